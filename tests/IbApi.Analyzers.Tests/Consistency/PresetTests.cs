using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using IbApi.Analyzers.DocumentationGenerator;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IbApi.Analyzers.Tests.Consistency;

/// <summary>The files that <c>IbApiAnalysisMode</c> chooses from, as the compiler reads them.</summary>
public sealed partial class PresetTests
{
    private const string Folder = "src/IbApi.Analyzers.Package/";

    public static TheoryData<string> Names => [.. Preset.All.Select(static preset => preset.Name)];

    [Fact]
    public void None_switches_everything_off()
        => Assert.All(SeveritiesIn("None"), static rule => Assert.Equal(ReportDiagnostic.Suppress, rule.Value));

    [Fact]
    public void Default_changes_nothing()
        => Assert.Empty(OptionsOf("Default"));

    [Fact]
    public void Recommended_warns_where_the_default_only_suggests_but_for_three_rules()
    {
        string[] quiet = ["IBAPI3008", "IBAPI4005", "IBAPI4007"];

        Assert.All(SeveritiesIn("Recommended"), rule => Assert.Equal(
            quiet.Contains(rule.Key.Id) ? ReportDiagnostic.Info : ReportDiagnostic.Warn, rule.Value));
    }

    [Fact]
    public void All_makes_every_rule_a_warning()
        => Assert.All(SeveritiesIn("All"), static rule => Assert.Equal(ReportDiagnostic.Warn, rule.Value));

    [Fact]
    public void Ci_makes_errors_of_what_costs_money_and_changes_nothing_else()
    {
        string[] errors =
        [
            "IBAPI1001", "IBAPI1002", "IBAPI1003", "IBAPI1004", "IBAPI2001", "IBAPI2003", "IBAPI3001", "IBAPI3003", "IBAPI3004",
            "IBAPI3012", "IBAPI4008", "IBAPI5002", "IBAPI6001",
        ];

        Assert.All(SeveritiesIn("Ci"), rule => Assert.Equal(
            errors.Contains(rule.Key.Id) ? ReportDiagnostic.Error : DefaultOf(rule.Key), rule.Value));
    }

    /// <summary>Nobody has to think of the presets who adds a rule: only exceptions are lists.</summary>
    [Fact]
    public void A_new_rule_is_in_the_presets_by_itself()
    {
        var suggestion = Rule("IBAPI1998", DiagnosticSeverity.Info, isEnabledByDefault: true);
        var off = Rule("IBAPI1999", DiagnosticSeverity.Warning, isEnabledByDefault: false);
        var lines = Preset.All.ToDictionary(
            static preset => preset.Name,
            preset => preset.Text([suggestion, off]).Split('\n').Where(static line => line.StartsWith("dotnet_", StringComparison.Ordinal)));

        Assert.Equal(["dotnet_diagnostic.IBAPI1998.severity = none"], lines["None"]);
        Assert.Empty(lines["Default"]);
        Assert.Equal(["dotnet_diagnostic.IBAPI1998.severity = warning"], lines["Recommended"]);
        Assert.Equal(["dotnet_diagnostic.IBAPI1998.severity = warning", "dotnet_diagnostic.IBAPI1999.severity = warning"], lines["All"]);
        Assert.Empty(lines["Ci"]);
        Assert.Contains("| [IBAPI1998](rules/IBAPI1998.md) | A title | **none** | suggestion | **warning** | **warning** | suggestion |", Preset.Table([suggestion]), StringComparison.Ordinal);
    }

    /// <summary>A second global file of one level would unset what both say, and warn.</summary>
    [Theory]
    [InlineData("/src/.globalconfig", "is_global = true\ndotnet_diagnostic.IBAPI1001.severity = suggestion")]
    [InlineData("/src/my.globalconfig", "is_global = true\nglobal_level = -89\ndotnet_diagnostic.IBAPI1001.severity = suggestion")]
    [InlineData("/src/.editorconfig", "[*.cs]\ndotnet_diagnostic.IBAPI1001.severity = suggestion")]
    public void Files_of_the_user_win(string path, string text)
    {
        foreach (var preset in Preset.All)
        {
            var set = SetOf(preset.Name, (path, text), ("/sdk/analysislevel_10.globalconfig", "is_global = true\nglobal_level = -100\ndotnet_diagnostic.IBAPI1001.severity = silent"));
            var ofFile = set.GetOptionsForSourcePath("/src/Program.cs").TreeOptions;
            var options = set.GlobalConfigOptions.TreeOptions.SetItems(ofFile);

            Assert.Equal(ReportDiagnostic.Info, options["IBAPI1001"]);
        }
    }

    /// <summary>The targets ask for names, so that a wrong one is told and never reaches the compiler.</summary>
    [Fact]
    public void Targets_know_the_same_names()
    {
        var targets = File.ReadAllText(Repository.PathOf(Folder + "build/IbApi.Analyzers.targets"));

        Assert.Equal(
            Preset.All.Select(static preset => preset.Name.ToLowerInvariant()),
            NameInTargets().Matches(targets).Select(static match => match.Groups[1].Value));
        Assert.Contains(
            "Use " + string.Join(", ", Preset.All.SkipLast(1).Select(static preset => preset.Name)) + " or " + Preset.All[^1].Name + ".",
            targets,
            StringComparison.Ordinal);
        Assert.Contains($"HelpLink=\"{Repository.Url}/blob/main/docs/presets.md#", targets, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Page_says_what_each_is_for(string name)
        => Assert.Contains($"\n| `{name}` | ", File.ReadAllText(Repository.PathOf("docs/presets.md")), StringComparison.Ordinal);

    private static Dictionary<DiagnosticDescriptor, ReportDiagnostic> SeveritiesIn(string preset)
    {
        var options = OptionsOf(preset);
        return RuleCatalogue.Descriptors.ToDictionary(
            static rule => rule, rule => options.TryGetValue(rule.Id, out var severity) ? severity : DefaultOf(rule));
    }

    private static ImmutableDictionary<string, ReportDiagnostic> OptionsOf(string preset)
        => SetOf(preset).GlobalConfigOptions.TreeOptions;

    private static AnalyzerConfigSet SetOf(string preset, params (string Path, string Text)[] others)
    {
        var path = Repository.PathOf(Folder + "globalconfigs/" + Preset.All.Single(known => known.Name == preset).FileName);
        ImmutableArray<AnalyzerConfig> files =
        [
            AnalyzerConfig.Parse(File.ReadAllText(path), path),
            .. others.Select(static file => AnalyzerConfig.Parse(file.Text, file.Path)),
        ];
        var set = AnalyzerConfigSet.Create(files, out var diagnostics);
        Assert.Empty(diagnostics);
        Assert.Empty(set.GlobalConfigOptions.Diagnostics);
        return set;
    }

    private static ReportDiagnostic DefaultOf(DiagnosticDescriptor rule)
        => rule.DefaultSeverity == DiagnosticSeverity.Info ? ReportDiagnostic.Info : ReportDiagnostic.Warn;

    private static DiagnosticDescriptor Rule(string id, DiagnosticSeverity severity, bool isEnabledByDefault)
        => new(id, "A title", "A message", "Endpoint", severity, isEnabledByDefault);

    [GeneratedRegex(@"'\$\(_IbApiPreset\)' == '(\w+)'")]
    private static partial Regex NameInTargets();
}
