using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Versions;

/// <summary>
/// IBAPI4008: gives a method the shape that the referenced API calls, and keeps its body. Offered where the result
/// compiles: a body that cannot live with the new types is its author's to change.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class CallbackSignatureFixer : CodeFixProvider
{
    public const string EquivalenceKey = "CallbackSignature";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.StaleCallbackShape);

    public override FixAllProvider GetFixAllProvider()
        => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FixedAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } changed)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Override '{FixData.Callback(diagnostic.Properties)!.Value.Name}' as the referenced API calls it",
                        _ => Task.FromResult(changed),
                        EquivalenceKey),
                    diagnostic);
            }
        }
    }

    /// <summary>Null when no form of the change compiles.</summary>
    private static async Task<Document?> FixedAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (FixData.Callback(diagnostic.Properties) is not { } callback
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || !root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            || root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not MethodDeclarationSyntax method)
        {
            return null;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var options = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree);
        var writer = new CallbackSignatureWriter(text, model, new CodeShape(root, text, options), method);
        var complaints = Complaints(model, method.Span, cancellationToken);
        foreach (var keepsTypes in (bool[])[false, true])
        {
            if (writer.Write(callback.Name, callback.Parameters, callback.Lost, keepsTypes, cancellationToken) is { } changes
                && document.WithText(text.WithChanges(changes)) is var changed
                && await ComplaintsAsync(changed, method, changes, cancellationToken).ConfigureAwait(false) <= complaints)
            {
                return changed;
            }
        }

        return null;
    }

    private static async Task<int> ComplaintsAsync(
        Document changed, MethodDeclarationSyntax method, ImmutableArray<TextChange> changes, CancellationToken cancellationToken)
    {
        var length = method.Span.Length + changes.Sum(static change => change.NewText!.Length - change.Span.Length);
        return await changed.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            ? Complaints(model, new TextSpan(method.SpanStart, length), cancellationToken)
            : int.MaxValue;
    }

    /// <summary>What the compiler says about a method.</summary>
    private static int Complaints(SemanticModel model, TextSpan span, CancellationToken cancellationToken)
        => model.GetDiagnostics(span, cancellationToken).Count(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
}
