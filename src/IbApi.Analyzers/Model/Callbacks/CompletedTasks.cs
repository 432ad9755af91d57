using System.Linq;
using System.Threading;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// Tells waits for a task that is known to be complete, which are none: it was waited for or asked before, it is made complete,
/// or the method that hands it out never waits. Lives as long as one closure.
/// </summary>
internal sealed class CompletedTasks(SourceSearch search, BodyFacts bodies)
{
    /// <summary>Methods through which a task is followed to where it is made.</summary>
    private const int MostCalls = 3;

    /// <summary>Whether a task is complete on every way to the place that waits for it.</summary>
    public bool IsComplete(IOperation task, IOperation wait)
    {
        if (IsMadeComplete(task))
        {
            return true;
        }

        return task.ReferencedSymbol() is { } symbol
            && FlowGraphs.Around(wait, search.CancellationToken) is { } graph
            && new Flow(graph, symbol, wait, search.CancellationToken).IsCertain();
    }

    /// <summary>Whether a task is complete when it is made.</summary>
    public bool IsMadeComplete(IOperation task)
        => IsMadeComplete(task, depth: 0);

    private bool IsMadeComplete(IOperation task, int depth)
        => BlockingApis.TaskBehind(task) switch
        {
            IInvocationOperation { TargetMethod: { Name: "FromResult" or "FromException" or "FromCanceled", ContainingType: { } type } } => BlockingApis.IsTask(type),
            IPropertyReferenceOperation { Property: { Name: "CompletedTask", ContainingType: { } type } } => BlockingApis.IsTask(type),
            IDefaultValueOperation => true,
            IObjectCreationOperation { Type: { Name: "ValueTask" } } made => !made.Arguments.Any(static argument => BlockingApis.IsTask(argument.Value.Core().Type)),
            IInvocationOperation { TargetMethod: var method } => depth < MostCalls && HandsOutComplete(method.Definition(), depth),
            _ => false,
        };

    private bool HandsOutComplete(IMethodSymbol method, int depth)
    {
        if (method.IsOverridable() || !method.IsInSourceOf(search.Compilation) || bodies.Of(method) is not { } body)
        {
            return false;
        }

        if (method.IsAsync)
        {
            return !body.OwnOperations().Any(static operation => operation is IAwaitOperation or IForEachLoopOperation { IsAsynchronous: true }
                or IUsingOperation { IsAsynchronous: true } or IUsingDeclarationOperation { IsAsynchronous: true });
        }

        var returned = BodyFacts.ReturnedBy(body);
        return !returned.IsEmpty && returned.All(value => IsMadeComplete(value, depth + 1));
    }

    private sealed class Flow(ControlFlowGraph graph, ISymbol task, IOperation wait, CancellationToken cancellationToken)
        : ForwardFlow<bool?>(graph, cancellationToken)
    {
        private bool? _atWait;

        protected override bool? AtEntry => false;

        protected override bool? Unreached => null;

        public bool IsCertain()
            => Run() && _atWait == true;

        protected override bool? Join(bool? one, bool? other)
            => one is null ? other : other is null ? one : one.Value && other.Value;

        protected override bool Matters(IOperation operation)
            => operation is IInvocationOperation or IPropertyReferenceOperation or IAssignmentOperation or IAwaitOperation;

        protected override bool? After(IOperation operation, bool? before)
        {
            switch (operation)
            {
                case IAssignmentOperation { Target: var target } when target.ReferencedSymbol().IsSameAs(task):
                    return before is null ? null : false;
                case IAwaitOperation { Operation: var awaited } when Mentions(awaited):
                    return before is null ? null : true;
                case IInvocationOperation or IPropertyReferenceOperation
                    when BlockingApis.Of(operation) is { Kind: BlockingKind.Task, Bound: WaitBound.None or WaitBound.Cancellation } && !IsAny(operation) && Mentions(operation):
                    return before is null ? null : true;
                default:
                    return before;
            }
        }

        protected override bool? Assume(IOperation condition, bool isTrue, bool? state)
            => state is not null && isTrue && SaysComplete(condition.Core()) ? true : state;

        protected override void Visit(IOperation operation, bool? before)
        {
            if (operation.Syntax == wait.Syntax && operation.Kind == wait.Kind)
            {
                _atWait = before;
            }
        }

        /// <summary><c>Task.WaitAny</c> says nothing about each of them.</summary>
        private static bool IsAny(IOperation operation)
            => operation is IInvocationOperation { TargetMethod.Name: "WaitAny" or "WhenAny" };

        private bool Mentions(IOperation operation)
            => !operation.DescendantsAndSelf().Any(IsAny)
                && operation.DescendantsAndSelf().Any(part => part.ReferencedSymbol().IsSameAs(task));

        private bool SaysComplete(IOperation condition)
            => condition switch
            {
                IPropertyReferenceOperation { Property.Name: "IsCompleted" or "IsCompletedSuccessfully" or "IsFaulted" or "IsCanceled", Instance: { } instance }
                    => BlockingApis.TaskBehind(instance).ReferencedSymbol().IsSameAs(task),
                IInvocationOperation { TargetMethod.Name: "Wait", Instance: { } instance } => BlockingApis.TaskBehind(instance).ReferencedSymbol().IsSameAs(task),
                IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, LeftOperand: var left, RightOperand: var right }
                    => IsStatus(left.Core()) && right.Core() is IFieldReferenceOperation { Field.Name: "RanToCompletion" or "Faulted" or "Canceled" },
                _ => false,
            };

        private bool IsStatus(IOperation operation)
            => operation is IPropertyReferenceOperation { Property.Name: "Status", Instance: { } instance } && instance.ReferencedSymbol().IsSameAs(task);
    }
}
