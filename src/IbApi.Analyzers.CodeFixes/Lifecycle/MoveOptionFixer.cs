using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>
/// IBAPI3013: moves the option before the connect call, where both are statements of one block and the option's value does
/// not depend on what happens between them.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MoveOptionFixer : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.LateConnectionOption);

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
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.AdditionalLocations is not [{ SourceSpan: var connectSpan }, ..]
                || !root.FullSpan.Contains(connectSpan) || !root.FullSpan.Contains(diagnostic.Location.SourceSpan)
                || Statement(root, diagnostic.Location.SourceSpan) is not { } option
                || Statement(root, connectSpan) is not { } connect || connect.Parent != option.Parent
                || !IsIndependent(option, model)
                || LineOf(text, option) is not { } line
                || LineOf(text, connect) is not { } before)
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create(
                    "Set the option before the connect call",
                    _ => Task.FromResult(document.WithText(text.WithChanges(
                        new TextChange(new TextSpan(before.Start, 0), text.ToString(line)),
                        new TextChange(line, string.Empty)))),
                    nameof(MoveOptionFixer)),
                diagnostic);
        }
    }

    private static StatementSyntax? Statement(SyntaxNode root, TextSpan span)
    {
        var node = root.FindNode(span, getInnermostNodeForTie: true);
        var outer = node.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == node ? access : node;
        return outer.Parent as ExpressionStatementSyntax;
    }

    /// <summary>Only constants: what else is read may be made in between.</summary>
    private static bool IsIndependent(StatementSyntax option, SemanticModel model)
        => ((ExpressionStatementSyntax)option).Expression switch
        {
            AssignmentExpressionSyntax assignment => model.GetConstantValue(assignment.Right).HasValue,
            InvocationExpressionSyntax call => IsIndependent(call, model),
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax call } => IsIndependent(call, model),
            _ => false,
        };

    private static bool IsIndependent(InvocationExpressionSyntax call, SemanticModel model)
        => call.ArgumentList.Arguments.All(argument => model.GetConstantValue(argument.Expression).HasValue);

    /// <summary>The lines that belong to a statement alone, with their line end; null where something else stands on them.</summary>
    private static TextSpan? LineOf(SourceText text, SyntaxNode statement)
    {
        var first = text.Lines.GetLineFromPosition(statement.SpanStart);
        var last = text.Lines.GetLineFromPosition(statement.Span.End);
        return string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(first.Start, statement.SpanStart)))
            && last.EndIncludingLineBreak > last.End
            && (IsComment(text, statement.Span.End, last.End) || string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(statement.Span.End, last.End))))
                ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak)
                : null;
    }

    private static bool IsComment(SourceText text, int start, int end)
        => text.ToString(TextSpan.FromBounds(start, end)).TrimStart().StartsWith("//", System.StringComparison.Ordinal);
}
