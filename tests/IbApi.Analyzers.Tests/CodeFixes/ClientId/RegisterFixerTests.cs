using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.ClientId;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.ClientId;

/// <summary>IBAPI2002 and IBAPI2008: entries of the session register.</summary>
public sealed class RegisterFixerTests
{
    private const string Register = "/src/ibapi.json";

    private const string Sessions = "\"sessions\": { \"paper\": { \"port\": 7497 } }";

    public static TheoryData<string, string> Registers => new()
    {
        { "[]", "[ { \"id\": 7, \"project\": \"Bot\", \"session\": \"paper\" } ]" },
        {
            "[ { \"id\": 1, \"project\": \"A\" } ]",
            "[ { \"id\": 1, \"project\": \"A\" }, { \"id\": 7, \"project\": \"Bot\", \"session\": \"paper\" } ]"
        },
        {
            "[\r\n    // the quotes\r\n    { \"id\": 1, \"project\": \"A\" } // first\r\n  ]",
            "[\r\n    // the quotes\r\n    { \"id\": 1, \"project\": \"A\" },\r\n    { \"id\": 7, \"project\": \"Bot\", \"session\": \"paper\" } // first\r\n  ]"
        },
        {
            "[\n\t{ \"id\": 1, \"project\": \"A\" },\n]",
            "[\n\t{ \"id\": 1, \"project\": \"A\" },\n\t{ \"id\": 7, \"project\": \"Bot\", \"session\": \"paper\" },\n]"
        },
    };

    [Theory]
    [MemberData(nameof(Registers))]
    public async Task Registers_the_id(string before, string after)
    {
        var solution = Solution("c.eConnect(\"\", 7497, 7);", before);
        var actions = await ActionsAsync<RegisterClientIdFixer>(solution, "IBAPI2002");

        Assert.Equal("Register client ID 7 for 'Bot' on 'paper' in ibapi.json", actions[0].Title);
        Assert.Equal([Text(after)], await TextsAsync(await AppliedAsync(actions[0])));
        Assert.Empty(await FindAsync((await AppliedAsync(actions[0])).Projects.First(), "IBAPI2002"));
        foreach (var scope in (FixAllScope[])[FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution])
        {
            Assert.Equal([Text(after)], await TextsAsync(await AllAsync<RegisterClientIdFixer>(solution, "IBAPI2002", RegisterClientIdFixer.RegisterEquivalenceKey, scope)));
        }
    }

    [Fact]
    public async Task Takes_the_next_free_id_of_the_session_and_registers_it()
    {
        var solution = Solution(
            "c.eConnect(\"\", 7497, 1); /* quotes */", "[ { \"id\": 1, \"project\": \"Other\", \"session\": \"paper\" }, { \"id\": 2, \"project\": \"Other\" } ]");
        var action = Assert.Single(await ActionsAsync<RegisterClientIdFixer>(solution, "IBAPI2002"));
        var applied = await AppliedAsync(action);

        Assert.Equal("Use client ID 3, which is free on 'paper', and register it in ibapi.json", action.Title);
        Assert.Contains("c.eConnect(\"\", 7497, 3); /* quotes */", (await applied.Projects.First().Documents.First().GetTextAsync()).ToString(), StringComparison.Ordinal);
        Assert.EndsWith("{ \"id\": 3, \"project\": \"Bot\", \"session\": \"paper\" } ] }", Assert.Single(await TextsAsync(applied)), StringComparison.Ordinal);
        Assert.Empty(await FindAsync(applied.Projects.First(), "IBAPI2002"));
    }

    [Fact]
    public async Task No_two_get_the_same_free_id()
    {
        var solution = Solution(
            "c.eConnect(\"\", 7497, 1); c.eConnect(\"\", 7497, 1);", "[ { \"id\": 1, \"project\": \"Other\", \"session\": \"paper\" } ]");
        var applied = await AllAsync<RegisterClientIdFixer>(solution, "IBAPI2002", RegisterClientIdFixer.FreeEquivalenceKey, FixAllScope.Project);

        Assert.Contains("7497, 2); c.eConnect(\"\", 7497, 3);", (await applied.Projects.First().Documents.First().GetTextAsync()).ToString(), StringComparison.Ordinal);
        Assert.Empty(await FindAsync(applied.Projects.First(), "IBAPI2002"));
    }

    [Fact]
    public async Task Every_copy_of_a_shared_register_gets_every_entry()
    {
        var one = Solution("c.eConnect(\"\", 7497, 7);", "[]");
        var both = Add(one, "Second", "c.eConnect(\"\", 7497, 8);", "[]");
        var applied = await AllAsync<RegisterClientIdFixer>(both, "IBAPI2002", RegisterClientIdFixer.RegisterEquivalenceKey, FixAllScope.Solution);

        Assert.All(await TextsAsync(applied), static text => Assert.Equal(
            Text("[ { \"id\": 7, \"project\": \"Bot\", \"session\": \"paper\" }, { \"id\": 8, \"project\": \"Second\", \"session\": \"paper\" } ]"), text));
    }

    [Fact]
    public async Task Nothing_is_offered_where_the_register_has_no_list_or_the_session_is_not_known()
    {
        Assert.Empty(await ActionsAsync<RegisterClientIdFixer>(Solution("c.eConnect(\"\", 7497, 7);", null), "IBAPI2002"));
    }

    [Theory]
    [InlineData("[ { \"id\": 1, \"project\": \"Bot\" }, { \"id\": 5, \"project\": \"Bot\" } ]", "[ { \"id\": 1, \"project\": \"Bot\" } ]")]
    [InlineData("[ { \"id\": 5, \"project\": \"Bot\" }, { \"id\": 1, \"project\": \"Bot\" } ]", "[ { \"id\": 1, \"project\": \"Bot\" } ]")]
    [InlineData("[\n  { \"id\": 1, \"project\": \"Bot\" }, // kept\n  { \"id\": 5, \"project\": \"Bot\" },\n  { \"id\": 6, \"project\": \"A\" }\n]", "[\n  { \"id\": 1, \"project\": \"Bot\" }, // kept\n  { \"id\": 6, \"project\": \"A\" }\n]")]
    [InlineData("[\r\n  { \"id\": 1, \"project\": \"Bot\" },\r\n  {\r\n    \"id\": 5,\r\n    \"project\": \"Bot\"\r\n  }\r\n]", "[\r\n  { \"id\": 1, \"project\": \"Bot\" }\r\n]")]
    [InlineData("[ { \"id\": 1, \"project\": \"Bot\" }, { \"id\": 5, \"project\": \"Bot\" }, { \"id\": 8, \"project\": \"Bot\" } ]", "[ { \"id\": 1, \"project\": \"Bot\" } ]")]
    public async Task Removes_the_entry(string before, string after)
    {
        var solution = Solution("c.eConnect(\"\", 7497, 1);", before);

        Assert.Equal([Text(after)], await TextsAsync(await AllAsync<RemoveRegisterEntryFixer>(solution, "IBAPI2008", RemoveRegisterEntryFixer.EquivalenceKey, FixAllScope.Project)));
        var applied = solution;
        while (await ActionsAsync<RemoveRegisterEntryFixer>(applied, "IBAPI2008") is [var action, ..])
        {
            Assert.Equal("Remove the entry from ibapi.json", action.Title);
            applied = await AppliedAsync(action);
        }

        Assert.Equal([Text(after)], await TextsAsync(applied));
    }

    private static string Text(string? clients)
        => clients is null ? "{ " + Sessions + " }" : "{ " + Sessions + ", \"clients\": " + clients + " }";

    private static Solution Solution(string body, string? clients)
        => Add(new AdhocWorkspace().CurrentSolution, "Bot", body, clients);

    private static Solution Add(Solution solution, string name, string body, string? clients)
    {
        var id = ProjectId.CreateNewId();
        return solution
            .AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, name, name, LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                metadataReferences: References.Runtime.Add(ApiGeneration.Newest.Reference)))
            .AddDocument(
                DocumentId.CreateNewId(id), name + ".cs", "class C { void Run(IBApi.EClientSocket c) { " + body + " } }", filePath: "/src/" + name + ".cs")
            .AddAdditionalDocument(DocumentId.CreateNewId(id), "ibapi.json", Text(clients), filePath: Register);
    }

    private static async Task<IEnumerable<string>> TextsAsync(Solution solution)
    {
        var texts = new List<string>();
        foreach (var document in solution.Projects.SelectMany(static project => project.AdditionalDocuments))
        {
            texts.Add((await document.GetTextAsync()).ToString());
        }

        return texts;
    }

    private static async Task<ImmutableArray<Diagnostic>> FindAsync(Project project, string rule)
    {
        var compilation = await project.GetCompilationAsync();
        Assert.Empty(TestProgram.ErrorsOf(compilation!));
        var found = await compilation!
            .WithAnalyzers(AllRules.AnalyzersOf([rule]), new AnalyzerOptions(project.AnalyzerOptions.AdditionalFiles, TestOptions.Of()))
            .GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(diagnostic => diagnostic.Id == rule)];
    }

    private static async Task<List<CodeAction>> ActionsAsync<TFix>(Solution solution, string rule)
        where TFix : CodeFixProvider, new()
    {
        var actions = new List<CodeAction>();
        var project = solution.Projects.First();
        foreach (var diagnostic in await FindAsync(project, rule))
        {
            var document = diagnostic.Location.IsInSource ? project.Documents.First() : project.AdditionalDocuments.First();
            await new TFix().RegisterCodeFixesAsync(new CodeFixContext(
                document, diagnostic.Location.SourceSpan, [diagnostic], (action, _) => actions.Add(action), CancellationToken.None));
        }

        return actions;
    }

    private static async Task<Solution> AllAsync<TFix>(Solution solution, string rule, string key, FixAllScope scope)
        where TFix : CodeFixProvider, new()
    {
        var fixer = new TFix();
        var action = await fixer.GetFixAllProvider()!.GetFixAsync(new FixAllContext(
            solution.Projects.First().Documents.First(), fixer, scope, key, [rule], new Found(rule), CancellationToken.None));
        return await AppliedAsync(action!);
    }

    private static async Task<Solution> AppliedAsync(CodeAction action)
        => (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    private sealed class Found(string rule) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => await FindAsync(project, rule);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
            => (await FindAsync(document.Project, rule)).Where(static diagnostic => diagnostic.Location.IsInSource);

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => (await FindAsync(project, rule)).Where(static diagnostic => !diagnostic.Location.IsInSource);
    }
}
