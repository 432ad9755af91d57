using System.Collections.Immutable;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

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
        => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var cancellationToken = context.CancellationToken;
        if (await context.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        var text = await context.Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var options = context.Document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree);
        var writer = new ServerVersionCheckWriter(model, root, new CodeShape(root, text, options));
        foreach (var diagnostic in context.Diagnostics)
        {
            if (FixData.VersionCheck(diagnostic.Properties) is not { } check
                || writer.Write(diagnostic, check.Constant, check.ServerVersion, cancellationToken) is not { } changes)
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create(
                    "Check 'ServerVersion' first",
                    _ => Task.FromResult(context.Document.WithText(text.WithChanges(changes))),
                    EquivalenceKey),
                diagnostic);
        }
    }
}
