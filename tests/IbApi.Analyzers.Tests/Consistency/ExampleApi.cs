using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Tests.Consistency;

/// <summary>
/// The API that an example is compiled against: the newest, or what its first line says. <c>// API 10.30.01</c>, two releases
/// with <c>and</c> between them, a path, or a release that does not exist yet.
/// </summary>
internal static class ExampleApi
{
    private const string Mark = "// API ";
    private const string NotYet = "99.99";

    public static ImmutableArray<ApiGeneration> Of(string code)
    {
        var line = code.TrimStart().Split('\n')[0].Trim();
        return line.StartsWith(Mark, StringComparison.Ordinal)
            ? [.. line[Mark.Length..].Split(" and ").Select(static (name, i) => i == 0 ? Named(name) : Copy(name))]
            : [ApiGeneration.Newest];
    }

    private static ApiGeneration Named(string name)
    {
        var api = name == NotYet ? new ApiGeneration(name, Library.Compile(NamesWith(maxServerVersion: 999), name: "CSharpAPI"))
            : name.Contains('\\') ? new ApiGeneration(name, MetadataReference.CreateFromImage(
                File.ReadAllBytes(((PortableExecutableReference)ApiGeneration.Newest.Reference).FilePath!), filePath: name))
            : ApiGeneration.All.Single(candidate => name.StartsWith(ReleaseOf(candidate), StringComparison.Ordinal));

        // Where there are two, a program must be able to say which it means.
        return api with { Reference = api.Reference.WithAliases(["global", "first"]) };
    }

    /// <summary>A second copy, under another name of its assembly: the compiler takes no two of one name.</summary>
    private static ApiGeneration Copy(string name)
        => new(name, Library.Compile(NamesWith(maxServerVersion: 187), name: "IBApi").WithAliases(["second"]));

    /// <summary>9.76 for V976.</summary>
    private static string ReleaseOf(ApiGeneration api)
        => api.Name[1..^2] + "." + api.Name[^2..];

    private static string NamesWith(int maxServerVersion)
        => $$"""
            namespace IBApi
            {
                public interface EWrapper { }
                public class EClientSocket { public void eConnect(string host, int port, int clientId) { } }
                public static class Constants { public const int MaxVersion = {{maxServerVersion}}; }
            }
            """;
}
