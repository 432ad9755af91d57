using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>Finds the uses of a field, a property, an event or a local. Lives as long as one closure.</summary>
internal sealed class MemberUses(SourceSearch search)
{
    private readonly Dictionary<ISymbol, ImmutableArray<IOperation>> _known = new(SymbolEqualityComparer.Default);
    private readonly UseIndex _uses = new(search, MeaningOf, climb: 2);

    /// <summary>Those of the compilation that is searched.</summary>
    public static MemberUses In(SourceSearch search)
        => search.Part(static search => new MemberUses(search));

    /// <summary>
    /// The references to a symbol, in order of the trees, but for <c>nameof</c> and plain assignments to it; default when
    /// there are more than anybody follows.
    /// </summary>
    public ImmutableArray<IOperation> Of(ISymbol symbol)
    {
        symbol = symbol.Definition();
        if (!_known.TryGetValue(symbol, out var uses))
        {
            uses = Find(symbol);
            _known.Add(symbol, uses);
        }

        return uses;
    }

    private ImmutableArray<IOperation> Find(ISymbol symbol)
    {
        var found = ImmutableArray.CreateBuilder<IOperation>();
        var wanted = symbol is ILocalSymbol
            ? ImmutableArray.Create(symbol)
            : symbol.ContractDefinitions();

        // In Visual Basic the sign of an assignment compares, too.
        var followers = search.IsCaseSensitive ? WordFollower.Any & ~WordFollower.Equals : WordFollower.Any;
        var places = PlacesOf(symbol, wanted).ToList();
        var count = 0;
        foreach (var (name, tree) in places)
        {
            count += _uses.CountIn(tree, name, followers);
        }

        if (count > ReachLimits.Uses)
        {
            return default;
        }

        foreach (var (name, tree) in places)
        {
            foreach (var use in _uses.Of(tree, name, followers, wanted))
            {
                if (use.Parent is not INameOfOperation
                    && (search.IsCaseSensitive || use.Parent is not ISimpleAssignmentOperation assignment || assignment.Target != use))
                {
                    found.Add(use);
                }
            }
        }

        return found.ToImmutable();
    }

    private IEnumerable<(string Name, SyntaxTree Tree)> PlacesOf(ISymbol symbol, ImmutableArray<ISymbol> wanted)
        => symbol is ILocalSymbol
            ? SourceSearch.DeclaringTrees(symbol).Select(tree => (symbol.Name, tree))
            : search.PlacesOf(symbol, wanted);

    private static ISymbol? MeaningOf(IOperation operation)
        => operation switch
        {
            IMemberReferenceOperation { Member: var member } => member,
            ILocalReferenceOperation { Local: var local } => local,
            _ => null,
        };
}
