using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// Finds loops that connect again at once when TWS refuses: a way round on which nothing says success and no time can pass.
/// Lives as long as one closure.
/// </summary>
internal sealed class SpinningConnects(SourceSearch search, CodeReach reach)
{
    /// <summary>Methods between a loop and the connect call.</summary>
    private const int MostCallers = 3;

    private readonly SourceSearch _search = search;
    private readonly Pauses _pauses = new(search, reach);

    /// <summary>What connects in such loops, by path and position.</summary>
    public ImmutableArray<SpinningConnect> Find(ImmutableArray<IInvocationOperation> connects)
        => connects
            .SelectMany(connect => LoopedFrom(connect, depth: 0)
                .Select(work => new SpinningConnect(CodePlace.Of(work.Syntax), FunctionOf(work), CodePlace.Of(connect.Syntax))))
            .Where(one => !GeneratedCode.Contains(one.Place.Tree, _search.CancellationToken))
            .GroupBy(static one => one.Place)
            .Select(static group => group.First())
            .OrderBy(static one => one.Place)
            .ToImmutableArray();

    private string FunctionOf(IOperation work)
        => reach.Repetitions.MethodOf(work.Root())?.DisplayName() ?? LifecycleNames.TopLevel;

    /// <summary>A connect call in a spinning loop, or the calls in such loops that lead to it and let no time pass.</summary>
    private List<IOperation> LoopedFrom(IOperation work, int depth)
    {
        _search.CancellationToken.ThrowIfCancellationRequested();
        if (work.LoopsAround().FirstOrDefault() is { } loop)
        {
            return Spins(loop, work) ? [work] : [];
        }

        if (depth >= MostCallers
            || reach.Repetitions.MethodOf(work.FunctionAround()) is not { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method)
        {
            return [];
        }

        // Hardly anybody calls it in a loop; only then its body matters.
        List<IOperation>? found = null;
        foreach (var site in reach.Callers.Of(method))
        {
            foreach (var looped in LoopedFrom(site.Operation, depth + 1))
            {
                (found ??= []).Add(looped);
            }
        }

        return found is null || _pauses.MayBeIn(method) ? [] : found;
    }

    private bool Spins(ILoopOperation loop, IOperation work)
        => !IsBounded(loop) && !IsTimed(loop, work)
            && FlowGraphs.Around(work, _search.CancellationToken) is { } graph
            && new Flow(graph, this, work, _search.CancellationToken).ComesBack();

    /// <summary>Whether a loop ends by itself: over a list, up to a number, until some time.</summary>
    private static bool IsBounded(ILoopOperation loop)
        => loop switch
        {
            IWhileLoopOperation { Condition: { } condition } => Counts(condition),
            IForLoopOperation { Condition: var condition } => condition is not null && Counts(condition),
            _ => true,
        } || loop.Body.OwnOperations().Any(exit => exit is IBranchOperation { BranchKind: BranchKind.Break or BranchKind.GoTo } or IReturnOperation or IThrowOperation
            && ConditionsBetween(exit, loop).Any(Counts));

    /// <summary>Whether the work is done only when enough time has passed, or a number says so.</summary>
    private static bool IsTimed(ILoopOperation loop, IOperation work)
        => ConditionsBetween(work, loop).Any(condition => !condition.Syntax.Span.Contains(work.Syntax.Span) && Counts(condition));

    private static IEnumerable<IOperation> ConditionsBetween(IOperation inner, IOperation outer)
    {
        for (var (child, o) = (inner, inner.Parent); o is not null && child != outer; (child, o) = (o, o.Parent))
        {
            switch (o)
            {
                case IConditionalOperation { Condition: var condition }:
                    yield return condition;
                    break;
                case ISwitchOperation { Value: var value }:
                    yield return value;
                    break;
                default:
                    break;
            }
        }
    }

    private static bool Counts(IOperation condition)
        => condition.DescendantsAndSelf().Any(static part => part is IIncrementOrDecrementOperation or IRelationalPatternOperation
            || part is IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual,
            });

    /// <summary>
    /// Whether an attempt that failed comes to the next one without a pause. A connect call does not throw when TWS refuses: what stands in
    /// a <c>catch</c> does not run then.
    /// </summary>
    private sealed class Flow(ControlFlowGraph graph, SpinningConnects owner, IOperation work, CancellationToken cancellationToken)
        : ForwardFlow<bool>(graph, cancellationToken)
    {
        private bool _comesBack;

        public bool ComesBack()
            => Run() && _comesBack;

        protected override bool AtEntry => false;

        protected override bool Unreached => false;

        protected override bool FollowsExceptions => false;

        protected override bool Join(bool one, bool other)
            => one || other;

        protected override bool Matters(IOperation operation)
            => operation is IInvocationOperation or IAwaitOperation or IObjectCreationOperation or IPropertyReferenceOperation or IDynamicInvocationOperation
                or IInvalidOperation;

        protected override bool After(IOperation operation, bool before)
            => IsWork(operation) || (before && !owner._pauses.MayBeIn(operation));

        protected override bool Assume(IOperation condition, bool isTrue, bool state)
            => state && !SaysSuccess(condition.Core(), isTrue);

        protected override void Visit(IOperation operation, bool before)
            => _comesBack |= before && IsWork(operation);

        private bool IsWork(IOperation operation)
            => operation is IInvocationOperation or IObjectCreationOperation && operation.Syntax == work.Syntax && operation.Kind == work.Kind;

        private bool SaysSuccess(IOperation condition, bool isTrue)
            => condition switch
            {
                IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var denied } => SaysSuccess(denied.Core(), !isTrue),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, RightOperand: var right, LeftOperand: var left } comparison
                    => right.Core().ConstantValue is { HasValue: true, Value: bool constant }
                        ? SaysSuccess(left.Core(), isTrue == constant == (comparison.OperatorKind == BinaryOperatorKind.Equals))
                        : isTrue == (comparison.OperatorKind == BinaryOperatorKind.Equals) && CodeRepetition.SaysSuccess(right.Core()),
                IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool constant } }, Value: var value }
                    => SaysSuccess(value.Core(), isTrue == constant),

                // client?.IsConnected() != true
                IFlowCaptureReferenceOperation { Syntax: var syntax } => owner._search.OperationAt(syntax) is IConditionalAccessOperation { WhenNotNull: var asked }
                    && SaysSuccess(asked.Core(), isTrue),
                _ => isTrue && (IsWork(condition) || CodeRepetition.SaysSuccess(condition)),
            };
    }
}
