using System;
#if V1050_OR_LATER
using System.Linq;
#endif
using IBApi.StandIn;

namespace IBApi;

/// <summary>
/// The part of the client that keeps the connection. It speaks to a <see cref="StandInTws"/> in the same process instead
/// of to a socket; what it raises, when, and on which thread follows the real client of the same generation.
/// </summary>
#if V976_OR_LATER
public abstract partial class EClient
#else
public partial class EClientSocket
#endif
{
#if V1030_OR_LATER
    protected volatile bool isConnected;
#elif V976_OR_LATER
    protected bool isConnected;
#else
    private bool isConnected;
#endif

#if V976_OR_LATER
    protected int serverVersion;
    protected EWrapper wrapper;
    protected int clientId = -1;
    protected bool extraAuth;
    protected bool useV100Plus = true;
#else
    private int serverVersion;
    private readonly EWrapper wrapper;
    private int clientId = -1;
    private bool extraAuth;
#endif

#if V976_OR_LATER && !V1050_OR_LATER
    protected bool allowRedirect;
#endif

    private const int NoId = -1;
    private readonly object _sendGate = new object();
    private string _connectOptions = "";

#if V976_OR_LATER
    public EClient(EWrapper wrapper)
    {
        this.wrapper = wrapper;
        optionalCapabilities = "";
    }

    public string optionalCapabilities { get; set; }

    public string ServerTime { get; protected set; }

    public bool AsyncEConnect { get; set; }
#else
    public EClientSocket(EWrapper wrapper)
    {
        this.wrapper = wrapper;
    }
#endif

#if V976_OR_LATER && !V1050_OR_LATER
    /// <summary>Kept for the signature: the stand-in never redirects.</summary>
    public bool AllowRedirect
    {
        get => allowRedirect;
        set => allowRedirect = value;
    }
#endif

    public EWrapper Wrapper => wrapper;

    public int ServerVersion => serverVersion;

    /// <summary>
    /// The connection of the last <c>eConnect</c> that reached a TWS; kept after its end, as the real socket is.
    /// </summary>
    internal StandInSession Session { get; private set; }

    public bool IsConnected() => isConnected;

    public void startApi()
    {
        if (!isConnected)
        {
            Raise(NoId, EClientErrors.NOT_CONNECTED);
            return;
        }

        Send(NoId, nameof(startApi), Array.Empty<object>());
    }

    public void Close()
    {
        eDisconnect();

        // Up to 10.20 the real client says it a second time: handlers must bear it.
#if !V1030_OR_LATER
        wrapper.connectionClosed();
#endif
    }

#if V976_OR_LATER
    public virtual void eDisconnect(bool resetState = true)
    {
        if (Session == null)
        {
            return;
        }

        if (resetState)
        {
            ResetState();
        }

        Session.CloseByClient();

        if (resetState)
        {
            wrapper.connectionClosed();
        }
    }

    public void SetConnectOptions(string connectOptions)
    {
        if (isConnected)
        {
            Raise(clientId, EClientErrors.AlreadyConnected);
            return;
        }

        _connectOptions = connectOptions;
    }

    public void DisableUseV100Plus()
    {
        useV100Plus = false;
        _connectOptions = "";
    }
#else
    public void eDisconnect()
    {
        if (Session == null)
        {
            return;
        }

        var session = Session;
        ResetState();
        Session = null;
        session.CloseByClient();
        wrapper.connectionClosed();
    }
#endif

#if V1030_OR_LATER
    public void SetOptionalCapabilities(string optionalCapabilities) =>
        this.optionalCapabilities = optionalCapabilities;
#endif

    internal void Raise(int id, CodeMsgPair error, string tail = "") =>
        Callbacks.Error(wrapper, id, error.Code, error.Message + tail);

    internal void Process(StandInMessage message)
    {
        if (message.IsHandshake)
        {
            CompleteHandshake(message.NegotiatedVersion);
        }
        else
        {
            message.Callback(wrapper);
        }
    }

    private void CompleteHandshake(int negotiatedVersion)
    {
        serverVersion = negotiatedVersion;
#if V976_OR_LATER
        if (useV100Plus && negotiatedVersion < Constants.MinVersion)
        {
            Raise(clientId, EClientErrors.UNSUPPORTED_VERSION);
            return;
        }

        ServerTime = DateTime.UtcNow.ToString("yyyyMMdd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        isConnected = true;
        if (!AsyncEConnect)
        {
            startApi();
        }

        wrapper.connectAck();
#else
        isConnected = true;
        if (!extraAuth)
        {
            startApi();
        }
#endif
    }

    internal void Connect(string host, int port, int clientId, bool extraAuth)
    {
#if V1050_OR_LATER
        var bad = new[] { host, _connectOptions, optionalCapabilities }.FirstOrDefault(text => !IsAsciiPrintable(text));
        if (bad != null)
        {
            Raise(NoId, EClientErrors.INVALID_SYMBOL, bad);
            return;
        }
#endif

        if (isConnected)
        {
            Raise(NoId, EClientErrors.AlreadyConnected);
            return;
        }

        try
        {
            var session = StandInTws.Accept(
                new ConnectAttempt(host, port, clientId, extraAuth, _connectOptions, Capabilities),
                NewestServerVersion);
            Session = session;
            this.clientId = clientId;
            this.extraAuth = extraAuth;
            AwaitHandshake(session);
        }
        catch (Exception e)
        {
            // The real client lets nothing out of eConnect either, not even what connectAck throws.
            wrapper.error(e);
        }
    }

#if V976_OR_LATER
    private string Capabilities => optionalCapabilities;

    private int NewestServerVersion => useV100Plus ? Constants.MaxVersion : LastServerVersionBeforeV100;

    private const int LastServerVersionBeforeV100 = 76;

    private void AwaitHandshake(StandInSession session)
    {
        if (AsyncEConnect)
        {
            // The application pumps the answer itself, with an EReader.
            return;
        }

        // A socket that closes here says nothing at all: the real reader swallows it while there is no connection.
        if (session.Take(noticesLoss: true, out var answer))
        {
            Process(answer);
        }
    }
#else
    private static string Capabilities => "";

    // The newest feature that 9.71 knows.
    private const int NewestServerVersion = 71;

    private void AwaitHandshake(StandInSession session)
    {
        if (session.Take(noticesLoss: true, out var answer))
        {
            Process(answer);
            EReader.Start(this, session);
        }
        else
        {
            // Up to 9.71 the greeting is read in place, and the end of the stream is an error like any other.
            throw new System.IO.EndOfStreamException();
        }
    }

    /// <summary>
    /// The end of a lost connection. The real reader ends its own thread in the middle of this, before
    /// connectionClosed.
    /// </summary>
    internal void CloseAfterLoss(StandInSession session)
    {
        ResetState();
        Session = null;
        session.CloseByClient();
    }
#endif

    private void ResetState()
    {
        isConnected = false;
        extraAuth = false;
        clientId = -1;
        serverVersion = 0;
#if V976_OR_LATER
        optionalCapabilities = "";
#endif
    }

    private void Request(int id, int requiredServerVersion, string method, params object[] arguments)
    {
        if (!isConnected)
        {
            Raise(NoId, EClientErrors.NOT_CONNECTED);
            return;
        }

        if (serverVersion < requiredServerVersion)
        {
            Raise(id, EClientErrors.UPDATE_TWS);
            return;
        }

        Send(id, method, arguments);
    }

    private void Send(int id, string method, object[] arguments)
    {
        bool sent;
        lock (_sendGate)
        {
            sent = Session != null && Session.Send(method, arguments);
        }

        if (!sent)
        {
            Callbacks.Error(wrapper, id, SendFailures.CodeOf(method), "the connection is gone: " + method);
            Close();
        }
    }

#if V1050_OR_LATER
    private static bool IsAsciiPrintable(string text) =>
        text == null || text.All(character => character >= ' ' && character <= '~');
#endif
}
