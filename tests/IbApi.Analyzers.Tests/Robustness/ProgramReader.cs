using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>
/// Reads the programs of a file of tests from its texts: constants are put together, markup is taken out, and what a test
/// hands over as data is put where its template has a hole. Not every result is what the test compiles; each is close to it.
/// </summary>
internal sealed partial class ProgramReader
{
    private const char Hole = '\uE000';

    /// <summary>Data that is put into one template.</summary>
    private const int MostFillings = 40;

    private readonly Dictionary<string, ExpressionSyntax> _constants = [];
    private readonly List<string> _fragments = [];
    private readonly List<string> _templates = [];

    private ProgramReader(ClassDeclarationSyntax type)
    {
        foreach (var variable in type.DescendantNodes().OfType<VariableDeclaratorSyntax>())
        {
            if (variable.Initializer is { } initializer)
            {
                _constants.TryAdd(variable.Identifier.Text, initializer.Value);
            }
        }

        foreach (var expression in type.DescendantNodes().OfType<ExpressionSyntax>().Where(IsWholeText))
        {
            if (Fold(expression) is { } folded)
            {
                var text = WithoutMarkup(folded);
                (text.Contains(Hole) ? _templates : _fragments).Add(FrameOf(expression, text));
            }
        }
    }

    public static IEnumerable<SourceProgram> Read(string path)
        => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().ChildNodes()
            .SelectMany(static node => node.DescendantNodesAndSelf().OfType<ClassDeclarationSyntax>().Take(1))
            .SelectMany(static type => new ProgramReader(type).Programs())
            .Distinct(StringComparer.Ordinal)
            .Select((text, i) => (text, i))
            .Where(static program => IsCode(program.text))
            .Select(program => new SourceProgram(Path.GetFileName(path) + "/" + program.i, program.text, []));

    /// <summary>The settings files that a file of tests has, under a name that fits them.</summary>
    public static IEnumerable<(string Path, string Text)> ReadSettings(string path)
        => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Take(1)
            .SelectMany(static type => new ProgramReader(type)._fragments)
            .Select(static text => (PathOfSettings(text.Trim()), text))
            .Where(static file => file.Item1 is not null)
            .Select(static file => (file.Item1!, file.text));

    /// <summary>The programs of a file of tests in Visual Basic.</summary>
    public static IEnumerable<string> ReadVisualBasic(string path)
        => CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>().Take(1)
            .SelectMany(static type => new ProgramReader(type).Programs())
            .Where(static text => text.Contains("End Sub", StringComparison.Ordinal) && text.Contains("End Class", StringComparison.Ordinal));

    private IEnumerable<string> Programs()
    {
        foreach (var fragment in _fragments)
        {
            yield return fragment;
        }

        foreach (var template in _templates)
        {
            for (var i = 0; i < Math.Min(_fragments.Count, MostFillings); i++)
            {
                // Each piece of data once in the first hole, its neighbours in those after it.
                var filled = new StringBuilder();
                var next = i;
                foreach (var character in template)
                {
                    if (character == Hole)
                    {
                        filled.Append(_fragments[next++ % _fragments.Count]);
                    }
                    else
                    {
                        filled.Append(character);
                    }
                }

                yield return filled.ToString();
            }
        }
    }

    private static bool IsCode(string text)
        => text.Length > 40 && text.Contains(';', StringComparison.Ordinal) && text.Contains('{', StringComparison.Ordinal)
            && Declaration().IsMatch(text) && !text.Contains("End Sub", StringComparison.Ordinal);

    private static string? PathOfSettings(string text)
        => text.StartsWith('{') && text.Contains("\":", StringComparison.Ordinal)
            ? text.Contains("\"sessions\"", StringComparison.Ordinal) || text.Contains("\"clients\"", StringComparison.Ordinal)
                ? "/0/ibapi.json"
                : "/0/appsettings.json"
            : text.StartsWith('<') && text.Contains("</", StringComparison.Ordinal)
                ? text.Contains("RunSettings", StringComparison.Ordinal) ? "/0/test.runsettings" : "/0/App.config"
                : null;

    private static bool IsWholeText(ExpressionSyntax expression)
        => expression switch
        {
            LiteralExpressionSyntax literal when !literal.IsKind(SyntaxKind.StringLiteralExpression) => false,
            BinaryExpressionSyntax sum when !sum.IsKind(SyntaxKind.AddExpression) => false,
            LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax
                => !expression.Ancestors().TakeWhile(static node => node is BinaryExpressionSyntax or InterpolationSyntax or ParenthesizedExpressionSyntax
                    or InterpolatedStringExpressionSyntax).Any(),
            _ => false,
        };

    /// <summary>The text of an expression, with a hole for what is not known; null where nothing of it is text.</summary>
    private string? Fold(ExpressionSyntax expression, int depth = 0)
        => depth > 8 ? null : expression switch
        {
            LiteralExpressionSyntax literal => literal.Token.ValueText,
            ParenthesizedExpressionSyntax parenthesized => Fold(parenthesized.Expression, depth + 1),
            InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(part => part is InterpolatedStringTextSyntax plain
                ? plain.TextToken.ValueText
                : Fold(((InterpolationSyntax)part).Expression, depth + 1) ?? Hole.ToString())),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum
                when (Fold(sum.Left, depth), Fold(sum.Right, depth + 1)) is var (left, right) && (left ?? right) is not null
                => (left ?? Hole.ToString()) + (right ?? Hole.ToString()),
            IdentifierNameSyntax name when _constants.TryGetValue(name.Identifier.Text, out var value) => Fold(value, depth + 1),
            _ => null,
        };

    /// <summary>What stands in one of the frames of the tests, in that frame.</summary>
    private static string FrameOf(ExpressionSyntax expression, string text)
        => expression.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax frame } }
            && frame.Expression.ToString() == nameof(TestSource)
                ? frame.Name.Identifier.Text switch
                {
                    nameof(TestSource.Method) => TestSource.Method(text),
                    nameof(TestSource.Members) => TestSource.Members(text),
                    nameof(TestSource.Configured) => TestSource.Configured(text),
                    _ => text,
                }
                : text;

    /// <summary><c>{|IBAPI1001:7496|}</c> is <c>7496</c>.</summary>
    private static string WithoutMarkup(string text)
        => Start().Replace(text, string.Empty).Replace("|}", string.Empty, StringComparison.Ordinal)
            .Replace("[|", string.Empty, StringComparison.Ordinal).Replace("|]", string.Empty, StringComparison.Ordinal)
            .Replace("$$", string.Empty, StringComparison.Ordinal);

    [GeneratedRegex(@"\{\|[#\w]*:")]
    private static partial Regex Start();

    [GeneratedRegex(@"\b(class|struct|record|interface)\s+\w")]
    private static partial Regex Declaration();
}
