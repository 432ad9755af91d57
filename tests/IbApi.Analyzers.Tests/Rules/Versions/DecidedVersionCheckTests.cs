using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Versions;

/// <summary>IBAPI4004, 4007 and 4009: what the referenced API decides by itself, does not send, or has left behind.</summary>
public sealed class DecidedVersionCheckTests
{
    /// <summary>On an API that negotiates 100 to 187.</summary>
    [Theory]
    [InlineData("if ({|IBAPI4004:client.ServerVersion >= 188|}) { }")]
    [InlineData("if ({|IBAPI4004:client.ServerVersion > 187|}) { }")]
    [InlineData("if ({|IBAPI4004:client.ServerVersion == 300|}) { }")]
    [InlineData("if ({|IBAPI4004:client.ServerVersion != 300|}) { }")]
    [InlineData("if ({|IBAPI4004:client.ServerVersion < 188|}) { }")]
    [InlineData("if ({|IBAPI4004:client.ServerVersion >= 100|}) { }")]
    [InlineData("if ({|IBAPI4004:client.ServerVersion < 100|}) { }")]
    [InlineData("if ({|IBAPI4004:client.ServerVersion >= 38|}) { }")]
    [InlineData("if ({|IBAPI4004:client.ServerVersion >= MinServerVer.LINKING|}) { }")]
    [InlineData("if ({|IBAPI4004:188 <= client.ServerVersion|}) { }")]
    [InlineData("if ({|IBAPI4004:client.ServerVersion is >= 188|}) { }")]
    [InlineData("if ({|IBAPI4004:client.ServerVersion is > 187 or < 100|}) { }")]
    [InlineData("if ({|IBAPI4004:client?.ServerVersion >= 188|}) { }")]
    [InlineData("var v = client.ServerVersion; if ({|IBAPI4004:v >= 188|}) { }")]
    [InlineData("const int Newer = 200; var isNewer = {|IBAPI4004:client.ServerVersion >= Newer|};")]

    // It depends on the server.
    [InlineData("if (client.ServerVersion >= 187) { }")]
    [InlineData("if (client.ServerVersion > 186) { }")]
    [InlineData("if (client.ServerVersion >= 101) { }")]
    [InlineData("if (client.ServerVersion == 187) { }")]
    [InlineData("if (client.ServerVersion is >= 150 and < 170) { }")]
    [InlineData("if (client.ServerVersion >= MinServerVer.PNL) { }")]

    // It asks whether there is a connection.
    [InlineData("if (client.ServerVersion > 0) { }")]
    [InlineData("if (client.ServerVersion == 0) { }")]
    [InlineData("if (client.ServerVersion >= 37) { }")]
    [InlineData("if (client.ServerVersion is not 0) { }")]

    // The number is not known, or not the server's.
    [InlineData("if (client.ServerVersion >= number) { }")]
    [InlineData("var v = client.ServerVersion; v = number; if (v >= 300) { }")]
    [InlineData("if (number >= 300) { }")]
    public Task Comparisons(string statements)
        => new RuleTest("IBAPI4004")
        {
            Source = "class Bot { void Run(EClientSocket client, int number) { " + statements + " } }",
            Generations = [ApiGeneration.V1030],
        }.RunAsync();

    [Fact]
    public Task Each_generation_has_its_own_limit()
        => Task.WhenAll(
            Limit(ApiGeneration.V976, 151),
            Limit(ApiGeneration.V1019, 176),
            Limit(ApiGeneration.V1050, 226));

    /// <summary>Before 9.72.02 the API does not say what it negotiates.</summary>
    [Fact]
    public Task Without_a_limit_nothing_is_decided()
        => new RuleTest("IBAPI4004")
        {
            Source = "class Bot { bool A(EClientSocket client) => client.ServerVersion >= 300; }",
            Generations = [ApiGeneration.V971],
        }.RunAsync();

    [Fact]
    public Task With_the_old_handshake_old_servers_answer()
        => new RuleTest("IBAPI4004")
        {
            Source = "class Bot { bool A(EClientSocket client) { client.DisableUseV100Plus(); return client.ServerVersion >= 70; } }",
            Generations = [ApiGeneration.V1030],
        }.RunAsync();

    [Fact]
    public Task The_message_names_the_limit()
        => new RuleTest("IBAPI4004")
        {
            Source = "class Bot { bool A(EClientSocket client) => {|#0:client.ServerVersion >= 200|}; bool B(EClientSocket client) => {|#1:client.ServerVersion > 50|}; }",
            Generations = [ApiGeneration.V1030],
            Messages =
            [
                "'client.ServerVersion >= 200' is never true: the referenced API 10.30.01 negotiates server versions 100 to 187",
                "'client.ServerVersion > 50' is never false: the referenced API 10.30.01 negotiates server versions 100 to 187",
            ],
        }.RunAsync();

    [Fact]
    public async Task The_old_handshake_and_the_old_client()
    {
        await new RuleTest("IBAPI4007")
        {
            Source = "class Bot { void Run(EClientSocket client) { {|IBAPI4007:client.DisableUseV100Plus()|}; } }",
            Generations = [ApiGeneration.V976, ApiGeneration.V1030, ApiGeneration.V1050],
        }.RunAsync();
        await new RuleTest("IBAPI4007")
        {
            Source = "class Bot { EClientSocket Make(EWrapper wrapper) => {|IBAPI4007:new EClientSocket(wrapper)|}; }",
            Generations = [ApiGeneration.V971],
        }.RunAsync();
        await new RuleTest("IBAPI4007")
        {
            Source = "class Bot { EClientSocket Make(EWrapper wrapper) => new EClientSocket(wrapper, new EReaderMonitorSignal()); void DisableUseV100Plus() => DisableUseV100Plus(); }",
            Generations = [ApiGeneration.V976, ApiGeneration.V1050],
        }.RunAsync();
    }

    [Theory]
    [InlineData("new Order { {|IBAPI4009:ImbalanceOnly = true|} }")]
    [InlineData("new Order { Action = \"BUY\", {|IBAPI4009:BondAccruedInterest = \"1\"|} }")]
    [InlineData("new Order { {|IBAPI4009:RouteMarketableToBbo = true|} }")]
    [InlineData("new Order { AutoCancelParent = true, ManualOrderIndicator = 1 }")]
    [InlineData("new Order { ImbalanceOnly = false, BondAccruedInterest = \"\", RouteMarketableToBbo = false }")]
    [InlineData("new Order { ImbalanceOnly = flag }")]
    [InlineData("new Order { ImbalanceOnly = other.ImbalanceOnly, BondAccruedInterest = other.BondAccruedInterest }")]
    [InlineData("new Mine { ImbalanceOnly = true }.Order")]
    public Task Members_that_10_30_does_not_send(string order)
        => new RuleTest("IBAPI4009")
        {
            Source = "class Bot { Order Make(bool flag, Order other) => " + order + "; } class Mine { public bool ImbalanceOnly; public Order Order; }",
            Generations = [ApiGeneration.V1030],
        }.RunAsync();

    [Fact]
    public async Task Members_are_reported_by_the_build()
    {
        await new RuleTest("IBAPI4009")
        {
            Source = "class Bot { void Set(Order order) { {|IBAPI4009:order.AutoCancelParent = true|}; {|IBAPI4009:order.ImbalanceOnly = true|}; } }",
            Generations = [ApiGeneration.V976],
        }.RunAsync();
        await new RuleTest("IBAPI4009")
        {
            Source = "class Bot { void Set(Order order) { order.AutoCancelParent = true; {|IBAPI4009:order.ImbalanceOnly = true|}; } }",
            Generations = [ApiGeneration.V1019],
        }.RunAsync();
        await new RuleTest("IBAPI4009")
        {
            Source = "class Bot { void Set(Order order) { order.AutoCancelParent = true; order.ImbalanceOnly = true; order.BondAccruedInterest = \"1\"; } }",
            Generations = [ApiGeneration.V1050],
        }.RunAsync();
    }

    private static Task Limit(ApiGeneration api, int max)
        => new RuleTest("IBAPI4004")
        {
            Source = "class Bot { bool A(EClientSocket c) => c.ServerVersion >= " + max + "; bool B(EClientSocket c) => {|IBAPI4004:c.ServerVersion > " + max + "|}; }",
            Generations = [api],
        }.RunAsync();
}
