using System;
using System.Collections.Generic;
using System.Linq;
using CsCheck;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Microsoft.CodeAnalysis.VisualBasic;
using Xunit;

namespace IbApi.Analyzers.Tests.Infrastructure;

/// <summary>The words of a text: read from characters, found by hash, verified by token.</summary>
public sealed class WordTests
{
    [Theory]
    [InlineData("client.eConnect(\"h\", 7496, 1);", "client eConnect h 7496 1")]
    [InlineData("a_b\tC9\r\n_x", "a_b C9 _x")]
    [InlineData("größe = Ωmega + 变量;", "größe Ωmega 变量")]
    [InlineData("@event $\"{port}:{id}\" @\"verb\"", "event port id verb")]
    [InlineData("", "")]
    [InlineData("+-*/", "")]
    public void Words_of_a_text(string text, string expected)
        => Assert.Equal(expected, string.Join(" ", WordsOf(text)));

    [Theory]
    [InlineData("x(", nameof(WordFollower.Parenthesis))]
    [InlineData("x \r\n (", nameof(WordFollower.Parenthesis))]
    [InlineData("x<int>", nameof(WordFollower.AngleBracket))]
    [InlineData("x = 1", nameof(WordFollower.Equals))]
    [InlineData("x == 1", nameof(WordFollower.Other))]
    [InlineData("x => 1", nameof(WordFollower.Other))]
    [InlineData("x += 1", nameof(WordFollower.OtherWrite))]
    [InlineData("x++", nameof(WordFollower.OtherWrite))]
    [InlineData("x -= 1", nameof(WordFollower.OtherWrite))]
    [InlineData("x--", nameof(WordFollower.OtherWrite))]
    [InlineData("x ??= 1", nameof(WordFollower.OtherWrite))]
    [InlineData("x ?? 1", nameof(WordFollower.Other))]
    [InlineData("x + 1", nameof(WordFollower.Other))]
    [InlineData("x { }", nameof(WordFollower.Brace))]
    [InlineData("x, y", nameof(WordFollower.EndOfItem))]
    [InlineData("x)", nameof(WordFollower.EndOfItem))]
    [InlineData("x]", nameof(WordFollower.EndOfItem))]
    [InlineData("[x", nameof(WordFollower.Other))]
    [InlineData("x[0]", nameof(WordFollower.Other))]
    [InlineData("x;", nameof(WordFollower.Stop))]
    [InlineData("x}", nameof(WordFollower.Stop))]
    [InlineData("x: 1", nameof(WordFollower.Stop))]
    [InlineData("x", nameof(WordFollower.Other))]
    public void What_follows_a_word(string text, string expected)
        => Assert.Equal(Enum.Parse<WordFollower>(expected), WordReader.Read(SourceText.From(text), 0, static (reader, _) =>
        {
            reader.Next();
            return reader.Follower;
        }));

    [Fact]
    public void A_filter_never_denies_a_word_and_an_index_finds_every_one()
        => Texts.Sample(static text =>
        {
            var source = SourceText.From(text);
            var filter = WordReader.Read(source, source.Length, WordFilter.Of);
            var index = WordReader.Read(source, filter.Words, WordIndex.Of);
            foreach (var group in NaiveWords(text).GroupBy(static word => word.Word))
            {
                Assert.True(filter.MayContain(group.Key));
                Assert.True(filter.MayContain(group.Key.ToUpperInvariant()));
                Assert.Equal(
                    group.Select(static word => word.Position),
                    Find(index, source, group.Key, new TextSpan(0, int.MaxValue)));
            }
        });

    [Fact]
    public void An_index_finds_the_words_of_a_stretch()
        => Gen.Select(Texts, Gen.Int[0, 200], Gen.Int[0, 200]).Sample(static (text, start, length) =>
        {
            var source = SourceText.From(text);
            var filter = WordReader.Read(source, source.Length, WordFilter.Of);
            var within = new TextSpan(start, length);
            var index = WordReader.Read(source, filter.Words, WordIndex.Of);
            foreach (var group in NaiveWords(text).GroupBy(static word => word.Word))
            {
                Assert.Equal(
                    group.Select(static word => word.Position).Where(position => position >= within.Start && position < within.End),
                    Find(index, source, group.Key, within));
            }
        });

    [Fact]
    public void Filters_are_mostly_right()
    {
        var text = string.Join(" ", Enumerable.Range(0, 2000).Select(static i => "someWord" + i + " = new();"));
        var filter = WordReader.Read(SourceText.From(text), text.Length, WordFilter.Of);

        Assert.InRange(Enumerable.Range(0, 10_000).Count(i => filter.MayContain("otherWord" + i)), 0, 100);
    }

    [Theory]
    [InlineData("class C { int @event; void M() { @event = 1; } }", "event", 1)]
    [InlineData("class C { string s = \"port = 1\"; /* port = 1 */ // port = 1\n int port = 1; }", "port", 1)]
    [InlineData("class C { string M(int port) => $\"{port = 2}\"; }", "port", 1)]
    [InlineData("class C { int Port = 1; int port = 2; }", "port", 1)]
    [InlineData("#if NEVER\nclass C { int port = 1; }\n#endif", "port", 0)]
    [InlineData("class C { string s = \"\"\"\n    port = 1\n    \"\"\"; }", "port", 0)]
    public void Tokens_of_CSharp(string text, string word, int expected)
        => Assert.Equal(expected, Tokens(CSharpSyntaxTree.ParseText(text), word).Count);

    [Theory]
    [InlineData("Class C\nPrivate [event] As Integer\nSub M()\n[EVENT] = 1\nEnd Sub\nEnd Class", "event", 1)]
    [InlineData("Class C\nPrivate port As Integer\nSub M()\nPORT = 1\nPort = 2\nEnd Sub\nEnd Class", "port", 2)]
    [InlineData("Class C\nPrivate s As String = \"port = 1\" ' port = 1\nEnd Class", "port", 0)]
    public void Tokens_of_Visual_Basic(string text, string word, int expected)
        => Assert.Equal(expected, Tokens(VisualBasicSyntaxTree.ParseText(text), word).Count);

    private static Gen<string> Texts { get; } = Gen.Select(
            AnyOf("port", "Port", "PORT", "x", "_1", "größe", "ⅷ", "Ωmega", "变量", "7496", "eConnect", "İ", "ß"),
            AnyOf(" ", "(", ".", "=", "==", "\n", "+=", "\"", "//", "@", "{", "}", "$\"{", "\u00A0", "’"))
        .Select(static (word, separator) => word + separator)
        .List[0, 60]
        .Select(static parts => string.Concat(parts));

    private static Gen<string> AnyOf(params string[] texts)
        => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static List<string> WordsOf(string text)
        => WordReader.Read(SourceText.From(text), 0, (reader, _) =>
        {
            var words = new List<string>();
            while (reader.Next())
            {
                words.Add(NaiveWords(text).First(word => word.Position == reader.Start).Word);
            }

            return words;
        });

    private static IEnumerable<(string Word, int Position)> NaiveWords(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
            {
                i++;
            }

            if (i > start)
            {
                yield return (text.Substring(start, i - start), start);
            }
        }
    }

    private static IEnumerable<int> Find(WordIndex index, SourceText text, string word, TextSpan within)
        => index.Find(WordReader.HashOf(word), word, WordFollower.Any, within, text, StringComparison.Ordinal)?
            .Where(position => IsWhole(text.ToString(), position, word.Length)) ?? [];

    private static bool IsWhole(string text, int position, int length)
        => NaiveWords(text).Any(word => word.Position == position && word.Word.Length == length);

    private static List<SyntaxToken> Tokens(SyntaxTree tree, string word)
    {
        Compilation compilation = tree.Options.Language == LanguageNames.CSharp
            ? CSharpCompilation.Create("x", [tree], References.Runtime)
            : VisualBasicCompilation.Create("x", [tree], References.Runtime);
        return [.. new SourceSearch(compilation, new WorkCounters(), default).Tokens(tree, word, WordFollower.Equals)];
    }
}
