using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>Takes a program apart and puts it together wrongly.</summary>
internal static class Mutation
{
    private const int Kinds = 10;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.Preview);

    /// <summary>One change: a token or a node is deleted, duplicated, exchanged for another, or the end is cut off.</summary>
    public static string Of(string text, string donor, Random random)
    {
        var root = CSharpSyntaxTree.ParseText(text, Options).GetRoot();
        var tokens = root.DescendantTokens().Where(static token => token.Span.Length > 0).ToArray();
        var nodes = root.DescendantNodes().Where(static node => node.Span.Length > 0).ToArray();
        if (tokens.Length < 2 || nodes.Length < 2)
        {
            return text + donor;
        }

        var token = Any(tokens, random).Span;
        var node = Any(nodes, random);
        switch (random.Next(Kinds))
        {
            case 0:
                return With(text, token, string.Empty);
            case 1:
                return With(text, new TextSpan(token.End, 0), " " + At(text, token));
            case 2:
                return Swapped(text, token, Any(tokens, random).Span);
            case 3:
                return With(text, token, At(text, Any(tokens, random).Span));
            case 4:
                return With(text, node.Span, string.Empty);
            case 5:
                return With(text, new TextSpan(node.FullSpan.End, 0), At(text, node.FullSpan));
            case 6:
                return Swapped(text, node.Span, Any(nodes.Where(other => KindOf(other) == KindOf(node)).ToArray(), random).Span);
            case 7:
                return With(text, node.Span, At(text, Any(nodes.Where(other => KindOf(other) == KindOf(node)).ToArray(), random).Span));
            case 8:
                return With(text, node.Span, NodeOf(donor, node, random));
            default:
                return text[..token.Start];
        }
    }

    private static string NodeOf(string donor, SyntaxNode like, Random random)
    {
        var nodes = CSharpSyntaxTree.ParseText(donor, Options).GetRoot().DescendantNodes().Where(other => KindOf(other) == KindOf(like)).ToArray();
        return nodes.Length == 0 ? string.Empty : Any(nodes, random).ToString();
    }

    private static Type KindOf(SyntaxNode node)
        => node switch
        {
            ExpressionSyntax => typeof(ExpressionSyntax),
            StatementSyntax => typeof(StatementSyntax),
            MemberDeclarationSyntax => typeof(MemberDeclarationSyntax),
            _ => node.GetType(),
        };

    private static string Swapped(string text, TextSpan one, TextSpan other)
    {
        var (first, second) = one.Start <= other.Start ? (one, other) : (other, one);
        return first.End > second.Start
            ? text
            : text[..first.Start] + At(text, second) + text[first.End..second.Start] + At(text, first) + text[second.End..];
    }

    private static string With(string text, TextSpan span, string replacement)
        => text[..span.Start] + replacement + text[span.End..];

    private static string At(string text, TextSpan span)
        => text.Substring(span.Start, span.Length);

    private static T Any<T>(T[] all, Random random)
        => all[random.Next(all.Length)];
}
