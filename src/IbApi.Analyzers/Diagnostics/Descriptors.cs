using System.Linq;
using System.Reflection;

namespace IbApi.Analyzers.Diagnostics;

/// <summary>The descriptors of all rules, a file for each category.</summary>
internal static partial class Descriptors
{
    private static string HelpFor(string id)
        => Help.Base + id + ".md";

    /// <summary>
    /// A class of its own: the fields of a partial class are initialised file by file, in an order that nobody promises.
    /// </summary>
    private static class Help
    {
        /// <summary>The one address from which help links derive: the build's <c>RepositoryUrl</c>.</summary>
        public static readonly string Base = typeof(Descriptors).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .First(static metadata => metadata.Key == "RepositoryUrl")
            .Value + "/blob/main/docs/rules/";
    }
}
