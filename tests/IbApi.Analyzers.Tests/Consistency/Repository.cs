using System.IO;
using System.Linq;
using System.Reflection;
using IbApi.Analyzers.Rules;

namespace IbApi.Analyzers.Tests.Consistency;

/// <summary>The copy of the repository from which the tests were built.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata(typeof(Repository).Assembly, "RepositoryRoot");

    /// <summary>The address from which help links derive.</summary>
    public static string Url { get; } = Metadata(typeof(IbApiRule).Assembly, "RepositoryUrl");

    public static string PathOf(string relative)
        => Path.Combine(Root, relative.Replace('/', Path.DirectorySeparatorChar));

    private static string Metadata(Assembly assembly, string key)
        => assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(metadata => metadata.Key == key).Value!;
}
