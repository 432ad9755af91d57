using System;
using System.Collections.Generic;

namespace IBApi.StandIn;

/// <summary>One request as it arrived at TWS.</summary>
public sealed class StandInRequest
{
    internal StandInRequest(int clientId, string method, IReadOnlyList<object> arguments)
    {
        ClientId = clientId;
        Method = method;
        Arguments = arguments;
        ThreadId = Environment.CurrentManagedThreadId;
    }

    public int ClientId { get; }

    /// <summary>The name of the client's method, such as <c>reqMktData</c>.</summary>
    public string Method { get; }

    public IReadOnlyList<object> Arguments { get; }

    /// <summary>The thread that sent it.</summary>
    public int ThreadId { get; }

    public override string ToString() => Method + "(" + string.Join(", ", Arguments) + ")";
}
