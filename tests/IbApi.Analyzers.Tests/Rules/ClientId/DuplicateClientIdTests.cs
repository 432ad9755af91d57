using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.ClientId;

/// <summary>IBAPI2001, sentence by sentence of the catalogue.</summary>
public sealed class DuplicateClientIdTests
{
    private const string Rule = "IBAPI2001";

    /// <summary>A wrapper that makes its client and is told its ID.</summary>
    private const string Feed = """
        public sealed class Feed(EWrapper wrapper, EReaderSignal signal, int id) : System.IDisposable
        {
            private readonly EClientSocket _client = new EClientSocket(wrapper, signal);

            public bool IsConnected => _client.IsConnected();

            public bool Connect() { _client.eConnect("", 7497, id); return IsConnected; }

            public Task ConnectAsync() { Connect(); return Task.CompletedTask; }

            public void Run() { }

            public void Stop() => _client.eDisconnect();

            public void Dispose() => Stop();
        }
        """;

    public static TheoryData<string> Alarms =>
    [
        // Two connections on one path.
        """a.eConnect("", 7497, {|IBAPI2001:1|}); b.eConnect("", 7497, {|IBAPI2001:1|});""",
        """a.eConnect("", 7497, {|IBAPI2001:0|}); b.eConnect("", 7497, {|IBAPI2001:0|});""",
        """a.eConnect("localhost", 7497, {|IBAPI2001:1|}); b.eConnect("127.0.0.1", 7497, {|IBAPI2001:1|});""",
        """a.eConnect(host, port, {|IBAPI2001:1|}); b.eConnect(host, port, {|IBAPI2001:1|});""",
        """a.eConnect("", 7497, {|IBAPI2001:1|}); b.eConnect("", port, {|IBAPI2001:1|});""",
        """a.eConnect("", 7497, int.Parse({|IBAPI2001:"1"|})); b.eConnect("", 7497, {|IBAPI2001:1|});""",
        """const int Id = {|IBAPI2001:5|}; a.eConnect("", 7497, Id); b.eConnect("", 7497, Id);""",
        """a.eConnect("", 7497, {|IBAPI2001:1|}); b.eConnect("", 7497, {|IBAPI2001:1|}); c.eConnect("", 7497, 2);""",
        """a?.eConnect("", 7497, {|IBAPI2001:1|}); b?.eConnect(port: 7497, clientId: {|IBAPI2001:1|}, host: "");""",
        """if (flag) a.eConnect("", 7497, {|IBAPI2001:1|}); b.eConnect("", 7497, {|IBAPI2001:1|});""",
        """try { a.eConnect("", 7497, {|IBAPI2001:1|}); } finally { } b.eConnect("", 7497, {|IBAPI2001:1|});""",
        """var x = new EClientSocket(wrapper, signal); x.eConnect("", 7497, {|IBAPI2001:1|}); var y = new EClientSocket(wrapper, signal); y.eConnect("", 7497, {|IBAPI2001:1|});""",

        // One wrapper class with two instances is two clients.
        """var x = new Feed(wrapper, signal, {|IBAPI2001:1|}); var y = new Feed(wrapper, signal, {|IBAPI2001:1|}); x.Connect(); y.Connect();""",
        """new Feed(wrapper, signal, {|IBAPI2001:1|}).Connect(); new Feed(wrapper, signal, {|IBAPI2001:1|}).Connect();""",
        """var x = new Feed(wrapper, signal, {|IBAPI2001:1|}); var y = new Feed(wrapper, signal, {|IBAPI2001:1|}); var z = new Feed(wrapper, signal, 3); x.Connect(); y.Connect(); z.Connect();""",
        """var x = new Feed(wrapper, signal, {|IBAPI2001:1|}); x.Connect(); a.eConnect("", 7497, {|IBAPI2001:1|});""",
        """var x = new Feed(wrapper, signal, {|IBAPI2001:1|}); if (!x.Connect()) return; a.eConnect("", 7497, {|IBAPI2001:1|});""",
        """var x = new Feed(wrapper, signal, {|IBAPI2001:1|}); if (x.Connect()) { a.eConnect("", 7497, {|IBAPI2001:1|}); }""",

        // At the same time, whatever each does at its end.
        """Task.Run(() => { a.eConnect("", 7497, {|IBAPI2001:1|}); Work(); a.eDisconnect(); }); Task.Run(() => { b.eConnect("", 7497, {|IBAPI2001:1|}); Work(); b.eDisconnect(); });""",
        """new Thread(() => a.eConnect("", 7497, {|IBAPI2001:1|})).Start(); new Thread(() => b.eConnect("", 7497, {|IBAPI2001:1|})).Start();""",
        """var x = new Feed(wrapper, signal, {|IBAPI2001:1|}); var y = new Feed(wrapper, signal, {|IBAPI2001:1|}); Task.WhenAll(x.ConnectAsync(), y.ConnectAsync()).Wait();""",
        """Parallel.Invoke(() => a.eConnect("", 7497, {|IBAPI2001:1|}), () => b.eConnect("", 7497, {|IBAPI2001:1|}));""",
    ];

    public static TheoryData<string> Silences =>
    [
        // One connection, or different IDs.
        """a.eConnect("", 7497, 1);""",
        """a.eConnect("", 7497, 1); b.eConnect("", 7497, 2);""",
        """a.eConnect("", 7497, 1); b.eConnect("", 7497, number);""",
        """a.eConnect("", 7497, number); b.eConnect("", 7497, number);""",
        """a.eConnect("", 7497, flag ? 1 : 2); b.eConnect("", 7497, flag ? 2 : 1);""",

        // The same client connects again.
        """a.eConnect("", 7497, 1); a.eConnect("", 7497, 1);""",
        """a.eConnect("", 7497, 1); a.eDisconnect(); a.eConnect("", 7497, 1);""",
        """var x = a; a.eConnect("", 7497, 1); x.eConnect("", 7497, 1);""",
        """var x = new EClientSocket(wrapper, signal); x.eConnect("", 7497, 1); x = new EClientSocket(wrapper, signal); x.eConnect("", 7497, 1);""",
        """a.eConnect("", 7497, 1); a = new EClientSocket(wrapper, signal); a.eConnect("", 7497, 1);""",

        // May be either.
        """given.eConnect("", 7497, 1); a.eConnect("", 7497, 1);""",
        """given.eConnect("", 7497, 1); other.eConnect("", 7497, 1);""",
        """pool[0].eConnect("", 7497, 1); pool[1].eConnect("", 7497, 1);""",

        // Different known host or port.
        """a.eConnect("", 7497, 1); b.eConnect("", 4002, 1);""",
        """a.eConnect("", 7497, 1); b.eConnect("10.0.0.5", 7497, 1);""",

        // Branches that exclude each other.
        """if (flag) a.eConnect("", 7497, 1); else b.eConnect("", 7497, 1);""",
        """if (flag) { a.eConnect("", 7497, 1); return; } b.eConnect("", 7497, 1);""",
        """switch (number) { case 1: a.eConnect("", 7497, 1); break; default: b.eConnect("", 7497, 1); break; }""",
        """foreach (var x in Enumerable.Range(0, number)) { if (x == 1) { a.eConnect("", 7497, 1); continue; } b.eConnect("", 7497, 1); }""",
        """void One() => a.eConnect("", 7497, 1); void Two() => b.eConnect("", 7497, 1); if (flag) One(); else Two();""",

        // The second only where the first has failed.
        """try { a.eConnect("", 7497, 1); } catch (Exception) { b.eConnect("", 7497, 1); }""",
        """a.eConnect("", 7497, 1); if (!a.IsConnected()) b.eConnect("", 7497, 1);""",
        """a.eConnect("", 7497, 1); if (a.IsConnected()) return; b.eConnect("", 7497, 1);""",
        """var x = new Feed(wrapper, signal, 1); var y = new Feed(wrapper, signal, 1); if (!x.Connect()) y.Connect();""",
        """var x = new Feed(wrapper, signal, 1); var y = new Feed(wrapper, signal, 1); var ok = x.Connect(); if (!ok) { y.Connect(); }""",
        """var x = new Feed(wrapper, signal, 1); var y = new Feed(wrapper, signal, 1); if (x.Connect()) { return; } y.Connect();""",
        """var x = new Feed(wrapper, signal, 1); var y = new Feed(wrapper, signal, 1); var any = x.Connect() || y.Connect();""",

        // The first disconnects before the second connects.
        """a.eConnect("", 7497, 1); Work(); a.eDisconnect(); b.eConnect("", 7497, 1);""",
        """var x = new Feed(wrapper, signal, 1); x.Connect(); x.Stop(); a.eConnect("", 7497, 1);""",
        """using (var x = new Feed(wrapper, signal, 1)) { x.Connect(); } using (var y = new Feed(wrapper, signal, 1)) { y.Connect(); }""",
        """{ using var x = new Feed(wrapper, signal, 1); x.Connect(); } { using var y = new Feed(wrapper, signal, 1); y.Connect(); }""",
        """void One() { a.eConnect("", 7497, 1); try { Work(); } finally { a.eDisconnect(); } } One(); b.eConnect("", 7497, 1);""",
        """async Task One() { a.eConnect("", 7497, 1); await Task.Yield(); a.eDisconnect(); } One().Wait(); b.eConnect("", 7497, 1);""",
    ];

    [Theory]
    [MemberData(nameof(Alarms))]
    public Task Two_clients_can_be_connected_at_the_same_time(string body) => InBody(body);

    [Theory]
    [MemberData(nameof(Silences))]
    public Task Silent_where_they_cannot_or_nobody_knows(string body) => InBody(body);

    [Theory]
    [InlineData("""foreach (var symbol in symbols) { var x = new EClientSocket(wrapper, signal); x.eConnect("", 7497, {|IBAPI2001:1|}); }""")]
    [InlineData("""for (var i = 0; i < 3; i++) { new Feed(wrapper, signal, {|IBAPI2001:1|}).Connect(); }""")]
    [InlineData("""foreach (var symbol in symbols) { var x = new Feed(wrapper, signal, {|IBAPI2001:1|}); if (!x.Connect()) continue; x.Run(); }""")]
    [InlineData("""foreach (var symbol in symbols) { var x = new Feed(wrapper, signal, {|IBAPI2001:1|}); x.Connect(); feeds.Add(x); }""")]
    [InlineData("""foreach (var symbol in symbols) Task.Run(() => { using var x = new Feed(wrapper, signal, {|IBAPI2001:1|}); x.Connect(); });""")]
    [InlineData("""Parallel.ForEach(symbols, symbol => { using var x = new Feed(wrapper, signal, {|IBAPI2001:1|}); x.Connect(); });""")]
    [InlineData("""Parallel.For(0, 4, i => new Feed(wrapper, signal, {|IBAPI2001:1|}).Connect());""")]
    [InlineData("""var all = symbols.Select(symbol => { var x = new Feed(wrapper, signal, {|IBAPI2001:1|}); x.Connect(); return x; }).ToList();""")]
    [InlineData("""var all = symbols.Select(async symbol => { using var x = new Feed(wrapper, signal, {|IBAPI2001:1|}); await x.ConnectAsync(); }).ToArray();""")]
    [InlineData("""void Start(string symbol) { var x = new EClientSocket(wrapper, signal); x.eConnect("", 7497, {|IBAPI2001:1|}); } foreach (var symbol in symbols) Start(symbol);""")]
    public Task A_loop_connects_a_new_client_each_time(string body) => InBody(body);

    [Theory]
    [InlineData("""foreach (var symbol in symbols) { a.eConnect("", 7497, 1); }""")]
    [InlineData("""for (var i = 0; i < 3; i++) { var x = new Feed(wrapper, signal, 1); if (x.Connect()) break; }""")]
    [InlineData("""foreach (var symbol in symbols) { var x = new Feed(wrapper, signal, 1); if (x.Connect()) return; }""")]
    [InlineData("""foreach (var symbol in symbols) { using var x = new Feed(wrapper, signal, 1); x.Connect(); }""")]
    [InlineData("""foreach (var symbol in symbols) { var x = new Feed(wrapper, signal, 1); x.Connect(); x.Run(); x.Stop(); }""")]
    [InlineData("""for (var i = 0; i < 3; i++) { new Feed(wrapper, signal, i).Connect(); }""")]
    [InlineData("""for (var i = 0; i < 3; i++) { new Feed(wrapper, signal, 10 + i).Connect(); }""")]
    [InlineData("""foreach (var id in new[] { 1, 2 }) { new Feed(wrapper, signal, id).Connect(); }""")]
    [InlineData("""foreach (var p in new[] { 7497, 4002 }) { var x = new EClientSocket(wrapper, signal); x.eConnect("", p, 1); }""")]
    [InlineData("""foreach (var h in symbols) { var x = new EClientSocket(wrapper, signal); x.eConnect(h, 7497, 1); }""")]
    [InlineData("""for (var attempt = 0; attempt < 5; attempt++) { new Feed(wrapper, signal, 1).Connect(); }""")]
    [InlineData("""while (true) { var x = new Feed(wrapper, signal, 1); x.Connect(); }""")]
    [InlineData("""Feed x; do { x = new Feed(wrapper, signal, 1); } while (!x.Connect());""")]
    [InlineData("""foreach (var symbol in symbols) { if (symbol == "SPY") { new Feed(wrapper, signal, 1).Connect(); } }""")]
    [InlineData("""Parallel.ForEach(symbols, symbol => a.eConnect("", 7497, 1));""")]
    [InlineData("""Parallel.For(0, 4, i => new Feed(wrapper, signal, i).Connect());""")]
    [InlineData("""foreach (var symbol in symbols) { Task.Run(() => { using var x = new Feed(wrapper, signal, 1); x.Connect(); }).Wait(); }""")]
    public Task Silent_where_the_loop_ends_on_success_or_nothing_is_new_or_left(string body) => InBody(body);

    [Fact]
    public Task Two_files_two_partial_parts_and_two_wrappers() => new RuleTest(Rule)
    {
        Source = """
            public partial class Program
            {
                private static readonly OrderClient Orders = new OrderClient();

                public static void Main(string[] args)
                {
                    Quotes.Open();
                    Orders.Open();
                }
            }

            public partial class QuoteClient
            {
                public void Open() => Connect("127.0.0.1", {|IBAPI2001:11|});
            }
            """,
        Files =
        [
            ("/0/Program.Quotes.cs", """
                public partial class Program
                {
                    private static readonly QuoteClient Quotes = new QuoteClient();
                }

                public partial class QuoteClient
                {
                    private EClientSocket _socket = Sockets.Create();

                    private void Connect(string host, int id) => _socket.eConnect(host, 7497, id);
                }

                public static class Sockets { public static EClientSocket Create() => new EClientSocket(null, null); }
                """),
            ("/0/Orders.cs", """
                public static class Ids { public const int Orders = {|IBAPI2001:11|}; }

                public class OrderClient
                {
                    private EClientSocket _socket = new EClientSocket(null, null);

                    public void Open() => _socket.eConnect("", 7497, Ids.Orders);
                }
                """),
        ],
        Generations = Modern,
    }.RunAsync();

    [Fact]
    public Task Public_entry_points_of_a_library() => new RuleTest(Rule)
    {
        Source = """
            public class Quotes
            {
                private readonly EClientSocket _socket = new EClientSocket(null, null);
                public void Connect(string host) => _socket.eConnect(host, 7497, {|IBAPI2001:1|});
            }

            public class Orders
            {
                private readonly EClientSocket _socket = new EClientSocket(null, null);
                public void Connect(string host) => _socket.eConnect(host, 7497, {|IBAPI2001:1|});
            }

            internal class Unused
            {
                private readonly EClientSocket _socket = new EClientSocket(null, null);
                public void Connect(string host) => _socket.eConnect(host, 7497, 1);
            }
            """,
        Generations = Modern,
    }.RunAsync();

    [Fact]
    public Task One_objects_lifetime() => new RuleTest(Rule)
    {
        Source = """
            public class Bot
            {
                private readonly EClientSocket _data = new EClientSocket(null, null);
                private readonly EClientSocket _orders = new EClientSocket(null, null);

                public void ConnectData() => _data.eConnect("", 7497, {|IBAPI2001:1|});

                public void ConnectOrders() => _orders.eConnect("", 7497, {|IBAPI2001:1|});

                public void ConnectDataAgain() => _data.eConnect("", 7497, 2);
            }
            """,
        Generations = Modern,
    }.RunAsync();

    [Fact]
    public Task Initializers_of_one_object() => new RuleTest(Rule)
    {
        Source = """
            public class Link
            {
                private readonly EClientSocket _socket = new EClientSocket(null, null);
                public Link(int id) => _socket.eConnect("", 7497, id);
            }

            public class App
            {
                private readonly Link _data = new Link({|IBAPI2001:3|});
                private readonly Link _orders = new Link({|IBAPI2001:3|});
                private readonly Link _other;
                public App() => _other = new Link({|IBAPI2001:3|});
            }
            """,
        Generations = Modern,
    }.RunAsync();

    [Fact]
    public Task Settings_objects_keep_port_and_id_together() => new RuleTest(Rule)
    {
        Source = """
            public class Settings { public int Port { get; set; } = 7497; public int ClientId { get; set; } = {|IBAPI2001:1|}; }

            public class Link(Settings settings)
            {
                private readonly EClientSocket _socket = new EClientSocket(null, null);
                public void Open() => _socket.eConnect("", settings.Port, settings.ClientId);
            }

            public static class Program
            {
                public static void Main(string[] args)
                {
                    var live = new Link(new Settings { Port = 7496, ClientId = 5 });
                    var paper = new Link(new Settings { Port = 7497, ClientId = 5 });
                    live.Open();
                    paper.Open();
                    var data = new Link(new Settings { ClientId = {|IBAPI2001:7|} });
                    var orders = new Link(new Settings { ClientId = {|IBAPI2001:7|} });
                    data.Open();
                    orders.Open();
                    var one = new Link(new Settings());
                    var two = new Link(new Settings());
                    one.Open();
                    two.Open();
                }
            }
            """,
        Generations = Modern,
    }.RunAsync();

    [Theory]
    [InlineData("services.AddHostedService<Quotes>(); services.AddHostedService<Orders>();", true)]
    [InlineData("", true)]
    [InlineData("if (flag) services.AddHostedService<Quotes>(); else services.AddHostedService<Orders>();", false)]
    [InlineData("services.AddHostedService<Quotes>();", false)]
    public Task Services_of_one_host(string registrations, bool isReported)
    {
        var id = isReported ? "{|IBAPI2001:4|}" : "4";
        return new RuleTest(Rule)
        {
            Source = $$"""
                using Microsoft.Extensions.Hosting;
                using Microsoft.Extensions.DependencyInjection;

                public sealed class Quotes : BackgroundService
                {
                    private readonly EClientSocket _socket = new EClientSocket(null, null);
                    protected override Task ExecuteAsync(CancellationToken token) { Open(); return Task.CompletedTask; }
                    private void Open() => _socket.eConnect("", 7497, {{id}});
                }

                public sealed class Orders : IHostedService
                {
                    private readonly EClientSocket _socket = new EClientSocket(null, null);
                    public Task StartAsync(CancellationToken token) { _socket.eConnect("", 7497, {{id}}); return Task.CompletedTask; }
                    public Task StopAsync(CancellationToken token) { _socket.eDisconnect(); return Task.CompletedTask; }
                }

                public static class Program
                {
                    public static void Add(IServiceCollection services, bool flag) { {{registrations}} }
                    public static void Main(string[] args) { }
                }
                """,
            References = References.Configuration,
            Generations = Modern,
        }.RunAsync();
    }

    [Fact]
    public Task Silent_for_commands_and_handlers() => new RuleTest(Rule)
    {
        Source = """
            public class Window
            {
                private readonly EClientSocket _a = new EClientSocket(null, null);
                private readonly EClientSocket _b = new EClientSocket(null, null);
                public event EventHandler Clicked, Pressed;
                public Dictionary<string, Action> Commands { get; } = new Dictionary<string, Action>();

                public Window()
                {
                    Clicked += OnClicked;
                    Pressed += (s, e) => _b.eConnect("", 7497, 1);
                    Commands["a"] = () => _a.eConnect("", 7497, 1);
                    Commands["b"] = OpenB;
                }

                private void OnClicked(object sender, EventArgs e) => _a.eConnect("", 7497, 1);

                private void OpenB() => _b.eConnect("", 7497, 1);

                public void Button_Click(object sender, EventArgs e) => _b.eConnect("", 7497, 1);
            }
            """,
        Generations = Modern,
    }.RunAsync();

    [Fact]
    public Task One_handler_that_connects_two_is_one_path() => new RuleTest(Rule)
    {
        Source = """
            public class Window
            {
                private readonly EClientSocket _a = new EClientSocket(null, null);
                private readonly EClientSocket _b = new EClientSocket(null, null);

                public void Button_Click(object sender, EventArgs e)
                {
                    _a.eConnect("", 7497, {|IBAPI2001:1|});
                    _b.eConnect("", 7497, {|IBAPI2001:1|});
                }
            }
            """,
        Generations = Modern,
    }.RunAsync();

    [Fact]
    public Task Silent_where_the_client_is_replaced_and_connects_again() => new RuleTest(Rule)
    {
        Source = """
            public class Bot
            {
                private EClientSocket _socket;

                public void Start() => Open();

                public void Reconnect() { var socket = new EClientSocket(null, null); socket.eConnect("", 7497, 1); }

                public void Restart() { _socket.eDisconnect(); Open(); }

                private void Open() { _socket = new EClientSocket(null, null); _socket.eConnect("", 7497, 1); }
            }
            """,
        Generations = Modern,
    }.RunAsync();

    [Fact]
    public Task Silent_for_a_default_and_the_call_that_relies_on_it() => new RuleTest(Rule)
    {
        Source = """
            public class Link
            {
                private readonly EClientSocket _socket = new EClientSocket(null, null);
                public void Open(int id = 1) => _socket.eConnect("", 7497, id);
            }

            public static class Program
            {
                public static void Main(string[] args)
                {
                    new Link().Open();
                }
            }
            """,
        Generations = Modern,
    }.RunAsync();

    [Fact]
    public Task A_default_on_which_two_clients_rely() => new RuleTest(Rule)
    {
        Source = """
            public interface ILink { void Open(int id = {|IBAPI2001:1|}); }

            public class Link : ILink
            {
                private readonly EClientSocket _socket = new EClientSocket(null, null);
                public void Open(int id) => _socket.eConnect("", 7497, id);
            }

            public static class Program
            {
                public static void Main(string[] args)
                {
                    ILink a = new Link();
                    ILink b = new Link();
                    a.Open();
                    b.Open();
                }
            }
            """,
        Generations = Modern,
    }.RunAsync();

    [Fact]
    public Task Silent_for_a_librarys_default_and_the_value_its_caller_passes() => new RuleTest(Rule)
    {
        Source = """
            public class Settings { public int ClientId { get; set; } = 1; }

            public class Link(Settings settings)
            {
                private readonly EClientSocket _socket = new EClientSocket(null, null);
                public void Open() => _socket.eConnect("", 7497, settings.ClientId);
            }

            public static class Program
            {
                public static void Main(string[] args) => new Link(new Settings { ClientId = 1 }).Open();
            }
            """,
        Generations = Modern,
    }.RunAsync();

    [Fact]
    public Task Through_a_foreign_wrapper() => new RuleTest(Rule)
    {
        Source = """
            using Bots;

            public static class Program
            {
                public static void Main(string[] args)
                {
                    var quotes = new Bot();
                    quotes.Connect("127.0.0.1", 7497, {|IBAPI2001:1|});
                    var orders = new Bot();
                    orders.Connect("127.0.0.1", 7497, {|IBAPI2001:1|});
                    var other = new Bot();
                    other.Connect("127.0.0.1", 4002, 1);
                    quotes.Connect("127.0.0.1", 7497, 1 + 1);
                }
            }
            """,
        References = [ForeignBot],
        ReferencesApi = false,
        Options = [("build_property._IbApiCopiedAssemblies", "Bots")],
    }.RunAsync();

    [Fact]
    public Task The_message_names_the_others() => new RuleTest(Rule)
    {
        Source = Program("""a.eConnect("", 7497, {|#0:1|}); b.eConnect("", 7497, {|#1:1|}); c.eConnect("", 7497, {|#2:1|}); foreach (var s in symbols) { new Feed(wrapper, signal, {|#3:9|}).Connect(); }"""),
        Messages =
        [
            "Client ID 1 is also the ID of 2 other connections in this file that can be open at the same time; TWS refuses the second with error 326",
            "Client ID 1 is also the ID of 2 other connections in this file that can be open at the same time; TWS refuses the second with error 326",
            "Client ID 1 is also the ID of 2 other connections in this file that can be open at the same time; TWS refuses the second with error 326",
            "Client ID 9 through `new Feed` is also the ID of each connection that this loop opens; TWS refuses the second with error 326",
        ],
        Generations = Modern,
    }.RunAsync();

    [Fact]
    public void A_thousand_connections_with_one_id_cost_linear_work()
    {
        var few = TestProgram.Find(Many(100)).Counters;
        var many = TestProgram.Find(Many(1_000));

        Assert.InRange(many.Counters.OperationsBound, 1, few.OperationsBound * 12);
        Assert.InRange(many.Counters.TokensTried, 1, few.TokensTried * 12);
        var conflicts = many.ClientIdConflicts;
        Assert.Equal(1_000, conflicts.Length);
        Assert.All(conflicts, static conflict => Assert.Equal(999, conflict.Count));

        static Compilation Many(int count) => TestProgram.Compile(
        [
            (TestProgram.FirstFile, "public static class Program { static void Main(string[] args) {\n" + string.Concat(Enumerable.Range(0, count).Select(
                static i => $"var c{i} = new EClientSocket(null, null); c{i}.eConnect(\"\", 7497, 1);\n")) + "} }"),
        ]);
    }

    private static MetadataReference ForeignBot => Library.Compile(
        "namespace Bots { public class Bot { public bool Connect(string host, int port, int clientId) => true; } }", name: "Bots");

    /// <summary>Those in which a client is made with a signal.</summary>
    private static ImmutableArray<ApiGeneration> Modern => [ApiGeneration.V976, ApiGeneration.Newest];

    private static Task InBody(string body) => new RuleTest(Rule) { Source = Program(body), Generations = Modern }.RunAsync();

    private static string Program(string body) => $$"""
        public static class Program
        {
            private static readonly EWrapper wrapper = null;
            private static readonly EReaderSignal signal = null;
            private static EClientSocket a = new EClientSocket(wrapper, signal), b = new EClientSocket(wrapper, signal), c = new EClientSocket(wrapper, signal);
            private static EClientSocket given = Get(), other = Get();
            private static readonly List<EClientSocket> pool = new List<EClientSocket>();
            private static readonly List<Feed> feeds = new List<Feed>();
            private static readonly string[] symbols = Console.ReadLine().Split();
            private static string host = Console.ReadLine();
            private static int port = Console.Read(), number = Console.Read();
            private static bool flag = number > 3;

            private static EClientSocket Get() => (EClientSocket)Activator.CreateInstance(typeof(EClientSocket));

            private static void Work() { }

            static void Main(string[] args)
            {
                {{body}}
            }
        }

        {{Feed}}
        """;
}
