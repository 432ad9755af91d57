using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace IbApi.Analyzers.Tests.Verification;

/// <summary>
/// Runs rules over a program whose markup says what they must report (<c>{|IBAPI1001:7496|}</c>) and, by having none,
/// where they must be silent. On every generation of the API, also as generated code and under <c>#pragma</c>; every
/// diagnostic must be local, so that editors show it.
/// </summary>
/// <param name="rules">The rules that the program is about; what others report is none of the test's business.</param>
internal sealed class RuleTest(params string[] rules)
{
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using IBApi;
        """;

    /// <summary>The first file.</summary>
    public required string Source { get; init; }

    /// <summary>Further files.</summary>
    public IReadOnlyList<(string Path, string Text)> Files { get; init; } = [];

    /// <summary>Settings files, with markup, by path: <c>/0/appsettings.json</c>.</summary>
    public IReadOnlyList<(string Path, string Text)> AdditionalFiles { get; init; } = [];

    /// <summary>What MSBuild and a <c>.globalconfig</c> say.</summary>
    public IReadOnlyList<(string Key, string Value)> Options { get; init; } = [];

    /// <summary>What the user's <c>.editorconfig</c> says.</summary>
    public IReadOnlyList<(string Key, string Value)> EditorOptions { get; init; } = [];

    /// <summary>Configuration files by path, for options of a folder.</summary>
    public IReadOnlyList<(string Path, string Text)> ConfigFiles { get; init; } = [];

    /// <summary>What <c>NoWarn</c> lists.</summary>
    public IReadOnlyList<string> NoWarn { get; init; } = [];

    /// <summary>References besides the runtime and the API.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = [];

    public ImmutableArray<ApiGeneration> Generations { get; init; } = ApiGeneration.Tested;

    /// <summary>False for a project that does not reference the API itself.</summary>
    public bool ReferencesApi { get; init; } = true;

    /// <summary>False for half-typed code.</summary>
    public bool MustCompile { get; init; } = true;

    /// <summary>The whole messages at <c>{|#0:7496|}</c>, <c>{|#1:…|}</c>, in order; of the first rule.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];

    /// <summary>What markup alone cannot say, such as additional locations.</summary>
    public IReadOnlyList<DiagnosticResult> Expected { get; init; } = [];

    public async Task RunAsync()
    {
        foreach (var generation in ReferencesApi ? Generations : [ApiGeneration.Newest])
        {
            try
            {
                await TestFor(generation).RunAsync();
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw new InvalidOperationException($"Generation {generation}: {exception.Message}", exception);
            }
        }
    }

    private Test TestFor(ApiGeneration generation)
    {
        var test = new Test([.. rules])
        {
            ReferenceAssemblies = Verification.References.None,
            CompilerDiagnostics = MustCompile ? CompilerDiagnostics.Errors : CompilerDiagnostics.None,

            // What a file's own comment does is no question of the API's generation, nor of the compiler's.
            TestBehaviors = generation == ApiGeneration.Newest && TestedCompiler.TakesEveryForm
                ? TestBehaviors.None
                : TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck,
        };
        test.TestState.OutputKind = Source.Contains("static void Main(", StringComparison.Ordinal)
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;
        test.TestState.Sources.Add(Source);
        foreach (var (path, text) in Files.Append(("/0/GlobalUsings.cs", ReferencesApi ? GlobalUsings : GlobalUsings.Replace("global using IBApi;", string.Empty, StringComparison.Ordinal))))
        {
            test.TestState.Sources.Add((path, text));
        }

        foreach (var (path, text) in AdditionalFiles)
        {
            test.TestState.AdditionalFiles.Add((path, text));
        }

        test.TestState.AdditionalReferences.AddRange(Verification.References.Runtime);
        test.TestState.AdditionalReferences.AddRange(References);
        if (ReferencesApi)
        {
            test.TestState.AdditionalReferences.Add(generation.Reference);
        }

        if (Options.Count > 0)
        {
            test.TestState.AnalyzerConfigFiles.Add((ConfigText.GlobalPath, ConfigText.Global(Options)));
        }

        if (EditorOptions.Count > 0)
        {
            test.TestState.AnalyzerConfigFiles.Add((ConfigText.EditorPath, ConfigText.Editor(EditorOptions)));
        }

        foreach (var (path, text) in ConfigFiles)
        {
            test.TestState.AnalyzerConfigFiles.Add((path, text));
        }

        test.DisabledDiagnostics.AddRange(NoWarn);
        test.TestState.ExpectedDiagnostics.AddRange(Expected);
        for (var i = 0; i < Messages.Count; i++)
        {
            test.TestState.ExpectedDiagnostics.Add(new DiagnosticResult(rules[0], DiagnosticSeverity.Warning)
                .WithLocation(i)
                .WithMessage(Messages[i])
                .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
        }

        return test;
    }

    private sealed class Test(ImmutableArray<string> rules) : CSharpAnalyzerTest<EmptyDiagnosticAnalyzer, DefaultVerifier>
    {
        private bool _isLocalityChecked;

        protected override ParseOptions CreateParseOptions()
            => new CSharpParseOptions(LanguageVersion.Preview);

        protected override CompilationOptions CreateCompilationOptions()
            => ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithAllowUnsafe(true);

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers()
            => AllRules.AnalyzersOf(rules);

        protected override ImmutableArray<(Project project, Diagnostic diagnostic)> FilterDiagnostics(
            ImmutableArray<(Project project, Diagnostic diagnostic)> diagnostics)
            => [.. base.FilterDiagnostics(diagnostics).Where(found => rules.Contains(found.diagnostic.Id)
                || !found.diagnostic.Id.StartsWith("IBAPI", StringComparison.Ordinal))];

        protected override CompilationWithAnalyzers CreateCompilationWithAnalyzers(
            Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options, CancellationToken cancellationToken)
        {
            if (!_isLocalityChecked)
            {
                _isLocalityChecked = true;
                Locality.AssertAsync(compilation, analyzers, options, cancellationToken).GetAwaiter().GetResult();
            }

            return base.CreateCompilationWithAnalyzers(compilation, analyzers, options, cancellationToken);
        }
    }
}
