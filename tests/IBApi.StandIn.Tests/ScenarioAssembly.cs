using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace IBApi.StandIn.Tests;

/// <summary>The scenarios, compiled against one generation and loaded beside it.</summary>
public static class ScenarioAssembly
{
    private static readonly ConcurrentDictionary<string, Lazy<Assembly>> Compiled = new();

    private static readonly Lazy<IReadOnlyList<MetadataReference>> Platform = new(() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToList());

    public static string Run(string generation, string scenario)
    {
        var assembly = Compiled.GetOrAdd(generation, name => new Lazy<Assembly>(() => Compile(name))).Value;
        var run = assembly.GetType("Runner", throwOnError: true)!.GetMethod("Run")!;
        return string.Join("; ", (string[])run.Invoke(null, [scenario])!);
    }

    private static Assembly Compile(string generation)
    {
        var options = CSharpParseOptions.Default.WithPreprocessorSymbols(Generation.SymbolsOf(generation));
        var trees = Directory
            .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Scenarios"), "*.cs")
            .Select(path => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(path)), options, path));
        var compilation = CSharpCompilation.Create(
            "Scenarios." + generation,
            trees,
            Platform.Value.Append(MetadataReference.CreateFromFile(Generation.PathOf(generation))),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, result.Diagnostics));
        }

        image.Position = 0;
        Generation.Load(generation);
        return Generation.ContextOf(generation).LoadFromStream(image);
    }
}
