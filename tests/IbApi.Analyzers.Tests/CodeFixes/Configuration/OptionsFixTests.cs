using System;
using System.Threading.Tasks;
using IbApi.Analyzers.Configuration;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Configuration;

/// <summary>IBAPI5001 with dependency injection: a settings type, bound and injected.</summary>
public sealed class OptionsFixTests
{
    private const string Usings = "using System;\nusing IBApi;\nusing Microsoft.Extensions.Configuration;\nusing Microsoft.Extensions.DependencyInjection;\nusing Microsoft.Extensions.Options;\n\n";

    private const string Written = "client.eConnect{|IBAPI5001:(\"127.0.0.1\", 7497, 1)|};";

    private const string Registered = """
        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.AddSingleton<Bot>();
            }
        }

        """;

    private static readonly string Bound = Registered.Replace(
        "services.AddSingleton", "services.AddOptions<IbApiSettings>().BindConfiguration(\"IbApi\");\n        services.AddSingleton", StringComparison.Ordinal);

    private const string Settings = """

        /// <summary>Where the program connects to TWS or IB Gateway: the section IbApi of its configuration.</summary>
        public sealed class IbApiSettings
        {
            /// <summary>The machine on which TWS or IB Gateway runs.</summary>
            public string Host { get; set; } = "127.0.0.1";

            /// <summary>The port of the connection.</summary>
            public int Port { get; set; } = 7497;

            /// <summary>The client ID of the connection.</summary>
            public int ClientId { get; set; } = 1;
        }

        """;

    private const string File = "{\n  \"IbApi\": {\n    \"Host\": \"127.0.0.1\",\n    \"Port\": 7497,\n    \"ClientId\": 1\n  }\n}\n";

    /// <summary>A class before and after.</summary>
    public static TheoryData<string, string> Classes => new()
    {
        {
            "public class Bot(EClientSocket client)\n{\n    public void Run() => X\n}\n",
            "public class Bot(EClientSocket client, IOptions<IbApiSettings> ibApiSettings)\n{\n    public void Run() => client.eConnect(ibApiSettings.Value.Host, ibApiSettings.Value.Port, ibApiSettings.Value.ClientId);\n}\n"
        },
        {
            "public class Bot\n{\n    private readonly EClientSocket client;\n\n    public Bot(EClientSocket client)\n    {\n        this.client = client;\n    }\n\n    public void Run() => X\n}\n",
            "public class Bot\n{\n    private readonly IbApiSettings ibApiSettings;\n    private readonly EClientSocket client;\n\n    public Bot(EClientSocket client, IOptions<IbApiSettings> ibApiSettings)\n    {\n"
                + "        this.ibApiSettings = ibApiSettings.Value;\n        this.client = client;\n    }\n\n    public void Run() => client.eConnect(ibApiSettings.Host, ibApiSettings.Port, ibApiSettings.ClientId);\n}\n"
        },
        {
            "public class Bot\n{\n    private readonly EReaderSignal _signal = new EReaderMonitorSignal();\n\n    /// <summary>Runs.</summary>\n    public void Run(EClientSocket client)\n    {\n        _signal.issueSignal();\n        X\n    }\n}\n",
            "public class Bot\n{\n    private readonly IbApiSettings _ibApiSettings;\n    private readonly EReaderSignal _signal = new EReaderMonitorSignal();\n\n    public Bot(IOptions<IbApiSettings> ibApiSettings)\n    {\n"
                + "        _ibApiSettings = ibApiSettings.Value;\n    }\n\n    /// <summary>Runs.</summary>\n    public void Run(EClientSocket client)\n    {\n        _signal.issueSignal();\n        client.eConnect(_ibApiSettings.Host, _ibApiSettings.Port, _ibApiSettings.ClientId);\n    }\n}\n"
        },
    };

    [Theory]
    [MemberData(nameof(Classes))]
    public Task Injects_a_settings_type(string before, string after) => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + Registered + before.Replace("X", Written, StringComparison.Ordinal),
        Fixed = Usings + Bound + after + Settings,
        SettingsFiles = [("/0/appsettings.json", "{\n}\n", File)],
        References = References.Configuration,
        AlsoOnFramework = false,
        Options = [ConfigText.ProductionProject],
        Title = "Inject the settings from appsettings.json",
    }.RunAsync();

    /// <summary>A property beside those that are there, in the section that fills them; an equal value is shared.</summary>
    [Theory]
    [InlineData("services.Configure<BotOptions>(configuration.GetSection(\"Bot\"));")]
    [InlineData("services.AddOptions<BotOptions>().Bind(configuration.GetSection(\"Bot\"));")]
    [InlineData("services.AddOptions<BotOptions>().BindConfiguration(\"Bot\").ValidateOnStart();")]
    public Task Uses_the_settings_type_that_is_injected(string binding) => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + Used(binding, string.Empty, Written),
        Fixed = Usings + Used(
            binding,
            "\n    public string Host { get; set; } = \"127.0.0.1\";\n\n    public int Port { get; set; } = 7497;\n\n    public int ClientId { get; set; } = 1;\n",
            "client.eConnect(options.Value.Host, options.Value.Port, options.Value.ClientId);"),
        SettingsFiles =
        [
            (
                "/0/appsettings.json",
                "{\n  \"Bot\": {\n    \"Symbol\": \"SPY\", // what\n    \"Port\": 7497\n  }\n}\n",
                "{\n  \"Bot\": {\n    \"Symbol\": \"SPY\", // what\n    \"Port\": 7497,\n    \"Host\": \"127.0.0.1\",\n    \"ClientId\": 1\n  }\n}\n"),
        ],
        References = References.Configuration,
        AlsoOnFramework = false,
        Options = [ConfigText.ProductionProject],
        Title = "Read the settings from the injected options",
    }.RunAsync();

    /// <summary>The class is made by hand somewhere: its constructor must not change.</summary>
    [Fact]
    public Task Not_where_the_class_is_made_by_hand() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + Registered + "public class Bot\n{\n    private readonly int _id;\n\n    public Bot(int id)\n    {\n        _id = id;\n    }\n\n    public void Run(EClientSocket client) => client.eConnect{|IBAPI5001:(null, 7497, _id)|};\n}\n",
        Fixed = Usings.Replace("using System;\n", "using System;\nusing System.Globalization;\n", StringComparison.Ordinal) + Registered
            + "public class Bot\n{\n    private readonly int _id;\n\n    public Bot(int id)\n    {\n        _id = id;\n    }\n\n    public void Run(EClientSocket client) => client.eConnect(null, IbConnectionSettings.Port, _id);\n}\n"
            + "\n/// <summary>Where the program connects to TWS or IB Gateway, as environment variables say.</summary>\ninternal static class IbConnectionSettings\n{\n"
            + "    public static int Port => int.Parse(Environment.GetEnvironmentVariable(\"IBAPI_PORT\") ?? \"7497\", CultureInfo.InvariantCulture);\n}\n",
        Files = [("/0/Other.cs", "class Other\n{\n    public Bot Make(int id) => new Bot(id);\n}\n", "class Other\n{\n    public Bot Make(int id) => new Bot(id);\n}\n")],
        SettingsFiles = [("/0/appsettings.json", "{\n}\n", "{\n}\n")],
        References = References.Configuration,
        AlsoOnFramework = false,
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    private static string Used(string binding, string properties, string statement)
        => "public static class Setup\n{\n    public static void Add(IServiceCollection services, IConfiguration configuration)\n    {\n"
            + "        Console.WriteLine(configuration[\"Name\"]);\n        " + binding + "\n        services.AddSingleton<Bot>();\n    }\n}\n\n"
            + "public class BotOptions\n{\n    public string Symbol { get; set; } = \"\";\n" + properties + "}\n\n"
            + "public class Bot(EClientSocket client, IOptions<BotOptions> options)\n{\n    public string Symbol => options.Value.Symbol;\n\n    public void Run() => " + statement + "\n}\n";
}
