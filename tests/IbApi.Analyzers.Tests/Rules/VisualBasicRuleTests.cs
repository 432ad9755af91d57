using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.DocumentationGenerator;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules;

/// <summary>Every rule in Visual Basic, alarm and silence: one assembly serves both languages.</summary>
public sealed class VisualBasicRuleTests
{
    public static TheoryData<int, string> Cases
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < VisualBasicCases.All.Length; i++)
            {
                data.Add(i, VisualBasicCases.All[i].Id);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Alarm(int index, string id)
        => AssertAsync(VisualBasicCases.All[index], id, VisualBasicCases.All[index].Alarm);

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Silence(int index, string id)
        => AssertAsync(VisualBasicCases.All[index], id, VisualBasicCases.All[index].Silence);

    private static async Task AssertAsync(VisualBasicCase example, string id, string part)
    {
        var text = example.Program.Replace("$$", part, StringComparison.Ordinal);
        var compilation = TestProgram.CompileVisualBasic(
            text.Replace("[|", string.Empty, StringComparison.Ordinal).Replace("|]", string.Empty, StringComparison.Ordinal),
            Api(example.Api),
            example.References,
            example.IsProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary);
        Assert.Empty(TestProgram.ErrorsOf(compilation));

        var found = await compilation
            .WithAnalyzers(AllRules.AnalyzersOf([id]), TestOptions.Of([.. example.Options]).With([.. example.Files]))
            .GetAnalyzerDiagnosticsAsync();

        Assert.Equal(
            Marked(text),
            found.Where(diagnostic => diagnostic.Id == id || diagnostic.Id == "AD0001")
                .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
                .Select(static diagnostic => (diagnostic.Location.SourceSpan.Start, VisualBasic.TextAt(diagnostic))));
    }

    /// <summary>An API as the examples of the pages name it, without the aliases, which only C# has.</summary>
    private static ApiGeneration Api(string name)
        => new(name, ExampleApi.Of(name.Length == 0 ? name : "// API " + name)[0].WithAliases([]));

    /// <summary>Start and text of the marked places, as they are without the markup.</summary>
    private static IEnumerable<(int Start, string Text)> Marked(string text)
    {
        var removed = 0;
        for (var begin = text.IndexOf("[|", StringComparison.Ordinal); begin >= 0; begin = text.IndexOf("[|", begin + 1, StringComparison.Ordinal))
        {
            var end = text.IndexOf("|]", begin, StringComparison.Ordinal);
            yield return (begin - removed, text[(begin + 2)..end]);
            removed += 4;
        }
    }
}
