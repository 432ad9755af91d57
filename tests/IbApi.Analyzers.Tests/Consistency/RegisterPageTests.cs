using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.DocumentationGenerator;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IbApi.Analyzers.Tests.Consistency;

/// <summary>
/// The worked example of the session register: what the page shows of projects (<c>csharp Research</c>) is compiled beside its register,
/// and what the rules say is what stands in the blocks <c>text Research</c>.
/// </summary>
public sealed class RegisterPageTests
{
    private static readonly MarkdownFile Page = new(Repository.PathOf("docs/session-register.md"));

    public static TheoryData<string> Projects => ["OrderMonitor", "Rebalancer", "Rebalancer.Tests", "Research"];

    [Theory]
    [MemberData(nameof(Projects))]
    public async Task Findings_are_those_of_the_page(string project)
    {
        var code = Assert.Single(Page.Blocks("csharp " + project));
        var program = ExampleProgram.Create(
            [(ExampleProgram.CodePath, code)],
            [.. ExampleReferences.Of(code), .. ExampleApi.Of(code)],
            files: [("ibapi.json", Assert.Single(Page.Blocks("json register")))],
            assemblyName: project);
        Assert.Empty((await program.CompileAsync()).GetDiagnostics().Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));

        // What the example leaves out to stay short: configuration, and the life of the connection.
        var found = (await program.AnalyzeAsync(RuleCatalogue.Analyzers))
            .Where(static finding => finding.Id != DiagnosticIds.HardCodedSettings && finding.Descriptor.Category != Category.Lifecycle
                && finding.Location.IsInSource && finding.Severity > DiagnosticSeverity.Hidden)
            .Select(static finding => $"line {finding.Location.GetLineSpan().StartLinePosition.Line + 1}: {finding.Id}: {finding.GetMessage(null)}");

        // Texts as a whole: what is expected can be copied from the message.
        var (shown, said) = (string.Concat(Page.Blocks("text " + project)).TrimEnd(), string.Join('\n', found));
        Assert.True(shown == said, $"{project} on docs/session-register.md:\n{shown}\nThe rules say:\n{said}");
    }
}
