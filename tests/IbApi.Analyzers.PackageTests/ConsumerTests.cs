using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.PackageTests.Infrastructure;
using Xunit;

namespace IbApi.Analyzers.PackageTests;

/// <summary>
/// Projects of users (the folder Consumers), all restored and built by one command; then two of their settings files are touched
/// and some of them built again; and a program of one file is built, which belongs to no solution.
/// </summary>
public sealed class ConsumersBuild(PackedPackage package) : IAsyncLifetime
{
    internal Workspace Workspace { get; } = package.NewWorkspace("consumers");

    internal CommandResult Build { get; private set; } = null!;

    /// <summary>The second build.</summary>
    internal CommandResult Again { get; private set; } = null!;

    /// <summary>What the second build wrote, of the files that tell whether a compiler ran or would run.</summary>
    internal IReadOnlyList<string> WrittenAgain { get; private set; } = null!;

    internal CommandResult FileBased { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Workspace.Copy(Path.Combine(Places.RepositoryRoot, "tests", "IbApi.Analyzers.PackageTests", "Consumers"));
        ZipFile.ExtractToDirectory(package.File, Workspace.PathOf("packages/IbApi.Analyzers")); // as NuGet does for packages.config
        Build = await Workspace.BuildAsync("Consumers.slnx");

        var before = Outputs();
        foreach (var file in new[] { "CentralPackages/appsettings.json", "SettingsFiles/ibapi.json" })
        {
            File.SetLastWriteTimeUtc(Workspace.PathOf(file), DateTime.UtcNow);
        }

        Again = await Workspace.BuildAsync("Again.slnx", "--no-restore");
        WrittenAgain = [.. Outputs().Except(before).Select(static file => file.Path).Order(StringComparer.Ordinal)];

        Workspace.Write("FileBased/app.cs", Workspace.Read("FileBased/app.cs").Replace("VERSION", package.Version, StringComparison.Ordinal));
        FileBased = await Workspace.BuildFileAsync("FileBased/app.cs");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private List<(string Path, DateTime Written)> Outputs() =>
    [
        .. Directory.EnumerateFiles(Workspace.PathOf("."), "*", SearchOption.AllDirectories)
            .Where(static file => Path.GetExtension(file) is ".dll" or ".sarif" or ".editorconfig")
            .Select(file => (Path.GetRelativePath(Workspace.PathOf("."), file).Replace('\\', '/'), File.GetLastWriteTimeUtc(file))),
    ];
}

[Collection(OnePackage.Name)]
public sealed class ConsumerTests(ConsumersBuild consumers) : IClassFixture<ConsumersBuild>
{
    /// <summary>But for the one in which a preset makes errors.</summary>
    [Fact]
    public void All_projects_build()
    {
        var errors = consumers.Build.Output.Split('\n').Where(static line => line.Contains(": error ", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(errors);
        Assert.All(errors, static line => Assert.Contains("PresetCi.csproj", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Project_that_never_mentions_the_API_hears_nothing() => Assert.Empty(consumers.Workspace.Findings("NoApi"));

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net9.0")]
    [InlineData("net10.0")]
    [InlineData("net48")]
    public void Every_target_framework_is_told_once(string framework) =>
        Assert.Equal(
            ["Connecting.cs(5,30-34): warning IBAPI1001"],
            consumers.Workspace.Findings("MultiTarget", framework).Select(f => f.ToString()));

    [Fact]
    public void Old_style_project_is_told() =>
        Assert.Equal(
            ["Connecting.cs(7,38-42): warning IBAPI1001"],
            consumers.Workspace.Findings("OldStyle", "v4.8").Select(f => f.ToString()));

    [Fact]
    public void Project_with_central_package_management_is_told() =>
        Assert.Equal(
            ["Connecting.cs(5,30-34): warning IBAPI1001"],
            consumers.Workspace.Findings("CentralPackages").Select(f => f.ToString()));

    [Theory]
    [InlineData("net10.0")]
    [InlineData("net48")]
    public void Project_in_Visual_Basic_is_told_in_code_and_in_settings_files(string framework) =>
        Assert.Equal(
            [
                "Connecting.vb(4,37-41): warning IBAPI1001",
                "appsettings.json(3,13-17): warning IBAPI1002",
            ],
            consumers.Workspace.Findings("VisualBasic", framework).Select(f => f.ToString()));

    [Fact]
    public void Program_of_one_file_is_told()
    {
        consumers.FileBased.Succeeded();
        Assert.Equal(
            ["app.cs(8,30-34): warning IBAPI1001"],
            consumers.Workspace.Findings("app.cs").Where(static f => f.Level != "note").Select(f => f.ToString()));
    }

    [Fact]
    public void Preset_All_makes_warnings_of_suggestions() =>
        Assert.Equal(
            [
                "Bot.cs(7,30-34): warning IBAPI1004",
                "Bot.cs(8,24-49): warning IBAPI5001",
                "Bot.cs(8,25-34): warning IBAPI1006",
                "Bot.cs(8,46-48): warning IBAPI2006",
                "Bot.cs(9,27-28): warning IBAPI6001",
            ],
            Of("PresetAll", "IBAPI1004", "IBAPI1006", "IBAPI2006", "IBAPI5001", "IBAPI6001"));

    /// <summary>An error of <c>WarningsAsErrors</c> must be on to be one.</summary>
    [Fact]
    public void Preset_None_switches_everything_off() => Assert.Empty(consumers.Workspace.Findings("PresetNone"));

    /// <summary>One rule for each who has a say; the comments in the source say whose.</summary>
    [Fact]
    public void Preset_Ci_yields_to_the_files_and_properties_of_the_user() =>
        Assert.Equal(
            [
                "Bot.cs(8,30-34): note IBAPI1004",
                "Bot.cs(9,25-34): error IBAPI1006",
                "Bot.cs(9,46-48): warning IBAPI2006",
                "Bot.cs(10,9-50): warning IBAPI3012",
                "Bot.cs(11,27-28): warning IBAPI6001",
                "Bot.cs(16,115-119): error IBAPI1003",
            ],
            Of("PresetCi", "IBAPI1003", "IBAPI1004", "IBAPI1006", "IBAPI2006", "IBAPI3012", "IBAPI5002", "IBAPI6001"));

    /// <summary>It must not end as a file that the compiler does not find; and it is said again when nothing is compiled.</summary>
    [Fact]
    public void Unknown_preset_is_a_warning_and_the_defaults_count()
    {
        const string Warning = "PresetUnknown.csproj : warning IBAPI9001: IbApiAnalysisMode 'Strict;er' is not known";

        Assert.Contains(Warning, consumers.Build.Output, StringComparison.Ordinal);
        Assert.Contains(Warning, consumers.Again.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["Bot.cs(7,30-34): warning IBAPI1004", "Bot.cs(8,24-49): note IBAPI5001", "Bot.cs(9,27-28): warning IBAPI6001"],
            Of("PresetUnknown", "IBAPI1004", "IBAPI5001", "IBAPI6001"));
    }

    /// <summary>
    /// The second build compiles what has another settings file than before, and nothing else: not for the other languages, target
    /// frameworks and presets.
    /// </summary>
    [Fact]
    public void Second_build_compiles_only_what_a_settings_file_concerns()
    {
        consumers.Again.Succeeded();
        Assert.Equal(
            ["sarif/CentralPackages-net10.0.sarif", "sarif/Settings-net10.0.sarif"],
            consumers.WrittenAgain.Where(static file => file.EndsWith(".sarif", StringComparison.Ordinal)));
        Assert.All(
            consumers.WrittenAgain,
            static file => Assert.Matches("^sarif/|^CentralPackages/.*[.]dll$|^SettingsFiles/Settings/.*[.]dll$", file));
    }

    [Fact]
    public void Property_IbApiIsTestProject_has_the_last_word() =>
        Assert.DoesNotContain(consumers.Workspace.Findings("NotATest"), finding => finding.Id == "IBAPI1001");

    /// <summary>They reach the analyzers through the package's props; here they even open a project without the API.</summary>
    [Fact]
    public void Properties_of_the_project_are_options() =>
        Assert.Equal(
            ["Link.cs(12,22-26): warning IBAPI1001"],
            consumers.Workspace.Findings("Properties").Select(f => f.ToString()));

    [Fact]
    public void Invalid_option_is_reported_and_breaks_nothing()
    {
        var finding = Assert.Single(consumers.Workspace.Findings("InvalidOption"), finding => finding.Level != "note");

        Assert.Equal(("IBAPI5004", "warning", "Connecting.cs", 7), (finding.Id, finding.Level, finding.FileName, finding.Line));
        Assert.Contains("ibapi.live_ports", finding.Message, StringComparison.Ordinal);
        Assert.Contains("abc", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>Each file of the project's folder once, also what the project lists itself; nothing below it; one register above.</summary>
    [Fact]
    public void Settings_files_arrive_once() =>
        Assert.Equal(
            [
                "App.config(3,30-34): warning IBAPI1002",
                "appsettings.Production.json(3,13-17): warning IBAPI1002",
                "appsettings.json(3,13-17): warning IBAPI1002",
                "ibapi.json(2,3-12): warning IBAPI5004",
                "launchSettings.json(5,45-49): warning IBAPI1002",
                "paper.runsettings(3,37-41): warning IBAPI1002",
                "testsettings.json(3,13-17): warning IBAPI1002",
            ],
            consumers.Workspace.Findings("Settings").Select(f => f.ToString()));

    [Theory]
    [InlineData("net10.0")]
    [InlineData("net48")]
    public void Settings_files_arrive_once_for_every_target_framework(string framework) =>
        Assert.Equal(
            ["appsettings.json(3,13-17): warning IBAPI1002", "ibapi.json(2,3-12): warning IBAPI5004"],
            consumers.Workspace.Findings("SettingsMulti", framework).Select(f => f.ToString()));

    [Fact]
    public void Properties_switch_kinds_of_settings_files_off_also_in_the_Web_SDK() =>
        Assert.Equal(
            ["Program.cs(2,30-34): warning IBAPI1001", "appsettings.json(3,13-17): warning IBAPI1002"],
            Of("SettingsWeb", "IBAPI1001", "IBAPI1002", "IBAPI5004"));

    [Fact]
    public void A_property_switches_all_settings_files_off() => Assert.Empty(consumers.Workspace.Findings("SettingsOff"));

    /// <summary>The property adds names to the known ones; neither case nor the names that are absent matter.</summary>
    [Theory]
    [InlineData("NoApi", "")]
    [InlineData("InvalidOption", "CSharpAPI")]
    [InlineData("NotATest", "CSharpAPI,XUNIT.Assert")]
    public void Compiler_learns_which_assemblies_of_the_API_come_along(string project, string expected) =>
        Assert.Equal(expected, consumers.Workspace.CompilerProperty(project, "_IbApiCopiedAssemblies"));

    /// <summary>What a project hears of some rules. What others say of its few lines is none of the test's business.</summary>
    private IEnumerable<string> Of(string project, params string[] rules) =>
        consumers.Workspace.Findings(project)
            .Where(finding => rules.Contains(finding.Id) || !finding.Id.StartsWith("IBAPI", StringComparison.Ordinal))
            .Select(static finding => finding.ToString());
}
