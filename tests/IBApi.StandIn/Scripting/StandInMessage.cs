using System;

namespace IBApi.StandIn;

/// <summary>What travels from TWS to a client: the answer to the greeting, or a callback.</summary>
internal sealed class StandInMessage
{
    public StandInMessage(int negotiatedVersion)
    {
        NegotiatedVersion = negotiatedVersion;
    }

    public StandInMessage(Action<EWrapper> callback)
    {
        Callback = callback;
    }

    public int NegotiatedVersion { get; }

    public Action<EWrapper> Callback { get; }

    public bool IsHandshake => Callback == null;
}
