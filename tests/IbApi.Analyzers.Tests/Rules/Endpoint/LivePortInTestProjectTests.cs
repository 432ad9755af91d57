using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using static IbApi.Analyzers.Tests.Verification.TestSource;

namespace IbApi.Analyzers.Tests.Rules.Endpoint;

/// <summary>IBAPI1001, sentence by sentence of the catalogue.</summary>
public sealed class LivePortInTestProjectTests
{
    private const string Rule = "IBAPI1001";

    [Theory]
    [InlineData("""client.eConnect("", {|IBAPI1001:7496|}, 1);""")]
    [InlineData("""client.eConnect("", {|IBAPI1001:4001|}, 1);""")]
    [InlineData("""client.eConnect("", {|IBAPI1001:4003|}, 1);""")]
    [InlineData("""client.eConnect("", {|IBAPI1001:7496|}, 1, false);""")]
    [InlineData("""client?.eConnect(clientId: 1, port: {|IBAPI1001:7496|}, host: "");""")]
    [InlineData("""client.eConnect("", int.Parse({|IBAPI1001:"7496"|}), 1);""")]
    [InlineData("""client.eConnect("", {|IBAPI1001:7490 + 6|}, 1);""")]
    [InlineData("""var port = {|IBAPI1001:7496|}; client.eConnect("", port, 1);""")]
    [InlineData("""const int Port = {|IBAPI1001:7496|}; client.eConnect("", Port, 1);""")]
    public Task A_written_live_port_that_reaches_a_connect_call(string body) => InTest(Method(body));

    [Fact]
    public Task A_collection_expression_counts_where_the_compiler_describes_it() => InTest(Method(
        $"int[] ports = [7497, {(TestedCompiler.DescribesCollectionExpressions ? "{|IBAPI1001:7496|}" : "7496")}]; client.eConnect(\"\", ports[1], 1);"));

    [Theory]
    [InlineData("""const int Port = {|IBAPI1001:7496|}; public void Run() => client.eConnect("", Port, 1);""")]
    [InlineData("""static readonly int Port = {|IBAPI1001:7496|}; public void Run() => client.eConnect("", Port, 1);""")]
    [InlineData("""int Port { get; set; } = {|IBAPI1001:7496|}; public void Run() => client.eConnect("", Port, 1);""")]
    [InlineData("""public void Run(int port = {|IBAPI1001:7496|}) => client.eConnect("", port, 1);""")]
    [InlineData("""void Connect(int port) => client.eConnect("", port, 1); public void Run() => Connect({|IBAPI1001:7496|});""")]
    public Task Wherever_the_user_would_edit_it(string members) => InTest(Members(members));

    [Fact]
    public Task An_enum_member_is_vocabulary_and_reported_where_it_is_used() => InTest(Method("""
        client.eConnect("", (int){|IBAPI1001:Ports.Tws|}, 1);
        """) + "public enum Ports { Tws = 7496 }");

    [Theory]
    [InlineData("""client.eConnect("", int.Parse(configuration["Port"] ?? {|IBAPI1001:"7496"|}), 1);""")]
    [InlineData("""client.eConnect("", configuration.GetValue("Port", {|IBAPI1001:7496|}), 1);""")]
    [InlineData("""client.eConnect("", int.TryParse(configuration["Port"], out var port) ? port : {|IBAPI1001:7496|}, 1);""")]
    public Task A_fallback_counts(string body) => new RuleTest(Rule)
    {
        Source = Configured(body),
        References = References.Configuration,
        Options = [ConfigText.TestProject],
    }.RunAsync();

    [Fact]
    public Task A_port_scan_is_reported_once_for_each_live_port_in_it() => InTest(Method("""
        foreach (var port in new[] { {|IBAPI1001:7496|}, 7497, {|IBAPI1001:4001|}, 4002 })
        {
            client.eConnect("", port, 1);
            client.eConnect("127.0.0.1", port, 2);
        }
        """));

    [Fact]
    public Task One_value_of_several_calls_is_reported_once() => InTest(Members("""
        const int Port = {|IBAPI1001:7496|};
        public void Run() => client.eConnect("", Port, 1);
        public void Again() => client.eConnect("", Port, 2);
        """));

    [Fact]
    public Task A_constant_condition_offers_no_choice() => InTest(Method("""
        const bool Live = true;
        client.eConnect("", Live ? {|IBAPI1001:7496|} : 7497, 1);
        """));

    [Theory]
    [InlineData("""client.eConnect("", 7497, 1);""")]
    [InlineData("""client.eConnect("", 4002, 1);""")]
    [InlineData("""client.eConnect("", 4004, 1);""")]
    [InlineData("""client.eConnect("", 7499, 1);""")]
    [InlineData("""client.eConnect("", number, 7496);""")]
    [InlineData("""client.eConnect("", -7496, 1);""")]
    [InlineData("""client.eConnect("", int.Parse(text), 1);""")]
    [InlineData("""var port = 7496; port = 7497; client.eConnect("", port, 1);""")]
    public Task Other_ports_say_nothing(string body) => InTest(Method(body));

    [Theory]
    [InlineData("""client.reqCurrentTime(); client.cancelMktData(7496);""")]
    [InlineData("""client.reqMktDepthExchanges(); client.cancelHistoricalData(4001);""")]
    [InlineData("""new System.Net.Sockets.TcpClient().Connect("localhost", 7496);""")]
    [InlineData("""client.eConnect("", number, 1); if (number == 7496) { throw new InvalidOperationException(); }""")]
    [InlineData("""var price = 7496; Console.WriteLine(price); client.eConnect("", 7497, 1);""")]
    [InlineData("""Console.WriteLine("client.eConnect(\"\", 7496, 1)"); /* client.eConnect("", 7496, 1); */""")]
    public Task The_number_reaches_no_connect_call(string body) => new RuleTest(Rule)
    {
        Source = Method(body),
        Options = [ConfigText.TestProject],
        Generations = [ApiGeneration.V1019, ApiGeneration.V1050],
    }.RunAsync();

    [Theory]
    [InlineData("""client.eConnect("", flag ? 7496 : 7497, 1);""")]
    [InlineData("""var port = 7497; if (flag) { port = 7496; } client.eConnect("", port, 1);""")]
    [InlineData("""client.eConnect("", number switch { 1 => 7496, _ => 7497 }, 1);""")]
    public Task A_conditional_that_also_offers_a_paper_port(string body) => InTest(Method(body));

    [Theory]
    [InlineData("""client.eConnect("", 7496, 1);""")]
    [InlineData("""var port = flag ? 7496 : 4001; client.eConnect("", port, 1);""")]
    public Task A_production_project(string body) => new RuleTest(Rule)
    {
        Source = Method(body),
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    [Fact]
    public Task The_message_says_value_reason_and_way() => new RuleTest(Rule)
    {
        Source = """
            public sealed class Bot(EClientSocket client)
            {
                public void Connect(int port) => client.eConnect("", port, 1);
                public void Here() => client.eConnect("", {|#0:4001|}, 1);
            }
            """,
        Files = [("/0/Start.cs", """
            public static class Start
            {
                public static void Run(Bot bot) => bot.Connect({|#1:7496|});
            }
            """)],
        Options = [ConfigText.TestProject],
        Messages =
        [
            "Port 4001 is the live IB Gateway port; this test project (IsTestProject is true) connects to it",
            "Port 7496 is the live TWS port; this test project (IsTestProject is true) connects to it through `Bot.Connect` in Test0.cs",
        ],
    }.RunAsync();

    [Fact]
    public Task The_connect_calls_are_additional_locations() => new RuleTest(Rule)
    {
        Source = Members("""
            public const int Port = {|#0:7496|};
            public void Run() => {|#1:client.eConnect("", Port, 1)|};
            """),
        Files = [("/0/Other.cs", """public class Other(EClientSocket client) { public void Run() => {|#2:client.eConnect("", Bot.Port, 2)|}; }""")],
        Options = [ConfigText.TestProject],
        Expected =
        [
            new DiagnosticResult(Rule, DiagnosticSeverity.Warning).WithLocation(0).WithLocation(2).WithLocation(1),
        ],
    }.RunAsync();

    [Theory]
    [InlineData("ibapi.live_ports", "5555", "7496", "{|IBAPI1001:5555|}")]
    [InlineData("ibapi.live_ports", "5550-5560, 7496", "{|IBAPI1001:7496|}", "{|IBAPI1001:5555|}")]
    [InlineData("build_property.IbApiLivePorts", "5555", "7496", "{|IBAPI1001:5555|}")]
    [InlineData("ibapi.paper_ports", "7496", "7496", "5555")]
    [InlineData("ibapi.live_ports", "nonsense", "{|IBAPI1001:7496|}", "5555")]
    public Task Options_replace_the_lists(string key, string value, string one, string other) => new RuleTest(Rule)
    {
        Source = Method($"""client.eConnect("", {one}, 1); client.eConnect("", {other}, 2);"""),
        Options = [ConfigText.TestProject, (key, value)],
    }.RunAsync();

    [Fact]
    public Task A_port_of_the_users_own_is_called_what_it_is() => new RuleTest(Rule)
    {
        Source = Method("""client.eConnect("", {|#0:5555|}, 1);"""),
        Options = [ConfigText.TestProject],
        EditorOptions = [("ibapi.live_ports", "5555")],
        Messages = ["Port 5555 is configured as a live port; this test project (IsTestProject is true) connects to it"],
    }.RunAsync();

    [Fact]
    public Task Generated_code_is_reported_where_its_value_is_used() => new RuleTest(Rule)
    {
        Source = Method("""client.eConnect("", {|IBAPI1001:Settings.Port|}, 1);"""),
        Files = [("/0/Settings.g.cs", "public static class Settings { public const int Port = 7496; }")],
        Options = [ConfigText.TestProject],
    }.RunAsync();

    [Fact]
    public Task A_connect_call_in_generated_code_is_silent() => new RuleTest(Rule)
    {
        Source = "public sealed class Bot { }",
        Files = [("/0/Bot.g.cs", Method("""client.eConnect("", 7496, 1);""").Replace("class Bot", "class Generated", System.StringComparison.Ordinal))],
        Options = [ConfigText.TestProject],
    }.RunAsync();

    private static Task InTest(string source) => new RuleTest(Rule)
    {
        Source = source,
        Options = [ConfigText.TestProject],
    }.RunAsync();
}
