using System.Collections.Immutable;
using IbApi.Analyzers.Model.Values;

namespace IbApi.Analyzers.Model;

/// <summary>A written client ID with which more than one client can be connected at the same time. Plain data.</summary>
/// <param name="Place">Where the ID is written.</param>
/// <param name="ClientId">The ID.</param>
/// <param name="Others">The first of the other places: their IDs, or the calls that lead to this one; for a loop the loop.</param>
/// <param name="Count">The number of other connections; 0 for a loop, which has any number.</param>
/// <param name="IsChangedAlone">Whether another ID at this place would be another ID for this connection alone.</param>
/// <param name="IsLast">Whether no other of the places comes after this one.</param>
internal sealed record ClientIdConflict(
    CodePlace Place, long ClientId, ImmutableArray<CodePlace> Others, int Count, bool IsChangedAlone, bool IsLast)
{
    /// <summary>Other places that are shown with one; there may be a thousand.</summary>
    public const int MostOthers = 5;

    public bool IsLoop => Count == 0;
}

/// <summary>
/// A written client ID, and a connection that reads its ID from configuration and can be open at the same time: a conflict
/// where the settings file gives the same number. Plain data.
/// </summary>
/// <param name="Place">Where the ID is written.</param>
/// <param name="ClientId">The ID.</param>
/// <param name="Configured">Where the other connection's comes from.</param>
internal sealed record ConfiguredClientId(CodePlace Place, long ClientId, Origin Configured);
