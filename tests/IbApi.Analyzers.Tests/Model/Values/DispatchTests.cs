using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Values;

/// <summary>Calls whose target is found at run time: virtual, abstract, interface, generic, extension and partial members.</summary>
public sealed class DispatchTests
{
    public static TheoryData<string, string> Members => new()
    {
        { """interface I { int Port { get; } } class S : I { public int Port => 7496; } void Go(I s) => client.eConnect("", s.Port, 1);""", "written 7496 at 7496" },
        { """interface I { int Port { get; } } class S : I { public int Port { get; } = 7496; } class T : I { public int Port => 7497; } void Go(I s) => client.eConnect("", s.Port, 1);""", "written 7496 at 7496|written 7497 at 7497" },
        { """interface I { int Port { get; } } class S : I { int I.Port => 7496; } void Go(I s) => client.eConnect("", s.Port, 1);""", "written 7496 at 7496" },
        { """interface I { int Port => 7496; } class S : I { } void Go(I s) => client.eConnect("", s.Port, 1);""", "written 7496 at 7496" },
        { """interface I { int Port { get; } } interface J : I { } class S : J { public int Port => 7496; } void Go(I s) => client.eConnect("", s.Port, 1);""", "written 7496 at 7496" },
        { """interface I { int Port { get; set; } } class S : I { public int Port { get; set; } } void Go(I s) => client.eConnect("", s.Port, 1); void Set(I s) => s.Port = 7496;""", "written 7496 at 7496" },
        { """interface I { int Port { get; } } void Go(I s) => client.eConnect("", s.Port, 1);""", "unknown" },
        { """abstract class A { protected abstract int Port { get; } public void Go(EClientSocket c) => c.eConnect("", Port, 1); } class B : A { protected override int Port => 7496; }""", "written 7496 at 7496" },
        { """class A { protected virtual int Port => 7497; public void Go(EClientSocket c) => c.eConnect("", Port, 1); } class B : A { protected override int Port => 7496; }""", "written 7496 at 7496|written 7497 at 7497" },
        { """abstract class A { protected abstract int Port(); public void Go(EClientSocket c) => c.eConnect("", Port(), 1); } class B : A { protected override int Port() => 7496; }""", "written 7496 at 7496" },
        { """class A { protected virtual int Port => 7497; } class B : A { protected override int Port => 7496; public void Go(EClientSocket c) => c.eConnect("", base.Port, 1); }""", "written 7497 at 7497" },
        { """sealed class A { public int Port => 7496; } class B { public int Port => 7497; } void Go(A a) => client.eConnect("", a.Port, 1);""", "written 7496 at 7496" },
        { """abstract class W { public abstract void Connect(int p); } class V(EClientSocket c) : W { public override void Connect(int p) => c.eConnect("", p, 1); } void Go(W w) => w.Connect(7496);""", "written 7496 at 7496" },
        { """class W(EClientSocket c) { public virtual void Connect(int p) => c.eConnect("", p, 1); } class V(EClientSocket c) : W(c) { public override void Connect(int p) => base.Connect(p); } void Go(V v) => v.Connect(7496);""", "written 7496 at 7496" },
        { """interface I { void Connect(int p); } class W(EClientSocket c) : I { void I.Connect(int p) => c.eConnect("", p, 1); } void Go(I i) => i.Connect(7496);""", "written 7496 at 7496" },
        { """interface I { void Connect(int p) => Do("", p); void Do(string h, int p); } class W(EClientSocket c) : I { public void Do(string h, int p) => c.eConnect(h, p, 1); } void Go(I i) => i.Connect(7496);""", "written 7496 at 7496" },
        { """interface I<T> { void Connect(T p); } class W(EClientSocket c) : I<int> { public void Connect(int p) => c.eConnect("", p, 1); } void Go(I<int> i) => i.Connect(7496);""", "written 7496 at 7496" },
        { """interface IW { void eConnect(string h, int p, int c); } class W(EWrapper w, EReaderSignal s) : EClientSocket(w, s), IW; void Go(IW w) => w.eConnect("", 7496, 1);""", "written 7496 at 7496" },
        { """interface IW { void eConnect(string h, int p, int c); } class Fake : IW { public void eConnect(string h, int p, int c) { } } void Go(IW w) => w.eConnect("", 7496, 1);""", "" },
        { """class W(EWrapper w, EReaderSignal s) : EClientSocket(w, s) { public void Go(int p) => eConnect("", p, 1); } void Run(W w) => w.Go(7496);""", "written 7496 at 7496" },
        { """class W(EWrapper w, EReaderSignal s) : EClientSocket(w, s) { public new void eConnect(string h, int p, int c) => base.eConnect(h, p, c); } void Run(W w) => w.eConnect("", 7496, 1);""", "written 7496 at 7496" },
        { """class Own { public void eConnect(string h, int p, int c) { } } void Run(Own w) => w.eConnect("", 7496, 1);""", "" },
        { """class Own(EClientSocket c) { public void eConnect(string h, int p, int id) => c.eConnect(h, p, id); } void Run(Own w) => w.eConnect("", 7496, 1);""", "written 7496 at 7496" },
        { """void Run() => Connect<string>(7496); void Connect<T>(int p) => client.eConnect("", p, 1);""", "written 7496 at 7496" },
        { """void Run() => Connect(7496); void Connect<T>(T p) => client.eConnect("", Convert.ToInt32(p), 1);""", "written 7496 at 7496" },
        { """class Box<T> { public T Value { get; set; } } void Run(Box<int> b) => client.eConnect("", b.Value, 1); void Set(Box<int> b) => b.Value = 7496;""", "written 7496 at 7496" },
        { """interface IConf { static abstract int Port { get; } } class Live : IConf { public static int Port => 7496; } void Go<T>() where T : IConf => client.eConnect("", T.Port, 1);""", "written 7496 at 7496" },
        { """interface IConf { static abstract int Port { get; } } class Live : IConf { static int IConf.Port => 7496; } void Go<T>() where T : IConf => client.eConnect("", T.Port, 1);""", "written 7496 at 7496" },
        { """interface IConf { static abstract void Connect(EClientSocket c, int p); } class Live : IConf { public static void Connect(EClientSocket c, int p) => c.eConnect("", p, 1); } void Go<T>() where T : IConf => T.Connect(client, 7496);""", "written 7496 at 7496" },
        { """static class N { public static class M { public const int Port = 7496; } } void Run() => client.eConnect("", N.M.Port, 1);""", "written 7496 at 7496" },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public void Overridable_members(string members, string expected)
        => OriginVerifier.InClass(members, expected);

    public static TheoryData<string, string> Sources => new()
    {
        {
            """
            static class Ext { public static void Connect(this EClientSocket c, int port) => c.eConnect("", port, 1); }
            class Bot { void Run(EClientSocket c) => c.Connect(7496); }
            """,
            "written 7496 at 7496"
        },
        {
            """
            static class Ext { public static void Connect(this EClientSocket c, int port) => c.eConnect("", port, 1); }
            class Bot { void Run(EClientSocket c) => Ext.Connect(c, 7496); }
            """,
            "written 7496 at 7496"
        },
        {
            """
            static class Ext { public static void Connect(this EClientSocket c, int port = 7496) => c.eConnect("", port, 1); }
            class Bot { void Run(EClientSocket c) => c?.Connect(); }
            """,
            "written 7496 at 7496"
        },
        {
            """
            static class Ext { public static void ConnectTo(this int port, EClientSocket c) => c.eConnect("", port, 1); }
            class Bot { void Run(EClientSocket c) => 7496.ConnectTo(c); }
            """,
            "written 7496 at 7496"
        },
        {
            """
            static class Ext { public static void ConnectTo(this (string H, int P) end, EClientSocket c) => c.eConnect(end.H, end.P, 1); }
            class Bot { void Run(EClientSocket c) => ("h", 7496).ConnectTo(c); }
            """,
            "written 7496 at 7496"
        },
        {
            """
            static class Ext { public static int OrDefault(this string text, int other) => int.TryParse(text, out var n) ? n : other; }
            class Bot { void Run(EClientSocket c) => c.eConnect("", Environment.GetEnvironmentVariable("P").OrDefault(7496), 1); }
            """,
            "configured P|fallback 7496 for P at 7496"
        },
        {
            """
            partial class Bot { partial void Connect(int port); void Run() => Connect(7496); }
            partial class Bot { EClientSocket c; partial void Connect(int port) => c.eConnect("", port, 1); }
            """,
            "written 7496 at 7496"
        },
        {
            """
            partial class Bot { public partial int Port(); void Run(EClientSocket c) => c.eConnect("", Port(), 1); }
            partial class Bot { public partial int Port() => 7496; }
            """,
            "written 7496 at 7496"
        },
        {
            """
            partial class Bot { int port = 7497; }
            partial class Bot { void Set() => port = 7496; }
            partial class Bot { void Run(EClientSocket c) => c.eConnect("", port, 1); }
            """,
            "written 7496 at 7496|written 7497 at 7497"
        },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void Extensions_and_parts(string source, string expected)
        => OriginVerifier.InSource(source, expected);
}
