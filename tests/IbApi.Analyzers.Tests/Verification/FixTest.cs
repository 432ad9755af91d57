using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IbApi.Analyzers.Tests.Verification;

/// <summary>
/// Applies a fix to a program: one by one, and by Fix All in document, project and solution; as the newest C# with
/// nullable and every warning an error, as C# 7.3 on .NET Framework, and with Windows' line endings. The library that
/// this stands on goes on until no fix is offered, so a fix that would change its own result fails; on top of that the
/// result may have no finding of any rule that the program did not have before.
/// </summary>
/// <param name="rule">The rule whose diagnostics are fixed.</param>
internal sealed class FixTest<TFix>(string rule)
    where TFix : CodeFixProvider, new()
{
    /// <summary>The program, with markup, and no using that it does not write itself.</summary>
    public required string Source { get; init; }

    /// <summary>What becomes of it; null where no fix may be offered.</summary>
    public string? Fixed { get; init; }

    /// <summary>Further files, and what becomes of them.</summary>
    public IReadOnlyList<(string Path, string Text, string Fixed)> Files { get; init; } = [];

    /// <summary>Settings files among the additional files, and what becomes of them.</summary>
    public IReadOnlyList<(string Path, string Text, string Fixed)> SettingsFiles { get; init; } = [];

    /// <summary>Which of the fixes; the first that is offered when not said.</summary>
    public string? EquivalenceKey { get; init; }

    /// <summary>What the user reads in the menu; not looked at when not said.</summary>
    public string? Title { get; init; }

    public IReadOnlyList<(string Key, string Value)> Options { get; init; } = [ConfigText.TestProject];

    /// <summary>References besides the runtime and the API, for the newest C#.</summary>
    public ImmutableArray<MetadataReference> References { get; init; } = [];

    /// <summary>False for programs that C# 7.3 or .NET Framework does not know.</summary>
    public bool AlsoOnFramework { get; init; } = true;

    /// <summary>A program where it has statements of its own.</summary>
    public OutputKind Kind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The language of the program where that matters; the newest when not said.</summary>
    public LanguageVersion Language { get; init; } = LanguageVersion.Preview;

    public async Task RunAsync()
    {
        // CI has two compilers: the newest is given one kind of line ends, the oldest the other.
        if (TestedCompiler.TakesEveryForm)
        {
            await RunAsync("newest", Language, Verification.References.Runtime.AddRange(References), lineEnd: "\n");
        }

        if (!TestedCompiler.IsNewest || ApiGeneration.AreAllTested)
        {
            await RunAsync("Windows", Language, Verification.References.Runtime.AddRange(References), lineEnd: "\r\n");
        }

        if (AlsoOnFramework && TestedCompiler.TakesEveryForm)
        {
            await RunAsync("Framework", LanguageVersion.CSharp7_3, Verification.References.Net48, lineEnd: "\n");
        }

        if (Fixed is not null && TestedCompiler.TakesEveryForm)
        {
            await AssertNothingNewAsync();
        }
    }

    private async Task RunAsync(string name, LanguageVersion language, ImmutableArray<MetadataReference> references, string lineEnd)
    {
        // The library asks for Fix All in several scopes at once.
        var titles = new ConcurrentDictionary<string, bool>();
        var test = new Test(rule, language)
        {
            TestState = { OutputKind = Kind },
            ReferenceAssemblies = Verification.References.None,
            CompilerDiagnostics = CompilerDiagnostics.Warnings,
            CodeActionEquivalenceKey = EquivalenceKey,
            CodeActionVerifier = (action, _) => titles.TryAdd(action.Title, true),
        };
        foreach (var (path, before, after) in Files.Prepend(("/0/Test0.cs", Source, Fixed ?? Source)))
        {
            test.TestState.Sources.Add((path, Text(before, lineEnd)));
            test.FixedState.Sources.Add((path, Text(after, lineEnd)));
        }

        foreach (var (path, before, after) in SettingsFiles)
        {
            test.TestState.AdditionalFiles.Add((path, Text(before, lineEnd)));
            test.FixedState.AdditionalFiles.Add((path, Text(after, lineEnd)));
        }

        test.TestState.AdditionalReferences.AddRange(references);
        test.TestState.AdditionalReferences.Add(ApiGeneration.Newest.Reference);
        if (Options.Count > 0)
        {
            test.TestState.AnalyzerConfigFiles.Add((ConfigText.GlobalPath, ConfigText.Global(Options)));
        }

        try
        {
            await test.RunAsync();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new InvalidOperationException($"{name}: {exception.Message}", exception);
        }

        if (Title is not null)
        {
            Assert.Equal([Title], titles.Keys);
        }
    }

    private static SourceText Text(string text, string lineEnd)
        => SourceText.From(
            text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", lineEnd, StringComparison.Ordinal), System.Text.Encoding.UTF8);

    private async Task AssertNothingNewAsync()
    {
        var before = await CountAsync(Files.Select(static file => (file.Path, file.Text)).Prepend(("/0/Test0.cs", Source)));
        var after = await CountAsync(Files.Select(static file => (file.Path, file.Fixed)).Prepend(("/0/Test0.cs", Fixed!)));
        Assert.True(
            after.GetValueOrDefault(rule) < before.GetValueOrDefault(rule), $"{rule} is reported as often as before the fix.");
        Assert.All(after, found => Assert.True(
            found.Value <= before.GetValueOrDefault(found.Key), $"The fix adds {found.Key}."));
    }

    /// <summary>How often each rule of the assembly, and each warning of the compiler, is reported.</summary>
    private async Task<Dictionary<string, int>> CountAsync(IEnumerable<(string Path, string Text)> files)
    {
        var compilation = TestProgram.Compile(
            files.Select(static file => (file.Path, WithoutMarkup(file.Text))).ToArray(), references: References, withGlobalUsings: false, kind: Kind);
        var found = await compilation
            .WithAnalyzers(AllRules.Analyzers, new AnalyzerOptions([], TestOptions.Of([.. Options])))
            .GetAllDiagnosticsAsync();
        return found
            .Where(static diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden)
            .GroupBy(static diagnostic => diagnostic.Id)
            .ToDictionary(static group => group.Key, static group => group.Count());
    }

    private static string WithoutMarkup(string text)
    {
        TestFileMarkupParser.GetPositionsAndSpans(text, out var plain, out _, out _);
        return plain;
    }

    private sealed class Test(string rule, LanguageVersion language) : CSharpCodeFixTest<EmptyDiagnosticAnalyzer, TFix, DefaultVerifier>
    {
        protected override ParseOptions CreateParseOptions()
            => new CSharpParseOptions(language);

        protected override CompilationOptions CreateCompilationOptions()
            => ((CSharpCompilationOptions)base.CreateCompilationOptions())
                .WithNullableContextOptions(language >= LanguageVersion.CSharp8 ? NullableContextOptions.Enable : NullableContextOptions.Disable);

        /// <summary>The programs are not documented.</summary>
        protected override bool IsCompilerDiagnosticIncluded(Diagnostic diagnostic, CompilerDiagnostics compilerDiagnostics)
            => diagnostic.Id != "CS1591" && base.IsCompilerDiagnosticIncluded(diagnostic, compilerDiagnostics);

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers()
            => AllRules.AnalyzersOf([rule]);

        protected override ImmutableArray<(Project project, Diagnostic diagnostic)> FilterDiagnostics(
            ImmutableArray<(Project project, Diagnostic diagnostic)> diagnostics)
            => [.. base.FilterDiagnostics(diagnostics).Where(found => found.diagnostic.Id == rule
                || !found.diagnostic.Id.StartsWith("IBAPI", StringComparison.Ordinal))];
    }
}
