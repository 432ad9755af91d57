using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using IbApi.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Benchmarks;

/// <summary>What each part of the model costs by itself, without a driver around it: allocation, time and work.</summary>
internal static class Parts
{
    private static readonly (string Name, Action<IbApiModel> Ask)[] All =
    [
        ("connections", static model => model.Connections(default)),
        ("orders", static model => model.Orders(default)),
        ("lifecycle", static model => model.Lifecycle(default)),
        ("losses", static model => model.Losses(default)),
        ("drops", static model => model.Drops(default)),
        ("readers", static model => model.Readers(default)),
        ("early requests", static model => model.EarlyRequests(default)),
        ("endless waits", static model => model.EndlessWaits(default)),
        ("auto binds", static model => model.AutoBinds(default)),
        ("API", static model => _ = model.Api.Only),
        ("stale callbacks", static model => model.StaleCallbacks(default)),
        ("versions", static model => model.Versions(default)),
        ("requests", static model => model.Requests(150, default)),
        ("order IDs", static model => model.OrderIds(default)),
        ("order requests", static model => model.OrderRequests(default)),
    ];

    /// <summary>Asks for the parts in turn, on a compilation that nobody has asked about.</summary>
    /// <param name="compilation">The compilation, which may share trees with others.</param>
    /// <param name="isBound">Whether everything is bound before, so that what is measured is the model alone.</param>
    public static void Write(Compilation compilation, bool isBound)
    {
        if (isBound)
        {
            _ = compilation.GetDiagnostics(default).Length;
        }

        Console.WriteLine($"  parts, {(isBound ? "everything bound before" : "nothing bound before")}:");
        IbApiModel? model = null;
        Write("gate", () => model = IbApiModel.TryCreate(compilation, NoOptions.Analyzer)!, () => null);
        foreach (var (name, ask) in All)
        {
            Write(name, () => ask(model!), () => model!.Counters);
        }
    }

    private static void Write(string name, Action ask, Func<Infrastructure.WorkCounters?> counters)
    {
        var (texts, trees, tokens, bound, declared) = Of(counters());
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var clock = Stopwatch.StartNew();
        ask();
        var milliseconds = clock.Elapsed.TotalMilliseconds;
        var megabytes = (GC.GetTotalAllocatedBytes(precise: true) - before) / 1048576.0;
        var after = Of(counters());
        Console.WriteLine(
            $"    {name,-16} {megabytes,8:F2} MB {milliseconds,8:F1} ms"
            + $" {after.Texts - texts,8} texts {after.Trees - trees,8} indexed {after.Tokens - tokens,9} tokens {after.Bound - bound,9} bound {after.Declared - declared,8} declared");
    }

    private static (int Texts, int Trees, int Tokens, int Bound, int Declared) Of(Infrastructure.WorkCounters? counters)
        => counters is null ? default
            : (counters.TextsFiltered, counters.TreesIndexed, counters.TokensTried, counters.OperationsBound, counters.DeclarationsLookedUp);
}
