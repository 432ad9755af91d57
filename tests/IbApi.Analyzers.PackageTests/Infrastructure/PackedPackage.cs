using System;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace IbApi.Analyzers.PackageTests.Infrastructure;

/// <summary>The package, packed once from what was just built, in a folder that serves as feed.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private readonly string _temporary = Directory.CreateTempSubdirectory("ibapi-package-").FullName;

    /// <summary>Never used before, so that no cache can hold another package of this version.</summary>
    public string Version { get; } =
        Places.VersionPrefix + "-test." + DateTime.UtcNow.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);

    public string Feed => Path.Combine(_temporary, "feed");

    public string File => Path.Combine(Feed, $"IbApi.Analyzers.{Version}.nupkg");

    /// <summary>
    /// Where users' projects restore to. What the machine has already is read from there (a fallback folder); what else they
    /// need is kept between runs, except the package itself.
    /// </summary>
    private static string RestoreFolder => Path.Combine(Places.RepositoryRoot, "artifacts", "package-tests", "packages");

    /// <summary>What the command said that packed it.</summary>
    internal CommandResult Pack { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var earlier = Path.Combine(RestoreFolder, "ibapi.analyzers");
        if (Directory.Exists(earlier))
        {
            Directory.Delete(earlier, recursive: true);
        }

        Pack = (await PackAsync(Feed)).Succeeded();
    }

    /// <summary>Packs what was built, once more.</summary>
    internal async Task<string> PackAgainAsync()
    {
        var folder = Path.Combine(_temporary, "again");
        (await PackAsync(folder)).Succeeded();
        return Path.Combine(folder, Path.GetFileName(File));
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_temporary, recursive: true);
        return Task.CompletedTask;
    }

    private Task<CommandResult> PackAsync(string folder) =>
        DotNet.BuildAsync(
            Path.Combine(Places.RepositoryRoot, "src", "IbApi.Analyzers.Package"), Places.PackageFolder,
            "pack", "--no-build", "-c", Places.Configuration, "-o", folder, "-p:PackageVersion=" + Version);

    /// <summary>A fresh folder for projects of users, which knows the feed, the package's version and the stand-in for the API.</summary>
    internal Workspace NewWorkspace(string name)
    {
        var workspace = new Workspace(Path.Combine(_temporary, name), RestoreFolder);
        workspace.Write("Workspace.props", $"""
            <Project>
              <PropertyGroup>
                <IbApiAnalyzersVersion>{Version}</IbApiAnalyzersVersion>
                <TwsApiFolder>{Places.StandInFolder}</TwsApiFolder>
                <RestoreAdditionalProjectSources>{Feed}</RestoreAdditionalProjectSources>
                <RestoreFallbackFolders>{Places.PackageFolder}</RestoreFallbackFolders>
                <RestoreIgnoreFailedSources>true</RestoreIgnoreFailedSources>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
            </Project>
            """);
        return workspace;
    }
}

[CollectionDefinition(Name)]
public sealed class OnePackage : ICollectionFixture<PackedPackage>
{
    public const string Name = "The packed package";
}
