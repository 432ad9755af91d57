using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <summary>One place that gives a local a value; the value is null when it cannot be said.</summary>
internal sealed record LocalDefinition(IOperation Operation, AssignedValue? Value);

/// <summary>Finds the definitions of a local: its declaration, assignments, out arguments, patterns, loops.</summary>
internal sealed class LocalDefinitions(SourceSearch search)
{
    private readonly Dictionary<ILocalSymbol, ImmutableArray<LocalDefinition>> _known = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IParameterSymbol, ImmutableArray<LocalDefinition>> _assigned = new(SymbolEqualityComparer.Default);

    public ImmutableArray<LocalDefinition> Of(ILocalSymbol local)
    {
        if (!_known.TryGetValue(local, out var definitions))
        {
            definitions = Find(local);
            _known.Add(local, definitions);
        }

        return definitions;
    }

    /// <summary>The definitions that can be the one that a use sees; all of them when the flow cannot be told.</summary>
    public ImmutableArray<LocalDefinition> Reaching(ILocalReferenceOperation use)
    {
        var all = Of(use.Local);
        if (all.Length < 2
            || ReachingDefinitions.Of(use, all.Select(static d => d.Operation).ToArray(), search.CancellationToken) is not { } reaching)
        {
            return all;
        }

        return reaching.Definitions.Select(index => all[index]).ToImmutableArray();
    }

    /// <summary>
    /// The assignments of a parameter in its own body that can be what a use sees, and whether the value that was handed
    /// in can still be seen (<c>if (port == 0) port = 7497;</c>).
    /// </summary>
    public (ImmutableArray<LocalDefinition> Assignments, bool IsHandedInSeen) Reaching(IParameterReferenceOperation use)
    {
        if (!_assigned.TryGetValue(use.Parameter, out var all))
        {
            all = Find(use.Parameter);
            _assigned.Add(use.Parameter, all);
        }

        if (all.IsEmpty)
        {
            return (all, true);
        }

        return ReachingDefinitions.Of(use, all.Select(static d => d.Operation).ToArray(), search.CancellationToken) is { } reaching
            ? (reaching.Definitions.Select(index => all[index]).ToImmutableArray(), reaching.EntryReaches)
            : (all, true);
    }

    private ImmutableArray<LocalDefinition> Find(IParameterSymbol parameter)
    {
        var definitions = ImmutableArray.CreateBuilder<LocalDefinition>();
        foreach (var owner in parameter.ContainingSymbol.DeclaringSyntaxReferences)
        {
            var span = (search.IsCaseSensitive ? owner.GetSyntax(search.CancellationToken) : owner.GetSyntax(search.CancellationToken).Parent)?.Span
                ?? owner.Span;
            foreach (var found in search.Tokens(owner.SyntaxTree, parameter.Name, WordFollower.Write))
            {
                if (!span.Contains(found.Span) || definitions.Count >= ResolutionLimits.Writes)
                {
                    continue;
                }

                var use = search.OperationAround<IParameterReferenceOperation>(
                    found, candidate => SymbolEqualityComparer.Default.Equals(candidate.Parameter, parameter), climb: 1);
                if (use is not null && AssignedValue.To(use) is { Definition: { } definition } assigned)
                {
                    definitions.Add(new LocalDefinition(definition, assigned.Value));
                }
            }
        }

        return definitions.ToImmutable();
    }

    private ImmutableArray<LocalDefinition> Find(ILocalSymbol local)
    {
        var definitions = ImmutableArray.CreateBuilder<LocalDefinition>();
        foreach (var reference in local.DeclaringSyntaxReferences)
        {
            if (AtDeclaration(reference.GetSyntax(search.CancellationToken), local) is { } declared)
            {
                definitions.Add(declared);
            }

            foreach (var found in search.Tokens(reference.SyntaxTree, local.Name, WordFollower.Write))
            {
                if (reference.Span.Contains(found.Span) || definitions.Count >= ResolutionLimits.Writes)
                {
                    continue;
                }

                var use = search.OperationAround<ILocalReferenceOperation>(
                    found, candidate => SymbolEqualityComparer.Default.Equals(candidate.Local, local), climb: 1);
                if (use is not null && AssignedValue.To(use) is { Definition: { } definition } assigned)
                {
                    definitions.Add(new LocalDefinition(definition, assigned.Value));
                }
            }
        }

        return definitions.ToImmutable();
    }

    private LocalDefinition? AtDeclaration(SyntaxNode declaration, ILocalSymbol local)
    {
        var node = declaration;
        for (var i = 0; node is not null && i <= ResolutionLimits.Climb; i++, node = node.Parent)
        {
            switch (search.OperationAt(node))
            {
                case IVariableDeclaratorOperation declarator:
                    var initializer = declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer;
                    return declarator.Parent is IForEachLoopOperation around ? Loop(around, local)
                        : initializer is null ? null
                        : new LocalDefinition(declarator, new AssignedValue(initializer.Value));
                case IForEachLoopOperation loop:
                    return Loop(loop, local);
                case IDeclarationPatternOperation or IRecursivePatternOperation:
                    var pattern = (IPatternOperation)search.OperationAt(node)!;
                    return new LocalDefinition(pattern, MatchedBy(pattern));
                case { } operation:
                    var use = operation.DescendantsAndSelf().OfType<ILocalReferenceOperation>()
                        .FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.Local, local));
                    if (use is not null && AssignedValue.To(use) is { Definition: { } definition } assigned)
                    {
                        return new LocalDefinition(definition, assigned.Value);
                    }

                    break;
                default:
                    break;
            }
        }

        return null;
    }

    /// <summary><c>foreach (var port in ports)</c>, or <c>foreach (var (host, port) in ends)</c>, one level deep.</summary>
    private static LocalDefinition Loop(IForEachLoopOperation loop, ILocalSymbol local)
    {
        if (loop.LoopControlVariable.Core() is not (ITupleOperation or IDeclarationExpressionOperation { Expression: ITupleOperation }))
        {
            return new LocalDefinition(loop, new AssignedValue(loop.Collection, IsElement: true));
        }

        var tuple = loop.LoopControlVariable.DescendantsAndSelf().OfType<ITupleOperation>().First();
        for (var i = 0; i < tuple.Elements.Length; i++)
        {
            if (tuple.Elements[i].Core().ReferencedSymbol().IsSameAs(local))
            {
                return new LocalDefinition(loop, new AssignedValue(loop.Collection, Path: i, IsElement: true));
            }
        }

        return new LocalDefinition(loop, null);
    }

    /// <summary>What <c>value is int number</c> gives to <c>number</c>. Patterns for parts of the value are not followed.</summary>
    private static AssignedValue? MatchedBy(IPatternOperation pattern)
    {
        IOperation? around = pattern;
        while (around is IPatternOperation)
        {
            around = around.Parent;
        }

        return around is IIsPatternOperation match ? new AssignedValue(match.Value) : null;
    }
}
