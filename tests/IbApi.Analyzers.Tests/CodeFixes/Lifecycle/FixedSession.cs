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
/// A program in C# 7.3 that meets the scripted TWS, before and after a fix: its type <c>Session</c> has a method <c>Run</c>, from text
/// to text. Its wrapper derives from <c>Stub</c>, which has every callback of the generation, virtual and empty.
/// </summary>
internal static class FixedSession
{
    private const int MostFixes = 10;

    /// <summary>What the program says as it is.</summary>
    public static async Task<string> RunAsync(string source, ApiGeneration api, string argument = "")
        => Run(await CompileAsync(Project(source, api)), api, argument);

    /// <summary>What it says after every finding of a rule was fixed, one after the other.</summary>
    public static async Task<string> RunFixedAsync<TFix>(string rule, string source, ApiGeneration api, string argument = "")
        where TFix : CodeFixProvider, new()
        => Run(await CompileAsync(await FixAsync<TFix>(rule, Project(source, api))), api, argument);

    /// <summary>The text of the program after the fix.</summary>
    public static async Task<string> FixedTextAsync<TFix>(string rule, string source, ApiGeneration api)
        where TFix : CodeFixProvider, new()
        => (await (await FixAsync<TFix>(rule, Project(source, api))).Documents.First().GetTextAsync()).ToString();

    private static async Task<Project> FixAsync<TFix>(string rule, Project project)
        where TFix : CodeFixProvider, new()
    {
        var found = await FindAsync(rule, project);
        Assert.NotEmpty(found);
        for (var i = 0; !found.IsEmpty && i < MostFixes; i++)
        {
            CodeAction? offered = null;
            await new TFix().RegisterCodeFixesAsync(new CodeFixContext(
                project.GetDocument(found[0].Location.SourceTree)!, found[0], (action, _) => offered ??= action, CancellationToken.None));
            Assert.NotNull(offered);
            var operations = await offered.GetOperationsAsync(CancellationToken.None);
            project = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetProject(project.Id)!;
            found = await FindAsync(rule, project);
        }

        Assert.Empty(found);
        return project;
    }

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(string rule, Project project)
        => [.. (await (await project.GetCompilationAsync())!
                .WithAnalyzers(AllRules.AnalyzersOf([rule]), project.AnalyzerOptions)
                .GetAnalyzerDiagnosticsAsync(CancellationToken.None))
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];

    private static async Task<byte[]> CompileAsync(Project project)
    {
        using var image = new MemoryStream();
        var result = (await project.GetCompilationAsync())!.Emit(image);
        Assert.True(
            result.Success,
            string.Join("\n", result.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
                + await project.Documents.First().GetTextAsync());
        return image.ToArray();
    }

    private static string Run(byte[] image, ApiGeneration api, string argument)
    {
        var context = new AssemblyLoadContext(api.Name + " run", isCollectible: false);
        context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "standins", api.Name, "CSharpAPI.dll"));
        using var stream = new MemoryStream(image);
        var run = context.LoadFromStream(stream).GetType("Session", throwOnError: true)!.GetMethod("Run")!;
        try
        {
            return (string)run.Invoke(null, [argument])!;
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
            throw;
        }
    }

    private static Project Project(string source, ApiGeneration api)
        => new AdhocWorkspace()
            .AddProject("Program", LanguageNames.CSharp)
            .WithMetadataReferences(References.Runtime.Add(api.Reference))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp7_3))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddDocument("Program.cs", source, filePath: "/src/Program.cs").Project
            .AddDocument("Stub.cs", WrapperStub.Source(api, "Stub"), filePath: "/src/Stub.cs").Project;
}
