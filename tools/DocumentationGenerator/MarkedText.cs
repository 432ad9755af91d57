using System;
using System.IO;

namespace IbApi.Analyzers.DocumentationGenerator;

/// <summary>
/// A page with generated parts: each stands between the lines <c>&lt;!-- generated: name --&gt;</c> and
/// <c>&lt;!-- end generated --&gt;</c>, and everything else is somebody's own words.
/// </summary>
internal static class MarkedText
{
    private const string End = "<!-- end generated -->";

    public static bool HasPart(string page, string name)
        => page.Contains(Begin(name), StringComparison.Ordinal);

    /// <summary>The page with another text in one part; the newline of the page stays.</summary>
    public static string Replace(string page, string name, string content)
    {
        var begin = page.IndexOf(Begin(name), StringComparison.Ordinal);
        var end = begin < 0 ? -1 : page.IndexOf(End, begin, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new InvalidDataException($"No part between '{Begin(name)}' and '{End}'.");
        }

        var newLine = page.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var part = $"{Begin(name)}\n\n{content.Trim()}\n\n".ReplaceLineEndings(newLine);
        return page[..begin] + part + page[end..];
    }

    private static string Begin(string name)
        => $"<!-- generated: {name} -->";
}
