using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using IbApi.Analyzers.PackageTests.Infrastructure;
using Xunit;

namespace IbApi.Analyzers.PackageTests;

[Collection(OnePackage.Name)]
public sealed class PackageContentTests(PackedPackage package) : IDisposable
{
    private const string Analyzers = "analyzers/dotnet/cs/IbApi.Analyzers.dll";
    private const string CodeFixes = "analyzers/dotnet/cs/IbApi.Analyzers.CodeFixes.dll";

    /// <summary>What Microsoft.CodeAnalysis 4.8 references.</summary>
    private static readonly Dictionary<string, string> HostAssemblies = new()
    {
        ["netstandard"] = "2.0.0.0",
        ["System.Collections.Immutable"] = "7.0.0.0",
        ["System.Reflection.Metadata"] = "7.0.0.0",
        ["System.Runtime.CompilerServices.Unsafe"] = "6.0.0.0",
        ["System.Threading.Tasks.Extensions"] = "4.2.0.1",
    };

    private readonly ZipArchive _archive = ZipFile.OpenRead(package.File);

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void Package_holds_these_files_and_no_others()
    {
        string[] expected =
        [
            "IbApi.Analyzers.nuspec",
            "LICENSE",
            "README.md",
            CodeFixes,
            Analyzers,
            "build/IbApi.Analyzers.props",
            "build/IbApi.Analyzers.targets",
            "buildTransitive/IbApi.Analyzers.props",
            "buildTransitive/IbApi.Analyzers.targets",
            "icon.png",
            "tools/install.ps1",
            "tools/uninstall.ps1",
        ];

        var files = _archive.Entries.Select(e => e.FullName).Where(IsNotOfTheContainer).Order(StringComparer.Ordinal);

        Assert.Equal(expected, files);
    }

    [Fact]
    public void Direct_and_transitive_use_read_the_same_text()
    {
        foreach (var name in new[] { "IbApi.Analyzers.props", "IbApi.Analyzers.targets" })
        {
            Assert.Equal(Text("build/" + name), Text("buildTransitive/" + name));
        }
    }

    /// <summary>A newer Roslyn than 4.8 would be refused by the oldest supported compilers, and no rule would run.</summary>
    [Theory]
    [InlineData(Analyzers, "Microsoft.CodeAnalysis")]
    [InlineData(CodeFixes, "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "Microsoft.CodeAnalysis.CSharp.Workspaces", "Microsoft.CodeAnalysis.Workspaces")]
    public void Assemblies_reference_Roslyn_4_8(string file, params string[] allowed)
    {
        var roslyn = References(file).Where(r => r.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)).ToList();

        Assert.All(roslyn, r => Assert.Contains(r.Name, allowed));
        Assert.All(roslyn, r => Assert.Equal(new Version(4, 8, 0, 0), r.Version));
    }

    /// <summary>The package brings no other assembly along: what it references must be there because Roslyn 4.8 needs it itself.</summary>
    [Theory]
    [InlineData(Analyzers)]
    [InlineData(CodeFixes)]
    public void Assemblies_reference_nothing_that_a_host_may_lack(string file)
    {
        var others = References(file).Where(r => !r.Name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));

        Assert.All(others, r => Assert.True(IsOfEveryHost(r), $"{r.Name} {r.Version}"));
    }

    [Theory]
    [InlineData(Analyzers)]
    [InlineData(CodeFixes)]
    public void Assemblies_carry_their_symbols(string file)
    {
        using var assembly = Open(file);

        Assert.Contains(assembly.ReadDebugDirectory(), e => e.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
    }

    [Fact]
    public void Metadata_say_where_the_package_comes_from()
    {
        var metadata = Metadata();

        Assert.Equal("IbApi.Analyzers", Value("id"));
        Assert.Equal("true", Value("developmentDependency"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.Equal(Places.RepositoryUrl, Value("projectUrl"));
        Assert.Equal(Places.RepositoryUrl + "/blob/main/CHANGELOG.md", Value("releaseNotes"));
        Assert.Equal("roslyn analyzers interactive-brokers tws ibapi trading", Value("tags"));
        Assert.DoesNotContain(metadata.Elements(), e => e.Name.LocalName == "dependencies");

        var repository = metadata.Elements().Single(e => e.Name.LocalName == "repository");
        Assert.Equal("git", repository.Attribute("type")!.Value);
        Assert.Equal(Places.RepositoryUrl, repository.Attribute("url")!.Value);
        if (Path.Exists(Path.Combine(Places.RepositoryRoot, ".git")))
        {
            Assert.Matches("^[0-9a-f]{40}$", repository.Attribute("commit")!.Value);
        }

        string Value(string name) => metadata.Elements().Single(e => e.Name.LocalName == name).Value;
    }

    /// <summary>Scripts for packages.config run in Visual Studio only; here it is checked that they mean the right folder.</summary>
    [Theory]
    [InlineData("tools/install.ps1", "AnalyzerReferences.Add(")]
    [InlineData("tools/uninstall.ps1", "AnalyzerReferences.Remove(")]
    public void Scripts_for_old_projects_know_the_folder(string file, string call)
    {
        var text = Text(file);

        Assert.Contains("'" + Path.GetDirectoryName(Analyzers)!.Replace('\\', '/') + "'", text, StringComparison.Ordinal);
        Assert.Contains(call, text, StringComparison.Ordinal);
    }

    private static bool IsOfEveryHost((string Name, Version Version) reference) =>
        reference.Name == "IbApi.Analyzers"
        || (HostAssemblies.TryGetValue(reference.Name, out var newest) && reference.Version <= Version.Parse(newest));

    private static bool IsNotOfTheContainer(string file) =>
        file is not "[Content_Types].xml" && !file.StartsWith("_rels/", StringComparison.Ordinal)
        && !file.StartsWith("package/services/metadata/", StringComparison.Ordinal);

    private XElement Metadata()
    {
        using var stream = _archive.GetEntry("IbApi.Analyzers.nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single(e => e.Name.LocalName == "metadata");
    }

    private string Text(string file)
    {
        using var reader = new StreamReader(_archive.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    private (string Name, Version Version)[] References(string file)
    {
        using var assembly = Open(file);
        var metadata = assembly.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(r => (metadata.GetString(r.Name), r.Version))];
    }

    private PEReader Open(string file)
    {
        using var entry = _archive.GetEntry(file)!.Open();
        var copy = new MemoryStream();
        entry.CopyTo(copy);
        copy.Position = 0;
        return new PEReader(copy);
    }
}
