using System;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>Where the fix of IBAPI3001 writes, in what form, and where it is not offered. What it does: ReconnectBehaviourTests.</summary>
public sealed class ReconnectFixerTests
{
    public static TheoryData<string, string> ProgramsAndGenerations
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var program in ReconnectPrograms.Names)
            {
                data.Add(program, "V1019");
                data.Add(program, "V1050");
            }

            data.Add("SingleClass", "V971");
            data.Add("TwoClasses", "V976");
            return data;
        }
    }

    /// <summary>Old C# on .NET Framework and the newest on the newest, with every warning an error.</summary>
    [Theory]
    [MemberData(nameof(ProgramsAndGenerations))]
    public async Task Compiles_and_leaves_no_finding_behind(string program, string generation)
    {
        var api = ReconnectProgram.GenerationOf(generation);
        var (source, _) = ReconnectPrograms.Of(program, api);
        if (program != "Service")
        {
            await AssertCleanAsync(ReconnectProgram.Project(source.Replace("_ = Task.Run", "Task unused = Task.Run", StringComparison.Ordinal), api, LanguageVersion.CSharp7_3, References.Net48));
        }

        await AssertCleanAsync(ReconnectProgram.Project(source, api, LanguageVersion.Preview, References.Runtime.AddRange(References.Configuration)));
    }

    [Theory]
    [InlineData("SingleClass", "V1050")]
    [InlineData("SingleClass", "V1019")]
    [InlineData("Async", "V1050")]
    [InlineData("Main", "V1050")]
    public async Task Compiles_where_references_are_not_null(string program, string generation)
    {
        var api = ReconnectProgram.GenerationOf(generation);
        var (source, _) = ReconnectPrograms.Of(program, api);

        await AssertCleanAsync(ReconnectProgram.Project(source, api, LanguageVersion.Preview, References.Runtime, isNullable: true));
    }

    private static async Task AssertCleanAsync(Microsoft.CodeAnalysis.Project project)
    {
        Assert.Empty(await ReconnectProgram.WarningsAsync(project));
        var before = await ReconnectProgram.FindingsAsync(project);
        Assert.Contains(before, static finding => finding.StartsWith("IBAPI3001", StringComparison.Ordinal));
        var after = await ReconnectProgram.FixAsync(project);

        Assert.NotNull(after);
        Assert.Empty(await ReconnectProgram.WarningsAsync(after));
        var findings = (await ReconnectProgram.FindingsAsync(after)).ToLookup(static finding => finding[..9]);
        Assert.Empty(findings["IBAPI3001"]);
        Assert.All(findings, group => Assert.True(
            group.Count() <= before.Count(finding => finding.StartsWith(group.Key, StringComparison.Ordinal)), string.Join("\n", group)));
    }
}
