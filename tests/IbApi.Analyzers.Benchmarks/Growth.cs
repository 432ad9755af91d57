using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Benchmarks;

/// <summary>
/// How the cost of a whole build grows: with the project, with the share of it that uses the API, with code that nobody
/// should write, with a settings file that nobody should have. Allocation over one empty file action, and counts of work;
/// an exponent of 1 is growth in proportion.
/// </summary>
internal static class Growth
{
    /// <summary>What .NET has, and the newest API.</summary>
    internal static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is "netstandard.dll" or ['S', 'y', 's', 't', 'e', 'm', '.', ..])
            .Append(Path.Combine(AppContext.BaseDirectory, "standins", "V1050", "CSharpAPI.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Code bases of these numbers of files, of which so many in a hundred use the API.</summary>
    public static async Task OfProjectsAsync(int percent, IReadOnlyList<int> sizes)
    {
        Console.WriteLine($"{percent}% of the files use the API:");
        var costs = new List<(int Size, Cost Cost)>();
        foreach (var size in sizes)
        {
            costs.Add((size, await MeasureAsync(SyntheticProject.Files(size, Math.Max(1, size * percent / 100), isFull: true)).ConfigureAwait(false)));
            Write($"{size} files", costs[^1].Cost);
        }

        WriteExponents(costs);
    }

    /// <summary>What nobody should write, in two sizes.</summary>
    public static async Task OfPathologicalCodeAsync(IReadOnlyCollection<string> names)
    {
        (string Name, int Size, Func<int, string> Members)[] cases =
        [
            ("wrappers in a chain", 2_000, static number =>
                "EClientSocket c; void M0(int port) => c.eConnect(\"\", port, 1);\n"
                + Each(number, static i => $"void M{i + 1}(int port) => M{i}(port);\n")
                + $"void Run() => M{number}(7496);"),
            ("connect calls", 5_000, static number =>
                Each(number, static i => $"void M{i}(EClientSocket c) {{ var port = 7496; c.eConnect(\"\", port, {2 * i}); }}\n")),
            ("connect calls with one client ID", 5_000, static number =>
                Each(number, static i => $"void M{i}(EClientSocket c) {{ c.eConnect(\"\", 7497, 7); c.eDisconnect(); }}\n")),
            ("wrappers in cycles of ten", 1_000, static number =>
                "EClientSocket c; void Run() => M0(7496);\n" + Each(number, static i =>
                    $"void M{i}(int port) {{ c.eConnect(\"\", port, {i}); M{(i / 10 * 10) + ((i + 1) % 10)}(port); M{(i / 10 * 10) + ((i + 7) % 10)}(port); }}\n")),
            ("callback classes", 1_000, static number =>
                "} " + Each(number, static i =>
                    $"class W{i} : DefaultEWrapper {{ public override void connectionClosed() => System.Console.WriteLine(1); "
                    + $"public static void Go() {{ var w = new W{i}(); var c = new EClientSocket(w, new EReaderMonitorSignal()); c.eConnect(\"\", 7497, {i}); "
                    + "c.reqMktData(1, new Contract(), \"\", false, false, null); } }\n")
                + "class End {"),
        ];
        foreach (var (name, size, members) in cases.Where(one => names.Count == 0 || names.Contains(one.Name)))
        {
            Console.WriteLine($"{name}:");
            var costs = new List<(int Size, Cost Cost)>();
            foreach (var number in (int[])[size / 10, size])
            {
                costs.Add((number, await MeasureAsync([("Bot.cs", "using IBApi;\nclass Bot {\n" + members(number) + "\n}")]).ConfigureAwait(false)));
                Write($"{number}", costs[^1].Cost);
            }

            WriteExponents(costs);
        }
    }

    /// <summary>A settings file of half a megabyte and of five, JSON and XML, with a project of 50 files that read it, and without.</summary>
    public static async Task OfSettingsFileAsync()
    {
        var files = Enumerable.Range(0, 50).Select(static i => ($"Bot{i}.cs", $$"""
            using IBApi;
            interface IConfiguration{{i}} { string this[string key] { get; } }
            class Bot{{i}}
            {
                void M(EClientSocket c, string port) => c.eConnect("", int.Parse(System.Environment.GetEnvironmentVariable("Server{{i}}__Port")), {{i}});
                void N(EClientSocket c) => c.eConnect("", 7496, {{i}});
            }
            """)).ToList();
        (string Path, string Begin, Func<int, string> Entry, string End)[] cases =
        [
            ("appsettings.json", "{\n", static i => $"  \"Server{i}\": {{ \"Host\": \"h{i}\", \"Port\": {7400 + (i % 200)} }},\n", "  \"End\": 1\n}\n"),
            ("App.config", "<configuration><appSettings>\n", static i => $"  <add key=\"Server{i}:Port\" value=\"{7400 + (i % 200)}\" />\n", "</appSettings></configuration>\n"),
        ];
        Write("none", await MeasureAsync(files).ConfigureAwait(false));
        foreach (var (path, begin, entry, end) in cases)
        {
            Console.WriteLine($"{path}:");
            var costs = new List<(int Size, Cost Cost)>();
            foreach (var entries in (int[])[10_000, 100_000])
            {
                var text = begin + Each(entries, entry) + end;
                costs.Add((text.Length, await MeasureAsync(files, (path, text)).ConfigureAwait(false)));
                Write($"{text.Length / 1048576.0:F1} MB", costs[^1].Cost);
            }

            WriteExponents(costs);
        }
    }

    /// <summary>Projects without the API: what the package costs where it has nothing to say.</summary>
    public static async Task WithoutApiAsync()
    {
        var references = References.RemoveAt(References.Length - 1);
        foreach (var count in (int[])[60, 1_200])
        {
            var files = SyntheticProject.Files(count, 0).ToList();
            var lines = files.Sum(static file => file.Text.Count(static c => c == '\n'));
            var nothing = await RunAsync(files, settings: null, [new NoOp(NoOpAction.None)], references).ConfigureAwait(false);
            var rules = await RunAsync(files, settings: null, Keystroke.IbApiRules(), references).ConfigureAwait(false);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {lines} lines without the API: one analyzer that does nothing {nothing.Megabytes:F2} MB, the rules {rules.Megabytes:F2} MB ({rules.Megabytes - nothing.Megabytes:+0.00;-0.00} MB)"));
        }
    }

    private static string Each(int number, Func<int, string> text)
        => string.Concat(Enumerable.Range(0, number).Select(text));

    private static async Task<Cost> MeasureAsync(IEnumerable<(string Path, string Text)> files, (string Path, string Text)? settings = null)
    {
        var sources = files.ToList();
        var floor = await RunAsync(sources, settings, [new NoOp(NoOpAction.SemanticModel)]).ConfigureAwait(false);
        var invocation = await RunAsync(sources, settings, [new NoOp(NoOpAction.Invocation)]).ConfigureAwait(false);
        var rules = await RunAsync(sources, settings, Keystroke.IbApiRules()).ConfigureAwait(false);
        return rules with
        {
            Megabytes = rules.Megabytes - floor.Megabytes,
            OfInvocation = invocation.Megabytes - floor.Megabytes,
            Milliseconds = rules.Milliseconds - floor.Milliseconds,
            MillisecondsOfInvocation = invocation.Milliseconds - floor.Milliseconds,
        };
    }

    private static async Task<Cost> RunAsync(
        List<(string Path, string Text)> sources,
        (string Path, string Text)? settings,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        ImmutableArray<MetadataReference>? references = null)
    {
        var compilation = CSharpCompilation.Create(
            "Benchmark",
            sources.Select(static source => CSharpSyntaxTree.ParseText(source.Text, path: source.Path)),
            references ?? References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        // A build reads and declares everything whether there are analyzers or not.
        foreach (var tree in compilation.SyntaxTrees)
        {
            _ = await tree.GetRootAsync().ConfigureAwait(false);
        }

        var errors = compilation.GetDiagnostics().Where(static one => one.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            Console.WriteLine($"    {errors.Count} errors, such as {errors[0]}");
        }

        var options = new AnalyzerOptions(settings is var (path, text) ? [new AdditionalFile(path, text)] : [], NoOptions.Instance);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var driver = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var found = await driver.GetAnalyzerDiagnosticsAsync(CancellationToken.None).ConfigureAwait(false);
        process.Refresh();
        var milliseconds = (process.TotalProcessorTime - before).TotalMilliseconds;
        var megabytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1048576.0;
        return new Cost(
            megabytes, OfInvocation: 0, milliseconds, MillisecondsOfInvocation: 0, found.Length,
            found.Count(static one => one.Id == "AD0001"), IbApiModel.Of(compilation.Clone(), options)?.Connections(default).Counters ?? new WorkCounters());
    }

    private static void Write(string name, Cost cost)
        => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name,-12} {cost.Megabytes,9:F2} MB (empty invocation action {cost.OfInvocation,8:F2} MB) {cost.Milliseconds,8:F0} ms CPU ({cost.MillisecondsOfInvocation:F0} ms)"
            + $" {cost.Work.TextsFiltered,6} texts {cost.Work.TreesIndexed,6} indexed {cost.Work.TokensTried,8} tokens {cost.Work.OperationsBound,8} bound"
            + $" {cost.Work.DeclarationsLookedUp,7} declared {cost.Diagnostics,6} diagnostics {cost.Exceptions} AD0001"));

    private static void WriteExponents(List<(int Size, Cost Cost)> costs)
    {
        for (var i = 1; i < costs.Count; i++)
        {
            var (small, large) = (costs[i - 1], costs[i]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {small.Size} -> {large.Size}: allocation {Exponent(static c => c.Megabytes):F2}, indexed {Exponent(static c => c.Work.TreesIndexed):F2}, tokens {Exponent(static c => c.Work.TokensTried):F2},"
                + $" bound {Exponent(static c => c.Work.OperationsBound):F2}, declared {Exponent(static c => c.Work.DeclarationsLookedUp):F2}"));

            double Exponent(Func<Cost, double> of)
                => Math.Log(of(large.Cost) / of(small.Cost)) / Math.Log((double)large.Size / small.Size);
        }
    }

    private sealed record Cost(
        double Megabytes,
        double OfInvocation,
        double Milliseconds,
        double MillisecondsOfInvocation,
        int Diagnostics,
        int Exceptions,
        WorkCounters Work);
}
