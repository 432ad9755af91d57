using System.Collections.Immutable;
using IbApi.Analyzers.Model.Values;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>How a connect call was recognised.</summary>
internal enum ConnectCallKind
{
    /// <summary>A call of the API's own connect method.</summary>
    Api,

    /// <summary>A call that leads to a connect call inside a referenced assembly.</summary>
    Foreign,

    /// <summary>A call that the option <c>ibapi.connect_methods</c> lists.</summary>
    Listed,
}

/// <summary>A connect call of the project and what is known of its settings. Plain data.</summary>
/// <param name="Kind">How it was recognised.</param>
/// <param name="Place">The call.</param>
/// <param name="Target">What is called, as a message names it: <c>eConnect</c>, <c>IbConnector.Connect</c>.</param>
/// <param name="Host">The possible values of the host; empty when the call has no such setting.</param>
/// <param name="Port">The possible values of the port; empty when the call has no such setting.</param>
/// <param name="ClientId">The possible values of the client ID; empty when the call has no such setting.</param>
internal sealed record ConnectCall(
    ConnectCallKind Kind,
    CodePlace Place,
    string Target,
    ImmutableArray<Origin> Host,
    ImmutableArray<Origin> Port,
    ImmutableArray<Origin> ClientId)
{
    public ImmutableArray<Origin> this[Setting setting]
        => setting switch
        {
            Setting.Host => Host,
            Setting.Port => Port,
            _ => ClientId,
        };
}
