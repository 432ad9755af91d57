using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Benchmarks;

/// <summary>
/// What one keystroke costs in a large project: a file is edited, and an editor asks for the diagnostics of one open file
/// or of ten. Sets of analyzers take turns in every round; allocation is compared, and time as a ratio within the round.
/// </summary>
internal sealed class Keystroke(int files, int touching, int rounds)
{
    private readonly CSharpParseOptions _parse = new(LanguageVersion.Latest);

    public async Task RunAsync()
    {
        Console.WriteLine($"{files} files, {touching} touch IBApi; median of {rounds} keystrokes");
        var compilation = Compile();
        var sets = new (string Name, Func<ImmutableArray<DiagnosticAnalyzer>> Make)[]
        {
            ("do nothing", () => [new NoOp(NoOpAction.None)]),
            ("empty file action", () => [new NoOp(NoOpAction.SemanticModel)]),
            ("empty invocation action", () => [new NoOp(NoOpAction.Invocation)]),
            ("IbApi.Analyzers", IbApiRules),
            ("as many empty file actions", static () => [.. IbApiRules().Select(static _ => new NoOp(NoOpAction.SemanticModel))]),
        };

        foreach (var asked in (int[])[1, 10])
        {
            var costs = sets.ToDictionary(static set => set.Name, static _ => new List<(double Milliseconds, double Megabytes)>());
            for (var round = -2; round < rounds; round++)
            {
                foreach (var (name, make) in sets)
                {
                    // Every set gets an edit of its own, so that nobody finds bound what another has asked for.
                    var edited = Edit(compilation, touching / 2, $"// {asked} {round} {name}");
                    var cost = await AskAsync(edited, make(), asked).ConfigureAwait(false);
                    if (round >= 0)
                    {
                        costs[name].Add(cost);
                    }
                }
            }

            Console.WriteLine($"  {asked} file(s) asked for:");
            foreach (var (name, _) in sets)
            {
                var cost = costs[name];
                var limit = costs["do nothing"];
                Console.WriteLine(
                    $"    {name,-26} {Median(cost.Select(static c => c.Megabytes)),8:F2} MB"
                    + $"  {Median(cost.Zip(limit, static (c, l) => c.Megabytes - l.Megabytes)),8:F2} MB over doing nothing"
                    + $"  {Median(cost.Zip(limit, static (c, l) => c.Milliseconds - l.Milliseconds)),8:F1} ms over it"
                    + $"  {Median(cost.Zip(limit, static (c, l) => c.Milliseconds / l.Milliseconds)),6:F2} times its time");
            }
        }

        foreach (var isBound in (bool[])[false, true])
        {
            Parts.Write(Edit(compilation, touching / 2, $"// alone {isBound}"), isBound);
        }
    }

    /// <summary>The same keystroke again and again with the rules alone, for a profiler.</summary>
    public async Task RepeatAsync()
    {
        var compilation = Compile();
        for (var round = 0; round < rounds; round++)
        {
            _ = await AskAsync(Edit(compilation, touching / 2, $"// {round}"), IbApiRules(), asked: 1).ConfigureAwait(false);
        }
    }

    internal static ImmutableArray<DiagnosticAnalyzer> IbApiRules()
        => [.. typeof(IbApiRule).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(IbApiRule)) && !type.IsAbstract)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private static async Task<(double Milliseconds, double Megabytes)> AskAsync(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, int asked)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var trees = compilation.SyntaxTrees.Take(asked).ToArray();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var clock = Stopwatch.StartNew();
        foreach (var tree in trees)
        {
            // As an editor does: a driver, and with it a clone of the compilation, for every file.
            var driver = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([], NoOptions.Instance), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
            _ = await driver
                .GetAnalyzerSemanticDiagnosticsAsync(driver.Compilation.GetSemanticModel(tree), filterSpan: null, CancellationToken.None)
                .ConfigureAwait(false);
        }

        var milliseconds = clock.Elapsed.TotalMilliseconds;
        return (milliseconds, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1048576.0);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private CSharpCompilation Compile()
        => CSharpCompilation.Create(
            "Benchmark",
            SyntheticProject.Files(files, touching).Select(file => CSharpSyntaxTree.ParseText(file.Text, _parse, file.Path)),
            Growth.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private CSharpCompilation Edit(CSharpCompilation compilation, int index, string comment)
    {
        var old = compilation.SyntaxTrees[index];
        return compilation.ReplaceSyntaxTree(
            old, CSharpSyntaxTree.ParseText(SyntheticProject.Touching(index, comment), _parse, old.FilePath));
    }
}
