using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Configuration;
using IbApi.Analyzers.Editing;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Configuration;

/// <summary>IBAPI5001 on .NET Framework: <c>ConfigurationManager.AppSettings</c> and <c>app.config</c>.</summary>
public sealed class AppConfigFixTests
{
    private const string Usings = "using System;\nusing System.Configuration;\nusing System.Globalization;\nusing IBApi;\n\n";

    private const string Empty = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<configuration>\n  <appSettings>\n  </appSettings>\n</configuration>\n";

    [Fact]
    public Task Reads_the_settings_file() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + Bot("client.eConnect{|IBAPI5001:(\"127.0.0.1\", 7497, 1)|};"),
        Fixed = Usings + Bot(
            "client.eConnect(\n            ConfigurationManager.AppSettings[\"IbApi:Host\"] ?? \"127.0.0.1\",\n            "
            + "int.Parse(ConfigurationManager.AppSettings[\"IbApi:Port\"] ?? \"7497\", CultureInfo.InvariantCulture),\n            "
            + "int.Parse(ConfigurationManager.AppSettings[\"IbApi:ClientId\"] ?? \"1\", CultureInfo.InvariantCulture));"),
        SettingsFiles =
        [
            (
                "/0/App.config",
                Empty,
                Empty.Replace(
                    "  </app",
                    "    <add key=\"IbApi:Host\" value=\"127.0.0.1\" />\n    <add key=\"IbApi:Port\" value=\"7497\" />\n    <add key=\"IbApi:ClientId\" value=\"1\" />\n  </app",
                    System.StringComparison.Ordinal)),
        ],
        References = References.Configuration,
        Options = [ConfigText.ProductionProject],
        Title = "Read the settings from App.config",
    }.RunAsync();

    [Fact]
    public Task The_first_usings_of_a_file_stand_together()
    {
        static string Bot(string call)
            => "public sealed class Bot\n{\n    public void Start(IBApi.EClientSocket client)\n    {\n        " + call + "\n    }\n}\n";

        return new FixTest<MoveToConfigurationFixer>("IBAPI5001")
        {
            Source = Bot("client.eConnect{|IBAPI5001:(null, 7497, client.GetHashCode())|};"),
            Fixed = "using System.Configuration;\nusing System.Globalization;\n\n"
                + Bot("client.eConnect(null, int.Parse(ConfigurationManager.AppSettings[\"IbApi:Port\"] ?? \"7497\", CultureInfo.InvariantCulture), client.GetHashCode());"),
            SettingsFiles =
            [
                ("/0/App.config", Empty, Empty.Replace("  </app", "    <add key=\"IbApi:Port\" value=\"7497\" />\n  </app", System.StringComparison.Ordinal)),
            ],
            References = References.Configuration,
            Options = [ConfigText.ProductionProject],
        }.RunAsync();
    }

    [Fact]
    public Task A_live_port_is_no_fallback() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = "using System;\nusing IBApi;\n\n" + Bot("client.eConnect{|IBAPI5001:(null, 4001, client.GetHashCode())|};"),
        Fixed = Usings + Bot(
            "client.eConnect(null, int.Parse(ConfigurationManager.AppSettings[\"IbApi:Port\"] ?? "
            + "throw new InvalidOperationException(\"IbApi:Port is not set.\"), CultureInfo.InvariantCulture), client.GetHashCode());"),
        SettingsFiles = [("/0/app.config", Empty, Empty.Replace("  </app", "    <add key=\"IbApi:Port\" value=\"4001\" />\n  </app", System.StringComparison.Ordinal))],
        References = References.Configuration,
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    /// <summary>A file before and after a key was added to it; null where nothing may be written.</summary>
    public static TheoryData<string, string?> Layouts => new()
    {
        {
            "<configuration>\r\n\t<appSettings>\r\n\t\t<add key=\"A\" value=\"1\" /> <!-- one -->\r\n\t</appSettings>\r\n</configuration>",
            "<configuration>\r\n\t<appSettings>\r\n\t\t<add key=\"A\" value=\"1\" /> <!-- one -->\r\n\t\t<add key=\"K\" value=\"&lt;&amp;&quot;\" />\r\n\t</appSettings>\r\n</configuration>"
        },
        { "<configuration>\n  <appSettings />\n</configuration>", "<configuration>\n  <appSettings>\n    <add key=\"K\" value=\"&lt;&amp;&quot;\" />\n  </appSettings>\n</configuration>" },
        { "<configuration>\n</configuration>", "<configuration>\n  <appSettings>\n    <add key=\"K\" value=\"&lt;&amp;&quot;\" />\n  </appSettings>\n</configuration>" },
        {
            "<configuration>\n  <startup />\n  <!-- <appSettings></appSettings> -->\n</configuration>",
            "<configuration>\n  <startup />\n  <!-- <appSettings></appSettings> -->\n  <appSettings>\n    <add key=\"K\" value=\"&lt;&amp;&quot;\" />\n  </appSettings>\n</configuration>"
        },
        { "<configuration><appSettings></appSettings></configuration>", "<configuration><appSettings>\n  <add key=\"K\" value=\"&lt;&amp;&quot;\" />\n</appSettings></configuration>" },
        { "<configuration />", null },
        { "<configuration>\n  <appSettings configSource=\"other.config\" />\n</configuration>", null },
        { "<configuration>\n  <appSettings file=\"other.config\">\n  </appSettings>\n</configuration>", null },
        { "<configuration>\n  <appSettings>\n</configuration>", null },
        { "<!DOCTYPE x [ <!ENTITY a \"b\"> ]>\n<configuration>\n</configuration>", null },
        { "<other>\n</other>", null },
        { "", null },
        { "\0", null },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Adds_a_key_and_leaves_the_rest(string before, string? after)
    {
        var changed = AppConfig.Read(SourceText.From(before))?.With("K", "<&\"");

        Assert.Equal(after, changed?.Text.ToString());
        Assert.Equal(after is null ? [] : ["<&\""], changed?.ValuesOf("k") ?? []);
    }

    [Fact]
    public Task A_key_belongs_to_one_value() => new FixTest<MoveToConfigurationFixer>("IBAPI5001")
    {
        Source = Usings + Bot("client.eConnect{|IBAPI5001:(null, 7497, client.GetHashCode())|};"),
        Fixed = Usings + Bot(
            "client.eConnect(null, int.Parse(ConfigurationManager.AppSettings[\"IbApi:Bot:Port\"] ?? \"7497\", CultureInfo.InvariantCulture), client.GetHashCode());"),
        SettingsFiles =
        [
            (
                "/0/app.config",
                Empty.Replace("  </app", "    <add key=\"ibapi:port\" value=\"4002\" />\n  </app", System.StringComparison.Ordinal),
                Empty.Replace(
                    "  </app",
                    "    <add key=\"ibapi:port\" value=\"4002\" />\n    <add key=\"IbApi:Bot:Port\" value=\"7497\" />\n  </app",
                    System.StringComparison.Ordinal)),
        ],
        References = References.Configuration,
        Options = [ConfigText.ProductionProject],
    }.RunAsync();

    private static string Bot(string statement)
        => $"public class Bot\n{{\n    public void Connect(EClientSocket client)\n    {{\n        {statement}\n    }}\n}}\n";
}
