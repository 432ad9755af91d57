using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Versions;

/// <summary>
/// IBAPI4002: sends a request, or sets a part of one, only where the server is new enough: under a check of
/// <c>ServerVersion</c> against the API's own constant.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ServerVersionCheckFixer : CodeFixProvider
{
    public const string EquivalenceKey = "ServerVersionCheck";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.RequestNewerThanTws);

    public override FixAllProvider GetFixAllProvider()
        => new AllInDocument();

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await EditsAsync(context.Document, [diagnostic], context.CancellationToken).ConfigureAwait(false) is [var changes])
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        "Check 'ServerVersion' first",
                        async cancellationToken => context.Document.WithText(
                            (await context.Document.GetTextAsync(cancellationToken).ConfigureAwait(false)).WithChanges(changes)),
                        EquivalenceKey),
                    diagnostic);
            }
        }
    }

    private static async Task<List<ImmutableArray<TextChange>>> EditsAsync(
        Document document, IEnumerable<Diagnostic> diagnostics, CancellationToken cancellationToken)
        => await SourceFile.OpenAsync(document, cancellationToken).ConfigureAwait(false) is { } file
            ? new ServerVersionCheckWriter(file.Model, file.Root, file.Text, file.Shape)
                .Write(
                    diagnostics.Select(static diagnostic => FixData.VersionCheck(diagnostic.Properties) is { } check
                        ? (diagnostic, check.Constant, check.ServerVersion)
                        : ((Diagnostic, string, int)?)null).OfType<(Diagnostic, string, int)>(),
                    cancellationToken)
                .ToList()
            : [];

    /// <summary>The lines of one initializer leave it together.</summary>
    private sealed class AllInDocument : DocumentBasedFixAllProvider
    {
        protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
        {
            var edits = new TextEditSet();
            foreach (var changes in await EditsAsync(document, diagnostics, fixAllContext.CancellationToken).ConfigureAwait(false))
            {
                edits.TryAdd(changes);
            }

            return await edits.ApplyAsync(document, fixAllContext.CancellationToken).ConfigureAwait(false);
        }
    }
}
