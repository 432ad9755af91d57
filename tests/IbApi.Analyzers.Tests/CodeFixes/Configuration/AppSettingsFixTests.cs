using System;
using System.Threading.Tasks;
using IbApi.Analyzers.Configuration;
using IbApi.Analyzers.Endpoint;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Configuration;

/// <summary>IBAPI5001 where an <c>IConfiguration</c> is in reach: <c>appsettings.json</c>.</summary>
public sealed class AppSettingsFixTests
{
    private const string Usings = "using System;\nusing IBApi;\nusing Microsoft.Extensions.Configuration;\n\n";

    private const string Empty = "{\n}\n";

    private const string Written = "client.eConnect{|IBAPI5001:(\"127.0.0.1\", 7497, 1)|};";

    private const string File = "{\n  \"IbApi\": {\n    \"Host\": \"127.0.0.1\",\n    \"Port\": 7497,\n    \"ClientId\": 1\n  }\n}\n";

    [Fact]
    public Task Reads_the_settings_file() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + Worker(Written),
        Fixed = Usings + Worker(Read("configuration")),
        SettingsFiles = [("/0/appsettings.json", Empty, File)],
        References = References.Configuration,
        AlsoOnFramework = false,
        Options = [ConfigText.ProductionProject],
        Title = "Read the settings from appsettings.json",
    }.RunAsync();

    public static TheoryData<string, string, int> InReach => new()
    {
        {
            "public class Worker\n{\n    private readonly IConfiguration _config;\n    public Worker(IConfiguration config) => _config = config;\n    void M(EClientSocket client) => X\n}\n",
            "_config",
            8
        },
        {
            "public class Worker\n{\n    protected IConfigurationRoot Config { get; }\n    public Worker(IConfigurationRoot config) => Config = config;\n    void M(EClientSocket client) => X\n}\n",
            "Config",
            8
        },
        {
            "public class Worker\n{\n    static readonly IConfiguration Config = new ConfigurationBuilder().Build();\n    static void M(EClientSocket client) => X\n}\n",
            "Config",
            8
        },
        {
            "public static class Worker\n{\n    public static void M(EClientSocket client, IConfiguration @new)\n    {\n        X\n    }\n}\n",
            "@new",
            0
        },
        {
            "public static class Worker\n{\n    public static void M(EClientSocket client)\n    {\n        var root = new ConfigurationBuilder().Build();\n        X\n    }\n}\n",
            "root",
            0
        },
        {
            "public static class Worker\n{\n    public static void M(EClientSocket client, Microsoft.Extensions.Hosting.HostBuilderContext context)\n    {\n        X\n    }\n}\n",
            "context.Configuration",
            12
        },
    };

    [Theory]
    [MemberData(nameof(InReach))]
    public Task By_what_is_in_reach(string source, string name, int indent) => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + source.Replace("X", Written, StringComparison.Ordinal),
        Fixed = Usings + source.Replace("X", Read(name, indent), StringComparison.Ordinal),
        SettingsFiles = [("/0/appsettings.json", Empty, File)],
        References = References.Configuration,
        AlsoOnFramework = false,
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    [Fact]
    public Task Imports_the_namespace() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = "using System;\nusing IBApi;\nusing Microsoft.Extensions.Hosting;\n\nvar builder = Host.CreateApplicationBuilder(args);\n"
            + "new EClientSocket(new DefaultEWrapper(), new EReaderMonitorSignal()).eConnect{|IBAPI5001:(null, 7497, args.Length)|};\nbuilder.Build().Run();\n",
        Fixed = "using System;\nusing IBApi;\nusing Microsoft.Extensions.Configuration;\nusing Microsoft.Extensions.Hosting;\n\nvar builder = Host.CreateApplicationBuilder(args);\n"
            + "new EClientSocket(new DefaultEWrapper(), new EReaderMonitorSignal()).eConnect(null, builder.Configuration.GetValue(\"IbApi:Port\", 7497), args.Length);\nbuilder.Build().Run();\n",
        SettingsFiles = [("/0/appsettings.json", Empty, "{\n  \"IbApi\": {\n    \"Port\": 7497\n  }\n}\n")],
        References = References.Configuration,
        AlsoOnFramework = false,
        Options = [ConfigText.ProductionProject],
        Kind = OutputKind.ConsoleApplication,
    }.RunAsync();

    [Fact]
    public Task A_live_port_is_no_fallback() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + Worker("client.eConnect{|IBAPI5001:(null, 7496, client.GetHashCode())|};"),
        Fixed = Usings + Worker(
            "client.eConnect(null, configuration.GetValue<int?>(\"IbApi:Port\") ?? throw new InvalidOperationException(\"IbApi:Port is not set.\"), client.GetHashCode());"),
        SettingsFiles = [("/0/appsettings.json", Empty, "{\n  \"IbApi\": {\n    \"Port\": 7496\n  }\n}\n")],
        References = References.Configuration,
        AlsoOnFramework = false,
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    [Fact]
    public Task A_constant_becomes_a_property() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + "public class Worker(IConfiguration configuration)\n{\n    public string? Name => configuration[\"Name\"];\n    private const int Port = {|IBAPI5001:7497|};\n    private const string Host = {|IBAPI5001:\"ib-gateway\"|};\n\n"
            + "    public void Connect(EClientSocket client) => client.eConnect(Host, Port, client.GetHashCode());\n}\n",
        Fixed = Usings + "public class Worker(IConfiguration configuration)\n{\n    public string? Name => configuration[\"Name\"];\n    private int Port => configuration.GetValue(\"IbApi:Port\", 7497);\n    private string Host => configuration[\"IbApi:Host\"] ?? \"ib-gateway\";\n\n"
            + "    public void Connect(EClientSocket client) => client.eConnect(Host, Port, client.GetHashCode());\n}\n",
        SettingsFiles = [("/0/appsettings.json", Empty, "{\n  \"IbApi\": {\n    \"Host\": \"ib-gateway\",\n    \"Port\": 7497\n  }\n}\n")],
        References = References.Configuration,
        AlsoOnFramework = false,
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    /// <summary>The value that a key has is never written over, and an equal one is shared.</summary>
    [Theory]
    [InlineData("{ \"IbApi\": { \"Port\": 7497 } }", "IbApi:Port", "{ \"IbApi\": { \"Port\": 7497 } }")]
    [InlineData("{ \"ibapi:port\": \"7497\" }", "IbApi:Port", "{ \"ibapi:port\": \"7497\" }")]
    [InlineData("{ \"IbApi\": { \"Port\": 4002 } }", "IbApi:Worker:Port", "{ \"IbApi\": { \"Port\": 4002, \"Worker\": { \"Port\": 7497 } } }")]
    [InlineData("{ \"IbApi:Port\": 4002 }", "IbApi:Worker:Port", "{ \"IbApi:Port\": 4002, \"IbApi:Worker:Port\": 7497 }")]
    [InlineData("{ \"IbApi\": { \"Port\": { } } }", "IbApi:Worker:Port", "{ \"IbApi\": { \"Port\": { }, \"Worker\": { \"Port\": 7497 } } }")]
    [InlineData("{ \"IbApi\": { \"Host\": \"x\" } }", "IbApi:Port", "{ \"IbApi\": { \"Host\": \"x\", \"Port\": 7497 } }")]
    public Task A_key_belongs_to_one_value(string before, string key, string after) => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + Worker("client.eConnect{|IBAPI5001:(null, 7497, client.GetHashCode())|};"),
        Fixed = Usings + Worker($"client.eConnect(null, configuration.GetValue(\"{key}\", 7497), client.GetHashCode());"),
        SettingsFiles = [("/0/appsettings.json", before, after)],
        References = References.Configuration,
        AlsoOnFramework = false,
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    [Fact]
    public Task Nor_to_one_in_a_file_that_overrides_it() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + Worker("client.eConnect{|IBAPI5001:(null, 7497, client.GetHashCode())|};"),
        Fixed = Usings + Worker("client.eConnect(null, configuration.GetValue(\"IbApi:Worker:Port\", 7497), client.GetHashCode());"),
        SettingsFiles =
        [
            ("/0/appsettings.json", Empty, "{\n  \"IbApi\": {\n    \"Worker\": {\n      \"Port\": 7497\n    }\n  }\n}\n"),
            ("/0/appsettings.Production.json", "{ \"IbApi\": { \"Port\": 7496 } }", "{ \"IbApi\": { \"Port\": 7496 } }"),
        ],
        References = References.Configuration,
        AlsoOnFramework = false,
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    /// <summary>Nothing is written into a file that cannot be read; what is offered then is the environment.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{ \"IbApi\": 1 ")]
    [InlineData("{ \"IbApi\": \"text\" }")]
    [InlineData("\0\u0001\u0002")]
    public Task Leaves_alone_what_cannot_be_read(string text) => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + Worker("client.eConnect{|IBAPI5001:(null, 7497, client.GetHashCode())|};"),
        Fixed = Usings.Replace("using System;\n", "using System;\nusing System.Globalization;\n", StringComparison.Ordinal)
            + Worker("client.eConnect(null, IbConnectionSettings.Port, client.GetHashCode());")
            + "\n/// <summary>Where the program connects to TWS or IB Gateway, as environment variables say.</summary>\ninternal static class IbConnectionSettings\n{\n"
            + "    public static int Port => int.Parse(Environment.GetEnvironmentVariable(\"IBAPI_PORT\") ?? \"7497\", CultureInfo.InvariantCulture);\n}\n",
        SettingsFiles = [("/0/appsettings.json", text, text)],
        References = References.Configuration,
        AlsoOnFramework = false,
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    [Fact]
    public Task Several_places_in_several_files() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + Worker(Written),
        Fixed = Usings + Worker(Read("configuration")),
        Files =
        [
            (
                "/0/Test1.cs",
                Usings + Worker("client.eConnect{|IBAPI5001:(\"127.0.0.1\", 7497, 2)|};").Replace("Worker", "Watcher", StringComparison.Ordinal),
                Usings + Worker(Read("configuration")
                    .Replace("IbApi:ClientId", "IbApi:Watcher:ClientId", StringComparison.Ordinal).Replace(", 1)", ", 2)", StringComparison.Ordinal))
                    .Replace("Worker", "Watcher", StringComparison.Ordinal)),
        ],
        SettingsFiles =
        [
            (
                "/0/appsettings.json",
                Empty,
                File.Replace("\"ClientId\": 1\n", "\"ClientId\": 1,\n    \"Watcher\": {\n      \"ClientId\": 2\n    }\n", StringComparison.Ordinal)),
        ],
        References = References.Configuration,
        AlsoOnFramework = false,
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    [Fact]
    public Task In_a_test_project_the_paper_port() => new FixTest<UsePaperPortFixer>("IBAPI1001")
    {
        Source = Usings + Worker("client.eConnect(null, {|IBAPI1001:7496|}, client.GetHashCode());"),
        Fixed = Usings + Worker("client.eConnect(null, configuration.GetValue(\"IbApi:Port\", 7497), client.GetHashCode());"),
        SettingsFiles = [("/0/appsettings.json", Empty, "{\n  \"IbApi\": {\n    \"Port\": 7497\n  }\n}\n")],
        References = References.Configuration,
        AlsoOnFramework = false,
        EquivalenceKey = ConfigurationFixes.EquivalenceKey,
        Title = "Read the port from appsettings.json",
    }.RunAsync();

    private static string Worker(string statement)
        => $"public class Worker(IConfiguration configuration)\n{{\n    public string? Name => configuration[\"Name\"];\n\n    public void Connect(EClientSocket client)\n    {{\n        {statement}\n    }}\n}}\n";

    /// <summary>On one line, or with a line for each argument where one would be long.</summary>
    private static string Read(string configuration, int indent = 12)
    {
        var (first, next) = indent == 0 ? (string.Empty, " ") : ("\n" + new string(' ', indent), "\n" + new string(' ', indent));
        return $"client.eConnect({first}{configuration}[\"IbApi:Host\"] ?? \"127.0.0.1\",{next}"
            + $"{configuration}.GetValue(\"IbApi:Port\", 7497),{next}{configuration}.GetValue(\"IbApi:ClientId\", 1));";
    }
}
