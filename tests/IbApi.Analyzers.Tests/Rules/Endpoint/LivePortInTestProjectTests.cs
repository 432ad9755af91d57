using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Endpoint;

/// <summary>IBAPI1001, sentence by sentence of the catalogue.</summary>
public sealed class LivePortInTestProjectTests
{
    [Fact]
    public Task A_written_live_port_that_reaches_a_connect_call() => InTest("""
        client.eConnect("", {|IBAPI1001:7496|}, 1);
        """);

    [Fact]
    public Task Production_project_is_silent() => new RuleTest("IBAPI1001")
    {
        Source = Method("""client.eConnect("", 7496, 1);"""),
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    [Fact]
    public Task The_message() => new RuleTest("IBAPI1001")
    {
        Source = Method("""client.eConnect("", {|#0:7496|}, 1);"""),
        Options = [ConfigText.TestProject],
        Messages = ["Port 7496 is the live TWS port; this test project (IsTestProject is true) connects to it"],
    }.RunAsync();

    private static Task InTest(string body) => new RuleTest("IBAPI1001")
    {
        Source = Method(body),
        Options = [ConfigText.TestProject],
    }.RunAsync();

    private static string Method(string body) => $$"""
        public sealed class Bot
        {
            public void Run(EClientSocket client, bool flag, int number)
            {
                {{body}}
            }
        }
        """;
}
