using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Editing;

/// <summary>The changes of several fixes in one file. What would change a place that another one changes waits for the next time.</summary>
internal sealed class TextEditSet
{
    private readonly List<TextChange> _changes = [];

    /// <summary>All of a fix's changes, or none.</summary>
    public void TryAdd(IReadOnlyCollection<TextChange> changes)
    {
        if (!changes.Any(change => _changes.Exists(other => Overlap(change.Span, other.Span))))
        {
            _changes.AddRange(changes);
        }
    }

    public async Task<Document> ApplyAsync(Document document, CancellationToken cancellationToken)
        => document.WithText((await document.GetTextAsync(cancellationToken).ConfigureAwait(false))
            .WithChanges(_changes.OrderBy(static change => change.Span.Start).ThenBy(static change => change.Span.End)));

    /// <summary>An insertion overlaps with what it stands in and with another one, not with what it stands beside.</summary>
    private static bool Overlap(TextSpan one, TextSpan other)
        => one == other || (one.Start < other.End && other.Start < one.End);
}
