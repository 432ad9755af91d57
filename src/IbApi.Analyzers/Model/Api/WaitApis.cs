using System;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Api;

/// <summary>
/// Calls of .NET that keep a thread, or an asynchronous method, until something else happens, and whether they give up
/// after a time. Source: the documentation of System.Threading, System.Threading.Tasks and System.Collections.Concurrent.
/// </summary>
internal static class WaitApis
{
    /// <summary>Whether a call lets time pass and looks at nothing.</summary>
    public static bool IsSleep(IMethodSymbol method)
        => (method.Name, method.ContainingType?.Name) is ("Sleep", "Thread") or ("Delay", "Task");

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
        => property.Name == "Result" && IsTask(property.ContainingType);

    public static bool IsTask(ITypeSymbol? type)
        => type is { Name: "Task" or "ValueTask" } && type.ContainingNamespace.IsNamed("System.Threading.Tasks");

    /// <summary>Whether a wait ends after a time, or when a token says so, whatever happens.</summary>
    public static bool HasLimit(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.ArgumentKind != ArgumentKind.DefaultValue && IsLimit(argument.Value.Core()))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a value is a time that ends, or a token that can be cancelled.</summary>
    public static bool IsLimit(IOperation value)
        => value.Type switch
        {
            { Name: "CancellationToken" } => value is not IDefaultValueOperation and not IPropertyReferenceOperation { Property.Name: "None" }
                and not IObjectCreationOperation { Arguments.IsEmpty: true },
            { Name: "TimeSpan" } => value is not IMemberReferenceOperation { Member.Name: "InfiniteTimeSpan" or "MaxValue" },
            { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } => value is not { ConstantValue: { HasValue: true, Value: -1 or -1L } },
            _ => false,
        };

    /// <summary>Whether a call makes what others wait for on its object come true: an event is set, a task gets its result.</summary>
    public static bool Completes(IMethodSymbol method)
        => method.Name is "Set" or "Release" or "Signal" or "PulseAll" or "Pulse" or "Cancel" or "CancelAfter"
            || method.Name.StartsWith("SetResult", StringComparison.Ordinal) || method.Name.StartsWith("SetException", StringComparison.Ordinal)
            || method.Name.StartsWith("SetCanceled", StringComparison.Ordinal) || method.Name.StartsWith("TrySet", StringComparison.Ordinal);
}
