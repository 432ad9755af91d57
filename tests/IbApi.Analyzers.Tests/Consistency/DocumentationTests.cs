using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using IbApi.Analyzers.DocumentationGenerator;
using IbApi.Analyzers.Options;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IbApi.Analyzers.Tests.Consistency;

/// <summary>What the pages say is what the code does: titles, tables, links, options, and every example.</summary>
public sealed partial class DocumentationTests
{
    internal static readonly string[] Sections =
    [
        "## What it finds", "## Why it matters", "## Example", "## Fix", "## When it stays silent", "## Options", "## Severity",
        "## Suppress one place", "## Since",
    ];

    public static TheoryData<string> Pages => [.. RulePages.All.Keys];

    public static TheoryData<string> Rules => [.. RuleCatalogue.Descriptors.Select(static rule => rule.Id)];

    /// <summary>All of the repository, wherever they lie.</summary>
    public static TheoryData<string> MarkdownFiles =>
    [
        .. FilesBelow(Repository.Root)
            .Where(static path => path.EndsWith(".md", StringComparison.Ordinal))
            .Select(static path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_has_a_page_to_which_its_help_link_leads(string id)
    {
        var rule = Rule(id)!;

        Assert.Equal($"{Repository.Url}/blob/main/docs/rules/{id}.md", rule.HelpLinkUri);
        Assert.True(File.Exists(Path.Combine(RulePages.Folder, id + ".md")), $"Write docs/rules/{id}.md; the other pages show how.");
        Assert.Equal($"# {id}: {rule.Title}", RulePages.All[id].Markdown.Headings.First());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_belongs_to_an_id(string id)
        => Assert.Contains(id, typeof(DiagnosticIds).GetFields().Select(static field => field.GetRawConstantValue()));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_has_all_sections_in_order(string id)
        => Assert.Equal(Sections, RulePages.All[id].Markdown.Headings.Skip(1));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_has_the_generated_parts(string id)
    {
        var page = RulePages.All[id];

        Assert.All((string[])["facts", "severity", "suppress"], part => Assert.True(MarkedText.HasPart(page.Text, part), part));
    }

    /// <summary>The tables have them from there.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_says_in_a_few_words_what_its_fix_does(string id)
    {
        Assert.Equal(RuleCatalogue.HasFix(id), RulePages.All[id].Fix is not null);
        Assert.InRange(RulePages.All[id].Fix?.Length ?? 0, 0, 50);
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_belongs_to_the_family_of_its_first_digit(string id)
        => Assert.StartsWith(id["IBAPI".Length] + "xxx", Assert.Single(RuleFamily.All, family => family.Has(Rule(id)!)).Heading, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Pages))]
    public void Lines_to_copy_name_the_rule_of_the_page(string id)
    {
        var page = RulePages.All[id];
        var lines = LineToCopy().Matches(page.Text).Select(static match => match.Value).ToList();

        Assert.All(lines, line => Assert.Contains(id, line, StringComparison.Ordinal));
        // A settings file has no place for a pragma; what the lines do is tried in ExampleTests.
        var inCode = page.Text.Contains("#pragma", StringComparison.Ordinal) ? ["#pragma warning disable", "#pragma warning restore"] : Array.Empty<string>();
        Assert.All(
            (string[])["dotnet_diagnostic.", "<NoWarn>", .. inCode],
            start => Assert.Contains(lines, line => line.StartsWith(start, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_names_the_options_of_its_rule(string id)
    {
        // IBAPI5004 is about all of them and links to their page.
        if (id != DiagnosticIds.InvalidSetting)
        {
            var page = RulePages.All[id];
            Assert.All(GeneratedDocumentation.OptionsOf(id), option => Assert.Contains(option.Key, page.Text, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(MarkdownFiles))]
    public void Options_that_a_page_mentions_exist(string path)
    {
        var text = File.ReadAllText(Repository.PathOf(path));
        if (path.StartsWith("docs/decisions/", StringComparison.Ordinal))
        {
            return;
        }

        Assert.All(
            OptionKey().Matches(text).Select(static match => match.Value),
            static key => Assert.Contains(key, IbApiOptions.All.Select(static option => option.Key)));
        Assert.All(
            MSBuildName().Matches(text).Select(static match => match.Value),
            static name => Assert.True(
                IbApiOptions.All.Any(option => option.Property == name) || PackageMentions(name),
                $"{name} is no MSBuild property of the package."));
    }

    [Fact]
    public void Every_option_has_a_row()
    {
        var page = File.ReadAllText(Repository.PathOf("docs/options.md"));

        Assert.All(IbApiOptions.All, option => Assert.Contains($"| `{option.Key}` | {GeneratedDocumentation.PropertyOf(option)} |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Generated_parts_are_current()
        => Assert.True(
            GeneratedDocumentation.Of(Repository.Root).All(static file => !file.IsStale),
            "Run: dotnet run --project tools/DocumentationGenerator");

    [Fact]
    public void Check_finds_a_stale_part()
    {
        const string Page = "# A\n\n<!-- generated: x -->\n\nold\n\n<!-- end generated -->\n\nB\n";

        Assert.Equal(Page.Replace("old", "new", StringComparison.Ordinal), MarkedText.Replace(Page, "x", "new\n"));
        Assert.Equal(Page, MarkedText.Replace(Page, "x", "old"));
        Assert.Throws<InvalidDataException>(static () => MarkedText.Replace(Page, "y", "new"));
    }

    [Theory]
    [MemberData(nameof(MarkdownFiles))]
    public void Links_lead_somewhere(string path)
    {
        var file = new MarkdownFile(Repository.PathOf(path));
        var ownFiles = Repository.Url + "/blob/main/";

        foreach (var link in file.Links)
        {
            string target;
            if (link.StartsWith(ownFiles, StringComparison.Ordinal))
            {
                target = Repository.PathOf(link[ownFiles.Length..]);
            }
            else if (link.Contains("://", StringComparison.Ordinal) || link.StartsWith("mailto:", StringComparison.Ordinal))
            {
                continue;
            }
            else
            {
                target = link.StartsWith('#') ? file.Path + link : Path.Combine(Path.GetDirectoryName(file.Path)!, link);
            }

            var parts = target.Split('#', 2);
            Assert.True(File.Exists(parts[0]) || Directory.Exists(parts[0]), $"{path} links to {link}, which does not exist.");
            if (parts.Length == 2)
            {
                Assert.Contains(parts[1], new MarkdownFile(parts[0]).Anchors);
            }
        }
    }

    /// <summary>Without what builds, tests and Git keep for themselves.</summary>
    private static IEnumerable<string> FilesBelow(string folder)
        => Directory.GetFiles(folder).Concat(Directory.GetDirectories(folder)
            .Where(static sub => Path.GetFileName(sub) is var name && name is not ("bin" or "obj" or "TestResults" or "artifacts") && (name == ".ci" || !name.StartsWith('.')))
            .SelectMany(FilesBelow));

    private static DiagnosticDescriptor? Rule(string id)
        => RuleCatalogue.Descriptors.FirstOrDefault(rule => rule.Id == id);

    private static bool PackageMentions(string property)
        => Repository.PathOf("src/IbApi.Analyzers.Package/build") is var folder
            && Directory.Exists(folder)
            && Directory.GetFiles(folder).Any(file => File.ReadAllText(file).Contains(property, StringComparison.Ordinal));

    [GeneratedRegex(@"(dotnet_diagnostic\.|<NoWarn>|<WarningsAsErrors>|#pragma warning).*")]
    private static partial Regex LineToCopy();

    [GeneratedRegex(@"\bibapi\.(?!json\b|schema\b)[a-z_]+\b")]
    private static partial Regex OptionKey();

    [GeneratedRegex(@"\bIbApi[A-Z]\w*\b(?!\.)")]
    private static partial Regex MSBuildName();
}
