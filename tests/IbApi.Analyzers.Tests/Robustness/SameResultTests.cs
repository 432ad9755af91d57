using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>One program, one result: whatever the order of its files, however many threads ask, whoever lost patience before.</summary>
public sealed class SameResultTests
{
    /// <summary>Examples of the pages, of which each has a finding of its rule.</summary>
    private const int Examples = 60;

    /// <summary>Other programs beside them.</summary>
    private const int Others = 30;

    private const int Files = Examples + Others;

    /// <summary>Rules that speak about the program: what some of them ask of a whole project, others decide.</summary>
    private const int Rules = 25;

    private static readonly TestOptions Options = TestOptions.Of(
        ConfigText.ProductionProject, ("ibapi.tws_version", "10.10"), ("ibapi.read_only", "true"), ("ibapi.master_client_id", "1"));

    private static readonly ImmutableArray<(string Path, string Text)> Settings =
        [("/0/ibapi.json", Corpus.Settings.First(static file => file.Path == "/0/ibapi.json").Text), ("/0/appsettings.json", Corpus.Settings.First(static file => file.Path == "/0/appsettings.json").Text)];

    /// <summary>Programs of the tests side by side, each in a namespace of its own.</summary>
    private static readonly ImmutableArray<(string Path, string Text)> Program = [.. Sources()];

    private readonly ImmutableArray<string> _expected;

    public SameResultTests()
        => _expected = [.. Run(Compile(Program), isConcurrent: false, default).GetAwaiter().GetResult()];

    [Fact]
    public async Task Concurrent_serial_and_shuffled()
    {
        Assert.InRange(_expected.Length, Files / 2, 100_000);
        Assert.InRange(_expected.Select(static text => text.Split(' ')[2]).Distinct().Count(), Rules, 1_000);
        Assert.Equal(_expected, await Run(Compile(Program), isConcurrent: true, default));
        Assert.Equal(_expected, await Run(Compile(Corpus.Shuffled(Program, new Random(1))), isConcurrent: true, default));
        Assert.Equal(_expected, await Run(Compile(Program.Reverse()), isConcurrent: false, default));
    }

    [Fact]
    public async Task Cancelled_at_any_time_by_another_thread_nothing_half_done_is_kept()
    {
        var random = new Random(Rounds.Seed);
        var longest = TimeSpan.FromMilliseconds(1_500);
        for (var i = 0; i < 12 * Rounds.Count; i++)
        {
            var compilation = Compile(Program);
            using (var source = new CancellationTokenSource(longest * random.NextDouble()))
            {
                try
                {
                    Assert.Equal(_expected, await Run(compilation, isConcurrent: i % 2 == 0, source.Token));
                }
                catch (OperationCanceledException)
                {
                    Assert.True(source.IsCancellationRequested);
                }
            }

            if (i % 4 == 0)
            {
                Assert.Equal(_expected, await Run(compilation, isConcurrent: true, default));
            }
        }
    }

    [Fact]
    public void Cancelled_at_every_so_many_of_its_questions_nothing_half_done_is_kept()
    {
        var one = Program.First(static file => file.Text.Contains("eConnect", StringComparison.Ordinal));
        var counter = new Counter();
        var expected = Describe(Diagnose(counter, one));
        var all = counter.Count;
        Assert.InRange(all, 20, int.MaxValue);
        for (var at = 1; at <= all; at += Math.Max(1, all / (50 * Rounds.Count)))
        {
            using var source = new CancellationTokenSource();
            counter = new Counter { At = at, Cancel = source.Cancel };
            var compilation = Compile([one], counter);
            var options = counter.AllOptions();
            try
            {
                Assert.Equal(expected, Describe(Trial.Diagnose(compilation, options, source.Token)));
            }
            catch (OperationCanceledException)
            {
                Assert.True(source.IsCancellationRequested);
            }

            Assert.Equal(expected, Describe(Trial.Diagnose(compilation, options, CancellationToken.None)));
        }

        static ImmutableArray<Diagnostic> Diagnose(Counter counter, (string Path, string Text) file)
            => Trial.Diagnose(Compile([file], counter), counter.AllOptions(), CancellationToken.None);
    }

    [Fact]
    public async Task Many_who_ask_at_once_about_one_file_each()
    {
        var compilation = Compile(Program);
        var found = new ConcurrentBag<string>();
        var driver = compilation.WithAnalyzers(AllRules.Analyzers, Options.With([.. Settings]));
        await Parallel.ForEachAsync(compilation.SyntaxTrees, async (tree, cancellationToken) =>
        {
            foreach (var diagnostic in await driver.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, cancellationToken))
            {
                found.Add(Text(diagnostic));
            }
        });

        Assert.Equal(
            _expected.Where(static text => text.Contains("/0/P", StringComparison.Ordinal) && text.StartsWith("/0/P", StringComparison.Ordinal)),
            found.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(string Path, string Text)> Sources()
        => Take(isExample: true, Examples).Concat(Take(isExample: false, Others))
            .Select(static (program, i) => ($"/0/P{i}.cs", $"namespace N{i}\n{{\n{program.Text}\n}}\n"));

    private static IEnumerable<SourceProgram> Take(bool isExample, int most)
        => Corpus.Shuffled(Corpus.Programs, new Random(Rounds.Seed))
            .Where(program => program.Name.StartsWith("docs/rules/", StringComparison.Ordinal) == isExample)
            .Where(static program => program.Text.Contains("EClientSocket", StringComparison.Ordinal) && !program.Text.Contains("namespace", StringComparison.Ordinal)
                && !CSharpSyntaxTree.ParseText("namespace N { " + program.Text + " }", new CSharpParseOptions(LanguageVersion.Preview)).GetDiagnostics().Any())
            .Take(most);

    private static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> files, Counter? counter = null)
        => CSharpCompilation.Create(
            "Program",
            files.Append(("/0/GlobalUsings.cs", "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks; global using IBApi;"))
                .Select(file => CSharpSyntaxTree.ParseText(
                    counter is null ? SourceText.From(file.Item2) : new CountedText(SourceText.From(file.Item2), counter.Ask), new CSharpParseOptions(LanguageVersion.Preview), file.Item1)),
            References.Runtime.AddRange(References.Configuration).AddRange(References.Xunit).Add(ApiGeneration.Newest.Reference),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static async Task<IEnumerable<string>> Run(Compilation compilation, bool isConcurrent, CancellationToken cancellationToken)
    {
        var driver = compilation.WithAnalyzers(AllRules.Analyzers, new CompilationWithAnalyzersOptions(
            Options.With([.. Settings]),
            static (exception, analyzer, _) => throw new InvalidOperationException(analyzer.GetType().Name, exception),
            isConcurrent,
            logAnalyzerExecutionTime: false));
        return Describe(await driver.GetAnalyzerDiagnosticsAsync(cancellationToken));
    }

    private static IEnumerable<string> Describe(ImmutableArray<Diagnostic> found)
        => found.Select(Text).Order(StringComparer.Ordinal);

    /// <summary>All that a user may see, additional locations included.</summary>
    private static string Text(Diagnostic diagnostic)
        => Place(diagnostic.Location) + " " + diagnostic.Id + " " + diagnostic.Severity + " " + diagnostic.GetMessage(null)
            + string.Concat(diagnostic.AdditionalLocations.Select(static other => " | " + Place(other)))
            + string.Concat(diagnostic.Properties.OrderBy(static property => property.Key, StringComparer.Ordinal).Select(static property => " ; " + property.Key + "=" + property.Value));

    private static string Place(Location location)
        => location.GetLineSpan().ToString();

    /// <summary>Counts the questions that an analysis asks of its host, and cancels at one of them.</summary>
    private sealed class Counter
    {
        private int _count;

        public int Count => _count;

        public int At { get; init; } = -1;

        public Action? Cancel { get; init; }

        public void Ask()
        {
            if (Interlocked.Increment(ref _count) == At)
            {
                Cancel?.Invoke();
            }
        }

        public AnalyzerOptions AllOptions()
            => new([.. Settings.Select(file => new CountedFile(file.Path, file.Text, this))], new CountedOptions(this));
    }

    private sealed class CountedFile(string path, string text, Counter counter) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default)
        {
            counter.Ask();
            return _text;
        }
    }

    private sealed class CountedOptions(Counter counter) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => Ask();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Ask();

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => Ask();

        private AnalyzerConfigOptions Ask()
        {
            counter.Ask();
            return SameResultTests.Options.GlobalOptions;
        }
    }
}
