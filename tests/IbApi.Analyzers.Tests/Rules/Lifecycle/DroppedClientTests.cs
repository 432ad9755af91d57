using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Lifecycle;

/// <summary>IBAPI3008: a connected client is overwritten, dropped or replaced while the program goes on.</summary>
public sealed class DroppedClientTests
{
    private const string Rule = DiagnosticIds.DroppedClient;

    private static readonly string[] DroppedCases =
    [
        // Overwritten.
        "void Run() { _client.eConnect(\"\", 7497, 1); _client = $NEW; }",
        "void Run() { _client.eConnect(\"\", 7497, 1); Console.WriteLine(); Thread.Sleep(1000); this._client = $NEW; this._client.eConnect(\"\", 7497, 2); }",
        "void Run() { var client = $NEW; client.eConnect(\"\", 7497, 1); client.reqIds(1); client = $NEW; client.eConnect(\"\", 7498, 2); }",
        "void Run() { _client.eConnect(\"\", 7497, 1); _client = null; }",
        "void Run(bool flag) { if (flag) { _client.eConnect(\"\", 7497, 1); } _client = $NEW; }",
        "async Task Run() { _client.eConnect(\"\", 7497, 1); await Task.Delay(1000); _client = $NEW; }",

        // One after the other in a loop.
        "void Run(int[] ids) { foreach (var id in ids) { var client = $NEW; client.eConnect(\"\", 7497, id); client.reqIds(1); Thread.Sleep(5000); } }",
        "void Run() { for (var i = 1; i < 4; i++) { _client = $NEW; _client.eConnect(\"\", 7497, i); } }",

        // The only variable that holds it is gone when a function that runs again returns.
        "void Run(string[] symbols) { foreach (var symbol in symbols) { Download(symbol); } } void Download(string symbol) { var client = $NEW; client.eConnect(\"\", 7497, 1); client.reqIds(1); Console.WriteLine(symbol); }",
        "void Use() { var timer = new System.Timers.Timer(1000); timer.Elapsed += OnTick; } void OnTick(object sender, System.Timers.ElapsedEventArgs e) { var client = $NEW; client.eConnect(\"\", 7497, 1); }",
        "Timer _timer; void Use() { _timer = new Timer(_ => { var client = $NEW; client.eConnect(\"\", 7497, 1); client.reqIds(1); }, null, 0, 1000); }",
    ];

    private static readonly string[] KeptCases =
    [
        // Disconnected before, or perhaps.
        "void Run() { _client.eConnect(\"\", 7497, 1); _client.eDisconnect(); _client = $NEW; }",
        "void Run() { _client.eConnect(\"\", 7497, 1); _client?.eDisconnect(); _client = $NEW; }",
        "void Run() { _client.eConnect(\"\", 7497, 1); Stop(); _client = $NEW; } void Stop() { _client.eDisconnect(); }",
        "void Run() { _client.eConnect(\"\", 7497, 1); if (_client != null) { _client.eDisconnect(); } _client = $NEW; }",
        "void Run(Action stop) { _client.eConnect(\"\", 7497, 1); stop(); _client = $NEW; }",
        "void Run(int[] ids) { foreach (var id in ids) { var client = $NEW; client.eConnect(\"\", 7497, id); Thread.Sleep(5000); client.eDisconnect(); } }",
        "void Run() { var client = $NEW; client.eConnect(\"\", 7497, 1); new Thread(() => { while (client.IsConnected()) { } client.eDisconnect(); }).Start(); } void Use() { new Timer(_ => Run(), null, 0, 1000); }",

        // It asks whether it is connected, or waits until it is lost.
        "void Run(int[] ports) { foreach (var port in ports) { _client = $NEW; _client.eConnect(\"\", port, 1); if (_client.IsConnected()) { break; } } }",
        "void Run() { _client.eConnect(\"\", 7497, 1); if (!_client.IsConnected()) { _client = $NEW; _client.eConnect(\"\", 7498, 1); } }",
        "readonly AutoResetEvent _lost = new AutoResetEvent(false); void Run() { while (true) { _client = $NEW; _client.eConnect(\"\", 7497, 1); _lost.WaitOne(); } }",
        "volatile bool _lost; void Run() { while (true) { _client = $NEW; _client.eConnect(\"\", 7497, 1); while (!_lost) { Thread.Sleep(100); } } }",
        "public override void connectionClosed() { _client = $NEW; _client.eConnect(\"\", 7497, 1); }",

        // Something else holds it.
        "void Run() { _client.eConnect(\"\", 7497, 1); var old = _client; _client = $NEW; old.eDisconnect(); }",
        "readonly List<EClientSocket> _all = new List<EClientSocket>(); void Run(int[] ids) { foreach (var id in ids) { var client = $NEW; client.eConnect(\"\", 7497, id); _all.Add(client); } }",
        "void Run(int[] ids) { foreach (var id in ids) { Keep(Open(id)); } } EClientSocket Open(int id) { var client = $NEW; client.eConnect(\"\", 7497, id); return client; } void Keep(EClientSocket client) { }",
        "void Run(int[] ids) { foreach (var id in ids) { Open(id); } } void Open(int id) { var client = $NEW; client.eConnect(\"\", 7497, id); _client = client; }",

        // It runs once, or is another client.
        "void Run() { Open(); } void Open() { var client = $NEW; client.eConnect(\"\", 7497, 1); client.reqIds(1); }",
        "void Run() { var a = $NEW; var b = $NEW; a.eConnect(\"\", 7497, 1); b = $NEW; a.eDisconnect(); b.eDisconnect(); }",
        "void Run() { _client = $NEW; _client.eConnect(\"\", 7497, 1); }",
        "void Run(bool flag) { if (flag) { _client.eConnect(\"\", 7497, 1); } else { _client = $NEW; } }",
        "void Run(EClientSocket given) { foreach (var i in new[] { 1, 2 }) { given.eConnect(\"\", 7497, i); } }",
    ];

    public static TheoryData<string> Dropping => [.. DroppedCases];

    public static TheoryData<string> Keeping => [.. KeptCases];

    public static TheoryData<string> Generations => [.. ApiGeneration.All.Select(static generation => generation.Name)];

    [Theory]
    [MemberData(nameof(Dropping))]
    public async Task Reported(string members) => Assert.Single(await SharedProgram.DiagnosticsAsync(Rule, members));

    [Theory]
    [MemberData(nameof(Keeping))]
    public async Task Silent(string members) => Assert.Empty(await SharedProgram.DiagnosticsAsync(Rule, members));

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task On_every_generation(string name)
    {
        var counts = await SharedProgram.CountsAsync(Rule, [.. DroppedCases, .. KeptCases], ApiGeneration.All.Single(generation => generation.Name == name));

        Assert.Equal([.. DroppedCases.Select(static _ => 1), .. KeptCases.Select(static _ => 0)], counts);
    }

    [Fact]
    public async Task The_message_says_how_it_is_lost()
    {
        var overwritten = Assert.Single(await SharedProgram.DiagnosticsAsync(Rule, DroppedCases[0]));
        Assert.Equal(
            "`_client` gets another value while its client is connected: the connection stays open, and its client ID taken (error 326), while the program goes on; call `eDisconnect` before",
            overwritten.GetMessage(null));
        Assert.StartsWith("_client = new", LifecycleSource.TextAt(overwritten.Location));
        Assert.Contains("eConnect", LifecycleSource.TextAt(Assert.Single(overwritten.AdditionalLocations)));

        var dropped = Assert.Single(await SharedProgram.DiagnosticsAsync(Rule, DroppedCases[8]));
        Assert.StartsWith("Nothing holds this connected client any more when `Bot0.Download` returns, and it runs again: ", dropped.GetMessage(null));
        Assert.StartsWith("client.eConnect", LifecycleSource.TextAt(dropped.Location));
    }

    private const string Controller = """
        namespace Microsoft.AspNetCore.Mvc { public abstract class ControllerBase { } }
        public class Bot : DefaultEWrapper { }
        public class PriceController : Microsoft.AspNetCore.Mvc.ControllerBase$
        {
            private readonly EClientSocket _client;
            public PriceController() { _client = new EClientSocket(new Bot(), new EReaderMonitorSignal()); _client.eConnect("", 7497, 1); }
        """;

    [Theory]
    [InlineData("", "}", 1)]
    [InlineData("", "public void Stop() { _client.eDisconnect(); } }", 0)]
    [InlineData(", IDisposable", "public void Dispose() { _client.Close(); } }", 0)]
    [InlineData("Of", "} public abstract class ControllerBaseOf { }", 0)]
    public async Task A_client_of_an_object_that_is_made_for_each_request(string bases, string rest, int count)
    {
        var source = bases == "Of"
            ? Controller.Replace("Microsoft.AspNetCore.Mvc.ControllerBase$", "ControllerBaseOf", System.StringComparison.Ordinal)
            : Controller.Replace("$", bases, System.StringComparison.Ordinal);

        Assert.Equal(count, (await LifecycleSource.DiagnosticsAsync(Rule, source + rest, OutputKind.DynamicallyLinkedLibrary)).Length);
    }

    [Fact]
    public async Task Silent_in_a_program_that_connects_and_ends()
        => Assert.Empty(await LifecycleSource.DiagnosticsAsync(
            Rule,
            """
            internal class Bot : DefaultEWrapper { }
            internal static class Program
            {
                private static void Main()
                {
                    var client = new EClientSocket(new Bot(), new EReaderMonitorSignal());
                    client.eConnect("", 7497, 1);
                    client = new EClientSocket(new Bot(), new EReaderMonitorSignal());
                    client.eConnect("", 7498, 1);
                    client.eDisconnect();
                }
            }
            """));

    [Fact]
    public Task Silent_in_test_projects() => new RuleTest(Rule)
    {
        Source = "public class Bot { private EClientSocket _client; public void Run(EClientSocket other) { _client.eConnect(\"\", 7497, 1); _client = null; } }",
        Options = [ConfigText.TestProject],
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    [Fact]
    public Task Local_to_its_file() => new RuleTest(Rule)
    {
        Source = "public class Bot { private EClientSocket _client; public void Run(EClientSocket other) { _client.eConnect(\"\", 7497, 1); {|IBAPI3008:_client = null|}; } }",
    }.RunAsync();

    [Fact]
    public async Task Visual_Basic()
        => Assert.Single(await LifecycleSource.DiagnosticsAsync(Rule, TestProgram.CompileVisualBasic(
            """
            Public Class Bot
                Private _client As EClientSocket
                Public Sub Drop()
                    _client.eConnect("", 7497, 1)
                    _client = Nothing
                End Sub
                Public Sub Keep()
                    _client.eConnect("", 7497, 1)
                    _client.eDisconnect()
                    _client = Nothing
                End Sub
            End Class
            """)));

    [Theory]
    [InlineData("void Run() { _client.eConnect(\"\", 7497, 1); _client = ; }")]
    [InlineData("void Run() { Run(); _client.eConnect( _client = $NEW")]
    [InlineData("void A() { B(); } void B() { A(); var client = $NEW; client.eConnect(\"\", 7497, 1); }")]
    public async Task Half_typed_code_and_cycles_end(string members)
        => Assert.True((await SharedProgram.DiagnosticsAsync(Rule, members, mustCompile: false)).Length <= 1);
}
