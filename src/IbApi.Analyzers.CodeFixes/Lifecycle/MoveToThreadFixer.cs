using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>
/// IBAPI3006: hands the statement that blocks, and what follows it in its block, to a thread of the pool, so that the callback
/// returns at once and the order of the statements stays.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MoveToThreadFixer : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.BlockedCallback);

    public override FixAllProvider GetFixAllProvider()
        => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
        => LifecycleFixer.RegisterAsync(
            context,
            static _ => "Move it to another thread",
            nameof(MoveToThreadFixer),
            static (place, _) => Change(place));

    private static TextChange? Change(FixPlace place)
    {
        if (place.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method
            || method.Modifiers.Any(SyntaxKind.AsyncKeyword)
            || method.ReturnType is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
            || method.Parent is StructDeclarationSyntax
            || method.ParameterList.Parameters.Any(static parameter => parameter.Modifiers.Count > 0))
        {
            return null;
        }

        var run = new NameWriter(place.Model, place.Node.SpanStart, imports: false).Of(typeof(Task)) + "." + nameof(Task.Run);
        if (method.ExpressionBody is { Expression: { } whole })
        {
            return whole is ThrowExpressionSyntax || !whole.Span.Contains(place.Node.Span) ? null : Wrapped(place.Text, run, whole);
        }

        return method.Body is { } body && StatementOf(place.Node, body) is { } first ? Change(place, run, method, body, first) : null;
    }

    /// <summary>
    /// The statement of the callback itself around a place. What repeats, guards or locks stays whole: its parts would run at another
    /// time than it.
    /// </summary>
    private static StatementSyntax? StatementOf(SyntaxNode node, BlockSyntax body)
    {
        StatementSyntax? found = null;
        for (var n = node; n is not null && n != body; n = n.Parent)
        {
            switch (n)
            {
                case LocalFunctionStatementSyntax:
                    return null;
                case AnonymousFunctionExpressionSyntax:
                    found = null;
                    break;
                case BlockSyntax or IfStatementSyntax or SwitchStatementSyntax when found is not null:
                case BlockSyntax:
                    break;
                case StatementSyntax statement:
                    found = statement;
                    break;
                default:
                    break;
            }
        }

        return found;
    }

    private static TextChange? Change(FixPlace place, string run, MethodDeclarationSyntax method, BlockSyntax body, StatementSyntax first)
    {
        var moved = first.Parent switch
        {
            BlockSyntax block => WithoutJump(block.Statements.SkipWhile(statement => statement != first), isEnd: block == body),
            SwitchSectionSyntax section => WithoutJump(section.Statements.SkipWhile(statement => statement != first), isEnd: false),
            IfStatementSyntax or ElseClauseSyntax => [first],
            _ => [],
        };
        if (moved.Count == 0 || moved.Any(static statement => statement.ContainsDirectives || statement.GetLastToken().IsMissing)
            || !StaysWhole(moved, isEnd: first.Parent == body)
            || (first.Parent != body && IsReadLater(place.Model, moved)))
        {
            return null;
        }

        if (moved is [ExpressionStatementSyntax { Expression: { } only }])
        {
            return Wrapped(place.Text, run, only);
        }

        var (shape, text) = (place.Shape, place.Text);
        var end = EndOf(moved[moved.Count - 1]);
        if (!shape.IsFirstOnLine(first.SpanStart))
        {
            return null;
        }

        var outer = shape.IndentAt(first.SpanStart);
        var lines = text.ToString(TextSpan.FromBounds(first.SpanStart, end)).Split([shape.NewLine], StringSplitOptions.None)
            .Select((line, i) => i == 0 ? outer + shape.Indent + line : line.Trim().Length == 0 ? line : shape.Indent + line);
        return new TextChange(
            TextSpan.FromBounds(first.SpanStart, end),
            run + "(() =>" + shape.OpenBrace(outer) + shape.NewLine + string.Join(shape.NewLine, lines) + shape.NewLine + outer + "});");
    }

    /// <summary>A comment behind the last statement goes along.</summary>
    private static int EndOf(StatementSyntax last)
        => last.GetTrailingTrivia().LastOrDefault(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)) is { RawKind: not 0 } comment
            ? comment.Span.End
            : last.Span.End;

    private static TextChange Wrapped(SourceText text, string run, ExpressionSyntax expression)
        => new(expression.Span, run + "(() => " + text.ToString(expression.Span) + ")");

    /// <summary>Statements without the jump at their end, which the callback still has to make; at its own end it needs none.</summary>
    private static List<StatementSyntax> WithoutJump(IEnumerable<StatementSyntax> statements, bool isEnd)
    {
        var all = statements.ToList();
        if (!isEnd && all.LastOrDefault() is BreakStatementSyntax or ReturnStatementSyntax { Expression: null } or ContinueStatementSyntax)
        {
            all.RemoveAt(all.Count - 1);
        }

        return all;
    }

    /// <summary>Whether no jump leads out of the statements, and nothing in them needs the method around it.</summary>
    private static bool StaysWhole(List<StatementSyntax> statements, bool isEnd)
        => statements.All(statement => statement
            .DescendantNodesAndSelf(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .All(node => node switch
            {
                LocalFunctionStatementSyntax or YieldStatementSyntax or GotoStatementSyntax or LabeledStatementSyntax => false,
                ReturnStatementSyntax => isEnd,
                BreakStatementSyntax => HasTarget(node, statement, static around => around is SwitchStatementSyntax || IsLoop(around)),
                ContinueStatementSyntax => HasTarget(node, statement, IsLoop),
                _ => true,
            })
            && !statement.DescendantTokens().Any(static token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.MultiLineRawStringLiteralToken && token.Text.IndexOf('\n') >= 0));

    private static bool IsLoop(SyntaxNode node)
        => node is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax;

    private static bool HasTarget(SyntaxNode jump, StatementSyntax within, Func<SyntaxNode, bool> isTarget)
    {
        for (var node = jump.Parent; node is not null; node = node.Parent)
        {
            if (isTarget(node))
            {
                return true;
            }

            if (node == within)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether a variable that the statements write is read after them: then it would not be written yet.</summary>
    private static bool IsReadLater(SemanticModel model, List<StatementSyntax> statements)
        => model.AnalyzeDataFlow(statements[0], statements[statements.Count - 1]) is not { Succeeded: true } flow
            || flow.WrittenInside.Any(variable => !flow.VariablesDeclared.Contains(variable, SymbolEqualityComparer.Default)
                && flow.ReadOutside.Contains(variable, SymbolEqualityComparer.Default));
}
