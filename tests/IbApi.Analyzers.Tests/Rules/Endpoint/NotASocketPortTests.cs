using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;
using static IbApi.Analyzers.Tests.Verification.TestSource;

namespace IbApi.Analyzers.Tests.Rules.Endpoint;

/// <summary>IBAPI1005, sentence by sentence of the catalogue.</summary>
public sealed class NotASocketPortTests
{
    private const string Rule = "IBAPI1005";

    [Theory]
    [InlineData("{|IBAPI1005:0|}")]
    [InlineData("{|IBAPI1005:-1|}")]
    [InlineData("{|IBAPI1005:65536|}")]
    [InlineData("{|IBAPI1005:70000|}")]
    [InlineData("int.Parse({|IBAPI1005:\"74960\"|})")]
    [InlineData("{|IBAPI1005:7496 * 10|}")]
    [InlineData("flag ? 7496 : {|IBAPI1005:70000|}")]
    public Task A_written_port_outside_the_range(string port) => Run(Method($"""client.eConnect("", {port}, 1);"""));

    [Theory]
    [InlineData("{|IBAPI1005:5000|}")]
    [InlineData("int.Parse({|IBAPI1005:\"5000\"|})")]
    public Task The_web_port_of_the_Client_Portal_gateway(string port) => Run(Method($"""client.eConnect("", {port}, 1);"""));

    [Theory]
    [InlineData("1")]
    [InlineData("65535")]
    [InlineData("7496")]
    [InlineData("7497")]
    [InlineData("4001")]
    [InlineData("4002")]
    [InlineData("5001")]
    [InlineData("8080")]
    [InlineData("number")]
    [InlineData("int.Parse(text)")]
    [InlineData("number + 70000")]
    [InlineData("number == 5000 ? 7496 : 7497")]
    public Task Every_other_port_and_the_unknown(string port) => Run(Method($"""client.eConnect("", {port}, 1);"""));

    [Theory]
    [InlineData("""client.eConnect("", 7496, 5000);""")]
    [InlineData("""client.eConnect("", 7496, 0);""")]
    [InlineData("""new System.Net.Sockets.TcpClient().Connect("localhost", 5000); client.eConnect("", 7496, 70000);""")]
    public Task What_is_no_port_of_a_connect_call(string body) => Run(Method(body));

    [Theory]
    [InlineData("""int port = 0; if (flag) { port = 7497; } client.eConnect("", port, 1);""")]
    [InlineData("""int port = -1; new System.Action(() => port = number)(); client.eConnect("", port, 1);""")]
    [InlineData("""void Go(int port = 0) { if (port == 0) { port = 7497; } client.eConnect("", port, 1); } Go();""")]
    public Task What_only_holds_the_place_of_a_port(string body) => Run(Method(body));

    [Fact]
    public Task A_zero_that_is_all_there_is() => Run(Method("""int port = {|IBAPI1005:0|}; client.eConnect("", port, 1);"""));

    [Fact]
    public Task A_fallback() => new RuleTest(Rule)
    {
        Source = Configured("""client.eConnect("", configuration.GetValue("Port", {|IBAPI1005:5000|}), configuration.GetValue("Id", 5000));"""),
        References = References.Configuration,
    }.RunAsync();

    [Fact]
    public Task One_value_is_reported_once() => Run(Members("""
        const int Port = {|IBAPI1005:5000|};
        public void Run() { client.eConnect("", Port, 1); client.eConnect("", Port, 2); }
        """));

    [Theory]
    [InlineData("ibapi.live_ports")]
    [InlineData("ibapi.paper_ports")]
    public Task A_port_that_the_user_declares_is_one(string key) => new RuleTest(Rule)
    {
        Source = Method("""client.eConnect("", 5000, 1);"""),
        Options = [(key, "5000")],
    }.RunAsync();

    [Fact]
    public Task The_message_says_what_it_is() => new RuleTest(Rule)
    {
        Source = Members("""
            void Connect(int port) => client.eConnect("", port, 1);
            public void Run() { Connect({|#0:5000|}); client.eConnect("", {|#1:70000|}, 1); }
            """),
        Messages =
        [
            "Port 5000 is the web port of the Client Portal gateway, which speaks another protocol; the program connects to it through `Bot.Connect` where it needs the socket port of TWS or IB Gateway",
            "Port 70000 is outside the range of ports, 1-65535; the program connects to it where it needs the socket port of TWS or IB Gateway",
        ],
    }.RunAsync();

    private static Task Run(string source) => new RuleTest(Rule) { Source = source }.RunAsync();
}
