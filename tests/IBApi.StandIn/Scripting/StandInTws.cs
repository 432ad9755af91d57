using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Sockets;
using System.Threading;

namespace IBApi.StandIn;

/// <summary>
/// A TWS or Gateway in this process. Clients reach it by the host and port it listens on, without a socket; it does
/// what the script says and remembers what it saw. Tests that run in parallel take a port each, from
/// <see cref="Listen()"/>.
/// </summary>
public sealed class StandInTws : IDisposable
{
    private const string Loopback = "127.0.0.1";
    private const int DefaultPatienceInMilliseconds = 5000;
    private const int PollInMilliseconds = 20;

    private static readonly ConcurrentDictionary<string, StandInTws> Listening =
        new ConcurrentDictionary<string, StandInTws>(StringComparer.OrdinalIgnoreCase);

    // Above every port that TWS, its containers and their readers' settings use, and still a port.
    private const int FirstGivenPort = 40_001;
    private const int GivenPorts = 25_000;

    private static int _given;

    private readonly object _gate = new object();
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Queue<ConnectOutcome> _outcomes = new Queue<ConnectOutcome>();
    private readonly List<ConnectAttempt> _attempts = new List<ConnectAttempt>();
    private readonly List<StandInSession> _sessions = new List<StandInSession>();
    private readonly List<StandInRequest> _requests = new List<StandInRequest>();
    private readonly List<PlacedOrder> _orders = new List<PlacedOrder>();
    private readonly Dictionary<string, Action<StandInSession, StandInRequest>> _answers =
        new Dictionary<string, Action<StandInSession, StandInRequest>>();

    private bool _stopped;
    private bool _holding;

    private StandInTws(string host, int port)
    {
        Host = host;
        Port = port;
    }

    public string Host { get; }

    public int Port { get; }

    /// <summary>The newest version it speaks; the session gets the older one of both sides.</summary>
    public int ServerVersion { get; set; } = int.MaxValue;

    /// <summary>As TWS sends it: paper accounts begin with D, live ones with U.</summary>
    public string Accounts { get; set; } = "DU1234567";

    public int NextOrderId { get; set; } = 1;

    public TimeSpan NextValidIdDelay { get; set; }

    public bool WithholdsNextValidId { get; set; }

    public IReadOnlyList<ConnectAttempt> Attempts => Snapshot(_attempts);

    public IReadOnlyList<StandInRequest> Requests => Snapshot(_requests);

    public IReadOnlyList<PlacedOrder> Orders => Snapshot(_orders);

    /// <summary>The connections that are open now.</summary>
    public IReadOnlyList<StandInSession> Sessions => Snapshot(_sessions).Where(session => session.IsOpen).ToArray();

    /// <summary>Listens on a port of its own, which no other test has.</summary>
    public static StandInTws Listen()
    {
        while (true)
        {
            var number = (uint)Interlocked.Increment(ref _given);
            var tws = new StandInTws(Loopback, FirstGivenPort + (int)(number % GivenPorts));
            if (Listening.TryAdd(AddressOf(tws.Host, tws.Port), tws))
            {
                return tws;
            }
        }
    }

    /// <summary>
    /// Listens on a given port, for code that has it written in. Tests that share one must not run in parallel.
    /// </summary>
    public static StandInTws Listen(string host, int port)
    {
        var tws = new StandInTws(host, port);
        if (!Listening.TryAdd(AddressOf(host, port), tws))
        {
            throw new InvalidOperationException($"Somebody listens on {host}:{port} already.");
        }

        return tws;
    }

    public StandInTws Refuse(int times = 1) => Next(ConnectOutcome.Refused, times);

    public StandInTws HangUp(int times = 1) => Next(ConnectOutcome.HungUp, times);

    public StandInTws DropAfterHandshake(int times = 1) => Next(ConnectOutcome.DroppedAfterHandshake, times);

    /// <summary>Answers 326. A second connection with an id that is connected gets it without being told to.</summary>
    public StandInTws RejectClientId(int times = 1) => Next(ConnectOutcome.ClientIdInUse, times);

    public StandInTws Accept(int times = 1) => Next(ConnectOutcome.Accepted, times);

    /// <summary>
    /// Leaves <c>eConnect</c> waiting, as a TWS does that asks its user first, until <see cref="Release"/>.
    /// </summary>
    public StandInTws Hold()
    {
        lock (_gate)
        {
            _holding = true;
        }

        return this;
    }

    public void Release()
    {
        lock (_gate)
        {
            _holding = false;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>TWS exits: every connection dies and new ones are refused until <see cref="Start"/>.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
        }

        Drop();
    }

    public void Start()
    {
        lock (_gate)
        {
            _stopped = false;
        }
    }

    /// <summary>Every connection dies; new ones are taken.</summary>
    public void Drop() => ForEachSession(session => session.Drop());

    public void Send(Action<EWrapper> callback) => ForEachSession(session => session.Send(callback));

    public void SendError(int id, int code, string message, string rejectJson = "") =>
        ForEachSession(session => session.SendError(id, code, message, rejectJson));

    /// <summary>Error 1100: TWS has lost IB, the clients have not lost TWS.</summary>
    public void LoseIB() => SendError(-1, 1100, "Connectivity between IB and the platform has been lost");

    /// <summary>Error 1101 (market data must be asked for again) or 1102 (it was kept).</summary>
    public void RegainIB(bool dataLost) =>
        SendError(-1, dataLost ? 1101 : 1102, dataLost ? "Connectivity restored, data lost" : "Connectivity restored");

    /// <summary>
    /// What TWS does with a request, instead of what it does by itself. Runs on the thread that sends.
    /// </summary>
    public StandInTws When(string method, Action<StandInSession, StandInRequest> answer)
    {
        lock (_gate)
        {
            _answers[method] = answer;
        }

        return this;
    }

    public int CountOf(string method) => Requests.Count(request => request.Method == method);

    public bool WaitForAttempts(int count, int milliseconds = DefaultPatienceInMilliseconds) =>
        WaitUntil(() => _attempts.Count >= count, milliseconds);

    public bool WaitForRequests(string method, int count = 1, int milliseconds = DefaultPatienceInMilliseconds) =>
        WaitUntil(() => CountOf(method) >= count, milliseconds);

    /// <summary>Waits for anything; at once when this TWS sees the change, else within a moment.</summary>
    public bool WaitUntil(Func<bool> condition, int milliseconds = DefaultPatienceInMilliseconds)
    {
        var patience = Stopwatch.StartNew();
        lock (_gate)
        {
            while (!condition())
            {
                if (patience.ElapsedMilliseconds >= milliseconds)
                {
                    return false;
                }

                Monitor.Wait(_gate, PollInMilliseconds);
            }

            return true;
        }
    }

    /// <summary>Frees the port and ends what still runs, without a word to the clients.</summary>
    public void Dispose()
    {
        ((ICollection<KeyValuePair<string, StandInTws>>)Listening).Remove(
            new KeyValuePair<string, StandInTws>(AddressOf(Host, Port), this));
        lock (_gate)
        {
            _stopped = true;
            _holding = false;
            Monitor.PulseAll(_gate);
        }

        ForEachSession(session => session.CloseByClient());
    }

    /// <summary>The other end of <c>eConnect</c>.</summary>
    internal static StandInSession Accept(ConnectAttempt attempt, int newestVersionOfClient)
    {
        if (attempt.Host == null)
        {
            throw new ArgumentNullException("host");
        }

        if (!Listening.TryGetValue(AddressOf(attempt.Host, attempt.Port), out var tws))
        {
            throw new SocketException((int)SocketError.ConnectionRefused);
        }

        return tws.Open(attempt, newestVersionOfClient);
    }

    internal void NotifyChange()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }

    internal void Receive(StandInSession session, StandInRequest request)
    {
        Action<StandInSession, StandInRequest> answer;
        lock (_gate)
        {
            if (!_answers.TryGetValue(request.Method, out answer))
            {
                answer = Answer;
            }

            _requests.Add(request);
            if (request.Method == "placeOrder")
            {
                var order = new PlacedOrder(
                    session.ClientId,
                    (int)request.Arguments[0],
                    (Contract)request.Arguments[1],
                    (Order)request.Arguments[2]);
                _orders.Add(order);
                NextOrderId = Math.Max(NextOrderId, order.OrderId + 1);
            }

            Monitor.PulseAll(_gate);
        }

        answer(session, request);
    }

    private static string AddressOf(string host, int port)
    {
        var isLoopback = string.IsNullOrEmpty(host)
            || host == "::1"
            || string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase);
        return (isLoopback ? Loopback : host) + ":" + port;
    }

    private StandInSession Open(ConnectAttempt attempt, int newestVersionOfClient)
    {
        StandInSession session;
        lock (_gate)
        {
            attempt.Elapsed = _clock.Elapsed;
            _attempts.Add(attempt);
            Monitor.PulseAll(_gate);
            while (_holding)
            {
                Monitor.Wait(_gate);
            }

            attempt.Outcome = _stopped ? ConnectOutcome.Refused
                : _outcomes.Count > 0 ? _outcomes.Dequeue()
                : ConnectOutcome.Accepted;
            if (attempt.Outcome == ConnectOutcome.Refused)
            {
                throw new SocketException((int)SocketError.ConnectionRefused);
            }

            session = new StandInSession(this, attempt, Math.Min(ServerVersion, newestVersionOfClient));
            _sessions.Add(session);
        }

        if (attempt.Outcome == ConnectOutcome.HungUp)
        {
            session.Drop();
        }
        else
        {
            session.Put(new StandInMessage(session.ServerVersion));
        }

        return session;
    }

    private void Answer(StandInSession session, StandInRequest request)
    {
        switch (request.Method)
        {
            case "startApi":
                Welcome(session);
                break;
            case "reqIds":
                session.SendNextValidId(NextOrderId);
                break;
            case "reqManagedAccts":
                session.SendManagedAccounts(Accounts);
                break;
            case "reqCurrentTime":
                session.SendCurrentTime();
                break;
        }
    }

    private void Welcome(StandInSession session)
    {
        if (session.Attempt.Outcome == ConnectOutcome.DroppedAfterHandshake)
        {
            session.Drop();
            return;
        }

        if (session.Attempt.Outcome == ConnectOutcome.ClientIdInUse || IsTaken(session))
        {
            session.Attempt.Outcome = ConnectOutcome.ClientIdInUse;
            session.SendError(-1, 326, "The client id is already in use");
            session.Drop();
            return;
        }

        session.SendManagedAccounts(Accounts);
        if (!WithholdsNextValidId)
        {
            session.SendAfter(NextValidIdDelay, () => session.SendNextValidId(NextOrderId));
        }
    }

    private bool IsTaken(StandInSession session) =>
        Sessions.Any(other => other != session && other.ClientId == session.ClientId);

    private StandInTws Next(ConnectOutcome outcome, int times)
    {
        lock (_gate)
        {
            for (var i = 0; i < times; i++)
            {
                _outcomes.Enqueue(outcome);
            }
        }

        return this;
    }

    private void ForEachSession(Action<StandInSession> action)
    {
        foreach (var session in Snapshot(_sessions))
        {
            action(session);
        }
    }

    private IReadOnlyList<T> Snapshot<T>(List<T> list)
    {
        lock (_gate)
        {
            return list.ToArray();
        }
    }
}
