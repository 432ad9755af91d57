using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Editing;

/// <summary>Puts one statement into a method or beside another statement, whatever the form in which these are written.</summary>
internal static class StatementInsertion
{
    /// <summary>
    /// Into a method: at its end, or at its start where the end may not be reached. A body that only throws
    /// NotImplementedException is replaced. False where the body has a form that nothing can be put into.
    /// </summary>
    public static bool Into(SourceFile file, MethodDeclarationSyntax method, string statement)
        => method switch
        {
            { Body: { } body } => IntoBlock(file, method, body, statement),
            { ExpressionBody: { } body } => IntoExpression(file, method, body.ArrowToken, body.Expression, method.SemicolonToken, statement),
            _ => false,
        };

    /// <summary>Directly after the statement of an expression; false where it is no statement of a block.</summary>
    public static bool After(SourceFile file, ExpressionSyntax expression, string inserted)
    {
        if (expression.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement
            || statement.SemicolonToken.IsMissing)
        {
            return false;
        }

        var shape = file.Shape;
        file.Insert(
            statement.Span.End,
            (shape.IsFirstOnLine(statement.SpanStart) ? shape.NewLine + shape.IndentAt(statement.SpanStart) : " ") + inserted);
        return true;
    }

    /// <summary>Directly before a statement, in the block that it then needs.</summary>
    public static bool Before(SourceFile file, ExpressionStatementSyntax statement, string inserted)
    {
        var (shape, text) = (file.Shape, file.Text);
        if (statement.ContainsDirectives || statement.SemicolonToken.IsMissing)
        {
            return false;
        }

        if (statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)
        {
            file.Insert(
                statement.SpanStart,
                inserted + (shape.IsFirstOnLine(statement.SpanStart) ? shape.NewLine + shape.IndentAt(statement.SpanStart) : " "));
            return true;
        }

        // The statement of an if, an else or a loop.
        if (statement.Parent is not (IfStatementSyntax or ElseClauseSyntax or WhileStatementSyntax or ForEachStatementSyntax or UsingStatementSyntax or LockStatementSyntax))
        {
            return false;
        }

        var outer = shape.IndentAt(statement.Parent.SpanStart);
        var before = statement.GetFirstToken().GetPreviousToken().Span.End;
        if (!shape.IsBlank(before, statement.SpanStart))
        {
            return false;
        }

        var inner = outer + shape.Indent;
        file.Replace(
            TextSpan.FromBounds(before, statement.Span.End),
            (shape.HasBracesOnOwnLines ? shape.NewLine + outer + "{" : " {")
                + shape.NewLine + inner + inserted
                + shape.NewLine + inner + text.ToString(statement.Span)
                + shape.NewLine + outer + "}");
        return true;
    }

    /// <summary>Before an expression that is the whole of a method or lambda.</summary>
    public static bool Before(SourceFile file, ExpressionSyntax expression, string inserted)
    {
        switch (expression.Parent)
        {
            case ExpressionStatementSyntax statement:
                return Before(file, statement, inserted);
            case ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } arrow
                when method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }:
                return IntoExpression(file, method, arrow.ArrowToken, expression, method.SemicolonToken, inserted, isFirst: true);
            case LambdaExpressionSyntax lambda when lambda.ExpressionBody == expression && !lambda.ContainsDirectives:
                file.Insert(expression.SpanStart, "{ " + inserted + " ");
                file.Insert(expression.Span.End, "; }");
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether what is thrown stands for code that is not written yet.</summary>
    public static bool IsNotImplemented(ExpressionSyntax thrown)
        => thrown is ObjectCreationExpressionSyntax { Type: var type }
            && type.ToString() is nameof(NotImplementedException) or nameof(System) + "." + nameof(NotImplementedException);

    private static bool IntoBlock(SourceFile file, MethodDeclarationSyntax method, BlockSyntax body, string statement)
    {
        var (shape, text) = (file.Shape, file.Text);
        var (open, close) = (body.OpenBraceToken, body.CloseBraceToken);
        if (open.IsMissing || close.IsMissing)
        {
            return false;
        }

        var outer = shape.IndentAt(method.SpanStart);
        if (body.Statements is [ThrowStatementSyntax { Expression: { } thrown } only] && IsNotImplemented(thrown))
        {
            file.Replace(only.Span, statement);
            return true;
        }

        var isFirst = LeavesEarly(body);
        if (shape.LineOf(open) == shape.LineOf(close))
        {
            var content = text.ToString(TextSpan.FromBounds(open.Span.End, close.SpanStart)).Trim();
            return InBraces(file, method, open, close.Span.End, content, statement, isFirst);
        }

        var inner = body.Statements.FirstOrDefault() is { } first && shape.IsFirstOnLine(first.SpanStart)
            ? shape.IndentAt(first.SpanStart)
            : outer + shape.Indent;
        if (isFirst)
        {
            var lineEnd = text.Lines.GetLineFromPosition(open.SpanStart).End;
            if (body.Statements[0].SpanStart < lineEnd)
            {
                return false;
            }

            file.Insert(lineEnd, shape.NewLine + inner + statement);
            return true;
        }

        if (!shape.IsFirstOnLine(close.SpanStart) || body.ContainsDirectives)
        {
            return false;
        }

        file.Insert(text.Lines.GetLineFromPosition(close.SpanStart).Start, inner + statement + shape.NewLine);
        return true;
    }

    private static bool IntoExpression(
        SourceFile file,
        MethodDeclarationSyntax method,
        SyntaxToken arrow,
        ExpressionSyntax expression,
        SyntaxToken semicolon,
        string statement,
        bool isFirst = false)
    {
        // A comment or a directive around the expression has no place of its own in a block.
        var shape = file.Shape;
        if (semicolon.IsMissing || method.ContainsDirectives
            || !shape.IsBlank(arrow.Span.End, expression.SpanStart)
            || !shape.IsBlank(expression.Span.End, semicolon.SpanStart))
        {
            return false;
        }

        var returns = method.ReturnType is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
            || method.Modifiers.Any(SyntaxKind.AsyncKeyword)
            || expression is ThrowExpressionSyntax
                ? string.Empty
                : "return ";
        isFirst |= returns.Length > 0;
        var content = expression is ThrowExpressionSyntax thrown && IsNotImplemented(thrown.Expression)
            ? string.Empty
            : returns + file.Text.ToString(expression.Span) + ";";
        return InBraces(file, method, arrow, semicolon.Span.End, content, statement, isFirst || expression is ThrowExpressionSyntax);
    }

    /// <summary>Replaces a body on one line by a block.</summary>
    private static bool InBraces(
        SourceFile file, MethodDeclarationSyntax method, SyntaxToken start, int end, string content, string statement, bool isFirst)
    {
        var shape = file.Shape;
        var outer = shape.IndentAt(method.SpanStart);
        var inner = outer + shape.Indent;
        var before = start.GetPreviousToken().Span.End;
        if (!shape.IsBlank(before, start.SpanStart))
        {
            return false;
        }

        string[] statements = content.Length == 0 ? [statement] : isFirst ? [statement, content] : [content, statement];
        file.Replace(
            TextSpan.FromBounds(before, end),
            (shape.HasBracesOnOwnLines ? shape.NewLine + outer + "{" : " {")
                + string.Concat(statements.Select(line => shape.NewLine + inner + line))
                + shape.NewLine + outer + "}");
        return true;
    }

    private static bool LeavesEarly(BlockSyntax body)
        => body.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(static node => node is ReturnStatementSyntax or ThrowStatementSyntax or ThrowExpressionSyntax or GotoStatementSyntax
                || node is WhileStatementSyntax { Condition: LiteralExpressionSyntax });
}
