using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.DocumentationGenerator;

/// <summary>The picture of the README: what a newcomer sees in the sample, in the tests of the bot.</summary>
internal static class FirstFinding
{
    private const string Rule = "IBAPI1001";
    private const string TestFile = "IbConnectorTests.cs";

    /// <summary>What the projects of the sample get from the SDK.</summary>
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    public static FindingPicture In(string repository)
        => InAsync(Path.Combine(repository, "samples")).GetAwaiter().GetResult();

    private static async Task<FindingPicture> InAsync(string samples)
    {
        var bot = ExampleProgram.Create(
            Sources(samples, "TradingBot"),
            [.. ExampleReferences.Of("using Microsoft.Extensions.Hosting;"), ExampleApi.Newest],
            assemblyName: "TradingBot",
            nullable: NullableContextOptions.Enable);
        using var assembly = new MemoryStream();
        if ((await bot.CompileAsync()).Emit(assembly) is { Success: false } result)
        {
            throw new InvalidOperationException("The sample does not compile: " + string.Join("; ", result.Diagnostics));
        }

        var tests = ExampleProgram.Create(
            Sources(samples, "TradingBot.Tests").Append(("/src/Usings.cs", "global using Xunit;")),
            [.. ExampleReferences.Of("using Xunit;"), ExampleApi.Newest, MetadataReference.CreateFromImage(assembly.ToArray())],
            "is_global = true\nbuild_property.IsTestProject = true\n",
            assemblyName: "TradingBot.Tests",
            nullable: NullableContextOptions.Enable);
        var first = (await tests.FindingsAsync(Rule)).First(static finding => finding.Location.GetLineSpan().Path.EndsWith(TestFile, StringComparison.Ordinal));
        var fixes = (await tests.FixesAsync(first)).Select(static action => action.Title).ToImmutableArray();
        return FindingPicture.Of(await tests.CompileAsync(), [first], fixes, [], TestFile);
    }

    private static IEnumerable<(string Path, string Text)> Sources(string samples, string project)
        => Directory.GetFiles(Path.Combine(samples, project), "*.cs")
            .Order(StringComparer.Ordinal)
            .Select(static path => ("/src/" + Path.GetFileName(path), File.ReadAllText(path)))
            .Append(("/src/GlobalUsings.cs", GlobalUsings));
}
