using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>
/// IBAPI3011: catches what a callback throws around the one statement that runs callbacks, and hands it to the API's own
/// <c>error(Exception)</c>, or where that is not in reach to the trace.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class GuardMessageLoopFixer : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.UnguardedMessageLoop);

    public override FixAllProvider GetFixAllProvider()
        => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        var options = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree);
        var shape = new CodeShape(root, text, options);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root.FullSpan.Contains(diagnostic.Location.SourceSpan)
                && StatementAt(root, diagnostic) is { } statement
                && MessageLoopText.ExceptionName(statement, model) is { } variable)
            {
                context.RegisterCodeFix(
                    TextEdit.Replace(
                        "Catch exceptions of callbacks inside the loop",
                        nameof(GuardMessageLoopFixer),
                        document,
                        statement.Span,
                        Guarded(statement, variable, model, shape, context.CancellationToken)),
                    diagnostic);
            }
        }
    }

    /// <summary>The statement that consists of nothing but the call.</summary>
    private static ExpressionStatementSyntax? StatementAt(SyntaxNode root, Diagnostic diagnostic)
    {
        var call = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        var outer = call.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == call ? access : call;
        return outer.Parent is ExpressionStatementSyntax statement && !statement.SemicolonToken.IsMissing ? statement : null;
    }

    private static string Guarded(
        ExpressionStatementSyntax statement, string variable, SemanticModel model, CodeShape shape, CancellationToken cancellationToken)
    {
        var outer = shape.IndentAt(statement.SpanStart);
        var inner = outer + shape.Indent;
        var exception = new NameWriter(model, statement.SpanStart, imports: false).Of(nameof(System), nameof(System.Exception));
        return string.Join(
            shape.NewLine,
            "try" + shape.OpenBrace(outer),
            inner + statement,
            outer + (shape.HasBracesOnOwnLines ? "}" + shape.NewLine + outer : "} ") + "catch (" + exception + " " + variable + ")" + shape.OpenBrace(outer),
            inner + MessageLoopText.Report(statement, variable, model, cancellationToken),
            outer + "}");
    }
}
