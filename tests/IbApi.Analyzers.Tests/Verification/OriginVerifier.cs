using System.Collections.Generic;
using System.Linq;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IbApi.Analyzers.Tests.Verification;

/// <summary>
/// Compares the origins of a setting with what a test expects: one text for each origin, as
/// <see cref="TestProgram.Describe"/> writes it, in order, joined by bars. The source must be free of errors.
/// </summary>
internal static class OriginVerifier
{
    /// <summary>Statements of an asynchronous method with a client, a flag, and a number that nobody knows.</summary>
    public static void InBody(string body, string expected, Setting setting = Setting.Port)
        => InSource(
            $$"""
            public sealed class Bot
            {
                public async Task Run(EClientSocket client, bool flag, int number)
                {
                    {{body}}
                    await Task.Yield();
                }
            }
            """,
            expected,
            setting);

    /// <summary>Members of a class that has a field <c>client</c>.</summary>
    public static void InClass(string members, string expected, Setting setting = Setting.Port)
        => InSource(
            $$"""
            public partial class Bot
            {
                private readonly EClientSocket client;
                {{members}}
            }
            """,
            expected,
            setting);

    /// <summary>A whole file.</summary>
    public static void InSource(
        string source,
        string expected,
        Setting setting = Setting.Port,
        IEnumerable<MetadataReference>? references = null,
        OutputKind? kind = null)
        => InCompilation(TestProgram.Compile([(TestProgram.FirstFile, source)], references: references, kind: kind), expected, setting);

    /// <summary>Several files, named <c>/src/1.cs</c> and so on.</summary>
    public static void InFiles(string expected, params string[] sources)
        => InCompilation(TestProgram.Compile(sources.Select((source, i) => ($"/src/{i + 1}.cs", source)).ToArray()), expected);

    public static void InCompilation(
        Compilation compilation, string expected, Setting setting = Setting.Port, TestOptions? options = null)
    {
        Assert.Empty(TestProgram.ErrorsOf(compilation));
        var actual = string.Join("|", TestProgram.Origins(TestProgram.Find(compilation, options), setting));
        Assert.True(
            expected == actual,
            $"Expected: {expected}\nActual:   {actual}\n{string.Join("\n", compilation.SyntaxTrees.Take(3))}");
    }
}
