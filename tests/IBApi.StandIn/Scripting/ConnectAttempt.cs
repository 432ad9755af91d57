using System;
using System.Threading;

namespace IBApi.StandIn;

/// <summary>One call of <c>eConnect</c> that reached a <see cref="StandInTws"/>.</summary>
public sealed class ConnectAttempt
{
    internal ConnectAttempt(
        string host, int port, int clientId, bool extraAuth, string connectOptions, string optionalCapabilities)
    {
        Host = host;
        Port = port;
        ClientId = clientId;
        ExtraAuth = extraAuth;
        ConnectOptions = connectOptions;
        OptionalCapabilities = optionalCapabilities;
        ThreadId = Environment.CurrentManagedThreadId;
        ThreadName = Thread.CurrentThread.Name;
        Thread = Thread.CurrentThread;
        Utc = DateTime.UtcNow;
    }

    public string Host { get; }

    public int Port { get; }

    public int ClientId { get; }

    public bool ExtraAuth { get; }

    public string ConnectOptions { get; }

    public string OptionalCapabilities { get; }

    /// <summary>The thread that called <c>eConnect</c>.</summary>
    public int ThreadId { get; }

    public string ThreadName { get; }

    /// <summary>The same thread, for who must know whether it has ended: the ids of ended threads are given out again.</summary>
    public Thread Thread { get; }

    public DateTime Utc { get; }

    /// <summary>
    /// Since the TWS began to listen, by a clock that never goes back: for the distance between two attempts.
    /// </summary>
    public TimeSpan Elapsed { get; internal set; }

    public ConnectOutcome Outcome { get; internal set; }
}
