using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Values;

/// <summary>Parameters: every caller's argument, in any order, to any depth; defaults; recursion.</summary>
public sealed class ParameterTests
{
    public static TheoryData<string, string> Callers => new()
    {
        { """void Run() => Connect(7496); void Connect(int port) => client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """void Run() => Connect(1, 7496); void Connect(int id, int port) => client.eConnect("", port, id);""", "written 7496 at 7496" },
        { """void Run() => Connect(port: 7496, id: 1); void Connect(int id, int port) => client.eConnect("", port, id);""", "written 7496 at 7496" },
        { """void Run() => Connect(7496, "h", 1); bool Connect(object port, string host, byte id) { client.eConnect(host, (int)port, id); return true; }""", "written 7496 at 7496" },
        { """void Run() => Connect("h", "7496", "1"); void Connect(string host, string port, string id) => client.eConnect(host, int.Parse(port), int.Parse(id));""", "written 7496 at \"7496\"" },
        { """void Run() => this.Connect(7496); void Connect(int port) { client.eConnect("", port, 1); }""", "written 7496 at 7496" },
        { """void Run(Bot b) => b?.Connect(7496); void Connect(int port) { client.eConnect("", port, 1); }""", "written 7496 at 7496" },
        { """static void Run() => new Bot().Connect(7496); void Connect(int port) { client.eConnect("", port, 1); }""", "written 7496 at 7496" },
        { """void A() => Connect(7496); void B() => Connect(7497); void Connect(int port) => client.eConnect("", port, 1);""", "written 7496 at 7496|written 7497 at 7497" },
        { """void A() => Connect(7496); void B(int p) => Connect(p); void Connect(int port) => client.eConnect("", port, 1);""", "unknown|written 7496 at 7496" },
        { """void Run() => A(7496); void A(int p) => B(p); void B(int p) => C(p); void C(int p) => client.eConnect("", p, 1);""", "written 7496 at 7496" },
        { """void Run() => Connect(7496, 3); void Connect(int port, int tries) { client.eConnect("", port, 1); Connect(port, tries - 1); }""", "written 7496 at 7496" },
        { """void A(int p) => B(p); void B(int p) { A(p); client.eConnect("", p, 1); }""", "unknown" },
        { """void A(int p) => B(p); void B(int p) { A(p); client.eConnect("", p, 1); } void Run() => A(7496);""", "written 7496 at 7496" },
        { """void Run() => Connect(7496); void Connect(int port) { port = 7497; client.eConnect("", port, 1); }""", "written 7497 at 7497" },
        { """void Run() => Connect(7496); void Connect(int port) { if (port == 0) port = 7497; client.eConnect("", port, 1); }""", "written 7496 at 7496|written 7497 at 7497" },
        { """void Run() => Connect(null); void Connect(int? port) { port ??= 7497; client.eConnect("", port.Value, 1); }""", "written 7497 at 7497" },
        { """void Run() => Connect(7496); void Connect(int port) { Change(ref port); client.eConnect("", port, 1); } void Change(ref int p) { p++; }""", "unknown" },
        { """void Run() => Connect(7496); void Connect(params int[] a) => client.eConnect("", a[0], 1);""", "written 7496 at 7496" },
        { """void Run() => Connect("h", 7496, 1); void Connect(params object[] a) => client.eConnect((string)a[0], (int)a[1], (int)a[2]);""", "written 7496 at 7496" },
        { """public void Connect(int port) => client.eConnect("", port, 1);""", "unknown" },
        { """public void Connect(in int port) => client.eConnect("", port, 1); void Run() => Connect(7496);""", "written 7496 at 7496" },
        { """public void Connect(ref int port) => client.eConnect("", port, 1); void Run() { var p = 7496; Connect(ref p); }""", "unknown" },
        { """int Id(int p) => p; void Run() => client.eConnect("", Id(7496), Id(1));""", "written 7496 at 7496" },
        { """int First(int a, int b) { return a; } void Run() => client.eConnect("", First(7496, 7497), 1);""", "written 7496 at 7496" },
        { """int Id(int p) => Same(p); int Same(int q) => q; void Run() => client.eConnect("", Id(7496), 1); void Other() => Id(7497);""", "written 7496 at 7496" },
        { """async Task Run() => await Connect(7496); Task Connect(int port) => Task.Run(() => client.eConnect("", port, 1));""", "written 7496 at 7496" },
    };

    [Theory]
    [MemberData(nameof(Callers))]
    public void Port_from_callers(string members, string expected)
        => OriginVerifier.InClass(members, expected);

    public static TheoryData<string, string> Defaults => new()
    {
        { """void Run() => Connect(); void Connect(int port = 7496) => client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """public void Connect(int port = 7496) => client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """void Run() => Connect(7497); void Connect(int port = 7496) => client.eConnect("", port, 1);""", "written 7497 at 7497" },
        { """void A() => Connect(7497); void B() => Connect(); void Connect(int port = 7496) => client.eConnect("", port, 1);""", "written 7496 at 7496|written 7497 at 7497" },
        { """const int Live = 7496; public void Connect(int port = Live) => client.eConnect("", port, 1);""", "written 7496 at 7496" },
        { """public void Connect(string port = "7496") => client.eConnect("", int.Parse(port), 1);""", "written 7496 at \"7496\"" },
        { """public void Connect(int? port = null) => client.eConnect("", port ?? 7496, 1);""", "written 7496 at 7496" },
        { """void Run() => Connect(id: 2); void Connect(string host = "", int port = 7496, int id = 1) => client.eConnect(host, port, id);""", "written 7496 at 7496" },
        { """public void Connect() => Connect("", 7496, 1); public void Connect(string h, int p, int c) => client.eConnect(h, p, c);""", "written 7496 at 7496" },
        { """public void Connect(int c) => Connect("", c); public void Connect(string h, int c) => Connect(h, 7496, c); public void Connect(string h, int p, int c) => client.eConnect(h, p, c);""", "written 7496 at 7496" },
        { """interface I { void Connect(int port = 7496); } class W(EClientSocket c) : I { public void Connect(int port) => c.eConnect("", port, 1); } void Go(I w) => w.Connect();""", "written 7496 at 7496" },
        { """interface I { void Connect(int port = 7496); } class W(EClientSocket c) : I { public void Connect(int port = 7497) => c.eConnect("", port, 1); } void Go(W w) => w.Connect();""", "written 7497 at 7497" },
        { """interface I { void Connect(int port = 7496); } class W(EClientSocket c) : I { public void Connect(int port) => c.eConnect("", port, 1); }""", "written 7496 at 7496" },
        { """class A { public virtual void Connect(int port = 7496) { } } class W(EClientSocket c) : A { public override void Connect(int port) => c.eConnect("", port, 1); } void Go(A a) => a.Connect();""", "written 7496 at 7496" },
    };

    [Theory]
    [MemberData(nameof(Defaults))]
    public void Port_from_defaults(string members, string expected)
        => OriginVerifier.InClass(members, expected);

    public static TheoryData<string, string> Constructors => new()
    {
        { """class S { public S(int p) { Port = p; } public int Port { get; } } void Run() => Go(new S(7496)); void Go(S s) => client.eConnect("", s.Port, 1);""", "written 7496 at 7496" },
        { """class S(int port) { public int Port => port; } void Run() => Go(new S(7496)); void Go(S s) => client.eConnect("", s.Port, 1);""", "written 7496 at 7496" },
        { """class S { public S() : this(7496) { } public S(int p) { Port = p; } public int Port { get; } } void Go(S s) => client.eConnect("", s.Port, 1);""", "written 7496 at 7496" },
        { """class A { protected A(int p) { P = p; } public int P; } class B : A { public B() : base(7496) { } } void Go(B b) => client.eConnect("", b.P, 1);""", "written 7496 at 7496" },
        { """class A(int p) { public int P = p; } class B(int q) : A(q); void Run() => Go(new B(7496)); void Go(A a) => client.eConnect("", a.P, 1);""", "written 7496 at 7496" },
        { """class A(int p) { public int P = p; } class B() : A(7496); void Go(A a) => client.eConnect("", a.P, 1);""", "written 7496 at 7496" },
        { """class W { public W(EClientSocket c, int port) { c.eConnect("", port, 1); } } void Run() => new W(client, 7496);""", "written 7496 at 7496" },
        { """class W { public W(EClientSocket c, int port) { c.eConnect("", port, 1); } } void Run() { W w = new(client, 7496); }""", "written 7496 at 7496" },
        { """class W { readonly int port; public W(int port) => this.port = port; public void Go(EClientSocket c) => c.eConnect("", port, 1); } void Run() => new W(7496).Go(client);""", "written 7496 at 7496" },
        { """class W { readonly int port; public W(int port) => this.port = port; public void Go(EClientSocket c) => c.eConnect("", port, 1); }""", "unknown" },
        { """class W { readonly int port; public W(int port = 7496) => this.port = port; public void Go(EClientSocket c) => c.eConnect("", port, 1); }""", "written 7496 at 7496" },
        { """class W(EClientSocket c, int port) { public void Go() => c.eConnect("", port, 1); }""", "unknown" },
        { """class W(EClientSocket c, int port = 7496) { public void Go() => c.eConnect("", port, 1); }""", "written 7496 at 7496" },
        { """class W<T>(EClientSocket c, int port) { public void Go() => c.eConnect("", port, 1); } void Run() => new W<string>(client, 7496).Go();""", "written 7496 at 7496" },
        { """class W { int a; public W(int a) { this.a = a; } public void Go(EClientSocket c) => c.eConnect("", a, 1); } W field = new(7496);""", "written 7496 at 7496" },
        { """class W { int a; public W(int a) { this.a = a; } public void Go(EClientSocket c) => c.eConnect("", a, 1); } W Make() => new(7496);""", "written 7496 at 7496" },
        { """class W { int a; public W(int a) { this.a = a; } public void Go(EClientSocket c) => c.eConnect("", a, 1); } void Run() => Take(new(7496)); void Take(W w) { }""", "written 7496 at 7496" },
        { """class W { int a; public W(int a) { this.a = a; } public void Go(EClientSocket c) => c.eConnect("", a, 1); } List<W> all = new() { new(7496), new(7497) };""", "written 7496 at 7496|written 7497 at 7497" },
        { """class W { int a; public W(int a) { this.a = a; } public void Go(EClientSocket c) => c.eConnect("", a, 1); } W[] all = { new(7496), new(7497) };""", "written 7496 at 7496|written 7497 at 7497" },
    };

    [Theory]
    [MemberData(nameof(Constructors))]
    public void Port_from_constructors(string members, string expected)
        => OriginVerifier.InClass(members, expected);
}
