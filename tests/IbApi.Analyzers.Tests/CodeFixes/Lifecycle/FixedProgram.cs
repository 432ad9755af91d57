using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>
/// Executes what a fix makes of a program, against one generation of the stand-in and a TWS that follows a script. The
/// program has its findings fixed one by one until there are none; the scenario, a class <c>Scenario</c> with a static
/// <c>Run</c>, is added afterwards.
/// </summary>
internal static class FixedProgram
{
    /// <summary>Fixes a program and runs the scenario with it.</summary>
    public static async Task RunAsync<TFix>(string rule, ApiGeneration api, string program, string scenario)
        where TFix : CodeFixProvider, new()
        => Invoke(await ImageOfAsync(await FixedAsync<TFix>(rule, ProjectOf(program, api)), scenario), api);

    /// <summary>
    /// What the method <c>Session.Run</c> of a program in C# 7.3 returns for an argument. Its wrapper derives from <c>Stub</c>, which has
    /// every callback of the generation, virtual and empty.
    /// </summary>
    public static async Task<string> SaysAsync(ApiGeneration api, string program, string argument = "")
        => Say(await ImageOfAsync(WithStub(ProjectOf(program, api), api)), api, argument);

    /// <summary>The same when the program has been fixed.</summary>
    public static async Task<string> SaysFixedAsync<TFix>(string rule, ApiGeneration api, string program, string argument = "")
        where TFix : CodeFixProvider, new()
        => Say(await ImageOfAsync(await FixedAsync<TFix>(rule, WithStub(ProjectOf(program, api), api))), api, argument);

    private static async Task<Project> FixedAsync<TFix>(string rule, Project project)
        where TFix : CodeFixProvider, new()
    {
        for (var rounds = 0; ; rounds++)
        {
            var found = (await (await project.GetCompilationAsync())!
                    .WithAnalyzers(AllRules.AnalyzersOf([rule]), project.AnalyzerOptions)
                    .GetAnalyzerDiagnosticsAsync(CancellationToken.None))
                .Where(diagnostic => diagnostic.Id == rule)
                .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
                .FirstOrDefault();
            if (found is null)
            {
                Assert.True(rounds > 0, rule + " is not reported.");
                return project;
            }

            Assert.True(rounds < 9, "The fixes come to no end.");
            project = await FixAsync<TFix>(project, found);
        }
    }

    /// <summary>Runs the scenario with the program as it is: it must fail, or it would show nothing.</summary>
    public static async Task FailsUnfixedAsync(ApiGeneration api, string program, string scenario)
    {
        var image = await ImageOfAsync(ProjectOf(program, api), scenario);
        Assert.Throws<InvalidOperationException>(() => Invoke(image, api));
    }

    private static async Task<Project> FixAsync<TFix>(Project project, Diagnostic found)
        where TFix : CodeFixProvider, new()
    {
        CodeAction? offered = null;
        await new TFix().RegisterCodeFixesAsync(new CodeFixContext(
            project.GetDocument(found.Location.SourceTree)!, found, (action, _) => offered ??= action, CancellationToken.None));
        Assert.True(offered is not null, "No fix for: " + found);
        var operations = await offered.GetOperationsAsync(CancellationToken.None);
        return Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetProject(project.Id)!;
    }

    private static Project ProjectOf(string program, ApiGeneration api)
        => new AdhocWorkspace()
            .AddProject("Program", LanguageNames.CSharp)
            .WithMetadataReferences(References.Runtime.Add(api.Reference))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddDocument("Program.cs", program, filePath: "/src/Program.cs").Project;

    private static Project WithStub(Project project, ApiGeneration api)
        => project
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp7_3))
            .AddDocument("Stub.cs", WrapperStub.Source(api, "Stub"), filePath: "/src/Stub.cs").Project;

    private static Task<ImmutableArray<byte>> ImageOfAsync(Project project, string scenario)
        => ImageOfAsync(project.AddDocument("Scenario.cs", scenario, filePath: "/src/Scenario.cs").Project);

    private static async Task<ImmutableArray<byte>> ImageOfAsync(Project project)
    {
        using var image = new MemoryStream();
        var result = (await project.GetCompilationAsync())!.Emit(image);
        Assert.True(
            result.Success,
            string.Join("\n", result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) + "\n"
                + await project.Documents.First().GetTextAsync());
        return [.. image.ToArray()];
    }

    private static string Say(ImmutableArray<byte> image, ApiGeneration api, string argument)
        => (string)Invoke(image, api, "Session", argument)!;

    private static void Invoke(ImmutableArray<byte> image, ApiGeneration api)
        => Invoke(image, api, "Scenario");

    private static object? Invoke(ImmutableArray<byte> image, ApiGeneration api, string type, params object[] arguments)
    {
        var context = new AssemblyLoadContext("fixed program", isCollectible: false);
        context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "standins", api.Name, "CSharpAPI.dll"));
        using var stream = new MemoryStream([.. image]);
        var run = context.LoadFromStream(stream).GetType(type, throwOnError: true)!.GetMethod("Run")!;
        try
        {
            return run.Invoke(null, arguments);
/// <summary>A program to which a fix is applied, and which is then run against the scripted TWS of one generation.</summary>
    /// Fixes the program as C# 7.3, checks that nothing is left to report or to warn about, and runs <c>Session.Run</c> of the
    /// result.
    /// <param name="rule">The rule whose findings are fixed, one after the other.</param>
    /// <param name="source">The program; <c>Stub</c> has every callback, virtual and empty.</param>
    /// <param name="api">The generation of the API.</param>
    /// <param name="scenario">What <c>Session.Run</c> gets.</param>
    /// <param name="edit">What is changed in the result before it runs: times, mostly.</param>
    public static async Task<string> RunAsync<TFix>(string rule, string source, ApiGeneration api, string scenario, Func<string, string> edit)
        var project = ReconnectProgram.Project(source, api, LanguageVersion.CSharp7_3, References.Runtime);
        Assert.Empty(await ReconnectProgram.WarningsAsync(project));
        var fixes = 0;
        while (await FixAsync<TFix>(rule, project) is { } changed)
            project = changed;
            fixes++;
        Assert.NotEqual(0, fixes);
        Assert.Empty(await DiagnosticsAsync(rule, project));
        Assert.Empty(await ReconnectProgram.WarningsAsync(project));
        var text = edit(await ReconnectProgram.TextAsync(project));
        project = project.Documents.First().WithText(SourceText.From(text)).Project;
        Assert.True(result.Success, string.Join("\n", result.Diagnostics) + text);
        image.Position = 0;
        var context = new AssemblyLoadContext(rule + " " + api.Name + " " + scenario, isCollectible: false);
        var run = context.LoadFromStream(image).GetType("Session", throwOnError: true)!.GetMethod("Run")!;
            return (string)run.Invoke(null, [scenario])!;
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
            throw;
        }
        var project = ReconnectProgram.Project(source, api, LanguageVersion.CSharp7_3, References.Runtime);
        Assert.Empty(await ReconnectProgram.WarningsAsync(project));
        project = await FixRun.FixAsync<TFix>(rule, project);
        Assert.Empty(await ReconnectProgram.WarningsAsync(project));
        var text = edit(await ReconnectProgram.TextAsync(project));
        project = project.Documents.First().WithText(SourceText.From(text)).Project;
        return (string)FixRun.Run(await FixRun.CompileAsync(project), api, "Session", scenario)!;
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
}
