using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using BenchmarkDotNet.Attributes;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Benchmarks;

/// <summary>The parts that everything else is made of, each by itself, in the process that also compares whole builds.</summary>
[InProcess]
[MemoryDiagnoser]
public class PartBenchmarks
{
    /// <summary>Entries of a settings file of about half a megabyte.</summary>
    private const int Entries = 10_000;

    private readonly HashSet<int> _changed = [];
    private string _json = "";
    private string _xml = "";
    private SourceText _source = SourceText.From("");
    private int _words;
    private WordQuery _query;
    private TreeFacts[] _facts = [];
    private WordMatrix? _matrix;
    private readonly CSharpParseOptions _parse = new(LanguageVersion.Latest);
    private CSharpCompilation? _bot;

    /// <summary>Makes what the parts work on.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _json = "{\n" + string.Concat(Enumerable.Range(0, Entries).Select(static i => $"  \"Server{i}\": {{ \"Host\": \"h{i}\", \"Port\": {7400 + (i % 200)} }},\n")) + "}\n";
        _xml = "<configuration><appSettings>\n" + string.Concat(Enumerable.Range(0, Entries).Select(static i => $"  <add key=\"Server{i}:Port\" value=\"{7400 + (i % 200)}\" />\n")) + "</appSettings></configuration>\n";
        _source = SourceText.From(SyntheticProject.Other(0), Encoding.UTF8);
        _words = WordReader.Read(_source, _source.Length, WordFilter.Of).Words;
        _query = new WordQuery(WordReader.HashOf("eConnect"), OtherWord: null, AnyOf: null);
        _facts = [.. SyntheticProject.Files(5000, 20).Select(static file => TreeFacts.Of(CSharpSyntaxTree.ParseText(file.Text, path: file.Path), new WorkCounters(), CancellationToken.None))];
        _matrix = new WordMatrix(_facts);
        _bot = Compile();
        _ = _bot.GetDiagnostics();
    }

    /// <summary>A JSON text of half a megabyte.</summary>
    [Benchmark]
    public object? ReadJson() => JsonReader.Read(_json).Root;

    /// <summary>The same as a settings file: its entries with their keys.</summary>
    [Benchmark]
    public int ReadJsonSettings() => SettingsFile.Of(new AdditionalFile("appsettings.json", _json))!.Entries.Length;

    /// <summary>An XML settings file of half a megabyte.</summary>
    [Benchmark]
    public int ReadXmlSettings() => SettingsFile.Of(new AdditionalFile("App.config", _xml))!.Entries.Length;

    /// <summary>What is known of every file: a file of 165 lines.</summary>
    [Benchmark]
    public object FilterWords() => WordReader.Read(_source, _source.Length, WordFilter.Of);

    /// <summary>What is known of a file in which some word may stand: the same file.</summary>
    [Benchmark]
    public object IndexWords() => WordReader.Read(_source, _words, WordIndex.Of);

    /// <summary>The files of 5,000 in which a word may stand.</summary>
    [Benchmark]
    public int SearchFiles() => _matrix!.Find(_query, _facts, _changed).Count;

    /// <summary>The table with which they are searched.</summary>
    [Benchmark]
    public object MakeTable() => new WordMatrix(_facts);

    /// <summary>The types of the API in a compilation.</summary>
    [Benchmark]
    public object Symbols() => IbApiSymbols.Of(_bot!);

    /// <summary>These, and which release of the API they are.</summary>
    [Benchmark]
    public object Fingerprint() => ApiFingerprint.Of(IbApiSymbols.Of(_bot!), _bot!);

    /// <summary>Parsing a bot of one file; what comes before the model of its connect calls.</summary>
    [Benchmark]
    public object Parse() => Compile();

    /// <summary>The model of its connect calls: where they get host, port and client ID from. Binds what it looks at.</summary>
    [Benchmark]
    public object ConnectCalls() => IbApiModel.Of(Compile(), NoOptions.Analyzer)!.Connections(CancellationToken.None);

    private CSharpCompilation Compile()
        => CSharpCompilation.Create(
            "Benchmark",
            [CSharpSyntaxTree.ParseText(SyntheticProject.Touching(0), _parse, "Bot.cs")],
            Growth.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
}
