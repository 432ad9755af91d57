using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;

namespace IbApi.Analyzers.Tests.Consistency;

/// <summary>
/// A program on a rule's page: a block <c>csharp bad</c> or <c>csharp good</c>, with the options of its <c>ini</c> block, and the settings
/// files of its blocks <c>json bad appsettings.json</c>.
/// </summary>
public sealed record PageExample(
    bool IsBad, string Code, ImmutableArray<(string Key, string Value)> Options, ImmutableArray<(string Path, string Text)> Files);

/// <summary>The page of a rule.</summary>
public sealed class RulePage
{
    private RulePage(string path)
    {
        Id = Path.GetFileNameWithoutExtension(path);
        Markdown = new MarkdownFile(path);
    }

    private static readonly ImmutableArray<string> SettingsFiles = ["appsettings.json", "ibapi.json"];

    public static string Folder { get; } = Repository.PathOf("docs/rules");

    public static IEnumerable<RulePage> All
        => Directory.GetFiles(Folder, "IBAPI*.md").Order(StringComparer.Ordinal).Select(static path => new RulePage(path));

    public string Id { get; }

    internal MarkdownFile Markdown { get; }

    public string Text => Markdown.Text;

    public static RulePage Of(string id)
        => new(Path.Combine(Folder, id + ".md"));

    public IEnumerable<PageExample> Examples()
        => from word in (string[])["bad", "good"]
           let options = Markdown.Blocks("ini " + word).SelectMany(OptionsIn).ToImmutableArray()
           let files = SettingsFiles
               .SelectMany(name => Markdown.Blocks($"json {word} {name}").Select(text => ("/src/" + name, text)))
               .ToImmutableArray()
           from code in Markdown.Blocks("csharp " + word)
           select new PageExample(word == "bad", code, options, files);

    private static IEnumerable<(string Key, string Value)> OptionsIn(string block)
        => block.Split('\n')
            .Select(static line => line.Split('=', 2))
            .Where(static pair => pair.Length == 2)
            .Select(static pair => (pair[0].Trim(), pair[1].Trim()));
}
