using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Values;

/// <summary>Arrays, lists, tuples, deconstruction, and slots that a helper fills.</summary>
public sealed class CollectionTests
{
    public static TheoryData<string, string> Collections => new()
    {
        { """void Run() { var ports = new[] { 7497, 7496 }; client.eConnect("", ports[1], 1); }""", "written 7496 at 7496" },
        {
            """void Run() { int[] ports = [7497, 7496]; client.eConnect("", ports[1], 1); }""",
            TestedCompiler.DescribesCollectionExpressions ? "written 7496 at 7496" : "unknown"
        },
        { """void Run() { var ports = new List<int> { 7497, 7496 }; client.eConnect("", ports[1], 1); }""", "written 7496 at 7496" },
        { """static readonly int[] Ports = { 7497, 7496 }; void Run() => client.eConnect("", Ports[1], 1);""", "written 7496 at 7496" },
        { """static readonly int[] Ports = { 7497, 7496 }; void Run(int i) => client.eConnect("", Ports[i], 1);""", "written 7496 at 7496|written 7497 at 7497" },
        { """static readonly int[] Ports = { 7497, 7496 }; void Run() { foreach (var p in Ports) client.eConnect("", p, 1); }""", "written 7496 at 7496|written 7497 at 7497" },
        { """static readonly int[] Ports = { 7497, 7496 }; void Run() { for (var i = 0; i < Ports.Length; i++) client.eConnect("", Ports[i], 1); }""", "written 7496 at 7496|written 7497 at 7497" },
        { """void Run() { foreach (var p in new List<int> { 7496, 7497 }) client.eConnect("", p, 1); }""", "written 7496 at 7496|written 7497 at 7497" },
        { """void Run() { foreach (var p in new HashSet<int> { 7496 }.ToList()) client.eConnect("", p, 1); }""", "written 7496 at 7496" },
        { """const string Channel = "x"; string[] channel = { "h", "7496" }; void Run() => client.eConnect(channel[0], int.Parse(channel[1]), 1);""", "written 7496 at \"7496\"" },
        { """void Run() { var ports = new int[2]; ports[0] = 7497; ports[1] = 7496; client.eConnect("", ports[1], 1); }""", "written 7496 at 7496" },
        { """void Run() { var ports = new string[3]; Fill(ports); client.eConnect(ports[0], int.Parse(ports[1]), 1); } static void Fill(string[] slots) { slots[0] = "h"; slots[1] = "7496"; }""", "written 7496 at \"7496\"" },
        { """void Run() { var ports = Made(); client.eConnect(ports[0], int.Parse(ports[1]), 1); } static string[] Made() { var slots = new string[3]; slots[0] = "h"; slots[1] = "7496"; return slots; }""", "written 7496 at \"7496\"" },
        { """void Run() => client.eConnect("", int.Parse(Made()[1]), 1); static string[] Made() { var slots = new string[3]; slots[1] = "7496"; return slots; }""", "written 7496 at \"7496\"" },
        { """void Run() => client.eConnect("", int.Parse(Made()[1]), 1); static string[] Made() => new[] { "h", "7496" };""", "written 7496 at \"7496\"" },
        { """string[] slots = new string[3]; Bot() { slots[1] = "7496"; } void Run() => client.eConnect("", int.Parse(slots[1]), 1);""", "written 7496 at \"7496\"" },
        { """int[,] grid = { { 1, 2 } }; void Run() => client.eConnect("", grid[0, 1], 1);""", "unknown" },
        { """(string, int) End() => ("", 7496); void Run() { var (h, p) = End(); client.eConnect(h, p, 1); }""", "written 7496 at 7496" },
        { """(string Host, int Port) End() => ("", 7496); void Run() => client.eConnect(End().Host, End().Port, 1);""", "written 7496 at 7496" },
        { """(string Host, int Port) end = ("", 7496); void Run() => client.eConnect(end.Host, end.Port, 1);""", "written 7496 at 7496" },
        { """void Run() { var (host, port) = ("", 7496); client.eConnect(host, port, 1); }""", "written 7496 at 7496" },
        { """void Run() { var end = (Host: "", Port: 7496); client.eConnect(end.Host, end.Port, 1); }""", "written 7496 at 7496" },
        { """void Run() { var end = ("", 7496); client.eConnect(end.Item1, end.Item2, 1); }""", "written 7496 at 7496" },
        { """void Run() { string host; int port; (host, port) = ("", 7496); client.eConnect(host, port, 1); }""", "written 7496 at 7496" },
        { """void Run() { foreach (var (h, p) in new[] { ("", 7496), ("", 7497) }) client.eConnect(h, p, 1); }""", "written 7496 at 7496|written 7497 at 7497" },
        { """void Run() { foreach (var end in new[] { (Host: "", Port: 7496) }) client.eConnect(end.Host, end.Port, 1); }""", "written 7496 at 7496" },
        { """void Run((string Host, int Port) e) => client.eConnect(e.Host, e.Port, 1); void Go() => Run(("", 7496));""", "written 7496 at 7496" },
        { """class E { public int P; public void Deconstruct(out string h, out int p) { h = ""; p = P; } } void Run(E e) { var (h, p) = e; client.eConnect(h, p, 1); }""", "unknown" },
        { """Tuple<string, int> end = Tuple.Create("", 7496); void Run() => client.eConnect("", end.Item2, 1);""", "unknown" },
        { """void Run() => client.eConnect("", new[] { 7496, 7497 }.First(), 1);""", "unknown" },
        { """void Run() => new[] { 7496 }.ToList().ForEach(port => client.eConnect("", port, 1));""", "written 7496 at 7496" },
        { """void Run() => Parallel.ForEach(new[] { 7496 }, port => client.eConnect("", port, 1));""", "written 7496 at 7496" },
        { """void Run() { foreach (var p in Enumerable.Range(7496, 2)) client.eConnect("", p, 1); }""", "unknown" },
        { """Dictionary<string, int> map = new() { ["live"] = 7496 }; void Run() { foreach (var pair in map) client.eConnect("", pair.Value, 1); }""", "unknown" },
        { """Dictionary<string, int> map = new() { { "live", 7496 } }; void Run() { if (map.TryGetValue("live", out var p)) client.eConnect("", p, 1); }""", "unknown" },
    };

    [Theory]
    [MemberData(nameof(Collections))]
    public void Port_in_collections(string members, string expected)
        => OriginVerifier.InClass(members, expected);
}
