using System;
using System.IO;
using System.Linq;
using IbApi.Analyzers.Tests.Consistency;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>The package on its own source: a large program that is about everything the rules know, and connects to nothing.</summary>
public sealed class OwnSourceTests
{
    [Fact]
    public void Nothing_is_found_and_nothing_thrown()
    {
        var trees = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(static path => !path.Contains(Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Select(static path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), new CSharpParseOptions(LanguageVersion.Preview), path));
        var all = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Own", trees, References.Runtime.AddRange(all).Add(ApiGeneration.Newest.Reference), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        Trial.Run("the package's own source", static () => string.Empty, stop => Assert.Empty(Trial.Diagnose(compilation, TestOptions.None.With(), stop)));
    }
}
