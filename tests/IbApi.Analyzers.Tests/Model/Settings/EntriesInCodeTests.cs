using System;
using System.Linq;
using System.Threading;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Settings;

/// <summary>Which values of settings files reach a connect call by the keys that the code reads.</summary>
public sealed class EntriesInCodeTests
{
    private const string Usings = """
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Options;
        """;

    private const string Opts = """
        class IbOptions { public string Host { get; set; } = ""; public int Port { get; set; } public int ClientId { get; set; } }
        """;

    private const string Json = """{ "Ib": { "Host": "h", "Port": 7496, "ClientId": 3 }, "Port": 1, "Other": { "Port": 2 } }""";

    public static TheoryData<string, string> Reads => new()
    {
        { """c.eConnect("", int.Parse(f["Ib:Port"]), 1);""", "Port Ib:Port=7496" },
        { """c.eConnect("", int.Parse(f["ib:PORT"]), 1);""", "Port Ib:Port=7496" },
        { """c.eConnect(f["Ib:Host"], f.GetValue<int>("Ib:Port"), f.GetValue("Ib:ClientId", 9));""", "Host Ib:Host=h|Port Ib:Port=7496|ClientId Ib:ClientId=3" },
        { """c.eConnect("", f.GetSection("Ib").GetValue<int>("Port"), 1);""", "Port Ib:Port=7496" },
        { """var o = f.GetSection("Ib").Get<IbOptions>(); c.eConnect(o.Host, o.Port, o.ClientId);""", "Host Ib:Host=h|Port Ib:Port=7496|ClientId Ib:ClientId=3" },
        { """var o = new IbOptions(); f.Bind("Ib", o); c.eConnect(o.Host, o.Port, o.ClientId);""", "Host Ib:Host=h|Port Ib:Port=7496|ClientId Ib:ClientId=3" },
        { """var o = f.Get<IbOptions>(); c.eConnect("", o.Port, 1);""", "Port Port=1" },
        { """c.eConnect("", int.Parse(f["Port"]), 1);""", "Port Port=1" },
        { """c.eConnect("", int.Parse(f["Ib:Nothing"]), 1);""", "" },
        { """c.eConnect("", int.Parse(Environment.GetEnvironmentVariable("Ib:Port")), 1);""", "" },
        { """c.eConnect("", int.Parse(System.Configuration.ConfigurationManager.AppSettings["Ib:Port"]), 1);""", "" },
        { """var o = System.Text.Json.JsonSerializer.Deserialize<IbOptions>(System.IO.File.ReadAllText("ib.json")); c.eConnect("", o.Port, 1);""", "" },
    };

    [Theory]
    [MemberData(nameof(Reads))]
    public void Keys_of_IConfiguration_find_their_entries(string body, string expected)
        => AssertUses(
            $$"""{{Usings}} {{Opts}} class Bot { void Run(EClientSocket c, IConfiguration f) { {{body}} } }""",
            expected,
            ("/src/appsettings.json", Json));

    public static TheoryData<string, string> Bound => new()
    {
        { """class S { void Add(IServiceCollection s, IConfiguration f) => s.Configure<IbOptions>(f.GetSection("Ib")); }""", "Port Ib:Port=7496" },
        { """class S { void Add(IServiceCollection s, IConfiguration f) => s.AddOptions<IbOptions>().Bind(f.GetSection("Ib")); }""", "Port Ib:Port=7496" },
        { """class S { void Add(IServiceCollection s, IConfiguration f) => s.AddOptions<IbOptions>().Validate(o => o.ClientId > 0).Validate(o => o.Port > 0).Bind(f.GetSection("Ib")); }""", "Port Ib:Port=7496" },
        { """class S { void Add(IServiceCollection s) => s.AddOptions<IbOptions>().BindConfiguration("Ib"); }""", "Port Ib:Port=7496" },
        { """class S { const string Name = "Ib"; void Add(IServiceCollection s, IConfiguration f) { var section = f.GetSection(Name); s.Configure<IbOptions>(section); } }""", "Port Ib:Port=7496" },
        { """class S { void Add(IServiceCollection s, IConfiguration f) { s.Configure<IbOptions>("a", f.GetSection("Ib")); s.Configure<IbOptions>("b", f.GetSection("Other")); } }""", "" },
        { """class S { void Add(IServiceCollection s, IConfigurationSection f) => s.Configure<IbOptions>(f); }""", "" },
        { """class S { void Add(IServiceCollection s, IConfiguration f, string name) => s.Configure<IbOptions>(f.GetSection(name)); }""", "" },
        { "", "" },
    };

    [Theory]
    [MemberData(nameof(Bound))]
    public void Bound_types_find_their_entries_where_the_section_is_known(string binding, string expected)
        => AssertUses(
            $$"""{{Usings}} {{Opts}} {{binding}} class Bot(EClientSocket c, IOptions<IbOptions> o) { void Run() => c.eConnect("", o.Value.Port, 1); }""",
            expected,
            ("/src/appsettings.json", Json));

    [Fact]
    public void A_property_may_have_another_name_in_the_file()
        => AssertUses(
            $$"""
            {{Usings}} class O { [ConfigurationKeyName("ib-port")] public int Port { get; set; } }
            class Bot { void Run(EClientSocket c, IConfiguration f) { var o = f.GetSection("Ib").Get<O>(); c.eConnect("", o.Port, 1); } }
            """,
            "Port Ib:ib-port=4002",
            ("/src/appsettings.json", """{ "Ib": { "ib-port": 4002, "Port": 1 } }"""));

    [Fact]
    public void Every_file_with_the_key_counts_and_environment_variables_are_keys()
        => AssertUses(
            $$"""{{Usings}} class Bot { void Run(EClientSocket c, IConfiguration f) => c.eConnect("", f.GetValue<int>("Ib:Port"), 1); }""",
            "Port DOTNET_Ib__Port=3|Port Ib__Port=2|Port Ib:Port=7497|Port Ib:Port=7496",
            ("/src/appsettings.json", Json),
            ("/src/appsettings.Development.json", """{ "Ib:Port": "7497" }"""),
            ("/src/Properties/launchSettings.json", """{ "profiles": { "a": { "environmentVariables": { "DOTNET_Ib__Port": "3", "Ib__Port": "2", "IB_PORT": "1" } } } }"""));

    [Fact]
    public void Environment_variables_are_found_by_their_name()
        => AssertUses(
            """class Bot { void Run(EClientSocket c) => c.eConnect("", int.Parse(Environment.GetEnvironmentVariable("IB_PORT")!), 1); }""",
            "Port IB_PORT=1|Port IB_PORT=2",
            ("/src/appsettings.json", """{ "IB_PORT": 9 }"""),
            ("/src/Properties/launchSettings.json", """{ "profiles": { "a": { "environmentVariables": { "IB_PORT": "1" } } } }"""),
            ("/src/a.runsettings", "<RunSettings><RunConfiguration><EnvironmentVariables><IB_PORT>2</IB_PORT></EnvironmentVariables></RunConfiguration></RunSettings>"));

    [Fact]
    public void Application_settings_of_a_configuration_file()
        => AssertUses(
            """
            class Bot { void Run(EClientSocket c) => c.eConnect(
                System.Configuration.ConfigurationManager.AppSettings["IbHost"],
                int.Parse(System.Configuration.ConfigurationManager.AppSettings.Get("IbPort")),
                1); }
            """,
            "Host IbHost=h|Port IbPort=7496",
            ("/src/App.config", """<configuration><appSettings><add key="IbHost" value="h" /><add key="IbPort" value="7496" /></appSettings></configuration>"""));

    [Theory]
    [InlineData("<S.Settings><setting name='Port'><value>7496</value></setting></S.Settings>", "Port Port=7496")]
    [InlineData("<A.Settings><setting name='Port'><value>1</value></setting></A.Settings><S.Settings><setting name='Port'><value>2</value></setting></S.Settings>", "Port Port=2")]
    [InlineData("<A.Settings><setting name='Port'><value>1</value></setting></A.Settings>", "")]
    public void Settings_of_a_settings_class(string groups, string expected)
        => AssertUses(
            """
            namespace S
            {
                sealed class Settings : System.Configuration.ApplicationSettingsBase
                {
                    public static Settings Default { get; } = new();
                    public int Port { get { return (int)this["Port"]; } }
                }
            }
            class Bot { void Run(EClientSocket c) => c.eConnect("", S.Settings.Default.Port, 1); }
            """,
            expected,
            ("/src/App.config", $"<configuration><applicationSettings>{groups}</applicationSettings></configuration>"));

    [Fact]
    public void TwsVersion_beside_host_or_port_is_a_declared_version()
    {
        var model = Model(
            $$"""{{Usings}} class Bot { void Run(EClientSocket c, IConfiguration f) => c.eConnect(f["Ib:Host"], f.GetValue<int>("Ib:Port"), 1); }""",
            ("/src/appsettings.json", """{ "Ib": { "Host": "h", "Port": 7496, "TwsVersion": "10.30.1t" }, "TwsVersion": 952 }"""));
        var call = Assert.Single(model.Connections(CancellationToken.None).Calls);

        Assert.Equal(["10.30.1"], model.TwsVersionsOf(call, CancellationToken.None).Select(static version => version.Value.ToString()));
    }

    [Theory]
    [InlineData("""c.eConnect("", 7496, 1);""", "live", true)]
    [InlineData("""c.eConnect("127.0.0.1", f.GetValue<int>("Ib:Port"), 1);""", "live", true)]
    [InlineData("""c.eConnect(f["Nothing"], 7496, 1);""", "live", true)]
    [InlineData("""c.eConnect("", flag ? 7496 : 7497, 1);""", "live,paper", true)]
    [InlineData("""c.eConnect("", flag ? 7496 : 7000, 1);""", "live", false)]
    [InlineData("""c.eConnect("other", 7496, 1);""", "", false)]
    [InlineData("""c.eConnect("", f.GetValue<int>("Nothing"), 1);""", "", false)]
    public void An_endpoint_names_sessions_of_the_register(string body, string sessions, bool isCertain)
    {
        var model = Model(
            $$"""{{Usings}} class Bot { void Run(EClientSocket c, IConfiguration f, bool flag) { {{body}} } }""",
            ("/src/appsettings.json", Json),
            ("/ibapi.json", """{ "sessions": { "live": { "mode": "live", "port": 7496 }, "paper": { "mode": "paper", "port": 7497 } } }"""));
        var found = model.SessionsOf(Assert.Single(model.Connections(CancellationToken.None).Calls));

        Assert.Equal((sessions, isCertain), (string.Join(",", found.Sessions.Select(static session => session.Name.Value)), found.IsCertain));
    }

    private static void AssertUses(string source, string expected, params (string Path, string Text)[] files)
    {
        var model = Model(source, files);
        Assert.Equal(
            expected,
            string.Join("|", model.EntryUses(CancellationToken.None)
                .Select(static use => $"{use.Setting} {use.Entry.Key}={use.Entry.Value}")
                .OrderBy(static text => text.Split(' ')[0] switch { "Host" => 0, "Port" => 1, _ => 2 })
                .ThenBy(static text => text.Contains("__", StringComparison.Ordinal) ? 0 : 1)));
    }

    private static IbApiModel Model(string source, params (string Path, string Text)[] files)
    {
        var compilation = TestProgram.Compile([(TestProgram.FirstFile, source)], references: References.Configuration);
        Assert.Empty(TestProgram.ErrorsOf(compilation));
        return IbApiModel.TryCreate(compilation, TestOptions.None.With(files))!;
    }
}
