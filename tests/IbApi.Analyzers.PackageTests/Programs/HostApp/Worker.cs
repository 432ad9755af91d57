using IBApi;
using Microsoft.Extensions.Hosting;

namespace Trading;

/// <summary>Connects, and ends the program.</summary>
public sealed class Worker(EClientSocket client, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        client.eConnect("127.0.0.1", 7497, 2);
        client.eDisconnect();
        lifetime.StopApplication();
        return Task.CompletedTask;
    }
}
