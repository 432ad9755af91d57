using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Endpoint;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Endpoint;

/// <summary>The paper port in a settings file, from the file and from the code that reads it.</summary>
public sealed class PaperPortInSettingsFixerTests
{
    private const string Rule = "IBAPI1002";
    private const string Path = "/src/appsettings.json";

    private const string Reads = """
        using IBApi;
        using Microsoft.Extensions.Configuration;
        class Bot { void Run(EClientSocket c, IConfiguration f) => c.eConnect("", f.GetValue<int>("Server:Number"), 1); }
        """;

    [Theory]
    [InlineData("{ \"Ib\": { \"Port\": 7496 } }", "{ \"Ib\": { \"Port\": 7497 } }")]
    [InlineData("{ \"Ib\": { \"Port\": 4001 } }", "{ \"Ib\": { \"Port\": 4002 } }")]
    [InlineData("{ \"Ib\": { \"Port\": 4003 } }", "{ \"Ib\": { \"Port\": 4004 } }")]
    [InlineData("{ \"Ib\": { \"Port\": \"7496\" } }", "{ \"Ib\": { \"Port\": \"7497\" } }")]
    [InlineData("{\r\n\t// live!\r\n\t\"Ib:Port\" :  7496 , /* c */\r\n\t\"Other\": 7496,\r\n}\r\n", "{\r\n\t// live!\r\n\t\"Ib:Port\" :  7497 , /* c */\r\n\t\"Other\": 7496,\r\n}\r\n")]
    [InlineData("{ \"Ib\": { \"Url\": \"tcp://7496:7496/7496\" } }", "{ \"Ib\": { \"Url\": \"tcp://7496:7497/7496\" } }")]
    [InlineData("{ \"Ib\": { \"Port\": 7496 }, \"Tws\": { \"Port\": \"4001\" } }", "{ \"Ib\": { \"Port\": 7497 }, \"Tws\": { \"Port\": \"4002\" } }")]
    public async Task Changes_the_digits_and_nothing_else(string before, string after)
    {
        var solution = Solution("class C { }", (Path, before));

        Assert.Equal([after], TextsOf(await FixedAsync(solution, inFile: true)));
        Assert.Equal([after], TextsOf(await FixedAllAsync(solution, FixAllScope.Project)));
        Assert.Equal([after], TextsOf(await FixedAllAsync(solution, FixAllScope.Solution)));
    }

    [Theory]
    [InlineData("/src/Properties/launchSettings.json", "{ \"profiles\": { \"a\": { \"environmentVariables\": { \"IB_PORT\": \"7496\" } } } }")]
    [InlineData("/src/a.runsettings", "<RunSettings><TestRunParameters><Parameter name=\"IbPort\" value='7496' /></TestRunParameters></RunSettings>")]
    [InlineData("/src/App.config", "<configuration><appSettings><add value=\"7496\" key=\"IbPort\" /></appSettings></configuration>")]
    [InlineData("/src/App.config", "<configuration><applicationSettings><Ib.S><setting name=\"Port\"><value>\n 7496\n</value></setting></Ib.S></applicationSettings></configuration>")]
    public async Task In_every_kind_of_file(string path, string before)
        => Assert.Equal(
            [before.Replace("7496", "7497", StringComparison.Ordinal)],
            TextsOf(await FixedAsync(Solution("class C { }", (path, before)), inFile: true)));

    [Fact]
    public async Task From_the_code_that_reads_the_key()
    {
        var solution = Solution(Reads, (Path, "{ \"Server\": { \"Number\": 7496 } }"));

        Assert.Equal(["{ \"Server\": { \"Number\": 7497 } }"], TextsOf(await FixedAsync(solution, inFile: false)));
        Assert.Equal(["{ \"Server\": { \"Number\": 7497 } }"], TextsOf(await FixedAllAsync(solution, FixAllScope.Document)));
    }

    [Fact]
    public async Task Where_the_code_reads_the_key_the_finding_is_hidden()
    {
        var solution = Solution(Reads, (Path, "{ \"Server\": { \"Number\": 7496 } }"));

        Assert.Equal(
            [DiagnosticSeverity.Hidden, DiagnosticSeverity.Warning],
            (await FindAsync(solution.Projects.First())).Select(static diagnostic => diagnostic.Severity).Order());
    }

    [Fact]
    public async Task Says_which_port_in_which_file()
    {
        var solution = Solution("class C { }", (Path, "{ \"Ib\": { \"Port\": 7496 } }"));
        var action = Assert.Single(await ActionsAsync(solution.Projects.First(), inFile: true));

        Assert.Equal(("Use the paper port 7497 in appsettings.json", PaperPortInSettingsFixer.EquivalenceKey), (action.Title, action.EquivalenceKey));
    }

    [Fact]
    public async Task Every_copy_of_a_shared_file_gets_every_change()
    {
        var one = Solution(Reads, (Path, "{ \"Server\": { \"Number\": 7496 }, \"Ib\": { \"Port\": 4001 } }"));
        var both = Add(one, "Second", "class C { }", (Path, "{ \"Server\": { \"Number\": 7496 }, \"Ib\": { \"Port\": 4001 } }"));

        Assert.All(
            TextsOf(await FixedAllAsync(both, FixAllScope.Solution)),
            static text => Assert.Equal("{ \"Server\": { \"Number\": 7497 }, \"Ib\": { \"Port\": 4002 } }", text));
        Assert.Equal(
            2, TextsOf(await FixedAsync(both, inFile: true)).Count(static text => text != "{ \"Server\": { \"Number\": 7496 }, \"Ib\": { \"Port\": 4001 } }"));
    }

    [Fact]
    public async Task Encoding_and_byte_order_mark_stay()
    {
        foreach (var encoding in (Encoding[])[new UTF8Encoding(true), new UTF8Encoding(false), Encoding.Unicode])
        {
            var solution = Solution("class C { }");
            var text = SourceText.From("{ \"Ib\": { \"Port\": 7496 } }", encoding);
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(solution.ProjectIds[0]), "appsettings.json", text, filePath: Path);
            var fixedText = await (await FixedAsync(solution, inFile: true)).Projects.First().AdditionalDocuments.First().GetTextAsync();

            Assert.Equal(encoding, fixedText.Encoding);
        }
    }

    [Theory]
    [InlineData("{ \"Ib\": { \"LivePort\": 7496 } }", "")]
    [InlineData("{ \"Ib\": { \"Port\": 9000 } }", "9000")]
    public async Task Is_not_offered_where_only_the_user_knows(string text, string livePorts)
    {
        var solution = Solution("class C { }", (Path, text));

        Assert.Single(await FindAsync(solution.Projects.First(), ("ibapi.live_ports", livePorts)));
        Assert.Empty(await ActionsAsync(solution.Projects.First(), inFile: true, ("ibapi.live_ports", livePorts)));
    }

    [Fact]
    public async Task The_only_paper_session_of_the_register_is_known()
    {
        var solution = Solution(
            "class C { }",
            (Path, "{ \"Ib\": { \"Port\": 9000 } }"),
            ("/src/ibapi.json", """{ "sessions": { "a": { "mode": "live", "port": 9000 }, "b": { "mode": "paper", "port": 9001 } } }"""));

        Assert.Equal("{ \"Ib\": { \"Port\": 9001 } }", TextsOf(await FixedAsync(solution, inFile: true)).First());
    }

    private static Solution Solution(string source, params (string Path, string Text)[] files)
        => Add(new AdhocWorkspace().CurrentSolution, "First", source, files);

    private static Solution Add(Solution solution, string name, string source, params (string Path, string Text)[] files)
    {
        var id = ProjectId.CreateNewId();
        solution = solution
            .AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, name, name, LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                metadataReferences: References.Runtime.AddRange(References.Configuration).Add(ApiGeneration.Newest.Reference)))
            .AddDocument(DocumentId.CreateNewId(id), name + ".cs", source, filePath: "/src/" + name + ".cs");
        foreach (var (path, text) in files)
        {
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), System.IO.Path.GetFileName(path), text, filePath: path);
        }

        return solution;
    }

    private static IEnumerable<string> TextsOf(Solution solution)
        => solution.Projects
            .SelectMany(static project => project.AdditionalDocuments)
            .Select(static document => document.GetTextAsync().GetAwaiter().GetResult().ToString());

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(Project project, params (string Key, string Value)[] options)
    {
        var compilation = await project.GetCompilationAsync();
        Assert.Empty(TestProgram.ErrorsOf(compilation!));
        var all = TestOptions.Of([ConfigText.TestProject, .. options]);
        return await compilation!
            .WithAnalyzers(AllRules.AnalyzersOf([Rule]), new AnalyzerOptions(project.AnalyzerOptions.AdditionalFiles, all))
            .GetAnalyzerDiagnosticsAsync() is var found
                ? [.. found.Where(static diagnostic => diagnostic.Id == Rule)]
                : [];
    }

    private static async Task<List<CodeAction>> ActionsAsync(Project project, bool inFile, params (string Key, string Value)[] options)
    {
        var actions = new List<CodeAction>();
        foreach (var diagnostic in (await FindAsync(project, options)).Where(diagnostic => diagnostic.Location.IsInSource != inFile))
        {
            var document = inFile
                ? project.AdditionalDocuments.First(file => file.FilePath == diagnostic.Location.GetLineSpan().Path)
                : project.Documents.First();
            await new PaperPortInSettingsFixer().RegisterCodeFixesAsync(new CodeFixContext(
                document, diagnostic.Location.SourceSpan, [diagnostic], (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions;
    }

    /// <summary>One by one until none is offered: a fix that changes its own result would never end.</summary>
    private static async Task<Solution> FixedAsync(Solution solution, bool inFile)
    {
        for (var i = 0; i < 5; i++)
        {
            if (await ActionsAsync(solution.Projects.First(), inFile) is not [var action, ..])
            {
                return solution;
            }

            solution = await AppliedAsync(action);
        }

        throw new InvalidOperationException("The fix does not end.");
    }

    private static async Task<Solution> FixedAllAsync(Solution solution, FixAllScope scope)
    {
        var fixer = new PaperPortInSettingsFixer();
        var document = solution.Projects.First().Documents.First();
        var action = await fixer.GetFixAllProvider().GetFixAsync(new FixAllContext(
            document, fixer, scope, PaperPortInSettingsFixer.EquivalenceKey, [Rule], new Found(), CancellationToken.None));
        return await AppliedAsync(action!);
    }

    private static async Task<Solution> AppliedAsync(CodeAction action)
        => (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private sealed class Found : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => await FindAsync(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
            => (await FindAsync(document.Project)).Where(static diagnostic => diagnostic.Location.IsInSource);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => (await FindAsync(project)).Where(static diagnostic => !diagnostic.Location.IsInSource);
    }
}
