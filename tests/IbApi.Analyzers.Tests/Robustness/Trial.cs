using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Endpoint;
using IbApi.Analyzers.Tests.Consistency;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;
using Xunit.Sdk;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>
/// All rules, and all fixes for what they report, on one program that nobody would write: nothing is thrown, and it ends.
/// The rules run here without the compiler's driver, which would swallow what they throw, and on a stack as small as that
/// of a thread on Windows: a recursion that follows the program's text ends the process.
/// </summary>
internal static class Trial
{
    /// <summary>The stack of a thread on Windows.</summary>
    public const int Stack = 1024 * 1024;

    private const int MostFailures = 10;

    /// <summary>Says which case hangs, and where.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(Rounds.Patience);

    /// <summary>Every fix of the shipped assembly.</summary>
    public static ImmutableArray<CodeFixProvider> Fixers { get; } =
    [
        .. typeof(UsePaperPortFixer).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
            .Select(static type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>Runs something on a small stack, and says on which program it failed, or where it hung.</summary>
    public static void Run(string name, Func<string> source, Action<CancellationToken> run)
    {
        ExceptionDispatchInfo? failure = null;
        using var hang = new CancellationTokenSource();
        var thread = new Thread(
            () =>
            {
                try
                {
                    run(hang.Token);
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            },
            Stack)
        {
            IsBackground = true,
        };
        thread.Start();
        if (!Ends(thread))
        {
            hang.Cancel();
            thread.Join(Patience);
            throw new XunitException($"{name} hangs: {failure?.SourceException}\n{source()}");
        }

        if (failure is not null)
        {
            throw new XunitException($"{name}: {failure.SourceException}\n{source()}", failure.SourceException);
        }
    }

    /// <summary>On a busy machine a case may wait long for its turn: it hangs when it has had time as well as turns.</summary>
    private static bool Ends(Thread thread)
    {
        var (clock, turns) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        while (clock.Elapsed < Patience || Environment.CpuUsage.TotalTime - turns < Patience)
        {
            if (thread.Join(TimeSpan.FromSeconds(1)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Runs cases at once and goes on after a failure, to say several; each is reported with how to run it alone.</summary>
    public static void RunAll(int count, Action<int> run)
    {
        var failures = new ConcurrentQueue<string>();
        Parallel.For(0, count, (i, loop) =>
        {
            try
            {
                run(i);
            }
            catch (XunitException exception)
            {
                failures.Enqueue(exception.Message);
                if (failures.Count >= MostFailures)
                {
                    loop.Stop();
                }
            }
        });
        Assert.True(failures.IsEmpty, string.Join("\n\n", failures));
    }

    /// <summary>All rules and some of the fixes on a project.</summary>
    /// <param name="random">Decides which fixes.</param>
    /// <param name="mostFixes">How many of them: writing the new text costs more than finding what is wrong.</param>
    /// <param name="cancellationToken">Cancelled when it takes too long.</param>
    public static TrialResult Of(Project project, Random random, int mostFixes, CancellationToken cancellationToken)
    {
        var compilation = project.GetCompilationAsync(cancellationToken).GetAwaiter().GetResult()!;
        var found = Diagnose(compilation, project.AnalyzerOptions, cancellationToken);
        return new TrialResult(found, FixTrial.Of(project, found, random, mostFixes, cancellationToken));
    }

    /// <summary>What all rules say of a compilation, in the order in which the driver would ask them.</summary>
    public static ImmutableArray<Diagnostic> Diagnose(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var models = compilation.SyntaxTrees.ToDictionary(static tree => tree, tree => compilation.GetSemanticModel(tree));
        foreach (var analyzer in AllRules.Analyzers)
        {
            var rule = new RecordingContext(compilation, options, cancellationToken);
            analyzer.Initialize(rule);
            var ids = analyzer.SupportedDiagnostics.Select(static descriptor => descriptor.Id).ToArray();
            Action<Diagnostic> report = found.Add;
            Func<Diagnostic, bool> isSupported = diagnostic => ids.Contains(diagnostic.Id);
            Func<Diagnostic, CancellationToken, bool> isSupportedFile = (diagnostic, _) => ids.Contains(diagnostic.Id);
            foreach (var (action, model) in rule.TreeActions.SelectMany(action => models.Values.Select(model => (action, model))))
            {
                action(Context<SemanticModelAnalysisContext>(model, options, report, isSupported, cancellationToken));
            }

            foreach (var (action, file) in rule.FileActions.SelectMany(action => options.AdditionalFiles.Select(file => (action, file))))
            {
                action(Context<AdditionalFileAnalysisContext>(file, options, report, isSupportedFile, compilation, cancellationToken));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>The compiler makes these for its own driver: what is not among <paramref name="known"/> is nothing to us.</summary>
    private static TContext Context<TContext>(params object[] known)
        where TContext : struct
    {
        var constructor = typeof(TContext)
            .GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(static constructor => constructor.GetParameters().Length > 0)
            .OrderByDescending(static constructor => constructor.IsPublic)
            .First();
        return (TContext)constructor.Invoke(
            [.. constructor.GetParameters().Select(parameter => Array.Find(known, value => parameter.ParameterType.IsInstanceOfType(value)))]);
    }
}

/// <summary>What a program came to.</summary>
/// <param name="Found">What the rules reported.</param>
/// <param name="Fixed">The fixes that were applied, by the names of their types.</param>
internal sealed record TrialResult(ImmutableArray<Diagnostic> Found, IReadOnlyCollection<string> Fixed);
