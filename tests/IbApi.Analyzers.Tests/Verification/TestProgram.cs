using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.VisualBasic;

namespace IbApi.Analyzers.Tests.Verification;

/// <summary>A program given as text, and what the model makes of it.</summary>
internal static class TestProgram
{
    public const string FirstFile = "/src/Program.cs";

    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using IBApi;
        """;

    /// <summary>A compilation of C# files against the runtime and one generation of the API.</summary>
    public static Compilation Compile(
        IEnumerable<(string Path, string Text)> files,
        ApiGeneration? api = null,
        IEnumerable<MetadataReference>? references = null,
        string assemblyName = "Program",
        bool withGlobalUsings = true,
        OutputKind? kind = null)
    {
        api ??= ApiGeneration.Newest;
        var parse = new CSharpParseOptions(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Preview);
        var texts = withGlobalUsings ? files.Append(("/src/GlobalUsings.cs", GlobalUsings)) : files;
        var trees = texts.Select(file => CSharpSyntaxTree.ParseText(file.Item2, parse, file.Item1));
        var hasEntryPoint = files.Any(static file => file.Text.Contains("static void Main(", StringComparison.Ordinal)
            || file.Text.Contains("static async Task Main(", StringComparison.Ordinal));
        return CSharpCompilation.Create(
            assemblyName,
            trees,
            References.Runtime.AddRange(references ?? []).Add(api.Reference),
            new CSharpCompilationOptions(
                kind ?? (hasEntryPoint ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary), allowUnsafe: true));
    }

    /// <summary>A program that does not reference the API itself: only what it references does.</summary>
    public static Compilation CompileWithoutApi(string text, params MetadataReference[] references)
        => CSharpCompilation.Create(
            "Tests",
            [
                CSharpSyntaxTree.ParseText(
                    "using System; " + text, new CSharpParseOptions(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Preview), FirstFile),
            ],
            References.Runtime.AddRange(references),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    public static Compilation CompileVisualBasic(
        string text,
        ApiGeneration? api = null,
        IEnumerable<MetadataReference>? references = null,
        OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
        => VisualBasicCompilation.Create(
            "Program",
            [VisualBasicSyntaxTree.ParseText(text, path: "/src/Program.vb")],
            References.Runtime.AddRange(references ?? []).Add((api ?? ApiGeneration.Newest).Reference),
            new VisualBasicCompilationOptions(kind)
                .WithGlobalImports(GlobalImport.Parse("System", "System.Collections.Generic", "System.Linq", "IBApi")));

    /// <summary>What the model finds in a compilation; nothing where it does not open.</summary>
    public static ConnectionFindings Find(Compilation compilation, TestOptions? options = null)
        => IbApiModel.TryCreate(compilation, (options ?? TestOptions.None).With())?.Connections(CancellationToken.None)
            ?? throw new InvalidOperationException("The gate is closed: the compilation does not know the API.");

    /// <summary>
    /// The origins of one setting of every connect call, one text for each origin: kind, value, key, and the source text at
    /// its place.
    /// </summary>
    public static ImmutableArray<string> Origins(ConnectionFindings findings, Setting setting)
        => [.. findings.Calls.SelectMany(call => call[setting]).Select(Describe).Order(StringComparer.Ordinal)];

    public static string Describe(Origin origin)
        => origin.Kind switch
        {
            OriginKind.Written => $"written {origin.Value} at {TextAt(origin)}",
            OriginKind.Fallback => $"fallback {origin.Value} for {origin.Key ?? "?"} at {TextAt(origin)}",
            OriginKind.Configured => $"configured {origin.Key ?? "?"}",
            _ => "unknown",
        };

    /// <summary>The errors of a compilation: a test that means to be about correct code must be correct.</summary>
    public static ImmutableArray<Diagnostic> ErrorsOf(Compilation compilation)
        => [.. compilation.GetDiagnostics().Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    private static string TextAt(Origin origin)
        => origin.Place is { } place ? place.Tree.GetText().ToString(place.Span) : "nowhere";
}
