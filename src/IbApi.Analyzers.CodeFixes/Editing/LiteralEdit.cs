using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IbApi.Analyzers.Editing;

/// <summary>Writes another value into a literal and leaves how it is written alone: its kind, its separators, its suffix.</summary>
internal static class LiteralEdit
{
    /// <summary>
    /// The text of a number or string literal with another port in it; null when the literal has a form in which that is
    /// not plain (hexadecimal, an escape among the digits).
    /// </summary>
    public static string? WithPort(SyntaxToken literal, int port)
    {
        var digits = port.ToString(CultureInfo.InvariantCulture);
        return literal.Kind() switch
        {
            SyntaxKind.NumericLiteralToken => WithDigits(literal.Text, digits),
            SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
                => WithContent(literal.Text, literal.ValueText.Trim(), digits),
            _ => null,
        };
    }

    /// <summary>
    /// The text of a number or string literal with another number of any length in it; null when the literal is not written
    /// plainly in decimal digits.
    /// </summary>
    public static string? WithNumber(SyntaxToken literal, int number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        if (!literal.IsKind(SyntaxKind.NumericLiteralToken))
        {
            return WithPort(literal, number);
        }

        var plain = literal.Text.TrimEnd('u', 'U', 'l', 'L');
        return plain.Length > 0 && plain.All(static c => c is >= '0' and <= '9') ? digits + literal.Text.Substring(plain.Length) : null;
    }

    /// <summary>The text of a string literal with another content; null when its content is not written plainly.</summary>
    public static string? WithText(SyntaxToken literal, string content)
        => literal.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken
            ? WithContent(literal.Text, literal.ValueText, content)
            : null;

    /// <summary>Digit for digit, so that <c>7_496L</c> becomes <c>7_497L</c>.</summary>
    private static string? WithDigits(string text, string digits)
    {
        var number = text.TrimEnd('u', 'U', 'l', 'L');
        if (number.Any(static c => c is not ((>= '0' and <= '9') or '_')) || number.Count(char.IsDigit) != digits.Length)
        {
            return null;
        }

        var next = 0;
        return new string(number.Select(c => c == '_' ? c : digits[next++]).ToArray()) + text.Substring(number.Length);
    }

    /// <summary>Only where no character is written as an escape: a digit may be one's last.</summary>
    private static string? WithContent(string text, string content, string replacement)
    {
        var at = content.Length == 0 || text.IndexOf('\\') >= 0 ? -1 : text.IndexOf(content, StringComparison.Ordinal);
        return at < 0 || text.IndexOf(content, at + 1, StringComparison.Ordinal) >= 0
            ? null
            : text.Substring(0, at) + replacement + text.Substring(at + content.Length);
    }
}
