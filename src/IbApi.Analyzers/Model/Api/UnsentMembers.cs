using System.Collections.Immutable;

namespace IbApi.Analyzers.Model.Api;

/// <summary>
/// Members that some builds have and never send. Apart from the gates, so that a project that asks for nothing else does not
/// build their tables. Source: facts/api-versions.json.
/// </summary>
internal static class UnsentMembers
{
    /// <summary>
    /// Builds that negotiate at most a server version from the first number on and below the second, from which on the
    /// member is sent.
    /// </summary>
    public static readonly ImmutableArray<(string Type, string Name, int From, int SentFrom)> All = ImmutableArray.Create(
        ("Order", "AutoCancelParent", 0, 162),
        ("Order", "BondAccruedInterest", 0, 203),
        ("Order", "ImbalanceOnly", 0, 199),
        ("Order", "ManualOrderIndicator", RequestGates.UndoneRfq, RequestGates.CmeTagging),
        ("Order", "RouteMarketableToBbo", 0, 217));
}
