using System;
using System.Linq;
using System.Text;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>Settings files and registers as people, merges and half-done edits leave them, with all rules and all fixes.</summary>
public sealed class SettingsFilesTests
{
    private const int Cases = 200;

    private const int Deep = 100_000;

    /// <summary>Reads every setting from configuration in the ways that programs have, so that the files matter.</summary>
    private const string Program = """
        using Microsoft.Extensions.Configuration;
        public sealed class Bot
        {
            public void Run(EClientSocket client, IConfiguration configuration)
            {
                client.eConnect(configuration["IB:Host"] ?? "127.0.0.1", configuration.GetValue<int>("IB:Port", 7496), int.Parse(configuration["IB:ClientId"]));
                client.eConnect(configuration.GetSection("sessions")["host"], int.Parse(System.Configuration.ConfigurationManager.AppSettings["Port"]), 2);
                client.eConnect("h", int.Parse(Environment.GetEnvironmentVariable("IB_PORT") ?? "7496"), 3);
                client.placeOrder(1, new Contract(), new Order());
                client.eDisconnect();
            }
        }
        """;

    private static readonly string[] Paths =
        ["/0/appsettings.json", "/0/appsettings.Production.json", "/0/testsettings.json", "/0/Properties/launchSettings.json", "/0/ibapi.json", "/0/xunit.runner.json"];

    private static readonly string[] XmlPaths = ["/0/App.config", "/0/web.config", "/0/test.runsettings"];

    private static readonly string[] Words =
    [
        "IB", "Host", "Port", "ClientId", "IB:Port", "sessions", "clients", "mode", "paper", "live", "host", "port", "id", "project", "session", "version",
        "masterClientId", "masterProject", "readOnly", "profiles", "environmentVariables", "IB_PORT", "parallelizeTestCollections", "$schema", "", "a:b", "\\u0050ort",
    ];

    private static readonly string[] Scalars =
    [
        "7496", "7497", "\"7496\"", "\"http://127.0.0.1:7496\"", "-1", "1e400", "0x1D48", "true", "false", "null", "1.5", "\"10.30\"", "10.30", "\"paper\"", "\"live\"",
        "\"Bot\"", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "2147483648", "00", "'7496'", "[", "{",
    ];

    private static readonly string[] Elements =
        ["configuration", "appSettings", "add", "RunSettings", "EnvironmentVariables", "IB_PORT", "RunConfiguration", "TestRunParameters", "Parameter", "x:y", ""];

    private static readonly string[] Attributes =
        ["", "", " key=\"Port\" value=\"7496\"", " name='Port' value='7496'", " key=\"Port\"", " a=b", " xmlns:x=\"u\"", " key=\"a\" key=\"b\"", " value=\"7&#52;96\"", " key=\""];

    private static readonly string[] Contents =
        ["7496", "live", "&amp;", "<![CDATA[7496]]>", "<!-- 7496 -->", "&#55;496", "&#99999999;", "&x;", " ", "<?p x?>", "<!DOCTYPE x [<!ENTITY y \"z\">]>", "<", "]]>"];

    private static readonly string[] Damages =
        ["}", "{", "\"", ",", "//", "/*", "<", ">", "\0", "\uFEFF", "\r", "\u2028", "&", "\\", "]", ":"];

    [Fact]
    public void Random_JSON_and_XML()
        => Trial.RunAll(Cases * Rounds.Count, static i =>
        {
            var random = new Random((Rounds.Seed * 31) + i);
            var isXml = random.Next(3) == 0;
            var text = isXml ? Xml(random, 0) : Json(random, 0);
            for (var damages = random.Next(3); damages > 0; damages--)
            {
                var at = random.Next(text.Length + 1);
                text = text[..at] + Any(Damages, random) + text[Math.Min(text.Length, at + random.Next(3))..];
            }

            Try($"case {i}", Any(isXml ? XmlPaths : Paths, random), text, (Any(Paths, random), Json(random, 0)));
        });

    [Theory]
    [InlineData("/0/appsettings.json", "[", "")]
    [InlineData("/0/appsettings.json", "{\"IB\":", "")]
    [InlineData("/0/appsettings.json", "{\"IB\":", "}")]
    [InlineData("/0/ibapi.json", "{\"sessions\":", "")]
    [InlineData("/0/ibapi.json", "[", "]")]
    [InlineData("/0/Properties/launchSettings.json", "{\"profiles\":", "}")]
    [InlineData("/0/App.config", "<configuration>", "")]
    [InlineData("/0/App.config", "<appSettings>", "</appSettings>")]
    [InlineData("/0/test.runsettings", "<a ", "")]
    [InlineData("/0/test.runsettings", "<!--", "-->")]
    public void Nested_a_hundred_thousand_times(string path, string open, string close)
        => Try("nested", path, string.Concat(Enumerable.Repeat(open, Deep)) + string.Concat(Enumerable.Repeat(close, Deep)));

    [Theory]
    [InlineData("/0/appsettings.json")]
    [InlineData("/0/ibapi.json")]
    [InlineData("/0/App.config")]
    public void Of_five_megabytes(string path)
    {
        var text = new StringBuilder(path.EndsWith("config", StringComparison.Ordinal) ? "<configuration><appSettings>\n" : "{ \"IB\": { \"Port\": 7496 }, \"clients\": [\n");
        for (var i = 0; text.Length < 5_000_000; i++)
        {
            text.Append(path.EndsWith("config", StringComparison.Ordinal)
                ? $"  <add key=\"Port{i}\" value=\"7496\" />\n"
                : $"  {{ \"id\": {i}, \"project\": \"Bot{i}\", \"Port{i}\": 7496 }},\n");
        }

        Try("large", path, text.Append(path.EndsWith("config", StringComparison.Ordinal) ? "</appSettings></configuration>" : "] }").ToString());
    }

    [Theory]
    [InlineData("ibapi.live_ports", "7496,,4001")]
    [InlineData("ibapi.live_ports", "1-99999999999999999999")]
    [InlineData("ibapi.live_ports", "9-1")]
    [InlineData("ibapi.paper_ports", "-")]
    [InlineData("ibapi.is_test_project", "maybe")]
    [InlineData("ibapi.connect_methods", "(((((")]
    [InlineData("ibapi.connect_methods", "A.B.C(host=p99999999999|port=|clientId)")]
    [InlineData("ibapi.connect_methods", ",,A.new(,")]
    [InlineData("ibapi.connect_methods", "Bot.Run(port=p2147483647)")]
    [InlineData("ibapi.tws_version", "10.30.99.99.99")]
    [InlineData("ibapi.tws_version", "99999999999.1")]
    [InlineData("ibapi.version", "\u0000")]
    [InlineData("ibapi.read_only", "yes")]
    [InlineData("ibapi.master_client_id", "-99999999999")]
    [InlineData("ibapi.settings_file_findings", "")]
    [InlineData("build_property.IsTestProject", "7496")]
    [InlineData("build_property._IbApiCopiedAssemblies", ",;,  ,\t,CSharpAPI,CSharpAPI")]
    [InlineData("build_property.MSBuildProjectName", "")]
    public void Options_of_garbage(string key, string value)
    {
        foreach (var text in new[] { value, new string('7', 100_000), string.Concat(Enumerable.Repeat(value + ",", 10_000)) })
        {
            var compilation = TestProgram.Compile([(TestProgram.FirstFile, TestSource.Method("client.eConnect(\"h\", 7496, 1);"))]);
            Trial.Run($"{key} = {value}", () => text, stop => Trial.Diagnose(compilation, TestOptions.Of((key, text)).With(), stop));
        }
    }

    private static string Json(Random random, int depth)
        => random.Next(depth > 4 ? 1 : 3) switch
        {
            0 when depth > 0 => Any(Scalars, random),
            1 => "[" + string.Join(",\n", Several(random, () => Json(random, depth + 1))) + "]",
            _ => "{ " + string.Join(", ", Several(random, () => $"\"{Any(Words, random)}\": {Json(random, depth + 1)}")) + " }",
        };

    private static string Xml(Random random, int depth)
    {
        if (depth > 4 || (depth > 0 && random.Next(3) == 0))
        {
            return Any(Contents, random);
        }

        var (name, attributes) = (Any(Elements, random), Any(Attributes, random));
        return random.Next(4) == 0
            ? $"<{name}{attributes} />"
            : $"<{name}{attributes}>{string.Concat(Several(random, () => Xml(random, depth + 1)))}</{name}>";
    }

    private static string[] Several(Random random, Func<string> make)
        => [.. Enumerable.Range(0, random.Next(5)).Select(_ => make())];

    private static T Any<T>(T[] all, Random random)
        => all[random.Next(all.Length)];

    private static void Try(string name, string path, string text, params (string Path, string Text)[] others)
    {
        foreach (var project in new[] { TrialProject.Production, TrialProject.All[1] })
        {
            var settings = others.Where(other => other.Path != path).Append((path, text));
            Trial.Run(name + " as " + path, () => text[..Math.Min(text.Length, 2_000)], stop =>
                Trial.Of(project.With(Program, settings), new Random(text.Length), mostFixes: 2, stop));
        }
    }
}
