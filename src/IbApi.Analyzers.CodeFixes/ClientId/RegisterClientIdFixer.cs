using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.ClientId;

/// <summary>
/// IBAPI2002: writes the client ID into the session register; or takes the next ID that is free on the session and registers
/// that.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RegisterClientIdFixer : CodeFixProvider
{
    public const string RegisterEquivalenceKey = "RegisterClientId";
    public const string FreeEquivalenceKey = "UseFreeClientIdOfSession";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.UnregisteredConnection);

    public override FixAllProvider GetFixAllProvider()
        => OneAfterTheOther.Instance;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (FixData.Register(diagnostic.Properties) is not var (path, spans, project, session)
                || !await RegisterEdit.HasListAsync(solution, path, ListOf(spans), context.CancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            var file = Path.GetFileName(path);
            if (FixData.RegisteredClientId(diagnostic.Properties) is { } id)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Register client ID {id} for '{project}' on '{session}' in {file}",
                        cancellationToken => RegisterEdit.AddAsync(solution, path, ListOf(spans), LastOf(spans), [(id, project, session)], cancellationToken),
                        RegisterEquivalenceKey),
                    diagnostic);
            }

            if (FixData.FreeClientId(diagnostic.Properties) is { } free
                && await TextEdit.TokenAtAsync(context.Document, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false) is { } literal
                && LiteralEdit.WithNumber(literal, free) is { } replacement)
            {
                var change = new TextChange(diagnostic.Location.SourceSpan, replacement);
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Use client ID {free}, which is free on '{session}', and register it in {file}",
                        async cancellationToken => await RegisterEdit.AddAsync(
                            await WithAsync(solution, context.Document.Id, [change], cancellationToken).ConfigureAwait(false),
                            path, ListOf(spans), LastOf(spans), [(free, project, session)], cancellationToken).ConfigureAwait(false),
                        FreeEquivalenceKey),
                    diagnostic);
            }
        }
    }

    private static TextSpan ListOf(ImmutableArray<int> spans)
        => new(spans[0], spans[1]);

    private static TextSpan? LastOf(ImmutableArray<int> spans)
        => spans[2] < 0 ? null : new TextSpan(spans[2], spans[3]);

    private static async Task<Solution> WithAsync(
        Solution solution, DocumentId id, IReadOnlyList<TextChange> changes, CancellationToken cancellationToken)
    {
        var text = await solution.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return solution.WithDocumentText(id, text.WithChanges(changes));
    }

    /// <summary>All entries go into the register at once, and no free ID is given twice.</summary>
    private sealed class OneAfterTheOther : FixAllProvider
    {
        public static readonly OneAfterTheOther Instance = new();

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes()
            => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var cancellationToken = fixAllContext.CancellationToken;
            var solution = fixAllContext.Solution;
            var entries = new List<(string Path, ImmutableArray<int> Spans, int Id, string Project, string Session)>();
            var changes = new List<(DocumentId Document, TextChange Change)>();
            foreach (var project in fixAllContext.Scope == FixAllScope.Solution ? solution.Projects : [fixAllContext.Project])
            {
                var diagnostics = fixAllContext.Scope == FixAllScope.Document && fixAllContext.Document is { } only
                    ? await fixAllContext.GetDocumentDiagnosticsAsync(only).ConfigureAwait(false)
                    : await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                foreach (var diagnostic in diagnostics
                    .Where(static diagnostic => diagnostic.Location.IsInSource)
                    .OrderBy(static diagnostic => diagnostic.Location.SourceTree!.FilePath, System.StringComparer.Ordinal)
                    .ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start))
                {
                    if (FixData.Register(diagnostic.Properties) is not var (path, spans, name, session))
                    {
                        continue;
                    }

                    if (fixAllContext.CodeActionEquivalenceKey == RegisterEquivalenceKey)
                    {
                        if (FixData.RegisteredClientId(diagnostic.Properties) is { } id
                            && !entries.Exists(entry => entry.Id == id && entry.Session == session && entry.Project != name))
                        {
                            entries.Add((path, spans, id, name, session));
                        }
                    }
                    else if (FixData.FreeClientId(diagnostic.Properties) is { } free
                        && project.GetDocument(diagnostic.Location.SourceTree) is { } document
                        && await TextEdit.TokenAtAsync(document, diagnostic.Location.SourceSpan, cancellationToken).ConfigureAwait(false) is { } literal)
                    {
                        while (entries.Exists(entry => entry.Id == free && entry.Session == session))
                        {
                            free++;
                        }

                        if (LiteralEdit.WithNumber(literal, free) is { } replacement)
                        {
                            entries.Add((path, spans, free, name, session));
                            changes.Add((document.Id, new TextChange(diagnostic.Location.SourceSpan, replacement)));
                        }
                    }
                }
            }

            foreach (var document in changes.GroupBy(static change => change.Document))
            {
                solution = await WithAsync(solution, document.Key, document.Select(static change => change.Change).ToList(), cancellationToken).ConfigureAwait(false);
            }

            foreach (var register in entries.GroupBy(static entry => entry.Path, System.StringComparer.Ordinal))
            {
                var spans = register.First().Spans;
                solution = await RegisterEdit.AddAsync(
                    solution,
                    register.Key,
                    ListOf(spans),
                    LastOf(spans),
                    register.Select(static entry => (entry.Id, entry.Project, entry.Session)).ToList(),
                    cancellationToken).ConfigureAwait(false);
            }

            return CodeAction.Create("Register the client IDs", _ => Task.FromResult(solution), fixAllContext.CodeActionEquivalenceKey);
        }
    }
}
