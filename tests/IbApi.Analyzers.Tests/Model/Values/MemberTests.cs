using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Values;

/// <summary>Fields and properties: constants, initializers, accessors, assignments anywhere.</summary>
public sealed class MemberTests
{
    public static TheoryData<string, string> Members => new()
    {
        { """const int Port = 7496; void Run() => client.eConnect("", Port, 1);""", "written 7496 at 7496" },
        { """static readonly int Port = 7496; void Run() => client.eConnect("", Port, 1);""", "written 7496 at 7496" },
        { """readonly int port = 7496; void Run() => client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """readonly int id = 1, port = 7496; void Run() => client.eConnect("", port, id);""", "written 7496 at 7496" },
        { """static readonly int Port; static Bot() { Port = 7496; } void Run() => client.eConnect("", Port, 1);""", "written 7496 at 7496" },
        { """int Port { get; set; } = 7496; void Run() => client.eConnect("", Port, 1);""", "written 7496 at 7496" },
        { """int Port => 7496; void Run() => client.eConnect("", Port, 1);""", "written 7496 at 7496" },
        { """int Port { get { return 7496; } } void Run() => client.eConnect("", Port, 1);""", "written 7496 at 7496" },
        { """int Port { get { if (paper) return 7497; return 7496; } } bool paper; void Run() => client.eConnect("", Port, 1);""", "written 7496 at 7496|written 7497 at 7497" },
        { """int port = 7496; int Port { get => port; set => port = value; } void Run() => client.eConnect("", Port, 1);""", "written 7496 at 7496" },
        { """int port; int Port { get => port; set => port = value; } void Init() => Port = 7496; void Run() => client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """int port; int Port { get => port; set { if (port != value) { port = value; } } } void Init() => Port = 7496; void Run() => client.eConnect("", Port, 1);""", "written 7496 at 7496" },
        { """int? port; int Port => port ??= 7496; void Run() => client.eConnect("", Port, 1);""", "written 7496 at 7496" },
        { """int? port; int Port => port ?? 7496; void Init() => port = 7497; void Run() => client.eConnect("", Port, 1);""", "written 7497 at 7497" },
        { """int port; void Init() { port = 7496; } void Run() => client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """int port; Bot() => port = 7496; void Run() => client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """int port = 7497; Bot() { port = 7496; } void Run() => client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """int port = 7497; Bot(bool live) { if (live) port = 7496; } void Run() => client.eConnect("", port, 1);""", "written 7496 at 7496|written 7497 at 7497" },
        { """int port = 7497; Bot() : this(7496) { } Bot(int p) { port = p; } void Run() => client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """int port = 7496; void Run() { port = 7497; client.eConnect("", port, 1); }""", "written 7497 at 7497" },
        { """int port = 7496; void Run() { this.port = 7497; client.eConnect("", port, 1); }""", "written 7497 at 7497" },
        { """int port = 7496; void Run(bool paper) { if (paper) port = 7497; client.eConnect("", port, 1); }""", "written 7496 at 7496|written 7497 at 7497" },
        { """int port; void Run() { Init(); client.eConnect("", port, 1); } void Init() => port = 7496;""", "written 7496 at 7496" },
        { """static int Port; void Run() { Bot.Port = 7496; client.eConnect("", Port, 1); }""", "written 7496 at 7496" },
        { """int port; void Run() { (port, _) = (7496, 1); client.eConnect("", port, 1); }""", "written 7496 at 7496" },
        { """int port; void Run() { int.TryParse("7496", out port); client.eConnect("", port, 1); }""", "written 7496 at \"7496\"" },
        { """int port; void Init() { Get(out port); } void Get(out int p) { p = 7496; } void Run() => client.eConnect("", port, 1);""", "unknown" },
        { """int port; void Run() => client.eConnect("", port, 1);""", "unknown" },
        { """static readonly int Base = 7490; void Run() => client.eConnect("", Base + 6, 1);""", "written 7496 at Base + 6" },
        { """string port = "7496"; void Run() => client.eConnect("", int.Parse(port), 1);""", "written 7496 at \"7496\"" },
        { """int Get() => 7496; void Run() => client.eConnect("", Get(), 1);""", "written 7496 at 7496" },
        { """int Get(bool live) { if (live) { return 7496; } return 7497; } void Run() => client.eConnect("", Get(true), 1);""", "written 7496 at 7496|written 7497 at 7497" },
        { """async Task<int> Get() { await Task.Yield(); return 7496; } async Task Run() => client.eConnect("", await Get(), 1);""", "written 7496 at 7496" },
        { """IEnumerable<int> Get() { yield return 7496; yield return 7497; } void Run() { foreach (var p in Get()) client.eConnect("", p, 1); }""", "written 7496 at 7496|written 7497 at 7497" },
        { """int Get() => throw new Exception(); void Run() => client.eConnect("", Get(), 1);""", "" },
        { """int A => B; int B => A; void Run() => client.eConnect("", A, 1);""", "" },
        { """int A() => B(); int B() => flag ? A() : 7496; bool flag; void Run() => client.eConnect("", A(), 1);""", "written 7496 at 7496" },
        { """int a, b; void Swap() { a = b; b = a; } void Run() => client.eConnect("", a, 1);""", "unknown" },
        { """readonly Lazy<int> port = new(() => 7496); void Run() => client.eConnect("", port.Value, 1);""", "written 7496 at 7496" },
        { """readonly Lazy<Opts> o = new(() => new Opts { Port = 7496 }); class Opts { public int Port { get; set; } } void Run() => client.eConnect("", o.Value.Port, 1);""", "written 7496 at 7496" },
        { """static class Config { public const int Port = 7496; } void Run() => client.eConnect("", Config.Port, 1);""", "written 7496 at 7496" },
        { """class Config { public static readonly Config Instance = new(); public int Port { get; } = 7496; } void Run() => client.eConnect("", Config.Instance.Port, 1);""", "written 7496 at 7496" },
        { """class Config { static Config _i; public static Config Instance => _i ??= new Config(); public int Port { get; set; } = 7496; } void Run() => client.eConnect("", Config.Instance.Port, 1);""", "written 7496 at 7496" },
        { """class Config { public static Config Instance { get; } = new() { Port = 7496 }; public int Port { get; set; } = 7497; } void Run() => client.eConnect("", Config.Instance.Port, 1);""", "written 7496 at 7496" },
        { """class Inner { public class Config { public int Port = 7496; } public Config C = new(); } void Run() => client.eConnect("", new Inner().C.Port, 1);""", "written 7496 at 7496" },
        { """const int quantity = 7496; void Run(int p) { if (p == quantity) client.eConnect("", p, 1); }""", "unknown" },
        { """int reqId = 4001; int port = 7497; void Run() { client.reqIds(reqId); client.eConnect("", port, 1); }""", "written 7497 at 7497" },
        { """int Port { get; set; } void Run(Bot other) { other.Port = 7497; this.Port = 7496; client.eConnect("", Port, 1); }""", "written 7496 at 7496" },
        { """int Port { get; set; } void Run(Bot other) { other.Port = 7497; other.client.eConnect("", other.Port, 1); }""", "written 7497 at 7497" },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public void Port_in_members(string members, string expected)
        => OriginVerifier.InClass(members, expected);
}
