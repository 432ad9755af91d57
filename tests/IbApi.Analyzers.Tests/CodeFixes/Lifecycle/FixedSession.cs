using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>
/// A program in C# 7.3 that meets the scripted TWS, before and after a fix: its type <c>Session</c> has a method <c>Run</c>, from text
/// to text. Its wrapper derives from <c>Stub</c>, which has every callback of the generation, virtual and empty.
/// </summary>
internal static class FixedSession
{
    /// <summary>What the program says as it is.</summary>
    public static async Task<string> RunAsync(string source, ApiGeneration api, string argument = "")
        => (string)FixRun.Run(await FixRun.CompileAsync(Project(source, api, [])), api, "Session", argument)!;

    /// <summary>What it says after every finding of a rule was fixed, one after the other.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="source">The program.</param>
    /// <param name="api">The generation of the API.</param>
    /// <param name="argument">What <c>Session.Run</c> gets.</param>
    /// <param name="key">Which of the fixes; the first when not said.</param>
    /// <param name="options">What is configured.</param>
    public static async Task<string> RunFixedAsync<TFix>(
        string rule, string source, ApiGeneration api, string argument = "", string? key = null, params (string Key, string Value)[] options)
        where TFix : CodeFixProvider, new()
        => (string)FixRun.Run(await FixRun.CompileAsync(await FixRun.FixAsync<TFix>(rule, Project(source, api, options), key)), api, "Session", argument)!;

    private static Project Project(string source, ApiGeneration api, (string Key, string Value)[] options)
        => new AdhocWorkspace()
            .AddProject("Program", LanguageNames.CSharp)
            .WithMetadataReferences(References.Runtime.Add(api.Reference))
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp7_3))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddAnalyzerConfigDocument(ConfigText.GlobalPath, SourceText.From(ConfigText.Global(options)), filePath: ConfigText.GlobalPath).Project
            .AddDocument("Program.cs", source, filePath: "/src/Program.cs").Project
            .AddDocument("Stub.cs", WrapperStub.Source(api, "Stub"), filePath: "/src/Stub.cs").Project;
}
