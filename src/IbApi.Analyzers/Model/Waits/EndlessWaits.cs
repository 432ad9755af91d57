using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Callbacks;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Waits;

/// <summary>
/// Finds waits that only <c>nextValidId</c> or <c>connectAck</c> can end: loops over what the callback sets, waits for an event or
/// a task that it completes. Whatever else may end a wait is taken to do so. Lives as long as one closure.
/// </summary>
internal sealed class EndlessWaits(SourceSearch search, IbApiSymbols symbols, CodeReach reach, ApiSource apiSource, SessionStates states)
{
    private HashSet<SyntaxNode> _looks = [];

    /// <summary>The waits, by path and position.</summary>
    public ImmutableArray<EndlessWait> Find()
    {
        var found = new Dictionary<CodePlace, EndlessWait>();
        _looks = [.. LifecycleNames.ReadyCallbacks.SelectMany(callback => states.ReadsOf(callback)).Select(static read => read.Syntax)];
        foreach (var callback in LifecycleNames.ReadyCallbacks)
        {
            var code = states.CodeOf(callback);
            var limited = LimitedTasks(callback);
            foreach (var read in states.ReadsOf(callback))
            {
                search.CancellationToken.ThrowIfCancellationRequested();
                if (apiSource.Contains(read.Syntax.SyntaxTree) || GeneratedCode.Contains(read.Syntax.SyntaxTree, search.CancellationToken) || code.Contains(read.FunctionAround().Syntax))
                {
                    continue;
                }

                if (WaitAt(read) is var (place, kind) && place is not null && !MayEndOtherwise(read, code)
                    && (kind == WaitKind.Loop || StateOf(read) is not var (state, _) || !limited.Contains(state))
                    && (kind != WaitKind.Loop || IsEnded(place, read, code))
                    && CodePlace.Of(place.Syntax) is var where && !found.ContainsKey(where))
                {
                    found.Add(where, new EndlessWait(where, callback, reach.Repetitions.MethodOf(read.Root())?.DisplayName() ?? LifecycleNames.TopLevel, kind));
                }
            }
        }

        return found.Values.OrderBy(static wait => wait.Place).ToImmutableArray();
    }

    /// <summary>
    /// The variables whose tasks are waited for with a limit somewhere, or handed to a method that may: once such a task is done, who
    /// awaits it again does not wait.
    /// </summary>
    private HashSet<ISymbol> LimitedTasks(string callback)
    {
        var tasks = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var read in states.ReadsOf(callback))
        {
            if (IsWithLimit(read) && WaitAt(read).Place is null && StateOf(read) is var (state, _))
            {
                tasks.Add(state);
            }
        }

        return tasks;
    }

    private static bool IsWithLimit(IOperation read)
    {
        var task = read;
        while (task.Parent is IPropertyReferenceOperation { Property.Name: WaitApis.SourceTask } or IConversionOperation or IParenthesizedOperation)
        {
            task = task.Parent;
        }

        return BlockingApis.IsTask(task.Type)
            && (task.Parent is IArgumentOperation { Parent: IInvocationOperation }
                || (task.Parent is IInvocationOperation call && WaitApis.IsWait(call.TargetMethod) && BlockingApis.BoundOf(call) != WaitBound.None));
    }

    /// <summary>The wait without a limit that a look at a state is part of; no place where there is none.</summary>
    private (IOperation? Place, WaitKind Kind) WaitAt(IOperation read)
    {
        if (WaitFor(read) is { } wait)
        {
            return (wait, wait is IAwaitOperation ? WaitKind.Awaited : WaitKind.Blocking);
        }

        return read.LoopsAround().FirstOrDefault() is { } loop && QuestionOf(loop, read) is { } question ? (question, WaitKind.Loop) : (null, WaitKind.Loop);
    }

    /// <summary>The wait for an event or a task, from where it is named outwards.</summary>
    private IOperation? WaitFor(IOperation read)
    {
        var o = read;
        if (read is IInvocationOperation { TargetMethod: var looking } call)
        {
            // SpinWait.SpinUntil(() => …)
            if (!looking.IsInSourceOf(search.Compilation))
            {
                return WaitApis.IsWait(looking) && BlockingApis.BoundOf(call) == WaitBound.None && !IsAwaitable(call) ? call : null;
            }

            if (!HandsOutTask(looking))
            {
                return null;
            }
        }
        else if (read is IPropertyReferenceOperation { Property.GetMethod: { } getter } && reach.Bodies.Of(getter) is not null && !HandsOutTask(getter))
        {
            return null;
        }

        while (true)
        {
            var parent = o.Parent;
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation:
                    o = parent;
                    break;
                case IConditionalAccessOperation access when access.Operation == o:
                    o = access.WhenNotNull;
                    if (o is IInvocationOperation next)
                    {
                        return BlockingApis.BoundOf(next) == WaitBound.None && IsForEvent(next) ? next : null;
                    }

                    return null;
                case IPropertyReferenceOperation property when property.Instance == o:
                    if (WaitApis.IsWait(property.Property))
                    {
                        return property;
                    }

                    if (property.Property.Name is not (WaitApis.SourceTask or "WaitHandle" or "AvailableWaitHandle"))
                    {
                        return null;
                    }

                    o = property;
                    break;
                case IInvocationOperation invocation when invocation.Instance == o:
                    if (invocation.TargetMethod.Name is "ConfigureAwait" or "GetAwaiter" or "AsTask")
                    {
                        o = invocation;
                    }
                    else if (!WaitApis.IsWait(invocation.TargetMethod) || BlockingApis.BoundOf(invocation) != WaitBound.None)
                    {
                        return null;
                    }
                    else if (IsAwaitable(invocation))
                    {
                        o = invocation;
                    }
                    else
                    {
                        return IsForEvent(invocation) ? invocation : null;
                    }

                    break;
                case IAwaitOperation:
                    return parent;
                default:
                    return null;
            }
        }
    }

    /// <summary>Whether a method only hands out a task or event that it has, and does not wait for it itself.</summary>
    private bool HandsOutTask(IMethodSymbol method)
        => !method.IsAsync && reach.Bodies.Of(method) is { } body
            && BodyFacts.ReturnedBy(body) is [var returned]
            && returned.DescendantsAndSelf().All(static part => part is IMemberReferenceOperation or IInstanceReferenceOperation or IConversionOperation or ILocalReferenceOperation);

    /// <summary>Whether a call blocks until a task is done or an event is set; a queue is another matter.</summary>
    private static bool IsForEvent(IInvocationOperation call)
        => BlockingApis.Of(call) is { Kind: BlockingKind.Task or BlockingKind.Event or BlockingKind.Semaphore };

    private static bool IsAwaitable(IInvocationOperation call)
        => BlockingApis.IsTask(call.Type);

    /// <summary>
    /// The condition on which alone it depends whether a loop ends, where the loop does nothing but to wait for it; null for any
    /// other loop.
    /// </summary>
    private IOperation? QuestionOf(ILoopOperation loop, IOperation read)
    {
        var (condition, isEndless) = loop switch
        {
            IWhileLoopOperation { Condition: { } asked } => (asked, asked.ConstantValue is { HasValue: true, Value: bool constant } && constant != ((IWhileLoopOperation)loop).ConditionIsUntil),
            IForLoopOperation { Condition: { } asked } => (asked, asked.ConstantValue is { HasValue: true, Value: true }),
            IForLoopOperation => ((IOperation?)null, true),
            _ => (null, false),
        };
        if (!OnlyWaits(loop))
        {
            return null;
        }

        var exits = ExitsOf(loop);
        if (!isEndless)
        {
            return exits.Count == 0 && condition is not null && condition.Syntax.Span.Contains(read.Syntax.Span) && DependsOnSession(condition) ? condition : null;
        }

        // while (true) { if (…) break; … }
        return exits is [var exit] && exit.Parent is var around
            && (around is IBlockOperation block ? block.Parent : around) is IConditionalOperation { Condition: var question, WhenFalse: null } choice
            && !choice.WhenTrue.OwnOperations().Any(static part => part is ILoopOperation)
            && question.Syntax.Span.Contains(read.Syntax.Span) && DependsOnSession(question)
                ? question
                : null;
    }

    /// <summary>What leaves a loop from within.</summary>
    private static List<IOperation> ExitsOf(ILoopOperation loop)
        => loop.Body.OwnOperations()
            .Where(part => part is IReturnOperation or IThrowOperation || part is IBranchOperation { BranchKind: BranchKind.Break or BranchKind.GoTo })
            .ToList();

    /// <summary>Whether the body of a loop lets time pass and reports, and does nothing that could end the loop.</summary>
    private bool OnlyWaits(ILoopOperation loop)
        => loop.Body.OwnOperations().All(part => part switch
        {
            IInvocationOperation call => IsHarmless(call),
            IAwaitOperation awaited => awaited.Operation.Core() is IInvocationOperation { TargetMethod: var method }
                && (BlockingApis.Pauses(method) || WaitApis.IsYield(method) || method.Name == "ConfigureAwait"),
            IObjectCreationOperation { Type: var type } => type is { Name: "SpinWait" or "TimeSpan" },
            IAssignmentOperation { Target: var target } => target is ILocalReferenceOperation,
            IIncrementOrDecrementOperation { Target: var target } => target is ILocalReferenceOperation,
            IDynamicInvocationOperation or IFunctionPointerInvocationOperation or IInvalidOperation or ILoopOperation => false,
            _ => true,
        });

    private bool IsHarmless(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        return BlockingApis.Pauses(method) ? BlockingApis.BoundOf(call) != WaitBound.Cancellation && !call.Arguments.Any(static argument => IsToken(argument))
            : WaitApis.IsYield(method) || method.Name is "ConfigureAwait" or "FromSeconds" or "FromMilliseconds" || RuntimeApis.OnlyReports(method)
                || method.Name is LifecycleNames.WaitForSignal or LifecycleNames.ProcessMessages or LifecycleNames.RequestIds
                || (method is { Name: "Wait", ContainingType.Name: "Monitor" })
                || (symbols.IsDeclaredByApi(method.Definition()) && method.Name == LifecycleNames.IsConnected);
    }

    private static bool IsToken(IArgumentOperation argument)
        => argument.ArgumentKind != ArgumentKind.DefaultValue && argument.Parameter?.Type is { Name: "CancellationToken" }
            && argument.Value.Core() is not (IDefaultValueOperation or IPropertyReferenceOperation { Property.Name: "None" });

    /// <summary>Whether nothing but what the callbacks set decides a condition.</summary>
    private bool DependsOnSession(IOperation condition)
    {
        var isAsked = false;
        var open = new Stack<IOperation>();
        open.Push(condition);
        while (open.Count > 0)
        {
            var part = open.Pop();
            if (_looks.Contains(part.Syntax) && part is not IInstanceReferenceOperation)
            {
                isAsked = true;
                continue;
            }

            switch (part)
            {
                case { ConstantValue.HasValue: true } or IInstanceReferenceOperation or IDefaultValueOperation:
                    break;
                case IUnaryOperation or IBinaryOperation or IParenthesizedOperation or IConversionOperation or IIsPatternOperation or IPatternOperation
                    or IIsTypeOperation or IConditionalAccessOperation or IConditionalAccessInstanceOperation or ICoalesceOperation or IArgumentOperation:
                case IPropertyReferenceOperation { Property.Name: "IsSet" or "IsCompleted" or "IsCompletedSuccessfully" or WaitApis.SourceTask or "HasValue" or "Value" or "Count" or "Length" or "CurrentCount" }:
                case IInvocationOperation { TargetMethod: { Name: "Read" or "CompareExchange", ContainingType.Name: "Volatile" or "Interlocked" } }:
                case IInvocationOperation { TargetMethod: { Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace", ContainingType.SpecialType: SpecialType.System_String } }:
                    Push(part.ChildOperations);
                    break;
                case IInvocationOperation { Instance: { } instance } wait when WaitApis.IsWait(wait.TargetMethod) && !wait.Arguments.Any(static argument => IsToken(argument)):
                    // while (!ready.WaitOne(100)) { … }
                    open.Push(instance);
                    break;
                default:
                    return false;
            }
        }

        return isAsked;

        void Push(IOperation.OperationList parts)
        {
            foreach (var part in parts)
            {
                open.Push(part);
            }
        }
    }

    /// <summary>Whether the callback gives a switch the position that ends the loop: one that keeps it going is not waited for.</summary>
    private bool IsEnded(IOperation question, IOperation read, ImmutableHashSet<SyntaxNode> code)
    {
        if (read.Type?.SpecialType != SpecialType.System_Boolean || StateOf(read) is not ({ } state and not ILocalSymbol, _))
        {
            return true;
        }

        // Leaves the loop when true: the condition inside of an endless loop, and that of a loop with Until.
        var end = question.Parent is IConditionalOperation || question.Parent is IWhileLoopOperation { ConditionIsUntil: true };
        var asked = question.Core();
        for (; asked is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not; asked = not.Operand.Core())
        {
            end = !end;
        }

        if (asked.Syntax != read.Syntax)
        {
            return true;
        }

        var values = reach.Writes.Of(state)
            .Where(write => write.Definition is ISimpleAssignmentOperation && code.Contains(write.Definition.FunctionAround().Syntax))
            .Select(static write => write.Value?.Source.Core().ConstantValue.Value)
            .ToList();
        return values.Count == 0 || values.Exists(value => value is not bool constant || constant == end);
    }

    /// <summary>Whether anything but the callback may end a wait, now or with a limit somewhere else in the same function.</summary>
    private bool MayEndOtherwise(IOperation read, ImmutableHashSet<SyntaxNode> code)
    {
        if (StateOf(read) is not (var state, var at))
        {
            return true;
        }

        // A queue is filled by others as well, and one class of queues has many objects.
        if (at.Type is not { SpecialType: SpecialType.System_String } && at.Type?.AllInterfaces.Any(static implemented => implemented.Name == nameof(System.Collections.IEnumerable)) == true)
        {
            return true;
        }

        if (state is ILocalSymbol local)
        {
            return at.Root().DescendantsAndSelf().OfType<ILocalReferenceOperation>()
                .Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local))
                .Any(use => EndsIt(use, read, code));
        }

        var uses = reach.Uses.Of(state);
        return uses.IsDefault

            // Nobody outside gives a session its number, but an event is there to be set.
            || (reach.Repetitions.IsSeenOutside(state) && at.Type is { IsReferenceType: true })
            || uses.Any(use => EndsIt(use, read, code))
            || IsWrittenElsewhere(state, code);
    }

    /// <summary>The variable that is looked at, also where a method hands it out, and where it is named.</summary>
    private (ISymbol State, IOperation At)? StateOf(IOperation read)
    {
        for (var depth = 0; depth < WaitLimits.Aliases; depth++)
        {
            switch (read.Core())
            {
                case ILocalReferenceOperation { Local: var local }:
                    return (local, read);
                case IMemberReferenceOperation { Member: var member }:
                    if (member is IPropertySymbol { GetMethod: { } getter } && reach.Bodies.Of(getter) is { } body && LooksIn(body) is { } behind)
                    {
                        read = behind;
                        break;
                    }

                    return (member.Definition(), read);
                case IInvocationOperation { TargetMethod: var method } call:
                    if ((call.Arguments.Select(LooksInLambda).OfType<IOperation>().FirstOrDefault()
                        ?? (reach.Bodies.Of(method) is { } called ? LooksIn(called) : null)) is not { } found)
                    {
                        return null;
                    }

                    read = found;
                    break;
                default:
                    return null;
            }
        }

        return null;

        IOperation? LooksIn(IOperation body)
            => body.OwnOperations().FirstOrDefault(part => part is IMemberReferenceOperation or ILocalReferenceOperation && _looks.Contains(part.Syntax));

        IOperation? LooksInLambda(IArgumentOperation argument)
            => argument.Value.DescendantsAndSelf().FirstOrDefault(part => part is IMemberReferenceOperation or ILocalReferenceOperation && _looks.Contains(part.Syntax));
    }

    /// <summary>Whether a use of the variable completes what is waited for, or waits for it with a limit in the same function.</summary>
    private static bool EndsIt(IOperation use, IOperation read, ImmutableHashSet<SyntaxNode> code)
    {
        if (code.Contains(use.FunctionAround().Syntax))
        {
            return false;
        }

        var target = use;
        while (target.Parent is IPropertyReferenceOperation { Property.Name: WaitApis.SourceTask } or IConversionOperation)
        {
            target = target.Parent;
        }

        var call = target.Parent switch
        {
            IInvocationOperation invocation => invocation,
            IConditionalAccessOperation { WhenNotNull: IInvocationOperation invocation } => invocation,
            IArgumentOperation { Parent: IInvocationOperation invocation } => invocation,
            _ => null,
        };
        if (call is not null && WaitApis.Completes(call.TargetMethod))
        {
            return true;
        }

        // A limit beside it: await Task.WhenAny(ready.Task, Task.Delay(…)), or a first try with a time-out.
        return use.FunctionAround().Syntax == read.FunctionAround().Syntax
            && use.WholeExpression().DescendantsAndSelf().OfType<IInvocationOperation>().Any(static part =>
                part.TargetMethod.Name is "WhenAny" or "WaitAny" or "WaitAll"
                || (WaitApis.IsWait(part.TargetMethod) && BlockingApis.BoundOf(part) < WaitBound.None && part.Parent is not IUnaryOperation { Parent: ILoopOperation }))
            && use.Syntax != read.Syntax;
    }

    /// <summary>
    /// Whether something else than the callback gives a field a value that may end the wait. Constants that the callback does not
    /// write are those with which the wait starts.
    /// </summary>
    private bool IsWrittenElsewhere(ISymbol state, ImmutableHashSet<SyntaxNode> code)
    {
        var writes = reach.Writes.Of(state).Where(static write => write.Definition is ISimpleAssignmentOperation).ToList();
        var (own, others) = (writes.Where(IsOwn).ToList(), writes.Where(write => !IsOwn(write)).ToList());
        var ending = own.Select(static write => write.Value?.Source.Core().ConstantValue).Where(static value => value is { HasValue: true }).Select(static value => value!.Value.Value).ToList();
        return others.Exists(write => write.Value?.Source.Core() switch
        {
            { ConstantValue: { HasValue: true, Value: var constant } } => ending.Contains(constant) || (ending.Count == 0 && IsPositive(constant)),
            IDefaultValueOperation => false,

            // new TaskCompletionSource<int>(): a new wait begins.
            IObjectCreationOperation => false,
            IMemberReferenceOperation { Member: IFieldSymbol { IsConst: true } } => false,
            _ => true,
        });

        bool IsOwn(MemberWrite write)
            => code.Contains(write.Definition.FunctionAround().Syntax);
    }

    private static bool IsPositive(object? constant)
        => constant is > 0 or > 0L or true or string { Length: > 0 };
}
