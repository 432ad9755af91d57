using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <summary>One place that gives a local or parameter a value; the value is null when it cannot be said.</summary>
internal sealed record LocalDefinition(IOperation Operation, AssignedValue? Value);

/// <summary>
/// Finds the definitions of a local or a parameter in the code around it: its declaration, assignments, out arguments,
/// patterns, loops.
/// </summary>
internal sealed class LocalDefinitions(SourceSearch search)
{
    private readonly Dictionary<ISymbol, ImmutableArray<LocalDefinition>> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Those of the compilation that is searched.</summary>
    public static LocalDefinitions In(SourceSearch search)
        => search.Part(static search => new LocalDefinitions(search));

    public ImmutableArray<LocalDefinition> Of(ILocalSymbol local)
        => Known(local);

    /// <summary>The definitions that can be the one that a use sees; all of them when the flow cannot be told.</summary>
    public ImmutableArray<LocalDefinition> Reaching(ILocalReferenceOperation use)
    {
        var all = Known(use.Local);
        return all.Length < 2 ? all : Reaching(use, all).Definitions;
    }

    /// <summary>The assignments to a parameter that a use can see, and whether it can see what the caller hands in.</summary>
    public (ImmutableArray<LocalDefinition> Definitions, bool IsHandedIn) Reaching(IParameterReferenceOperation use)
    {
        var all = Known(use.Parameter);
        return all.IsEmpty ? (all, true) : Reaching(use, all);
    }

    private (ImmutableArray<LocalDefinition> Definitions, bool EntryReaches) Reaching(IOperation use, ImmutableArray<LocalDefinition> all)
        => ReachingDefinitions.Of(use, all.Select(static d => d.Operation).ToArray(), search.CancellationToken) is { } reaching
            ? (reaching.Definitions.Select(index => all[index]).ToImmutableArray(), reaching.EntryReaches)
            : (all, true);

    private ImmutableArray<LocalDefinition> Known(ISymbol variable)
    {
        // A flow graph has locals of its own, for locks and enumerators; they have no name, whatever the compiler promises.
        if (string.IsNullOrEmpty(variable.Name))
        {
            return ImmutableArray<LocalDefinition>.Empty;
        }

        if (!_known.TryGetValue(variable, out var definitions))
        {
            definitions = Find(variable);
            _known.Add(variable, definitions);
        }

        return definitions;
    }

    private ImmutableArray<LocalDefinition> Find(ISymbol variable)
    {
        var definitions = ImmutableArray.CreateBuilder<LocalDefinition>();
        foreach (var reference in variable.DeclaringSyntaxReferences)
        {
            var declaration = reference.GetSyntax(search.CancellationToken);
            if (variable is ILocalSymbol local && AtDeclaration(declaration, local) is { } declared)
            {
                definitions.Add(declared);
            }

            var scope = ScopeOf(variable, declaration);
            foreach (var found in search.Tokens(scope.SyntaxTree, variable.Name, WordFollower.Write | WordFollower.Stop, scope.Span))
            {
                if (reference.Span.Contains(found.Span) || definitions.Count >= ResolutionLimits.Writes)
                {
                    continue;
                }

                var use = search.OperationAround<IOperation>(
                    found,
                    candidate => candidate is ILocalReferenceOperation or IParameterReferenceOperation
                        && candidate.ReferencedSymbol().IsSameAs(variable),
                    climb: 1);
                if (use is not null && AssignedValue.To(use) is { Definition: { } definition } assigned)
                {
                    definitions.Add(new LocalDefinition(definition, assigned.Value));
                }
            }
        }

        return definitions.ToImmutable();
    }

    /// <summary>The code in which a variable can be used: the member, or the type for a class's own parameter.</summary>
    private SyntaxNode ScopeOf(ISymbol variable, SyntaxNode declaration)
    {
        var owner = variable.ContainingSymbol;
        while (owner is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
        {
            owner = owner.ContainingSymbol;
        }

        foreach (var reference in owner.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree == declaration.SyntaxTree && reference.Span.Contains(declaration.Span))
            {
                var syntax = reference.GetSyntax(search.CancellationToken);
                return search.IsCaseSensitive ? syntax : syntax.Parent ?? syntax;
            }
        }

        // In Visual Basic a method's declaration is its first line; top-level statements have none of their own.
        return search.IsCaseSensitive ? declaration.SyntaxTree.GetRoot(search.CancellationToken) : BlockAround(declaration);
    }

    private static SyntaxNode BlockAround(SyntaxNode declaration)
        => declaration.AncestorsAndSelf().LastOrDefault(static node => node.Parent?.Parent?.Parent is null) ?? declaration;

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
                        : new LocalDefinition(declarator, local.IsRef ? null : new AssignedValue(initializer.Value));
                case IForEachLoopOperation loop:
                    return Loop(loop, local);
                case IDeclarationPatternOperation or IRecursivePatternOperation:
                    var pattern = (IPatternOperation)search.OperationAt(node)!;
                    return new LocalDefinition(pattern, MatchedValue.Of(pattern));
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
            return new LocalDefinition(loop, local.IsRef ? null : new AssignedValue(loop.Collection, IsElement: true));
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
}
