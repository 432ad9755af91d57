using System.Linq;
using System.Reflection;

namespace IbApi.Analyzers.PackageTests.Infrastructure;

/// <summary>What the build of these tests knows and wrote into their assembly.</summary>
internal static class Places
{
    public static string RepositoryRoot { get; } = Value(nameof(RepositoryRoot));

    public static string Configuration { get; } = Value(nameof(Configuration));

    /// <summary>Where the newest generation of the stand-in for the API was built to.</summary>
    public static string StandInFolder { get; } = Value(nameof(StandInFolder));

    /// <summary>The machine's folder of restored packages; read here, never written.</summary>
    public static string PackageFolder { get; } = Value(nameof(PackageFolder));

    public static string VersionPrefix { get; } = Value(nameof(VersionPrefix));

    public static string RepositoryUrl { get; } = Value(nameof(RepositoryUrl));

    private static string Value(string key) =>
        typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
