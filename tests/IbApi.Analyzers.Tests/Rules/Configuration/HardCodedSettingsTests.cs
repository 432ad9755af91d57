using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using static IbApi.Analyzers.Tests.Verification.TestSource;

namespace IbApi.Analyzers.Tests.Rules.Configuration;

/// <summary>IBAPI5001: a host or port that is written in the code of a production project.</summary>
public sealed class HardCodedSettingsTests
{
    private const string Rule = "IBAPI5001";

    /// <summary>Statements with what is reported in them.</summary>
    public static TheoryData<string> Reported =>
    [
        """client.eConnect{|IBAPI5001:("127.0.0.1", 7497, 1)|};""",
        """client.eConnect{|IBAPI5001:("127.0.0.1", 7496, 0)|};""",
        """client.eConnect{|IBAPI5001:("", 4002, 1)|};""",
        """client.eConnect{|IBAPI5001:("ib-gateway", 4001, number)|};""",
        """client.eConnect{|IBAPI5001:("192.168.1.10", number, number)|};""",
        """client.eConnect{|IBAPI5001:(text, 7497, number)|};""",
        """client.eConnect{|IBAPI5001:(text, 12345, number)|};""",
        """client.eConnect{|IBAPI5001:(clientId: 1, port: 7497, host: "localhost")|};""",
        """client?.eConnect{|IBAPI5001:("127.0.0.1", 7497, 1)|};""",
        """client.eConnect{|IBAPI5001:("127.0.0.1", flag ? 7497 : 7496, 1)|};""",
        """client.eConnect{|IBAPI5001:("127.0.0.1", int.Parse("7497"), 1)|};""",
        """client.eConnect{|IBAPI5001:("127.0.0.1", (7497), 1)|};""",
        """client.eConnect{|IBAPI5001:("127.0.0.1", 7490 + 7, 1)|};""",

        // A variable, an array or a tuple is a site of its own.
        """var port = {|IBAPI5001:7497|}; client.eConnect{|IBAPI5001:("127.0.0.1", port, 1)|};""",
        """const int Port = {|IBAPI5001:7497|}; client.eConnect(text, Port, 1);""",
        """var port = number; if (flag) port = {|IBAPI5001:7497|}; client.eConnect(text, port, number);""",
        """foreach (var port in new[] {|IBAPI5001:{ 7497, 4002 }|}) client.eConnect(text, port, number);""",
        """var (host, port) = {|IBAPI5001:("127.0.0.1", 7497)|}; client.eConnect(host, port, number);""",
        """Connect{|IBAPI5001:("127.0.0.1", 7497, 1)|}; void Connect(string h, int p, int c) => client.eConnect(h, p, c);""",
        """Connect{|IBAPI5001:(1, 7497)|}; void Connect(int c, int p) => client.eConnect(text, p, c);""",
        """Connect(); void Connect{|IBAPI5001:(string h = "127.0.0.1", int p = 7497, int c = 1)|} => client.eConnect(h, p, c);""",
    ];

    [Theory]
    [MemberData(nameof(Reported))]
    public Task Reports(string body) => In(Method(body)).RunAsync();

    /// <summary>Members of a class with a client.</summary>
    public static TheoryData<string> ReportedMembers =>
    [
        """private const string Host = {|IBAPI5001:"127.0.0.1"|}; private const int Port = {|IBAPI5001:7497|}; private const int Id = 1; void M() => client.eConnect(Host, Port, Id);""",
        """private const string Host = {|IBAPI5001:"10.0.0.1"|}; private const int Port = {|IBAPI5001:7497|}; void M() => client.eConnect(Host, Port, 1);""",
        """private readonly int _port = {|IBAPI5001:7497|}; void M(string host, int id) => client.eConnect(host, _port, id);""",
        """public int Port { get; set; } = {|IBAPI5001:7497|}; void M(string host, int id) => client.eConnect(host, Port, id);""",
        """public int Port => {|IBAPI5001:7497|}; void M(string host, int id) => client.eConnect(host, Port, id);""",
        """int _port; void Set() { _port = {|IBAPI5001:7497|}; } void M(string host, int id) => client.eConnect(host, _port, id);""",
        """
        sealed class Settings { public string Host { get; set; } public int Port { get; set; } public int ClientId { get; set; } }
        void Run() => M(new Settings {|IBAPI5001:{ Host = "127.0.0.1", Port = 7497, ClientId = 1 }|});
        void M(Settings s) => client.eConnect(s.Host, s.Port, s.ClientId);
        """,
        """
        sealed record Settings(string Host, int Port, int ClientId);
        void Run() => M(new Settings{|IBAPI5001:("127.0.0.1", 7497, 1)|});
        void M(Settings s) => client.eConnect(s.Host, s.Port, s.ClientId);
        """,
        """
        enum Ports { Paper = 7497 }
        void M() => client.eConnect{|IBAPI5001:("127.0.0.1", (int)Ports.Paper, 1)|};
        """,
        """void M(string host, int id) => client.Start{|IBAPI5001:(7497)|}; } static class More { public static void Start(this EClientSocket c, int port) => c.eConnect(null, port, c.GetHashCode());""",
    ];

    [Theory]
    [MemberData(nameof(ReportedMembers))]
    public Task Reports_members(string members) => In(Members(members)).RunAsync();

    /// <summary>Statements in which nothing is.</summary>
    public static TheoryData<string> Silent =>
    [
        // A client ID never alone.
        """client.eConnect(text, number, 1);""",

        // This machine, and nothing else that is known to be written.
        """client.eConnect("127.0.0.1", number, number);""",
        """client.eConnect("", number, number);""",
        """client.eConnect(string.Empty, number, number);""",
        """client.eConnect("localhost", int.Parse(Environment.GetEnvironmentVariable("IB_PORT")), int.Parse(Environment.GetEnvironmentVariable("IB_ID")));""",

        """client.eConnect("", number, 0);""",
        """var host = string.Empty; Action set = () => host = text; set(); client.eConnect(host, number, 1);""",

        // What is read, and what stands in for it.
        """client.eConnect(Environment.GetEnvironmentVariable("IB_HOST"), int.Parse(Environment.GetEnvironmentVariable("IB_PORT")), 1);""",
        """client.eConnect(Environment.GetEnvironmentVariable("IB_HOST") ?? "10.0.0.1", int.Parse(Environment.GetEnvironmentVariable("IB_PORT") ?? "7497"), 1);""",

        // What stands in for something that is not known: a text box of a user, perhaps.
        """int port; if (!int.TryParse(text, out port)) port = 7497; client.eConnect(text, port, number);""",
        """int port; if (!int.TryParse(text, out port)) { port = 7497; } client.eConnect(text, port, number);""",
        """var port = 7497; if (int.TryParse(text, out var typed)) port = typed; client.eConnect(text, port, number);""",
        """int.TryParse(text, out var port); if (port == 0) port = 7497; client.eConnect(text, port, number);""",
        """client.eConnect(text, int.TryParse(text, out var port) ? port : 7497, number);""",
        """client.eConnect(string.IsNullOrEmpty(text) ? "10.0.0.1" : text, number, number);""",

        // No port at all, and what somebody will replace.
        """client.eConnect(text, 0, 1);""",
        """client.eConnect(text, -1, 1);""",
        """client.eConnect(text, 70000, 1);""",
        """client.eConnect("${IB_HOST}", number, 1);""",

        // No connect call.
        """var port = 7497; Console.WriteLine(port);""",
        """var order = new Order { OrderId = 7497 }; client.placeOrder(number, new Contract(), order);""",
        """eConnect("127.0.0.1", 7497, 1); void eConnect(string h, int p, int c) { }""",
    ];

    [Theory]
    [MemberData(nameof(Silent))]
    public Task Says_nothing(string body) => In(Method(body)).RunAsync();

    /// <summary>A value that something unknown is written over is where a field starts, perhaps what a form shows first.</summary>
    [Fact]
    public Task Says_nothing_of_what_may_be_entered() => In(Members("""
        public int Port { get; set; } = 7497;
        public void Set(string text) => Port = int.Parse(text);
        void M(string host, int id) => client.eConnect(host, Port, id);
        """)).RunAsync();

    [Theory]
    [InlineData("""client.eConnect("127.0.0.1", configuration.GetValue<int>("Ib:Port"), configuration.GetValue<int>("Ib:ClientId"));""")]
    [InlineData("""client.eConnect("localhost", configuration.GetValue("Ib:Port", 7497), configuration.GetValue("Ib:ClientId", 1));""")]
    [InlineData("""client.eConnect(configuration["Ib:Host"], configuration.GetValue<int>("Ib:Port"), 1);""")]
    [InlineData("""client.eConnect{|IBAPI5001:("10.0.0.1", configuration.GetValue<int>("Ib:Port"), 1)|};""")]
    [InlineData("""client.eConnect{|IBAPI5001:("127.0.0.1", configuration.GetValue<int>("Ib:Port"), 1)|};""")]
    [InlineData("""client.eConnect{|IBAPI5001:(configuration["Ib:Host"], 7497, configuration.GetValue<int>("Ib:ClientId"))|};""")]
    public Task Beside_configuration(string body) => new RuleTest(Rule)
    {
        Source = Configured(body),
        References = References.Configuration,
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    [Fact]
    public Task Says_nothing_in_a_test_project() => new RuleTest(Rule)
    {
        Source = Method("""client.eConnect("127.0.0.1", 7497, 1);"""),
        Options = [ConfigText.TestProject],
    }.RunAsync();

    [Fact]
    public Task Says_nothing_of_a_bound_type() => new RuleTest(Rule)
    {
        Source = """
            using Microsoft.Extensions.Configuration;

            public sealed class Settings
            {
                public string Host { get; set; } = "127.0.0.1";
                public int Port { get; set; } = 7497;
            }

            public sealed class Bot(EClientSocket client, IConfiguration configuration)
            {
                public void Run()
                {
                    var settings = configuration.GetSection("Ib").Get<Settings>();
                    client.eConnect(settings.Host, settings.Port, 1);
                }
            }
            """,
        References = References.Configuration,
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    [Fact]
    public Task Stands_where_the_value_is_in_another_file() => new RuleTest(Rule)
    {
        Source = Method("client.eConnect(Config.Host, Config.Port, Config.ClientId);"),
        Files =
        [
            ("/0/Config.cs", """
                public static class Config
                {
                    public const string Host = {|IBAPI5001:"127.0.0.1"|};
                    public const int Port = {|IBAPI5001:7497|};
                    public const int ClientId = 1;
                }
                """),
        ],
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    [Theory]
    [InlineData(
        """client.eConnect{|#0:("127.0.0.1", 7497, 1)|};""",
        "Host 127.0.0.1, port 7497 and client ID 1 are written in the code, and the program connects with them; read them from configuration")]
    [InlineData(
        """client.eConnect{|#0:(text, 7497, number)|};""",
        "Port 7497 is written in the code, and the program connects with it; read it from configuration")]
    [InlineData(
        """client.eConnect{|#0:("", flag ? 7497 : 7496, number)|};""",
        "Host \"\" and port 7497 or 7496 are written in the code, and the program connects with them; read them from configuration")]
    [InlineData(
        """Connect{|#0:(7497, 1)|}; void Connect(int p, int c) => client.eConnect(text, p, c);""",
        "Port 7497 and client ID 1 are written in the code, and the program connects with them through `Bot.Connect`; read them from configuration")]
    public Task Says_what_is_written_and_how_it_gets_there(string body, string message) => new RuleTest(Rule)
    {
        Source = Method(body),
        Options = [ConfigText.ProductionProject],
        Expected =
        [
            new DiagnosticResult(Rule, DiagnosticSeverity.Info).WithLocation(0).WithMessage(message)
                .WithOptions(DiagnosticOptions.IgnoreAdditionalLocations),
        ],
    }.RunAsync();

    [Fact]
    public Task One_voice() => new RuleTest(Rule, "IBAPI1004", "IBAPI1003")
    {
        // The port has had its word, what stands beside it has not.
        Source = Method("""
            var livePort = {|IBAPI1004:7497|};
            client.eConnect(text, livePort, 1);
            client.eConnect{|IBAPI5001:("ib-gateway", livePort, 1)|};
            """),
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    [Fact]
    public Task Speaks_where_the_graver_rule_is_off() => new RuleTest(Rule, "IBAPI1004")
    {
        Source = Method("""var livePort = {|IBAPI5001:7497|}; client.eConnect(text, livePort, number);"""),
        Options = [ConfigText.ProductionProject],
        NoWarn = ["IBAPI1004"],
    }.RunAsync();

    [Fact]
    public Task Silent_when_off() => new RuleTest(Rule)
    {
        Source = Method("""client.eConnect("127.0.0.1", 7497, 1);"""),
        Options = [ConfigText.ProductionProject],
        EditorOptions = [("dotnet_diagnostic.IBAPI5001.severity", "none")],
    }.RunAsync();

    [Fact]
    public async Task Speaks_in_a_library_that_hides_the_API()
    {
        var bot = Library.Compile(
            "public class Bot { public Bot() { new IBApi.EClientSocket(null, null); } public void Connect(string host, int port, int clientId) { } }",
            withApi: true);
        var compilation = TestProgram.CompileWithoutApi("""class P { void M() { new Bot().Connect("127.0.0.1", 7497, 1); } }""", bot);
        var options = TestOptions.Of(("build_property._IbApiCopiedAssemblies", "CSharpAPI"), ConfigText.ProductionProject);

        var found = await compilation.WithAnalyzers(AllRules.AnalyzersOf([Rule]), new AnalyzerOptions([], options)).GetAnalyzerDiagnosticsAsync();

        Assert.Equal(["IBAPI5001: (\"127.0.0.1\", 7497, 1)"], Described(found));
    }

    [Fact]
    public async Task Speaks_in_Visual_Basic()
    {
        var compilation = TestProgram.CompileVisualBasic("""
            Public Class Bot
                Private Const Port As Integer = 7497

                Public Sub Run(client As EClientSocket)
                    client.eConnect("127.0.0.1", 4002, 1)
                    client.eConnect("10.0.0.1", Port, 2)
                End Sub
            End Class
            """);

        var found = await compilation
            .WithAnalyzers(AllRules.AnalyzersOf([Rule]), new AnalyzerOptions([], TestOptions.Of(ConfigText.ProductionProject)))
            .GetAnalyzerDiagnosticsAsync();

        Assert.Equal(
            ["IBAPI5001: 7497", "IBAPI5001: (\"127.0.0.1\", 4002, 1)", "IBAPI5001: (\"10.0.0.1\", Port, 2)"],
            Described(found));
    }

    private static IEnumerable<string> Described(IEnumerable<Diagnostic> found)
        => found
            .OrderBy(static diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(static diagnostic => $"{diagnostic.Id}: {diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)}");

    private static RuleTest In(string source) => new(Rule)
    {
        Source = source,
        Options = [ConfigText.ProductionProject],
    };
}
