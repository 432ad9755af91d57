using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Versions;

/// <summary>
/// Which server version the checks around an operation guarantee. What checks in a way that is not understood guarantees
/// everything: a program that asks for the version must not be told to ask. Lives as long as one closure.
/// </summary>
internal sealed class ServerVersionGuards
{
    /// <summary>What nothing falls short of.</summary>
    public const int Everything = int.MaxValue;

    /// <summary>Callers outwards, and helpers inwards, that are asked for a check.</summary>
    private const int MostSteps = 4;

    private readonly SourceSearch _search;
    private readonly CallerIndex _callers;
    private readonly BodyFacts _bodies;
    private readonly ServerVersionChecks _checks;
    private static readonly ImmutableDictionary<SyntaxNode, int> Nothing = ImmutableDictionary<SyntaxNode, int>.Empty;

    private readonly Dictionary<SyntaxNode, int> _known = [];
    private readonly Dictionary<SyntaxNode, IReadOnlyDictionary<SyntaxNode, int>?> _functions = [];
    private readonly Dictionary<IMethodSymbol, int> _entries = new(SymbolEqualityComparer.Default);

    public ServerVersionGuards(SourceSearch search, IbApiSymbols symbols)
    {
        _search = search;
        _callers = CallerIndex.In(search);
        _bodies = BodyFacts.In(search);
        _checks = new ServerVersionChecks(search, symbols, _bodies, LeastAtReturns, LeastAfter);
    }

    /// <summary>The server version that is certain where an operation runs; zero where nothing is.</summary>
    public int LeastAt(IOperation operation)
        => LeastAt(operation, MostSteps);

    private int LeastAt(IOperation operation, int steps)
    {
        if (_known.TryGetValue(operation.Syntax, out var known))
        {
            return known;
        }

        // Where the question comes round to itself, the way adds nothing.
        _known[operation.Syntax] = Everything;
        var least = InFunction(operation, steps);
        if (least == 0 && steps > 0)
        {
            least = operation.EnclosingFunction() switch
            {
                ILocalFunctionOperation function => AtCalls(function, steps - 1),
                { } lambda => LeastAt(lambda, steps - 1),
                null => AtEntry(operation, steps - 1),
            };
        }

        _known[operation.Syntax] = least;
        return least;
    }

    /// <summary>What the checks of the innermost function around an operation guarantee. Each function is worked out once.</summary>
    private int InFunction(IOperation operation, int steps)
    {
        var function = operation.EnclosingFunction()?.Syntax ?? operation.Root().Syntax;
        if (!_functions.TryGetValue(function, out var states))
        {
            // Where the question comes round to itself, the way adds nothing.
            _functions[function] = states = null;
            if (FlowGraphs.Around(operation, _search.CancellationToken) is { } graph)
            {
                var flow = new Flow(graph, this, frame: null, steps, wanted: null, _search.CancellationToken);
                states = flow.Run() ? flow.Found : null;
            }
            else
            {
                states = Nothing;
            }

            _functions[function] = states;
        }

        return ReferenceEquals(states, Nothing) ? 0 : states is not null && states.TryGetValue(operation.Syntax, out var least) ? least : Everything;
    }

    private int AtCalls(ILocalFunctionOperation function, int steps)
        => function.Root().DescendantsAndSelf()
            .OfType<IInvocationOperation>()
            .Where(call => call.TargetMethod.IsSameAs(function.Symbol))
            .Select(call => LeastAt(call, steps))
            .DefaultIfEmpty(0)
            .Min();

    /// <summary>What all callers of the member around an operation guarantee.</summary>
    private int AtEntry(IOperation operation, int steps)
    {
        if (_search.Models.Of(operation.Syntax.SyntaxTree)?
                .GetEnclosingSymbol(operation.Syntax.SpanStart, _search.CancellationToken) is not IMethodSymbol method
            || method.MethodKind != MethodKind.Ordinary)
        {
            return 0;
        }

        method = method.Definition();
        if (!_entries.TryGetValue(method, out var least))
        {
            _entries[method] = Everything;
            var calls = _callers.Of(method);
            least = calls.IsEmpty || !_callers.ReferencesTo(method).IsEmpty
                ? 0
                : calls.Min(call => LeastAt(call.Operation, steps));
            _entries[method] = least;
        }

        return least;
    }

    /// <summary>What is certain at each of the values that a body returns.</summary>
    private IReadOnlyDictionary<SyntaxNode, int> LeastAtReturns(IOperation body, ImmutableArray<IOperation> returned, CheckFrame frame, int steps)
    {
        var graph = returned.IsEmpty ? null : FlowGraphs.Around(returned[0], _search.CancellationToken);
        var flow = graph is null ? null : new Flow(
            graph, this, frame, steps, returned.Select(static value => value.Syntax), _search.CancellationToken);
        return flow?.Run() == true ? flow.Found : ImmutableDictionary<SyntaxNode, int>.Empty;
    }

    /// <summary>What is certain once a method of the project has returned: it throws where the version is too old.</summary>
    private int LeastAfter(IOperation body, CheckFrame frame, int steps)
    {
        var graph = body is ILocalFunctionOperation function
            ? FlowGraphs.Of(body.Root(), function, _search.CancellationToken)
            : FlowGraphs.Of(body, null, _search.CancellationToken);
        if (graph is null)
        {
            return 0;
        }

        var flow = new Flow(graph, this, frame, steps, [], _search.CancellationToken);
        return flow.Run() && flow.AtExit is not Everything and var least ? least : 0;
    }

    /// <summary>
    /// A state is the least server version that is certain; everything where nothing gets to.
    /// </summary>
    private sealed class Flow : ForwardFlow<int>
    {
        private readonly ServerVersionGuards _guards;
        private readonly CheckFrame? _frame;
        private readonly int _steps;
        private readonly HashSet<SyntaxNode>? _wanted;

        public Flow(
            ControlFlowGraph graph, ServerVersionGuards guards, CheckFrame? frame, int steps, IEnumerable<SyntaxNode>? wanted,
            CancellationToken cancellationToken)
            : base(graph, cancellationToken)
        {
            _guards = guards;
            _frame = frame;
            _steps = steps;
            _wanted = wanted is null ? null : [.. wanted];
        }

        public Dictionary<SyntaxNode, int> Found { get; } = [];

        protected override int AtEntry => 0;

        /// <summary>What is not named is whatever may be a request, a part of one, or a function that holds one.</summary>
        private bool IsWanted(IOperation operation)
            => _wanted?.Contains(operation.Syntax)
                ?? operation is IInvocationOperation or ISimpleAssignmentOperation or IFlowAnonymousFunctionOperation or IArgumentOperation;

        protected override int Unreached => Everything;

        protected override int Join(int one, int other)
            => Math.Min(one, other);

        protected override bool Matters(IOperation operation)
            => IsWanted(operation)
                || (operation is IInvocationOperation { TargetMethod.ReturnsVoid: true } call && ServerVersionChecks.MayCheck(call.TargetMethod));

        protected override int After(IOperation operation, int before)
            => before != Everything && operation is IInvocationOperation { TargetMethod.ReturnsVoid: true } call
                ? Math.Max(before, _guards._checks.LeastAfter(call, _frame, _steps))
                : before;

        protected override int Assume(IOperation condition, bool isTrue, int state)
            => Math.Max(state, _guards._checks.LeastIf(condition, isTrue, _frame, _steps));

        protected override void Visit(IOperation operation, int before)
        {
            if (IsWanted(operation))
            {
                Found[operation.Syntax] = Found.TryGetValue(operation.Syntax, out var other) ? Math.Min(other, before) : before;
            }
        }
    }
}
