using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

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
                var (span, replacement) = Edit(statement, variable, model, shape, context.CancellationToken);
                context.RegisterCodeFix(
                    TextEdit.Replace("Catch exceptions of callbacks inside the loop", nameof(GuardMessageLoopFixer), document, span, replacement), diagnostic);
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

    /// <summary>
    /// What is written where. A loop that stands on one line, as in IB's sample, is spread over lines first: a <c>try</c> in the
    /// middle of a line cannot be read.
    /// </summary>
    private static (TextSpan Span, string Text) Edit(
        ExpressionStatementSyntax statement, string variable, SemanticModel model, CodeShape shape, CancellationToken cancellationToken)
    {
        var indent = shape.IndentAt(statement.SpanStart);
        var report = MessageLoopText.Report(statement, variable, model, cancellationToken);
        var exception = new NameWriter(model, statement.SpanStart, imports: false).Of(nameof(System), nameof(System.Exception));
        if (shape.IsFirstOnLine(statement.SpanStart))
        {
            return (statement.Span, string.Join(shape.NewLine, Guarded(indent)).Substring(indent.Length));
        }

        if ((statement.Parent as WhileStatementSyntax ?? statement.Parent?.Parent as WhileStatementSyntax) is { } loop && IsOnOneLine(loop))
        {
            var lambda = loop.Parent is BlockSyntax { Statements.Count: 1, Parent: LambdaExpressionSyntax } whole && IsOnOneLine(whole) ? whole : null;
            var outer = lambda is null ? indent : indent + shape.Indent;
            var steps = loop.Statement is BlockSyntax body ? body.Statements.ToArray() : [loop.Statement];
            var lines = string.Join(
                shape.NewLine,
                [
                    "while (" + loop.Condition + ")" + shape.OpenBrace(outer),
                    .. steps.SelectMany(step => step == statement ? Guarded(outer + shape.Indent) : [outer + shape.Indent + step]),
                    outer + "}",
                ]);
            return lambda is null
                ? (loop.Span, lines)
                : (
                    TextSpan.FromBounds(lambda.OpenBraceToken.GetPreviousToken().Span.End, lambda.Span.End),
                    shape.OpenBrace(indent) + shape.NewLine + outer + lines + shape.NewLine + indent + "}");
        }

        return (
            TextSpan.FromBounds(statement.GetFirstToken().GetPreviousToken().Span.End, statement.Span.End),
            shape.NewLine + string.Join(shape.NewLine, Guarded(statement.Parent is BlockSyntax around && !shape.IsFirstOnLine(around.Statements[0].SpanStart) ? indent + shape.Indent : indent)));

        bool IsOnOneLine(StatementSyntax other)
            => shape.LineOf(other.GetFirstToken()) == shape.LineOf(other.GetLastToken())
                && other.DescendantTrivia().All(trivia => !other.Span.Contains(trivia.Span)
                    || trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia));

        IEnumerable<string> Guarded(string outer)
        {
            yield return outer + "try" + shape.OpenBrace(outer);
            yield return outer + shape.Indent + statement;
            yield return outer + (shape.HasBracesOnOwnLines ? "}" + shape.NewLine + outer : "} ") + Handler(outer);
            yield return outer + shape.Indent + report;
            yield return outer + "}";
        }

        string Handler(string outer)
            => "catch (" + exception + " " + variable + ")" + shape.OpenBrace(outer);
    }
}
