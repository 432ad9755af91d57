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
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>What every test needs that executes what a fix has written: fix, compile, run against the stand-in.</summary>
internal static class FixRun
{
    /// <summary>One finding may lead to the next, but not for ever.</summary>
    private const int MostFixes = 20;

    /// <summary>
    /// The project after each finding of a rule was fixed, one after the other; there must be one, and none is left. Of several
    /// fixes the one of a key, or the first.
    /// </summary>
    public static async Task<Project> FixAsync<TFix>(string rule, Project project, string? key = null)
        where TFix : CodeFixProvider, new()
    {
        var found = await FindAsync(rule, project);
        Assert.True(!found.IsEmpty, rule + " is not reported.");
        for (var i = 0; !found.IsEmpty && i < MostFixes; i++)
        {
            CodeAction? offered = null;
            await new TFix().RegisterCodeFixesAsync(new CodeFixContext(
                project.GetDocument(found[0].Location.SourceTree)!, found[0], (action, _) => offered ??= key is null || action.EquivalenceKey == key ? action : null, CancellationToken.None));
            if (offered is null)
            {
                // One that can only be fixed after another one.
                Assert.True(found.Length > 1, "No fix for: " + found[0]);
                found = found.RemoveAt(0);
                continue;
            }

            var operations = await offered.GetOperationsAsync(CancellationToken.None);
            project = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetProject(project.Id)!;
            found = await FindAsync(rule, project);
        }

        Assert.Empty(found);
        return project;
    }

    /// <summary>Whether there is a fix for the first finding of a rule; there must be one.</summary>
    public static async Task<bool> IsOfferedAsync<TFix>(string rule, Project project)
        where TFix : CodeFixProvider, new()
    {
        var found = await FindAsync(rule, project);
        Assert.True(!found.IsEmpty, rule + " is not reported.");
        var isOffered = false;
        await new TFix().RegisterCodeFixesAsync(new CodeFixContext(
            project.GetDocument(found[0].Location.SourceTree)!, found[0], (_, _) => isOffered = true, CancellationToken.None));
        return isOffered;
    }

    public static async Task<ImmutableArray<byte>> CompileAsync(Project project)
    {
        using var image = new MemoryStream();
        var result = (await project.GetCompilationAsync())!.Emit(image);
        Assert.True(
            result.Success,
            string.Join("\n", result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)) + "\n"
                + await project.Documents.First().GetTextAsync());
        return [.. image.ToArray()];
    }

    /// <summary>Runs the static method <c>Run</c> of a type in a load context of its own, for what is static.</summary>
    public static object? Run(ImmutableArray<byte> image, ApiGeneration api, string type, params object[] arguments)
    {
        var context = new AssemblyLoadContext(api.Name + " run", isCollectible: false);
        context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "standins", api.Name, "CSharpAPI.dll"));
        using var stream = new MemoryStream([.. image]);
        var run = context.LoadFromStream(stream).GetType(type, throwOnError: true)!.GetMethod("Run")!;
        try
        {
            return run.Invoke(null, arguments);
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
            throw;
        }
    }

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(string rule, Project project)
        => [.. (await (await project.GetCompilationAsync())!
                .WithAnalyzers(AllRules.AnalyzersOf([rule]), project.AnalyzerOptions)
                .GetAnalyzerDiagnosticsAsync(CancellationToken.None))
            .Where(diagnostic => diagnostic.Id == rule)
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
}
