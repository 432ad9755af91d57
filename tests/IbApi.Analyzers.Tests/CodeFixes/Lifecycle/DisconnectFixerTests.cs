using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Lifecycle;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>IBAPI3008, fix *disconnect the client*.</summary>
[Executes(typeof(DisconnectFixer))]
[Collection(RunningPrograms.Name)]
public sealed class DisconnectFixerTests
{
    private const string Rule = DiagnosticIds.DroppedClient;

    [Theory]

    // Before it is overwritten.
    [InlineData(
        "        _client.eConnect(\"\", 7497, 1);\n\n        // The other account.\n        {|IBAPI3008:_client = New()|};",
        "        _client.eConnect(\"\", 7497, 1);\n\n        // The other account.\n        _client.eDisconnect();\n        _client = New();")]
    [InlineData(
        "        for (var i = 1; i < 3; i++)\n        {\n            {|IBAPI3008:this._client = New()|};\n            this._client.eConnect(\"\", 7497, i);\n        }",
        "        for (var i = 1; i < 3; i++)\n        {\n            this._client?.eDisconnect();\n            this._client = New();\n            this._client.eConnect(\"\", 7497, i);\n        }")]

    // Where its block ends.
    [InlineData(
        "        foreach (var id in new[] { 1, 2 })\n        {\n            var {|IBAPI3008:client = new EClientSocket(new Wrapper(), new EReaderMonitorSignal())|};\n            client.eConnect(\"\", 7497, id);\n            Thread.Sleep(5000); // answers\n        }",
        "        foreach (var id in new[] { 1, 2 })\n        {\n            var client = new EClientSocket(new Wrapper(), new EReaderMonitorSignal());\n            client.eConnect(\"\", 7497, id);\n            Thread.Sleep(5000); // answers\n            client.eDisconnect();\n        }")]
    [InlineData(
        "        new Timer(_ =>\n        {\n            var client = new EClientSocket(new Wrapper(), new EReaderMonitorSignal());\n            {|IBAPI3008:client.eConnect(\"\", 7497, 1)|};\n            Thread.Sleep(5000);\n            Console.WriteLine();\n        }, null, 0, 1000);",
        "        new Timer(_ =>\n        {\n            var client = new EClientSocket(new Wrapper(), new EReaderMonitorSignal());\n            client.eConnect(\"\", 7497, 1);\n            Thread.Sleep(5000);\n            Console.WriteLine();\n            client.eDisconnect();\n        }, null, 0, 1000);")]

    // Its answers would not come any more, or some way would not come there.
    [InlineData("        foreach (var id in new[] { 1, 2 })\n        {\n            var {|IBAPI3008:client = new EClientSocket(new Wrapper(), new EReaderMonitorSignal())|};\n            client.eConnect(\"\", 7497, id);\n        }", null)]
    [InlineData("        foreach (var id in new[] { 1, 2 })\n        {\n            var {|IBAPI3008:client = new EClientSocket(new Wrapper(), new EReaderMonitorSignal())|};\n            client.eConnect(\"\", 7497, id);\n            if (id > 1) continue;\n            Thread.Sleep(5000);\n        }", null)]
    public Task Disconnected(string body, string? result)
        => new FixTest<DisconnectFixer>(Rule)
        {
            Source = Program(body),
            Fixed = result is null ? null : Program(result),
            Options = [ConfigText.ProductionProject],
            Title = result is null ? null : "Disconnect the client",
        }.RunAsync();

    public static TheoryData<string> Generations => [.. ApiGeneration.All.Select(static generation => generation.Name)];

    /// <summary>TWS has one connection, or none, at the end of what left one behind each time.</summary>
    [Theory]
    [MemberData(nameof(Generations))]
    public async Task The_fixed_program_leaves_no_connection_behind(string name)
    {
        var api = ApiGeneration.All.Single(generation => generation.Name == name);
        var overwriting = Runnable(api, "var client = $NEW; client.eConnect(\"127.0.0.1\", port, 1);\nclient = $NEW;\nclient.eConnect(\"127.0.0.1\", port, 2);");
        Assert.Equal("attempts 2, open 1, 2", await FixedSession.RunAsync(overwriting, api));
        Assert.Equal("attempts 2, open 2", await FixedSession.RunFixedAsync<DisconnectFixer>(Rule, overwriting, api));

        var looping = Runnable(api, "foreach (var id in new[] { 1, 2 })\n{\nvar client = $NEW;\nclient.eConnect(\"127.0.0.1\", port, id);\nSystem.Threading.Thread.Sleep(20);\n}");
        Assert.Equal("attempts 2, open 1, 2", await FixedSession.RunAsync(looping, api));
        Assert.Equal("attempts 2, open ", await FixedSession.RunFixedAsync<DisconnectFixer>(Rule, looping, api));
    }

    private static string Program(string body)
        => $$"""
            using System;
            using System.Threading;
            using IBApi;

            internal class Wrapper : DefaultEWrapper
            {
            }

            internal class Bot
            {
                private EClientSocket _client = New();

                public void Run()
                {
            {{body}}
                }

                private static EClientSocket New() => new EClientSocket(new Wrapper(), new EReaderMonitorSignal());

                private static void Pause()
                {
                    Thread.Sleep(1);
                    Console.WriteLine();
                }

                public EClientSocket Get() => _client;
            }
            """;

    private static string Runnable(ApiGeneration api, string body)
        => $$"""
            using System.Linq;
            using IBApi;
            using IBApi.StandIn;

            public class Wrapper : Stub
            {
            }

            public class Bot
            {
                public void Run(int port)
                {
            {{body.Replace("$NEW", WrapperStub.NewClient(api, "new Wrapper()"), System.StringComparison.Ordinal)}}
                }
            }

            public static class Session
            {
                public static string Run(string argument)
                {
                    using (var tws = StandInTws.Listen())
                    {
                        new Bot().Run(tws.Port);
                        return "attempts " + tws.Attempts.Count + ", open " + string.Join(", ", tws.Sessions.Select(session => session.ClientId));
                    }
                }
            }
            """;
}
