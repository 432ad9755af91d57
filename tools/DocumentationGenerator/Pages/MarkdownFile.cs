using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace IbApi.Analyzers.DocumentationGenerator;

/// <summary>As much of Markdown as tests of our own pages need: headings, links, blocks of code.</summary>
internal sealed partial class MarkdownFile
{
    private readonly List<(string Info, string Content)> _blocks = [];
    private readonly StringBuilder _prose = new();

    public MarkdownFile(string path)
    {
        Path = path;
        Text = File.ReadAllText(path).ReplaceLineEndings("\n");
        string? info = null;
        var block = new StringBuilder();
        foreach (var line in Text.Split('\n'))
        {
            var isFence = line.StartsWith("```", StringComparison.Ordinal);
            if (isFence && info is null)
            {
                info = line[3..].Trim();
            }
            else if (isFence)
            {
                _blocks.Add((info!, block.ToString()));
                block.Clear();
                info = null;
            }
            else
            {
                (info is null ? _prose : block).Append(line).Append('\n');
            }
        }
    }

    public string Path { get; }

    public string Text { get; }

    /// <summary>Headings with their marks, in order: <c>## Options</c>.</summary>
    public IEnumerable<string> Headings => _prose.ToString().Split('\n').Where(static line => HeadingStart().IsMatch(line));

    /// <summary>The blocks of code of one kind.</summary>
    public IEnumerable<string> Blocks(string info)
        => _blocks.Where(block => block.Info == info).Select(static block => block.Content);

    /// <summary>The targets of all links and images outside code.</summary>
    public IEnumerable<string> Links
        => Link().Matches(InlineCode().Replace(_prose.ToString(), string.Empty)).Select(static match => match.Groups[1].Value);

    /// <summary>The names under which a link reaches the headings, as GitHub makes them.</summary>
    public IEnumerable<string> Anchors
        => Headings.Select(static heading => heading.TrimStart('#').Trim().ToLowerInvariant())
            .Select(static heading => NotInAnchors().Replace(heading, string.Empty).Replace(' ', '-'));

    [GeneratedRegex("^#{1,6} ")]
    private static partial Regex HeadingStart();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex InlineCode();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
