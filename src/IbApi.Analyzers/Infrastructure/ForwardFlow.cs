using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace IbApi.Analyzers.Infrastructure;

/// <summary>
/// Forward data flow over the control flow graph of one body: what holds at each place, from what the operations before
/// it do and which way the conditions before it went. A question is a subclass that says what a state is, what an
/// operation makes of it, and what is left where ways meet.
/// </summary>
/// <remarks>
/// The graph copies the operations of the body: recognise them by their syntax. <c>?:</c>, <c>??</c> and <c>?.</c> are
/// branches in it, and so are <c>&amp;&amp;</c> and <c>||</c> in a condition. What happens in lambdas and local functions
/// is not part of it: they have graphs of their own (<see cref="FlowGraphs"/>).
/// </remarks>
/// <typeparam name="TState">An immutable value. Joining must go one way, or the flow is given up.</typeparam>
internal abstract class ForwardFlow<TState>(ControlFlowGraph graph, CancellationToken cancellationToken)
{
    /// <summary>Blocks stand nearly in the order in which they run: even deeply nested loops settle long before.</summary>
    private const int MostRounds = 100;

    private readonly IOperation[][] _operations = new IOperation[graph.Blocks.Length][];
    private readonly TState[] _in = new TState[graph.Blocks.Length];
    private readonly TState[] _out = new TState[graph.Blocks.Length];

    /// <summary>What may hold anywhere in a block, for what follows on an exception there.</summary>
    private readonly TState[] _anywhere = new TState[graph.Blocks.Length];

    private readonly List<(BasicBlock Handler, ControlFlowRegion Try)> _handlers = [];

    /// <summary>What holds where the body begins.</summary>
    protected abstract TState AtEntry { get; }

    /// <summary>What holds where nothing gets to. Joined with any state it leaves that state.</summary>
    protected abstract TState Unreached { get; }

    /// <summary>What holds where two ways meet.</summary>
    protected abstract TState Join(TState one, TState other);

    /// <summary>Whether what holds anywhere in a <c>try</c> may hold in its handlers. Not where nothing is expected to throw.</summary>
    protected virtual bool FollowsExceptions => true;

    /// <summary>Whether an operation changes a state or is wanted by <see cref="Visit"/>. All others are passed over.</summary>
    protected abstract bool Matters(IOperation operation);

    /// <summary>What holds after an operation. Its operands come before it.</summary>
    protected abstract TState After(IOperation operation, TState before);

    /// <summary>What holds on a way that is taken only if a condition has this value.</summary>
    protected virtual TState Assume(IOperation condition, bool isTrue, TState state)
        => state;

    /// <summary>Called once for each operation that matters, with what holds before it, when all is settled.</summary>
    protected virtual void Visit(IOperation operation, TState before)
    {
    }

    /// <summary>Settles the flow, then visits. False when it does not settle: then nothing is known.</summary>
    public bool Run()
    {
        if (FollowsExceptions)
        {
            CollectHandlers(graph.Root);
        }

        foreach (var block in graph.Blocks)
        {
            _operations[block.Ordinal] = FlowGraphs.RootsOf(block).SelectMany(OperandsFirst).Where(Matters).ToArray();
            _in[block.Ordinal] = _out[block.Ordinal] = _anywhere[block.Ordinal] = Unreached;
        }

        if (!Settle())
        {
            return false;
        }

        foreach (var block in graph.Blocks)
        {
            var state = _in[block.Ordinal];
            foreach (var operation in _operations[block.Ordinal])
            {
                Visit(operation, state);
                state = After(operation, state);
            }
        }

        return true;
    }

    /// <summary>What holds where the body is left by its end or a <c>return</c>; not by an exception.</summary>
    public TState AtExit => _in[graph.Blocks.Length - 1];

    private bool Settle()
    {
        for (var round = 0; round < MostRounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var changed = false;
            foreach (var block in graph.Blocks)
            {
                var before = Into(block);
                changed |= Set(_in, block.Ordinal, before) | Pass(block, before);
            }

            if (!changed)
            {
                return true;
            }
        }

        return false;
    }

    private bool Pass(BasicBlock block, TState state)
    {
        var anywhere = Join(_anywhere[block.Ordinal], state);
        foreach (var operation in _operations[block.Ordinal])
        {
            state = After(operation, state);
            anywhere = Join(anywhere, state);
        }

        return Set(_anywhere, block.Ordinal, anywhere) | Set(_out, block.Ordinal, state);
    }

    private static bool Set(TState[] states, int ordinal, TState state)
    {
        var changed = !EqualityComparer<TState>.Default.Equals(states[ordinal], state);
        states[ordinal] = state;
        return changed;
    }

    private TState Into(BasicBlock block)
    {
        var state = block.Kind == BasicBlockKind.Entry ? AtEntry : Unreached;
        foreach (var branch in block.Predecessors)
        {
            var arriving = _out[branch.Source.Ordinal];
            if (branch.Source is { ConditionKind: not ControlFlowConditionKind.None, BranchValue: { } condition })
            {
                var isTrue = branch.IsConditionalSuccessor == (branch.Source.ConditionKind == ControlFlowConditionKind.WhenTrue);
                if (condition.ConstantValue is { HasValue: true, Value: bool constant } && constant != isTrue)
                {
                    continue;
                }

                arriving = Assume(condition, isTrue, arriving);
            }

            foreach (var region in branch.FinallyRegions)
            {
                arriving = ThroughFinally(region, arriving);
            }

            state = Join(state, arriving);
        }

        foreach (var (handler, tried) in _handlers)
        {
            if (handler == block)
            {
                for (var i = tried.FirstBlockOrdinal; i <= tried.LastBlockOrdinal; i++)
                {
                    state = Join(state, _anywhere[i]);
                }
            }
        }

        return state;
    }

    /// <summary>
    /// A branch that leaves a try runs its finally on the way, which the graph does not draw. What runs for sure
    /// replaces what was there, what runs under a condition is added.
    /// </summary>
    private TState ThroughFinally(ControlFlowRegion region, TState state)
    {
        var isCertain = true;
        for (var i = region.FirstBlockOrdinal; i <= region.LastBlockOrdinal; i++)
        {
            var block = graph.Blocks[i];
            var after = _operations[i].Aggregate(state, (before, operation) => After(operation, before));
            isCertain &= i == region.FirstBlockOrdinal
                || block.Predecessors is [{ IsConditionalSuccessor: false, Source.ConditionKind: ControlFlowConditionKind.None }];
            state = isCertain ? after : Join(state, after);
        }

        return state;
    }

    /// <summary>The right side of an assignment sees what was before it. No recursion: a sum may have ten thousand parts.</summary>
    private static IEnumerable<IOperation> OperandsFirst(IOperation root)
    {
        var open = new Stack<(IOperation Operation, IOperation.OperationList.Enumerator Operands)>();
        open.Push((root, root.ChildOperations.GetEnumerator()));
        while (open.Count > 0)
        {
            var (operation, operands) = open.Pop();
            if (operands.MoveNext())
            {
                open.Push((operation, operands));
                open.Push((operands.Current, operands.Current.ChildOperations.GetEnumerator()));
            }
            else
            {
                yield return operation;
            }
        }
    }

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
