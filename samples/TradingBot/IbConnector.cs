using IBApi;

namespace TradingBot;

/// <summary>The bot's connection to TWS or IB Gateway.</summary>
public sealed class IbConnector : IDisposable
{
    private readonly EReaderMonitorSignal _signal = new();
    private readonly Callbacks _callbacks = new();
    private readonly EClientSocket _client;

    public IbConnector()
    {
        _client = new EClientSocket(_callbacks, _signal);
    }

    public bool IsConnected => _client.IsConnected();

    /// <summary>Connects and waits until TWS takes orders. False when it does not answer in time.</summary>
    public bool Connect(string host, int port, int clientId)
    {
        _callbacks.Ready.Reset();
        _client.eConnect(host, port, clientId);
        if (!_client.IsConnected())
        {
            return false;
        }

        var reader = new EReader(_client, _signal);
        reader.Start();
        new Thread(() => ProcessMessages(reader)) { IsBackground = true }.Start();
        return _callbacks.Ready.Wait(TimeSpan.FromSeconds(5));
    }

    public bool Connect(IbSettings settings) => Connect(settings.Host, settings.Port, settings.ClientId);

    public void Dispose()
    {
        _client.eDisconnect();
        _callbacks.Ready.Dispose();
    }

    private void ProcessMessages(EReader reader)
    {
        while (_client.IsConnected())
        {
            _signal.waitForSignal();
            try
            {
                reader.processMsgs();
            }
            catch (Exception exception)
            {
                _callbacks.error(exception);
            }
        }
    }

    private sealed class Callbacks : DefaultEWrapper
    {
        public ManualResetEventSlim Ready { get; } = new();

        public override void nextValidId(int orderId) => Ready.Set();

        public override void connectionClosed() => Console.WriteLine("TWS closed the connection.");
    }
}
