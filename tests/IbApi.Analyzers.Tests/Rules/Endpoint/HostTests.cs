using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;
using static IbApi.Analyzers.Tests.Verification.TestSource;

namespace IbApi.Analyzers.Tests.Rules.Endpoint;

/// <summary>IBAPI1006 and IBAPI1007, sentence by sentence of the catalogue; the texts themselves in HostTextTests.</summary>
public sealed class HostTests
{
    private const string PublicHost = "IBAPI1006";
    private const string NotAHost = "IBAPI1007";

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("[2606:4700:4700::1111]")]
    public Task A_written_host_that_is_a_public_address(string host)
        => Run(Method("client.eConnect({|IBAPI1006:\"" + host + "\"|}, 7496, 1);"));

    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("192.168.0.10")]
    [InlineData("169.254.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1")]
    [InlineData("192.0.2.1")]
    [InlineData("2001:db8::1")]
    [InlineData("224.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("tws.example.com")]
    [InlineData("ib_gateway")]
    [InlineData("${HOST}")]
    [InlineData("#{Host}#")]
    [InlineData("%HOST%")]
    public Task Every_other_address_and_all_names(string host)
        => Run(Method("client.eConnect(\"" + host + "\", 7496, 1);"));

    [Theory]
    [InlineData("http://localhost")]
    [InlineData("localhost/v1/api")]
    [InlineData("localhost:7497")]
    [InlineData("127.0.0.256")]
    [InlineData("0.0.0.127")]
    [InlineData("1.0.0.127")]
    [InlineData(" localhost")]
    [InlineData("local host")]
    public Task A_written_host_that_no_resolver_takes(string host)
        => Run(Method("client.eConnect({|IBAPI1007:\"" + host + "\"|}, 7496, 1);"));

    [Theory]
    [InlineData("const string Host = {|IBAPI1006:\"8.8.8.8\"|}; public void Run() => client.eConnect(Host, 7496, 1);")]
    [InlineData("void Connect(string host) => client.eConnect(host, 7496, 1); public void Run() => Connect({|IBAPI1007:\"http://localhost\"|});")]
    [InlineData("public void Run(string host = {|IBAPI1006:\"8.8.8.8\"|}) => client.eConnect(host, 7496, 1);")]
    [InlineData("const string Host = {|IBAPI1006:\"8.8.8.8\"|}; public void Run() { client.eConnect(Host, 7496, 1); client.eConnect(Host, 7496, 2); }")]
    public Task Wherever_it_is_written(string members) => Run(Members(members));

    [Theory]
    [InlineData("client.eConnect(text, 7496, 1);")]
    [InlineData("client.eConnect(text + \".8.8.8\", 7496, 1);")]
    [InlineData("client.eConnect($\"http://{text}\", 7496, 1);")]
    [InlineData("Console.WriteLine(\"8.8.8.8\"); Console.WriteLine(\"http://localhost\"); client.eConnect(\"\", 7496, 1);")]
    [InlineData("new System.Net.Sockets.TcpClient().Connect(\"8.8.8.8\", 53); client.eConnect(\"\", 7496, 1);")]
    public Task What_is_unknown_or_no_host_of_a_connect_call(string body) => Run(Method(body));

    [Theory]
    [InlineData("configuration[\"Host\"] ?? {|IBAPI1006:\"8.8.8.8\"|}")]
    [InlineData("configuration.GetValue<string>(\"Host\", {|IBAPI1007:\"localhost:7497\"|})!")]
    [InlineData("configuration[\"8.8.8.8\"]")]
    public Task A_fallback(string host) => new RuleTest(PublicHost, NotAHost)
    {
        Source = Configured("client.eConnect(" + host + ", 7496, 1);"),
        References = References.Configuration,
    }.RunAsync();

    [Fact]
    public Task The_message_about_a_public_address() => new RuleTest(PublicHost)
    {
        Source = Members("""
            void Connect(string host) => client.eConnect(host, 7496, 1);
            public void Run() { client.eConnect({|#0:"8.8.8.8"|}, 7496, 1); Connect({|#1:"1.1.1.1"|}); }
            """),
        Messages =
        [
            "The API session to the public address 8.8.8.8 is not encrypted; connect through a VPN or an SSH tunnel",
            "The API session to the public address 1.1.1.1 through `Bot.Connect` is not encrypted; connect through a VPN or an SSH tunnel",
        ],
    }.RunAsync();

    [Theory]
    [InlineData("http://localhost", "it begins with a scheme")]
    [InlineData("localhost/v1", "it contains a path")]
    [InlineData("localhost:7497", "it contains a port")]
    [InlineData("127.0.0.256", "a number of the address is over 255")]
    [InlineData("0.0.0.127", "it is 127.0.0.1 written backwards")]
    [InlineData("local host", "it contains spaces")]
    public Task The_message_says_why_it_is_no_host(string host, string reason) => new RuleTest(NotAHost)
    {
        Source = Method("client.eConnect({|#0:\"" + host + "\"|}, 7496, 1);"),
        Messages = [$"`{host}` is not a host: {reason}; the program hands it to the API, which takes a bare name or address"],
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    private static Task Run(string source) => new RuleTest(PublicHost, NotAHost) { Source = source }.RunAsync();
}
