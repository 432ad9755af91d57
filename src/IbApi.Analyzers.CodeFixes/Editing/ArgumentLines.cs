using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Editing;

/// <summary>Gives each argument a line of its own where what replaces them would make one long line.</summary>
internal static class ArgumentLines
{
    private const int LongestLine = 140;

    /// <summary>The line breaks; none where the line stays short or a comment stands between the arguments.</summary>
    /// <param name="replaced">The expressions that are replaced, with what replaces them.</param>
    /// <param name="text">The file.</param>
    /// <param name="shape">How it is written.</param>
    public static IEnumerable<TextChange> Break(
        IReadOnlyList<(ExpressionSyntax Expression, string Replacement)> replaced, SourceText text, CodeShape shape)
    {
        if (replaced.Count < 2 || replaced[0].Expression.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax list }
            || replaced.Any(one => one.Expression.Parent?.Parent != list))
        {
            return [];
        }

        // What stands on one line with other statements stays there.
        var statement = list.Ancestors().First(static node => node is StatementSyntax or MemberDeclarationSyntax or CompilationUnitSyntax);
        var line = text.Lines.GetLineFromPosition(list.SpanStart);
        if (!shape.IsFirstOnLine(statement.SpanStart) || line.LineNumber != text.Lines.GetLineFromPosition(list.Span.End).LineNumber
            || line.Span.Length + replaced.Sum(static one => one.Replacement.Length - one.Expression.Span.Length) <= LongestLine
            || list.Arguments.Any(argument => !shape.IsBlank(argument.GetFirstToken().GetPreviousToken().Span.End, argument.SpanStart)))
        {
            return [];
        }

        var indent = shape.NewLine + shape.IndentAt(list.SpanStart) + shape.Indent;
        return list.Arguments.Select(argument => new TextChange(
            TextSpan.FromBounds(argument.GetFirstToken().GetPreviousToken().Span.End, argument.SpanStart), indent));
    }
}
