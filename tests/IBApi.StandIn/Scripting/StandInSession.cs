using System;
using System.Collections.Generic;
using System.Threading;

namespace IBApi.StandIn;

/// <summary>The connection of one client, seen from TWS.</summary>
public sealed class StandInSession
{
    private readonly object _gate = new object();
    private readonly Queue<StandInMessage> _wire = new Queue<StandInMessage>();
    private readonly StandInTws _tws;
    private Timer _delayed;
    private bool _lost;
    private bool _closed;

    internal StandInSession(StandInTws tws, ConnectAttempt attempt, int serverVersion)
    {
        _tws = tws;
        Attempt = attempt;
        ServerVersion = serverVersion;
    }

    public ConnectAttempt Attempt { get; }

    public int ClientId => Attempt.ClientId;

    public int ServerVersion { get; }

    public bool IsOpen
    {
        get
        {
            lock (_gate)
            {
                return !_lost && !_closed;
            }
        }
    }

    internal bool WasLost
    {
        get
        {
            lock (_gate)
            {
                return _lost;
            }
        }
    }

    /// <summary>
    /// Puts a callback on the wire; it runs where the client runs its callbacks. It may do more than call the wrapper:
    /// <c>wrapper => { session.Drop(); wrapper.nextValidId(1); }</c> loses the connection in the middle of a callback.
    /// </summary>
    public void Send(Action<EWrapper> callback) => Put(new StandInMessage(callback));

    public void SendError(int id, int code, string message, string rejectJson = "") =>
        Send(wrapper => Callbacks.ErrorFromTws(wrapper, id, code, message, rejectJson));

    public void SendNextValidId(int orderId) => Send(wrapper => Callbacks.NextValidId(wrapper, orderId));

    public void SendManagedAccounts(string accounts) => Send(wrapper => Callbacks.ManagedAccounts(wrapper, accounts));

    public void SendCurrentTime() =>
        Send(wrapper => Callbacks.CurrentTime(wrapper, DateTimeOffset.UtcNow.ToUnixTimeSeconds()));

    /// <summary>
    /// TWS's end dies. What is already on the wire still arrives; the client notices as its generation does.
    /// </summary>
    public void Drop() => End(() => _lost = true);

    internal void SendAfter(TimeSpan delay, Action send)
    {
        if (delay <= TimeSpan.Zero)
        {
            send();
            return;
        }

        lock (_gate)
        {
            if (!_lost && !_closed)
            {
                _delayed = new Timer(_ => send(), null, delay, Timeout.InfiniteTimeSpan);
            }
        }
    }

    internal void Put(StandInMessage message)
    {
        lock (_gate)
        {
            if (!_lost && !_closed)
            {
                _wire.Enqueue(message);
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>
    /// Waits for the next message; false when the connection ended, as far as the reader can notice that.
    /// </summary>
    internal bool Take(bool noticesLoss, out StandInMessage message)
    {
        lock (_gate)
        {
            while (true)
            {
                if (_closed)
                {
                    message = null;
                    return false;
                }

                if (_wire.Count > 0)
                {
                    message = _wire.Dequeue();
                    return true;
                }

                if (_lost && noticesLoss)
                {
                    message = null;
                    return false;
                }

                Monitor.Wait(_gate);
            }
        }
    }

    /// <summary>A request of the client; false when there is nobody left to read it.</summary>
    internal bool Send(string method, object[] arguments)
    {
        if (!IsOpen)
        {
            return false;
        }

        _tws.Receive(this, new StandInRequest(ClientId, method, arguments));
        return true;
    }

    internal void CloseByClient() => End(() => _closed = true);

    private void End(Action mark)
    {
        lock (_gate)
        {
            mark();
            _delayed?.Dispose();
            _delayed = null;
            Monitor.PulseAll(_gate);
        }

        _tws.NotifyChange();
    }
}
