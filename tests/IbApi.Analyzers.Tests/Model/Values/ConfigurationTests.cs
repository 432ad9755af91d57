using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Values;

/// <summary>Settings that come from outside the code, and what is used when they are missing.</summary>
public sealed class ConfigurationTests
{
    private const string Usings = """
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Options;
        using System.Configuration;
        """;

    private const string Opts = """
        class IbOptions { public string Host { get; set; } = "h"; public int Port { get; set; } = 7496; public int ClientId { get; set; } }
        """;

    public static TheoryData<string, string> Direct => new()
    {
        { """c.eConnect("", int.Parse(config["Ib:Port"]), 1);""", "configured Ib:Port" },
        { """c.eConnect("", int.Parse(config["Ib:Port"] ?? "7496"), 1);""", "configured Ib:Port|fallback 7496 for Ib:Port at \"7496\"" },
        { """c.eConnect("", config.GetValue<int>("Ib:Port"), 1);""", "configured Ib:Port" },
        { """c.eConnect("", config.GetValue("Ib:Port", 7496), 1);""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """c.eConnect("", config.GetValue<int>("Ib:Port", 7496), 1);""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """c.eConnect("", config.GetValue<int?>("Ib:Port") ?? 7496, 1);""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """c.eConnect("", config.GetValue(defaultValue: 7496, key: "Ib:Port"), 1);""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """c.eConnect("", int.Parse(config.GetSection("Ib")["Port"]), 1);""", "configured Ib:Port" },
        { """var ib = config.GetSection("Ib"); c.eConnect("", int.Parse(ib["Port"]), 1);""", "configured Ib:Port" },
        { """var ib = config.GetSection("App").GetSection("Ib"); c.eConnect("", ib.GetValue("Port", 7496), 1);""", "configured App:Ib:Port|fallback 7496 for App:Ib:Port at 7496" },
        { """c.eConnect("", int.Parse(config.GetSection("Ib:Port").Value), 1);""", "configured Ib:Port" },
        { """c.eConnect("", config.GetSection("Ib:Port").Get<int>(), 1);""", "configured Ib:Port" },
        { """const string Section = "Ib"; c.eConnect("", config.GetValue<int>(Section + ":Port"), 1);""", "configured Ib:Port" },
        { """c.eConnect("", config.GetValue<int>($"{nameof(IbOptions)}:Port"), 1);""", "configured IbOptions:Port" },
        { """var port = config["Ib:Port"]; c.eConnect("", port is null ? 7496 : int.Parse(port), 1);""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """c.eConnect("", int.TryParse(config["Ib:Port"], out var p) ? p : 7496, 1);""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """if (!int.TryParse(config["Ib:Port"], out var p)) { p = 7496; } c.eConnect("", p, 1);""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """c.eConnect("", int.Parse(System.Configuration.ConfigurationManager.AppSettings["IbPort"]), 1);""", "configured IbPort" },
        { """c.eConnect("", int.Parse(System.Configuration.ConfigurationManager.AppSettings["IbPort"] ?? "7496"), 1);""", "configured IbPort|fallback 7496 for IbPort at \"7496\"" },
        { """c.eConnect("", int.Parse(System.Configuration.ConfigurationManager.AppSettings.Get("IbPort")), 1);""", "configured IbPort" },
        { """c.eConnect("", int.Parse(Environment.GetEnvironmentVariable("IB_PORT")), 1);""", "configured IB_PORT" },
        { """c.eConnect("", Convert.ToInt32(Environment.GetEnvironmentVariable("IB_PORT", EnvironmentVariableTarget.User)), 1);""", "configured IB_PORT" },
        { """var ib = config.GetSection("Ib").Get<IbOptions>(); c.eConnect(ib.Host, ib.Port, ib.ClientId);""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """var ib = new IbOptions(); config.GetSection("Ib").Bind(ib); c.eConnect(ib.Host, ib.Port, ib.ClientId);""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """var ib = new IbOptions(); config.Bind("Ib", ib); c.eConnect(ib.Host, ib.Port, ib.ClientId);""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """var ib = new IbOptions { Port = 7497 }; config.Bind("Ib", ib); c.eConnect(ib.Host, ib.Port, ib.ClientId);""", "configured Ib:Port|fallback 7497 for Ib:Port at 7497" },
        { """var ib = config.GetSection("Ib").Get<IbOptions>() ?? new IbOptions(); c.eConnect(ib.Host, ib.Port, ib.ClientId);""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """var ib = System.Text.Json.JsonSerializer.Deserialize<IbOptions>(System.IO.File.ReadAllText("ib.json")); c.eConnect(ib.Host, ib.Port, ib.ClientId);""", "configured Port|fallback 7496 for Port at 7496" },
        { """var d = new System.Text.Json.JsonSerializerOptions(); c.eConnect("", d.MaxDepth, 1);""", "unknown" },
    };

    [Theory]
    [MemberData(nameof(Direct))]
    public void Read_where_it_is_used(string body, string expected)
        => OriginVerifier.InSource(
            $$"""
            {{Usings}}
            {{Opts}}
            class Bot { void Run(EClientSocket c, IConfiguration config) { {{body}} } }
            """,
            expected,
            references: References.Configuration);

    public static TheoryData<string, string> Bound => new()
    {
        { """class Bot(EClientSocket c, IOptions<IbOptions> o) { void Run() => c.eConnect(o.Value.Host, o.Value.Port, 1); }""", "configured Port|fallback 7496 for Port at 7496" },
        { """class Bot(EClientSocket c, IOptionsMonitor<IbOptions> o) { void Run() => c.eConnect(o.CurrentValue.Host, o.CurrentValue.Port, 1); }""", "configured Port|fallback 7496 for Port at 7496" },
        { """class Bot(EClientSocket c, IOptionsSnapshot<IbOptions> o) { readonly IbOptions s = o.Value; void Run() => c.eConnect(s.Host, s.Port, 1); }""", "configured Port|fallback 7496 for Port at 7496" },
        { """class Bot { readonly IbOptions s; public Bot(IOptions<IbOptions> o) => s = o.Value; void Run(EClientSocket c) => c.eConnect(s.Host, s.Port, 1); }""", "configured Port|fallback 7496 for Port at 7496" },
        { """class Start { void Add(IServiceCollection s, IConfiguration f) => s.Configure<IbOptions>(f.GetSection("Ib")); } class Bot(EClientSocket c, IbOptions o) { void Run() => c.eConnect(o.Host, o.Port, 1); }""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """class Start { void Add(IServiceCollection s, IConfiguration f) => s.Configure<IbOptions>(f.GetSection("Ib")); } class Bot(EClientSocket c, IOptions<IbOptions> o) { void Run() => c.eConnect(o.Value.Host, o.Value.Port, 1); }""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """class Start { void Add(IServiceCollection s) => s.AddOptions<IbOptions>().BindConfiguration("Ib"); } class Bot(EClientSocket c, IbOptions o) { void Run() => c.eConnect(o.Host, o.Port, 1); }""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """class Start { void Add(IServiceCollection s) => s.Configure<IbOptions>(o => o.Port = 7497); } class Bot(EClientSocket c, IOptions<IbOptions> o) { void Run() => c.eConnect(o.Value.Host, o.Value.Port, 1); }""", "configured Port|fallback 7496 for Port at 7496|written 7497 at 7497" },
        { """class Start { void Add(IServiceCollection s, IConfiguration f) => s.AddOptions<IbOptions>().Bind(f.GetSection("Ib")); } class Bot(EClientSocket c, IbOptions o) { void Run() => c.eConnect(o.Host, o.Port, 1); }""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """class Start { void Add(IServiceCollection s, IConfiguration f) => s.AddOptions<IbOptions>().Validate(o => o.Port > 0).Bind(f.GetSection("Ib")); } class Bot(EClientSocket c, IOptions<IbOptions> o) { void Run() => c.eConnect(o.Value.Host, o.Value.Port, 1); }""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """class Start { void Add(IServiceCollection s, IConfiguration f) { var ib = f.GetSection("App").GetSection("Ib"); s.AddOptions<IbOptions>().Bind(ib); } } class Bot(EClientSocket c, IOptions<IbOptions> o) { void Run() => c.eConnect(o.Value.Host, o.Value.Port, 1); }""", "configured App:Ib:Port|fallback 7496 for App:Ib:Port at 7496" },
        { """static class Ext { public static void AddIb(this IServiceCollection s, IConfiguration section) => s.Configure<IbOptions>(section); } class Start { void Add(IServiceCollection s, IConfiguration f) => s.AddIb(f.GetSection("Ib")); } class Bot(EClientSocket c, IOptions<IbOptions> o) { void Run() => c.eConnect(o.Value.Host, o.Value.Port, 1); }""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """class Bot(EClientSocket c, IConfiguration f) { int port = 7496; void Load() => port = f.GetValue<int>("Ib:Port"); void Run() => c.eConnect("", port, 1); }""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """class Set { public int Port { get; set; } = 7496; } class Bot(EClientSocket c, IConfiguration f) { readonly Set s = new(); void Load() => s.Port = f.GetValue<int>("Ib:Port"); void Run() => c.eConnect("", s.Port, 1); }""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """class Bot(EClientSocket c, IConfiguration f) { int port = 7496; void Choose() => port = 7497; void Run() => c.eConnect("", port, 1); }""", "written 7496 at 7496|written 7497 at 7497" },
        { """class App { public IbOptions Ib { get; set; } = new(); } class Bot(EClientSocket c, IConfiguration f) { void Run() { var a = f.Get<App>(); c.eConnect(a.Ib.Host, a.Ib.Port, 1); } }""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """class App { public IbOptions Ib { get; set; } = new(); } class Bot(EClientSocket c, IOptions<App> o) { void Run() => c.eConnect(o.Value.Ib.Host, o.Value.Ib.Port, 1); }""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """class App { public IbOptions Ib { get; set; } = new(); } class Start { void Add(IServiceCollection s, IConfiguration f) => s.Configure<App>(f.GetSection("App")); } class Bot(EClientSocket c, IOptions<App> o) { void Run() => c.eConnect(o.Value.Ib.Host, o.Value.Ib.Port, 1); }""", "configured App:Ib:Port|fallback 7496 for App:Ib:Port at 7496" },
        { """class Bot(EClientSocket c, IbOptions o) { void Run() => c.eConnect(o.Host, o.Port, 1); }""", "written 7496 at 7496" },
        { """record Rec(string Host, int Port = 7496); class Bot(EClientSocket c, IOptions<Rec> o) { void Run() => c.eConnect(o.Value.Host, o.Value.Port, 1); }""", "configured Port|fallback 7496 for Port at 7496" },
        { """sealed class Settings : ApplicationSettingsBase { public static Settings Default { get; } = new(); [DefaultSettingValue("7496")] public int Port { get { return (int)this["Port"]; } set { this["Port"] = value; } } } class Bot { void Run(EClientSocket c) => c.eConnect("", Settings.Default.Port, 1); }""", "configured Port|fallback 7496 for Port at Settings.Default.Port" },
        { """sealed class Settings : ApplicationSettingsBase { public static Settings Default { get; } = new(); public int Port { get { return (int)this["Port"]; } } } class Bot { void Run(EClientSocket c) => c.eConnect("", Settings.Default.Port, 1); }""", "configured Port" },
        { """class Conf { readonly IConfiguration f; public Conf(IConfiguration f) => this.f = f; public int Port => f.GetValue("Ib:Port", 7496); } class Bot(EClientSocket c, Conf o) { void Run() => c.eConnect("", o.Port, 1); }""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """static class Conf { public static int Int(this IConfiguration f, string key, int other) => int.TryParse(f[key], out var v) ? v : other; } class Bot(EClientSocket c, IConfiguration f) { void Run() => c.eConnect("", f.Int("Ib:Port", 7496), 1); }""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
        { """class Conf { readonly IConfigurationSection s; public Conf(IConfiguration f) { s = f.GetSection("Ib"); } public int Port => s.GetValue("Port", 7496); } class Bot(EClientSocket c, Conf o) { void Run() => c.eConnect("", o.Port, 1); }""", "configured Ib:Port|fallback 7496 for Ib:Port at 7496" },
    };

    [Theory]
    [MemberData(nameof(Bound))]
    public void Bound_elsewhere(string source, string expected)
        => OriginVerifier.InSource(Usings + "\n" + Opts + "\n" + source, expected, references: References.Configuration);
}
