using IBApi;

namespace Trading;

/// <summary>The connection of the web application.</summary>
public class Connector
{
    private const int Port = 7497;

    private readonly EClientSocket _client;
    private readonly IConfiguration _configuration;

    public Connector(EClientSocket client, IConfiguration configuration)
    {
        _client = client;
        _configuration = configuration;
    }

    public string? Name => _configuration["Name"];

    public void Connect()
    {
        _client.eConnect("localhost", Port, 3);
        _client.eDisconnect();
    }
}
