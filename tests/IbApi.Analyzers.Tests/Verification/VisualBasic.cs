using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace IbApi.Analyzers.Tests.Verification;

/// <summary>What a rule says about a program in Visual Basic.</summary>
internal static class VisualBasic
{
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsOfAsync(
        string rule, string source, ApiGeneration? api = null, params (string Key, string Value)[] options)
    {
        var compilation = TestProgram.CompileVisualBasic(source, api);
        Assert.Empty(TestProgram.ErrorsOf(compilation));
        var found = await compilation
            .WithAnalyzers(AllRules.AnalyzersOf([rule]), new AnalyzerOptions([], TestOptions.Of(options)))
            .GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(diagnostic => diagnostic.Id == rule)];
    }

    public static string TextAt(Diagnostic diagnostic)
        => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
}
