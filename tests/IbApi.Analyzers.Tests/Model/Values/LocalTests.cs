using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Values;

/// <summary>Locals: their declarations, the flow between assignments and the call, patterns and out arguments.</summary>
public sealed class LocalTests
{
    public static TheoryData<string, string> Calls => new()
    {
        { """client.eConnect("", 7496, 1);""", "written 7496 at 7496" },
        { """client?.eConnect("", 7496, 1);""", "written 7496 at 7496" },
        { """client!.eConnect("", 7496, 1);""", "written 7496 at 7496" },
        { """client.eConnect(clientId: 1, host: "", port: 7496);""", "written 7496 at 7496" },
        { """client.eConnect("", 7496, 1, false);""", "written 7496 at 7496" },
        { """client.eConnect("", (7496), 1);""", "written 7496 at 7496" },
        { """client.eConnect("", 0x1D48, 1);""", "written 7496 at 0x1D48" },
        { """client.eConnect("", 7_496, 1);""", "written 7496 at 7_496" },
        { """client.eConnect("", (int)7496L, 1);""", "written 7496 at 7496L" },
        { """client.eConnect("", (short)7496, 1);""", "written 7496 at 7496" },
        { """client.eConnect("", -1, 1);""", "written -1 at -1" },
        { """client.eConnect("", 7490 + 6, 1);""", "written 7496 at 7490 + 6" },
        { """client.eConnect("", number, 1);""", "unknown" },
        { """new EClientSocket(null, null).eConnect("", 7496, 1);""", "written 7496 at 7496" },
        { """client.eConnect("", await Task.FromResult(7496), 1);""", "written 7496 at 7496" },
        { """client.eConnect("", await Task.FromResult(7496).ConfigureAwait(false), 1);""", "written 7496 at 7496" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void Values_in_the_call(string body, string expected)
        => OriginVerifier.InBody(body, expected);

    public static TheoryData<string, string> Flow => new()
    {
        { """var port = 7496; client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """const int Port = 7496; client.eConnect("", Port, 1);""", "written 7496 at 7496" },
        { """const int A = 7496; const int B = A; client.eConnect("", B, 1);""", "written 7496 at 7496" },
        { """int port; port = 7496; client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """int id = 1, port = 7496; client.eConnect("", port, id);""", "written 7496 at 7496" },
        { """int a, b; a = b = 7496; client.eConnect("", a, b);""", "written 7496 at 7496" },
        { """int port; client.eConnect("", port = 7496, 1);""", "written 7496 at 7496" },
        { """var a = 7496; var b = a; var c = b; client.eConnect("", c, 1);""", "written 7496 at 7496" },
        { """var port = 7496; port = 7497; client.eConnect("", port, 1);""", "written 7497 at 7497" },
        { """var port = 7496; client.eConnect("", port, 1); port = 7497;""", "written 7496 at 7496" },
        { """var port = 7496; if (flag) port = 7497; client.eConnect("", port, 1);""", "written 7496 at 7496|written 7497 at 7497" },
        { """int port; if (flag) { port = 7497; } else { port = 4002; } client.eConnect("", port, 1);""", "written 4002 at 4002|written 7497 at 7497" },
        { """var port = 7496; if (flag) { port = 7497; return; } client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """var port = 7496; if (flag) { port = 7497; client.eConnect("", port, 1); }""", "written 7497 at 7497" },
        { """int port; switch (number) { case 1: port = 7497; break; case 2: port = 4002; break; default: return; } client.eConnect("", port, 1);""", "written 4002 at 4002|written 7497 at 7497" },
        { """var port = 7496; try { port = 7497; } catch { } client.eConnect("", port, 1);""", "written 7496 at 7496|written 7497 at 7497" },
        { """int port; try { port = 7497; } catch { port = 4002; } client.eConnect("", port, 1);""", "written 4002 at 4002|written 7497 at 7497" },
        { """var port = 7496; try { number++; } finally { port = 7497; } client.eConnect("", port, 1);""", "written 7497 at 7497" },
        { """var port = 7496; while (flag) { client.eConnect("", port, 1); port = 7497; }""", "written 7496 at 7496|written 7497 at 7497" },
        { """var port = 7496; do { port = 7497; } while (flag); client.eConnect("", port, 1);""", "written 7497 at 7497" },
        { """var port = 7496; goto end; other: port = 4002; end: client.eConnect("", port, 1); if (flag) goto other;""", "written 4002 at 4002|written 7496 at 7496" },
        { """var port = 7496; using (new System.IO.MemoryStream()) { port = 7497; } client.eConnect("", port, 1);""", "written 7497 at 7497" },
        { """var port = 7496; lock (client) { port = 7497; } client.eConnect("", port, 1);""", "written 7497 at 7497" },
        { """for (var port = 7496; port < 7500; port++) client.eConnect("", port, 1);""", "unknown|written 7496 at 7496" },
        { """foreach (var port in new[] { 7496, 7497 }) client.eConnect("", port, 1);""", "written 7496 at 7496|written 7497 at 7497" },
        { """var port = 7496; port++; client.eConnect("", port, 1);""", "unknown" },
        { """var port = 7490; port += 6; client.eConnect("", port, 1);""", "unknown" },
        { """{ var port = 7496; number = port; } { var port = 7497; client.eConnect("", port, 1); }""", "written 7497 at 7497" },
        { """int? given = null; client.eConnect("", given ?? 7496, 1);""", "written 7496 at 7496" },
        { """int? given = 7497; client.eConnect("", given ?? 7496, 1);""", "written 7497 at 7497" },
        { """int? given = null; given ??= 7496; client.eConnect("", given.Value, 1);""", "written 7496 at 7496" },
        { """int? port = 7496; client.eConnect("", port.Value, 1);""", "written 7496 at 7496" },
        { """int? port = 7496; client.eConnect("", port.GetValueOrDefault(), 1);""", "written 7496 at 7496" },
        { """int? port = null; client.eConnect("", port.GetValueOrDefault(7496), 1);""", "written 7496 at 7496" },
        { """object port = 7496; client.eConnect("", (int)port, 1);""", "written 7496 at 7496" },
        { """var task = Task.FromResult(7496); client.eConnect("", task.Result, 1);""", "written 7496 at 7496" },
    };

    [Theory]
    [MemberData(nameof(Flow))]
    public void Definitions_that_reach_the_call(string body, string expected)
        => OriginVerifier.InBody(body, expected);

    public static TheoryData<string, string> Functions => new()
    {
        { """var port = 7496; await Task.Run(() => client.eConnect("", port, 1));""", "written 7496 at 7496" },
        { """await Task.Run(() => { var port = 7496; port = 7497; client.eConnect("", port, 1); });""", "written 7497 at 7497" },
        { """var port = 7497; Action set = () => port = 7496; set(); client.eConnect("", port, 1);""", "written 7496 at 7496|written 7497 at 7497" },
        { """var port = 7496; Action go = () => client.eConnect("", port, 1); port = 7497; go();""", "written 7496 at 7496|written 7497 at 7497" },
        { """var port = 7496; void Go() { client.eConnect("", port, 1); } Go();""", "written 7496 at 7496" },
        { """void Go() { var port = 7496; port = 7497; client.eConnect("", port, 1); } Go();""", "written 7497 at 7497" },
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Locals_of_and_around_functions(string body, string expected)
        => OriginVerifier.InBody(body, expected);

    public static TheoryData<string, string> Patterns => new()
    {
        { """object o = 7496; if (o is int port) client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """object o = 7496; switch (o) { case int port: client.eConnect("", port, 1); break; }""", "written 7496 at 7496" },
        { """if (7496 is var port) client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """var end = new { Port = 7496 }; client.eConnect("", end.Port, 1);""", "written 7496 at 7496" },
        { """if (new Uri("tcp://h:7496") is { Port: var port }) client.eConnect("", port, 1);""", "unknown" },
        { """var end = (Host: "", Port: 7496); if (end is { Port: var port }) client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """var end = (Host: "", Port: 7496); if (end is (_, var port)) client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """if (new[] { 7496, 7497 } is [var port, ..]) client.eConnect("", port, 1);""", "unknown" },
    };

    [Theory]
    [MemberData(nameof(Patterns))]
    public void Locals_that_patterns_declare(string body, string expected)
        => OriginVerifier.InBody(body, expected);

    /// <summary>What another name may change is not known any more.</summary>
    public static TheoryData<string, string> Aliases => new()
    {
        { """var port = 7496; ref var other = ref port; other = 7497; client.eConnect("", port, 1);""", "unknown" },
        { """var port = 7496; ref var other = ref port; client.eConnect("", other, 1);""", "unknown" },
        { """unsafe { var port = 7496; int* p = &port; *p = 7497; client.eConnect("", port, 1); }""", "unknown" },
        { """var port = 7496; void Change(ref int p) => p = 7497; Change(ref port); client.eConnect("", port, 1);""", "unknown" },
        { """void Get(out int p) => p = 7496; Get(out var port); client.eConnect("", port, 1);""", "unknown" },
        { """var port = 7496; void Look(in int p) { } Look(in port); client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """dynamic port = 7496; client.eConnect("", port, 1);""", "" },
        { """dynamic port = 7496; client.eConnect("", (int)port, 1);""", "written 7496 at 7496" },
        { """var map = new Dictionary<string, int> { ["live"] = 7496 }; client.eConnect("", map["live"], 1);""", "unknown" },
    };

    [Theory]
    [MemberData(nameof(Aliases))]
    public void Locals_with_another_name(string body, string expected)
        => OriginVerifier.InClass("void Run() { " + body + " }", expected);
}
