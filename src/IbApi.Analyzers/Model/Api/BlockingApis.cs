using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Api;

/// <summary>What a call that holds up its thread waits for.</summary>
internal enum BlockingKind
{
    /// <summary>Nothing but the time.</summary>
    Sleep,

    /// <summary>A task.</summary>
    Task,

    /// <summary>An event that another thread sets: of the system's, slim, or counted down.</summary>
    Event,

    /// <summary>A semaphore, which may as well be a lock.</summary>
    Semaphore,

    /// <summary>A mutex or monitor.</summary>
    Lock,

    /// <summary>The end of a thread.</summary>
    Thread,

    /// <summary>What the user types.</summary>
    Console,

    /// <summary>A condition that is asked again and again.</summary>
    Condition,
}

/// <summary>What ends a wait that nobody answers, the soonest first.</summary>
internal enum WaitBound
{
    /// <summary>It does not wait at all: a time-out of zero.</summary>
    Zero,

    /// <summary>A time-out.</summary>
    Time,

    /// <summary>A cancellation, by a token that can be cancelled.</summary>
    Cancellation,

    /// <summary>Nothing.</summary>
    None,
}

/// <summary>A call, or a read of a property, that holds up its thread.</summary>
/// <param name="Name">What is called, as a message names it: <c>Thread.Sleep</c>, <c>Task.Result</c>.</param>
/// <param name="Kind">What it waits for.</param>
/// <param name="Bound">What ends it if that never comes.</param>
/// <param name="Subject">The task, event, semaphore or thread; null for what has none, or several.</param>
internal sealed record BlockingCall(string Name, BlockingKind Kind, WaitBound Bound, IOperation? Subject);

/// <summary>What of .NET holds up the thread that calls it, and for how long. Source: the documentation of .NET.</summary>
internal static class BlockingApis
{
    public const string Sleep = "Sleep";
    public const string Delay = "Delay";

    /// <summary>
    /// Words of which one stands in every file that holds up a thread: the names of all members that are known here.
    /// </summary>
    public static readonly ImmutableArray<string> Names = ImmutableArray.Create(
        Sleep, "Wait", "WaitAll", "WaitAny", "WaitOne", "SignalAndWait", "Result", "GetResult", "Join", "ReadLine", "ReadKey", "SpinUntil");

    private static readonly ImmutableArray<string> TaskTypes = ImmutableArray.Create("Task", "ValueTask");

    /// <summary>What an operation does to its thread; null where it does not hold it up.</summary>
    public static BlockingCall? Of(IOperation operation)
        => operation switch
        {
            IInvocationOperation call => OfCall(call),
            IPropertyReferenceOperation { Property: { Name: "Result", ContainingType: { } type }, Instance: { } task } when IsTask(type)
                => new BlockingCall(type.Name + ".Result", BlockingKind.Task, WaitBound.None, TaskBehind(task)),
            _ => null,
        };

    /// <summary>What ends a call that waits: the time-out or the token among its arguments.</summary>
    public static WaitBound BoundOf(IInvocationOperation call)
    {
        var bound = WaitBound.None;
        foreach (var argument in call.Arguments)
        {
            var of = argument.Parameter?.Type switch
            {
                { SpecialType: SpecialType.System_Int32 } or { Name: "TimeSpan" } => BoundOfTime(argument.Value),
                { Name: "CancellationToken" } => IsCancellable(argument.Value) ? WaitBound.Cancellation : WaitBound.None,
                _ => WaitBound.None,
            };
            bound = of < bound ? of : bound;
        }

        return bound;
    }

    /// <summary>Whether a call only lets time pass: <c>Thread.Sleep</c>, or <c>Task.Delay</c>, which is to be awaited.</summary>
    public static bool Pauses(IMethodSymbol method)
        => (method.Name, method.ContainingType?.Name) is (Sleep, "Thread") or (Delay, "Task") && method.IsWithin("System.Threading");

    /// <summary>Whether a method is called as those of .NET that let time pass.</summary>
    public static bool IsNamedPause(string name)
        => name is Sleep or Delay;

    /// <summary>Whether a type is that of tasks.</summary>
    public static bool IsTask(ITypeSymbol? type)
        => type is not null && TaskTypes.Contains(type.Name) && type.ContainingNamespace.IsNamed("System.Threading.Tasks");

    /// <summary>The task itself, under <c>ConfigureAwait</c> and <c>AsTask</c>.</summary>
    public static IOperation TaskBehind(IOperation task)
    {
        task = task.BehindQuestionMark();
        while (task is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "GetAwaiter", Instance: { } inner })
        {
            task = inner.BehindQuestionMark();
        }

        return task;
    }

    private static BlockingCall? OfCall(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!Names.Contains(method.Name) || method.ContainingType is not { } type || !method.IsWithin("System"))
        {
            return null;
        }

        var subject = call.Instance?.BehindQuestionMark();
        var kind = (method.Name, type.Name) switch
        {
            (Sleep, "Thread") => BlockingKind.Sleep,
            ("Join", "Thread") => BlockingKind.Thread,
            ("Wait" or "WaitAll" or "WaitAny", "Task") => BlockingKind.Task,
            ("GetResult", _) when type.Name.EndsWith("Awaiter", System.StringComparison.Ordinal) => BlockingKind.Task,
            ("Wait", "SemaphoreSlim") => BlockingKind.Semaphore,
            ("Wait", "ManualResetEventSlim" or "CountdownEvent") => BlockingKind.Event,
            ("WaitOne", "Semaphore") => BlockingKind.Semaphore,
            ("WaitOne", "Mutex") => BlockingKind.Lock,
            ("WaitOne" or "WaitAll" or "WaitAny" or "SignalAndWait", "WaitHandle" or "EventWaitHandle" or "AutoResetEvent" or "ManualResetEvent")
                => KindOfHandle(subject),
            ("Wait", "Monitor") => BlockingKind.Lock,
            ("ReadLine" or "ReadKey", "Console") => BlockingKind.Console,
            ("SpinUntil", "SpinWait") => BlockingKind.Condition,
            _ => (BlockingKind?)null,
        };
        return kind is { } known
            ? new BlockingCall(
                (known == BlockingKind.Task && method.Name == "GetResult" ? "GetAwaiter()" : (subject?.Type as INamedTypeSymbol ?? type).Name) + "." + method.Name,
                known,
                known == BlockingKind.Console ? WaitBound.None : BoundOf(call),
                known == BlockingKind.Task && subject is not null ? TaskBehind(subject) : subject)
            : null;
    }

    /// <summary><c>WaitOne</c> is declared by the base of all of them.</summary>
    private static BlockingKind KindOfHandle(IOperation? handle)
        => handle?.Type?.Name switch
        {
            "Mutex" => BlockingKind.Lock,
            "Semaphore" => BlockingKind.Semaphore,
            _ => BlockingKind.Event,
        };

    private static WaitBound BoundOfTime(IOperation time)
    {
        time = time.Core();
        switch (time)
        {
            case { ConstantValue: { HasValue: true, Value: { } constant } }:
                return OfNumber(constant);
            case IFieldReferenceOperation { Field: { Name: var field, ContainingType.Name: "TimeSpan" or "Timeout" } }:
                return field switch
                {
                    "Zero" => WaitBound.Zero,
                    "InfiniteTimeSpan" or "Infinite" or "MaxValue" => WaitBound.None,
                    _ => WaitBound.Time,
                };
            case IDefaultValueOperation or IObjectCreationOperation { Arguments.IsEmpty: true }:
                return WaitBound.Zero;
            case IInvocationOperation { TargetMethod: { ContainingType.Name: "TimeSpan" } made, Arguments: [{ Value: var first }, ..] }
                when made.Name.StartsWith("From", System.StringComparison.Ordinal) && first.Core().ConstantValue is { HasValue: true, Value: { } amount }:
                return OfNumber(amount);
            case IObjectCreationOperation { Type.Name: "TimeSpan" } made
                when made.Arguments.All(static argument => argument.Value.Core().ConstantValue is { HasValue: true, Value: { } part } && OfNumber(part) == WaitBound.Zero):
                return WaitBound.Zero;
            default:
                return WaitBound.Time;
        }
    }

    private static WaitBound OfNumber(object number)
        => number switch
        {
            0 or 0L or 0.0 => WaitBound.Zero,
            -1 or -1L or -1.0 => WaitBound.None,
            _ => WaitBound.Time,
        };

    private static bool IsCancellable(IOperation token)
        => token.Core() is not (IDefaultValueOperation or IPropertyReferenceOperation { Property: { Name: "None", ContainingType.Name: "CancellationToken" } });
}
