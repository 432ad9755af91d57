using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using System.Xml.Linq;
using IbApi.Analyzers.PackageTests.Infrastructure;
using Xunit;

namespace IbApi.Analyzers.PackageTests;

[Collection(OnePackage.Name)]
public sealed partial class PackageContentTests(PackedPackage package) : IDisposable
{
    private const string Analyzers = "analyzers/dotnet/cs/IbApi.Analyzers.dll";
    private const string VisualBasic = "analyzers/dotnet/vb/IbApi.Analyzers.dll";
    private const string CodeFixes = "analyzers/dotnet/cs/IbApi.Analyzers.CodeFixes.dll";

    /// <summary>The kinds of information in symbols, as the format of portable symbols defines them.</summary>
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

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
            VisualBasic,
            "build/IbApi.Analyzers.props",
            "build/IbApi.Analyzers.targets",
            "buildTransitive/IbApi.Analyzers.props",
            "buildTransitive/IbApi.Analyzers.targets",
            "globalconfigs/ibapi-all.globalconfig",
            "globalconfigs/ibapi-ci.globalconfig",
            "globalconfigs/ibapi-default.globalconfig",
            "globalconfigs/ibapi-none.globalconfig",
            "globalconfigs/ibapi-recommended.globalconfig",
            "icon.png",
            "tools/install.ps1",
            "tools/uninstall.ps1",
        ];

        var files = _archive.Entries.Select(e => e.FullName).Where(IsNotOfTheContainer).Order(StringComparer.Ordinal);

        Assert.Equal(expected, files);
    }

    [Fact]
    public void Packing_warns_of_nothing() =>
        Assert.DoesNotContain("warning", package.Pack.Output, StringComparison.OrdinalIgnoreCase);

    /// <summary>Same sources, same package; only the times of the files in the container differ, which NuGet takes from the clock.</summary>
    [Fact]
    public async Task Packing_twice_gives_the_same_bytes()
    {
        using var again = ZipFile.OpenRead(await package.PackAgainAsync());

        Assert.Equal(Hashes(_archive), Hashes(again));
    }

    /// <summary>One assembly serves both languages; fixes are for C# only.</summary>
    [Fact]
    public void Visual_Basic_gets_the_same_rules() => Assert.Equal(Bytes(Analyzers), Bytes(VisualBasic));

    [Fact]
    public void Presets_are_those_of_the_repository() =>
        Assert.All(
            Directory.GetFiles(Path.Combine(Places.RepositoryRoot, "src", "IbApi.Analyzers.Package", "globalconfigs")),
            file => Assert.Equal(File.ReadAllText(file), Text("globalconfigs/" + Path.GetFileName(file))));

    /// <summary>The gallery has no repository beside it, and shows no SVG.</summary>
    [Fact]
    public void Readme_needs_no_repository_around_it()
    {
        var targets = LinkTarget().Matches(Text("README.md")).Select(static match => match.Groups[1].Value).ToList();

        Assert.Contains(Places.RepositoryUrl + "/blob/main/docs/rules/IBAPI1001.md", targets);
        Assert.All(targets, static target => Assert.Matches("^(https://|#)", target));
        Assert.DoesNotContain("![", Text("README.md"), StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", Text("README.md"), StringComparison.Ordinal);
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
        Assert.Contains(assembly.ReadDebugDirectory(), e => e.Type == DebugDirectoryEntryType.Reproducible);
    }

    /// <summary>A debugger finds each source file: at the address of its commit, or, if it was made by the build, in the symbols.</summary>
    [Theory]
    [InlineData(Analyzers)]
    [InlineData(CodeFixes)]
    public void Symbols_say_where_the_sources_are(string file)
    {
        if (!Path.Exists(Path.Combine(Places.RepositoryRoot, ".git")))
        {
            return; // an archive of the sources knows no commit
        }

        using var assembly = Open(file);
        var entry = assembly.ReadDebugDirectory().Single(static e => e.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var provider = assembly.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        var symbols = provider.GetMetadataReader();
        using var map = JsonDocument.Parse(symbols.GetBlobBytes(Information(SourceLink, EntityHandle.ModuleDefinition).Single().Value));
        var root = map.RootElement.GetProperty("documents").EnumerateObject().Single();

        Assert.Matches(
            "^" + Regex.Escape(Places.RepositoryUrl.Replace("github.com", "raw.githubusercontent.com", StringComparison.Ordinal)) + "/[0-9a-f]{40}/[*]$",
            root.Value.GetString());
        Assert.NotEmpty(symbols.Documents);
        Assert.All(symbols.Documents, document =>
        {
            var name = symbols.GetString(symbols.GetDocument(document).Name);
            Assert.True(
                Information(EmbeddedSource, document).Any()
                    || (name.StartsWith(root.Name.TrimEnd('*'), StringComparison.Ordinal) && !name.Contains("/obj/", StringComparison.Ordinal)),
                name);
        });

        IEnumerable<CustomDebugInformation> Information(Guid kind, EntityHandle owner) =>
            symbols.GetCustomDebugInformation(owner).Select(symbols.GetCustomDebugInformation).Where(i => symbols.GetGuid(i.Kind) == kind);
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
        Assert.NotEmpty(Value("title"));
        Assert.NotEmpty(Value("description"));
        Assert.NotEmpty(Value("authors"));
        Assert.NotEmpty(Value("copyright"));
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

    /// <summary>The part of the changelog about this version, and where the others are.</summary>
    [Fact]
    public void Release_notes_are_those_of_the_changelog()
    {
        var changelog = File.ReadAllText(Path.Combine(Places.RepositoryRoot, "CHANGELOG.md")).ReplaceLineEndings("\n");
        var begin = changelog.IndexOf('\n', changelog.IndexOf("\n## " + Places.VersionPrefix, StringComparison.Ordinal) + 1);
        var end = changelog.IndexOf("\n## ", begin, StringComparison.Ordinal);
        var notes = changelog[begin..(end < 0 ? changelog.Length : end)].Trim();

        Assert.NotEmpty(notes);
        Assert.Equal(
            $"{notes}\n\nAll versions: {Places.RepositoryUrl}/blob/main/CHANGELOG.md",
            Metadata().Elements().Single(static e => e.Name.LocalName == "releaseNotes").Value.ReplaceLineEndings("\n"));
        Assert.InRange(notes.Length, 1, 30_000); // the gallery takes 35,000
    }

    /// <summary>Scripts for packages.config run in Visual Studio only; here it is checked that they mean the right folders.</summary>
    [Theory]
    [InlineData("tools/install.ps1", "AnalyzerReferences.Add(")]
    [InlineData("tools/uninstall.ps1", "AnalyzerReferences.Remove(")]
    public void Scripts_for_old_projects_know_the_folders(string file, string call)
    {
        var text = Text(file);

        Assert.Contains("\"analyzers/dotnet/$language\"", text, StringComparison.Ordinal);
        Assert.Contains("'C#' { $language = 'cs' }", text, StringComparison.Ordinal);
        Assert.Contains("'VB.NET' { $language = 'vb' }", text, StringComparison.Ordinal);
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

    private byte[] Bytes(string file) => Bytes(_archive.GetEntry(file)!);

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static IEnumerable<string> Hashes(ZipArchive archive) =>
        archive.Entries.Select(static entry => entry.FullName + " " + Convert.ToHexString(SHA256.HashData(Bytes(entry))));

    private (string Name, Version Version)[] References(string file)
    {
        using var assembly = Open(file);
        var metadata = assembly.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(r => (metadata.GetString(r.Name), r.Version))];
    }

    private PEReader Open(string file) => new(new MemoryStream(Bytes(file)));

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex LinkTarget();
}
