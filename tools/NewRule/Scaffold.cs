using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace IbApi.Analyzers.NewRule;

/// <summary>Puts a new rule into a copy of the repository: new files, and one entry, sorted by ID, in each list that names the rules.</summary>
internal static partial class Scaffold
{
    private const string VisualBasicCases = "tests/IbApi.Analyzers.Tests/Rules/VisualBasicCases.cs";
    private const string LightBulbTable = "tests/IbApi.Analyzers.EditorTests/LightBulb.md";

    /// <summary>The files that were written or changed, relative to the repository. Nothing is written when the ID or the name is taken.</summary>
    public static IReadOnlyList<string> Create(string repository, RuleRequest rule)
    {
        var ids = Read(repository, "src/IbApi.Analyzers/Diagnostics/DiagnosticIds.cs");
        if (ids.Contains($"\"{rule.Id}\"", StringComparison.Ordinal) || ids.Contains($" {rule.Name} = ", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{rule.Id} or {rule.Name} is there already; IDs are never used again (DiagnosticIds.cs).");
        }

        var rulePath = $"src/IbApi.Analyzers/Rules/{rule.Category}/{rule.Name}.cs";
        if (File.Exists(FullPath(repository, rulePath)))
        {
            throw new InvalidOperationException($"{rulePath} is there already.");
        }

        var descriptors = $"src/IbApi.Analyzers/Diagnostics/Descriptors.{rule.Category}.cs";
        var url = Url().Match(Read(repository, "Directory.Build.props")).Groups["url"].Value;
        var files = new List<(string Path, string Text)>
        {
            ("src/IbApi.Analyzers/Diagnostics/DiagnosticIds.cs", InsertLine(
                ids, IdOfConstant(), rule.Id, $"    public const string {rule.Name} = \"{rule.Id}\";")),
            (descriptors, InsertDescriptor(Read(repository, descriptors), ids, rule)),
            (rulePath, Templates.Rule(rule)),
            ("src/IbApi.Analyzers/AnalyzerReleases.Unshipped.md", InsertLine(
                Read(repository, "src/IbApi.Analyzers/AnalyzerReleases.Unshipped.md"),
                IdOfReleaseLine(),
                rule.Id,
                $"{rule.Id} | {rule.Category} | {rule.Severity} | {rule.Name}, [documentation]({url}/blob/main/docs/rules/{rule.Id}.md)")),
            ($"tests/IbApi.Analyzers.Tests/Rules/{rule.Category}/{rule.Name}Tests.cs", Templates.Tests(rule)),
            ($"docs/rules/{rule.Id}.md", Templates.Page(rule, VersionOf(repository))),
            (VisualBasicCases, InsertCase(Read(repository, VisualBasicCases), rule)),
            ("CHANGELOG.md", InsertLine(
                Read(repository, "CHANGELOG.md"), IdOfChange(), rule.Id, $"- `{rule.Id}` *{rule.Title}* ({rule.SeverityWord}).")),
        };
        if (rule.HasFix)
        {
            files.Add(($"src/IbApi.Analyzers.CodeFixes/{rule.Category}/{rule.Name}Fixer.cs", Templates.Fixer(rule)));
            files.Add(($"tests/IbApi.Analyzers.Tests/CodeFixes/{rule.Category}/{rule.Name}FixerTests.cs", Templates.FixerTests(rule)));
            files.Add((LightBulbTable, InsertLine(Read(repository, LightBulbTable), IdOfRow(), rule.Id, $"| {rule.Id} | {Templates.FixTitle} |")));
        }

        foreach (var (path, text) in files)
        {
            var full = FullPath(repository, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }

        return [.. files.Select(static file => file.Path)];
    }

    /// <summary>
    /// The text with a line before the first entry of a greater ID; where there is none, after the last entry and the lines that are
    /// indented below it.
    /// </summary>
    private static string InsertLine(string text, Regex entry, string id, string line)
    {
        var lines = text.Split('\n').ToList();
        var ids = lines.Select(candidate => entry.Match(candidate) is { Success: true } found ? found.Groups["id"].Value : null).ToList();
        var at = ids.FindIndex(other => other is not null && string.CompareOrdinal(other, id) > 0);
        if (at < 0)
        {
            at = ids.FindLastIndex(static other => other is not null) + 1;
            while (at > 0 && at < lines.Count && lines[at].StartsWith("  ", StringComparison.Ordinal) && lines[at].Trim().Length > 0)
            {
                at++;
            }
        }

        lines.Insert(at, line);
        return string.Join('\n', lines);
    }

    /// <summary>Descriptors name their ID by its constant, and are sorted like these.</summary>
    private static string InsertDescriptor(string text, string ids, RuleRequest rule)
    {
        foreach (Match other in DescriptorStart().Matches(text))
        {
            var constant = Regex.Match(ids, $" {other.Groups["id"].Value} = \"(?<id>[^\"]+)\"");
            if (constant.Success && string.CompareOrdinal(constant.Groups["id"].Value, rule.Id) > 0)
            {
                return text.Insert(other.Index, Templates.Descriptor(rule) + "\n");
            }
        }

        return text.Insert(text.TrimEnd().Length - 1, "\n" + Templates.Descriptor(rule));
    }

    /// <summary>Before the first case of a greater ID, or at the end of their list.</summary>
    private static string InsertCase(string text, RuleRequest rule)
    {
        var cases = CaseStart().Matches(text);
        var next = cases.FirstOrDefault(other => string.CompareOrdinal(other.Groups["id"].Value, rule.Id) > 0);
        return text.Insert(next?.Index ?? text.IndexOf("    ];\n", cases[^1].Index, StringComparison.Ordinal), Templates.VisualBasicCase(rule));
    }

    private static string VersionOf(string repository)
        => Version().Match(Read(repository, "Directory.Build.props")).Groups["version"].Value;

    private static string Read(string repository, string path)
        => File.ReadAllText(FullPath(repository, path)).ReplaceLineEndings("\n");

    private static string FullPath(string repository, string path)
        => Path.Combine(repository, path.Replace('/', Path.DirectorySeparatorChar));

    [GeneratedRegex("public const string \\w+ = \"(?<id>IBAPI[0-9]{4})\";")]
    private static partial Regex IdOfConstant();

    [GeneratedRegex(@"^(?<id>IBAPI[0-9]{4}) \|")]
    private static partial Regex IdOfReleaseLine();

    [GeneratedRegex(@"^\| (?<id>IBAPI[0-9]{4}) \|")]
    private static partial Regex IdOfRow();

    [GeneratedRegex("^- `(?<id>IBAPI[0-8][0-9]{3})` ")]
    private static partial Regex IdOfChange();

    [GeneratedRegex(@"    public static readonly DiagnosticDescriptor \w+ = new\(\s+DiagnosticIds\.(?<id>\w+),")]
    private static partial Regex DescriptorStart();

    [GeneratedRegex("^        new\\(\\s*\"(?<id>IBAPI[0-9]{4})\"", RegexOptions.Multiline)]
    private static partial Regex CaseStart();

    [GeneratedRegex("<RepositoryUrl>(?<url>[^<]+)</RepositoryUrl>")]
    private static partial Regex Url();

    [GeneratedRegex("<VersionPrefix>(?<version>[^<]+)</VersionPrefix>")]
    private static partial Regex Version();
}
