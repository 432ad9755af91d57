using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IbApi.Analyzers.DocumentationGenerator;

/// <summary>
/// The API that an example is compiled against, by a stand-in: the newest, or what its first line says. <c>// API 10.30.01</c>, two
/// releases with <c>and</c> between them, a path, or a release that does not exist yet.
/// </summary>
internal static class ExampleApi
{
    private const string Mark = "// API ";
    private const string NotYet = "99.99";

    /// <summary>The newest last.</summary>
    private static readonly ImmutableArray<string> Generations = ["V971", "V976", "V1019", "V1030", "V1050"];

    public static MetadataReference Newest { get; } = MetadataReference.CreateFromFile(PathOf(Generations[^1]));

    public static ImmutableArray<MetadataReference> Of(string code)
    {
        var line = code.TrimStart().Split('\n')[0].Trim();
        return line.StartsWith(Mark, StringComparison.Ordinal)
            ? [.. line[Mark.Length..].Split(" and ").Select(static (name, i) => i == 0 ? Named(name) : Copy())]
            : [Newest];
    }

    private static MetadataReference Named(string name)
    {
        MetadataReference api = name == NotYet ? NamesWith(maxServerVersion: 999, "CSharpAPI")
            : name.Contains('\\') ? MetadataReference.CreateFromImage(File.ReadAllBytes(PathOf(Generations[^1])), filePath: name)
            : Generations.FirstOrDefault(generation => name.StartsWith(ReleaseOf(generation), StringComparison.Ordinal)) is { } found
                ? MetadataReference.CreateFromFile(PathOf(found))
                : throw new InvalidDataException(
                    $"There is no stand-in for API {name}; there are {string.Join(", ", Generations.Select(ReleaseOf))}.");

        // Where there are two, a program must be able to say which it means.
        return api.WithAliases(["global", "first"]);
    }

    /// <summary>A second copy, under another name of its assembly: the compiler takes no two of one name.</summary>
    private static PortableExecutableReference Copy()
        => NamesWith(maxServerVersion: 187, "IBApi").WithAliases(["second"]);

    /// <summary>9.76 for V976.</summary>
    private static string ReleaseOf(string generation)
        => generation[1..^2] + "." + generation[^2..];

    private static string PathOf(string generation)
        => Path.Combine(AppContext.BaseDirectory, "standins", generation, "CSharpAPI.dll");

    private static PortableExecutableReference NamesWith(int maxServerVersion, string assembly)
    {
        var compilation = CSharpCompilation.Create(
            assembly,
            [
                CSharpSyntaxTree.ParseText(
                    $$"""
                    namespace IBApi
                    {
                        public interface EWrapper { }
                        public class EClientSocket { public void eConnect(string host, int port, int clientId) { } }
                        public static class Constants { public const int MaxVersion = {{maxServerVersion}}; }
                    }
                    """),
            ],
            ExampleReferences.Runtime,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        return compilation.Emit(stream) is { Success: true }
            ? MetadataReference.CreateFromImage(stream.ToArray())
            : throw new InvalidOperationException("The stand-in for an API that does not exist yet does not compile.");
    }
}
