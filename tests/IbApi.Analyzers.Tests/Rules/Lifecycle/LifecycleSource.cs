using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Lifecycle;

/// <summary>The programs into which tests of the lifecycle rules put the members that they are about.</summary>
internal static class LifecycleSource
{
    /// <summary>A console program that runs for ever, with a wrapper that connects its client.</summary>
    public static string Program(string members, string main = "new Bot().Start(); Thread.Sleep(Timeout.Infinite);", string others = "")
        => $$"""
            internal partial class Bot : DefaultEWrapper
            {
                private readonly EClientSocket _client;
                public Bot() { _client = new EClientSocket(this, new EReaderMonitorSignal()); }
                public void Start() => Connect();
                private void Connect() => _client.eConnect("", 7497, 1);
                {{members}}
            }
            {{others}}
            internal static class Program
            {
                private static void Main() { {{main}} }
            }
            """;

    /// <summary>What one rule reports about a program, in order.</summary>
    public static Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(
        string rule,
        string source,
        OutputKind kind = OutputKind.ConsoleApplication,
        ApiGeneration? api = null,
        TestOptions? options = null,
        IEnumerable<MetadataReference>? references = null,
        bool mustCompile = true)
    {
        var compilation = TestProgram.Compile([(TestProgram.FirstFile, source)], api, references, kind: kind);
        if (mustCompile)
        {
            Assert.Empty(TestProgram.ErrorsOf(compilation));
        }

        return DiagnosticsAsync(rule, compilation, options);
    }

    public static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(string rule, Compilation compilation, TestOptions? options = null)
    {
        var found = await compilation
            .WithAnalyzers(AllRules.AnalyzersOf([rule]), new AnalyzerOptions([], options ?? TestOptions.None))
            .GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        Assert.All(found, diagnostic => Assert.Equal(rule, diagnostic.Id));
        return [.. found.OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    public static string TextAt(Location location)
        => location.SourceTree!.GetText().ToString(location.SourceSpan);
}
