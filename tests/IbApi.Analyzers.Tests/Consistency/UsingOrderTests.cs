using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace IbApi.Analyzers.Tests.Consistency;

/// <summary>
/// Usings are sorted as <c>dotnet format</c> sorts them. All else that it would change, a build says (or its check of white space, which
/// is quick): for this alone CI would have to compile everything once more.
/// </summary>
public sealed class UsingOrderTests
{
    private static readonly ImmutableArray<string> Folders = ["src", "tests", "tools", "samples"];

    [Fact]
    public void System_stands_first_then_they_follow_the_alphabet()
    {
        var files = Folders
            .SelectMany(static folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .Where(static path => !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"))
            .ToList();
        Assert.InRange(files.Count, 300, 100_000);
        Assert.All(files, static path =>
        {
            var usings = Usings(path);
            Assert.Equal(usings.OrderBy(static name => !IsOfSystem(name)).ThenBy(static name => name, NameComparer.Instance), usings);
        });
    }

    /// <summary>Namespaces, without aliases and types.</summary>
    private static List<string> Usings(string path)
        => [
            .. ((CompilationUnitSyntax)CSharpSyntaxTree.ParseText(File.ReadAllText(path)).GetRoot()).Usings
                .Where(static directive => directive.Alias is null && directive.StaticKeyword.RawKind == 0 && directive.GlobalKeyword.RawKind == 0)
                .Select(static directive => directive.Name!.ToString()),
        ];

    private static bool IsOfSystem(string name)
        => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);

    /// <summary>Part by part: <c>A.B</c> stands before <c>AA</c>.</summary>
    private sealed class NameComparer : IComparer<string>
    {
        public static readonly NameComparer Instance = new();

        public int Compare(string? x, string? y)
        {
            var (one, other) = (x!.Split('.'), y!.Split('.'));
            for (var i = 0; i < Math.Min(one.Length, other.Length); i++)
            {
                if (StringComparer.OrdinalIgnoreCase.Compare(one[i], other[i]) is var order and not 0)
                {
                    return order;
                }
            }

            return one.Length - other.Length;
        }
    }
}
