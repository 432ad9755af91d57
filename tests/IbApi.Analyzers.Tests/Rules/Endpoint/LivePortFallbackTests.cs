using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;
using static IbApi.Analyzers.Tests.Verification.TestSource;

namespace IbApi.Analyzers.Tests.Rules.Endpoint;

/// <summary>IBAPI1003, sentence by sentence of the catalogue.</summary>
public sealed class LivePortFallbackTests
{
    private const string Rule = "IBAPI1003";

    [Theory]
    [InlineData("""client.eConnect("", int.Parse(configuration["IbApi:Port"] ?? {|IBAPI1003:"7496"|}), 1);""")]
    [InlineData("""client.eConnect("", configuration.GetValue("IbApi:Port", {|IBAPI1003:4001|}), 1);""")]
    [InlineData("""client.eConnect("", configuration.GetValue<int?>("IbApi:Port") ?? {|IBAPI1003:4003|}, 1);""")]
    [InlineData("""client.eConnect("", int.TryParse(configuration["Port"], out var port) ? port : {|IBAPI1003:7496|}, 1);""")]
    [InlineData("""client.eConnect("", int.Parse(Environment.GetEnvironmentVariable("IB_PORT") ?? {|IBAPI1003:"7496"|}), 1);""")]
    [InlineData("""client.eConnect("", int.Parse(configuration.GetSection("IbApi")["Port"] ?? {|IBAPI1003:"7496"|}), 1);""")]
    [InlineData("""var raw = configuration["Port"]; var port = {|IBAPI1003:7496|}; if (!string.IsNullOrEmpty(raw)) { port = int.Parse(raw); } client.eConnect("", port, 1);""")]
    [InlineData("""if (!int.TryParse(configuration["Port"], out var port)) { port = {|IBAPI1003:7496|}; } client.eConnect("", port, 1);""")]
    [InlineData("""client.eConnect("", configuration["Port"] is { } raw ? int.Parse(raw) : {|IBAPI1003:7496|}, 1);""")]
    [InlineData("""var raw = configuration["Port"]; client.eConnect("", string.IsNullOrEmpty(raw) ? {|IBAPI1003:7496|} : int.Parse(raw), 1);""")]
    [InlineData("""var raw = configuration["Port"]; client.eConnect("", raw == null ? {|IBAPI1003:7496|} : int.Parse(raw), 1);""")]
    [InlineData("""var raw = configuration["Port"]; raw ??= {|IBAPI1003:"7496"|}; client.eConnect("", int.Parse(raw), 1);""")]
    [InlineData("""static string Or(string? a, string b) => a ?? b; client.eConnect("", int.Parse(Or(configuration["Port"], {|IBAPI1003:"7496"|})), 1);""")]
    [InlineData("""client.eConnect("", configuration["Port"] switch { null => {|IBAPI1003:7496|}, var raw => int.Parse(raw) }, 1);""")]
    [InlineData("""const int Default = {|IBAPI1003:7496|}; client.eConnect("", configuration.GetValue("Port", Default), 1);""")]
    [InlineData("""client.eConnect("", int.Parse(System.Configuration.ConfigurationManager.AppSettings["Port"] ?? {|IBAPI1003:"7496"|}), 1);""")]
    public Task A_configured_port_whose_fallback_is_live(string body) => In(body, ConfigText.ProductionProject);

    [Fact]
    public Task The_initializer_of_a_property_that_configuration_binds() => new RuleTest(Rule)
    {
        Source = """
            using Microsoft.Extensions.Configuration;

            public sealed class IbOptions
            {
                public int Port { get; set; } = {|IBAPI1003:7496|};
            }

            public sealed class Bot
            {
                public void Run(EClientSocket client, IConfiguration configuration)
                {
                    var options = configuration.GetSection("IbApi").Get<IbOptions>();
                    client.eConnect("", options.Port, 1);
                }
            }
            """,
        References = References.Configuration,
    }.RunAsync();

    [Fact]
    public Task An_application_setting_whose_default_is_live() => new RuleTest(Rule)
    {
        Source = """
            public sealed class Bot
            {
                public void Run(EClientSocket client) => client.eConnect("", {|#0:Settings.Default.Port|}, 1);
            }
            """,
        Files =
        [
            ("/0/Settings.Designer.cs", """
                public sealed class Settings : System.Configuration.ApplicationSettingsBase
                {
                    public static Settings Default { get; } = new Settings();

                    [System.Configuration.DefaultSettingValue("7496")]
                    public int Port { get => (int)this["Port"]; set => this["Port"] = value; }
                }
                """),
        ],
        References = References.Configuration,
        Messages = ["Port 7496 is the live TWS port; the program connects to it when `Port` is missing"],
    }.RunAsync();

    [Fact]
    public Task An_injected_options_object_whose_initializer_is_live() => new RuleTest(Rule)
    {
        Source = """
            using Microsoft.Extensions.Configuration;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Options;

            public sealed class IbOptions
            {
                public int Port { get; set; } = {|#0:4001|};
            }

            public sealed class Bot(EClientSocket client, IOptions<IbOptions> options)
            {
                public void Run() => client.eConnect("", options.Value.Port, 1);

                public static void Register(IServiceCollection services, IConfiguration configuration)
                    => services.Configure<IbOptions>(configuration.GetSection("IbApi"));
            }
            """,
        References = References.Configuration,
        Messages = ["Port 4001 is the live IB Gateway port; the program connects to it through `IbOptions.Port` when `IbApi:Port` is missing"],
    }.RunAsync();

    [Fact]
    public Task The_command_line_is_configuration() => new RuleTest(Rule)
    {
        Source = """
            public static class Program
            {
                public static void Main(string[] args)
                    => Run(args.Length > 0 ? int.Parse(args[0]) : {|#0:7496|}, null!);

                private static void Run(int port, EClientSocket client) => client.eConnect("", port, 1);
            }
            """,
        Messages = ["Port 7496 is the live TWS port; the program connects to it through `Program.Run` when the setting is missing"],
    }.RunAsync();

    [Theory]
    [InlineData("""client.eConnect("", int.Parse(configuration["IbApi:Port"] ?? "7497"), 1);""")]
    [InlineData("""client.eConnect("", int.Parse(configuration["IbApi:Port"] ?? "0"), 1);""")]
    [InlineData("""client.eConnect("", int.Parse(configuration["IbApi:Port"] ?? throw new InvalidOperationException()), 1);""")]
    [InlineData("""client.eConnect("", configuration.GetValue<int>("IbApi:Port"), 1);""")]
    [InlineData("""client.eConnect("", 7496, 1);""")]
    [InlineData("""client.eConnect("", flag ? 7496 : 4001, 1);""")]
    [InlineData("""client.eConnect("", configuration.GetValue("Port", 7497), configuration.GetValue("ClientId", 7496));""")]
    [InlineData("""Console.WriteLine(configuration["IbApi:Port"] ?? "7496"); client.eConnect("", 7497, 1);""")]
    public Task Nothing_live_is_fallen_back_to(string body) => In(body, ConfigText.ProductionProject);

    [Theory]
    [InlineData("""client.eConnect("", configuration.GetValue("Port", flag ? 7496 : 7497), 1);""")]
    [InlineData("""client.eConnect("", int.Parse(configuration["Port"] ?? (flag ? "7496" : "7497")), 1);""")]
    public Task A_fallback_that_a_condition_chooses_was_thought_of(string body) => In(body, ConfigText.ProductionProject);

    [Fact]
    public Task In_a_test_project_1001_speaks_first() => new RuleTest("IBAPI1001", Rule)
    {
        Source = Configured("""client.eConnect("", configuration.GetValue("Port", {|IBAPI1001:7496|}), 1);"""),
        References = References.Configuration,
        Options = [ConfigText.TestProject],
    }.RunAsync();

    [Theory]
    [InlineData("""configuration.GetValue("IbApi:Port", {|#0:7496|})""", "`IbApi:Port`")]
    [InlineData("""configuration.GetSection("IbApi").GetValue("Port", {|#0:7496|})""", "`IbApi:Port`")]
    [InlineData("""int.Parse(Environment.GetEnvironmentVariable("IB_PORT") ?? {|#0:"7496"|})""", "`IB_PORT`")]
    [InlineData("""int.Parse(configuration[flag ? "A" : "B"] ?? {|#0:"7496"|})""", "the setting")]
    public Task The_message_names_the_key_when_it_is_known(string port, string key) => new RuleTest(Rule)
    {
        Source = Configured($"""client.eConnect("", {port}, 1);"""),
        References = References.Configuration,
        Options = [ConfigText.ProductionProject],
        Messages = [$"Port 7496 is the live TWS port; the program connects to it when {key} is missing"],
    }.RunAsync();

    [Fact]
    public Task The_message_says_the_way() => new RuleTest(Rule)
    {
        Source = Configured("""Connector.Connect(client, configuration.GetValue("Port", {|#0:7496|}));"""),
        Files = [("/0/Connector.cs", """public static class Connector { public static void Connect(EClientSocket client, int port) => client.eConnect("", port, 1); }""")],
        References = References.Configuration,
        Messages = ["Port 7496 is the live TWS port; the program connects to it through `Connector.Connect` in Connector.cs when `Port` is missing"],
    }.RunAsync();

    [Theory]
    [InlineData("ibapi.live_ports", "5555", "7496")]
    [InlineData("ibapi.live_ports", "5555", "{|IBAPI1003:5555|}")]
    [InlineData("ibapi.paper_ports", "7496", "7496")]
    public Task Options_replace_the_lists(string key, string value, string port) => new RuleTest(Rule)
    {
        Source = Configured($"""client.eConnect("", configuration.GetValue("Port", {port}), 1);"""),
        References = References.Configuration,
        Options = [ConfigText.ProductionProject, (key, value)],
    }.RunAsync();

    private static Task In(string body, (string, string) kindOfProject) => new RuleTest(Rule)
    {
        Source = Configured(body),
        References = References.Configuration,
        Options = [kindOfProject],
    }.RunAsync();
}
