using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Lifecycle;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>
/// What the fixes of IBAPI3002 and IBAPI3009 write, executed: TWS loses IB and comes back without the subscriptions, then with them.
/// </summary>
[Executes(typeof(ConnectivityCasesFixer), typeof(ResubscribeFixer))]
[Collection(RunningPrograms.Name)]
public sealed class DataLossBehaviourTests
{
    public static TheoryData<string> Generations => [.. ApiGeneration.All.Select(static generation => generation.Name)];

    [Theory]
    [MemberData(nameof(Generations))]
    public Task Cases_subscribe_again_when_the_data_is_lost(string name)
        => PlayAsync<ConnectivityCasesFixer>(DiagnosticIds.ConnectivityCodes, name, "Seen = errorCode;");

    [Theory]
    [MemberData(nameof(Generations))]
    public Task Only_the_missing_cases_do_as_well(string name)
        => PlayAsync<ConnectivityCasesFixer>(
            DiagnosticIds.ConnectivityCodes, name, "switch (errorCode)\n        {\n            case 1100:\n                Seen = errorCode;\n                break;\n        }");

    [Theory]
    [MemberData(nameof(Generations))]
    public Task A_branch_subscribes_again(string name)
        => PlayAsync<ResubscribeFixer>(DiagnosticIds.DataLoss, name, "if (errorCode == 1101)\n        {\n            Seen = errorCode;\n        }");

    private static async Task PlayAsync<TFix>(string rule, string name, string error)
        where TFix : CodeFixProvider, new()
    {
        var api = ApiGeneration.All.Single(generation => generation.Name == name);
        var program = Program(api, error);

        Assert.Equal("after the loss 1, after the return 1", await FixedSession.RunAsync(program, api, "100"));
        Assert.Equal("after the loss 2, after the return 2", await FixedSession.RunFixedAsync<TFix>(rule, program, api, "60000"));
    }

    /// <summary>A program that subscribes when the session is ready, and says how often TWS was asked for data.</summary>
    private static string Program(ApiGeneration api, string error)
    {
        var reads = api != ApiGeneration.V971;
        var parameters = api.Name switch
        {
            "V971" or "V976" => "int id, int errorCode, string errorMsg",
            "V1050" => "int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson",
            _ => "int id, int errorCode, string errorMsg, string advancedOrderRejectJson",
        };
        return $$"""
            using System.Collections.Generic;
            using System.Threading;
            using IBApi;
            using IBApi.StandIn;

            internal class Wrapper : Stub
            {
                private readonly EClientSocket _client;
                {{(reads ? "private readonly EReaderSignal _signal = new EReaderMonitorSignal();" : "")}}
                public volatile int Seen;

                public Wrapper()
                {
                    _client = {{(reads ? "new EClientSocket(this, _signal)" : "new EClientSocket(this)")}};
                }

                public override void nextValidId(int orderId)
                {
                    Subscribe();
                }

                public override void error({{parameters}})
                {
                    {{error}}
                }

                public void Connect(int port)
                {
                    _client.eConnect("127.0.0.1", port, 1);
                    {{(reads ? "var reader = new EReader(_client, _signal); reader.Start(); new Thread(() => { while (_client.IsConnected()) { _signal.waitForSignal(); reader.processMsgs(); } }) { IsBackground = true }.Start();" : "")}}
                }

                private void Subscribe()
                {
                    _client.reqMktData(1, new Contract(), "", false, {{(reads ? "false, " : "")}}new List<TagValue>());
                }
            }

            public static class Session
            {
                public static string Run(string patience)
                {
                    using (var tws = StandInTws.Listen())
                    {
                        var wrapper = new Wrapper();
                        wrapper.Connect(tws.Port);
                        tws.WaitForRequests("reqMktData", 1, 60000);
                        tws.LoseIB();
                        tws.RegainIB(dataLost: true);
                        tws.WaitForRequests("reqMktData", 2, int.Parse(patience));
                        var afterLoss = tws.CountOf("reqMktData");
                        tws.LoseIB();
                        tws.RegainIB(dataLost: false);
                        tws.WaitForRequests("reqMktData", 3, 100);
                        return "after the loss " + afterLoss + ", after the return " + tws.CountOf("reqMktData");
                    }
                }
            }
            """;
    }
}
