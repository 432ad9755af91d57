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
        yield return Render(Path.Combine(docs, "rules", "README.md"), ("rules", RulesTable()));
        yield return Render(Path.Combine(docs, "options.md"), ("options", OptionsTable(Path.Combine(docs, "rules"))));
        foreach (var page in Directory.GetFiles(Path.Combine(docs, "rules"), "IBAPI*.md").Order(StringComparer.Ordinal))
        {
            yield return RenderRule(page, Path.GetFileNameWithoutExtension(page));
        }

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
    private static GeneratedFile RenderRule(string path, string id)
    {
        var parts = new List<(string Name, string Content)>
        {
            ("options", OptionsList(id)),
            ("severity", Severity(id)),
            ("suppress", Suppression(id)),
        };

        // A page may be older than its rule.
        if (RuleCatalogue.Descriptors.FirstOrDefault(descriptor => descriptor.Id == id) is { } rule)
        {
            parts.Add(("facts", Facts(rule)));
        }

        var page = File.ReadAllText(path);
        return Render(path, [.. parts.Where(part => MarkedText.HasPart(page, part.Name))]);
    }

    private static GeneratedFile Render(string path, params (string Name, string Content)[] parts)
    {
        var current = File.ReadAllText(path);
        return new GeneratedFile(
            path, current, parts.Aggregate(current, static (page, part) => MarkedText.Replace(page, part.Name, part.Content)));
    }

    /// <summary>A file that is generated from its first line to its last.</summary>
    private static GeneratedFile Whole(string path, string content)
        => new(path, File.Exists(path) ? File.ReadAllText(path) : string.Empty, content);

    private static string RulesTable()
        => "| ID | Title | Category | Severity | Fix |\n| --- | --- | --- | --- | --- |\n"
            + string.Concat(RuleCatalogue.Descriptors.Select(static rule =>
                $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {rule.Category} | {DefaultSeverity(rule)} | {Fix(rule)} |\n"));

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

    private static string Facts(DiagnosticDescriptor rule)
        => $"""
            | Category | Default severity | Fix |
            | --- | --- | --- |
            | {rule.Category} | {DefaultSeverity(rule)} | {Fix(rule)} |
            """;

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

    private static string Fix(DiagnosticDescriptor rule)
        => RuleCatalogue.HasFix(rule.Id) ? "yes" : "no";

    private static string Cell(string text)
        => text.Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex("[0-9]{4}")]
    private static partial Regex RuleNumber();
}
