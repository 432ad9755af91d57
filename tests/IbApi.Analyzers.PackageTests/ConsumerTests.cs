using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.PackageTests.Infrastructure;
using Xunit;

namespace IbApi.Analyzers.PackageTests;

/// <summary>Projects of users (the folder Consumers), all restored and built by one command.</summary>
public sealed class ConsumersBuild(PackedPackage package) : IAsyncLifetime
{
    internal Workspace Workspace { get; } = package.NewWorkspace("consumers");

    internal CommandResult Build { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Workspace.Copy(Path.Combine(Places.RepositoryRoot, "tests", "IbApi.Analyzers.PackageTests", "Consumers"));
        ZipFile.ExtractToDirectory(package.File, Workspace.PathOf("packages/IbApi.Analyzers")); // as NuGet does for packages.config
        Build = await Workspace.BuildAsync("Consumers.slnx");
    }

    public Task DisposeAsync() => Task.CompletedTask;
}

[Collection(OnePackage.Name)]
public sealed class ConsumerTests(ConsumersBuild consumers) : IClassFixture<ConsumersBuild>
{
    [Fact]
    public void All_projects_build() => consumers.Build.Succeeded();

    [Fact]
    public void Project_that_never_mentions_the_API_hears_nothing() => Assert.Empty(consumers.Workspace.Findings("NoApi"));

    [Theory]
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
            ["appsettings.json(3,13-17): warning IBAPI1002"],
            consumers.Workspace.Findings("SettingsWeb").Select(f => f.ToString()));

    [Fact]
    public void A_property_switches_all_settings_files_off() => Assert.Empty(consumers.Workspace.Findings("SettingsOff"));

    /// <summary>The property adds names to the known ones; neither case nor the names that are absent matter.</summary>
    [Theory]
    [InlineData("NoApi", "")]
    [InlineData("InvalidOption", "CSharpAPI")]
    [InlineData("NotATest", "CSharpAPI,XUNIT.Assert")]
    public void Compiler_learns_which_assemblies_of_the_API_come_along(string project, string expected) =>
        Assert.Equal(expected, consumers.Workspace.CompilerProperty(project, "_IbApiCopiedAssemblies"));
}
