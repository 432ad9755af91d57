using System;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Api;

/// <summary>
/// Calls that may wait for another thread, asynchronous ones and those of other libraries as well: what <see cref="BlockingApis"/>
/// is sure of, and what only has the name. Source: the documentation of System.Threading and its neighbours.
/// </summary>
internal static class WaitApis
{
    /// <summary>The property of a <c>TaskCompletionSource</c> with the task that it completes.</summary>
    public const string SourceTask = "Task";

    /// <summary>Whether a call gives the processor to other threads for a moment, and looks at nothing.</summary>
    public static bool IsYield(IMethodSymbol method)
        => (method.Name, method.ContainingType?.Name) is ("Yield", "Thread" or "Task") or ("SpinWait", "Thread") or ("SpinOnce", "SpinWait") or ("DoEvents", _);

    /// <summary>
    /// Whether a call comes back when another thread, or the user, has done something. A lock is no such wait, and neither is
    /// reading a file.
    /// </summary>
    public static bool IsWait(IMethodSymbol method)
        => method.Name.StartsWith("Wait", StringComparison.Ordinal) || (method.Name, method.ContainingType?.Name) switch
        {
            ("SignalAndWait", _) => true,
            ("Join", "Thread") => true,
            ("SpinUntil", "SpinWait") => true,
            ("GetResult", _) => true,
            ("Take" or "TryTake" or "TakeFromAny" or "TryTakeFromAny" or "GetConsumingEnumerable", "BlockingCollection") => true,
            ("Receive" or "ReceiveAsync", _) => true,
            ("Read" or "ReadKey" or "ReadLine", "Console") => true,
            _ => false,
        };

    /// <summary>Whether a property's value is there only when another thread has finished.</summary>
    public static bool IsWait(IPropertySymbol property)
        => property.Name == "Result" && BlockingApis.IsTask(property.ContainingType);

    /// <summary>Whether a call makes what others wait for on its object come true: an event is set, a task gets its result.</summary>
    public static bool Completes(IMethodSymbol method)
        => method.Name is "Set" or "Release" or "Signal" or "PulseAll" or "Pulse" or "Cancel" or "CancelAfter"
            || method.Name.StartsWith("SetResult", StringComparison.Ordinal) || method.Name.StartsWith("SetException", StringComparison.Ordinal)
            || method.Name.StartsWith("SetCanceled", StringComparison.Ordinal) || method.Name.StartsWith("TrySet", StringComparison.Ordinal);
}
