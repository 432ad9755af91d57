using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Benchmarks;

/// <summary>
/// Runs analyzers as the command-line compiler does: attached to the compilation while it binds. The compiler offers no
/// public way to this, so its own entry is looked up by name.
/// </summary>
internal static class BuildDriver
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Assembly Core = typeof(Compilation).Assembly;
    private static readonly Type Driver = Core.GetType("Microsoft.CodeAnalysis.Diagnostics.AnalyzerDriver", throwOnError: true)!;
    private static readonly Type Manager = Core.GetType("Microsoft.CodeAnalysis.Diagnostics.AnalyzerManager", throwOnError: true)!;
    private static readonly Type Filter = Core.GetType("Microsoft.CodeAnalysis.Diagnostics.SeverityFilter", throwOnError: true)!;
    private static readonly MethodInfo Attach = Driver.GetMethods(Any).First(static method =>
        method.Name == "CreateAndAttachToCompilation" && method.GetParameters().Any(static one => one.Name == "addExceptionDiagnostic"));
    private static readonly MethodInfo Ask = Driver.GetMethod("GetDiagnosticsAsync", Any)!;
    private static readonly PropertyInfo Times = Driver.GetProperty("AnalyzerExecutionTimes", Any)!;

    /// <summary>Binds the compilation with the analyzers attached.</summary>
    /// <param name="compilation">A compilation that nobody has asked about.</param>
    /// <param name="analyzers">The analyzers; none is allowed.</param>
    /// <param name="isBuild">Whether analyzers that can only suggest stay out, as they do in a build.</param>
    /// <returns>What was found by the analyzers, the time that the driver books on them in milliseconds, and what was thrown.</returns>
    public static async Task<(ImmutableArray<Diagnostic> Found, double Booked, ImmutableArray<string> Exceptions)> RunAsync(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, bool isBuild)
    {
        if (analyzers.IsEmpty)
        {
            _ = compilation.GetDiagnostics();
            return ([], 0, []);
        }

        var exceptions = new ConcurrentQueue<string>();
        var arguments = Attach.GetParameters().Select(parameter => parameter.Name switch
        {
            "compilation" => compilation,
            "analyzers" => analyzers,
            "options" => NoOptions.Analyzer,
            "analyzerManager" => Activator.CreateInstance(Manager, Any, null, [analyzers], null),
            "addExceptionDiagnostic" => (Action<Diagnostic>)(thrown => exceptions.Enqueue(thrown.GetMessage(CultureInfo.InvariantCulture))),
            "reportAnalyzer" => true,
            "severityFilter" => Enum.Parse(Filter, isBuild ? "Hidden, Info" : "None"),
            "trackSuppressedDiagnosticIds" => false,
            "newCompilation" => null,
            "cancellationToken" => CancellationToken.None,
            _ => throw new NotSupportedException($"this compiler's driver wants '{parameter.Name}'"),
        }).ToArray();

        using var driver = (IDisposable)Attach.Invoke(null, arguments)!;
        var attached = arguments.OfType<Compilation>().Last();
        _ = attached.GetDiagnostics();
        var found = await ((Task<ImmutableArray<Diagnostic>>)Ask.Invoke(driver, [attached, CancellationToken.None])!).ConfigureAwait(false);
        var times = (ImmutableDictionary<DiagnosticAnalyzer, TimeSpan>)Times.GetValue(driver)!;
        return (
            [.. found.Where(static one => !one.Id.StartsWith("CS", StringComparison.Ordinal))],
            times.Values.Sum(static time => time.TotalMilliseconds),
            [.. exceptions]);
    }
}
