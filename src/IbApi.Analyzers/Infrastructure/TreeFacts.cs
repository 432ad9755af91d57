using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Infrastructure;

/// <summary>
/// What is known of one syntax tree from its text alone. Level 0 (the word filter) is made for every tree that
/// is asked about, level 1 (the word index) only for trees in which some word was looked for and may stand.
/// </summary>
/// <remarks>
/// An edit makes a new tree and leaves the others as they are, so an edit reads one text anew. The table is weak: facts
/// go when their tree goes.
/// </remarks>
internal sealed class TreeFacts
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeFacts> Slots = new();

    private readonly WordFilter _filter;
    private readonly bool _isCaseSensitive;
    private WordIndex? _index;
    private volatile WordMatrix? _matrix;
    private volatile Verdict _isGenerated;
    private volatile Verdict _isApiSource;

    private TreeFacts(WordFilter filter, bool isCaseSensitive)
    {
        _filter = filter;
        _isCaseSensitive = isCaseSensitive;
    }

    /// <summary>The facts of a tree; <paramref name="counters"/> learns whether its text had to be read.</summary>
    public static TreeFacts Of(SyntaxTree tree, WorkCounters counters, CancellationToken cancellationToken)
        => Slots.TryGetValue(tree, out var facts) ? facts : Add(tree, counters, cancellationToken);

    /// <summary>By itself, so that whoever finds the facts made pays for no closure.</summary>
    private static TreeFacts Add(SyntaxTree tree, WorkCounters counters, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken);
        counters.CountText();
        var facts = new TreeFacts(WordReader.Read(text, text.Length, WordFilter.Of), tree.Options.Language == LanguageNames.CSharp);

        // Whoever was first wins; both have the same content.
        return Slots.GetValue(tree, _ => facts);
    }

    /// <summary>What a question about a file's text was answered with.</summary>
    private enum Verdict : byte
    {
        NotAsked,
        No,
        Yes,
    }

    /// <summary>Whether the file is generated; null until somebody has looked (<see cref="GeneratedCode"/>).</summary>
    public bool? IsGenerated
    {
        get => Said(_isGenerated);
        set => _isGenerated = Of(value);
    }

    /// <summary>Whether the file is one of the API's own, compiled in; null until somebody has looked.</summary>
    public bool? IsApiSource
    {
        get => Said(_isApiSource);
        set => _isApiSource = Of(value);
    }

    /// <summary>On the first tree of a project: the filters of all its trees, once many searches were made.</summary>
    public WordMatrix? Matrix
    {
        get => _matrix;
        set => _matrix = value;
    }

    /// <summary>The size of the word filter.</summary>
    public int FilterSize => _filter.Size;

    /// <summary>Sets the bit of this tree in the rows of a <see cref="WordMatrix"/>.</summary>
    public void AddTo(ulong[] rows, int stride, int tree)
        => _filter.AddTo(rows, stride, tree);

    /// <summary>The facts of a tree that are known already; null when its text has not been read yet.</summary>
    public static TreeFacts? Known(SyntaxTree tree)
        => Slots.TryGetValue(tree, out var facts) ? facts : null;

    public bool MayContain(string word)
        => _filter.MayContain(word);

    public bool MayContain(uint wordHash)
        => _filter.MayContain(wordHash);

    /// <summary>
    /// As <see cref="MayContain(uint)"/>, but for certain, hashes of other words aside: where the filter says yes, the index
    /// is asked. For searches in which a wrong yes costs more than an index.
    /// </summary>
    public bool Contains(SyntaxTree tree, uint wordHash, WorkCounters counters, CancellationToken cancellationToken)
        => _filter.MayContain(wordHash) && IndexOf(tree, counters, cancellationToken).Contains(wordHash);

    /// <summary>
    /// The positions of a word in the tree, ascending, at which it is followed by one of <paramref name="followers"/>.
    /// They may stand in a comment or a string: the caller verifies with the token found there.
    /// </summary>
    public List<int>? Find(
        SyntaxTree tree, string word, WordFollower followers, TextSpan within, WorkCounters counters, CancellationToken cancellationToken)
    {
        var hash = WordReader.HashOf(word);
        if (!_filter.MayContain(hash))
        {
            return null;
        }

        var comparison = _isCaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        return IndexOf(tree, counters, cancellationToken)
            .Find(hash, word, followers, within, tree.GetText(cancellationToken), comparison);
    }

    private static bool? Said(Verdict verdict)
        => verdict == Verdict.NotAsked ? null : verdict == Verdict.Yes;

    private static Verdict Of(bool? said)
        => said switch
        {
            null => Verdict.NotAsked,
            false => Verdict.No,
            true => Verdict.Yes,
        };

    private WordIndex IndexOf(SyntaxTree tree, WorkCounters counters, CancellationToken cancellationToken)
    {
        var index = _index;
        if (index is null)
        {
            index = WordReader.Read(tree.GetText(cancellationToken), _filter.Words, WordIndex.Of);
            _index = index;
            counters.CountIndex();
        }

        return index;
    }
}
