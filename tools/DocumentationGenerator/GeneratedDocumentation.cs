using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using IbApi.Analyzers.Options;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.DocumentationGenerator;

/// <summary>A page, and what it would be with its generated parts made anew.</summary>
internal sealed record GeneratedFile(string Path, string Current, string Expected)
{
    public bool IsStale => Current != Expected;
}

/// <summary>What of the documentation, and of the package's files, is made from the code: the tool writes it, a test compares it.</summary>
internal static partial class GeneratedDocumentation
{
    /// <summary>All pages with generated parts in a copy of the repository.</summary>
    public static IEnumerable<GeneratedFile> Of(string repository)
    {
        var docs = Path.Combine(repository, "docs");
        var pages = RulePage.In(Path.Combine(docs, "rules")).ToList();
        yield return Render(Path.Combine(repository, "README.md"), ("families", RuleFamily.Table("docs/rules/README.md")));
        yield return Render(Path.Combine(docs, "rules", "README.md"), ("rules", RulesTables(pages)));
        yield return Render(Path.Combine(docs, "options.md"), ("options", OptionsTable(Path.Combine(docs, "rules"))));
        foreach (var page in pages)
        {
            var shown = ShownExample.Of(page);
            yield return RenderRule(page, shown);
            if (shown is not null)
            {
                yield return Whole(Path.Combine(docs, "images", "rules", page.Id + ".svg"), shown.Picture.Draw());
            }
        }

        yield return Whole(Path.Combine(docs, "images", "first-finding.svg"), FirstFinding.In(repository).Draw());
        yield return Render(Path.Combine(docs, "presets.md"), ("presets", Preset.Table(RuleCatalogue.Descriptors)));
        foreach (var preset in Preset.All)
        {
            yield return Whole(
                Path.Combine(repository, "src", "IbApi.Analyzers.Package", "globalconfigs", preset.FileName),
                preset.Text(RuleCatalogue.Descriptors));
        }
    }

    /// <summary>The options that a rule looks at.</summary>
    public static IEnumerable<IbApiOption> OptionsOf(string id)
        => IbApiOptions.All.Where(option => option.Rules == "all" || option.Rules.Contains(id["IBAPI".Length..], StringComparison.Ordinal));

    /// <summary>A severity as configuration files and people write it.</summary>
    public static string Name(DiagnosticSeverity severity)
        => severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            DiagnosticSeverity.Info => "suggestion",
            _ => "silent",
        };

    /// <summary>The parts of a rule's page; one that the page does not have is not missed here, but by a test.</summary>
    private static GeneratedFile RenderRule(RulePage page, ShownExample? shown)
    {
        var isInFile = shown?.IsInSettingsFile == true;
        var parts = new List<(string Name, string Content)>
        {
            ("options", OptionsList(page.Id)),
            ("severity", isInFile ? SeverityInFile(page.Id) : Severity(page.Id) + (MayBeInFile(page.Id) ? InFilesToo : string.Empty)),
            ("suppress", isInFile ? SuppressionInFile(page.Id) : Suppression(page.Id)),
        };

        // A page may be older than its rule.
        if (RuleCatalogue.Descriptors.FirstOrDefault(descriptor => descriptor.Id == page.Id) is { } rule)
        {
            parts.Add(("facts", Facts(rule, page) + (shown is null ? string.Empty : Picture(rule.Id, shown))));
        }

        return Render(page.Markdown.Path, [.. parts.Where(part => MarkedText.HasPart(page.Text, part.Name))]);
    }

    /// <summary>A file that is generated as a whole, and may not be there yet.</summary>
    private static GeneratedFile Whole(string path, string expected)
        => new(path, File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : string.Empty, expected);

    private static GeneratedFile Render(string path, params (string Name, string Content)[] parts)
    {
        var current = File.ReadAllText(path);
        return new GeneratedFile(
            path, current, parts.Aggregate(current, static (page, part) => MarkedText.Replace(page, part.Name, part.Content)));
    }

    private static string RulesTables(IReadOnlyCollection<RulePage> pages)
        => string.Join("\n", RuleFamily.All.Select(family =>
            $"## {family.Heading}\n\n{family.Finds}\n\n| ID | Title | Severity | Fix |\n| --- | --- | --- | --- |\n"
                + string.Concat(RuleCatalogue.Descriptors.Where(family.Has).Select(rule =>
                    $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {DefaultSeverity(rule)} | {Fix(pages.FirstOrDefault(page => page.Id == rule.Id))} |\n"))));

    private static string OptionsTable(string rulesFolder)
        => "| Key | MSBuild property | Expected | Default | Rules | Meaning |\n| --- | --- | --- | --- | --- | --- |\n"
            + string.Concat(IbApiOptions.All.Select(option =>
                $"| `{option.Key}` | {PropertyOf(option)} | {Cell(option.Expected)} | {Cell(option.DefaultText)} "
                + $"| {LinkRules(option.Rules, rulesFolder)} | {Cell(option.Description)} |\n"));

    /// <summary>The MSBuild property of an option, as the table shows it.</summary>
    public static string PropertyOf(IbApiOption option)
        => option.Property.Length == 0 ? "–" : $"`{option.Property}`";

    private static string LinkRules(string rules, string rulesFolder)
        => RuleNumber().Replace(rules, match => File.Exists(Path.Combine(rulesFolder, $"IBAPI{match.Value}.md"))
            ? $"[{match.Value}](rules/IBAPI{match.Value}.md)"
            : match.Value);

    private static string Facts(DiagnosticDescriptor rule, RulePage page)
        => $"""
            | Category | Default severity | Fix |
            | --- | --- | --- |
            | {rule.Category} | {DefaultSeverity(rule)} | {Fix(page)} |
            """;

    private static string Picture(string id, ShownExample shown)
        => $"\n\n![{shown.Picture.Description.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)}](../images/rules/{id}.svg)";

    private static string OptionsList(string id)
        => string.Concat(OptionsOf(id).Select(static option =>
            $"- `{option.Key}` ({(option.Property.Length == 0 ? string.Empty : $"MSBuild: `{option.Property}`; ")}default: {option.DefaultText}). {option.Description}\n"))
            + "\nValues, precedence and examples: [options](../options.md).";

    private static string Severity(string id)
        => $"""
            In `.editorconfig`, for the files that a section names:

            ```ini
            [*.cs]
            dotnet_diagnostic.{id}.severity = error
            ```

            In `.globalconfig`, for every file of the projects that use it:

            ```ini
            is_global = true
            dotnet_diagnostic.{id}.severity = error
            ```

            `error`, `warning`, `suggestion`, `silent` and `none` (off) can be set. In a project file or `Directory.Build.props`, one of:

            ```xml
            <WarningsAsErrors>$(WarningsAsErrors);{id}</WarningsAsErrors>
            <NoWarn>$(NoWarn);{id}</NoWarn>
            ```
            """;

    /// <summary>Whether a rule that the example shows in code speaks about settings files as well.</summary>
    private static bool MayBeInFile(string id)
        => id == DiagnosticIds.InvalidSetting || OptionsOf(id).Contains(IbApiOptions.SettingsFileFindings);

    private const string InFilesToo =
        "\n\nOf findings in settings files and in the session register compilers ask `.globalconfig` and the project file only: no section of "
        + "`.editorconfig` reaches them, and no `#pragma`.";

    private static string SeverityInFile(string id)
        => $"""
            In `.globalconfig`, for every file of the projects that use it; compilers do not ask a section of `.editorconfig` about a finding
            that is not in code:

            ```ini
            is_global = true
            dotnet_diagnostic.{id}.severity = error
            ```

            `error`, `warning`, `suggestion`, `silent` and `none` (off) can be set. In a project file or `Directory.Build.props`, one of:

            ```xml
            <WarningsAsErrors>$(WarningsAsErrors);{id}</WarningsAsErrors>
            <NoWarn>$(NoWarn);{id}</NoWarn>
            ```
            """;

    private static string SuppressionInFile(string id)
        => $"""
            A settings file has no place for a suppression. In any C# file of the project, for all findings of the rule, with the reason beside it:

            ```csharp
            [assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("IbApi.Analyzers", "{id}", Justification = "why it is right here")]
            ```

            or `NoWarn` in the project file, as above.
            """;

    private static string Suppression(string id)
        => $"""
            Around the line on which it is reported, with the reason beside it:

            ```csharp
            #pragma warning disable {id} // why it is right here
            #pragma warning restore {id}
            ```

            On a member or a type:

            ```csharp
            [System.Diagnostics.CodeAnalysis.SuppressMessage("IbApi.Analyzers", "{id}", Justification = "why it is right here")]
            ```
            """;

    private static string DefaultSeverity(DiagnosticDescriptor rule)
        => Preset.DefaultOf(rule);

    private static string Fix(RulePage? page)
        => page?.Fix ?? "–";

    private static string Cell(string text)
        => text.Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex("[0-9]{4}")]
    private static partial Regex RuleNumber();
}
