using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.ClientId;
using IbApi.Analyzers.Configuration;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.ClientId;

/// <summary>IBAPI2001 and IBAPI2003: the client ID comes from the configuration that the project has.</summary>
public sealed class ReadClientIdFixerTests
{
    [Fact]
    public async Task A_changing_id_becomes_a_configured_one()
    {
        var (code, settings, found) = await FixedAsync<ReadClientIdFixer>(
            "IBAPI2003", "c.eConnect(\"\", 7497, new Random().Next(1, 100)); c.placeOrder(1, new Contract(), new Order());");

        Assert.DoesNotContain("Random", code, StringComparison.Ordinal);
        Assert.Contains("\"IbApi:ClientId\"", code, StringComparison.Ordinal);
        Assert.Contains("\"ClientId\": 1", settings, StringComparison.Ordinal);
        Assert.Empty(found);
    }

    [Fact]
    public async Task One_of_two_becomes_a_configured_one_that_is_free()
    {
        var (code, settings, found) = await FixedAsync<UseFreeClientIdFixer>(
            "IBAPI2001", "c.eConnect(\"\", 7497, 1); var d = new EClientSocket(null, null); d.eConnect(\"\", 7497, 1);");

        Assert.Contains("\"IbApi:ClientId\"", code, StringComparison.Ordinal);
        Assert.Contains("\"ClientId\": 2", settings, StringComparison.Ordinal);
        Assert.Empty(found);
    }

    private static async Task<(string Code, string Settings, IEnumerable<Diagnostic> Found)> FixedAsync<TFix>(string rule, string body)
        where TFix : CodeFixProvider, new()
    {
        var id = ProjectId.CreateNewId();
        var project = new AdhocWorkspace().CurrentSolution
            .AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, "Bot", "Bot", LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                metadataReferences: References.Runtime.AddRange(References.Configuration).Add(ApiGeneration.Newest.Reference)))
            .AddDocument(
                DocumentId.CreateNewId(id),
                "Bot.cs",
                "using System;\nusing IBApi;\nusing Microsoft.Extensions.Configuration;\n\npublic class Bot\n{\n    public void Run(IConfiguration configuration)\n    {\n"
                    + "        var c = new EClientSocket(null, null);\n        " + body + "\n    }\n}\n",
                filePath: "/src/Bot.cs")
            .AddAdditionalDocument(DocumentId.CreateNewId(id), "appsettings.json", "{\n  \"Logging\": { }\n}\n", filePath: "/src/appsettings.json")
            .GetProject(id)!;
        var diagnostic = (await FindAsync(project, rule))[0];
        var actions = new List<CodeAction>();
        await new TFix().RegisterCodeFixesAsync(new CodeFixContext(
            project.Documents.First(), diagnostic.Location.SourceSpan, [diagnostic], (action, _) => actions.Add(action), CancellationToken.None));
        var moved = actions.First(static action => action.EquivalenceKey == ConfigurationFixes.EquivalenceKey);
        var changed = (await moved.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(id)!;
        return (
            (await changed.Documents.First().GetTextAsync()).ToString(),
            (await changed.AdditionalDocuments.First().GetTextAsync()).ToString(),
            await FindAsync(changed, rule));
    }

    private static async Task<List<Diagnostic>> FindAsync(Project project, string rule)
    {
        var compilation = await project.GetCompilationAsync();
        Assert.Empty(TestProgram.ErrorsOf(compilation!));
        var found = await compilation!
            .WithAnalyzers(AllRules.AnalyzersOf([rule]), new AnalyzerOptions(project.AnalyzerOptions.AdditionalFiles, TestOptions.None))
            .GetAnalyzerDiagnosticsAsync();
        return [.. found.Where(diagnostic => diagnostic.Id == rule)];
    }
}
