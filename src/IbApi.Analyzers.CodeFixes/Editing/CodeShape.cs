using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Editing;

/// <summary>
/// How one C# file is written: line ends, indentation, braces, <c>var</c>. What a fix writes takes this shape, and
/// what it does not write stays byte for byte as it was.
/// </summary>
internal sealed class CodeShape
{
    private const string DefaultIndent = "    ";

    private readonly SourceText _text;

    public CodeShape(SyntaxNode root, SourceText text, AnalyzerConfigOptions options)
    {
        _text = text;
        var firstLine = text.Lines[0];
        var lineBreak = text.ToString(TextSpan.FromBounds(firstLine.End, firstLine.EndIncludingLineBreak));
        NewLine = lineBreak.Length == 0 ? "\n" : lineBreak;

        // The first braces of the file that are not on one line.
        var open = root.DescendantTokens()
            .FirstOrDefault(token => token.IsKind(SyntaxKind.OpenBraceToken) && LineOf(token) != LineOf(PartnerOf(token)));
        HasBracesOnOwnLines = open == default || IsFirstOnLine(open.SpanStart);
        Indent = IndentOfMembers(root);
        UsesVar = options.TryGetValue("csharp_style_var_for_built_in_types", out var style)
            ? style.StartsWith("true", System.StringComparison.OrdinalIgnoreCase)
            : root.DescendantTokens().Any(static token => token.IsKind(SyntaxKind.IdentifierToken)
                && token.Text == "var" && token.Parent is IdentifierNameSyntax { IsVar: true });
    }

    /// <summary>What ends the file's first line.</summary>
    public string NewLine { get; }

    /// <summary>One step of indentation.</summary>
    public string Indent { get; }

    public bool HasBracesOnOwnLines { get; }

    /// <summary>Whether the type of a <c>string</c> is written <c>var</c>: what is configured, or else what the file does.</summary>
    public bool UsesVar { get; }

    /// <summary>Whether the file ends with a line end.</summary>
    public bool EndsWithNewLine => _text.Length > 0 && _text[_text.Length - 1] == '\n';

    /// <summary>An opening brace as the file writes it after a declaration with an indent.</summary>
    public string OpenBrace(string indent)
        => HasBracesOnOwnLines ? NewLine + indent + "{" : " {";

    /// <summary>The white space with which the line of a position begins.</summary>
    public string IndentAt(int position)
    {
        var line = _text.ToString(_text.Lines.GetLineFromPosition(position).Span);
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>Whether nothing but white space stands before a position in its line.</summary>
    public bool IsFirstOnLine(int position)
        => IsBlank(_text.Lines.GetLineFromPosition(position).Start, position);

    /// <summary>Whether only white space stands between two positions.</summary>
    public bool IsBlank(int start, int end)
        => string.IsNullOrWhiteSpace(_text.ToString(TextSpan.FromBounds(start, end)));

    public int LineOf(SyntaxToken token)
        => _text.Lines.GetLineFromPosition(token.SpanStart).LineNumber;

    private static SyntaxToken PartnerOf(SyntaxToken open)
        => open.Parent?.ChildTokens().LastOrDefault(static token => token.IsKind(SyntaxKind.CloseBraceToken)) is { RawKind: not 0 } close
            ? close
            : open;

    private string IndentOfMembers(SyntaxNode root)
    {
        foreach (var type in root.DescendantNodes().OfType<TypeDeclarationSyntax>())
        {
            var outer = IndentAt(type.SpanStart);
            foreach (var member in type.Members)
            {
                var inner = IndentAt(member.SpanStart);
                if (IsFirstOnLine(member.SpanStart) && inner.Length > outer.Length
                    && inner.StartsWith(outer, System.StringComparison.Ordinal))
                {
                    return inner.Substring(outer.Length);
                }
            }
        }

        return DefaultIndent;
    }
}
