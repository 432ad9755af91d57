using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Configuration;

/// <summary>IBAPI5002: requests that a read-only session refuses.</summary>
public sealed class OrderCallOnReadOnlyApiTests
{
    private const string Register = """
        { "sessions": {
            "watch": { "port": 7497, "readOnly": true },
            "trade": { "port": 4002, "readOnly": false },
            "bare": { "port": 4004 } } }
        """;

    [Theory]
    [InlineData("client.placeOrder(1, contract, order)")]
    [InlineData("client.reqOpenOrders()")]
    [InlineData("client.reqAllOpenOrders()")]
    [InlineData("client.reqAutoOpenOrders(true)")]
    [InlineData("client.exerciseOptions(1, contract, 1, 1, \"\", 0)", "V976")]
    [InlineData("client.reqGlobalCancel()", "V976")]
    [InlineData("client.cancelOrder(1)", "V976")]
    [InlineData("client.reqCompletedOrders(true)", "V976")]
    [InlineData("client.cancelOrder(1, new OrderCancel())", "V1050")]
    public async Task Requests_on_orders(string call, string generation = "V1030")
    {
        var api = ApiGeneration.Named(generation);
        await new RuleTest("IBAPI5002") { Source = Source("{|IBAPI5002:" + call + "|};"), Options = [("ibapi.read_only", "true")], Generations = [api] }.RunAsync();
        await new RuleTest("IBAPI5002") { Source = Source(call + ";"), Options = [("ibapi.read_only", "false")], Generations = [api] }.RunAsync();
        await new RuleTest("IBAPI5002") { Source = Source(call + ";"), Generations = [api] }.RunAsync();
    }

    [Theory]
    [InlineData("client.reqMktData(1, contract, \"\", false, false, null);")]
    [InlineData("client.reqPositions();")]
    [InlineData("client.reqExecutions(1, null);")]
    [InlineData("mine.placeOrder(1);")]
    public Task Other_requests_are_silent(string call)
        => new RuleTest("IBAPI5002") { Source = Source(call), Options = [("build_property.IbApiReadOnly", "true")], Generations = [ApiGeneration.V1030] }.RunAsync();

    [Theory]
    [InlineData("client.eConnect(\"\", 7497, 1); {|IBAPI5002:client.reqOpenOrders()|};")]
    [InlineData("client.eConnect(\"\", 4002, 1); client.reqOpenOrders();")]
    [InlineData("client.eConnect(\"\", 4004, 1); client.reqOpenOrders();")]
    [InlineData("client.eConnect(\"\", 7497, 1); client.eConnect(\"\", 4002, 1); client.reqOpenOrders();")]
    [InlineData("client.eConnect(\"\", 9999, 1); client.reqOpenOrders();")]
    [InlineData("client.reqOpenOrders();")]
    public Task The_register_says_so_for_its_endpoints(string calls)
        => new RuleTest("IBAPI5002") { Source = Source(calls), AdditionalFiles = [("/0/ibapi.json", Register)], Generations = [ApiGeneration.V1030] }.RunAsync();

    [Fact]
    public Task The_message_names_who_says_so()
        => new RuleTest("IBAPI5002")
        {
            Source = Source("client.eConnect(\"\", 7497, 1); {|#0:client.placeOrder(1, contract, order)|};"),
            AdditionalFiles = [("/0/ibapi.json", Register)],
            Generations = [ApiGeneration.V1030],
            Messages = ["'placeOrder' is refused with error 321 by a read-only API (session 'watch' in ibapi.json)"],
        }.RunAsync();

    private static string Source(string body)
        => "class Bot { void Run(EClientSocket client, Contract contract, Order order, Mine mine) { " + body + " } } class Mine { public void placeOrder(int id) { } }";
}
