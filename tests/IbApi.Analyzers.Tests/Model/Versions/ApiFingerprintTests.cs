using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Versions;

/// <summary>Which API a compilation is compiled against.</summary>
public sealed class ApiFingerprintTests
{
    [Theory]
    [InlineData("V971", "9.71", null, false)]
    [InlineData("V976", "9.76.01", 151, true)]
    [InlineData("V1019", "10.19.04", 176, true)]
    [InlineData("V1030", "10.30.01", 187, true)]
    [InlineData("V1050", "10.50.02", 226, true)]
    public void Each_generation_is_its_release(string generation, string release, int? maxServerVersion, bool hasReaderSignal)
    {
        var copy = Of(TestProgram.Compile([], ApiGeneration.Named(generation))).Only!;

        Assert.Equal(release, copy.Display);
        Assert.Equal(maxServerVersion, copy.MaxServerVersion);
        Assert.Equal(hasReaderSignal, copy.HasReaderSignal);
        Assert.False(copy.IsSource);
        Assert.False(copy.IsNewerThanTables);
        Assert.True(IbVersion.TryParse(release, out var version) && copy.CanBe(version));
    }

    public static TheoryData<int> Releases => [.. Enumerable.Range(0, ApiReleases.All.Length)];

    /// <summary>A self-built assembly, compiled-in source, and an official assembly, of each release in the tables.</summary>
    [Theory]
    [MemberData(nameof(Releases))]
    public void Every_release_is_recognised(int index)
    {
        var release = ApiReleases.All[index];
        var source = Surface(release.MaxServerVersion, release.Callbacks ?? 5, release.ClientVersion);

        var compiledIn = Of(Compile("Bot", source)).Only!;
        Assert.True(compiledIn.IsSource);
        Assert.Contains(release, compiledIn.Releases);
        Assert.All(compiledIn.Releases, other => Assert.Equal(release.MaxServerVersion, other.MaxServerVersion));

        var selfBuilt = Of(Referencing(Compile("CSharpAPI", source))).Only!;
        Assert.False(selfBuilt.IsSource);
        Assert.Equal(compiledIn.Releases.AsEnumerable(), selfBuilt.Releases);

        var official = Of(Referencing(Compile(
            "CSharpAPI",
            $"[assembly: System.Reflection.AssemblyVersion(\"{release.Version.Major}.{release.Version.Minor}.{release.Version.Patch}.0\")]" + source))).Only!;
        Assert.All(official.Releases, other => Assert.Equal(release.Version, other.Version));
        Assert.Contains(release, official.Releases);
        Assert.True(official.CanBe(release.Version));
    }

    [Fact]
    public void The_protocol_counts_more_than_the_assembly_version()
        => Assert.Equal("10.30.01", Of(Referencing(Compile(
            "CSharpAPI", "[assembly: System.Reflection.AssemblyVersion(\"9.76.1.0\")]" + Surface(187, 90, 66)))).Only!.Display);

    [Fact]
    public void Protocols_between_two_releases_are_no_release()
    {
        var copy = Of(Compile("Bot", Surface(186, 90, 66))).Only!;

        Assert.Empty(copy.Releases);
        Assert.Equal("of server version 186", copy.Display);
        Assert.False(copy.CanBe(new IbVersion(10, 30, 1)));
        Assert.False(copy.CanBe(new IbVersion(9, 76, 1)));
        Assert.False(copy.CanBe(new IbVersion(10, 29, 1)));
    }

    [Fact]
    public void A_release_that_is_not_in_the_tables_lies_between_its_neighbours()
    {
        var copy = Of(TestProgram.Compile([], ApiGeneration.V1030)).Only!;

        Assert.True(copy.CanBe(new IbVersion(10, 30, 0)));
        Assert.True(copy.CanBe(new IbVersion(10, 31, 0)));
        Assert.False(copy.CanBe(new IbVersion(10, 30, 0) with { Minor = 32 }));
        Assert.False(copy.CanBe(new IbVersion(10, 11, 0)));
    }

    [Fact]
    public void Newer_than_the_tables()
    {
        var copy = Of(Compile("Bot", Surface(300, 200, 66))).Only!;

        Assert.True(copy.IsNewerThanTables);
        Assert.True(copy.CanBe(new IbVersion(10, 99, 0)));
        Assert.False(copy.CanBe(new IbVersion(10, 30, 1)));
    }

    [Fact]
    public void Two_copies_are_told_apart()
    {
        var library = Compile("IBApi", Surface(151, 85, 66));
        var both = Of(Referencing(library).AddReferences(ApiGeneration.V1030.Reference));
        Assert.Equal(2, both.Copies.Length);
        Assert.Null(both.Only);

        var sourceAndAssembly = Of(Compile("Bot", Surface(151, 85, 66)).AddReferences(ApiGeneration.V1030.Reference));
        Assert.Equal([true, false], sourceAndAssembly.Copies.Select(static copy => copy.IsSource));
        Assert.Equal(["9.76.01", "10.30.01"], sourceAndAssembly.Copies.Select(static copy => copy.Display));
    }

    [Fact]
    public void A_fork_in_another_namespace_is_none()
    {
        var fork = Compile("Bot", Surface(187, 90, 66).Replace("namespace IBApi", "namespace Fork", StringComparison.Ordinal));

        Assert.Empty(Of(fork).Copies);
        Assert.Null(IbApiModel.TryCreate(fork, TestOptions.None));
    }

    /// <summary>What somebody wrote who had only the names.</summary>
    [Fact]
    public void A_surface_without_numbers_is_unknown()
    {
        var copy = Of(Compile("Bot", "namespace IBApi { public interface EWrapper { } public class EClientSocket { public EClientSocket(EWrapper wrapper) { } } }")).Only!;

        Assert.Empty(copy.Releases);
        Assert.Null(copy.MaxServerVersion);
        Assert.Null(copy.Display);
        Assert.True(copy.CanBe(new IbVersion(10, 30, 1)));
    }

    private static ApiFingerprint Of(Compilation compilation)
        => ApiFingerprint.Of(IbApiSymbols.Of(compilation), compilation);

    /// <summary>Names and numbers of an API: a few types of ours under its names.</summary>
    private static string Surface(int? maxServerVersion, int callbacks, int clientVersion)
        => $$"""
            namespace IBApi
            {
                public interface EWrapper { {{string.Concat(Enumerable.Range(0, callbacks).Select(static i => $"void on{i}(); "))}} }
                public class EClientSocket { public EClientSocket(EWrapper wrapper) { } }
                public static class Constants
                {
                    public const int ClientVersion = {{clientVersion}};
                    {{(maxServerVersion is { } max ? $"public const int MaxVersion = {max};" : "")}}
                }
            }
            """;

    private static CSharpCompilation Compile(string name, string source)
        => CSharpCompilation.Create(
            name, [CSharpSyntaxTree.ParseText(source)], References.Runtime, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static CSharpCompilation Referencing(CSharpCompilation library)
        => Compile("Bot", "class C { }").AddReferences(library.ToMetadataReference());
}
