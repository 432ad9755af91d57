using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>What a diagnostic of IBAPI3001 tells, as places in documents: the wrapper, and the connect calls that use it.</summary>
internal sealed class ReconnectPlaces
{
    private ReconnectPlaces((DocumentId Document, TextSpan Span) wrapper, ImmutableArray<(DocumentId Document, TextSpan Span)> connects, string loss)
    {
        Wrapper = wrapper;
        Connects = connects;
        Loss = loss;
    }

    public (DocumentId Document, TextSpan Span) Wrapper { get; }

    public ImmutableArray<(DocumentId Document, TextSpan Span)> Connects { get; }

    /// <summary>How this build announces a loss.</summary>
    public string Loss { get; }

    public static ReconnectPlaces? Of(Project project, Diagnostic diagnostic)
    {
        var connects = diagnostic.AdditionalLocations.Select(location => PlaceOf(project, location)).ToList();
        return FixData.Reconnect(diagnostic.Properties) is { } loss
            && PlaceOf(project, diagnostic.Location) is { } wrapper
            && connects.Count > 0
            && connects.All(static place => place is not null)
                ? new ReconnectPlaces(wrapper, ImmutableArray.CreateRange(connects.Select(static place => place!.Value)), loss)
                : null;
    }

    /// <summary>The same places after changes of the text, without calls that were changed; null when nothing is left.</summary>
    public ReconnectPlaces? Moved(IReadOnlyDictionary<DocumentId, IReadOnlyList<TextChange>> changes)
    {
        var connects = Connects.Select(place => Moved(place, changes))
            .Where(static place => place is not null)
            .Select(static place => place!.Value)
            .ToList();
        return Moved(Wrapper, changes) is { } wrapper && connects.Count > 0
            ? new ReconnectPlaces(wrapper, ImmutableArray.CreateRange(connects), Loss)
            : null;
    }

    /// <summary>A place after changes of the text; null for one that was changed itself.</summary>
    public static (DocumentId Document, TextSpan Span)? Moved(
        (DocumentId Document, TextSpan Span) place, IReadOnlyDictionary<DocumentId, IReadOnlyList<TextChange>> changes)
    {
        if (!changes.TryGetValue(place.Document, out var ofDocument))
        {
            return place;
        }

        var before = ofDocument.Where(change => change.Span.End <= place.Span.Start).ToList();
        return ofDocument.Any(change => change.Span.Start < place.Span.End && change.Span.End > place.Span.Start)
            ? null
            : (place.Document, new TextSpan(
                place.Span.Start + before.Sum(static change => (change.NewText?.Length ?? 0) - change.Span.Length), place.Span.Length));
    }

    /// <summary>The tree of a location that comes from another process may be a copy: then its path tells.</summary>
    public static (DocumentId Document, TextSpan Span)? PlaceOf(Project project, Location location)
        => ((location.SourceTree is { } tree ? project.GetDocument(tree) : null)
            ?? project.Documents.FirstOrDefault(document => document.FilePath == location.GetLineSpan().Path)) is { } found
                ? (found.Id, location.SourceSpan)
                : null;
}
