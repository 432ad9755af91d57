using IbApi.Analyzers.Model.Values;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Values;

/// <summary>Conversions between numbers, strings and enums, and arithmetic.</summary>
public sealed class ConversionTests
{
    public static TheoryData<string, string> Strings => new()
    {
        { """client.eConnect("", int.Parse("7496"), 1);""", "written 7496 at \"7496\"" },
        { """client.eConnect("", int.Parse("7496", System.Globalization.CultureInfo.InvariantCulture), 1);""", "written 7496 at \"7496\"" },
        { """client.eConnect("", int.Parse("74" + "96"), 1);""", "written 7496 at \"74\" + \"96\"" },
        { """client.eConnect("", Convert.ToInt32("7496"), 1);""", "written 7496 at \"7496\"" },
        { """client.eConnect("", (int)Convert.ToInt64("7496"), 1);""", "written 7496 at \"7496\"" },
        { """client.eConnect("", ushort.Parse("7496"), 1);""", "written 7496 at \"7496\"" },
        { """client.eConnect("", int.Parse("7496".Trim()), 1);""", "written 7496 at \"7496\"" },
        { """client.eConnect("", int.Parse(7496.ToString()), 1);""", "written 7496 at 7496" },
        { """client.eConnect("", (int)Convert.ChangeType("7496", typeof(int)), 1);""", "written 7496 at \"7496\"" },
        { """client.eConnect("", int.TryParse("7496", out var p) ? p : 7497, 1);""", "written 7496 at \"7496\"|written 7497 at 7497" },
        { """if (!int.TryParse("7496", out var p)) { return; } client.eConnect("", p, 1);""", "written 7496 at \"7496\"" },
        { """if (!int.TryParse("7496", out var p)) { p = 7497; } client.eConnect("", p, 1);""", "written 7496 at \"7496\"|written 7497 at 7497" },
        { """int.TryParse("7496", out int p); client.eConnect("", p, 1);""", "written 7496 at \"7496\"" },
        { """client.eConnect("", int.Parse("x7496"[1..]), 1);""", "unknown" },
        { """client.eConnect("", "7496".Length, 1);""", "unknown" },
        { """client.eConnect("", "7496".GetHashCode(), 1);""", "unknown" },
        { """client.eConnect("", int.Parse("host:7496".Split(':')[1]), 1);""", "unknown" },
    };

    [Theory]
    [MemberData(nameof(Strings))]
    public void Numbers_in_strings(string body, string expected)
        => OriginVerifier.InBody(body, expected);

    public static TheoryData<string, string> Hosts => new()
    {
        { """client.eConnect("127.0.0.1", 1, 1);""", "written 127.0.0.1 at \"127.0.0.1\"" },
        { """client.eConnect(string.Empty, 1, 1);""", "written  at string.Empty" },
        { """client.eConnect(null, 1, 1);""", "" },
        { """client.eConnect(@"host", 1, 1);""", "written host at @\"host\"" },
        { """client.eConnect("gate" + "way", 1, 1);""", "written gateway at \"gate\" + \"way\"" },
        { """const string Name = "gate"; client.eConnect($"{Name}.local", 1, 1);""", "written gate.local at $\"{Name}.local\"" },
        { """var name = "gate"; client.eConnect($"{name}.local", 1, 1);""", "written gate.local at $\"{name}.local\"" },
        { """var name = "gate"; client.eConnect(name + ".local", 1, 1);""", "written gate.local at name + \".local\"" },
        { """client.eConnect($"gate{number}", 1, 1);""", "unknown" },
        { """client.eConnect(System.Net.IPAddress.Loopback.ToString(), 1, 1);""", "unknown" },
        { """client.eConnect("HOST".ToLower(), 1, 1);""", "unknown" },
        { """string host = null; client.eConnect(host ?? "gateway", 1, 1);""", "written gateway at \"gateway\"" },
    };

    [Theory]
    [MemberData(nameof(Hosts))]
    public void Hosts_are_text(string body, string expected)
        => OriginVerifier.InBody(body, expected, Setting.Host);

    public static TheoryData<string, string> Enums => new()
    {
        { """enum Ports { Live = 7496 } void Run() => client.eConnect("", (int)Ports.Live, 1);""", "written 7496 at Ports.Live" },
        { """enum Ports : short { Live = 7496 } void Run() => client.eConnect("", (int)Ports.Live, 1);""", "written 7496 at Ports.Live" },
        { """enum Ports { First = 7495, Live } void Run() => client.eConnect("", (int)Ports.Live, 1);""", "written 7496 at Ports.Live" },
        { """enum Ports { Live = 7496 } void Run() => Go(Ports.Live); void Go(Ports p) => client.eConnect("", (int)p, 1);""", "written 7496 at Ports.Live" },
        { """enum Ports { Live = 7496 } Ports P { get; set; } = Ports.Live; void Run() => client.eConnect("", Convert.ToInt32(P), 1);""", "written 7496 at Ports.Live" },
        { """enum Ports { Live = 7496, Paper = 7497 } void Run(bool live) => client.eConnect("", (int)(live ? Ports.Live : Ports.Paper), 1);""", "written 7496 at Ports.Live|written 7497 at Ports.Paper" },
        { """const int Live = (int)Ports.Live; enum Ports { Live = 7496 } void Run() => client.eConnect("", Live, 1);""", "written 7496 at Ports.Live" },
        { """enum Ports { Live = 7496 } void Run(Ports p) => client.eConnect("", (int)p, 1);""", "unknown" },
        { """enum Ports { Live = 7496 } void Run() => client.eConnect("", (int)Enum.Parse<Ports>("Live"), 1);""", "unknown" },
    };

    [Theory]
    [MemberData(nameof(Enums))]
    public void Enum_members(string members, string expected)
        => OriginVerifier.InClass(members, expected);

    public static TheoryData<string, string> ClientIds => new()
    {
        { """const int Base = 10; void Run() => client.eConnect("", 1, Base + 2);""", "written 12 at Base + 2" },
        { """static readonly int Base = 10; void Run() => client.eConnect("", 1, Base + 2);""", "written 12 at Base + 2" },
        { """int id = 10; void Run() => client.eConnect("", 1, id * 2 - 1);""", "written 19 at id * 2 - 1" },
        { """int id = 23; void Run() => client.eConnect("", 1, id % 10);""", "written 3 at id % 10" },
        { """void Run(int retry) => client.eConnect("", 1, 10 + retry);""", "unknown" },
        { """void Run() { for (var retry = 0; retry < 3; retry++) client.eConnect("", 1, 10 + retry); }""", "unknown" },
        { """void Run(string account) => client.eConnect("", 1, account.GetHashCode() % 10);""", "unknown" },
        { """int id = 0; void Run() => client.eConnect("", 1, id++);""", "unknown" },
        { """static int id = 10; void Run() => client.eConnect("", 1, Interlocked.Increment(ref id));""", "unknown" },
        { """static int id = 10; void Next() => Interlocked.Increment(ref id); void Run() => client.eConnect("", 1, id);""", "unknown|written 10 at 10" },
        { """int id = int.MaxValue; void Run() => client.eConnect("", 1, id + 1);""", "unknown" },
        { """int id = 1; void Run() => client.eConnect("", 1, id / 0);""", "unknown" },
        { """int id = 5; void Run() => client.eConnect("", 1, -id);""", "written -5 at -id" },
        { """int id = 5; void Run() => client.eConnect("", 1, id << 2);""", "unknown" },
        { """void Run() => client.eConnect("", 1, new Random().Next(100));""", "unknown" },
        { """void Run() => client.eConnect("", 1, Math.Max(1, 2));""", "unknown" },
        { """void Run() => client.eConnect("", 1, Environment.ProcessId);""", "unknown" },
    };

    [Theory]
    [MemberData(nameof(ClientIds))]
    public void Arithmetic_on_client_ids(string members, string expected)
        => OriginVerifier.InClass(members, expected, Setting.ClientId);

    public static TheoryData<string, string> Operators => new()
    {
        { """class Port(int value) { public static implicit operator int(Port p) => p.Value; public int Value { get; } = value; } void Run() => client.eConnect("", new Port(7496), 1);""", "written 7496 at 7496" },
        { """readonly record struct Port(int Value) { public static explicit operator int(Port p) => p.Value; } void Run() => client.eConnect("", (int)new Port(7496), 1);""", "written 7496 at 7496" },
        { """class Port { public int Value; public static implicit operator Port(int v) => new Port { Value = v }; } void Run() => Go(7496); void Go(Port p) => client.eConnect("", p.Value, 1);""", "written 7496 at 7496" },
        { """class Port { int v; public Port(int v) { this.v = v; } public static implicit operator int(Port p) => p.v; } void Run(Port p) => client.eConnect("", p, 1); void Other() { Run(new Port(7496)); }""", "written 7496 at 7496" },
        { """struct P(int v) { public static P operator +(P a, int b) => new P(7497); public static implicit operator int(P p) => 7496; } void Run() => client.eConnect("", new P(1) + 1, 1);""", "written 7496 at 7496" },
        { """struct P { public static int operator +(P a, P b) => 5; } void Run(P p) => client.eConnect("", p + p, 1);""", "unknown" },
    };

    [Theory]
    [MemberData(nameof(Operators))]
    public void User_defined_conversions(string members, string expected)
        => OriginVerifier.InClass(members, expected);
}
