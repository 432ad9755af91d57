namespace TradingBot;

/// <summary>Where TWS listens, and as which client the bot speaks to it.</summary>
public class IbSettings
{
    public string Host { get; set; } = "127.0.0.1";

    public int Port { get; set; }

    public int ClientId { get; set; }
}
