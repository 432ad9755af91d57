using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;
using static IbApi.Analyzers.Tests.Verification.TestSource;

namespace IbApi.Analyzers.Tests.Rules.Endpoint;

/// <summary>IBAPI1004, sentence by sentence of the catalogue.</summary>
public sealed class PortContradictsNameTests
{
    private const string Rule = "IBAPI1004";

    [Theory]
    [InlineData("""const int PaperPort = {|IBAPI1004:7496|}; client.eConnect("", PaperPort, 1);""")]
    [InlineData("""var demo_port = {|IBAPI1004:4001|}; client.eConnect("", demo_port, 1);""")]
    [InlineData("""var simPort = {|IBAPI1004:7496|}; client.eConnect("", simPort, 1);""")]
    [InlineData("""var simulatedPort = {|IBAPI1004:4003|}; client.eConnect("", simulatedPort, 1);""")]
    [InlineData("""var testPort = {|IBAPI1004:7496|}; client.eConnect("", testPort, 1);""")]
    [InlineData("""var portPaper = int.Parse({|IBAPI1004:"7496"|}); client.eConnect("", portPaper, 1);""")]
    public Task A_live_port_under_a_name_that_says_paper(string body) => Run(Method(body));

    [Theory]
    [InlineData("""const int LivePort = {|IBAPI1004:7497|}; client.eConnect("", LivePort, 1);""")]
    [InlineData("""var prodPort = {|IBAPI1004:4002|}; client.eConnect("", prodPort, 1);""")]
    [InlineData("""var IB_PRODUCTION_PORT = {|IBAPI1004:4004|}; client.eConnect("", IB_PRODUCTION_PORT, 1);""")]
    [InlineData("""var realPort = {|IBAPI1004:7497|}; client.eConnect("", realPort, 1);""")]
    public Task A_paper_port_under_a_name_that_says_live(string body) => Run(Method(body));

    [Theory]
    [InlineData("""const int PaperPort = {|IBAPI1004:7496|}; public void Run() => client.eConnect("", PaperPort, 1);""")]
    [InlineData("""int PaperPort { get; set; } = {|IBAPI1004:7496|}; public void Run() => client.eConnect("", PaperPort, 1);""")]
    [InlineData("""void Connect(int paperPort) => client.eConnect("", paperPort, 1); public void Run() => Connect({|IBAPI1004:7496|});""")]
    [InlineData("""public void Run(int paperPort = {|IBAPI1004:7496|}) => client.eConnect("", paperPort, 1);""")]
    [InlineData("""enum Ports { Paper = 7496 } public void Run() => client.eConnect("", (int){|IBAPI1004:Ports.Paper|}, 1);""")]
    [InlineData("""static int GetPaperPort() => {|IBAPI1004:7496|}; public void Run() => client.eConnect("", GetPaperPort(), 1);""")]
    public Task Identifier_parameter_and_enum_member(string members) => Run(Members(members));

    [Theory]
    [InlineData("""client.eConnect("", configuration.GetValue("Paper:Port", {|IBAPI1004:7496|}), 1);""")]
    [InlineData("""client.eConnect("", int.Parse(configuration["IbApi:LivePort"] ?? {|IBAPI1004:"7497"|}), 1);""")]
    [InlineData("""client.eConnect("", int.Parse(Environment.GetEnvironmentVariable("IB_PAPER_PORT") ?? {|IBAPI1004:"7496"|}), 1);""")]
    [InlineData("""client.eConnect("", configuration.GetValue("Live:Port", 7496), 1);""")]
    public Task The_key_path_of_a_fallback(string body) => Run(Configured(body));

    [Theory]
    [InlineData("class PaperBot(EClientSocket client) { public void Run() => client.eConnect(\"\", {|IBAPI1004:7496|}, 1); }")]
    [InlineData("class Bot(EClientSocket client) { public void ConnectPaper() => client.eConnect(\"\", {|IBAPI1004:7496|}, 1); }")]
    [InlineData("class LiveBot(EClientSocket client) { public void Run() => client.eConnect(\"\", 7497, 1); }")]
    [InlineData("class Bot(EClientSocket client) { public void ConnectLive() => client.eConnect(\"\", 7497, 1); }")]
    [InlineData("class BotTest(EClientSocket client) { public void TestConnect() => client.eConnect(\"\", 7496, 1); }")]
    [InlineData("class SimBot(EClientSocket client) { public void Demo() => client.eConnect(\"\", 7496, 1); }")]
    [InlineData("class PaperBot(EClientSocket client) { const int LivePort = 7496; public void Run() => client.eConnect(\"\", LivePort, 1); }")]
    [InlineData("class PaperBot(EClientSocket client) { public void Run(bool live) => client.eConnect(\"\", live ? 7496 : 7497, 1); }")]
    public Task Of_the_enclosing_type_or_method_only_paper(string type) => Run("public sealed " + type);

    [Theory]
    [InlineData("contestPort", 7496)]
    [InlineData("deliveredPort", 7497)]
    [InlineData("oliveGatewayPort", 7497)]
    [InlineData("TestConnection", 7496)]
    [InlineData("liveDataPort", 7497)]
    [InlineData("liveBarPort", 7497)]
    [InlineData("liveChartPort", 7497)]
    [InlineData("livePricePort", 7497)]
    [InlineData("liveQuotePort", 7497)]
    [InlineData("liveFeedPort", 7497)]
    [InlineData("realTimePort", 7497)]
    [InlineData("nonLivePort", 7497)]
    [InlineData("liveOrPaperPort", 7496)]
    [InlineData("port", 7496)]
    [InlineData("PaperPort", 7497)]
    [InlineData("LivePort", 7496)]
    [InlineData("LivePort", 7499)]
    [InlineData("PaperPort", 5555)]
    public Task Whole_words_that_say_so_and_nothing_else(string name, int port)
        => Run(Method($"""var {name} = {port}; client.eConnect("", {name}, 1);"""));

    [Theory]
    [InlineData("flagIsPaper ? {|IBAPI1004:7496|} : {|IBAPI1004:7497|}")]
    [InlineData("!flagIsPaper ? {|IBAPI1004:7497|} : {|IBAPI1004:7496|}")]
    [InlineData("isLive ? {|IBAPI1004:7497|} : {|IBAPI1004:7496|}")]
    [InlineData("mode == \"paper\" ? {|IBAPI1004:7496|} : {|IBAPI1004:7497|}")]
    [InlineData("mode != \"live\" ? {|IBAPI1004:7496|} : {|IBAPI1004:7497|}")]
    [InlineData("mode is \"demo\" ? {|IBAPI1004:7496|} : 0")]
    [InlineData("account == Account.Paper ? {|IBAPI1004:7496|} : {|IBAPI1004:7497|}")]
    [InlineData("account switch { Account.Paper => {|IBAPI1004:7496|}, Account.Live => {|IBAPI1004:7497|}, _ => 0 }")]
    [InlineData("mode switch { \"live\" => {|IBAPI1004:4002|}, _ => 4001 }")]
    [InlineData("IsPaper() ? {|IBAPI1004:7496|} : {|IBAPI1004:7497|}")]
    [InlineData("isLive ? (gateway ? {|IBAPI1004:4002|} : 7496) : 7497")]
    [InlineData("flagIsPaper ? 7497 : 7496")]
    [InlineData("!flagIsPaper ? 7496 : 7497")]
    [InlineData("isLive ? 7496 : 7497")]
    [InlineData("mode == \"paper\" ? 7497 : 7496")]
    [InlineData("mode == \"paper\" ? 4002 : mode == \"demo\" ? 7497 : 7496")]
    [InlineData("account switch { Account.Paper => 7497, _ => 7496 }")]
    [InlineData("gateway ? 4001 : 7497")]
    [InlineData("isLiveData ? 7497 : 4002")]
    [InlineData("flagIsPaper ? 7497 : gateway ? 4002 : 4001")]
    [InlineData("flagIsPaper ? 7497 : mode.Length > 3 ? 4002 : 4001")]
    public Task A_conditional_whose_branches_say_the_opposite_of_its_condition(string port) => Run($$"""
        public enum Account { Paper, Live }

        public sealed class Bot(EClientSocket client)
        {
            static bool IsPaper() => true;

            public void Run(bool flagIsPaper, bool isLive, bool isLiveData, bool gateway, string mode, Account account)
                => client.eConnect("", {{port}}, 1);
        }
        """);

    [Theory]
    [InlineData("int port; if (isPaper) { port = {|IBAPI1004:7496|}; } else { port = {|IBAPI1004:7497|}; } client.eConnect(\"\", port, 1);")]
    [InlineData("if (isPaper) client.eConnect(\"\", {|IBAPI1004:7496|}, 1); else client.eConnect(\"\", {|IBAPI1004:7497|}, 1);")]
    [InlineData("var port = 7496; if (isPaper) { port = {|IBAPI1004:4001|}; } client.eConnect(\"\", port, 1);")]
    [InlineData("int Get() { if (isPaper) { return {|IBAPI1004:7496|}; } return 7497; } client.eConnect(\"\", Get(), 1);")]
    [InlineData("var port = 0; switch (mode) { case \"paper\": port = {|IBAPI1004:7496|}; break; case \"live\": port = 7496; break; } client.eConnect(\"\", port, 1);")]
    [InlineData("int port; if (isPaper) { port = 7497; } else { port = 7496; } client.eConnect(\"\", port, 1);")]
    [InlineData("int port; if (isPaper) { port = 4002; } else if (mode == \"demo\") { port = 7497; } else { port = 7496; } client.eConnect(\"\", port, 1);")]
    [InlineData("if (!isPaper) { if (number > 0) { client.eConnect(\"\", 7497, 1); } }")]
    [InlineData("switch (mode) { case \"paper\": case \"live\": client.eConnect(\"\", 7496, 1); break; default: client.eConnect(\"\", 7497, 1); break; }")]
    [InlineData("while (isPaper) { client.eConnect(\"\", 7496, 1); }")]
    public Task A_statement_under_a_condition_that_says_the_opposite(string body)
        => Run(Method(body).Replace("bool flag", "bool isPaper, string mode", System.StringComparison.Ordinal));

    [Theory]
    [InlineData("foreach (var livePort in new[] { 7496, 7497 }) client.eConnect(\"\", livePort, 1);")]
    [InlineData("int[] paperPorts = [7497, 4002, 7496]; foreach (var paperPort in paperPorts) client.eConnect(\"\", paperPort, 1);")]
    [InlineData("var paperPort = 7497; if (flag) { paperPort = 7496; } client.eConnect(\"\", paperPort, 1);")]
    [InlineData("void Go(int livePort) => client.eConnect(\"\", livePort, 1); Go(7496); Go(7497);")]
    [InlineData("const int PaperPort = {|IBAPI1004:4001|}; void Go(int livePort) => client.eConnect(\"\", livePort, 1); Go(PaperPort); Go(7497);")]
    public Task A_name_that_carries_both_kinds_says_nothing(string body) => Run(Method(body));

    [Fact]
    public Task Two_things_of_one_name_are_two() => Run("""
        public sealed class Connector(EClientSocket client) { public void Go(int port) => client.eConnect("", port, 1); }
        public sealed class Right(Connector connector) { const int PaperPort = 7497; public void Run() => connector.Go(PaperPort); }
        public sealed class Wrong(Connector connector) { const int PaperPort = {|IBAPI1004:7496|}; public void Run() => connector.Go(PaperPort); }
        public sealed class Local(Connector connector) { public void Run() { var paperPort = {|IBAPI1004:4001|}; connector.Go(paperPort); } }
        public sealed class Other(Connector connector) { public void Run() { var paperPort = 4002; connector.Go(paperPort); } }
        """);

    [Fact]
    public Task A_name_that_carries_several_ports_of_the_wrong_kind_does() => Run(Method("""
        foreach (var paperPort in new[] { {|IBAPI1004:7496|}, {|IBAPI1004:4001|} }) client.eConnect("", paperPort, 1);
        """));

    [Theory]
    [InlineData("""var paperPort = 7496; Console.WriteLine(paperPort); client.eConnect("", 7497, 1);""")]
    [InlineData("""var paperPort = number; client.eConnect("", paperPort, 1);""")]
    [InlineData("""client.eConnect("", 7497, 7496);""")]
    public Task What_reaches_no_connect_call_or_is_unknown(string body) => Run(Method(body));

    [Theory]
    [InlineData("const int PaperPort = {|#0:7496|}; client.eConnect(\"\", PaperPort, 1);", "Port 7496 is the live TWS port, but `PaperPort` says paper")]
    [InlineData("const int LivePort = {|#0:4002|}; client.eConnect(\"\", LivePort, 1);", "Port 4002 is the paper IB Gateway port, but `LivePort` says live")]
    [InlineData("var isPaper = flag; client.eConnect(\"\", isPaper ? 7497 : {|#0:4002|}, 1);", "Port 4002 is the paper IB Gateway port, but not `isPaper` says live")]
    public Task The_message_says_both(string body, string message) => new RuleTest(Rule)
    {
        Source = Method(body),
        Messages = [message],
    }.RunAsync();

    [Theory]
    [InlineData("ibapi.live_ports", "7497", "{|IBAPI1004:7497|}")]
    [InlineData("ibapi.live_ports", "5555", "{|IBAPI1004:5555|}")]
    [InlineData("ibapi.live_ports", "5555", "7496")]
    public Task Options_decide_what_is_live(string key, string value, string port) => new RuleTest(Rule)
    {
        Source = Method($"""var paperPort = {port}; client.eConnect("", paperPort, 1);"""),
        Options = [(key, value), ("ibapi.paper_ports", "4002")],
    }.RunAsync();

    [Fact]
    public Task In_a_test_project_1001_speaks_first() => new RuleTest(Rule, "IBAPI1001")
    {
        Source = Method("""
            var paperPort = {|IBAPI1001:7496|}; client.eConnect("", paperPort, 1);
            var livePort = {|IBAPI1004:7497|}; client.eConnect("", livePort, 2);
            """),
        Options = [ConfigText.TestProject],
    }.RunAsync();

    private static Task Run(string source) => new RuleTest(Rule)
    {
        Source = source,
        References = References.Configuration,
    }.RunAsync();
}
