using System.Linq;
using IbApi.Analyzers.Model.Values;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Values;

/// <summary>Which origins the model gives to the port of a connect call: one row for each shape of code.</summary>
public sealed class OriginTests
{
    /// <summary>Code in a method body that ends in a connect call through <c>client</c>.</summary>
    public static TheoryData<string, string> Expressions => new()
    {
        { "client.eConnect(\"\", 7496, 1);", "written 7496 at 7496" },
        { "client?.eConnect(\"\", 7496, 1);", "written 7496 at 7496" },
        { "client.eConnect(clientId: 1, host: \"\", port: 7496);", "written 7496 at 7496" },
        { "client.eConnect(\"\", 7496, 1, false);", "written 7496 at 7496" },
        { "client.eConnect(\"\", (7496), 1);", "written 7496 at 7496" },
        { "var port = 7496; client.eConnect(\"\", port, 1);", "written 7496 at 7496" },
        { "const int Port = 7496; client.eConnect(\"\", Port, 1);", "written 7496 at 7496" },
        { "int port; port = 7496; client.eConnect(\"\", port, 1);", "written 7496 at 7496" },
        { "var port = 7496; port = 7497; client.eConnect(\"\", port, 1);", "written 7497 at 7497" },
        { "var port = 7496; if (flag) port = 7497; client.eConnect(\"\", port, 1);", "written 7496 at 7496|written 7497 at 7497" },
        { "int port; if (flag) { port = 7497; } else { port = 4002; } client.eConnect(\"\", port, 1);", "written 4002 at 4002|written 7497 at 7497" },
        { "var port = 7496; client.eConnect(\"\", port, 1); port = 7497;", "written 7496 at 7496" },
        { "var port = 7496; try { port = 7497; } catch { } client.eConnect(\"\", port, 1);", "written 7496 at 7496|written 7497 at 7497" },
        { "client.eConnect(\"\", flag ? 7496 : 7497, 1);", "written 7496 at 7496|written 7497 at 7497" },
        { "var p = Environment.GetEnvironmentVariable(\"P\"); p ??= \"7496\"; client.eConnect(\"\", int.Parse(p), 1);", "configured P|fallback 7496 for P at \"7496\"" },
        { "client.eConnect(\"\", Environment.GetEnvironmentVariable(\"P\") switch { null => 7496, var p => int.Parse(p) }, 1);", "fallback 7496 for P at 7496|unknown" },
        { "const bool Live = true; client.eConnect(\"\", Live ? 7496 : 7497, 1);", "written 7496 at 7496" },
        { "client.eConnect(\"\", 7490 + 6, 1);", "written 7496 at 7490 + 6" },
        { "client.eConnect(\"\", int.Parse(\"7496\"), 1);", "written 7496 at \"7496\"" },
        { "client.eConnect(\"\", Convert.ToInt32(\"7496\"), 1);", "written 7496 at \"7496\"" },
        { "client.eConnect(\"\", int.TryParse(\"7496\", out var p) ? p : 7497, 1);", "written 7496 at \"7496\"|written 7497 at 7497" },
        { "var ports = new[] { 7497, 7496 }; client.eConnect(\"\", ports[1], 1);", "written 7496 at 7496" },
        { "int[] ports = [7497, 7496]; client.eConnect(\"\", ports[1], 1);", "written 7496 at 7496" },
        { "foreach (var port in new[] { 7496, 7497 }) client.eConnect(\"\", port, 1);", "written 7496 at 7496|written 7497 at 7497" },
        { "foreach (var port in new List<int> { 7496, 7497 }) client.eConnect(\"\", port, 1);", "written 7496 at 7496|written 7497 at 7497" },
        { "foreach (var (host, port) in new[] { (\"\", 7496), (\"\", 7497) }) client.eConnect(host, port, 1);", "written 7496 at 7496|written 7497 at 7497" },
        { "number = 7496; client.eConnect(\"\", number, 1);", "written 7496 at 7496" },
        { "if (number == 0) number = 7496; client.eConnect(\"\", number, 1);", "unknown|written 7496 at 7496" },
        { "client.eConnect(\"\", number, 1); number = 7496;", "unknown" },
        { "client.eConnect(\"\", int.Parse(Environment.GetEnvironmentVariable(\"TWS\")!.Split(':')[1]), 1);", "configured TWS" },
        { "client.eConnect(\"\", int.Parse(\"localhost:7496\".Split(':')[1]), 1);", "unknown" },
        { "var (host, port) = (\"\", 7496); client.eConnect(host, port, 1);", "written 7496 at 7496" },
        { "var end = (Host: \"\", Port: 7496); client.eConnect(end.Host, end.Port, 1);", "written 7496 at 7496" },
        { "string host; int port; (host, port) = (\"\", 7496); client.eConnect(host, port, 1);", "written 7496 at 7496" },
        { "client.eConnect(\"\", number switch { 1 => 7497, 2 => 7496, _ => throw new Exception() }, 1);", "written 7496 at 7496|written 7497 at 7497" },
        { "int Local() => 7496; client.eConnect(\"\", Local(), 1);", "written 7496 at 7496" },
        { "void Go(int port) => client.eConnect(\"\", port, 1); Go(7496);", "written 7496 at 7496" },
        { "Action<int> go = port => client.eConnect(\"\", port, 1); go(7496);", "written 7496 at 7496" },
        { "Func<int> get = () => 7496; client.eConnect(\"\", get(), 1);", "written 7496 at 7496" },
        { "new[] { 7496 }.ToList().ForEach(port => client.eConnect(\"\", port, 1));", "written 7496 at 7496" },
        { "client.eConnect(\"\", Environment.GetEnvironmentVariable(\"IB_PORT\") is { } s ? int.Parse(s) : 7496, 1);", "configured IB_PORT|fallback 7496 for IB_PORT at 7496" },
        { "client.eConnect(\"\", int.Parse(Environment.GetEnvironmentVariable(\"IB_PORT\") ?? \"7496\"), 1);", "configured IB_PORT|fallback 7496 for IB_PORT at \"7496\"" },
        { "var port = int.TryParse(Environment.GetEnvironmentVariable(\"IB_PORT\"), out var p) ? p : 7496; client.eConnect(\"\", port, 1);", "configured IB_PORT|fallback 7496 for IB_PORT at 7496" },
        { "int? given = null; client.eConnect(\"\", given ?? 7496, 1);", "written 7496 at 7496" },
        { "client.eConnect(\"\", number, 1);", "unknown" },
        { "dynamic d = 7496; client.eConnect(\"\", d, 1);", "" },
        { "var map = new Dictionary<string, int> { [\"live\"] = 7496 }; client.eConnect(\"\", map[\"live\"], 1);", "unknown" },
        { "var port = 7496; port++; client.eConnect(\"\", port, 1);", "unknown" },
        { "client.eConnect(\"\", await Task.FromResult(7496), 1);", "written 7496 at 7496" },
        { "var ports = new string[3]; Fill(ports); client.eConnect(ports[0], int.Parse(ports[1]), 1);", "written 7496 at \"7496\"" },
    };

    [Theory]
    [MemberData(nameof(Expressions))]
    public void Port_in_a_body(string body, string expected)
        => AssertPort(
            $$"""
            public sealed class Bot
            {
                public async Task Run(EClientSocket client, bool flag, int number)
                {
                    {{body}}
                    await Task.Yield();
                }

                private static void Fill(string[] slots) { slots[0] = "127.0.0.1"; slots[1] = "7496"; }
            }
            """,
            expected);

    /// <summary>Members of a class with a field <c>client</c>.</summary>
    public static TheoryData<string, string> Members => new()
    {
        { "const int Port = 7496; void Run() => client.eConnect(\"\", Port, 1);", "written 7496 at 7496" },
        { "static readonly int Port = 7496; void Run() => client.eConnect(\"\", Port, 1);", "written 7496 at 7496" },
        { "readonly int port = 7496; void Run() => client.eConnect(\"\", port, 1);", "written 7496 at 7496" },
        { "int Port { get; set; } = 7496; void Run() => client.eConnect(\"\", Port, 1);", "written 7496 at 7496" },
        { "int Port => 7496; void Run() => client.eConnect(\"\", Port, 1);", "written 7496 at 7496" },
        { "int Port { get { return 7496; } } void Run() => client.eConnect(\"\", Port, 1);", "written 7496 at 7496" },
        { "int port = 7496; int Port { get => port; set => port = value; } void Run() => client.eConnect(\"\", Port, 1);", "written 7496 at 7496" },
        { "int port; void Init() { port = 7496; } void Run() => client.eConnect(\"\", port, 1);", "written 7496 at 7496" },
        { "int port = 7496; void Run() { port = 7497; client.eConnect(\"\", port, 1); }", "written 7497 at 7497" },
        { "void Run() => Connect(7496); void Connect(int port) => client.eConnect(\"\", port, 1);", "written 7496 at 7496" },
        { "void Run() => Connect(1, 7496); void Connect(int id, int port) => client.eConnect(\"\", port, id);", "written 7496 at 7496" },
        { "void Run() => Connect(); void Connect(int port = 7496) => client.eConnect(\"\", port, 1);", "written 7496 at 7496" },
        { "public void Connect(int port = 7496) => client.eConnect(\"\", port, 1);", "written 7496 at 7496" },
        { "public void Connect(int port = 0) { if (port == 0) port = Port; client.eConnect(\"\", port, 1); } int Port { get; set; } = 7497;", "written 0 at 0|written 7497 at 7497" },
        { "public void Connect(int? port = null) { port ??= 7496; client.eConnect(\"\", port.Value, 1); }", "unknown|written 7496 at 7496" },
        { "static void Main(string[] args) { var port = 7496; for (var i = 0; i < args.Length; i++) { if (args[i] == \"--port\") port = int.Parse(args[i + 1]); } new EClientSocket(null!, null!).eConnect(\"\", port, 1); }", "configured ?|fallback 7496 for ? at 7496" },
        { "static void Main(string[] args) { var port = 7496; foreach (var a in args) { if (a.StartsWith(\"-p\")) port = int.Parse(a[2..]); } new EClientSocket(null!, null!).eConnect(\"\", port, 1); }", "configured ?|fallback 7496 for ? at 7496" },
        { "static int port = 7496; static void Main(string[] args) { foreach (var a in args.Skip(1)) port = int.Parse(a.Substring(2)); new EClientSocket(null!, null!).eConnect(\"\", port, 1); }", "configured ?|fallback 7496 for ? at 7496" },
        { "record E(string Name, int Port); static readonly E[] Ends = [new(\"a\", 7496), new(\"b\", 7497)]; void Run() { foreach (var (name, port) in Ends) client.eConnect(\"\", port, 1); }", "written 7496 at 7496|written 7497 at 7497" },
        { "void Run() => Connect(7497); void Connect(int port = 7496) => client.eConnect(\"\", port, 1);", "written 7497 at 7497" },
        { "void Run() => A(7496); void A(int p) => B(p); void B(int p) => C(p); void C(int p) => client.eConnect(\"\", p, 1);", "written 7496 at 7496" },
        { "void Run() => Connect(7496, 3); void Connect(int port, int tries) { client.eConnect(\"\", port, 1); Connect(port, tries - 1); }", "written 7496 at 7496" },
        { "enum Ports { Live = 7496 } void Run() => client.eConnect(\"\", (int)Ports.Live, 1);", "written 7496 at Ports.Live" },
        { "int Get() => 7496; void Run() => client.eConnect(\"\", Get(), 1);", "written 7496 at 7496" },
        { "int Get(bool live) { if (live) { return 7496; } return 7497; } void Run() => client.eConnect(\"\", Get(true), 1);", "written 7496 at 7496|written 7497 at 7497" },
        { "static int Or(string key, int other) => int.TryParse(Environment.GetEnvironmentVariable(key), out var v) ? v : other; void Run() => client.eConnect(\"\", Or(\"IB_PORT\", 7496), 1);", "configured IB_PORT|fallback 7496 for IB_PORT at 7496" },
        { "(string, int) End() => (\"\", 7496); void Run() { var (h, p) = End(); client.eConnect(h, p, 1); }", "written 7496 at 7496" },
        { "record E(string Host, int Port); void Run() => Go(new E(\"\", 7496)); void Go(E e) => client.eConnect(e.Host, e.Port, 1);", "written 7496 at 7496" },
        { "record E(string Host, int Port); void Run() => Go(new E(\"\", 7497) with { Port = 7496 }); void Go(E e) => client.eConnect(e.Host, e.Port, 1);", "written 7496 at 7496" },
        { "class S { public int Port = 7496; } void Run() { var s = new S(); client.eConnect(\"\", s.Port, 1); }", "written 7496 at 7496" },
        { "class S { public int Port { get; set; } } void Run() { var s = new S { Port = 7496 }; client.eConnect(\"\", s.Port, 1); }", "written 7496 at 7496" },
        { "class S { public int Port { get; set; } = 7496; } void Run() { var s = new S(); s.Port = 7497; client.eConnect(\"\", s.Port, 1); }", "written 7497 at 7497" },
        { "class S { public int Port { get; init; } } S s = new() { Port = 7496 }; void Run() => client.eConnect(\"\", s.Port, 1);", "written 7496 at 7496" },
        { "class S { public required int Port { get; init; } } void Run() => Go(new() { Port = 7496 }); void Go(S s) => client.eConnect(\"\", s.Port, 1);", "written 7496 at 7496" },
        { "class S { public S(int p) { Port = p; } public int Port { get; } } void Run() => Go(new S(7496)); void Go(S s) => client.eConnect(\"\", s.Port, 1);", "written 7496 at 7496" },
        { "class S(int port) { public int Port => port; } void Run() => Go(new S(7496)); void Go(S s) => client.eConnect(\"\", s.Port, 1);", "written 7496 at 7496" },
        { "class S { public S() : this(7496) { } public S(int p) { Port = p; } public int Port { get; } } void Go(S s) => client.eConnect(\"\", s.Port, 1);", "written 7496 at 7496" },
        { "class A { protected A(int p) { P = p; } public int P; } class B : A { public B() : base(7496) { } } void Go(B b) => client.eConnect(\"\", b.P, 1);", "written 7496 at 7496" },
        { "class A(int p) { public int P = p; } class B(int q) : A(q); void Run() => Go(new B(7496)); void Go(A a) => client.eConnect(\"\", a.P, 1);", "written 7496 at 7496" },
        { "interface I { int Port { get; } } class S : I { public int Port => 7496; } void Go(I s) => client.eConnect(\"\", s.Port, 1);", "written 7496 at 7496" },
        { "interface I { void Connect(int port = 7496); } class W(EClientSocket c) : I { public void Connect(int port) => c.eConnect(\"\", port, 1); } void Go(I w) => w.Connect();", "written 7496 at 7496" },
        { "abstract class W { public abstract void Connect(int p); } class V(EClientSocket c) : W { public override void Connect(int p) => c.eConnect(\"\", p, 1); } void Go(W w) => w.Connect(7496);", "written 7496 at 7496" },
        { "interface IW { void eConnect(string h, int p, int c); } class W(EWrapper w, EReaderSignal s) : EClientSocket(w, s), IW; void Go(IW w) => w.eConnect(\"\", 7496, 1);", "written 7496 at 7496" },
        { "class W(EWrapper w, EReaderSignal s) : EClientSocket(w, s) { public void Go(int p) => eConnect(\"\", p, 1); } void Run(W w) => w.Go(7496);", "written 7496 at 7496" },
        { "static int Port; static void Main(string[] args) { Port = args.Length > 0 ? int.Parse(args[0]) : 7496; new EClientSocket(null!, null!).eConnect(\"\", Port, 1); }", "configured ?|fallback 7496 for ? at 7496" },
        { "void Run() => Connect<string>(7496); void Connect<T>(int p) => client.eConnect(\"\", p, 1);", "written 7496 at 7496" },
        { "void A(int p) => B(p); void B(int p) { A(p); client.eConnect(\"\", p, 1); }", "unknown" },
        { "static readonly int Base = 7490; void Run() => client.eConnect(\"\", Base + 6, 1);", "written 7496 at Base + 6" },
        { "string port = \"7496\"; void Run() => client.eConnect(\"\", int.Parse(port), 1);", "written 7496 at \"7496\"" },
        { "Func<int> get = () => 7496; void Run() => client.eConnect(\"\", get(), 1);", "written 7496 at 7496" },
        { "Action<int> go; Bot() { go = p => client.eConnect(\"\", p, 1); } void Run() => go?.Invoke(7496);", "written 7496 at 7496" },
        { "void Each(Action<int> go) => go(7496); void Run() => Each(p => client.eConnect(\"\", p, 1));", "written 7496 at 7496" },
        { "System.Threading.Lock gate; readonly Lazy<int> port = new(() => 7496); void Run() => client.eConnect(\"\", port.Value, 1);", "unknown" },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public void Port_in_members(string members, string expected)
        => AssertPort(
            $$"""
            public partial class Bot
            {
                private readonly EClientSocket client;
                {{members}}
            }
            """,
            expected);

    /// <summary>Settings types often lie in a project that knows nothing of the API; what fills them lies here.</summary>
    [Theory]
    [InlineData("void Run() { var s = new Ib { Port = 7496 }; client.eConnect(s.Host, s.Port, s.ClientId); }", "written 7496 at 7496")]
    [InlineData("Ib s = new(); void Fill(Ib ib) => ib.Port = 7496; void Run() => client.eConnect(s.Host, s.Port, s.ClientId);", "written 7496 at 7496")]
    [InlineData("void Go(Ib s) => client.eConnect(s.Host, s.Port, s.ClientId); void Add(List<Ib> services) => services.Add(new() { Port = 7496 });", "written 7496 at 7496")]
    [InlineData("void Run() { var s = new IbRecord(\"\", 7496, 1); client.eConnect(s.Host, s.Port, s.ClientId); }", "written 7496 at 7496")]
    [InlineData("void Go(Ib s) => client.eConnect(s.Host, s.Port, s.ClientId);", "unknown")]
    [InlineData("void Go(Box box) { box.Port = 7496; } void Run(Box box) => client.eConnect(\"\", box.Port, 1);", "unknown")]
    public void Port_in_a_type_of_another_project(string members, string expected)
    {
        var shared = CSharpCompilation.Create(
            "Shared",
            [CSharpSyntaxTree.ParseText(
                """
                public class Ib { public string Host { get; set; } = ""; public int Port { get; set; } = 7497; public int ClientId { get; set; } }
                public record IbRecord(string Host, int Port, int ClientId);
                public class Box { public int Port { get; set; } }
                """)],
            References.Runtime,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

        AssertPort(
            $$"""
            public sealed class Bot
            {
                private readonly EClientSocket client;
                {{members}}
            }
            """,
            expected,
            shared.ToMetadataReference());
    }

    private static void AssertPort(string source, string expected, params MetadataReference[] references)
    {
        var compilation = TestProgram.Compile([(TestProgram.FirstFile, source)], references: references);
        Assert.Empty(TestProgram.ErrorsOf(compilation).Where(error => error.Id is not ("CS0649" or "CS0169")));

        Assert.Equal(expected, string.Join("|", TestProgram.Origins(TestProgram.Find(compilation), Setting.Port)));
    }
}
