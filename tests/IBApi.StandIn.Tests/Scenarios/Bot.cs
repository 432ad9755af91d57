using System;
using System.Threading;
using IBApi;
using IBApi.StandIn;

/// <summary>The smallest program: a client, and a message loop where the generation has one.</summary>
public sealed class Bot : IDisposable
{
    private readonly StandInTws _tws;

    public Bot(StandInTws tws)
    {
        _tws = tws;
#if V976_OR_LATER
        Client = new EClientSocket(Calls.Wrapper, Signal);
#else
        Client = new EClientSocket(Calls.Wrapper);
#endif
    }

    public Recorder Calls { get; } = Recorder.Create();

    public EClientSocket Client { get; }

#if V976_OR_LATER
    private Thread _loop;

    public EReaderMonitorSignal Signal { get; } = new EReaderMonitorSignal();
#endif

    public Bot Connect(int clientId = 1)
    {
        Client.eConnect("127.0.0.1", _tws.Port, clientId);
        return this;
    }

    public Bot Run()
    {
#if V976_OR_LATER
        var reader = new EReader(Client, Signal);
        reader.Start();
        Loop(reader);
#endif
        return this;
    }

    public Bot ConnectAndRun(int clientId = 1)
    {
        Connect(clientId).Run().Calls.Await("nextValidId@");
        return this;
    }

#if V976_OR_LATER
    public void Loop(EReader reader)
    {
        _loop = new Thread(() =>
        {
            try
            {
                while (Client.IsConnected())
                {
                    Signal.waitForSignal();
                    reader.processMsgs();
                }
            }
            catch (InvalidOperationException)
            {
                // The scenario threw it in a callback: it ends the loop, as it ends that of a real program.
            }
        })
        { IsBackground = true, Name = "loop" };
        _loop.Start();
    }
#endif

    /// <summary>Also ends the loop, which would otherwise take the signals of the next one.</summary>
    public void Disconnect()
    {
        Client.eDisconnect();
#if V976_OR_LATER
        Signal.issueSignal();
        _loop?.Join(TimeSpan.FromSeconds(5));
#endif
    }

    public void Dispose() => Disconnect();
}
