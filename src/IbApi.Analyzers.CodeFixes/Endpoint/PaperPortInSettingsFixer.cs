using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Endpoint;

/// <summary>
/// IBAPI1002: writes the paper port over the live one in a settings file, and changes nothing else in it. Offered in the file
/// and in the code that reads the key.
/// </summary>
[ExportCodeFixProvider(
    LanguageNames.CSharp,
    DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class PaperPortInSettingsFixer : CodeFixProvider
{
    public const string EquivalenceKey = "UsePaperPort";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.LivePortInSettingsFile);

    public override FixAllProvider GetFixAllProvider()
        => new FixAll();

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var solution = context.TextDocument.Project.Solution;
            if (PortEdit.Of(diagnostic) is { } edit && await CanApplyAsync(solution, edit, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Use the paper port {edit.Text} in {Path.GetFileName(edit.Path)}",
                        cancellationToken => ApplyAsync(solution, [edit], cancellationToken),
                        EquivalenceKey),
                    diagnostic);
            }
        }
    }

    private static async Task<bool> CanApplyAsync(Solution solution, PortEdit edit, CancellationToken cancellationToken)
    {
        foreach (var copy in CopiesOf(solution, edit.Path))
        {
            if (edit.IsIn(await copy.GetTextAsync(cancellationToken).ConfigureAwait(false)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Projects and target frameworks that share a file hold copies of it, of which the last written would win: every copy gets
    /// every edit.
    /// </summary>
    private static async Task<Solution> ApplyAsync(Solution solution, IReadOnlyList<PortEdit> edits, CancellationToken cancellationToken)
    {
        foreach (var file in edits.GroupBy(static edit => edit.Path, StringComparer.Ordinal))
        {
            foreach (var copy in CopiesOf(solution, file.Key).ToList())
            {
                var text = await copy.GetTextAsync(cancellationToken).ConfigureAwait(false);
                var changes = file
                    .Where(edit => edit.IsIn(text))
                    .GroupBy(static edit => edit.Span)
                    .Select(static same => new TextChange(same.Key, same.First().Text))
                    .OrderBy(static change => change.Span.Start)
                    .ToArray();
                if (changes.Length > 0)
                {
                    solution = solution.WithAdditionalDocumentText(copy.Id, text.WithChanges(changes));
                }
            }
        }

        return solution;
    }

    private static IEnumerable<TextDocument> CopiesOf(Solution solution, string path)
        => solution.Projects
            .SelectMany(static project => project.AdditionalDocuments)
            .Where(document => (document.FilePath ?? document.Name) == path);

    /// <summary>Digits in a settings file that are to be replaced.</summary>
    private sealed record PortEdit(string Path, TextSpan Span, string Text)
    {
        public static PortEdit? Of(Diagnostic diagnostic)
            => FixData.SettingsPort(diagnostic.Properties) is var (path, start, length, port)
                ? new PortEdit(path, new TextSpan(start, length), port.ToString(CultureInfo.InvariantCulture))
                : null;

        /// <summary>Whether the text still has a number there, and nothing but it.</summary>
        public bool IsIn(SourceText text)
            => Span.End <= text.Length
                && text.ToString(Span).All(static character => character is >= '0' and <= '9')
                && (Span.End == text.Length || !char.IsDigit(text[Span.End]))
                && (Span.Start == 0 || !char.IsDigit(text[Span.Start - 1]));
    }

    /// <summary>One merged edit: the provider that comes with Roslyn drops what is changed beside the code.</summary>
    private sealed class FixAll : FixAllProvider
    {
        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes()
            => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var edits = (await FoundAsync(fixAllContext).ConfigureAwait(false))
                .Select(PortEdit.Of)
                .OfType<PortEdit>()
                .Distinct()
                .ToList();
            return edits.Count == 0
                ? null
                : CodeAction.Create(
                    "Use the paper ports", cancellationToken => ApplyAsync(fixAllContext.Solution, edits, cancellationToken), EquivalenceKey);
        }

        private static async Task<IEnumerable<Diagnostic>> FoundAsync(FixAllContext context)
        {
            if (context is { Scope: FixAllScope.Document, Document: { } document })
            {
                return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            }

            var found = new List<Diagnostic>();
            foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
            {
                found.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
            }

            return found;
        }
    }
}
