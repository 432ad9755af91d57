using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Lifecycle;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>How the fix of IBAPI3010 behaves: a refused connection leads to the new branch, an accepted one does not.</summary>
[Executes(typeof(CheckConnectedFixer))]
public sealed class CheckConnectedBehaviourTests
{
    public static TheoryData<string> Generations => new(ApiGeneration.All.Select(static generation => generation.Name));

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task A_refusal_reaches_the_handler_that_is_there(string generation)
    {
        var api = ApiGeneration.All.Single(candidate => candidate.Name == generation);

        Assert.Equal(
            "TWS has not accepted the connection.; connected",
            await FixedProgram.RunAsync<CheckConnectedFixer>(DiagnosticIds.UncheckedConnect, Runnable(api), api, "refused", static text => text));
    }

    private static string Runnable(ApiGeneration api)
        => $$"""
            using System;
            using IBApi;
            using IBApi.StandIn;

            internal class Wrapper : Stub
            {
                private readonly EClientSocket _client;

                public Wrapper()
                {
                    _client = {{WrapperStub.NewClient(api, "this")}};
                }

                public string Start(int port)
                {
                    try
                    {
                        _client.eConnect("127.0.0.1", port, 1);
                        return "connected";
                    }
                    catch (InvalidOperationException exception)
                    {
                        return exception.Message;
                    }
                }
            }

            public static class Session
            {
                public static string Run(string scenario)
                {
                    using (var tws = StandInTws.Listen())
                    {
                        tws.Refuse();
                        return new Wrapper().Start(tws.Port) + "; " + new Wrapper().Start(tws.Port);
                    }
                }
            }
            """;
}
