using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Configuration;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Configuration;

/// <summary>Fix All where projects, or the target frameworks of one, share a settings file: each holds a copy, and the last written wins.</summary>
public sealed class SharedFileTests
{
    private const string SettingsPath = "/src/appsettings.json";

    private const string Usings = "using IBApi;\nusing Microsoft.Extensions.Configuration;\n\n";

    [Fact]
    public async Task Every_copy_gets_what_all_projects_need()
    {
        using var workspace = new AdhocWorkspace();
        var solution = WithProject(workspace.CurrentSolution, "One", "/src/One.csproj", ("/src/Bot.cs", Class("Bot", 1)));
        solution = WithProject(solution, "Two", "/src/Two.csproj", ("/src/Feed.cs", Class("Feed", 2)));

        var fixedSolution = await FixAllAsync(solution);

        var texts = await SettingsOfAsync(fixedSolution);
        Assert.Equal(2, texts.Count);
        Assert.All(texts, static text => Assert.Equal(
            "{\n  \"IbApi\": {\n    \"Host\": \"ib-gateway\",\n    \"Port\": 7497,\n    \"ClientId\": 1,\n    \"Feed\": {\n      \"ClientId\": 2\n    }\n  }\n}\n",
            text));
    }

    /// <summary>Two target frameworks of one project: one text, although both ask for the same.</summary>
    [Fact]
    public async Task Target_frameworks_change_their_files_once()
    {
        using var workspace = new AdhocWorkspace();
        var solution = WithProject(workspace.CurrentSolution, "App(net8.0)", "/src/App.csproj", ("/src/Bot.cs", Class("Bot", 1)));
        solution = WithProject(solution, "App(net10.0)", "/src/App.csproj", ("/src/Bot.cs", Class("Bot", 1)));

        var fixedSolution = await FixAllAsync(solution);

        Assert.Single((await SettingsOfAsync(fixedSolution)).Distinct());
        var code = new List<string>();
        foreach (var document in fixedSolution.Projects.SelectMany(static project => project.Documents))
        {
            code.Add((await document.GetTextAsync()).ToString());
        }

        Assert.Equal(2, code.Count);
        Assert.Single(code.Distinct());
        Assert.Contains("configuration.GetValue(\"IbApi:ClientId\", 1)", code[0], StringComparison.Ordinal);
    }

    /// <summary>Without a settings file: the type with the variables is written once for both target frameworks.</summary>
    [Fact]
    public async Task Target_frameworks_share_the_type_that_reads_variables()
    {
        using var workspace = new AdhocWorkspace();
        var solution = WithProject(workspace.CurrentSolution, "App(net8.0)", "/src/App.csproj", ("/src/Bot.cs", Class("Bot", 1)), ("/src/Feed.cs", Class("Feed", 1)));
        solution = WithProject(solution, "App(net10.0)", "/src/App.csproj", ("/src/Bot.cs", Class("Bot", 1)), ("/src/Feed.cs", Class("Feed", 1)));
        foreach (var file in solution.Projects.SelectMany(static project => project.AdditionalDocuments).ToList())
        {
            solution = solution.RemoveAdditionalDocument(file.Id);
        }

        var fixedSolution = await FixAllAsync(solution);

        foreach (var project in fixedSolution.Projects)
        {
            var compilation = (await project.GetCompilationAsync())!;
            Assert.Empty(TestProgram.ErrorsOf(compilation));
            Assert.Single(compilation.GetSymbolsWithName("IbConnectionSettings", SymbolFilter.Type));
        }
    }

    [Theory]
    [InlineData(FixAllScope.Document, 1)]
    [InlineData(FixAllScope.Project, 2)]
    [InlineData(FixAllScope.Solution, 3)]
    public async Task In_every_scope(FixAllScope scope, int changed)
    {
        using var workspace = new AdhocWorkspace();
        var solution = WithProject(workspace.CurrentSolution, "One", "/src/One.csproj", ("/src/Bot.cs", Class("Bot", 1)), ("/src/Other.cs", Class("Other", 1)));
        solution = WithProject(solution, "Two", "/src/Two.csproj", ("/src/Feed.cs", Class("Feed", 1)));

        var fixedSolution = await FixAllAsync(solution, scope);

        Assert.Equal(
            changed,
            fixedSolution.GetChanges(solution).GetProjectChanges().Sum(static project => project.GetChangedDocuments().Count()));
    }

    private static string Class(string name, int clientId)
        => Usings + $"public class {name}(IConfiguration configuration)\n{{\n    public string? Name => configuration[\"Name\"];\n\n"
            + $"    public void Connect(EClientSocket client) => client.eConnect(\"ib-gateway\", 7497, {clientId});\n}}\n";

    private static Solution WithProject(Solution solution, string name, string path, params (string Path, string Text)[] files)
    {
        var id = ProjectId.CreateNewId();
        solution = solution.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            name,
            "App",
            LanguageNames.CSharp,
            path,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            metadataReferences: References.Runtime.AddRange(References.Configuration).Add(ApiGeneration.Newest.Reference)));
        foreach (var file in files)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(file.Path), SourceText.From(file.Text), filePath: file.Path);
        }

        return solution.AddAdditionalDocument(DocumentId.CreateNewId(id), "appsettings.json", SourceText.From("{\n}\n"), filePath: SettingsPath);
    }

    private static async Task<Solution> FixAllAsync(Solution solution, FixAllScope scope = FixAllScope.Solution)
    {
        var document = solution.Projects.First().Documents.First();
        var context = new FixAllContext(
            document, new MoveToConfigurationFixer(), scope, ConfigurationFixes.EquivalenceKey, ["IBAPI5001"], new Found(), CancellationToken.None);
        var action = await new MoveToConfigurationFixer().GetFixAllProvider().GetFixAsync(context);
        var operations = await action!.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }

    private static async Task<List<string>> SettingsOfAsync(Solution solution)
    {
        var texts = new List<string>();
        foreach (var file in solution.Projects.SelectMany(static project => project.AdditionalDocuments))
        {
            texts.Add((await file.GetTextAsync()).ToString());
        }

        return texts;
    }

    private sealed class Found : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await OfAsync(document.Project, cancellationToken)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => Task.FromResult(Enumerable.Empty<Diagnostic>());

        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => await OfAsync(project, cancellationToken);

        private static async Task<ImmutableArray<Diagnostic>> OfAsync(Project project, CancellationToken cancellationToken)
        {
            var compilation = (await project.GetCompilationAsync(cancellationToken))!;
            return await compilation
                .WithAnalyzers(AllRules.AnalyzersOf(["IBAPI5001"]), new AnalyzerOptions([], TestOptions.Of(ConfigText.ProductionProject)))
                .GetAnalyzerDiagnosticsAsync(cancellationToken);
        }
    }
}
