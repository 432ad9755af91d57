using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.DocumentationGenerator;

/// <summary>
/// Severities for all rules at once, which a project chooses by its property <c>IbApiAnalysisMode</c>. This is the one place
/// that says what each preset means; the files of the package and the table of the page are made from it.
/// </summary>
/// <param name="Name">As people write it; the package takes it in any case.</param>
/// <param name="Meaning">One sentence for the head of the file and the page.</param>
/// <param name="SeverityOf">The severity of a rule, as configuration files write it.</param>
internal sealed record Preset(string Name, string Meaning, Func<DiagnosticDescriptor, string> SeverityOf)
{
    public const string Off = "none";

    /// <summary>
    /// Below every file of a user: a <c>.globalconfig</c> has level 100, other global files have 0. Above those of the SDK,
    /// which have -100: two files of one level that say different things about one rule would both be ignored.
    /// </summary>
    private const int Level = -90;

    /// <summary>Suggestions that stay suggestions: they are right only where somebody looks at them.</summary>
    public static readonly ImmutableArray<string> StaySuggestions = ["IBAPI3008", "IBAPI4005", "IBAPI4007"];

    /// <summary>What can trade on the wrong account, lose orders or stay offline.</summary>
    public static readonly ImmutableArray<string> ErrorsInCi =
    [
        "IBAPI1001", "IBAPI1002", "IBAPI1003", "IBAPI1004", "IBAPI2001", "IBAPI2003", "IBAPI3001", "IBAPI3003", "IBAPI3004",
        "IBAPI3012", "IBAPI4008", "IBAPI5002", "IBAPI6001",
    ];

    public static readonly ImmutableArray<Preset> All =
    [
        new("None", "Every rule is off.", static _ => Off),
        new("Default", "Every rule has the severity of its page.", DefaultOf),
        new(
            "Recommended",
            "What is a suggestion by default becomes a warning, with a few exceptions.",
            static rule => IsSuggestion(rule) && !StaySuggestions.Contains(rule.Id) ? "warning" : DefaultOf(rule)),
        new("All", "Every rule is a warning.", static _ => "warning"),
        new(
            "Ci",
            "What can trade on the wrong account, lose orders or stay offline is an error; the rest is as by default.",
            static rule => ErrorsInCi.Contains(rule.Id) ? "error" : DefaultOf(rule)),
    ];

    public string FileName => $"ibapi-{Name.ToLowerInvariant()}.globalconfig";

    /// <summary>The preset for a compiler. It names only the rules that it changes: about the others other files have their say.</summary>
    public string Text(ImmutableArray<DiagnosticDescriptor> rules)
        => $"""
            # IbApiAnalysisMode = {Name}
            # {Meaning}
            # Made from the rules by tools/DocumentationGenerator. A .globalconfig or .editorconfig of your own wins over it.
            is_global = true
            global_level = {Level}

            """
            + string.Concat(rules.Where(rule => SeverityOf(rule) != DefaultOf(rule))
                .Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = {SeverityOf(rule)}\n"));

    /// <summary>All presets beside each other; what differs from the default stands out.</summary>
    public static string Table(ImmutableArray<DiagnosticDescriptor> rules)
        => $"| Rule | Title | {string.Join(" | ", All.Select(static preset => preset.Name))} |\n"
            + $"| --- | --- | {string.Join(" | ", All.Select(static _ => "---"))} |\n"
            + string.Concat(rules.Select(static rule =>
                $"| [{rule.Id}](rules/{rule.Id}.md) | {rule.Title} | {string.Join(" | ", All.Select(preset => Cell(preset, rule)))} |\n"));

    public static string DefaultOf(DiagnosticDescriptor rule)
        => rule.IsEnabledByDefault ? GeneratedDocumentation.Name(rule.DefaultSeverity) : Off;

    private static bool IsSuggestion(DiagnosticDescriptor rule)
        => rule.IsEnabledByDefault && rule.DefaultSeverity == DiagnosticSeverity.Info;

    private static string Cell(Preset preset, DiagnosticDescriptor rule)
        => preset.SeverityOf(rule) is var severity && severity == DefaultOf(rule) ? severity : $"**{severity}**";
}
