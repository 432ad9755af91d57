using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Api;

/// <summary>How a method runs the delegates that are handed to it.</summary>
internal enum Runner
{
    /// <summary>In a way that is not known.</summary>
    Unknown,

    /// <summary>Once, before it returns, or in a queue where nothing else runs meanwhile.</summary>
    InPlace,

    /// <summary>For one element after the other.</summary>
    OneByOne,

    /// <summary>For all elements at the same time.</summary>
    AtOnce,

    /// <summary>Beside the caller, who may wait for it.</summary>
    Started,
}

/// <summary>Methods of .NET, and of Polly, that run delegates.</summary>
internal static class RunnerApis
{
    public static Runner KindOf(IInvocationOperation call)
        => (call.TargetMethod.ContainingType?.Name, call.TargetMethod.Name) switch
        {
            ("Task", "Run") or ("TaskFactory", "StartNew") or ("ThreadPool", "QueueUserWorkItem" or "UnsafeQueueUserWorkItem")
                or ("Parallel", "Invoke") => Runner.Started,
            ("Parallel", _) or ("ParallelEnumerable", "ForAll" or "Select" or "SelectMany") => Runner.AtOnce,
            ("Enumerable", "Select" or "SelectMany") or ("List" or "Array" or "ImmutableArray" or "ImmutableList", "ForEach" or "ConvertAll")
                => Runner.OneByOne,
            ("Control" or "Dispatcher" or "DispatcherQueue" or "SynchronizationContext", "Invoke" or "BeginInvoke" or "InvokeAsync" or "Post"
                or "Send" or "TryEnqueue") => Runner.InPlace,
            _ when call.TargetMethod.IsWithin("Polly") => Runner.InPlace,
            _ => Runner.Unknown,
        };

    /// <summary><c>new Thread(Run)</c>, <c>new Task(Run)</c></summary>
    public static bool Starts(IObjectCreationOperation creation)
        => creation.Type is { Name: "Thread" or "Task" } type && type.IsWithin("System.Threading");

    /// <summary>Whether a call waits for what was started before: <c>task.Wait()</c>, <c>Task.WaitAll(…)</c>, <c>thread.Join()</c>.</summary>
    public static bool Waits(IInvocationOperation call)
        => call.TargetMethod.Name is "Wait" or "WaitAll" or "Join" or "GetResult" or "WaitOne" && call.TargetMethod.IsWithin("System");
}
