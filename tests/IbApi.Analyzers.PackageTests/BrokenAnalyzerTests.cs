using System;
using System.IO;
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Threading.Tasks;
using IbApi.Analyzers.PackageTests.Infrastructure;
using Xunit;

namespace IbApi.Analyzers.PackageTests;

/// <summary>
/// Three builds in which the rules cannot run, with the file of docs/ci: the packed analyzers, changed so that they ask for a
/// compiler, or for an assembly, that does not exist yet, or throw when they begin.
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
              <Project Path="Throwing/Throwing.csproj" />
            </Solution>
            """);
        foreach (var (project, analyzers) in new[]
        {
            ("TooNew", AskingForNewer("Microsoft.CodeAnalysis")),
            ("Lacking", AskingForNewer("System.Collections.Immutable")),
            ("Throwing", CallingWhatIsNotThere("RegisterCompilationStartAction")),
        })
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
            await File.WriteAllBytesAsync(workspace.PathOf($"{project}/IbApi.Analyzers.dll"), analyzers);
        }

        Gate = await workspace.BuildAsync("Both.slnx", "-p:WriteSarif=true");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>The analyzers' assembly with another version of a reference in its metadata.</summary>
    private byte[] AskingForNewer(string name)
    {
        var assembly = Analyzers();
        using var reader = new PEReader(new MemoryStream(assembly));
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

    /// <summary>The analyzers' assembly with another name of a method of the compiler: whoever calls it throws.</summary>
    private byte[] CallingWhatIsNotThere(string name)
    {
        var assembly = Analyzers();
        var at = assembly.AsSpan().IndexOf(Encoding.UTF8.GetBytes("\0" + name + "\0"));
        Assert.True(at >= 0, "The analyzers do not call " + name);
        assembly[at + 1] = (byte)'X';
        return assembly;
    }

    private byte[] Analyzers()
    {
        using var archive = ZipFile.OpenRead(package.File);
        using var entry = archive.GetEntry("analyzers/dotnet/cs/IbApi.Analyzers.dll")!.Open();
        using var copy = new MemoryStream();
        entry.CopyTo(copy);
        return copy.ToArray();
    }
}

[Collection(OnePackage.Name)]
public sealed class BrokenAnalyzerTests(BrokenAnalyzers broken) : IClassFixture<BrokenAnalyzers>
{
    [Theory]
    [InlineData("TooNew", "CS9057")]
    [InlineData("Lacking", "CS8032")]
    [InlineData("Throwing", "AD0001")]
    public void Analyzers_that_cannot_run_fail_the_build(string project, string error)
    {
        Assert.NotEqual(0, broken.Gate.ExitCode);
        Assert.Contains(broken.Gate.Output.Split('\n'), line =>
            line.Contains($"error {error}: ", StringComparison.Ordinal) && line.Contains(project + ".csproj", StringComparison.Ordinal));
    }
}
