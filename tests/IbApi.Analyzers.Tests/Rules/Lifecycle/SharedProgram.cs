using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Lifecycle;

/// <summary>
/// Many small cases as classes of one program, so that a generation of the API costs one compilation: each a wrapper with its own
/// client <c>_client</c>, which <c>Start</c> connects. <c>#</c> is the number of the case, <c>$NEW</c> the creation of a client.
/// </summary>
internal static class SharedProgram
{
    /// <summary>Few enough to stay within the limits up to which the model looks.</summary>
    private const int CasesOfProgram = 12;

    /// <summary>How often a rule reports in each of the cases, in their order.</summary>
    public static async Task<int[]> CountsAsync(string rule, IReadOnlyList<string> cases, ApiGeneration api, string start = "_client.eConnect(\"\", 7497, 1);")
    {
        var counts = new List<int>();
        foreach (var some in cases.Chunk(CasesOfProgram))
        {
            var compilation = Compile(some, api, start);
            Assert.Empty(TestProgram.ErrorsOf(compilation));
            var found = await LifecycleSource.DiagnosticsAsync(rule, compilation);
            counts.AddRange(some.Select((_, i) => found.Count(diagnostic => diagnostic.Location.SourceTree!.FilePath == PathOf(i))));
        }

        return [.. counts];
    }

    /// <summary>What a rule reports about one case, on the newest generation.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(string rule, string members, bool mustCompile = true)
    {
        var compilation = Compile([members], ApiGeneration.Newest, "_client.eConnect(\"\", 7497, 1);");
        if (mustCompile)
        {
            Assert.Empty(TestProgram.ErrorsOf(compilation));
        }

        return await LifecycleSource.DiagnosticsAsync(rule, compilation);
    }

    private static Compilation Compile(IReadOnlyList<string> cases, ApiGeneration api, string start)
        => TestProgram.Compile(
            cases.Select((members, i) => (PathOf(i), $$"""
                internal class Bot{{i}} : Stub
                {
                    private EClientSocket _client;
                    public Bot{{i}}() { _client = {{WrapperStub.NewClient(api, "this")}}; }
                    public void Start() { {{start}} }
                {{members.Replace("$NEW", WrapperStub.NewClient(api, "this"), StringComparison.Ordinal).Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)}}
                }
                """)).Append(("/src/Stub.cs", WrapperStub.Source(api, "Stub"))),
            api,
            kind: OutputKind.DynamicallyLinkedLibrary);

    private static string PathOf(int i)
        => "/src/Case" + i + ".cs";
}
