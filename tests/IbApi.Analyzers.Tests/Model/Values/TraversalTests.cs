using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Model.Values;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Values;

/// <summary>What a backward walk remembers, and where it ends.</summary>
public sealed class TraversalTests
{
    private static readonly ImmutableArray<ISymbol> Symbols = TestProgram
        .Compile([(TestProgram.FirstFile, "class C { " + string.Concat(Enumerable.Range(0, 60).Select(static i => $"int f{i}; ")) + "}")])
        .GetTypeByMetadataName("C")!.GetMembers().OfType<IFieldSymbol>().ToImmutableArray<ISymbol>();

    [Fact]
    public void An_answer_is_found_once()
    {
        var traversal = new Traversal();
        var asked = 0;

        for (var i = 0; i < 3; i++)
        {
            traversal.Start();
            Assert.Equal("0", Values(traversal.About(Symbols[0], _ => { asked++; return Written(0); })));
        }

        Assert.Equal(1, asked);
    }

    /// <summary>Members that are written from each other: the answer about each is the union over what it can reach.</summary>
    [Theory]
    [InlineData("0>1 1>0")]
    [InlineData("0>1 1>2 2>0")]
    [InlineData("0>1 1>2 2>1 0>3 3>0")]
    [InlineData("0>0")]
    [InlineData("0>1 0>2 1>3 2>3 3>1")]
    [InlineData("0>1 1>2 2>3 3>4 4>2 4>0 1>5 5>6 6>5")]
    public void Cycles_contribute_nothing_and_the_order_of_questions_does_not_matter(string edges)
    {
        var graph = edges.Split(' ').Select(static edge => (From: edge[0] - '0', To: edge[2] - '0')).ToArray();
        var nodes = graph.SelectMany(static edge => new[] { edge.From, edge.To }).Distinct().Order().ToArray();
        foreach (var first in nodes)
        {
            var traversal = new Traversal();
            foreach (var node in nodes.Where(node => node == first).Concat(nodes))
            {
                traversal.Start();
                Assert.Equal(Reachable(node), Values(Ask(traversal, node)));
            }
        }

        ImmutableArray<Flow> Ask(Traversal traversal, int node)
            => traversal.About(Symbols[node], _ => Written(node).AddRange(graph.Where(edge => edge.From == node).SelectMany(edge => Ask(traversal, edge.To))));

        string Reachable(int node)
        {
            var seen = new SortedSet<int> { node };
            while (graph.Any(edge => seen.Contains(edge.From) && seen.Add(edge.To)))
            {
            }

            return string.Join(",", seen);
        }
    }

    [Fact]
    public void Beyond_the_depth_an_answer_is_unknown_and_nothing_on_the_way_is_kept()
    {
        var traversal = new Traversal();
        traversal.Start();
        Assert.Contains(Ask(0), static flow => flow.Origin.Kind == OriginKind.Unknown);

        // Asked from the middle, the end is near enough.
        traversal.Start();
        Assert.DoesNotContain(Ask(30), static flow => flow.Origin.Kind == OriginKind.Unknown);

        ImmutableArray<Flow> Ask(int node)
            => traversal.About(Symbols[node], _ => node == Symbols.Length - 1 ? Written(node) : Ask(node + 1));
    }

    [Fact]
    public void Steps_are_limited()
    {
        var traversal = new Traversal();
        traversal.Start();

        Assert.Equal(ResolutionLimits.Work, Enumerable.Range(0, ResolutionLimits.Work + 10).Count(_ => traversal.TryStep()));
        traversal.Start();
        Assert.True(traversal.TryStep());
    }

    [Fact]
    public void A_failed_answer_leaves_the_symbol_free()
    {
        var traversal = new Traversal();
        traversal.Start();
        Assert.Throws<OperationCanceledException>(() => traversal.About(Symbols[0], static _ => throw new OperationCanceledException()));

        Assert.Equal("1", Values(traversal.About(Symbols[0], static _ => Written(1))));
    }

    private static ImmutableArray<Flow> Written(long value)
        => [new Flow(new Origin { Kind = OriginKind.Written, Value = value })];

    private static string Values(ImmutableArray<Flow> flows)
        => string.Join(",", flows.Select(static flow => flow.Origin.Value).Distinct().Order());
}
