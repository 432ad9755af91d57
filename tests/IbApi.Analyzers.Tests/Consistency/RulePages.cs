using System.Collections.Generic;
using System.Linq;
using IbApi.Analyzers.DocumentationGenerator;

namespace IbApi.Analyzers.Tests.Consistency;

/// <summary>The pages of this copy of the repository, each read once.</summary>
internal static class RulePages
{
    public static string Folder { get; } = Repository.PathOf("docs/rules");

    public static SortedDictionary<string, RulePage> All { get; } = new(RulePage.In(Folder).ToDictionary(static page => page.Id));
}
