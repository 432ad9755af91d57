using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Infrastructure;

/// <summary>
/// The uses of names in trees, by what they mean: each is bound once, however many symbols have the name. A hundred classes
/// with a method of one name are asked for in proportion, not each with the uses of all.
/// </summary>
/// <param name="search">Where the uses are looked for.</param>
/// <param name="meaningOf">The symbol to which an operation refers that a name may stand for; null for all others.</param>
/// <param name="mayBeAnyName">Whether the symbol may have another name than the one that stands for it.</param>
/// <param name="climb">The nodes between a name and that operation, at most.</param>
/// <param name="groupOf">A number that tells uses apart by syntax, before any is bound; null where none does.</param>
internal sealed class UseIndex(
    SourceSearch search, Func<IOperation, ISymbol?> meaningOf, int climb, bool mayBeAnyName = false, Func<SyntaxToken, int>? groupOf = null)
{
    /// <summary>The group of a use about which its syntax says nothing.</summary>
    public const int Unsaid = -1;

    private readonly Dictionary<(SyntaxTree, string, WordFollower), List<Group>> _known = [];

    /// <summary>How often a name stands in a tree, whatever it means.</summary>
    public int CountIn(SyntaxTree tree, string name, WordFollower followers)
    {
        var count = 0;
        foreach (var group in GroupsOf(tree, name, followers))
        {
            count += group.Tokens.Count;
        }

        return count;
    }

    /// <summary>The operations for which a name stands in a tree where it means one of the wanted symbols, in order.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="name">The name.</param>
    /// <param name="followers">What may follow the name.</param>
    /// <param name="wanted">The definitions of the symbols.</param>
    /// <param name="least">The least group that is wanted; the unsaid one always is.</param>
    /// <param name="most">The greatest.</param>
    public IReadOnlyList<IOperation> Of(
        SyntaxTree tree, string name, WordFollower followers, ImmutableArray<ISymbol> wanted, int least = 0, int most = int.MaxValue)
    {
        List<Use>? found = null;
        foreach (var group in GroupsOf(tree, name, followers))
        {
            if (group.Key != Unsaid && (group.Key < least || group.Key > most))
            {
                continue;
            }

            var uses = group.Uses ??= Bind(group, name);
            foreach (var symbol in wanted)
            {
                if (uses.TryGetValue(symbol, out var same))
                {
                    (found ??= []).AddRange(same);
                }
            }
        }

        if (found is null)
        {
            return [];
        }

        found.Sort(static (one, other) => one.Order.CompareTo(other.Order));
        var operations = new List<IOperation>(found.Count);
        for (var i = 0; i < found.Count; i++)
        {
            // Of two symbols that are wanted one may be the other.
            if (i == 0 || found[i].Order != found[i - 1].Order)
            {
                operations.Add(found[i].Operation);
            }
        }

        return operations;
    }

    private List<Group> GroupsOf(SyntaxTree tree, string name, WordFollower followers)
    {
        if (!_known.TryGetValue((tree, name, followers), out var groups))
        {
            groups = [];
            var order = 0;
            foreach (var token in search.Tokens(tree, name, followers))
            {
                var key = groupOf?.Invoke(token) ?? 0;
                var group = groups.Find(candidate => candidate.Key == key);
                if (group is null)
                {
                    groups.Add(group = new Group(key));
                }

                group.Tokens.Add((token, order++));
            }

            _known.Add((tree, name, followers), groups);
        }

        return groups;
    }

    private Dictionary<ISymbol, List<Use>> Bind(Group group, string name)
    {
        var uses = new Dictionary<ISymbol, List<Use>>(SymbolEqualityComparer.Default);
        foreach (var (token, order) in group.Tokens)
        {
            search.CancellationToken.ThrowIfCancellationRequested();
            ISymbol? meaning = null;
            if (search.OperationAround<IOperation>(token, candidate => (meaning = meaningOf(candidate)) is not null && (mayBeAnyName || IsNamed(meaning, name)), climb) is { } operation)
            {
                var definition = meaning!.Definition();
                if (!uses.TryGetValue(definition, out var same))
                {
                    uses.Add(definition, same = []);
                }

                same.Add(new Use(order, operation));
            }
        }

        return uses;
    }

    private bool IsNamed(ISymbol symbol, string name)
        => string.Equals(symbol.SimpleName(), name, search.IsCaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private sealed class Group(int key)
    {
        public int Key => key;

        public List<(SyntaxToken Token, int Order)> Tokens { get; } = [];

        public Dictionary<ISymbol, List<Use>>? Uses { get; set; }
    }

    private readonly record struct Use(int Order, IOperation Operation);
}
