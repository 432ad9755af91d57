using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>
/// One after the other: each fix writes into places that others write into as well. The places of those still to do move with
/// the text.
/// </summary>
/// <typeparam name="TPlaces">The places that one fix needs.</typeparam>
internal sealed class OneByOneFixAll<TPlaces>(
    string title,
    Func<Project, Diagnostic, TPlaces?> placesOf,
    Func<TPlaces, IReadOnlyDictionary<DocumentId, IReadOnlyList<TextChange>>, TPlaces?> moved,
    Func<Project, TPlaces, CancellationToken, Task<Solution?>> fixedAsync) : FixAllProvider
    where TPlaces : class
{
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var projects = fixAllContext.Scope == FixAllScope.Solution ? fixAllContext.Solution.Projects : [fixAllContext.Project];
        var solution = fixAllContext.Solution;
        foreach (var project in projects.Where(static project => project.Language == LanguageNames.CSharp))
        {
            var found = fixAllContext is { Scope: FixAllScope.Document, Document: { } document }
                ? await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            solution = await FixedAsync(solution, project, found, fixAllContext.CancellationToken).ConfigureAwait(false);
        }

        return solution == fixAllContext.Solution
            ? null
            : CodeAction.Create(title, _ => Task.FromResult(solution), fixAllContext.CodeActionEquivalenceKey);
    }

    private async Task<Solution> FixedAsync(
        Solution solution, Project original, ImmutableArray<Diagnostic> found, CancellationToken cancellationToken)
    {
        var waiting = found
            .OrderBy(static diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => placesOf(original, diagnostic))
            .OfType<TPlaces>()
            .ToList();
        while (waiting.Count > 0)
        {
            var places = waiting[0];
            waiting.RemoveAt(0);
            if (solution.GetProject(original.Id) is not { } project
                || await fixedAsync(project, places, cancellationToken).ConfigureAwait(false) is not { } changed)
            {
                continue;
            }

            var moves = new Dictionary<DocumentId, IReadOnlyList<TextChange>>();
            foreach (var id in changed.GetChanges(solution).GetProjectChanges().SelectMany(static change => change.GetChangedDocuments()))
            {
                var (before, after) = (solution.GetDocument(id)!, changed.GetDocument(id)!);
                moves.Add(id, await TextChangesAsync(before, after, cancellationToken).ConfigureAwait(false));
            }

            solution = changed;
            waiting = waiting.Select(others => moved(others, moves)).OfType<TPlaces>().ToList();
        }

        return solution;
    }

    private static async Task<IReadOnlyList<TextChange>> TextChangesAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        var old = await before.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return (await after.GetTextAsync(cancellationToken).ConfigureAwait(false)).GetTextChanges(old);
    }
}
