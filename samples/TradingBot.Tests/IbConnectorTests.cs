namespace TradingBot.Tests;

public class IbConnectorTests
{
    [Fact]
    public void Connects_to_TWS()
    {
        using var connector = new IbConnector();

        Assert.True(connector.Connect("127.0.0.1", 7496, 1));
    }

    [Fact]
    public void Connects_with_settings()
    {
        var settings = new IbSettings { Host = "localhost", Port = 4001, ClientId = 2 };
        using var connector = new IbConnector();

        Assert.True(connector.Connect(settings));
    }

    [Fact]
    public void Is_not_connected_after_a_new()
    {
        using var connector = new IbConnector();

        Assert.False(connector.IsConnected);
    }
}
