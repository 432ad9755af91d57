using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TradingBot;

/// <summary>Keeps the bot connected as long as the host runs.</summary>
public class Worker(IbConnector connector, IConfiguration configuration, ILogger<Worker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var settings = configuration.GetRequiredSection("Ib").Get<IbSettings>()!;
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!connector.IsConnected && !connector.Connect(settings))
            {
                logger.LogWarning("TWS does not answer on {Host}:{Port}.", settings.Host, settings.Port);
            }

            await Task.Delay(TimeSpan.FromSeconds(10), stoppingToken);
        }
    }
}
