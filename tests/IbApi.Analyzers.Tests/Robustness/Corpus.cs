using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using IbApi.Analyzers.DocumentationGenerator;
using IbApi.Analyzers.Tests.Consistency;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>The programs that are taken apart: the samples, the programs of the tests, the examples of the pages.</summary>
internal static class Corpus
{
    private static readonly ImmutableArray<string> TestFolders = ["Rules", "CodeFixes", "Model"];

    /// <summary>The files of the samples, by path.</summary>
    public static ImmutableArray<SourceProgram> Samples { get; } =
        [.. Files("samples", "*.cs").Select(static path => new SourceProgram(Name(path), File.ReadAllText(path), []))];

    /// <summary>The settings files of samples and tests, by path and text.</summary>
    public static ImmutableArray<(string Path, string Text)> Settings { get; } = [.. ReadSettings()];

    /// <summary>All programs, each with a settings file or two that stand beside such programs in tests.</summary>
    public static ImmutableArray<SourceProgram> Programs { get; } = [.. Read()];

    /// <summary>The programs of the tests in Visual Basic.</summary>
    public static ImmutableArray<string> VisualBasic { get; } = [.. Tests().SelectMany(ProgramReader.ReadVisualBasic).Distinct(StringComparer.Ordinal)];

    /// <summary>A random order that is the same in each run.</summary>
    public static T[] Shuffled<T>(IEnumerable<T> all, Random random)
    {
        var items = all.ToArray();
        random.Shuffle(items);
        return items;
    }

    private static IEnumerable<SourceProgram> Read()
    {
        var pages = Files("docs", "*.md").SelectMany(static path => Blocks(path)
            .Select((text, i) => new SourceProgram(Name(path) + "/" + i, text, [])));
        var all = Samples.Concat(Tests().SelectMany(ProgramReader.Read)).Concat(pages);
        var i = 0;
        foreach (var program in all.DistinctBy(static program => program.Text, StringComparer.Ordinal))
        {
            var files = Enumerable.Range(0, i % 3).Select(j => Settings[((i * 7) + j) % Settings.Length]).DistinctBy(static file => file.Path);
            yield return program with { Settings = [.. files] };
            i++;
        }
    }

    private static IEnumerable<(string Path, string Text)> ReadSettings()
        => Files("samples", "*.json").Where(static path => Path.GetFileName(path) is "ibapi.json" or "appsettings.json")
            .Select(static path => ("/0/" + Path.GetFileName(path), File.ReadAllText(path)))
            .Concat(Tests().SelectMany(ProgramReader.ReadSettings))
            .Distinct();

    private static IEnumerable<string> Tests()
        => TestFolders.SelectMany(static folder => Files("tests/IbApi.Analyzers.Tests/" + folder, "*.cs"));

    private static IEnumerable<string> Blocks(string path)
    {
        var page = new MarkdownFile(path);
        return page.Blocks("csharp bad").Concat(page.Blocks("csharp fixed")).Concat(page.Blocks("csharp"));
    }

    private static IEnumerable<string> Files(string folder, string pattern)
        => Directory.EnumerateFiles(Repository.PathOf(folder), pattern, SearchOption.AllDirectories)
            .Where(static path => !path.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);

    private static string Name(string path)
        => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');
}
