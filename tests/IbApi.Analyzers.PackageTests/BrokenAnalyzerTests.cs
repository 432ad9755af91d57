using System;
using System.IO;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Threading.Tasks;
using IbApi.Analyzers.PackageTests.Infrastructure;
using Xunit;

namespace IbApi.Analyzers.PackageTests;

/// <summary>
/// Two builds in which the rules cannot run, with the file of docs/ci: the packed analyzers, changed so that they ask for a
/// compiler, or for an assembly, that does not exist yet.
/// </summary>
public sealed class BrokenAnalyzers(PackedPackage package) : IAsyncLifetime
{
    internal CommandResult Gate { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var workspace = package.NewWorkspace("broken");
        workspace.Write("Directory.Build.props", "<Project><Import Project=\"Workspace.props\" /></Project>");
        workspace.Write("Directory.Build.targets", File.ReadAllText(Path.Combine(CiRepository.Source, "Directory.Build.targets")));
        workspace.Write("Both.slnx", """
            <Solution>
              <Project Path="TooNew/TooNew.csproj" />
              <Project Path="Lacking/Lacking.csproj" />
            </Solution>
            """);
        foreach (var (project, reference) in new[] { ("TooNew", "Microsoft.CodeAnalysis"), ("Lacking", "System.Collections.Immutable") })
        {
            workspace.Write($"{project}/{project}.csproj", """
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>netstandard2.0</TargetFramework>
                  </PropertyGroup>
                  <ItemGroup>
                    <Analyzer Include="IbApi.Analyzers.dll" />
                  </ItemGroup>
                </Project>
                """);
            workspace.Write($"{project}/Empty.cs", "namespace Empty { }");
            await File.WriteAllBytesAsync(workspace.PathOf($"{project}/IbApi.Analyzers.dll"), AskingForNewer(reference));
        }

        Gate = await workspace.BuildAsync("Both.slnx", "-p:WriteSarif=true");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>The analyzers' assembly with another version of a reference in its metadata.</summary>
    private byte[] AskingForNewer(string name)
    {
        using var archive = ZipFile.OpenRead(package.File);
        using var entry = archive.GetEntry("analyzers/dotnet/cs/IbApi.Analyzers.dll")!.Open();
        using var copy = new MemoryStream();
        entry.CopyTo(copy);
        var assembly = copy.ToArray();

        copy.Position = 0;
        using var reader = new PEReader(copy);
        var metadata = reader.GetMetadataReader();
        var table = reader.PEHeaders.MetadataStartOffset + metadata.GetTableMetadataOffset(TableIndex.AssemblyRef);
        foreach (var handle in metadata.AssemblyReferences)
        {
            if (metadata.GetString(metadata.GetAssemblyReference(handle).Name) == name)
            {
                var row = table + ((MetadataTokens.GetRowNumber(handle) - 1) * metadata.GetTableRowSize(TableIndex.AssemblyRef));
                BitConverter.TryWriteBytes(assembly.AsSpan(row), (ushort)99); // the major version stands first
                return assembly;
            }
        }

        throw new InvalidOperationException("The analyzers do not reference " + name);
    }
}

[Collection(OnePackage.Name)]
public sealed class BrokenAnalyzerTests(BrokenAnalyzers broken) : IClassFixture<BrokenAnalyzers>
{
    [Theory]
    [InlineData("TooNew", "CS9057")]
    [InlineData("Lacking", "CS8032")]
    public void Analyzers_that_cannot_run_fail_the_build(string project, string error)
    {
        Assert.NotEqual(0, broken.Gate.ExitCode);
        Assert.Contains(broken.Gate.Output.Split('\n'), line =>
            line.Contains($"error {error}: ", StringComparison.Ordinal) && line.Contains(project + ".csproj", StringComparison.Ordinal));
    }
}
