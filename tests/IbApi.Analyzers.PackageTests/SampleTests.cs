using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.PackageTests.Infrastructure;
using Xunit;

namespace IbApi.Analyzers.PackageTests;

/// <summary>
/// What a user of the package does with the sample: build it, be told, apply the fix, build it again. The files are those of
/// samples/, only that the package comes from the feed and not from the sources next door.
/// </summary>
public sealed class SampleBuild(PackedPackage package) : IAsyncLifetime
{
    internal Workspace Workspace { get; } = package.NewWorkspace("samples");

    internal IReadOnlyList<Finding> FindingsInBot { get; private set; } = null!;

    internal IReadOnlyList<Finding> FindingsInTests { get; private set; } = null!;

    internal CommandResult Gate { get; private set; } = null!;

    internal IReadOnlyList<Finding> FindingsAfterFix { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var samples = Path.Combine(Places.RepositoryRoot, "samples");
        Workspace.Copy(Path.Combine(samples, "TradingBot"), "TradingBot");
        Workspace.Copy(Path.Combine(samples, "TradingBot.Tests"), "TradingBot.Tests");
        Workspace.Write("Repository.Packages.props", File.ReadAllText(Path.Combine(Places.RepositoryRoot, "Directory.Packages.props")));
        Workspace.Write("Directory.Packages.props", """
            <Project>
              <Import Project="Repository.Packages.props" />
              <ItemGroup>
                <GlobalPackageReference Include="IbApi.Analyzers" Version="$(IbApiAnalyzersVersion)" />
              </ItemGroup>
            </Project>
            """);
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets" })
        {
            Workspace.Write(file, File.ReadAllText(Path.Combine(Places.RepositoryRoot, "tests", "IbApi.Analyzers.PackageTests", "Consumers", file)));
        }

        // The tests reference the bot, so this builds both.
        (await Workspace.BuildAsync("TradingBot.Tests")).Succeeded();
        FindingsInBot = Workspace.Findings("TradingBot");
        FindingsInTests = Workspace.Findings("TradingBot.Tests");

        Gate = await Workspace.BuildAsync("TradingBot.Tests", "--no-restore", "--no-incremental", "-p:WarningsAsErrors=IBAPI1001");

        (await Workspace.RunAsync("format", "analyzers", "TradingBot.Tests", "--no-restore", "--diagnostics", "IBAPI1001")).Succeeded();
        (await Workspace.BuildAsync("TradingBot.Tests", "--no-restore")).Succeeded();
        FindingsAfterFix = Workspace.Findings("TradingBot.Tests");
    }

    public Task DisposeAsync() => Task.CompletedTask;
}

[Collection(OnePackage.Name)]
public sealed class SampleTests(SampleBuild sample) : IClassFixture<SampleBuild>
{
    private const string TestFile = "IbConnectorTests.cs";

    [Fact]
    public void Build_shows_the_live_ports_in_the_tests() =>
        Assert.Equal(
            [
                "IbConnectorTests.cs(10,52-56): warning IBAPI1001",
                "IbConnectorTests.cs(16,68-72): warning IBAPI1001",
            ],
            sample.FindingsInTests.Select(f => f.ToString()));

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/images/first-finding.svg")]
    public void First_page_shows_the_message_that_the_build_shows(string file) =>
        Assert.Contains(
            sample.FindingsInTests[0].Message,
            File.ReadAllText(Path.Combine(Places.RepositoryRoot, file)),
            StringComparison.Ordinal);

    [Fact]
    public void Build_shows_nothing_in_the_bot() => Assert.Empty(sample.FindingsInBot);

    /// <summary>Else the sample would not be the case that it is there for: calls into an assembly whose API is out of sight.</summary>
    [Fact]
    public void API_is_copied_beside_the_tests_but_not_referenced_by_them()
    {
        Assert.True(File.Exists(sample.Workspace.PathOf("TradingBot.Tests/bin/Debug/net10.0/CSharpAPI.dll")));
        Assert.DoesNotContain("CSharpAPI", sample.Workspace.Read("TradingBot.Tests/obj/project.assets.json"), StringComparison.Ordinal);
        Assert.Equal("CSharpAPI", sample.Workspace.CompilerProperty("TradingBot.Tests", "_IbApiCopiedAssemblies"));
        Assert.Equal("TestContainer", sample.Workspace.CompilerProperty("TradingBot.Tests", "_IbApiHasTestContainer"));
    }

    [Fact]
    public void WarningsAsErrors_makes_a_gate_of_it()
    {
        Assert.NotEqual(0, sample.Gate.ExitCode);
        Assert.Contains(TestFile + "(10,52): error IBAPI1001", sample.Gate.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_puts_the_paper_ports_and_changes_nothing_else()
    {
        var original = File.ReadAllText(Path.Combine(Places.RepositoryRoot, "samples", "TradingBot.Tests", TestFile));
        var expected = original.Replace("\", 7496, 1)", "\", 7497, 1)", StringComparison.Ordinal)
            .Replace("Port = 4001", "Port = 4002", StringComparison.Ordinal);

        Assert.Equal(expected, sample.Workspace.Read("TradingBot.Tests/" + TestFile));
    }

    [Fact]
    public void Build_after_the_fix_is_clean() => Assert.Empty(sample.FindingsAfterFix);
}
