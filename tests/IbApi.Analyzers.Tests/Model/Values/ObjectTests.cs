using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Values;

/// <summary>Settings objects: classes, records, with, init, several instances, objects that are handed on.</summary>
public sealed class ObjectTests
{
    private const string Opts = "class Opts { public string Host { get; set; } = \"\"; public int Port { get; set; } = 7496; } ";

    public static TheoryData<string, string> Objects => new()
    {
        { """record E(string Host, int Port); void Run() => Go(new E("", 7496)); void Go(E e) => client.eConnect(e.Host, e.Port, 1);""", "written 7496 at 7496" },
        { """record E(string Host, int Port = 7496); void Run() => Go(new E("")); void Go(E e) => client.eConnect(e.Host, e.Port, 1);""", "written 7496 at 7496" },
        { """record struct E(string Host, int Port); void Run() => Go(new("", 7496)); void Go(E e) => client.eConnect(e.Host, e.Port, 1);""", "written 7496 at 7496" },
        { """record E { public int Port { get; init; } = 7496; } void Go(E e) => client.eConnect("", e.Port, 1);""", "written 7496 at 7496" },
        { """record E(string Host, int Port); void Run() => Go(new E("", 7497) with { Port = 7496 }); void Go(E e) => client.eConnect(e.Host, e.Port, 1);""", "written 7496 at 7496" },
        { """record E(string Host, int Port); void Run() { var a = new E("", 7497); var b = a with { Host = "h" }; client.eConnect(b.Host, b.Port, 1); }""", "written 7497 at 7497" },
        { """record A(int Port); record B(int Port, int Id) : A(Port); void Run() => Go(new B(7496, 1)); void Go(A a) => client.eConnect("", a.Port, 1);""", "written 7496 at 7496" },
        { """record E(string Host, int Port); void Run(E e) { var (h, p) = e; client.eConnect(h, p, 1); } void Go() => Run(new E("", 7496));""", "written 7496 at 7496" },
        { """class S { public int Port = 7496; } void Run() { var s = new S(); client.eConnect("", s.Port, 1); }""", "written 7496 at 7496" },
        { """class S { public int Port { get; set; } } void Run() { var s = new S { Port = 7496 }; client.eConnect("", s.Port, 1); }""", "written 7496 at 7496" },
        { """class S { public int Port { get; set; } = 7497; } void Run() { var s = new S { Port = 7496 }; client.eConnect("", s.Port, 1); }""", "written 7496 at 7496" },
        { """class S { public int Port { get; set; } = 7496; } void Run() { var s = new S(); s.Port = 7497; client.eConnect("", s.Port, 1); }""", "written 7497 at 7497" },
        { """class S { public int Port { get; set; } = 7496; } void Run() { var s = new S(); s.Port = 7497; Go(s); } void Go(S s) => client.eConnect("", s.Port, 1);""", "written 7496 at 7496|written 7497 at 7497" },
        { """class S { public int Port { get; set; } } void Run(S s) { s.Port = 7496; Go(s); } void Go(S s) => client.eConnect("", s.Port, 1);""", "written 7496 at 7496" },
        { """class S { public int Port { get; set; } } void Fill(S s) { s.Port = 7496; } void Run() { var s = new S(); Fill(s); client.eConnect("", s.Port, 1); }""", "written 7496 at 7496" },
        { """class S { public int Port { get; init; } } S s = new() { Port = 7496 }; void Run() => client.eConnect("", s.Port, 1);""", "written 7496 at 7496" },
        { """class S { public required int Port { get; init; } } void Run() => Go(new() { Port = 7496 }); void Go(S s) => client.eConnect("", s.Port, 1);""", "written 7496 at 7496" },
        { """class S { public int Port { get; set; } } void Run() => Go(new List<S> { new() { Port = 7496 }, new S { Port = 7497 } }); void Go(List<S> all) { foreach (var s in all) client.eConnect("", s.Port, 1); }""", "written 7496 at 7496|written 7497 at 7497" },
        { """class S { public int Port { get; set; } } S[] all = { new() { Port = 7496 } }; void Run() => client.eConnect("", all[0].Port, 1);""", "written 7496 at 7496" },
        { """class S { public T In { get; set; } = new(); } class T { public int Port { get; set; } } void Run() { var s = new S { In = { Port = 7496 } }; client.eConnect("", s.In.Port, 1); }""", "written 7496 at 7496" },
        { """class S { public T In { get; set; } } class T { public int Port { get; set; } } void Run() { var s = new S { In = new T { Port = 7496 } }; client.eConnect("", s.In.Port, 1); }""", "written 7496 at 7496" },
        { """class S { public int Port { get; private set; } public S WithPort(int p) { Port = p; return this; } } void Run() { var s = new S().WithPort(7496); client.eConnect("", s.Port, 1); }""", "written 7496 at 7496" },
        { """class S { public int Port { get; set; } public static S Live() => new S { Port = 7496 }; public static S Paper() => new S { Port = 7497 }; } void Run() { var s = S.Paper(); client.eConnect("", s.Port, 1); }""", "written 7497 at 7497" },
        { """class S { public int Port { get; set; } } Action<S> set = s => s.Port = 7496; void Run(S s) { set(s); client.eConnect("", s.Port, 1); }""", "written 7496 at 7496" },
        { """class S { public int Port { get; set; } } void Add(Action<S> set) { var s = new S(); set(s); client.eConnect("", s.Port, 1); } void Run() => Add(s => s.Port = 7496);""", "written 7496 at 7496" },
        { """struct S { public int Port; } void Run() { S s; s.Port = 7496; client.eConnect("", s.Port, 1); }""", "written 7496 at 7496" },
        { """struct S { public int Port; } void Run() { var s = default(S); s.Port = 7496; client.eConnect("", s.Port, 1); }""", "written 7496 at 7496" },
        { """class S { public int Port; public int Both() => Port; } void Run() { var a = new S { Port = 7496 }; client.eConnect("", a.Both(), 1); } void Other() { var b = new S { Port = 7497 }; }""", "written 7496 at 7496" },
        { """class S { public int Port; public int Same => Port; } void Run() { var a = new S { Port = 7496 }; client.eConnect("", a.Same, 1); } void Other() { var b = new S { Port = 7497 }; }""", "written 7496 at 7496" },
        { """class S(int port) { public int Port => port; } void Run() { var a = new S(7496); client.eConnect("", a.Port, 1); } void Other() { var b = new S(7497); }""", "written 7496 at 7496" },
        { """class S(int port) { public int Port { get; } = port; } void Run() { var a = new S(7496); client.eConnect("", a.Port, 1); } void Other() { var b = new S(7497); }""", "written 7496 at 7496" },
        { """class S { readonly int p; public S(int port) { p = port; } public int Port => p; } void Run() { var a = new S(7496); client.eConnect("", a.Port, 1); } void Other() { var b = new S(7497); }""", "written 7496 at 7496" },
        { """class Args : EventArgs { public int Port { get; set; } } event EventHandler<Args> Go; Bot() { Go += OnGo; } void OnGo(object s, Args e) => client.eConnect("", e.Port, 1); void Raise() => Go?.Invoke(this, new Args { Port = 7496 });""", "written 7496 at 7496" },
        { """void Run() { var s = System.Text.Json.JsonSerializer.Deserialize<Opts>("{}"); client.eConnect(s.Host, s.Port, 1); } """ + Opts, "configured Port|fallback 7496 for Port at 7496" },
        { """void Run(Opts o) { client.eConnect(o.Host, o.Port, 1); } """ + Opts, "written 7496 at 7496" },
    };

    [Theory]
    [MemberData(nameof(Objects))]
    public void Port_in_objects(string members, string expected)
        => OriginVerifier.InClass(members, expected);

    /// <summary>Each client is given its own options: nothing of the one is said of the other.</summary>
    [Theory]
    [InlineData("var live = new Opts { Port = 7496 }; var paper = new Opts { Port = 7497 }; a.eConnect(\"\", live.Port, 1); b.eConnect(\"\", paper.Port, 2);", "7496;7497")]
    [InlineData("var one = new Opts(); one.Port = 7496; var two = new Opts(); two.Port = 7497; a.eConnect(\"\", one.Port, 1); b.eConnect(\"\", two.Port, 2);", "7496;7497")]
    [InlineData("a.eConnect(\"\", new Opts { Port = 7496 }.Port, 1); b.eConnect(\"\", new Opts { Port = 7497 }.Port, 2);", "7496;7497")]
    [InlineData("a.eConnect(\"\", Live.Port, 1); b.eConnect(\"\", Paper.Port, 2);", "7496;7497")]
    [InlineData("a.eConnect(\"\", All[0].Port, 1); b.eConnect(\"\", All[1].Port, 2);", "7496;7497")]
    public void Several_instances(string body, string expected)
    {
        var findings = TestProgram.Find(TestProgram.Compile([(TestProgram.FirstFile,
            $$"""
            class Opts { public int Port { get; set; } }
            class Bot
            {
                static readonly Opts Live = new() { Port = 7496 };
                static readonly Opts Paper = new() { Port = 7497 };
                static readonly Opts[] All = { new Opts { Port = 7496 }, new() { Port = 7497 } };
                void Run(EClientSocket a, EClientSocket b) { {{body}} }
            }
            """)]));

        Assert.Equal(expected, string.Join(";", System.Linq.Enumerable.Select(
            findings.Calls, static call => string.Join("|", System.Linq.Enumerable.Select(call.Port, static origin => origin.Value)))));
    }
}
