using System.Collections.Immutable;
using IbApi.Analyzers.Model.Api;

namespace IbApi.Analyzers.Model;

/// <summary>A wrapper whose lost connection leads nowhere.</summary>
/// <param name="Place">The name of its <c>connectionClosed</c>, or its own where it inherits an empty one.</param>
/// <param name="Type">The wrapper.</param>
/// <param name="IsInherited">Whether the callback is inherited from the API.</param>
/// <param name="Announcement">How the referenced build tells of a loss.</param>
/// <param name="Connects">The calls of the API's connect method, by path and position.</param>
internal sealed record UnhandledLoss(
    CodePlace Place, string Type, bool IsInherited, LossAnnouncement Announcement, ImmutableArray<CodePlace> Connects);

/// <summary>
/// What is known of the life of the connections of one source snapshot: plain data, as <see cref="ConnectionFindings"/> is.
/// </summary>
/// <param name="UnhandledLosses">Wrappers that are connected and whose lost connection leads nowhere, by path and position.</param>
internal sealed record LifecycleFindings(ImmutableArray<UnhandledLoss> UnhandledLosses)
{
    public static readonly LifecycleFindings None = new(ImmutableArray<UnhandledLoss>.Empty);
}
