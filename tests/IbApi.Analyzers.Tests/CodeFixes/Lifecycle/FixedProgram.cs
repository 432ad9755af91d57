using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>A program to which a fix is applied, and which is then run against the scripted TWS of one generation.</summary>
internal static class FixedProgram
{
    /// <summary>
    /// Fixes the program as C# 7.3, checks that nothing is left to report or to warn about, and runs <c>Session.Run</c> of the
    /// result.
    /// </summary>
    /// <param name="rule">The rule whose findings are fixed, one after the other.</param>
    /// <param name="source">The program; <c>Stub</c> has every callback, virtual and empty.</param>
    /// <param name="api">The generation of the API.</param>
    /// <param name="scenario">What <c>Session.Run</c> gets.</param>
    /// <param name="edit">What is changed in the result before it runs: times, mostly.</param>
    public static async Task<string> RunAsync<TFix>(string rule, string source, ApiGeneration api, string scenario, Func<string, string> edit)
        where TFix : CodeFixProvider, new()
    {
        var project = ReconnectProgram.Project(source, api, LanguageVersion.CSharp7_3, References.Runtime);
        Assert.Empty(await ReconnectProgram.WarningsAsync(project));
        var fixes = 0;
        while (await FixAsync<TFix>(rule, project) is { } changed)
        {
            project = changed;
            fixes++;
        }

        Assert.NotEqual(0, fixes);
        Assert.Empty(await DiagnosticsAsync(rule, project));
        Assert.Empty(await ReconnectProgram.WarningsAsync(project));

        var text = edit(await ReconnectProgram.TextAsync(project));
        project = project.Documents.First().WithText(SourceText.From(text)).Project;
        using var image = new MemoryStream();
        var result = (await project.GetCompilationAsync())!.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics) + text);
        image.Position = 0;
        var context = new AssemblyLoadContext(rule + " " + api.Name + " " + scenario, isCollectible: false);
        context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "standins", api.Name, "CSharpAPI.dll"));
        var run = context.LoadFromStream(image).GetType("Session", throwOnError: true)!.GetMethod("Run")!;
        try
        {
            return (string)run.Invoke(null, [scenario])!;
/// <summary>
/// A program in C# 7.3 that meets the scripted TWS, before and after a fix: its type <c>Session</c> has a method <c>Run</c>, from text
/// to text. Its wrapper derives from <c>Stub</c>, which has every callback of the generation, virtual and empty.
/// </summary>
    private const int MostFixes = 10;
    /// <summary>What the program says as it is.</summary>
    public static async Task<string> RunAsync(string source, ApiGeneration api, string argument = "")
        => Run(await CompileAsync(Project(source, api)), api, argument);
    /// <summary>What it says after every finding of a rule was fixed, one after the other.</summary>
    public static async Task<string> RunFixedAsync<TFix>(string rule, string source, ApiGeneration api, string argument = "")
        => Run(await CompileAsync(await FixAsync<TFix>(rule, Project(source, api))), api, argument);
    /// <summary>The text of the program after the fix.</summary>
    public static async Task<string> FixedTextAsync<TFix>(string rule, string source, ApiGeneration api)
        => (await (await FixAsync<TFix>(rule, Project(source, api))).Documents.First().GetTextAsync()).ToString();
    private static async Task<Project> FixAsync<TFix>(string rule, Project project)
        var found = await FindAsync(rule, project);
        Assert.NotEmpty(found);
        for (var i = 0; !found.IsEmpty && i < MostFixes; i++)
            CodeAction? offered = null;
            await new TFix().RegisterCodeFixesAsync(new CodeFixContext(
                project.GetDocument(found[0].Location.SourceTree)!, found[0], (action, _) => offered ??= action, CancellationToken.None));
            Assert.NotNull(offered);
            var operations = await offered.GetOperationsAsync(CancellationToken.None);
            project = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetProject(project.Id)!;
            found = await FindAsync(rule, project);
        Assert.Empty(found);
        return project;
    }
    private static async Task<ImmutableArray<Diagnostic>> FindAsync(string rule, Project project)
        => [.. (await (await project.GetCompilationAsync())!
                .WithAnalyzers(AllRules.AnalyzersOf([rule]), project.AnalyzerOptions)
                .GetAnalyzerDiagnosticsAsync(CancellationToken.None))
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
    private static async Task<byte[]> CompileAsync(Project project)
        Assert.True(
            result.Success,
            string.Join("\n", result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                + await project.Documents.First().GetTextAsync());
        return image.ToArray();
    }
    private static string Run(byte[] image, ApiGeneration api, string argument)
        var context = new AssemblyLoadContext(api.Name + " run", isCollectible: false);
        using var stream = new MemoryStream(image);
        var run = context.LoadFromStream(stream).GetType("Session", throwOnError: true)!.GetMethod("Run")!;
            return (string)run.Invoke(null, [argument])!;
/// Executes what a fix makes of a program, against one generation of the stand-in and a TWS that follows a script. The
/// program has its findings fixed one by one until there are none; the scenario, a class <c>Scenario</c> with a static
/// <c>Run</c>, is added afterwards.
    /// <summary>Fixes a program and runs the scenario with it.</summary>
    public static async Task RunAsync<TFix>(string rule, ApiGeneration api, string program, string scenario)
        var project = ProjectOf(program, api);
        for (var rounds = 0; ; rounds++)
            var found = (await (await project.GetCompilationAsync())!
                    .WithAnalyzers(AllRules.AnalyzersOf([rule]), project.AnalyzerOptions)
                    .GetAnalyzerDiagnosticsAsync(CancellationToken.None))
                .Where(diagnostic => diagnostic.Id == rule)
                .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
                .FirstOrDefault();
            if (found is null)
            {
                Assert.True(rounds > 0, rule + " is not reported.");
                break;
            }
            Assert.True(rounds < 9, "The fixes come to no end.");
            project = await FixAsync<TFix>(project, found);
        Invoke(await ImageOfAsync(project, scenario), api);
    /// <summary>Runs the scenario with the program as it is: it must fail, or it would show nothing.</summary>
    public static async Task FailsUnfixedAsync(ApiGeneration api, string program, string scenario)
        var image = await ImageOfAsync(ProjectOf(program, api), scenario);
        Assert.Throws<InvalidOperationException>(() => Invoke(image, api));
    private static async Task<Project> FixAsync<TFix>(Project project, Diagnostic found)
        CodeAction? offered = null;
        await new TFix().RegisterCodeFixesAsync(new CodeFixContext(
            project.GetDocument(found.Location.SourceTree)!, found, (action, _) => offered ??= action, CancellationToken.None));
        Assert.True(offered is not null, "No fix for: " + found);
        var operations = await offered.GetOperationsAsync(CancellationToken.None);
        return Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetProject(project.Id)!;
    private static Project ProjectOf(string program, ApiGeneration api)
        => new AdhocWorkspace()
            .AddProject("Program", LanguageNames.CSharp)
            .WithMetadataReferences(References.Runtime.Add(api.Reference))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddDocument("Program.cs", program, filePath: "/src/Program.cs").Project;
    private static async Task<ImmutableArray<byte>> ImageOfAsync(Project project, string scenario)
        project = project.AddDocument("Scenario.cs", scenario, filePath: "/src/Scenario.cs").Project;
            string.Join("\n", result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) + "\n"
        return [.. image.ToArray()];
    private static void Invoke(ImmutableArray<byte> image, ApiGeneration api)
        var context = new AssemblyLoadContext("fixed program", isCollectible: false);
        using var stream = new MemoryStream([.. image]);
        var run = context.LoadFromStream(stream).GetType("Scenario", throwOnError: true)!.GetMethod("Run")!;
            run.Invoke(null, null);
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
            throw;
        }
    }

    private static async Task<Project?> FixAsync<TFix>(string rule, Project project)
        where TFix : CodeFixProvider, new()
    {
        foreach (var diagnostic in await DiagnosticsAsync(rule, project))
        {
            CodeAction? offered = null;
            await new TFix().RegisterCodeFixesAsync(new CodeFixContext(
                project.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, (action, _) => offered = action, CancellationToken.None));
            Assert.NotNull(offered);
            var operations = await offered.GetOperationsAsync(CancellationToken.None);
            return Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetProject(project.Id)!;
        }

        return null;
    }

    private static async Task<IReadOnlyList<Diagnostic>> DiagnosticsAsync(string rule, Project project)
        => await (await project.GetCompilationAsync())!
            .WithAnalyzers(AllRules.AnalyzersOf([rule]), project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None);
    private static Project Project(string source, ApiGeneration api)
        => new AdhocWorkspace()
            .AddProject("Program", LanguageNames.CSharp)
            .WithMetadataReferences(References.Runtime.Add(api.Reference))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp7_3))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddDocument("Program.cs", source, filePath: "/src/Program.cs").Project
            .AddDocument("Stub.cs", WrapperStub.Source(api, "Stub"), filePath: "/src/Stub.cs").Project;
}
