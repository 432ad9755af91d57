using IbApi.Analyzers.Model.Api;

namespace IbApi.Analyzers.Model;

/// <summary>The TWS, or IB Gateway, that a program is declared to talk to. Plain data.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Source">What declares it, as a message names it.</param>
internal sealed record DeclaredTws(IbVersion Version, string Source);
