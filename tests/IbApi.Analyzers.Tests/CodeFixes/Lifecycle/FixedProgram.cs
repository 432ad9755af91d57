using System;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>A program to which a fix is applied, and which is then run against the scripted TWS of one generation.</summary>
internal static class FixedProgram
{
    /// <summary>
    /// Fixes the program as C# 7.3, checks that nothing is left to report or to warn about, and runs <c>Session.Run</c> of the
    /// result.
    /// </summary>
    /// <param name="rule">The rule whose findings are fixed, one after the other.</param>
    /// <param name="source">The program; <c>Stub</c> has every callback, virtual and empty.</param>
    /// <param name="api">The generation of the API.</param>
    /// <param name="scenario">What <c>Session.Run</c> gets.</param>
    /// <param name="edit">What is changed in the result before it runs: times, mostly.</param>
    public static async Task<string> RunAsync<TFix>(string rule, string source, ApiGeneration api, string scenario, Func<string, string> edit)
        where TFix : CodeFixProvider, new()
    {
        var project = ReconnectProgram.Project(source, api, LanguageVersion.CSharp7_3, References.Runtime);
        Assert.Empty(await ReconnectProgram.WarningsAsync(project));
        project = await FixRun.FixAsync<TFix>(rule, project);
        Assert.Empty(await ReconnectProgram.WarningsAsync(project));

        var text = edit(await ReconnectProgram.TextAsync(project));
        project = project.Documents.First().WithText(SourceText.From(text)).Project;
        return (string)FixRun.Run(await FixRun.CompileAsync(project), api, "Session", scenario)!;
    }
}
