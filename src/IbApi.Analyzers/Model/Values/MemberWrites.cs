using System.Collections.Generic;
using System.Collections.Immutable;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <summary>One place that gives a field or property a value.</summary>
/// <param name="Reference">The reference that is written to.</param>
/// <param name="Definition">The assignment or argument around it.</param>
/// <param name="Value">What is written; null when that is no operation of its own.</param>
/// <param name="Creation">The creation in whose initializer the write stands; null for others.</param>
internal sealed record MemberWrite(
    IMemberReferenceOperation Reference, IOperation Definition, AssignedValue? Value, IOperation? Creation);

/// <summary>Finds the writes of fields and properties, and the values they start with.</summary>
internal sealed class MemberWrites(SourceSearch search)
{
    private readonly Dictionary<ISymbol, ImmutableArray<MemberWrite>> _known = new(SymbolEqualityComparer.Default);
    private readonly UseIndex _references = new(
        search, static use => (use as IMemberReferenceOperation)?.Member, climb: 2);

    /// <summary>Those of the compilation that is searched.</summary>
    public static MemberWrites In(SourceSearch search)
        => search.Part(static search => new MemberWrites(search));

    /// <summary>The writes of a member anywhere in the project, object initializers included, its own initializer not.</summary>
    public ImmutableArray<MemberWrite> Of(ISymbol member)
    {
        member = member.Definition();
        if (!_known.TryGetValue(member, out var writes))
        {
            writes = Find(member);
            _known.Add(member, writes);
        }

        return writes;
    }

    /// <summary>The value that a field, a property or a parameter has from its own declaration; null when there is none.</summary>
    public IOperation? InitializerOf(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            var syntax = reference.GetSyntax(search.CancellationToken);
            foreach (var node in (SyntaxNode?[])[syntax, search.IsCaseSensitive ? null : syntax.Parent])
            {
                foreach (var child in node?.ChildNodes() ?? [])
                {
                    if (search.OperationAt(child) is ISymbolInitializerOperation initializer)
                    {
                        return initializer.Value;
                    }
                }
            }
        }

        return null;
    }

    private ImmutableArray<MemberWrite> Find(ISymbol member)
    {
        ImmutableArray<MemberWrite>.Builder? writes = null;
        var wanted = member.ContractDefinitions();
        foreach (var (name, tree) in search.PlacesOf(member, wanted))
        {
            // Only the type's own code hands its members out or deconstructs into them.
            var followers = IsDeclaredIn(member.ContainingType, tree) ? WordFollower.Write : WordFollower.Equals | WordFollower.OtherWrite;
            foreach (var reference in _references.Of(tree, name, followers, wanted))
            {
                if (writes?.Count >= ResolutionLimits.Writes)
                {
                    return writes.ToImmutable();
                }

                if (WriteAt((IMemberReferenceOperation)reference) is { } write)
                {
                    (writes ??= ImmutableArray.CreateBuilder<MemberWrite>(1)).Add(write);
                }
            }
        }

        return writes?.ToImmutable() ?? ImmutableArray<MemberWrite>.Empty;
    }

    private static bool IsDeclaredIn(INamedTypeSymbol type, SyntaxTree tree)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree == tree)
            {
                return true;
            }
        }

        return false;
    }

    private static MemberWrite? WriteAt(IMemberReferenceOperation reference)
        => AssignedValue.To(reference) is var (definition, value) && definition is not null
            ? new MemberWrite(reference, definition, value, CreationAround(reference, definition))
            : null;

    private static IOperation? CreationAround(IMemberReferenceOperation reference, IOperation definition)
    {
        if (reference.Instance is not IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver })
        {
            return null;
        }

        var around = definition.Parent;
        while (around is IObjectOrCollectionInitializerOperation)
        {
            around = around.Parent;
        }

        // new Settings { Ib = { Port = 7496 } } writes to an object that is already there.
        return around is IMemberInitializerOperation ? null : around;
    }
}
