using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;

namespace IbApi.Analyzers.Tests.Verification;

/// <summary>What the sources of tests are compiled against.</summary>
internal static class References
{
    private static readonly ImmutableArray<string> Trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(static path => !Path.GetFileName(path).StartsWith("IbApi.", StringComparison.OrdinalIgnoreCase))
        .ToImmutableArray();

    /// <summary>For the test library: what a test needs is given to it, nothing is restored.</summary>
    public static ReferenceAssemblies None { get; } = new("net10.0");

    /// <summary>The runtime in which the tests run: no test framework, no mock library.</summary>
    public static ImmutableArray<MetadataReference> Runtime { get; } = From(static name =>
        name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib" or "netstandard" or "Microsoft.CSharp" or "Microsoft.VisualBasic.Core");

    public static ImmutableArray<MetadataReference> Configuration { get; } = From(static name =>
        name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name == "System.Configuration.ConfigurationManager");

    public static ImmutableArray<MetadataReference> Xunit { get; } = From(static name =>
        name.StartsWith("xunit.", StringComparison.Ordinal));

    public static ImmutableArray<MetadataReference> Polly { get; } = From(static name => name is "Polly" or "Polly.Core");

    public static ImmutableArray<MetadataReference> Mocks { get; } = From(static name => name is "NSubstitute" or "Moq");

    /// <summary>.NET Framework 4.8, for code in C# 7.3.</summary>
    public static ImmutableArray<MetadataReference> Net48 { get; } = Directory
        .GetFiles(typeof(References).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(static metadata => metadata.Key == "Net48ReferenceAssemblies").Value!, "*.dll")
        .Where(static path => Path.GetFileNameWithoutExtension(path) is "mscorlib" or "System" or "System.Core" or "System.Configuration")
        .Concat(Directory.GetFiles(
            Path.Combine(
                typeof(References).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                    .First(static metadata => metadata.Key == "Net48ReferenceAssemblies").Value!,
                "Facades"),
            "*.dll"))
        .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path))
        .ToImmutableArray();

    private static ImmutableArray<MetadataReference> From(Func<string, bool> isWanted)
        => Trusted
            .Where(path => isWanted(Path.GetFileNameWithoutExtension(path)))
            .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToImmutableArray();
}
