namespace IbApi.Analyzers.Model.Values;

/// <summary>What a connect call is given: where to connect, and as whom.</summary>
internal enum Setting
{
    /// <summary>Name or address of the machine on which TWS or IB Gateway runs.</summary>
    Host,

    /// <summary>The socket port of the TWS or Gateway session.</summary>
    Port,

    /// <summary>The client ID: one connection of a session has it at a time.</summary>
    ClientId,
}
