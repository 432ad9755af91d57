using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.DocumentationGenerator;

/// <summary>What a piece of text is, by the class under which the picture's style sheet knows it.</summary>
internal readonly record struct ColoredSpan(TextSpan Span, string Class);

/// <summary>Colors text as editors do. Written here, so that a picture does not change with the compiler that draws it.</summary>
internal static partial class CodeColors
{
    public const string Plain = "p";
    private const string Keyword = "k";
    private const string TypeName = "t";
    private const string MethodName = "f";
    private const string Text = "s";
    private const string Number = "n";
    private const string Comment = "c";

    public static IEnumerable<ColoredSpan> Of(SemanticModel model)
    {
        var root = model.SyntaxTree.GetRoot();
        foreach (var trivia in root.DescendantTrivia(descendIntoTrivia: false))
        {
            if (trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia)
            {
                yield return new ColoredSpan(trivia.Span, Comment);
            }
            else if (trivia.IsDirective)
            {
                yield return new ColoredSpan(trivia.Span, Keyword);
            }
        }

        foreach (var token in root.DescendantTokens())
        {
            if (ClassOf(token, model) is { } name)
            {
                yield return new ColoredSpan(token.Span, name);
            }
        }
    }

    public static IEnumerable<ColoredSpan> OfJson(string text)
        => JsonToken().Matches(text).Select(static match => new ColoredSpan(
            new TextSpan(match.Index, match.Length),
            match.Groups["key"].Success ? TypeName
                : match.Groups["text"].Success ? Text
                : match.Groups["number"].Success ? Number
                : match.Groups["comment"].Success ? Comment
                : Keyword));

    private static string? ClassOf(SyntaxToken token, SemanticModel model)
        => token.Kind() switch
        {
            SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.InterpolatedStringStartToken or SyntaxKind.InterpolatedStringEndToken
                or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken => Text,
            SyntaxKind.NumericLiteralToken => Number,
            SyntaxKind.IdentifierToken => ClassOfName(token, model),
            var kind when SyntaxFacts.IsKeywordKind(kind) || SyntaxFacts.IsContextualKeyword(kind) => Keyword,
            _ => null,
        };

    private static string? ClassOfName(SyntaxToken token, SemanticModel model)
        => token.Parent switch
        {
            IdentifierNameSyntax { IsVar: true } => Keyword,
            BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or ConstructorDeclarationSyntax => TypeName,
            MethodDeclarationSyntax or LocalFunctionStatementSyntax => MethodName,
            SimpleNameSyntax name => model.GetSymbolInfo(name).Symbol switch
            {
                INamedTypeSymbol or IMethodSymbol { MethodKind: MethodKind.Constructor } => TypeName,
                IMethodSymbol => MethodName,
                _ => null,
            },
            _ => null,
        };

    [GeneratedRegex("""(?<key>"(\\.|[^"\\])*"(?=\s*:))|(?<text>"(\\.|[^"\\])*")|(?<number>-?[0-9][0-9.eE+-]*)|(?<comment>//.*)|\b(true|false|null)\b""")]
    private static partial Regex JsonToken();
}
