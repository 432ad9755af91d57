using System;
using System.Collections.Immutable;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>
/// A program that is fixed first, and then gets a scenario, a class <c>Scenario</c> with a static <c>Run</c>, that the rules do
/// not see.
/// </summary>
internal static class FixedScenario
{
    /// <summary>Fixes a program and runs the scenario with it.</summary>
    public static async Task RunAsync<TFix>(string rule, ApiGeneration api, string program, string scenario)
        where TFix : CodeFixProvider, new()
        => Run(await FixRun.CompileAsync(With(await FixRun.FixAsync<TFix>(rule, ProjectOf(program, api)), scenario)), api);

    /// <summary>Runs the scenario with the program as it is: it must fail, or it would show nothing.</summary>
    public static async Task FailsUnfixedAsync(ApiGeneration api, string program, string scenario)
    {
        var image = await FixRun.CompileAsync(With(ProjectOf(program, api), scenario));
        Assert.Throws<InvalidOperationException>(() => Run(image, api));
    }

    private static void Run(ImmutableArray<byte> image, ApiGeneration api)
        => FixRun.Run(image, api, "Scenario");

    private static Project With(Project project, string scenario)
        => project.AddDocument("Scenario.cs", scenario, filePath: "/src/Scenario.cs").Project;

    private static Project ProjectOf(string program, ApiGeneration api)
        => new AdhocWorkspace()
            .AddProject("Program", LanguageNames.CSharp)
            .WithMetadataReferences(References.Runtime.Add(api.Reference))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddDocument("Program.cs", program, filePath: "/src/Program.cs").Project;
}
