#if V976_OR_LATER
using System.Collections.Generic;
using System.Threading;
using IBApi.StandIn;
#if V1030_OR_LATER
using System.Net.Sockets;
#endif

namespace IBApi;

/// <summary>
/// Takes messages off the connection on a thread of its own and hands them to whoever calls <see cref="processMsgs"/>.
/// It belongs to the connection that existed when it was made: made before <c>eConnect</c> it stays deaf, and after a
/// reconnect it stays dead.
/// </summary>
public class EReader
{
    // A close travels behind the data before it; a live message loop needs far less than this to run its callbacks.
    private const int MillisecondsForPendingCallbacks = 200;

    private readonly EClientSocket _client;
    private readonly EReaderSignal _signal;
    private readonly StandInSession _session;
    private readonly Queue<StandInMessage> _queue = new Queue<StandInMessage>();
    private bool _handshakeSeen;

    public EReader(EClientSocket clientSocket, EReaderSignal signal)
    {
        _client = clientSocket;
        _signal = signal;
        _session = clientSocket.Session;
        _handshakeSeen = clientSocket.ServerVersion != 0;
    }

    public void Start() => new Thread(Read) { IsBackground = true, Name = "EReader" }.Start();

    public void processMsgs()
    {
        while (TryDequeue(out var message))
        {
            if (message.IsHandshake)
            {
                _handshakeSeen = true;
            }
            else if (!_handshakeSeen)
            {
                // The decoder waits for a greeting that was answered long ago, and makes nothing of anything else.
                continue;
            }

            _client.Process(message);
        }
    }

    public bool putMessageToQueue()
    {
        if (_session == null || !_session.Take(NoticesLoss, out var message))
        {
            return false;
        }

        lock (_queue)
        {
            _queue.Enqueue(message);
        }

        _signal.issueSignal();
        return true;
    }

    // From 9.79 to 10.26 the real reader asks for available data, and a dead socket has none for ever.
#if V1019_OR_LATER && !V1030_OR_LATER
    private const bool NoticesLoss = false;
#else
    private const bool NoticesLoss = true;
#endif

    private bool IsCurrent => _client.IsConnected() && _client.Session == _session;

    private void Read()
    {
        while (IsCurrent && putMessageToQueue())
        {
        }

        if (_session != null && _session.WasLost)
        {
            AwaitPendingCallbacks();
            if (IsCurrent)
            {
                AnnounceLoss();
            }
        }

        _signal.issueSignal();
    }

    private void AnnounceLoss()
    {
#if V1030_OR_LATER
        _client.Wrapper.error(new SocketException(10054));
        _client.eDisconnect();
#elif !V1019_OR_LATER
        _client.Wrapper.error("The connection to TWS was lost");
#endif
    }

    private void AwaitPendingCallbacks()
    {
        lock (_queue)
        {
            if (_queue.Count > 0)
            {
                Monitor.Wait(_queue, MillisecondsForPendingCallbacks);
            }
        }
    }

    private bool TryDequeue(out StandInMessage message)
    {
        lock (_queue)
        {
            if (_queue.Count == 0)
            {
                message = null;
                Monitor.PulseAll(_queue);
                return false;
            }

            message = _queue.Dequeue();
            return true;
        }
    }
}
#endif
