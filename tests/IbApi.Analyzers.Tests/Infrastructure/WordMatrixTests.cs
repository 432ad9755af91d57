using System;
using System.Collections.Generic;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace IbApi.Analyzers.Tests.Infrastructure;

/// <summary>The matrix answers what the filters answer one by one, also after edits.</summary>
public sealed class WordMatrixTests
{
    private const int Trees = 400;
    private const int Words = 300;

    private readonly Random _random = new(20261127);

    [Fact]
    public void It_finds_the_trees_whose_filters_pass()
    {
        var facts = Facts(Trees);
        var matrix = new WordMatrix(facts);

        AssertSame(matrix, facts, matrix.ChangedIn(facts)!);
    }

    [Fact]
    public void It_still_does_when_some_trees_have_changed()
    {
        var facts = Facts(Trees);
        var matrix = new WordMatrix(facts);
        var edited = facts.ToArray();
        foreach (var index in (int[])[0, 63, 64, 399])
        {
            edited[index] = Facts(1)[0];
        }

        var changed = matrix.ChangedIn(edited)!;

        Assert.Equal([0, 63, 64, 399], changed.Order());
        AssertSame(matrix, edited, changed);
    }

    [Fact]
    public void It_serves_no_other_project()
    {
        var facts = Facts(Trees);
        var matrix = new WordMatrix(facts);

        Assert.Null(matrix.ChangedIn(Facts(Trees)));
        Assert.Null(matrix.ChangedIn(facts[..^1]));
    }

    private void AssertSame(WordMatrix matrix, TreeFacts[] facts, ISet<int> changed)
    {
        for (var i = 0; i < 500; i++)
        {
            var query = new WordQuery(
                _random.Next(3) == 0 ? null : AnyHash(),
                _random.Next(2) == 0 ? null : AnyHash(),
                _random.Next(2) == 0 ? null : [AnyHash(), AnyHash(), AnyHash()]);

            Assert.Equal(
                Enumerable.Range(0, facts.Length).Where(index => query.IsMetBy(facts[index])),
                matrix.Find(query, facts, changed));
        }
    }

    /// <summary>Texts of very different lengths, so that their filters have different sizes.</summary>
    private TreeFacts[] Facts(int count)
        => [.. Enumerable.Range(0, count).Select(_ => TreeFacts.Of(
            CSharpSyntaxTree.ParseText("// " + string.Join(" ", Enumerable.Range(0, 1 << _random.Next(10)).Select(_ => AnyWord()))),
            new WorkCounters(),
            default))];

    private uint AnyHash()
        => WordReader.HashOf(AnyWord());

    private string AnyWord()
        => "word" + _random.Next(Words);
}
