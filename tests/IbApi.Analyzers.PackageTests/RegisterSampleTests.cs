using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.PackageTests.Infrastructure;
using Xunit;

namespace IbApi.Analyzers.PackageTests;

/// <summary>
/// Three services that are built apart, and one session register above them: the files of samples/Services, with the package
/// from the feed.
/// </summary>
public sealed class RegisterSampleBuild(PackedPackage package) : IAsyncLifetime
{
    internal Workspace Workspace { get; } = package.NewWorkspace("services");

    public async Task InitializeAsync()
    {
        Workspace.Copy(Path.Combine(Places.RepositoryRoot, "samples", "Services"));
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

        foreach (var service in new[] { "Quotes", "Orders", "Risk" })
        {
            (await Workspace.BuildAsync(service)).Succeeded();
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>What the build of one service said about client IDs.</summary>
    internal IEnumerable<string> Findings(string project) =>
        Workspace.Findings(project)
            .Where(static finding => !finding.Id.StartsWith("IBAPI", StringComparison.Ordinal) || finding.Id.StartsWith("IBAPI2", StringComparison.Ordinal))
            .Select(static finding => $"{finding.FileName}({finding.Line}): {finding.Level} {finding.Id}: {finding.Message}");
}

[Collection(OnePackage.Name)]
public sealed class RegisterSampleTests(RegisterSampleBuild sample) : IClassFixture<RegisterSampleBuild>
{
    [Fact]
    public void The_service_that_has_its_own_id_hears_only_of_the_entry_that_it_does_not_use() => Assert.Equal(
        ["ibapi.json(10): note IBAPI2008: No connect call of `Quotes` uses client ID 7 any more; remove the entry, so that the ID is free"],
        sample.Findings("Quotes"));

    [Fact]
    public void A_written_id_of_another_service_is_reported_in_the_code() => Assert.Equal(
        [
            "Program.cs(7): warning IBAPI2002: Client ID 1 is registered to `Quotes` on session `paper` in ibapi.json; register it, or use what is registered",
            "ibapi.json(8): note IBAPI2008: No connect call of `Orders` uses client ID 2 any more; remove the entry, so that the ID is free",
        ],
        sample.Findings("Orders"));

    [Fact]
    public void A_configured_id_of_another_service_is_reported_in_the_settings_file() => Assert.Equal(
        [
            "appsettings.json(5): warning IBAPI2002: Client ID 2 is registered to `Orders` on session `paper` in ibapi.json; register it, or use what is registered",
            "ibapi.json(9): note IBAPI2008: No connect call of `Risk` uses client ID 9 any more; remove the entry, so that the ID is free",
        ],
        sample.Findings("Risk"));
}
