using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;

namespace IbApi.Analyzers.Model.Project;

/// <summary>Finds the test framework that a project uses. A reference that no attribute uses is no use.</summary>
internal static class TestFrameworkUse
{
    /// <summary>The name of the framework's assembly; null when the project has no test.</summary>
    public static string? Find(SourceSearch search)
    {
        var referenced = search.Compilation.ReferencedAssemblyNames
            .Select(static reference => reference.Name)
            .FirstOrDefault(static name => TestFrameworks.Assemblies.Contains(name));
        return referenced is not null && TestFrameworks.TestAttributes.Any(attribute => IsUsed(attribute, search)) ? referenced : null;
    }

    private static bool IsUsed(string attribute, SourceSearch search)
        => search.TreesWith(attribute).Any(tree => search
            .Tokens(tree, attribute, WordFollower.EndOfItem | WordFollower.Parenthesis | WordFollower.Other)
            .Any(found => found.GetPreviousToken().Text is "[" or "," or "." or "<"
                && found.Parent is { } node
                && search.Models.SymbolAt(node, search.CancellationToken) is { } symbol
                && symbol.IsWithin(TestFrameworks.RootNamespaces)));
}
