using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using IbApi.Analyzers.DocumentationGenerator;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IbApi.Analyzers.EditorTests;

/// <summary>
/// What the light bulb shows at the finding in the example of each rule that has a fix. The table of titles was read by a person
/// (LightBulb.md); what is in it is what users see.
/// </summary>
public sealed class LightBulbTests
{
    private const string TableFile = "tests/IbApi.Analyzers.EditorTests/LightBulb.md";

    private static readonly string Root = typeof(LightBulbTests).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "RepositoryRoot").Value!;

    private static readonly Dictionary<string, string[]> Approved = File.ReadAllLines(Path.Combine(Root, TableFile))
        .Where(static line => line.StartsWith("| IBAPI", StringComparison.Ordinal))
        .Select(static line => line.Trim('|').Split('|').Select(static cell => cell.Trim()).ToArray())
        .ToDictionary(static cells => cells[0], static cells => cells[1].Split("<br>"));

    public static TheoryData<string> Rules => [.. RuleCatalogue.Descriptors.Select(static rule => rule.Id).Where(RuleCatalogue.HasFix)];

    [EditorTheory]
    [MemberData(nameof(Rules))]
    public async Task The_light_bulb_shows_what_the_table_says(string rule)
    {
        var titles = (await TitlesAsync(rule)).Where(static title => !LightBulb.IsOfTheEditor(title)).ToList();

        var approved = Approved.GetValueOrDefault(rule, []);
        Assert.True(
            approved.Length > 0 && approved.SequenceEqual(titles.Take(approved.Length)),
            $"Read these titles as a user would, and put the rule's own into {TableFile}:\n| {rule} | {string.Join("<br>", titles)} |");
        Assert.All(titles.Skip(approved.Length), static title => Assert.Contains(title, Approved.Values.SelectMany(static row => row)));
    }

    /// <summary>Sentences that say what will be done.</summary>
    [Fact]
    public void Titles_are_short_orders_in_plain_words() => Assert.All(Approved.Values.SelectMany(static titles => titles), static title =>
    {
        Assert.Matches("^[A-Z][a-z]+ .*[^.]$", title);
        Assert.True(title.Length <= 80, title);
        Assert.DoesNotContain("IBAPI", title, StringComparison.Ordinal);
    });

    /// <summary>At the start of the first finding of the page's first example for which something is offered.</summary>
    private static async Task<IReadOnlyList<string>> TitlesAsync(string rule)
    {
        var page = new RulePage(Path.Combine(Root, "docs", "rules", rule + ".md"));
        IReadOnlyList<string> titles = [];
        foreach (var example in page.Examples.Where(static example => example.IsBad))
        {
            var program = ExampleProgram.Of(example);
            var finding = (await program.FindingsAsync(rule))[0];
            titles = await LightBulb.TitlesAsync(program.DocumentOf(finding)!, new TextSpan(finding.Location.SourceSpan.Start, 0));
            if (titles.Any(static title => !LightBulb.IsOfTheEditor(title)))
            {
                break;
            }
        }

        return titles;
    }
}
