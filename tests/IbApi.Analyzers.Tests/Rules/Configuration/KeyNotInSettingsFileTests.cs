using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Configuration;

/// <summary>IBAPI5003, sentence by sentence of the catalogue.</summary>
public sealed class KeyNotInSettingsFileTests
{
    [Theory]
    [InlineData("Ib.Port", "Ib:Port")]
    [InlineData("Ib__Port", "Ib:Port")]
    [InlineData("IbPort", "Ib:Port")]
    [InlineData("IbApi:Prot", "IbApi:Port")]
    [InlineData("IbApi:Ports", "IbApi:Port")]
    [InlineData("Gatewya:Port", "Gateway:Port")]
    [InlineData("InteractiveBroker:Port", "InteractiveBrokers:Port")]
    [InlineData("Ib:Port", "IbApi:Port")]
    [InlineData("Tws:Port", "InteractiveBrokers:Port")]
    [InlineData("Port", "Ib:Port")]
    [InlineData("Ib:Port", "Settings:Ib:Port")]
    [InlineData("Settings:Ib:Port", "Ib:Port")]
    public Task A_key_that_is_nearly_the_same(string read, string has) => new RuleTest("IBAPI5003")
    {
        Source = Program("{|#0:f[\"" + read + "\"]|}"),
        AdditionalFiles = [("/0/appsettings.json", "{ \"" + has + "\": 7497, \"Logging\": { \"Level\": 1 } }")],
        References = References.Configuration,
        Expected =
        [
            new Microsoft.CodeAnalysis.Testing.DiagnosticResult("IBAPI5003", Microsoft.CodeAnalysis.DiagnosticSeverity.Info)
                .WithLocation(0)
                .WithMessage($"`{read}` is in no settings file of the project; appsettings.json has `{has}`")
                .WithOptions(Microsoft.CodeAnalysis.Testing.DiagnosticOptions.IgnoreAdditionalLocations),
        ],
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    [Theory]
    [InlineData("Ib:Port", """{ "Ib": { "Port": 1 }, "IbApi": { "Port": 1 } }""")]
    [InlineData("ib:PORT", """{ "Ib": { "Port": 1 } }""")]
    [InlineData("Ib:Port", """{ "Redis": { "Port": 1 }, "Kestrel": { "Port": 2 } }""")]
    [InlineData("Ib:Port", """{ "Ib": { "Host": "h", "Name": "n" } }""")]
    [InlineData("IbApi:Port", """{ "IbApi": { "Host": "h" } }""")]
    [InlineData("Ib:Port1", """{ "Ib": { "Port2": 1 } }""")]
    [InlineData("Ib:Live:Port", """{ "Ib": { "Paper": { "Port": 1 } } }""")]
    [InlineData("Ib:LivePort", """{ "Ib": { "Port": 1 } }""")]
    [InlineData("Port", """{ "Redis": { "Port": 1 } }""")]
    [InlineData("Server:Port", """{ "Client:Port": 1 }""")]
    [InlineData("IbApiHost", """{ "IbApiPort": 1 }""")]
    [InlineData("IbkrUS:Port", """{ "IbkrUK": { "Port": 1 } }""")]
    [InlineData("Ib:PortA", """{ "Ib": { "PortB": 1 } }""")]
    [InlineData("Ib:ClientId", """{ "Ib": { "Client": 1, "Id": 2 } }""")]
    [InlineData("Ib:Port", "{ ")]
    [InlineData("Ib:Port", "{ }")]
    public Task A_key_that_is_there_or_that_none_is_near_to(string read, string file) => Run(read, ("/0/appsettings.json", file));

    [Fact]
    public Task A_key_that_another_file_has() => Run(
        "Ib:Port",
        ("/0/appsettings.json", """{ "IbApi": { "Port": 1 } }"""),
        ("/0/Properties/launchSettings.json", """{ "profiles": { "a": { "environmentVariables": { "Ib__Port": "1" } } } }"""));

    [Fact]
    public Task Without_settings_files() => Run("Ib:Port");

    [Fact]
    public Task A_setting_that_reaches_no_connect_call() => new RuleTest("IBAPI5003")
    {
        Source = """
            using Microsoft.Extensions.Configuration;
            class Bot { void Run(EClientSocket c, IConfiguration f) { Console.WriteLine(f["Ib:Port"]); c.eConnect("", 7497, 1); } }
            """,
        AdditionalFiles = [("/0/appsettings.json", """{ "IbApi": { "Port": 1 } }""")],
        References = References.Configuration,
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    [Fact]
    public Task A_section_that_is_bound() => new RuleTest("IBAPI5003")
    {
        Source = """
            using Microsoft.Extensions.Configuration;
            class Opts { public string Host { get; set; } = ""; public int Port { get; set; } }
            class Bot { void Run(EClientSocket c, IConfiguration f) { var o = f.GetSection({|IBAPI5003:"Ib"|}).Get<Opts>(); c.eConnect(o.Host, o.Port, 1); } }
            """,
        AdditionalFiles = [("/0/appsettings.json", """{ "IbApi": { "Host": "h", "Port": 1 } }""")],
        References = References.Configuration,
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    [Fact]
    public Task A_section_that_is_not_known() => new RuleTest("IBAPI5003")
    {
        Source = """
            using Microsoft.Extensions.Configuration;
            class Bot { void Run(EClientSocket c, IConfigurationSection f) => c.eConnect("", f.GetValue<int>("Port"), 1); }
            """,
        AdditionalFiles = [("/0/appsettings.json", """{ "IbApi": { "Port": 1 } }""")],
        References = References.Configuration,
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    [Fact]
    public Task A_property_of_a_settings_class_cannot_be_misspelt() => new RuleTest("IBAPI5003")
    {
        Source = """
            sealed class Settings : System.Configuration.ApplicationSettingsBase
            {
                public static Settings Default { get; } = new();
                public int IbPort { get { return (int)this["IbPort"]; } }
            }
            class Bot { void Run(EClientSocket c) => c.eConnect("", Settings.Default.IbPort, 1); }
            """,
        AdditionalFiles = [("/0/App.config", "<configuration><applicationSettings><Settings><setting name='IbPorts'><value>1</value></setting></Settings></applicationSettings></configuration>")],
        References = References.Configuration,
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    [Fact]
    public Task Application_settings() => new RuleTest("IBAPI5003")
    {
        Source = """class Bot { void Run(EClientSocket c) => c.eConnect("", int.Parse({|IBAPI5003:System.Configuration.ConfigurationManager.AppSettings["Ib.Port"]|}), 1); }""",
        AdditionalFiles =
        [
            ("/0/App.config", """<configuration><appSettings><add key="IbPort" value="1" /></appSettings></configuration>"""),
            ("/0/appsettings.json", """{ "Ib.Port": 1 }"""),
        ],
        References = References.Configuration,
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    private static string Program(string port)
        => $$"""
            using Microsoft.Extensions.Configuration;
            class Bot { void Run(EClientSocket c, IConfiguration f) => c.eConnect("", int.Parse({{port}}), 1); }
            """;

    private static Task Run(string read, params (string Path, string Text)[] files) => new RuleTest("IBAPI5003")
    {
        Source = Program("f[\"" + read + "\"]"),
        AdditionalFiles = files,
        References = References.Configuration,
        Generations = [ApiGeneration.Newest],
    }.RunAsync();
}
