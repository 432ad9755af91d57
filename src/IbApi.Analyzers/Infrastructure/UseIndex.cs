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

    /// <summary>Uses of one name and group that are gone through rather than looked up.</summary>
    private const int FewUses = 8;

    private readonly Dictionary<(SyntaxTree, string, WordFollower), List<Group>?> _known = [];

    /// <summary>How often a name stands in a tree, whatever it means.</summary>
    public int CountIn(SyntaxTree tree, string name, WordFollower followers)
    {
        var count = 0;
        foreach (var group in GroupsOf(tree, name, followers) ?? [])
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
    public ImmutableArray<IOperation> Of(
        SyntaxTree tree, string name, WordFollower followers, ImmutableArray<ISymbol> wanted, int least = 0, int most = int.MaxValue)
    {
        if (GroupsOf(tree, name, followers) is not { } groups)
        {
            return ImmutableArray<IOperation>.Empty;
        }

        List<Use>? found = null;
        foreach (var group in groups)
        {
            if (group.Key == Unsaid || (group.Key >= least && group.Key <= most))
            {
                (group.Uses ??= Bind(group, name)).Add(wanted, ref found);
            }
        }

        if (found is null)
        {
            return ImmutableArray<IOperation>.Empty;
        }

        found.Sort(static (one, other) => one.Order.CompareTo(other.Order));
        var operations = ImmutableArray.CreateBuilder<IOperation>(found.Count);
        for (var i = 0; i < found.Count; i++)
        {
            // Of two symbols that are wanted one may be the other.
            if (i == 0 || found[i].Order != found[i - 1].Order)
            {
                operations.Add(found[i].Operation);
            }
        }

        return operations.Count == operations.Capacity ? operations.MoveToImmutable() : operations.ToImmutable();
    }

    /// <summary>Where a name stands in a tree; null where it does not.</summary>
    private List<Group>? GroupsOf(SyntaxTree tree, string name, WordFollower followers)
    {
        if (!_known.TryGetValue((tree, name, followers), out var groups))
        {
            if (search.PositionsOf(tree, name, followers) is { } positions)
            {
                var (root, order) = (tree.GetRoot(search.CancellationToken), 0);
                foreach (var position in positions)
                {
                    if (search.TokenAt(root, position, name) is { Parent: not null } token)
                    {
                        GroupFor(groupOf?.Invoke(token) ?? 0, groups ??= new List<Group>(1)).Tokens.Add((token, order++));
                    }
                }
            }

            _known.Add((tree, name, followers), groups);
        }

        return groups;
    }

    private static Group GroupFor(int key, List<Group> groups)
    {
        foreach (var known in groups)
        {
            if (known.Key == key)
            {
                return known;
            }
        }

        var group = new Group(key);
        groups.Add(group);
        return group;
    }

    private Uses Bind(Group group, string name)
    {
        var uses = new Uses(group.Tokens.Count);
        ISymbol? meaning = null;
        Func<IOperation, bool> isUse = candidate => (meaning = meaningOf(candidate)) is not null && (mayBeAnyName || IsNamed(meaning, name));
        foreach (var (token, order) in group.Tokens)
        {
            search.CancellationToken.ThrowIfCancellationRequested();
            if (search.OperationAround(token, isUse, climb) is { } operation)
            {
                uses.Add(new Use(meaning!.Definition(), order, operation));
            }
        }

        return uses;
    }

    private bool IsNamed(ISymbol symbol, string name)
        => string.Equals(symbol.SimpleName(), name, search.IsCaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private sealed class Group(int key)
    {
        public int Key => key;

        public List<(SyntaxToken Token, int Order)> Tokens { get; } = new(1);

        public Uses? Uses { get; set; }
    }

    /// <summary>The uses of one name in one group, by what they mean.</summary>
    private sealed class Uses(int most)
    {
        private readonly Dictionary<ISymbol, List<Use>>? _byMeaning = most > FewUses ? new(SymbolEqualityComparer.Default) : null;
        private List<Use>? _few;

        public void Add(Use use)
        {
            if (_byMeaning is null)
            {
                (_few ??= new List<Use>(1)).Add(use);
                return;
            }

            if (!_byMeaning.TryGetValue(use.Meaning, out var same))
            {
                _byMeaning.Add(use.Meaning, same = []);
            }

            same.Add(use);
        }

        /// <summary>Adds those that mean one of several symbols.</summary>
        public void Add(ImmutableArray<ISymbol> wanted, ref List<Use>? found)
        {
            foreach (var symbol in wanted)
            {
                if (_byMeaning is not null)
                {
                    if (_byMeaning.TryGetValue(symbol, out var same))
                    {
                        (found ??= new List<Use>(same.Count)).AddRange(same);
                    }
                }
                else if (_few is not null)
                {
                    foreach (var use in _few)
                    {
                        if (SymbolEqualityComparer.Default.Equals(use.Meaning, symbol))
                        {
                            (found ??= new List<Use>(1)).Add(use);
                        }
                    }
                }
            }
        }
    }

    private readonly record struct Use(ISymbol Meaning, int Order, IOperation Operation);
}
