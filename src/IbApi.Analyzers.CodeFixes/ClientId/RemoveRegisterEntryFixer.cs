using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.ClientId;

/// <summary>IBAPI2008: removes an entry of the session register that no connection uses.</summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class RemoveRegisterEntryFixer : CodeFixProvider
{
    public const string EquivalenceKey = "RemoveRegisterEntry";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.UnusedRegisterEntry);

    public override FixAllProvider GetFixAllProvider()
        => AllEntries.Instance;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.TextDocument.Project.Solution;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (FixData.RegisterEntry(diagnostic.Properties) is var (path, start, length)
                && await RegisterEdit.HasEntryAsync(solution, path, new TextSpan(start, length), context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Remove the entry from {Path.GetFileName(path)}",
                        cancellationToken => RegisterEdit.RemoveAsync(solution, path, [new TextSpan(start, length)], cancellationToken),
                        EquivalenceKey),
                    diagnostic);
            }
        }
    }

    /// <summary>The provider that comes with Roslyn drops what is changed beside the code.</summary>
    private sealed class AllEntries : FixAllProvider
    {
        public static readonly AllEntries Instance = new();

        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes()
            => [FixAllScope.Project, FixAllScope.Solution];

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var solution = fixAllContext.Solution;
            var found = new List<Diagnostic>();
            foreach (var project in fixAllContext.Scope == FixAllScope.Solution ? solution.Projects : [fixAllContext.Project])
            {
                found.AddRange(await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
            }

            foreach (var register in found
                .Select(static diagnostic => FixData.RegisterEntry(diagnostic.Properties))
                .Where(static entry => entry is not null)
                .Select(static entry => entry!.Value)
                .GroupBy(static entry => entry.Path, System.StringComparer.Ordinal))
            {
                solution = await RegisterEdit.RemoveAsync(
                    solution, register.Key, register.Select(static entry => new TextSpan(entry.Start, entry.Length)), fixAllContext.CancellationToken)
                    .ConfigureAwait(false);
            }

            return CodeAction.Create("Remove the unused entries", _ => Task.FromResult(solution), EquivalenceKey);
        }
    }
}
