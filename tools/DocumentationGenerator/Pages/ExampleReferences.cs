using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.DocumentationGenerator;

/// <summary>What examples are compiled against: what this process has loaded for itself.</summary>
internal static class ExampleReferences
{
    private static readonly ImmutableArray<string> Trusted = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)];

    public static ImmutableArray<MetadataReference> Runtime { get; } = From(static name =>
        name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib" or "netstandard" or "Microsoft.CSharp");

    private static ImmutableArray<MetadataReference> Hosting { get; } = From(static name =>
        name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));

    private static ImmutableArray<MetadataReference> Xunit { get; } = From(static name =>
        name.StartsWith("xunit.", StringComparison.Ordinal));

    /// <summary>The runtime, and the libraries that the code names in its usings.</summary>
    public static ImmutableArray<MetadataReference> Of(string code)
        => [
            .. Runtime,
            .. code.Contains("using Xunit;", StringComparison.Ordinal) ? Xunit : [],
            .. code.Contains("using Microsoft.Extensions.", StringComparison.Ordinal) ? Hosting : [],
        ];

    private static ImmutableArray<MetadataReference> From(Func<string, bool> isWanted)
        => [
            .. Trusted
                .Where(path => isWanted(Path.GetFileNameWithoutExtension(path)))
                .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path)),
        ];
}
