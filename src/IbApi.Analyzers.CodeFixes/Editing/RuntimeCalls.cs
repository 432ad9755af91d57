using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Editing;

/// <summary>What of .NET several fixes look for in the code that they change, by its symbols.</summary>
internal static class RuntimeCalls
{
    private const string Thread = "Thread";
    private const string Task = "Task";

    /// <summary>Whether it is a member, or a constructor, of <c>Thread</c>.</summary>
    public static bool IsOfThread(ISymbol? symbol)
        => symbol?.ContainingType is { Name: Thread } type && IsThreading(type.ContainingNamespace);

    /// <summary>Whether a call makes a task of what it gets, and starts it.</summary>
    public static bool StartsTask(ISymbol? symbol)
        => symbol is IMethodSymbol { Name: "Run" or "StartNew", ContainingType: { Name: Task or "TaskFactory" } type } && IsThreading(type.ContainingNamespace);

    /// <summary>Whether a call only lets time pass.</summary>
    public static bool Pauses(ISymbol? symbol)
        => symbol is IMethodSymbol { Name: BlockingApis.Sleep } && IsOfThread(symbol)
            || (symbol is IMethodSymbol { Name: BlockingApis.Delay, ContainingType: { Name: Task } type } && IsThreading(type.ContainingNamespace));

    /// <summary>Whether a call gives the processor to other threads, for some time or for a moment.</summary>
    public static bool Idles(ISymbol? symbol)
        => IsOfThread(symbol) && symbol!.Name is BlockingApis.Sleep or "Yield" or "SpinWait";

    private static bool IsThreading(INamespaceSymbol? space)
        => space?.ToDisplayString() is "System.Threading" or "System.Threading.Tasks";
}
