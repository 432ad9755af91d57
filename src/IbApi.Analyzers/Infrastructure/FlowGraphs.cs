using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Infrastructure;

/// <summary>Roslyn's control flow graphs of bodies and of the functions inside them.</summary>
internal static class FlowGraphs
{
    /// <summary>The graph of the function, or else the body, in which an operation runs; null where Roslyn has none.</summary>
    public static ControlFlowGraph? Around(IOperation operation, CancellationToken cancellationToken)
        => Of(operation.Root(), operation.EnclosingFunction(), cancellationToken);

    /// <summary>
    /// The graph of a lambda or local function, or of the whole body where that is null. Null where Roslyn has none: an
    /// attribute, a default value, a function that no graph of the body shows.
    /// </summary>
    /// <param name="root">The root of the operations of a body.</param>
    /// <param name="function">A lambda or local function inside; null for the body itself.</param>
    /// <param name="cancellationToken">Ends the building of the graph.</param>
    public static ControlFlowGraph? Of(IOperation root, IOperation? function, CancellationToken cancellationToken)
        => DeepCode.Ask((root, function, cancellationToken), static at => Create(at.root, at.function, at.cancellationToken));

    private static ControlFlowGraph? Create(IOperation root, IOperation? function, CancellationToken cancellationToken)
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

    private static ControlFlowGraph? Nested(ControlFlowGraph graph, IOperation function, CancellationToken cancellationToken)
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

    /// <summary>The operations of a block and the value that it branches on, in the order in which they run.</summary>
    public static IEnumerable<IOperation> RootsOf(BasicBlock block)
        => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations;
}
