using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Editing;

/// <summary>
/// Puts lines of code beside what is there, as a change of the file's text. Lines are given without their indentation
/// but for what they have among themselves, in steps of a tab. Null wherever the code around has a shape in which that would
/// not be plain.
/// </summary>
internal sealed class StatementEdit(SourceText text, CodeShape shape)
{
    /// <summary>Lines behind a statement that has a line of its own, or in place of an expression body behind its expression.</summary>
    public TextChange? After(ExpressionSyntax expression, IReadOnlyList<string> lines)
    {
        switch (expression.Parent)
        {
            case ExpressionStatementSyntax statement:
                return After(statement, lines);
            case ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax or LocalFunctionStatementSyntax or ConstructorDeclarationSyntax } body:
                return OfExpressionBody(body, expression, first: [], after: lines);
            default:
                return null;
        }
    }

    /// <summary>Lines before a statement, and before the comments that stand directly above it.</summary>
    public TextChange? Before(StatementSyntax statement, IReadOnlyList<string> lines)
    {
        if (statement.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)
            || !shape.IsFirstOnLine(statement.SpanStart) || statement.GetLeadingTrivia().Any(static trivia => trivia.IsDirective))
        {
            return null;
        }

        var first = text.Lines.GetLineFromPosition(statement.SpanStart);
        while (first.LineNumber > 0 && text.Lines[first.LineNumber - 1] is var above && above.Start >= statement.FullSpan.Start
            && text.ToString(above.Span).TrimStart().StartsWith("//", System.StringComparison.Ordinal))
        {
            first = above;
        }

        return Insert(first.Start, Indented(lines, shape.IndentAt(statement.SpanStart)) + shape.NewLine + shape.NewLine);
    }

    /// <summary>Lines instead of a statement that has its line for itself; a comment behind it goes with it.</summary>
    public TextChange? InPlaceOf(StatementSyntax statement, IReadOnlyList<string> lines)
    {
        var end = statement.Span.End;
        if (!shape.IsFirstOnLine(statement.SpanStart) || !EndsLine(end) || statement.ContainsDirectives || statement.GetLastToken().IsMissing)
        {
            return null;
        }

        // A brace that closes a block is followed by a blank line, or another brace.
        var line = text.Lines.GetLineFromPosition(end).LineNumber;
        var next = line + 1 < text.Lines.Count ? text.ToString(text.Lines[line + 1].Span).Trim() : string.Empty;
        return new TextChange(
            TextSpan.FromBounds(text.Lines.GetLineFromPosition(statement.SpanStart).Start, LineEnd(end)),
            Indented(lines, shape.IndentAt(statement.SpanStart)) + (next.Length == 0 || next[0] == '}' ? string.Empty : shape.NewLine));
    }

    /// <summary>Lines behind a statement that has a line of its own.</summary>
    public TextChange? After(StatementSyntax statement, IReadOnlyList<string> lines)
        => statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax
            && !statement.GetLastToken(includeZeroWidth: true).IsMissing && shape.IsFirstOnLine(statement.SpanStart) && EndsLine(statement.Span.End)
                ? Insert(LineEnd(statement.Span.End), shape.NewLine + Indented(lines, shape.IndentAt(statement.SpanStart)))
                : null;

    /// <summary>Lines before a statement or member that has a line of its own.</summary>
    public TextChange? LineBefore(SyntaxNode node, IReadOnlyList<string> lines)
        => shape.IsFirstOnLine(node.SpanStart) && !node.GetLeadingTrivia().Any(static trivia => trivia.IsDirective)
            ? Insert(node.SpanStart, Indented(lines, shape.IndentAt(node.SpanStart)).TrimStart(' ', '\t') + shape.NewLine + shape.IndentAt(node.SpanStart))
            : null;

    /// <summary>Lines in place of statements that stand one after the other and have lines of their own.</summary>
    public TextChange? InPlaceOf(StatementSyntax first, StatementSyntax last, IReadOnlyList<string> lines)
        => first.Parent is BlockSyntax or SwitchSectionSyntax && shape.IsFirstOnLine(first.SpanStart) && EndsLine(last.Span.End) && !last.ContainsDirectives
            ? new TextChange(
                TextSpan.FromBounds(first.SpanStart, last.Span.End), Indented(lines, shape.IndentAt(first.SpanStart)).TrimStart(' ', '\t'))
            : null;

    /// <summary>Lines at the start of a method's body.</summary>
    public TextChange? AtStart(MethodDeclarationSyntax method, IReadOnlyList<string> lines)
        => method switch
        {
            { Body: { } block } => InBlock(block, shape.IndentAt(method.SpanStart), lines),
            { ExpressionBody: { } body } => OfExpressionBody(body, body.Expression, first: lines, after: []),
            _ => null,
        };

    /// <summary>Lines before the statements of a block that stands on several lines, or is empty.</summary>
    public TextChange? InBlock(BlockSyntax block, string outer, IReadOnlyList<string> lines)
    {
        var (open, close) = (block.OpenBraceToken, block.CloseBraceToken);
        if (open.IsMissing || close.IsMissing)
        {
            return null;
        }

        if (shape.IsBlank(open.Span.End, close.SpanStart))
        {
            return new TextChange(
                TextSpan.FromBounds(open.Span.End, close.SpanStart),
                shape.NewLine + Indented(lines, outer + shape.Indent) + shape.NewLine + outer);
        }

        if (block.Statements.FirstOrDefault() is not { } next || !shape.IsFirstOnLine(next.SpanStart))
        {
            return shape.LineOf(open) == shape.LineOf(close) && block.Statements.Count > 0 && !block.ContainsDirectives
                ? new TextChange(
                    TextSpan.FromBounds(open.Span.End, close.SpanStart),
                    shape.NewLine + Indented(lines, outer + shape.Indent) + shape.NewLine + outer + shape.Indent
                        + text.ToString(TextSpan.FromBounds(block.Statements[0].SpanStart, close.SpanStart)).Trim() + shape.NewLine + outer)
                : null;
        }

        return Insert(LineEnd(open.SpanStart), shape.NewLine + Indented(lines, shape.IndentAt(next.SpanStart)));
    }

    /// <summary>Lines before the statements of one section of a <c>switch</c>.</summary>
    public TextChange? InSection(SwitchSectionSyntax section, IReadOnlyList<string> lines)
        => section.Statements.FirstOrDefault() switch
        {
            BlockSyntax block => InBlock(block, shape.IndentAt(block.SpanStart), lines),
            { } next when shape.IsFirstOnLine(next.SpanStart)
                => Insert(text.Lines.GetLineFromPosition(next.SpanStart).Start, Indented(lines, shape.IndentAt(next.SpanStart)) + shape.NewLine),
            { } next when shape.IsBlank(section.Labels.Last().Span.End, next.SpanStart)
                => new TextChange(
                    TextSpan.FromBounds(section.Labels.Last().Span.End, next.SpanStart),
                    shape.NewLine + Indented(lines.Append(string.Empty).ToList(), shape.IndentAt(section.SpanStart) + shape.Indent).TrimEnd('\r', '\n')
                        + shape.NewLine + shape.IndentAt(section.SpanStart) + shape.Indent),
            _ => null,
        };

    /// <summary>Lines before the single statement of an <c>if</c>, in braces with it.</summary>
    public TextChange? InBranch(StatementSyntax branch, IReadOnlyList<string> lines)
    {
        if (branch.Parent is not IfStatementSyntax choice || branch.ContainsDirectives)
        {
            return null;
        }

        var outer = shape.IndentAt(choice.SpanStart);
        return branch is BlockSyntax block ? InBlock(block, outer, lines)
            : shape.IsBlank(choice.CloseParenToken.Span.End, branch.SpanStart)
                ? new TextChange(
                    TextSpan.FromBounds(choice.CloseParenToken.Span.End, branch.Span.End),
                    OpenBrace(outer) + shape.NewLine + Indented(lines, outer + shape.Indent) + shape.NewLine + outer + shape.Indent
                        + text.ToString(branch.Span) + shape.NewLine + outer + "}")
                : null;
    }

    /// <summary>Lines before the brace that closes a <c>switch</c>, or before its last section where that is the default.</summary>
    public TextChange? AtEnd(SwitchStatementSyntax choice, IReadOnlyList<string> lines)
    {
        var anchor = choice.Sections.LastOrDefault() is { } last && last.Labels.Any(SyntaxKind.DefaultSwitchLabel)
            ? last.GetFirstToken()
            : choice.CloseBraceToken;
        return !anchor.IsMissing && shape.IsFirstOnLine(anchor.SpanStart)
            ? Insert(
                text.Lines.GetLineFromPosition(anchor.SpanStart).Start,
                Indented(
                    lines,
                    choice.Sections.FirstOrDefault() is { } first && shape.IsFirstOnLine(first.SpanStart)
                        ? shape.IndentAt(first.SpanStart)
                        : shape.IndentAt(choice.SpanStart) + shape.Indent) + shape.NewLine)
            : null;
    }

    private TextChange? OfExpressionBody(
        ArrowExpressionClauseSyntax body, ExpressionSyntax expression, IReadOnlyList<string> first, IReadOnlyList<string> after)
    {
        var semicolon = body.GetLastToken().GetNextToken();
        if (!semicolon.IsKind(SyntaxKind.SemicolonToken) || semicolon.IsMissing || body.ContainsDirectives
            || expression.Parent != body
            || !shape.IsBlank(body.ArrowToken.Span.End, expression.SpanStart) || !shape.IsBlank(expression.Span.End, semicolon.SpanStart))
        {
            return null;
        }

        var before = body.ArrowToken.GetPreviousToken().Span.End;
        if (!shape.IsBlank(before, body.ArrowToken.SpanStart))
        {
            return null;
        }

        var outer = shape.IndentAt(body.Parent!.SpanStart);
        string[] all = [.. first, text.ToString(expression.Span) + ";", .. after];
        return new TextChange(
            TextSpan.FromBounds(before, semicolon.Span.End),
            OpenBrace(outer) + shape.NewLine + Indented(all, outer + shape.Indent) + shape.NewLine + outer + "}");
    }

    private string OpenBrace(string indent)
        => shape.HasBracesOnOwnLines ? shape.NewLine + indent + "{" : " {";

    private string Indented(IReadOnlyList<string> lines, string indent)
        => string.Join(shape.NewLine, lines.Select(line => line.Length == 0 ? line : indent + line.Replace("\t", shape.Indent)));

    private int LineEnd(int position)
        => text.Lines.GetLineFromPosition(position).End;

    /// <summary>Whether nothing but a comment stands behind a position in its line.</summary>
    private bool EndsLine(int position)
    {
        var rest = text.ToString(TextSpan.FromBounds(position, LineEnd(position))).Trim();
        return rest.Length == 0 || rest.StartsWith("//", System.StringComparison.Ordinal);
    }

    private static TextChange Insert(int position, string lines)
        => new(new TextSpan(position, 0), lines);
}
