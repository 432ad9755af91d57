using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Editing;

/// <summary>Takes a member out of its type, with the comments that stand on it and one of the blank lines around it.</summary>
internal static class MemberRemoval
{
    /// <summary>Null where more than white space or a comment of its own stands in the member's lines, or a directive in its way.</summary>
    public static TextChange? Of(MemberDeclarationSyntax member, SourceText text, CodeShape shape)
    {
        if (member.ContainsDirectives || member.GetLastToken(includeZeroWidth: true).IsMissing)
        {
            return null;
        }

        var lines = text.Lines;
        var (first, last) = (lines.GetLineFromPosition(member.SpanStart).LineNumber, lines.GetLineFromPosition(member.Span.End).LineNumber);
        if (!shape.IsFirstOnLine(member.SpanStart) || !shape.IsBlank(member.Span.End, lines[last].End))
        {
            var next = member.GetLastToken().GetNextToken();
            return shape.IsBlank(member.Span.End, next.SpanStart)
                ? new TextChange(TextSpan.FromBounds(member.SpanStart, next.SpanStart), string.Empty)
                : null;
        }

        while (first > 0 && lines[first - 1].Start >= member.FullSpan.Start && IsAboutMember(Trimmed(first - 1)))
        {
            first--;
        }

        // The blank line that kept it apart: the one below, or above the end of the type.
        if (last + 1 < lines.Count && Trimmed(last + 1).Length == 0)
        {
            last++;
        }
        else if (first > 0 && Trimmed(first - 1).Length == 0)
        {
            first--;
        }

        return new TextChange(TextSpan.FromBounds(lines[first].Start, lines[last].EndIncludingLineBreak), string.Empty);

        string Trimmed(int line) => lines[line].ToString().Trim();

        // A headline of rules and stars is about all that follows.
        static bool IsAboutMember(string line)
            => line.StartsWith("//", System.StringComparison.Ordinal)
                && (line.TrimStart('/', '!', ' ') is not { Length: > 0 } words || words[0] is not ('-' or '=' or '*' or '#' or '~' or '_'));
    }
}
