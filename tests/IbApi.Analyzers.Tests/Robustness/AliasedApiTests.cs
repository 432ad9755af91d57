using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.DocumentationGenerator;
using IbApi.Analyzers.Tests.Consistency;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Xunit;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>
/// The examples of the pages, with the API under an alias of its own (<c>extern alias tws; using tws::IBApi;</c>), as in programs that use
/// two versions of it: the rules say the same, and what a fix makes of it compiles.
/// </summary>
public sealed partial class AliasedApiTests
{
    public static TheoryData<string> Pages => [.. RulePages.All.Where(static page => page.Value.Examples.Any(IsFit)).Select(static page => page.Key)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Rules_say_the_same_and_fixes_compile(string id)
    {
        foreach (var example in RulePages.All[id].Examples.Where(IsFit))
        {
            var plain = ExampleProgram.Of(example).Project;
            var aliased = Create(example);
            var compilation = (await aliased.GetCompilationAsync())!;
            Assert.Empty(TestProgram.ErrorsOf(compilation));

            var found = Trial.Diagnose(compilation, aliased.AnalyzerOptions, CancellationToken.None);
            Assert.Equal(
                Describe(Trial.Diagnose((await plain.GetCompilationAsync())!, plain.AnalyzerOptions, CancellationToken.None)),
                Describe(found));
            foreach (var diagnostic in found.DistinctBy(static diagnostic => diagnostic.Id))
            {
                foreach (var fixer in Trial.Fixers.Where(fixer => fixer.FixableDiagnosticIds.Contains(diagnostic.Id)))
                {
                    if (FixTrial.DocumentOf(aliased, diagnostic) is not { } document)
                    {
                        continue;
                    }

                    foreach (var action in FixTrial.Offered(fixer, document, diagnostic, CancellationToken.None))
                    {
                        var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(aliased.Id)!;
                        var errors = TestProgram.ErrorsOf((await changed.GetCompilationAsync())!);
                        Assert.True(errors.IsEmpty, $"{action.Title}: {string.Join('\n', errors)}\n{await changed.Documents.First().GetTextAsync()}");
                    }
                }
            }
        }
    }

    /// <summary>Examples of another version of the API have aliases already.</summary>
    private static bool IsFit(PageExample example)
        => example.IsBad && !example.Code.StartsWith("// API", StringComparison.Ordinal) && example.Code.Contains("using IBApi;", StringComparison.Ordinal);

    private static Project Create(PageExample example)
    {
        // On the first line, so that all others stay where they are.
        var code = "extern alias tws; " + Qualified().Replace(example.Code.Replace("using IBApi;", "using tws::IBApi;", StringComparison.Ordinal), "tws::IBApi.");
        var references = ExampleReferences.Of(example.Code).Add(ExampleApi.Newest.WithAliases(["tws"]));
        return ExampleProgram.Create([(ExampleProgram.CodePath, code)], references, example.Config, example.Files).Project;
    }

    private static string[] Describe(ImmutableArray<Diagnostic> found)
        => [.. found.Select(static diagnostic => $"{diagnostic.Location.GetLineSpan().Path}({diagnostic.Location.GetLineSpan().StartLinePosition.Line}) {diagnostic.Id} {diagnostic.GetMessage(null)}")];

    [GeneratedRegex(@"(?<![\w.:])IBApi\.")]
    private static partial Regex Qualified();
}
