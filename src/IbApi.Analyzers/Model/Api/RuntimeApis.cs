using System;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Api;

/// <summary>
/// What other people's code does with control: ends the process, tries again, goes to another thread, waits, tells the
/// user. Source: the documentation of .NET, of its desktop frameworks and of Polly.
/// </summary>
internal static class RuntimeApis
{
    private static readonly ImmutableArray<string> UserInterfaceNamespaces = ImmutableArray.Create(
        "System.Windows", "Microsoft.UI", "Microsoft.Maui", "Windows.UI", "Xamarin", "Avalonia", "Eto", "Gtk", "Terminal.Gui", "ReactiveUI",
        "DevExpress", "Telerik", "MahApps", "MaterialDesignThemes", "Caliburn", "CommunityToolkit.Mvvm", "GalaSoft", "Prism", "MvvmCross");

    private static readonly ImmutableArray<string> RetryNamespaces = ImmutableArray.Create("Polly", "Microsoft.Extensions.Resilience");

    private static readonly ImmutableArray<string> SystemNamespaces = ImmutableArray.Create(
        "System", "Microsoft.VisualBasic", "Microsoft.CSharp", "Microsoft.Extensions.Logging", "Microsoft.Extensions.Configuration",
        "Microsoft.Extensions.Options", "Microsoft.Win32", "Newtonsoft.Json");

    /// <summary>The types that run a program until it is told to end.</summary>
    private static readonly ImmutableArray<string> HostTypes = ImmutableArray.Create(
        "Application", "Dispatcher", "Host", "HostFactory", "HostingAbstractionsHostExtensions", "HostingHostBuilderExtensions", "IHost",
        "ServiceBase", "WebApplication", "WebHostExtensions");

    /// <summary>Words with which the name of a call begins that only looks.</summary>
    private static readonly ImmutableArray<string> LookingVerbs = ImmutableArray.Create(
        "Get", "get_", "To", "Contains", "Index", "Find", "First", "Last", "Single", "Any", "All", "Count", "Is", "Has", "Equals", "Compare",
        "Select", "Where", "Order", "Peek", "Format", "Copy", "As", "Try", "Wait", "Join", "Split", "Trim", "Substring", "Starts", "Ends", "Max",
        "Min", "Sum", "Average", "Take", "Skip", "Distinct", "Concat", "Read", "Exists", "Zip", "Parse");

    /// <summary>Names of the first group that change something after all.</summary>
    private static readonly ImmutableArray<string> ChangingVerbs = ImmutableArray.Create(
        "TryAdd", "TrySet", "TryWrite", "TryEnqueue", "TryPush", "TryUpdate", "TryRemove", "TryComplete", "TryPost", "TryStart", "Toggle");

    /// <summary>Words with which the name of a call begins that waits for what another thread does.</summary>
    private static readonly ImmutableArray<string> WaitingVerbs = ImmutableArray.Create(
        "Wait", "Read", "Take", "TryTake", "Receive", "Dequeue", "TryDequeue", "TryRead", "GetConsuming", "GetResult", "GetAwaiter", "Join", "Spin");

    /// <summary>Whether a call ends the program, now or as soon as it can.</summary>
    public static bool EndsProcess(IMethodSymbol method)
        => method.ContainingType is { } type && (method.Name, type.Name) switch
        {
            ("Exit" or "FailFast", "Environment") => true,
            ("Exit" or "ExitThread" or "Restart" or "Shutdown" or "TryShutdown", "Application" or "ApplicationContext") => true,
            ("Shutdown" or "TryShutdown", _) => type.IsWithin(UserInterfaceNamespaces),
            ("StopApplication", _) => true,
            ("StopAsync" or "StopHost", "IHost" or "HostingAbstractionsHostExtensions" or "WebApplication") => true,
            ("Kill" or "CloseMainWindow", "Process") => true,
            ("Close", "Window" or "Form") => type.IsWithin(UserInterfaceNamespaces),
            ("Cancel" or "CancelAsync" or "CancelAfter", "CancellationTokenSource") => true,
            ("Start", "Process") => true,
            _ => false,
        };

    /// <summary>Whether a call runs something again until it succeeds.</summary>
    public static bool Retries(IMethodSymbol method)
        => method.IsWithin(RetryNamespaces);

    /// <summary>Whether a member belongs to what the user sees.</summary>
    public static bool IsUserInterface(ISymbol? symbol)
        => symbol.IsWithin(UserInterfaceNamespaces);

    /// <summary>Whether a type, or one that it derives from, belongs to what the user sees.</summary>
    public static bool IsUserInterfaceType(ITypeSymbol? type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (IsUserInterface(t) || (t is INamedTypeSymbol { TypeKind: not TypeKind.Interface } && t.Name is "Form" or "Window" or "UserControl"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an event is how data shown on a screen says that it has changed.</summary>
    public static bool IsChangeNotification(ITypeSymbol? type)
        => type is { Name: "PropertyChangedEventHandler" or "NotifyCollectionChangedEventHandler" };

    /// <summary>Whether a call only writes down what happened.</summary>
    public static bool OnlyReports(IMethodSymbol method)
        => ReportingApis.Reports(method) || ReportingApis.Formats(method)
            || (method.ContainingType is { } type && IsLogName(type.Name));

    /// <summary>Whether a call runs nothing of the project but the delegates that it is given: it belongs to .NET itself.</summary>
    public static bool IsSystem(ISymbol symbol)
        => symbol.IsWithin(SystemNamespaces) && !IsUserInterface(symbol);

    /// <summary>Whether a call changes the object on which it is made, as far as its name tells.</summary>
    public static bool Changes(IMethodSymbol method)
        => StartsWithAny(method.Name, ChangingVerbs) || !StartsWithAny(method.Name, LookingVerbs);

    /// <summary>Whether a call waits for what another thread does to the object on which it is made.</summary>
    public static bool Waits(IMethodSymbol method)
        => StartsWithAny(method.Name, WaitingVerbs);

    /// <summary>Whether a call takes its time, by its name: it waits, or is called as what lets time pass, a program's own as well.</summary>
    public static bool TakesTime(IMethodSymbol method)
        => Waits(method) || BlockingApis.IsNamedPause(method.Name);

    /// <summary>
    /// Whether what is handed to a call runs again and again, or whenever something happens: a timer, a subscription.
    /// </summary>
    public static bool RunsRepeatedly(IMethodSymbol method)
        => method.MethodKind == MethodKind.Constructor
            ? method.ContainingType.Name.EndsWith("Timer", StringComparison.Ordinal) || method.ContainingType.Name is "ActionBlock" or "TransformBlock"
            : method.Name is "Subscribe" or "Register" or "AddOrUpdate" or "AddRecurringJob" or "Schedule" or "ScheduleRecurring" or "RepeatEvery"
                || method.Name.StartsWith("On", StringComparison.Ordinal);

    /// <summary>Whether a type makes commands of a desktop program out of what it is given.</summary>
    public static bool IsCommand(ITypeSymbol? type)
        => type is not null && (type.Name.IndexOf("Command", StringComparison.Ordinal) >= 0
            || type.AllInterfaces.Any(static implemented => implemented.Name == "ICommand"));

    /// <summary>Whether what is handed to a constructor runs on a thread of its own, where an exception ends the program.</summary>
    public static bool IsThread(IMethodSymbol method)
        => method.ContainingType is { Name: "Thread" } type && type.ContainingNamespace.IsNamed("System.Threading");

    /// <summary>Whether what is handed to a call becomes a task, which keeps an exception until somebody asks for it.</summary>
    public static bool IsTask(IMethodSymbol method)
        => method.ContainingType is { Name: "Task" or "TaskFactory" } type && type.ContainingNamespace.IsNamed("System.Threading.Tasks");

    /// <summary>Whether a call makes a task of what is handed to it, and starts it.</summary>
    public static bool StartsTask(IMethodSymbol method)
        => IsTask(method) && method.Name is ("Run" or "StartNew");

    /// <summary>Whether what is handed to a constructor, or subscribes to an event, is what a timer of .NET runs.</summary>
    public static bool IsTimer(ISymbol symbol)
        => symbol.ContainingType is { } type && type.Name.EndsWith("Timer", StringComparison.Ordinal) && symbol.IsWithin("System")
            && symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } or IEventSymbol { Name: "Elapsed" or "Tick" };

    /// <summary>Whether what is handed to a call runs on another thread, or later.</summary>
    public static bool RunsElsewhere(IMethodSymbol method)
        => method.MethodKind == MethodKind.Constructor
            ? method.ContainingType.Name is "Thread" or "Task" or "Timer" or "BackgroundWorker" or "ActionBlock"
            : method.Name is "Run" or "StartNew" or "QueueUserWorkItem" or "UnsafeQueueUserWorkItem" or "BeginInvoke" or "InvokeAsync" or "Post"
                or "ContinueWith" or "TryEnqueue" or "RegisterWaitForSingleObject" or "Register" or "Subscribe" or "Schedule" or "Start";

    /// <summary>Whether what is handed to a call has run, or will not run at all, when the call returns.</summary>
    public static bool RunsInPlace(IMethodSymbol method)
        => IsSystem(method) || IsUserInterface(method)
            ? (method.ContainingType?.Name, method.Name) switch
            {
                ("Enumerable" or "ParallelEnumerable" or "Parallel", _) => true,
                ("List" or "Array" or "ImmutableArray" or "ImmutableList", "ForEach" or "ConvertAll" or "Exists" or "TrueForAll" or "RemoveAll"
                    or "Find" or "FindAll" or "FindIndex" or "FindLast" or "Sort") => true,
                ("ConcurrentDictionary", "GetOrAdd" or "AddOrUpdate") => true,
                ("SpinWait", "SpinUntil") => true,
                ("Control" or "Dispatcher", "Invoke") => true,
                ("SynchronizationContext", "Send") => true,
                _ => false,
            }
            : false;

    /// <summary>
    /// Whether a call comes back only when the program ends: a host, a window, a wait without a limit. To wait for a key is
    /// how a small program lets its user read what it has written.
    /// </summary>
    public static bool WaitsForEver(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        switch (method.Name)
        {
            case "Run" or "RunAsync" or "RunConsoleAsync" or "WaitForShutdown" or "WaitForShutdownAsync":
                return HostTypes.Contains(method.ContainingType.Name) || IsUserInterfaceType(method.ContainingType);
            case BlockingApis.Sleep or BlockingApis.Delay:
                return call.Arguments.FirstOrDefault()?.Value is { } time
                    && (time.ConstantValue is { HasValue: true, Value: -1 }
                        || time.DescendantsAndSelf().OfType<IMemberReferenceOperation>()
                            .Any(static part => part.Member.Name is "Infinite" or "InfiniteTimeSpan" or "MaxValue"));
            case "WaitOne" or "Wait":
                return method.Parameters.IsEmpty && method.ContainingType is { Name: "WaitHandle" or "EventWaitHandle" or "ManualResetEvent" or "AutoResetEvent" or "ManualResetEventSlim" };
            case "Join":
                return method.Parameters.IsEmpty && method.ContainingType is { Name: "Thread" };
            default:
                return false;
        }
    }

    private static bool IsLogName(string name)
        => name.EndsWith("Log", StringComparison.Ordinal) || name.EndsWith("Logger", StringComparison.Ordinal)
            || name.EndsWith("LoggerExtensions", StringComparison.Ordinal) || name.EndsWith("Logging", StringComparison.Ordinal)
            || name == "LogManager";

    private static bool StartsWithAny(string name, ImmutableArray<string> words)
    {
        foreach (var word in words)
        {
            if (name.StartsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
