using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model;

/// <summary>A finding that stands at one place.</summary>
internal interface IPlaced
{
    public CodePlace Place { get; }
}

/// <summary>
/// Findings in their order, with those of each file at hand: rules are asked file by file, and a rule that went through all
/// findings for each file would cost the square of the project.
/// </summary>
internal sealed class ByFile<T> : IReadOnlyList<T>
    where T : IPlaced
{
    public static readonly ByFile<T> Empty = new(ImmutableArray<T>.Empty);

    private readonly ImmutableArray<T> _all;
    private readonly Dictionary<SyntaxTree, ImmutableArray<T>> _byFile;

    private ByFile(ImmutableArray<T> all)
    {
        _all = all;
        _byFile = all
            .GroupBy(static finding => finding.Place.Tree)
            .ToDictionary(static file => file.Key, static file => file.ToImmutableArray());
    }

    public int Count => _all.Length;

    public T this[int index] => _all[index];

    public static implicit operator ByFile<T>(ImmutableArray<T> all)
        => all.IsEmpty ? Empty : new ByFile<T>(all);

    /// <summary>The findings in one file, in their order.</summary>
    public ImmutableArray<T> In(SyntaxTree tree)
        => _byFile.TryGetValue(tree, out var found) ? found : ImmutableArray<T>.Empty;

    public IEnumerator<T> GetEnumerator()
        => ((IEnumerable<T>)_all).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator()
        => GetEnumerator();
}
