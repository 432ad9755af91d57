using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IbApi.Analyzers.Benchmarks;

/// <summary>
/// What the rules cost a build beside what other packages cost it, and the analyzers that do nothing. The sets take turns in
/// every round, each round begins with another one; everything is over what the compiler takes by itself in the same round.
/// </summary>
internal sealed class Peers
{
    /// <summary>Rounds that warm up, and the files with which they do.</summary>
    private const int WarmUp = 2;
    private const int WarmUpFiles = 10;

    private readonly string _folder = Path.Combine("tests", "IbApi.Analyzers.Benchmarks.Peers", "bin");
    private readonly HashSet<string> _only = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, string Path)> _further = [];
    private readonly bool _isBuild = true;
    private readonly int _rounds = 7;

    /// <param name="options"><c>all</c>, <c>rounds=…</c>, <c>from=…</c>, names of sets to take, <c>name=folder-or-dll</c>.</param>
    public Peers(IEnumerable<string> options)
    {
        foreach (var option in options)
        {
            switch (option.Split('=', 2))
            {
                case ["all"]: _isBuild = false; break;
                case ["rounds", var rounds]: _rounds = int.Parse(rounds, CultureInfo.InvariantCulture); break;
                case ["from", var folder]: _folder = folder; break;
                case [var name, var path]: _further.Add((name, path)); break;
                default: _only.Add(option); break;
            }
        }
    }

    /// <summary>A project of which so many in a hundred files use the API, or none and without a reference to it.</summary>
    public Task OfProjectAsync(int percent, int files)
        => RunAsync(
            $"{files} files, {percent}% of which use the API",
            [.. SyntheticProject.Files(files, percent == 0 ? 0 : Math.Max(1, files * percent / 100), isFull: true)],
            percent == 0 ? Growth.References.RemoveAt(Growth.References.Length - 1) : Growth.References);

    /// <summary>A project of tests, each of which connects.</summary>
    public Task OfTestsAsync(string framework, int files)
        => RunAsync(
            $"{files} files of tests ({framework}), all of which connect",
            [.. SyntheticTests.Files(files, isNUnit: framework == "nunit")],
            WithFramework(framework));

    /// <summary>The rules on a project of tests again and again, and what each part of the model costs; for a profiler.</summary>
    public async Task RepeatTestsAsync(string framework, int files, int times)
    {
        List<(string Path, string Text)> sources = [.. SyntheticTests.Files(files, isNUnit: framework == "nunit")];
        var references = WithFramework(framework);
        Parts.Write(Compile(sources, references), isBound: false);
        Parts.Write(Compile(sources, references), isBound: true);
        for (var round = 0; round < times; round++)
        {
            _ = await BuildDriver.RunAsync(Compile(sources, references), Keystroke.IbApiRules(), _isBuild).ConfigureAwait(false);
        }
    }

    private static CSharpCompilation Compile(List<(string Path, string Text)> sources, ImmutableArray<MetadataReference> references)
    {
        var trees = sources.Select(static source => CSharpSyntaxTree.ParseText(source.Text, path: source.Path)).ToList();
        foreach (var tree in trees)
        {
            _ = tree.GetRoot();
        }

        return CSharpCompilation.Create("Benchmark", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)
            .WithSyntaxTreeOptionsProvider(NoTreeOptions.Instance));
    }

    private static string Number(double value)
        => value.ToString(Math.Abs(value) >= 100 ? "F0" : Math.Abs(value) >= 10 ? "F1" : "F2", CultureInfo.InvariantCulture);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    private ImmutableArray<MetadataReference> WithFramework(string framework)
        => [
            .. Growth.References,
            .. Directory.GetFiles(Path.Combine(_folder, "frameworks", framework), "*.dll").Select(static path => MetadataReference.CreateFromFile(path)),
        ];

    private IEnumerable<AnalyzerSet> Sets()
    {
        yield return new AnalyzerSet("none", static () => []);
        yield return new AnalyzerSet("one that does nothing", static () => [new NoOp(NoOpAction.None)]);
        yield return new AnalyzerSet("one empty file action", static () => [new NoOp(NoOpAction.SemanticModel)]);
        yield return new AnalyzerSet("one empty invocation action", static () => [new NoOp(NoOpAction.Invocation)]);
        yield return new AnalyzerSet("IbApi.Analyzers", Keystroke.IbApiRules);
        var collected = Directory.GetDirectories(Path.Combine(_folder, "analyzers")).Order(StringComparer.OrdinalIgnoreCase)
            .Select(static path => (Path.GetFileName(path), path));
        foreach (var (name, path) in collected.Where(peer => _only.Count == 0 || _only.Contains(peer.Item1)).Concat(_further))
        {
            yield return AnalyzerSet.Load(name, path, _isBuild);
        }
    }

    private async Task RunAsync(string title, List<(string Path, string Text)> sources, ImmutableArray<MetadataReference> references)
    {
        var sets = Sets().ToList();
        var lines = sources.Sum(static source => source.Text.Count(static c => c == '\n'));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{title}; {lines} lines; {_rounds} rounds; {(_isBuild ? "the rules of a build" : "all rules")}"));
        var errors = Compile(sources, references).GetDiagnostics().Where(static one => one.Severity == DiagnosticSeverity.Error).ToList();
        if (errors.Count > 0)
        {
            Console.WriteLine($"  {errors.Count} errors, such as {errors[0]}");
        }

        var few = sources.Take(WarmUpFiles).ToList();
        var costs = sets.Select(static _ => new List<Cost>()).ToList();
        for (var round = -WarmUp; round < _rounds; round++)
        {
            var measured = new Cost[sets.Count];
            for (var turn = 0; turn < sets.Count; turn++)
            {
                var set = (turn + round + WarmUp) % sets.Count;
                measured[set] = await MeasureAsync(sets[set], Compile(round < 0 ? few : sources, references)).ConfigureAwait(false);
            }

            for (var set = 0; round >= 0 && set < sets.Count; set++)
            {
                costs[set].Add(measured[set]);
            }
        }

        Write(sets, costs, lines / 1000.0);
    }

    private async Task<Cost> MeasureAsync(AnalyzerSet set, CSharpCompilation compilation)
    {
        var analyzers = set.Create();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var before = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var (found, booked, exceptions) = await BuildDriver.RunAsync(compilation, analyzers, _isBuild).ConfigureAwait(false);
        return new Cost(
            (GC.GetTotalAllocatedBytes(precise: true) - allocated) / 1048576.0,
            (Environment.CpuUsage.TotalTime - before).TotalMilliseconds,
            clock.Elapsed.TotalMilliseconds,
            booked,
            found.Length,
            exceptions);
    }

    /// <summary>Medians over the rounds of what is over the compiler alone, for every thousand lines; what the rules cost, as a share of it.</summary>
    private static void Write(List<AnalyzerSet> sets, List<List<Cost>> costs, double thousands)
    {
        var own = sets.FindIndex(static set => set.Name == "IbApi.Analyzers");
        Console.WriteLine("| analyzers, for 1,000 lines | allocation, MB | CPU, ms | CPU, least and most | wall, ms | booked, ms | allocation of IbApi / it | CPU | booked | findings | AD0001 |");
        Console.WriteLine("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
        for (var set = 0; set < sets.Count; set++)
        {
            var over = set == 0 ? costs[0] : Over(set);
            Console.WriteLine(
                $"| {sets[set].Name} | {Each(Median(over.Select(static one => one.Megabytes)))} | {Each(Median(over.Select(static one => one.Cpu)))}"
                + $" | {Each(over.Min(static one => one.Cpu))}–{Each(over.Max(static one => one.Cpu))}"
                + $" | {Each(Median(over.Select(static one => one.Wall)))} | {Each(Median(over.Select(static one => one.Booked)))}"
                + $" | {Share(static one => one.Megabytes)} | {Share(static one => one.Cpu)} | {Share(static one => one.Booked)}"
                + $" | {over[^1].Findings} | {over[^1].Exceptions.Length} |");

            if (over[^1].Exceptions is [var exception, ..])
            {
                Console.Error.WriteLine($"{sets[set].Name}: {exception}");
            }

            string Share(Func<Cost, double> of)
                => set == 0 ? "" : Number(Median(Over(own).Zip(over, (mine, its) => of(mine) / of(its))));
        }

        string Each(double value) => Number(value / thousands);

        List<Cost> Over(int set)
            => [.. costs[set].Zip(costs[0], static (one, none) => one with
            {
                Megabytes = one.Megabytes - none.Megabytes,
                Cpu = one.Cpu - none.Cpu,
                Wall = one.Wall - none.Wall,
            })];
    }

    private sealed record Cost(double Megabytes, double Cpu, double Wall, double Booked, int Findings, ImmutableArray<string> Exceptions);
}
