using System.Linq;
using System.Reflection;

namespace IbApi.Analyzers.Diagnostics;

/// <summary>The descriptors of all rules, a file for each category.</summary>
internal static partial class Descriptors
{
    /// <summary>The one address from which help links derive: the build's <c>RepositoryUrl</c>.</summary>
    private static readonly string HelpBase = typeof(Descriptors).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(static metadata => metadata.Key == "RepositoryUrl")
        .Value + "/blob/main/docs/rules/";

    private static string HelpFor(string id)
        => HelpBase + id + ".md";
}
