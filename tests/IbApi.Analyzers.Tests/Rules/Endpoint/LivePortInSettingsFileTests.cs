using System.Collections.Generic;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Endpoint;

/// <summary>IBAPI1002, sentence by sentence of the catalogue.</summary>
public sealed class LivePortInSettingsFileTests
{
    private const string Empty = "class C { }";

    private const string Reads = """
        using Microsoft.Extensions.Configuration;
        class Bot { void Run(EClientSocket c, IConfiguration f) => c.eConnect("", {|IBAPI1002:f.GetValue<int>("Server:Number")|}, 1); }
        """;

    [Theory]
    [InlineData("appsettings.json", """{ "Ib": { "Port": {|IBAPI1002:7496|} } }""")]
    [InlineData("appsettings.Development.json", """{ "IbApi": { "Port": "{|IBAPI1002:4001|}" } }""")]
    [InlineData("testsettings.json", """{ "InteractiveBrokers:Port": {|IBAPI1002:4003|} }""")]
    [InlineData("appsettings.json", """{ "Ibkr": { "socketPort": {|IBAPI1002:7496|} } }""")]
    [InlineData("appsettings.json", """{ "TwsPort": {|IBAPI1002:7496|} }""")]
    [InlineData("appsettings.json", """{ "Tws": { "Url": "tcp://localhost:{|IBAPI1002:7496|}/" } }""")]
    [InlineData("appsettings.json", """{ "Clients": [ { "IbGateway": { "Port": {|IBAPI1002:4001|} } } ] }""")]
    [InlineData("Properties/launchSettings.json", """{ "profiles": { "a": { "environmentVariables": { "IB_PORT": "{|IBAPI1002:7496|}", "IbApi__Port": "{|IBAPI1002:4001|}" } } } }""")]
    [InlineData("a.runsettings", """<RunSettings><TestRunParameters><Parameter name="IbPort" value="{|IBAPI1002:7496|}" /></TestRunParameters></RunSettings>""")]
    [InlineData("App.config", """<configuration><appSettings><add key="IbPort" value="{|IBAPI1002:7496|}" /></appSettings></configuration>""")]
    [InlineData("App.config", """<configuration><applicationSettings><Ib.Settings><setting name="Port"><value>{|IBAPI1002:7496|}</value></setting></Ib.Settings></applicationSettings></configuration>""")]
    public Task A_live_port_under_a_name_of_a_connection(string file, string text) => Run(Empty, file, text);

    [Fact]
    public Task The_very_key_that_a_connect_call_reads_whatever_its_name()
        => Run(Reads, "appsettings.json", """{ "Server": { "Number": {|IBAPI1002:7496|} } }""");

    [Fact]
    public Task The_key_of_a_bound_type() => Run(
        """
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Options;
        class Opts { public int Number { get; set; } }
        class Start { void Add(IServiceCollection s, IConfiguration f) => s.AddOptions<Opts>().Bind(f.GetSection({|IBAPI1002:"Server"|})); }
        class Bot { void Run(EClientSocket c, IOptions<Opts> o) => c.eConnect("", o.Value.Number, 1); }
        """,
        "appsettings.json",
        """{ "Server": { "Number": {|IBAPI1002:7496|} } }""");

    [Fact]
    public Task The_message_says_key_port_and_why_it_is_a_test() => new RuleTest("IBAPI1002")
    {
        Source = Empty,
        AdditionalFiles = [("/0/appsettings.json", """{ "Ib": { "Port": {|#0:7496|} } }""")],
        Options = [ConfigText.TestProject],
        Messages = ["Port 7496 at `Ib:Port` is the live TWS port, in the settings of a test project (IsTestProject is true); its tests would trade on a live account"],
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    [Theory]
    [InlineData("""{ "Ib": { "Port": 7497 } }""")]
    [InlineData("""{ "Ib": { "Port": 8888 } }""")]
    [InlineData("""{ "Ib": { "RequestId": 7496 } }""")]
    [InlineData("""{ "Ib": { "Port": { "Number": 7496 } } }""")]
    [InlineData("""{ "Redis": { "Port": 7496 } }""")]
    [InlineData("""{ "Port": 7496 }""")]
    [InlineData("""{ "Library": { "Port": 7496 } }""")]
    [InlineData("""{ "Ib": { "Port": "7\u0034\u00396" } }""")]
    [InlineData("""{ "Ib": { "Report": 7496, "Import": 7496, "Airport": 4001 } }""")]
    [InlineData("""{ "Ib": { "Url": "http://localhost:5000" } }""")]
    [InlineData("""{ "Ib": { "Port": 7496 """)]
    [InlineData("")]
    public Task Other_values_other_keys_and_malformed_files(string text) => Run(Empty, "appsettings.json", text);

    [Theory]
    [InlineData("settings.json")]
    [InlineData("appsettings.txt")]
    [InlineData("ibapi.json")]
    public Task Other_files(string file) => Run(Empty, file, """{ "Ib": { "Port": 7496 } }""");

    [Fact]
    public Task No_test_project() => Run(
        Reads.Replace("{|IBAPI1002:", "", System.StringComparison.Ordinal).Replace("|}", "", System.StringComparison.Ordinal),
        "appsettings.json",
        """{ "Ib": { "Port": 7496 }, "Server": { "Number": 7496 } }""",
        options: [ConfigText.ProductionProject]);

    [Fact]
    public Task An_option_of_the_file_switches_it_off() => new RuleTest("IBAPI1002")
    {
        Source = Empty,
        AdditionalFiles = [("/0/appsettings.json", """{ "Ib": { "Port": {|IBAPI1002:7496|} } }"""), ("/0/appsettings.Production.json", """{ "Ib": { "Port": 7496 } }""")],
        Options = [ConfigText.TestProject],
        ConfigFiles = [("/.editorconfig", "root = true\n[appsettings.Production.json]\nibapi.settings_file_findings = off\n")],
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    [Fact]
    public Task The_register_decides_what_is_live() => new RuleTest("IBAPI1002")
    {
        Source = Empty,
        AdditionalFiles =
        [
            ("/0/appsettings.json", """{ "Ib": { "Port": 7496 }, "Ibkr": { "Port": {|IBAPI1002:9000|} } }"""),
            ("/0/ibapi.json", """{ "sessions": { "a": { "mode": "paper", "port": 7496 }, "b": { "mode": "live", "port": 9000 } } }"""),
        ],
        Options = [ConfigText.TestProject],
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    [Theory]
    [InlineData("""{ "Ib": { "PaperPort": {|IBAPI1004:7496|} } }""")]
    [InlineData("""{ "Ib": { "Live": { "Port": {|IBAPI1004:7497|} } } }""")]
    [InlineData("""{ "Ib:Simulated:Port": "{|IBAPI1004:4001|}" }""")]
    [InlineData("""{ "Ib": { "LivePort": 7496, "PaperPort": 7497, "Port": 7496, "LiveDataPort": 7497 } }""")]
    [InlineData("""{ "Redis": { "PaperPort": 7496 } }""")]
    public Task A_port_that_contradicts_its_key_is_1004_in_every_project(string text) => new RuleTest("IBAPI1004")
    {
        Source = Empty,
        AdditionalFiles = [("/0/appsettings.json", text)],
        Options = [ConfigText.ProductionProject],
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    [Fact]
    public Task A_port_that_contradicts_what_the_code_calls_it() => new RuleTest("IBAPI1004")
    {
        Source = """
            using Microsoft.Extensions.Configuration;
            class Bot { void Run(EClientSocket c, IConfiguration f) { var paperPort = f.GetValue<int>("Server:Number"); c.eConnect("", paperPort, 1); } }
            """,
        AdditionalFiles = [("/0/appsettings.json", """{ "Server": { "Number": {|#0:7496|} } }""")],
        References = References.Configuration,
        Messages = ["Port 7496 is the live TWS port, but `paperPort` says paper"],
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    [Fact]
    public Task On_one_value_one_of_them_speaks() => new RuleTest("IBAPI1002", "IBAPI1004")
    {
        Source = Empty,
        AdditionalFiles = [("/0/appsettings.json", """{ "Ib": { "PaperPort": {|IBAPI1002:7496|}, "LivePort": {|IBAPI1004:7497|} } }""")],
        Options = [ConfigText.TestProject],
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    [Fact]
    public Task The_second_speaks_where_the_first_is_off() => new RuleTest("IBAPI1002", "IBAPI1004")
    {
        Source = Empty,
        AdditionalFiles = [("/0/appsettings.json", """{ "Ib": { "PaperPort": {|IBAPI1004:7496|} } }""")],
        Options = [ConfigText.TestProject, ("dotnet_diagnostic.IBAPI1002.severity", "none")],
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    [Fact]
    public Task The_fallback_of_a_key_that_a_file_has_on_paper_says_so() => new RuleTest("IBAPI1003")
    {
        Source = """
            using Microsoft.Extensions.Configuration;
            class Bot { void Run(EClientSocket c, IConfiguration f) => c.eConnect("", f.GetValue("Ib:Port", {|#0:7496|}), 1); }
            """,
        AdditionalFiles = [("/0/appsettings.json", """{ "Ib": { "Port": 7497 } }"""), ("/0/appsettings.Production.json", """{ "Ib": { "Port": 7496 } }""")],
        References = References.Configuration,
        Messages = ["Port 7496 is the live TWS port; the program connects to it when `Ib:Port` is missing, although appsettings.json has the paper port 7497 there"],
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    private static Task Run(string source, string file, string text, IReadOnlyList<(string Key, string Value)>? options = null) => new RuleTest("IBAPI1002")
    {
        Source = source,
        AdditionalFiles = [("/0/" + file, text)],
        Options = options ?? [ConfigText.TestProject],
        References = References.Configuration,
        Generations = [ApiGeneration.Newest],
    }.RunAsync();
}
