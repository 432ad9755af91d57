using System;
using System.Collections.Generic;
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
}
