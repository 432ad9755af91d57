using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Configuration;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.ClientId;

/// <summary>
/// IBAPI2001 and 2005: gives a connection an ID that the project does not use. Fix All gives each its own, and leaves the
/// last of those that share an ID as it is.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UseFreeClientIdFixer : CodeFixProvider
{
    public const string EquivalenceKey = "UseFreeClientId";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.DuplicateClientId, DiagnosticIds.MasterClientIdTaken);

    public override FixAllProvider GetFixAllProvider()
        => new ConfigurationFixAll(OneAfterTheOther.Instance);

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (FixData.NextFreeClientId(diagnostic.Properties, []) is { } free
                && await TextEdit.TokenAtAsync(context.Document, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false)
                    is { } literal
                && LiteralEdit.WithNumber(literal, free) is { } replacement)
            {
                context.RegisterCodeFix(
                    TextEdit.Replace($"Use client ID {free}, which is free", EquivalenceKey, context.Document, diagnostic.Location.SourceSpan, replacement),
                    diagnostic);
            }

            await ConfigurationFixes.RegisterAsync(context, diagnostic).ConfigureAwait(false);
        }
    }

    /// <summary>What several fixes at once would each take for free, only the first of them gets.</summary>
    private sealed class OneAfterTheOther : FixAllProvider
    {
        public static readonly OneAfterTheOther Instance = new();

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes()
            => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var solution = fixAllContext.Solution;
            foreach (var project in fixAllContext.Scope == FixAllScope.Solution ? solution.Projects : [fixAllContext.Project])
            {
                var diagnostics = fixAllContext.Scope == FixAllScope.Document && fixAllContext.Document is { } only
                    ? await fixAllContext.GetDocumentDiagnosticsAsync(only).ConfigureAwait(false)
                    : await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                solution = await FixedAsync(solution, project, diagnostics, fixAllContext).ConfigureAwait(false);
            }

            return CodeAction.Create("Use free client IDs", _ => Task.FromResult(solution), EquivalenceKey);
        }

        private static async Task<Solution> FixedAsync(
            Solution solution, Project project, ImmutableArray<Diagnostic> diagnostics, FixAllContext context)
        {
            var taken = new HashSet<long>();
            var changes = new Dictionary<DocumentId, List<TextChange>>();

            // Both rules may be right about one literal.
            foreach (var diagnostic in diagnostics
                .Where(static diagnostic => diagnostic.Location.IsInSource)
                .GroupBy(static diagnostic => diagnostic.Location)
                .Select(static group => group.OrderBy(static diagnostic => FixData.KeepsClientId(diagnostic.Properties)).First())
                .OrderBy(static diagnostic => diagnostic.Location.SourceTree!.FilePath, System.StringComparer.Ordinal)
                .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start))
            {
                if (FixData.KeepsClientId(diagnostic.Properties)
                    || FixData.NextFreeClientId(diagnostic.Properties, taken) is not { } free
                    || project.GetDocument(diagnostic.Location.SourceTree) is not { } document
                    || await TextEdit.TokenAtAsync(document, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false) is not { } literal
                    || LiteralEdit.WithNumber(literal, free) is not { } replacement)
                {
                    continue;
                }

                taken.Add(free);
                if (!changes.TryGetValue(document.Id, out var inDocument))
                {
                    changes.Add(document.Id, inDocument = []);
                }

                inDocument.Add(new TextChange(diagnostic.Location.SourceSpan, replacement));
            }

            foreach (var changed in changes)
            {
                var text = await solution.GetDocument(changed.Key)!.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
                solution = solution.WithDocumentText(changed.Key, text.WithChanges(changed.Value));
            }

            return solution;
        }
    }
}
