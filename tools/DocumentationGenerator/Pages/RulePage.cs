using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace IbApi.Analyzers.DocumentationGenerator;

/// <summary>What an example shows.</summary>
internal enum ExampleKind
{
    /// <summary>A program that the rule of the page speaks about.</summary>
    Bad,

    /// <summary>What it should be instead, by hand.</summary>
    Good,

    /// <summary>What a fix of the rule makes of the bad one, to the letter.</summary>
    Fixed,
}

/// <summary>
/// A program on a rule's page: a block <c>csharp bad</c>, <c>csharp good</c> or <c>csharp fixed</c>, with the options of its block
/// <c>ini bad</c> and the settings files of its blocks <c>json bad appsettings.json</c>. A fixed one has of the bad one what it does
/// not have of its own.
/// </summary>
internal sealed record PageExample(
    ExampleKind Kind, string Code, string? Config, ImmutableArray<(string Name, string Text)> Files)
{
    public bool IsBad => Kind == ExampleKind.Bad;
}

/// <summary>The page of a rule.</summary>
internal sealed partial class RulePage
{
    private static readonly ImmutableArray<string> SettingsFiles = ["appsettings.json", "ibapi.json"];

    public RulePage(string path)
    {
        Id = Path.GetFileNameWithoutExtension(path);
        Markdown = new MarkdownFile(path);
        Examples = [.. ExamplesOf(ExampleKind.Bad), .. ExamplesOf(ExampleKind.Good), .. ExamplesOf(ExampleKind.Fixed)];
    }

    public string Id { get; }

    public MarkdownFile Markdown { get; }

    public string Text => Markdown.Text;

    /// <summary>What the rule's fixes do, in the few words that tables have for it (a comment of the page); null where there is none.</summary>
    public string? Fix => FixWords().Match(Text) is { Success: true } found ? found.Groups["words"].Value : null;

    /// <summary>The bad ones first.</summary>
    public ImmutableArray<PageExample> Examples { get; }

    /// <summary>The pages of a folder, by ID.</summary>
    public static IEnumerable<RulePage> In(string folder)
        => Directory.GetFiles(folder, "IBAPI*.md").Order(StringComparer.Ordinal).Select(static path => new RulePage(path));

    private IEnumerable<PageExample> ExamplesOf(ExampleKind kind)
    {
        var codes = Markdown.Blocks("csharp " + Word(kind)).ToList();
        var files = FilesOf(kind);
        if (kind == ExampleKind.Fixed && files.IsEmpty && codes.Count == 0)
        {
            return [];
        }

        var config = Markdown.Blocks("ini " + Word(kind)).FirstOrDefault();
        if (kind == ExampleKind.Fixed)
        {
            config ??= Markdown.Blocks("ini " + Word(ExampleKind.Bad)).FirstOrDefault();
            files = [.. FilesOf(ExampleKind.Bad).Select(bad => files.FirstOrDefault(file => file.Name == bad.Name) is { Name: not null } own ? own : bad)];
            if (codes.Count == 0)
            {
                codes = [.. Markdown.Blocks("csharp " + Word(ExampleKind.Bad)).Take(1)];
            }
        }

        return codes.Select(code => new PageExample(kind, code, config, files));
    }

    private ImmutableArray<(string Name, string Text)> FilesOf(ExampleKind kind)
        => [.. SettingsFiles.SelectMany(name => Markdown.Blocks($"json {Word(kind)} {name}").Take(1).Select(text => (name, text)))];

    private static string Word(ExampleKind kind)
        => kind switch
        {
            ExampleKind.Bad => "bad",
            ExampleKind.Good => "good",
            _ => "fixed",
        };

    [GeneratedRegex("^<!-- fix: (?<words>.+) -->$", RegexOptions.Multiline)]
    private static partial Regex FixWords();
}
