using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.DocumentationGenerator;

/// <summary>The example that stands in the picture of a page: its first bad one, with what the rule says about it.</summary>
internal sealed record ShownExample(FindingPicture Picture, bool IsInSettingsFile)
{
    /// <summary>Null for a page without such an example, and for one that is older than its rule.</summary>
    public static ShownExample? Of(RulePage page)
        => page.Examples is [{ IsBad: true } bad, ..] && RuleCatalogue.AnalyzersOf(page.Id).Length > 0
            ? OfAsync(page.Id, bad).GetAwaiter().GetResult()
            : null;

    private static async Task<ShownExample?> OfAsync(string rule, PageExample example)
    {
        var program = ExampleProgram.Of(example);
        var findings = await program.FindingsAsync(rule);
        if (findings.IsEmpty)
        {
            return null;
        }

        var fixes = (await program.FixesAsync(findings[0])).Select(static action => action.Title).ToImmutableArray();
        return new ShownExample(
            FindingPicture.Of(await program.CompileAsync(), findings, fixes, example.Files),
            findings[0].Location.Kind == LocationKind.ExternalFile);
    }
}
