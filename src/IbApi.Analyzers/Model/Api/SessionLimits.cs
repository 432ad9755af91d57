namespace IbApi.Analyzers.Model.Api;

/// <summary>What one session of TWS or IB Gateway can do; facts/connection-rules.</summary>
internal static class SessionLimits
{
    /// <summary>API clients on one session at the same time.</summary>
    public const int MostClients = 32;

    /// <summary>The first version that restarts by itself without a new login.</summary>
    public static readonly IbVersion FirstAutoRestart = IbVersion.TryParse("974", out var version) ? version : default;
}
