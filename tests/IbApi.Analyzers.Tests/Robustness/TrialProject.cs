using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>A project into which programs are put, one after the other: its references are read once.</summary>
internal sealed class TrialProject
{
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using IBApi;
        """;

    private static readonly AdhocWorkspace Workspace = new();

    private readonly Solution _solution;
    private readonly ProjectId _project;
    private readonly DocumentId _program;

    private TrialProject(ApiGeneration api, LanguageVersion language, params (string Key, string Value)[] options)
    {
        _project = ProjectId.CreateNewId();
        _program = DocumentId.CreateNewId(_project);
        var all = AllRules.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static descriptor => descriptor.Id).Distinct();
        _solution = Workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                _project,
                VersionStamp.Default,
                "Bot",
                "Bot",
                LanguageNames.CSharp,
                "/0/Bot.csproj",
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true)
                    .WithSpecificDiagnosticOptions(all.ToImmutableDictionary(static id => id, static _ => ReportDiagnostic.Warn)),
                parseOptions: new CSharpParseOptions(language),
                metadataReferences: References.Runtime.AddRange(References.Configuration).AddRange(References.Xunit).AddRange(References.Mocks).Add(api.Reference)))
            .AddDocument(DocumentId.CreateNewId(_project), "GlobalUsings.cs", SourceText.From(GlobalUsings), filePath: "/0/GlobalUsings.cs")
            .AddDocument(_program, "Program.cs", SourceText.From(string.Empty), filePath: "/0/Program.cs")
            .AddAnalyzerConfigDocument(
                DocumentId.CreateNewId(_project), ".globalconfig", SourceText.From(ConfigText.Global(options)), filePath: "/0/.globalconfig");
    }

    /// <summary>A production project on the newest API.</summary>
    public static TrialProject Production { get; } = new(ApiGeneration.V1050, LanguageVersion.Preview, ConfigText.ProductionProject);

    /// <summary>A production project, one for tests with every option set, one on the oldest API.</summary>
    public static ImmutableArray<TrialProject> All { get; } =
    [
        Production,
        new(
            ApiGeneration.V1030,
            LanguageVersion.Preview,
            ConfigText.TestProject,
            ("build_property.MSBuildProjectName", "Bot"),
            ("ibapi.tws_version", "9.80"),
            ("ibapi.version", "10.19"),
            ("ibapi.read_only", "true"),
            ("ibapi.master_client_id", "1"),
            ("ibapi.connect_methods", "Bot.Connect(host=p1|port=p2|clientId=p3)")),
        new(ApiGeneration.V971, LanguageVersion.Preview, ConfigText.ProductionProject, ("ibapi.tws_version", "9.70")),
    ];

    /// <summary>A production project in another language.</summary>
    public static TrialProject In(LanguageVersion language)
        => new(ApiGeneration.V1050, language, ConfigText.ProductionProject);

    public Project With(string text, IEnumerable<(string Path, string Text)>? settings = null)
        => With(SourceText.From(text, Encoding.UTF8), settings);

    public Project With(SourceText text, IEnumerable<(string Path, string Text)>? settings = null)
    {
        var solution = _solution.WithDocumentText(_program, text);
        foreach (var (path, content) in settings ?? [])
        {
            solution = solution.AddAdditionalDocument(
                DocumentId.CreateNewId(_project), path[(path.LastIndexOf('/') + 1)..], SourceText.From(content, Encoding.UTF8), filePath: path);
        }

        return solution.GetProject(_project)!;
    }

    /// <summary>Several files, by path.</summary>
    public Project With(IEnumerable<(string Path, string Text)> files, IEnumerable<(string Path, string Text)> settings)
    {
        var solution = With(string.Empty, settings).Solution;
        foreach (var (path, text) in files)
        {
            solution = solution.AddDocument(
                DocumentId.CreateNewId(_project), path[(path.LastIndexOf('/') + 1)..], SourceText.From(text, Encoding.UTF8), filePath: path);
        }

        return solution.GetProject(_project)!;
    }
}
