using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <summary>
/// Which of several definitions of a variable can be the one that a use sees. Forward data flow over Roslyn's control
/// flow graph of one body; the graph copies operations, so definitions and the use are recognised by their syntax.
/// </summary>
internal static class ReachingDefinitions
{
    /// <summary>One bit for each definition and one for the entry of the body.</summary>
    private const int MostDefinitions = 62;

    /// <summary>What reaches a use.</summary>
    /// <param name="Definitions">Indexes into the definitions that were asked about.</param>
    /// <param name="EntryReaches">Whether a path from the body's start to the use meets no definition.</param>
    public sealed record Result(ImmutableArray<int> Definitions, bool EntryReaches);

    /// <summary>Null when the flow cannot be told: then all definitions may reach the use.</summary>
    public static Result? Of(
        IOperation use, IReadOnlyList<IOperation> definitions, CancellationToken cancellationToken)
    {
        if (definitions.Count > MostDefinitions)
        {
            return null;
        }

        var function = use.EnclosingFunction();
        foreach (var definition in definitions)
        {
            // What one function assigns and another reads happens in an order that no graph of one body shows.
            if (definition.EnclosingFunction() != function)
            {
                return null;
            }
        }

        return GraphOf(use.Root(), function, cancellationToken) is { } graph
            ? new Walk(graph, definitions, use, cancellationToken).Run()
            : null;
    }

    private static ControlFlowGraph? GraphOf(IOperation root, IOperation? function, CancellationToken cancellationToken)
    {
        var graph = root switch
        {
            IMethodBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
            IConstructorBodyOperation body => ControlFlowGraph.Create(body, cancellationToken),
            IBlockOperation block => ControlFlowGraph.Create(block, cancellationToken),
            IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellationToken),
            IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellationToken),
            _ => null,
        };

        if (graph is null || function is null)
        {
            return graph;
        }

        var outerToInner = new Stack<IOperation>();
        for (var f = function; f is not null; f = f.EnclosingFunction())
        {
            outerToInner.Push(f);
        }

        foreach (var nested in outerToInner)
        {
            graph = graph is null ? null : Nested(graph, nested, cancellationToken);
        }

        return graph;
    }

    private static ControlFlowGraph? Nested(
        ControlFlowGraph graph, IOperation function, CancellationToken cancellationToken)
    {
        if (function is ILocalFunctionOperation localFunction)
        {
            return graph.LocalFunctions.Contains(localFunction.Symbol, SymbolEqualityComparer.Default)
                ? graph.GetLocalFunctionControlFlowGraph(localFunction.Symbol, cancellationToken)
                : null;
        }

        var flowFunction = graph.Blocks
            .SelectMany(static block => RootsOf(block))
            .SelectMany(static operation => operation.DescendantsAndSelf())
            .OfType<IFlowAnonymousFunctionOperation>()
            .FirstOrDefault(candidate => candidate.Syntax == function.Syntax);
        return flowFunction is null ? null : graph.GetAnonymousFunctionControlFlowGraph(flowFunction, cancellationToken);
    }

    private static ImmutableArray<IOperation> RootsOf(BasicBlock block)
        => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations;

    private sealed class Walk(
        ControlFlowGraph graph, IReadOnlyList<IOperation> definitions, IOperation use, CancellationToken cancellationToken)
    {
        private const ulong Entry = 1UL << 63;

        private readonly Dictionary<SyntaxNode, int> _indexOf = new();
        private readonly ulong[] _in = new ulong[graph.Blocks.Length];
        private readonly ulong[] _out = new ulong[graph.Blocks.Length];
        private readonly List<(BasicBlock Handler, ControlFlowRegion Try)> _handlers = [];
        private ulong _seen;
        private ulong _atUse;
        private bool _useFound;

        public Result? Run()
        {
            for (var i = 0; i < definitions.Count; i++)
            {
                var syntax = SyntaxInGraph(definitions[i]);
                if (_indexOf.ContainsKey(syntax))
                {
                    return null;
                }

                _indexOf.Add(syntax, i);
            }

            CollectHandlers(graph.Root);
            for (var changed = true; changed;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                changed = false;
                foreach (var block in graph.Blocks)
                {
                    var @in = Into(block);
                    var @out = Through(block, @in);
                    changed |= @in != _in[block.Ordinal] || @out != _out[block.Ordinal];
                    _in[block.Ordinal] = @in;
                    _out[block.Ordinal] = @out;
                }
            }

            if (!_useFound || _seen != (definitions.Count == 0 ? 0 : ulong.MaxValue >> (64 - definitions.Count)))
            {
                return null;
            }

            var reaching = ImmutableArray.CreateBuilder<int>();
            for (var i = 0; i < definitions.Count; i++)
            {
                if ((_atUse & (1UL << i)) != 0)
                {
                    reaching.Add(i);
                }
            }

            return new Result(reaching.ToImmutable(), (_atUse & Entry) != 0);
        }

        /// <summary>In Visual Basic the value belongs to the declaration, and so does the assignment that the graph makes of it.</summary>
        private static SyntaxNode SyntaxInGraph(IOperation definition)
            => definition is IVariableDeclaratorOperation { Initializer: null, Parent: IVariableDeclarationOperation declaration }
                ? declaration.Syntax
                : definition.Syntax;

        private ulong Into(BasicBlock block)
        {
            var @in = block.Kind == BasicBlockKind.Entry ? Entry : 0;
            foreach (var branch in block.Predecessors)
            {
                var state = _out[branch.Source.Ordinal];
                foreach (var region in branch.FinallyRegions)
                {
                    state = ThroughFinally(region, state);
                }

                @in |= state;
            }

            foreach (var (handler, tried) in _handlers)
            {
                if (handler == block)
                {
                    for (var i = tried.FirstBlockOrdinal; i <= tried.LastBlockOrdinal; i++)
                    {
                        @in |= _in[i] | _out[i];
                    }
                }
            }

            return @in;
        }

        /// <summary>
        /// A branch that leaves a try runs its finally on the way, which the graph does not draw. What runs for sure
        /// replaces what was there, what runs under a condition is added.
        /// </summary>
        private ulong ThroughFinally(ControlFlowRegion region, ulong state)
        {
            var isCertain = true;
            for (var i = region.FirstBlockOrdinal; i <= region.LastBlockOrdinal; i++)
            {
                var block = graph.Blocks[i];
                var after = Through(block, state);
                isCertain &= i == region.FirstBlockOrdinal || block.Predecessors is [{ IsConditionalSuccessor: false, Source.ConditionKind: ControlFlowConditionKind.None }];
                state = isCertain ? after : state | after;
            }

            return state;
        }

        private ulong Through(BasicBlock block, ulong state)
        {
            foreach (var root in RootsOf(block))
            {
                state = Through(root, state);
            }

            return state;
        }

        /// <summary>Children first: the right side of an assignment sees what was before it.</summary>
        private ulong Through(IOperation operation, ulong state)
        {
            foreach (var child in operation.ChildOperations)
            {
                state = Through(child, state);
            }

            if (operation.Syntax == use.Syntax && operation.Kind == use.Kind)
            {
                _useFound = true;
                _atUse |= state;
            }

            if (_indexOf.TryGetValue(operation.Syntax, out var index) && Defines(operation))
            {
                _seen |= 1UL << index;
                state = 1UL << index;
            }

            return state;
        }

        private static bool Defines(IOperation operation)
            => operation is IAssignmentOperation or IDeconstructionAssignmentOperation or IArgumentOperation or IIncrementOrDecrementOperation
                or IAddressOfOperation
                or IDeclarationPatternOperation or IRecursivePatternOperation or IVariableDeclaratorOperation;

        private void CollectHandlers(ControlFlowRegion region)
        {
            if (region.Kind is ControlFlowRegionKind.TryAndCatch or ControlFlowRegionKind.TryAndFinally
                or ControlFlowRegionKind.FilterAndHandler)
            {
                foreach (var handler in region.NestedRegions.Skip(1))
                {
                    _handlers.Add((graph.Blocks[handler.FirstBlockOrdinal], region.NestedRegions[0]));
                }
            }

            foreach (var nested in region.NestedRegions)
            {
                CollectHandlers(nested);
            }
        }
    }
}
