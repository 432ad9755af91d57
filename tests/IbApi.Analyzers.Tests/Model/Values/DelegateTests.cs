using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Values;

/// <summary>Local functions, lambdas, delegates, events and method groups.</summary>
public sealed class DelegateTests
{
    public static TheoryData<string, string> InBodies => new()
    {
        { """int Local() => 7496; client.eConnect("", Local(), 1);""", "written 7496 at 7496" },
        { """int Local(bool b) { if (b) { return 7497; } return 7496; } client.eConnect("", Local(flag), 1);""", "written 7496 at 7496|written 7497 at 7497" },
        { """void Go(int port) => client.eConnect("", port, 1); Go(7496);""", "written 7496 at 7496" },
        { """void Go(int port = 7496) => client.eConnect("", port, 1); Go();""", "written 7496 at 7496" },
        { """static void Go(EClientSocket c, int port) => c.eConnect("", port, 1); Go(client, 7496);""", "written 7496 at 7496" },
        { """void A(int p) { B(p); void B(int q) => client.eConnect("", q, 1); } A(7496);""", "written 7496 at 7496" },
        { """Action<int> go = port => client.eConnect("", port, 1); go(7496);""", "written 7496 at 7496" },
        { """Action<int> go = delegate (int port) { client.eConnect("", port, 1); }; go(7496);""", "written 7496 at 7496" },
        { """Action<int> go; go = port => client.eConnect("", port, 1); go.Invoke(7496);""", "written 7496 at 7496" },
        { """var go = (int port) => client.eConnect("", port, 1); go(7496); go(7497);""", "written 7496 at 7496|written 7497 at 7497" },
        { """Func<int> get = () => 7496; client.eConnect("", get(), 1);""", "written 7496 at 7496" },
        { """Func<int, int> same = p => p; client.eConnect("", same(7496), 1);""", "written 7496 at 7496" },
        { """Func<int> get = Local; int Local() => 7496; client.eConnect("", get(), 1);""", "written 7496 at 7496" },
        { """Action<string, int, int> connect = client.eConnect; connect("", 7496, 1);""", "written 7496 at 7496" },
        { """Action<string, int, int> connect; connect = client.eConnect; connect.Invoke("", 7496, 1);""", "written 7496 at 7496" },
        { """var go = new Action<string, int, int>(client.eConnect); go("", 7496, 1);""", "written 7496 at 7496" },
        { """void Go(int port) => client.eConnect("", port, 1); Action<int> go = Go; go(7496);""", "written 7496 at 7496" },
        { """void Go(int port) => client.eConnect("", port, 1); new List<int> { 7496 }.ForEach(Go);""", "written 7496 at 7496" },
        { """Console.WriteLine(nameof(client.eConnect));""", "" },
    };

    [Theory]
    [MemberData(nameof(InBodies))]
    public void Functions_of_a_body(string body, string expected)
        => OriginVerifier.InBody(body, expected);

    public static TheoryData<string, string> InClasses => new()
    {
        { """Func<int> get = () => 7496; void Run() => client.eConnect("", get(), 1);""", "written 7496 at 7496" },
        { """Func<int> Get { get; set; } = () => 7496; void Run() => client.eConnect("", Get(), 1);""", "written 7496 at 7496" },
        { """Action<int> go; Bot() { go = p => client.eConnect("", p, 1); } void Run() => go?.Invoke(7496);""", "written 7496 at 7496" },
        { """void Each(Action<int> go) => go(7496); void Run() => Each(p => client.eConnect("", p, 1));""", "written 7496 at 7496" },
        { """int Use(Func<int> get) => get(); void Run() => client.eConnect("", Use(() => 7496), 1);""", "written 7496 at 7496" },
        { """void Run(Action<string, int, int> connect) => connect("", 7496, 1); void Go() => Run(client.eConnect);""", "written 7496 at 7496" },
        { """void Run(Action<string, int, int> connect) => connect("", 7496, 1); void Connect(string h, int p, int c) => client.eConnect(h, p, c); void Go() => Run(Connect);""", "written 7496 at 7496" },
        { """void Run(Action<string, int, int> connect) => connect("", 7496, 1); void Connect(string h, int p, int c) => client.eConnect(h, p, c); void Go() => Run(this.Connect);""", "written 7496 at 7496" },
        { """delegate void Connector(string host, int port, int id); Connector c; Bot() { c = Connect; } void Connect(string h, int p, int i) => client.eConnect(h, p, i); void Run() => c(id: 1, port: 7496, host: "");""", "written 7496 at 7496" },
        { """static int Read() => 7496; Func<int> get = Read; void Run() => client.eConnect("", get(), 1);""", "written 7496 at 7496" },
        { """event Action<int> Wanted; Bot() { Wanted += p => client.eConnect("", p, 1); } void Run() => Wanted?.Invoke(7496);""", "written 7496 at 7496" },
        { """event Action<int> Wanted; Bot() { Wanted += OnWanted; } void OnWanted(int p) => client.eConnect("", p, 1); void Run() => Wanted(7496);""", "written 7496 at 7496" },
        { """class Source { public event Action<int> Wanted; public void Raise() => Wanted?.Invoke(7496); } Bot(Source s) { s.Wanted += OnWanted; } void OnWanted(int p) => client.eConnect("", p, 1);""", "written 7496 at 7496" },
        { """event Action<int> Wanted; Bot() { Wanted -= OnWanted; } void OnWanted(int p) => client.eConnect("", p, 1); void Run() => Wanted(7496);""", "unknown" },
        { """void OnTick(object state) => client.eConnect("", (int)state, 1); void Run() { var t = new Timer(OnTick, 7496, 0, 0); }""", "unknown" },
        { """void Connect(int p) => client.eConnect("", p, 1); Action<int> Hand() => Connect;""", "unknown" },
    };

    [Theory]
    [MemberData(nameof(InClasses))]
    public void Functions_of_a_class(string members, string expected)
        => OriginVerifier.InClass(members, expected);
}
