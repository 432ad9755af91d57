using System;
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
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>
/// Executes what a fix makes of a program, against one generation of the stand-in and a TWS that follows a script. The
/// program has its findings fixed one by one until there are none; the scenario, a class <c>Scenario</c> with a static
/// <c>Run</c>, is added afterwards.
/// </summary>
internal static class FixedScenario
{
    /// <summary>Fixes a program and runs the scenario with it.</summary>
    public static async Task RunAsync<TFix>(string rule, ApiGeneration api, string program, string scenario)
        where TFix : CodeFixProvider, new()
    {
        var project = ProjectOf(program, api);
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
                break;
            }

            Assert.True(rounds < 9, "The fixes come to no end.");
            project = await FixAsync<TFix>(project, found);
        }

        Invoke(await ImageOfAsync(project, scenario), api);
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

    private static async Task<ImmutableArray<byte>> ImageOfAsync(Project project, string scenario)
    {
        project = project.AddDocument("Scenario.cs", scenario, filePath: "/src/Scenario.cs").Project;
        using var image = new MemoryStream();
        var result = (await project.GetCompilationAsync())!.Emit(image);
        Assert.True(
            result.Success,
            string.Join("\n", result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) + "\n"
                + await project.Documents.First().GetTextAsync());
        return [.. image.ToArray()];
    }

    private static void Invoke(ImmutableArray<byte> image, ApiGeneration api)
    {
        var context = new AssemblyLoadContext("fixed program", isCollectible: false);
        context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "standins", api.Name, "CSharpAPI.dll"));
        using var stream = new MemoryStream([.. image]);
        var run = context.LoadFromStream(stream).GetType("Scenario", throwOnError: true)!.GetMethod("Run")!;
        try
        {
            run.Invoke(null, null);
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
        }
    }
}
