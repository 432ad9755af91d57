using System;
using System.Linq;
using System.Text;
using CsCheck;
using IbApi.Analyzers.Model.Settings;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Settings;

/// <summary>Which files are settings files, and which entries they have.</summary>
public sealed class SettingsFileTests
{
    [Theory]
    [InlineData("appsettings.json", "Json", null)]
    [InlineData("AppSettings.JSON", "Json", null)]
    [InlineData("appsettings.Production.json", "Json", "Production")]
    [InlineData("testsettings.Local.Dev.json", "Json", "Local.Dev")]
    [InlineData("launchSettings.json", "LaunchSettings", null)]
    [InlineData("paper.runsettings", "RunSettings", null)]
    [InlineData("App.config", "AppConfig", null)]
    [InlineData("web.config", "AppConfig", null)]
    [InlineData("ibapi.json", "Register", null)]
    [InlineData("xunit.runner.json", "XunitRunner", null)]
    [InlineData("Bot.Tests.xunit.runner.json", "XunitRunner", null)]
    public void Is_told_by_its_name(string name, string kind, string? environment)
    {
        var file = SettingsFile.Of(new TestFile("/src/" + name, "{}"))!;

        Assert.Equal((kind, environment), (file.Kind.ToString(), file.Environment));
    }

    [Theory]
    [InlineData("settings.json")]
    [InlineData("myappsettings.json")]
    [InlineData("appsettings.json.bak")]
    [InlineData("appsettings.xml")]
    [InlineData("packages.config")]
    [InlineData("web.Release.config")]
    [InlineData("BannedSymbols.txt")]
    public void No_other_file_is_one(string name)
        => Assert.Null(SettingsFile.Of(new TestFile("/src/" + name, "{}")));

    [Theory]
    [InlineData("""{ "Ib": { "Host": "h", "Port": 7496 } }""", "Configuration Ib:Host=h @h|Configuration Ib:Port=7496 @7496")]
    [InlineData("""{ "Ib:Port": "7496" }""", "Configuration Ib:Port=7496 @7496")]
    [InlineData("""{ "Ib": { "Api:Port": " 7496 " } }""", "Configuration Ib:Api:Port= 7496  @ 7496 ")]
    [InlineData("""{ "Ib": [ { "Port": 1 }, 2 ], "Live": true, "None": null, "Empty": {} }""", "Configuration Ib:0:Port=1 @1|Configuration Ib:1=2 @2|Configuration Live=true @true")]
    [InlineData("""{ "Port": 1, "port": 2 }""", "Configuration Port=1 @1|Configuration port=2 @2")]
    [InlineData("""{ "Port": "74\u0039\u0036" }""", """Configuration Port=7496 @74\u0039\u0036""")]
    [InlineData("""// comment{ "Port": 1 }""", "")]
    [InlineData("""[ 1 ]""", "")]
    [InlineData("""{ "Port": 1""", "")]
    [InlineData("", "")]
    public void Entries_of_JSON_have_their_full_key(string text, string expected)
        => AssertEntries("appsettings.json", text, expected);

    [Fact]
    public void Entries_of_launch_settings_are_the_environment_variables_of_all_profiles()
        => AssertEntries(
            "launchSettings.json",
            """
            {
              "iisSettings": { "iisExpress": { "applicationUrl": "http://localhost:4001" } },
              "profiles": {
                "Bot": { "commandName": "Project", "applicationUrl": "http://localhost:4001", "environmentVariables": { "IbApi__Port": "7496", "X": 1 } },
                "Other": { "environmentVariables": { "IB_PORT": "4002" } },
                "Odd": 1
              }
            }
            """,
            "Environment IbApi__Port=7496 @7496|Environment X=1 @1|Environment IB_PORT=4002 @4002");

    [Fact]
    public void Entries_of_run_settings_are_parameters_and_environment_variables()
        => AssertEntries(
            "a.runsettings",
            """
            <?xml version="1.0" encoding="utf-16"?>
            <RunSettings>
              <RunConfiguration>
                <MaxCpuCount>7496</MaxCpuCount>
                <EnvironmentVariables>
                  <IB_PORT>7496</IB_PORT>
                  <IB_HOST> h </IB_HOST>
                </EnvironmentVariables>
              </RunConfiguration>
              <TestRunParameters>
                <!-- <Parameter name="No" value="1" /> -->
                <Parameter name="IbPort" value="7496" />
                <Parameter
                    value = '4002' name = 'Other'/>
                <Parameter name="Bare" />
              </TestRunParameters>
            </RunSettings>
            """,
            "Environment IB_PORT=7496 @7496|Environment IB_HOST=h @h|TestParameters IbPort=7496 @7496|TestParameters Other=4002 @4002");

    [Fact]
    public void Entries_of_a_configuration_file_are_its_settings()
        => AssertEntries(
            "App.config",
            """
            <configuration>
              <connectionStrings><add name="Ib" connectionString="7496" /></connectionStrings>
              <appSettings>
                <clear />
                <add key="IbPort" value="7496" /><add key="Text" value="a &amp; b" />
              </appSettings>
              <applicationSettings>
                <My.Properties.Settings>
                  <setting name="Port" serializeAs="String"><value>7496</value></setting>
                  <setting name="Host" serializeAs="String">
                    <value>
                      h
                    </value>
                  </setting>
                  <setting name="Empty" serializeAs="String"><value /></setting>
                </My.Properties.Settings>
              </applicationSettings>
              <userSettings><My.User><setting name="Id" serializeAs="String"><value>7</value></setting></My.User></userSettings>
            </configuration>
            """,
            "AppSettings IbPort=7496 @7496|AppSettings Text=a & b @a &amp; b|ApplicationSettings My.Properties.Settings:Port=7496 @7496"
                + "|ApplicationSettings My.Properties.Settings:Host=h @h|ApplicationSettings My.User:Id=7 @7");

    [Theory]
    [InlineData("")]
    [InlineData("<configuration>")]
    [InlineData("<configuration><appSettings><add key='a' value='1' /></appSettings>")]
    [InlineData("<configuration><appSettings><add key='a' value='1' value='2' /></appSettings></configuration>")]
    [InlineData("<!DOCTYPE configuration [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><configuration><appSettings><add key='a' value='&e;' /></appSettings></configuration>")]
    [InlineData("<configuration><appSettings><add key='a' value='&e;' /></appSettings></configuration>")]
    [InlineData("{ \"a\": 1 }")]
    [InlineData("\0\u0001\u0002")]
    public void Malformed_XML_has_no_entries(string text)
        => AssertEntries("app.config", text, "");

    [Fact]
    public void Positions_are_right_whatever_the_line_ends()
    {
        foreach (var end in (string[])["\n", "\r\n", "\r"])
        {
            AssertEntries(
                "app.config",
                "<configuration>" + end + end + "<appSettings>" + end + "\t<add key=\"a\"" + end + "value=\"7496\"/>" + end + "</appSettings></configuration>",
                "AppSettings a=7496 @7496");
        }
    }

    [Fact]
    public void Ten_thousand_levels_end()
    {
        AssertEntries("appsettings.json", string.Concat(Enumerable.Repeat("{\"a\":", 10_000)), "");
        AssertEntries("appsettings.json", new string('[', 10_000) + new string(']', 10_000), "");
        AssertEntries("app.config", string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000)), "");
    }

    [Fact]
    public void Fifty_megabytes_are_not_read()
    {
        AssertEntries("appsettings.json", "{\"a\":\"" + new string('x', 50_000_000) + "\"}", "");
        AssertEntries("app.config", "<configuration>" + new string(' ', 50_000_000) + "</configuration>", "");
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void Every_encoding_is_read(string encoding)
    {
        var bytes = Encoding.GetEncoding(encoding);
        var text = SourceText.From(new System.IO.MemoryStream([.. bytes.GetPreamble(), .. bytes.GetBytes("""{ "Ib:Pört": 7496 }""")]));

        Assert.Equal("Configuration Ib:Pört=7496 @7496", Describe(SettingsFile.Of(new TestFile("/appsettings.json", text))!));
    }

    [Fact]
    public void Random_texts_never_crash()
        => Gen.Select(Gen.Char["<>/=\"' abc&;!-[]?{}:,\n\r\0\u00e4"].Array[0, 60], Gen.Int[0, 3]).Sample(
            static (characters, name) =>
            {
                var names = (string[])["app.config", "a.runsettings", "appsettings.json", "launchSettings.json"];
                _ = Describe(SettingsFile.Of(new TestFile("/" + names[name], new string(characters)))!);
            },
            iter: 3_000);

    [Fact]
    public void Truncated_files_never_crash()
    {
        const string Xml = "<configuration><appSettings><add key=\"IbPort\" value=\"7496\" /></appSettings><applicationSettings><S><setting name=\"P\"><value>1</value></setting></S></applicationSettings></configuration>";
        for (var i = 0; i < Xml.Length; i++)
        {
            AssertEntries("app.config", Xml[..i], "");
        }
    }

    [Theory]
    [InlineData("7496", 7496, "7496")]
    [InlineData(" 7496 ", 7496, "7496")]
    [InlineData("http://localhost:7496", 7496, "7496")]
    [InlineData("tcp://[::1]:4001/path?x=1", 4001, "4001")]
    [InlineData("http://localhost", null, null)]
    [InlineData("http://:7496", null, null)]
    [InlineData("localhost:7496", null, null)]
    [InlineData("http://localhost:port", null, null)]
    [InlineData("http://a/b:7496", null, null)]
    [InlineData("99999999999", null, null)]
    [InlineData("-1", null, null)]
    [InlineData("", null, null)]
    public void The_port_of_a_value_is_a_number_or_that_of_a_URL(string value, int? port, string? digits)
    {
        var entry = Assert.Single(SettingsFile.Of(new TestFile("/appsettings.json", "{ \"a\": \"" + value + "\" }"))!.Entries);

        Assert.Equal((port, digits), ((int?)entry.Port, entry.PortPlace?.Text));
    }

    private static void AssertEntries(string name, string text, string expected)
        => Assert.Equal(expected, Describe(SettingsFile.Of(new TestFile("/src/" + name, text))!));

    private static string Describe(SettingsFile file)
        => string.Join("|", file.Entries.Select(static entry => $"{entry.Source} {entry.Path}={entry.Value} @{entry.Place.Text}"));
}
