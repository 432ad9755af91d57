namespace IBApi.StandIn;

/// <summary>What a <see cref="StandInTws"/> does with one connection.</summary>
public enum ConnectOutcome
{
    /// <summary>Accounts and the next order id follow.</summary>
    Accepted,

    /// <summary>Nobody listens: a socket error inside <c>eConnect</c>.</summary>
    Refused,

    /// <summary>The socket closes before the answer to the greeting: no callback at all.</summary>
    HungUp,

    /// <summary><c>eConnect</c> returns connected, then the socket dies before anything was said.</summary>
    DroppedAfterHandshake,

    /// <summary><c>eConnect</c> returns connected, then error 326 arrives and the socket closes.</summary>
    ClientIdInUse,
}
