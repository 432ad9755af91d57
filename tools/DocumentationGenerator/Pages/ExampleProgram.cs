using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.DocumentationGenerator;

/// <summary>A program in memory, as an editor has it: code, settings files, options; what the rules say of it and what fixes make of it.</summary>
internal sealed class ExampleProgram
{
    public const string CodePath = Folder + "Program.cs";
    private const string Folder = "/src/";

    /// <summary>Findings that a fix is applied to before it counts as one that never ends.</summary>
    private const int MostFindings = 20;

    private readonly Project _project;

    private ExampleProgram(Project project)
    {
        _project = project;
    }

    public Project Project => _project;

    /// <summary>The example of a page.</summary>
    public static ExampleProgram Of(PageExample example)
        => Create([(CodePath, example.Code)], [.. ExampleReferences.Of(example.Code), .. ExampleApi.Of(example.Code)], example.Config, example.Files);

    /// <summary>Any program. The text of its options is an <c>.editorconfig</c>, or begins with <c>is_global = true</c>.</summary>
    public static ExampleProgram Create(
        IEnumerable<(string Path, string Text)> code,
        IEnumerable<MetadataReference> references,
        string? config = null,
        IEnumerable<(string Name, string Text)>? files = null,
        string assemblyName = "Program",
        NullableContextOptions nullable = NullableContextOptions.Disable)
    {
        var id = ProjectId.CreateNewId();
        var sources = code.ToList();
        var project = ProjectInfo.Create(
                id,
                VersionStamp.Default,
                assemblyName,
                assemblyName,
                LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(
                    sources.Any(static source => HasEntryPoint(source.Text)) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                    nullableContextOptions: nullable),
                parseOptions: new CSharpParseOptions(LanguageVersion.Preview),
                documents: sources.Select(source => Document(id, source.Path, source.Text)),
                additionalDocuments: (files ?? []).Select(file => Document(id, Folder + file.Name, file.Text)),
                metadataReferences: references)
            .WithAnalyzerConfigDocuments(config is null ? []
                : [Document(id, Folder + (IsGlobal(config) ? ".globalconfig" : ".editorconfig"), config)]);
        return new ExampleProgram(new AdhocWorkspace().AddProject(project));
    }

    /// <summary>The program with other code in its only file, as somebody may write it around a finding.</summary>
    public ExampleProgram WithCode(string code)
        => new(_project.Documents.Single().WithText(SourceText.From(code)).Project);

    /// <summary>The program with a file of options, in place of one of that name.</summary>
    public ExampleProgram WithConfig(string name, string text)
    {
        var others = _project.AnalyzerConfigDocuments.Where(file => file.Name == name).Select(static file => file.Id);
        return new(_project.RemoveAnalyzerConfigDocuments([.. others])
            .AddAnalyzerConfigDocument(name, SourceText.From(text), filePath: Folder + name).Project);
    }

    /// <summary>The program with what a project file says of a rule.</summary>
    public ExampleProgram WithSeverity(string rule, ReportDiagnostic severity)
        => new(_project.WithCompilationOptions(_project.CompilationOptions!.WithSpecificDiagnosticOptions(
            _project.CompilationOptions.SpecificDiagnosticOptions.SetItem(rule, severity))));

    public async Task<Compilation> CompileAsync()
        => (await _project.GetCompilationAsync())!;

    /// <summary>What analyzers say, by place; what is suppressed is left out.</summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var found = await (await CompileAsync())
            .WithAnalyzers(analyzers, _project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync();
        return
        [
            .. found
                .Where(static diagnostic => !diagnostic.IsSuppressed)
                .OrderBy(static diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
                .ThenBy(static diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition)
                .ThenBy(static diagnostic => diagnostic.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>What one rule says and shows.</summary>
    public async Task<ImmutableArray<Diagnostic>> FindingsAsync(string rule)
        => [
            .. (await AnalyzeAsync(RuleCatalogue.AnalyzersOf(rule)))
                .Where(diagnostic => diagnostic.Id == rule && diagnostic.Severity > DiagnosticSeverity.Hidden),
        ];

    /// <summary>What the light bulb at a finding of this program offers; the fixes that are made for few rules stand first.</summary>
    public async Task<ImmutableArray<CodeAction>> FixesAsync(Diagnostic finding)
    {
        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        if (DocumentOf(finding) is { } document)
        {
            foreach (var fixer in RuleCatalogue.FixersOf(finding.Id).Where(fixer => document is Document || IsForFiles(fixer)))
            {
                await fixer.RegisterCodeFixesAsync(
                    new CodeFixContext(document, finding, (action, _) => actions.Add(action), CancellationToken.None));
            }
        }

        return actions.ToImmutable();
    }

    /// <summary>
    /// What each kind of fix that the first finding is offered makes of the program: applied again and again, until the rule is silent.
    /// </summary>
    public async Task<ImmutableArray<(string Title, ExampleProgram Result)>> FixedAsync(string rule)
    {
        var results = ImmutableArray.CreateBuilder<(string, ExampleProgram)>();
        if (await FindingsAsync(rule) is [var first, ..])
        {
            foreach (var kind in (await FixesAsync(first)).DistinctBy(static action => action.EquivalenceKey))
            {
                results.Add((kind.Title, await ApplyAllAsync(rule, kind.EquivalenceKey)));
            }
        }

        return results.ToImmutable();
    }

    public async Task<string> CodeAsync()
        => (await _project.Documents.Single().GetTextAsync()).ToString();

    public async Task<ImmutableArray<(string Name, string Text)>> FilesAsync()
    {
        var files = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var file in _project.AdditionalDocuments)
        {
            files.Add((file.Name, (await file.GetTextAsync()).ToString()));
        }

        return files.ToImmutable();
    }

    private async Task<ExampleProgram> ApplyAllAsync(string rule, string? key)
    {
        var program = this;
        for (var i = 0; i < MostFindings; i++)
        {
            var action = (CodeAction?)null;
            foreach (var finding in await program.FindingsAsync(rule))
            {
                action ??= (await program.FixesAsync(finding)).FirstOrDefault(action => action.EquivalenceKey == key);
            }

            if (action is null)
            {
                return program;
            }

            var changes = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single();
            program = new ExampleProgram(changes.ChangedSolution.GetProject(_project.Id)!);
        }

        throw new InvalidOperationException($"A fix of {rule} leaves its finding: {key}.");
    }

    /// <summary>The file in which a finding stands, as the editor has it open.</summary>
    public TextDocument? DocumentOf(Diagnostic finding)
        => finding.Location.SourceTree is { } tree
            ? _project.GetDocument(tree)
            : _project.AdditionalDocuments.FirstOrDefault(file => file.FilePath == finding.Location.GetLineSpan().Path);

    /// <summary>Whether hosts ask a fix about settings files.</summary>
    private static bool IsForFiles(CodeFixProvider fixer)
        => fixer.GetType().GetCustomAttributes(typeof(ExportCodeFixProviderAttribute), inherit: false)
            .OfType<ExportCodeFixProviderAttribute>()
            .Any(static export => export.DocumentKinds.Contains(nameof(TextDocumentKind.AdditionalDocument)));

    private static bool HasEntryPoint(string code)
        => CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes().Any(static node =>
            node is GlobalStatementSyntax or MethodDeclarationSyntax { Identifier.Text: "Main" });

    private static bool IsGlobal(string config)
        => config.TrimStart().StartsWith("is_global", StringComparison.Ordinal);

    private static DocumentInfo Document(ProjectId project, string path, string text)
        => DocumentInfo.Create(
            DocumentId.CreateNewId(project),
            path[(path.LastIndexOf('/') + 1)..],
            loader: TextLoader.From(TextAndVersion.Create(SourceText.From(text), VersionStamp.Default)),
            filePath: path);
}
