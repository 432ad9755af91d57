using System;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;
using static IbApi.Analyzers.Tests.Rules.Lifecycle.LifecycleSource;

namespace IbApi.Analyzers.Tests.Rules.Lifecycle;

/// <summary>IBAPI3005: a request is sent after a connect call with no wait for the session between.</summary>
public sealed class EarlyRequestTests
{
    private const string Rule = DiagnosticIds.EarlyRequest;
    private const string Connect = "_client.eConnect(\"\", 7497, 1); ";
    private const string Request = "_client.reqPositions();";

    /// <summary>A method <c>Run</c> of a wrapper whose <c>nextValidId</c> sets a number, an event and a task, and raises an event.</summary>
    private static string Bot(string body, string members = "", string others = "")
        => $$"""
            public class Bot : DefaultEWrapper
            {
                private readonly EReaderSignal _signal = new EReaderMonitorSignal();
                private readonly EClientSocket _client;
                private readonly EClientSocket _other;
                private readonly ManualResetEventSlim _ready = new();
                private readonly TaskCompletionSource<int> _task = new();
                private int _nextId;
                private bool _acknowledged;
                private bool _hasAccounts;
                private string _host = "";
                public Bot() { _client = new EClientSocket(this, _signal); _other = _client; }
                public event Action<int> NextId = id => { };
                public EClientSocket Client => _client;
                public int NextOrderId { get; private set; }
                public override void nextValidId(int orderId)
                {
                    _nextId = orderId;
                    NextOrderId = orderId;
                    _ready.Set();
                    _task.TrySetResult(orderId);
                    NextId(orderId);
                }
                public override void connectAck() => _acknowledged = true;
                public override void managedAccounts(string accountsList) => _hasAccounts = true;
                private void Pump() { var reader = new EReader(_client, _signal); reader.Start(); new Thread(() => { while (_client.IsConnected()) { _signal.waitForSignal(); reader.processMsgs(); } }).Start(); }
                public async Task Run(bool flag) { {{body}} await Task.Yield(); }
                {{members}}
            }
            {{others}}
            public static class Entry { public static void Main() => new Bot().Run(true).Wait(); }
            """;

    [Theory]
    [InlineData(Connect + Request)]
    [InlineData(Connect + "Pump(); Console.WriteLine(string.Join(\",\", \"a\")); " + Request)]
    [InlineData(Connect + "var reader = new EReader(_client, _signal); reader.Start(); new Thread(() => { while (true) { _signal.waitForSignal(); reader.processMsgs(); } }).Start(); " + Request)]
    [InlineData(Connect + "Task.Run(() => Pump()); " + Request)]
    [InlineData(Connect + "if (!_client.IsConnected()) return; " + Request)]
    [InlineData("if (!_client.IsConnected()) { " + Connect + "} " + Request)]
    [InlineData(Connect + "if (flag) " + Request)]
    [InlineData("try { " + Connect + "} catch (Exception e) { Console.WriteLine(e); } " + Request)]
    [InlineData("try { " + Connect + Request + " } finally { Console.WriteLine(); }")]
    [InlineData(Connect + "_client.reqIds(-1); " + Request)]
    [InlineData("for (var i = 0; i < 2; i++) { _client.eDisconnect(); " + Connect + Request + " }")]
    [InlineData(Connect + "_ready.Wait(); _client.eDisconnect(); " + Connect + Request)]

    // The same client by another name.
    [InlineData(Connect + "Client.reqPositions();")]
    [InlineData("var client = _client; client.eConnect(\"\", 7497, 1); " + Request)]
    [InlineData("var client = new EClientSocket(this, _signal); client.eConnect(\"\", 7497, 1); client.reqPositions();")]
    [InlineData("_client?.eConnect(\"\", 7497, 1); _client?.reqPositions();")]

    // Another thread connects, and is waited for.
    [InlineData("await Task.Run(() => _client.eConnect(\"\", 7497, 1)); " + Request)]
    [InlineData("await Task.Run(() => { _client.eConnect(\"\", 7497, 1); }).ConfigureAwait(false); Pump(); " + Request)]
    [InlineData("await Task.Factory.StartNew(() => _client.eConnect(\"\", 7497, 1)); if (!_client.IsConnected()) return; " + Request)]

    // What the callback has set is not looked at, only used.
    [InlineData(Connect + "_client.placeOrder(_nextId, new Contract(), new Order());")]

    // A question about something else.
    [InlineData(Connect + "if (_host.Length > 0) { Console.WriteLine(_host); } " + Request)]
    public async Task Reported(string body)
    {
        var found = Assert.Single(await DiagnosticsAsync(Rule, Bot(body)));

        Assert.Matches(@"^(_client|Client|client)?\.?(reqPositions\(\)|placeOrder\(.*\))$", TextAt(found.Location));
        Assert.Contains("eConnect(", TextAt(found.AdditionalLocations[0]));
        Assert.Contains("is sent directly after `eConnect` in line ", found.GetMessage(null));
    }

    [Theory]
    [InlineData(Connect + "Pump(); Thread.Sleep(1000); " + Request, "Thread.Sleep(1000)")]
    [InlineData(Connect + "await Task.Delay(1000); " + Request, "await Task.Delay(1000)")]
    [InlineData(Connect + "await Task.Delay(1000).ConfigureAwait(false); " + Request, "await Task.Delay(1000).ConfigureAwait(false)")]
    [InlineData(Connect + "Task.Delay(1000).Wait(); " + Request, "Task.Delay(1000).Wait()")]
    [InlineData(Connect + "for (var i = 0; i < 5; i++) Thread.Sleep(100); " + Request, "Thread.Sleep(100)")]
    [InlineData(Connect + "Pause(); " + Request, "Pause()")]
    [InlineData(Connect + "while (!_client.IsConnected()) { Thread.Sleep(100); } " + Request, "Thread.Sleep(100)")]
    public async Task A_fixed_delay_is_no_wait_and_is_told_so(string body, string pause)
    {
        var found = Assert.Single(await DiagnosticsAsync(Rule, Bot(body, "private void Pause() => Thread.Sleep(1000);")));

        if (pause == "Thread.Sleep(100)")
        {
            // A loop may go round no time at all.
            Assert.Contains("is sent ", found.GetMessage(null));
            return;
        }

        Assert.Contains(" and a fixed delay, which looks at nothing", found.GetMessage(null));
        Assert.Contains(found.AdditionalLocations, place => TextAt(place) == pause);
    }

    [Theory]
    [InlineData(Connect)]
    [InlineData(Request + Connect)]

    // These need no session.
    [InlineData(Connect + "_client.reqIds(-1); _client.setServerLogLevel(5); _client.startApi();")]
    [InlineData(Connect + "_client.SetConnectOptions(\"+PACEAPI\"); Console.WriteLine(_client.ServerVersion); _client.eDisconnect();")]

    // Waits: by a handle, by a task, by a loop over what the callback sets.
    [InlineData(Connect + "Pump(); _ready.Wait(); " + Request)]
    [InlineData(Connect + "_ready.Wait(5000); " + Request)]
    [InlineData(Connect + "_ready.WaitHandle.WaitOne(5000); " + Request)]
    [InlineData(Connect + "await _task.Task; " + Request)]
    [InlineData(Connect + "_task.Task.Wait(); " + Request)]
    [InlineData(Connect + "var id = _task.Task.Result; " + Request)]
    [InlineData(Connect + "await Task.WhenAny(_task.Task, Task.Delay(1000)); " + Request)]
    [InlineData(Connect + "while (_nextId <= 0) { } " + Request)]
    [InlineData(Connect + "while (NextOrderId <= 0) Thread.Sleep(10); " + Request)]
    [InlineData(Connect + "for (var i = 0; i < 50 && _nextId == 0; i++) { Thread.Sleep(100); } " + Request)]
    [InlineData(Connect + "do { Thread.Sleep(100); } while (!_acknowledged); " + Request)]
    [InlineData(Connect + "while (true) { if (_acknowledged) break; Thread.Sleep(10); } " + Request)]
    [InlineData(Connect + "SpinWait.SpinUntil(() => _nextId > 0, 5000); " + Request)]
    [InlineData(Connect + "while (!_hasAccounts) { await Task.Delay(10); } " + Request)]

    // Checks of what the callback sets.
    [InlineData(Connect + "if (_nextId > 0) " + Request)]
    [InlineData(Connect + "if (_nextId <= 0) return; " + Request)]
    [InlineData(Connect + "if (!IsReady()) throw new InvalidOperationException(); " + Request)]
    [InlineData(Connect + "if (flag) { _ready.Wait(); } " + Request)]

    // The messages are processed here.
    [InlineData(Connect + "var reader = new EReader(_client, _signal); reader.Start(); while (_nextId == 0) { _signal.waitForSignal(); reader.processMsgs(); } " + Request)]

    // Waits in methods that are called.
    [InlineData(Connect + "WaitUntilReady(); " + Request)]
    [InlineData(Connect + "await WaitUntilReadyAsync(); " + Request)]
    [InlineData("try { " + Connect + "WaitUntilReady(); } catch (TimeoutException) { Console.WriteLine(); } " + Request)]

    // What is done when something has failed.
    [InlineData("try { " + Connect + "WaitUntilReady(); " + Request + " } finally { _client.cancelPositions(); }")]
    [InlineData("try { " + Connect + "Console.WriteLine(); } catch (Exception) { " + Request + " }")]

    // What cannot be seen through.
    [InlineData(Connect + "NextId(1); " + Request)]
    [InlineData(Connect + "_strategy.Begin(); " + Request)]
    [InlineData(Connect + "await _strategy.BeginAsync(); " + Request)]
    [InlineData(Connect + "((dynamic)this).Anything(); " + Request)]
    [InlineData(Connect + "Console.ReadLine(); " + Request)]

    // Another thread connects, and waits itself, or is not waited for.
    [InlineData("await Task.Run(() => { _client.eConnect(\"\", 7497, 1); _ready.Wait(5000); }); " + Request)]
    [InlineData("await Task.Run(() => _client.eConnect(\"\", 7497, 1)); await _task.Task; " + Request)]
    [InlineData("await Task.WhenAny(Task.Run(() => _client.eConnect(\"\", 7497, 1)), _task.Task); " + Request)]
    [InlineData("_ = Task.Run(() => _client.eConnect(\"\", 7497, 1)); " + Request)]

    // Another client, another path, another function.
    [InlineData("var client = new EClientSocket(this, _signal); client.eConnect(\"\", 7497, 1); " + Request)]
    [InlineData(Connect + "_client.eDisconnect(); " + Request)]
    [InlineData("if (flag) { " + Connect + "return; } " + Request)]
    [InlineData(Connect + "new Timer(state => _client.reqPositions());")]
    [InlineData(Connect + "NextId += id => _client.reqPositions();")]
    [InlineData(Connect + "void Later() { " + Request + " }")]
    [InlineData(Connect + "if (!_client.IsConnected()) { " + Request + " }")]
    public async Task Silent(string body)
        => Assert.Empty(await DiagnosticsAsync(
            Rule,
            Bot(
                body,
                """
                private readonly IStrategy _strategy = null!;
                private bool IsReady() => _nextId > 0;
                private void WaitUntilReady() { if (!_ready.Wait(5000)) throw new TimeoutException(); }
                private async Task WaitUntilReadyAsync() { while (_nextId == 0) await Task.Delay(10); }
                """,
                "public interface IStrategy { void Begin(); Task BeginAsync(); }")));

    [Theory]

    // The method that connects stands for the connect call.
    [InlineData("private void Open() { _client.eConnect(\"\", 7497, 1); Pump(); }", "Open(); " + Request, true)]
    [InlineData("private void Open() => _client.eConnect(\"\", 7497, 1);", "this.Open(); " + Request, true)]
    [InlineData("private async Task OpenAsync() { _client.eConnect(\"\", 7497, 1); await Task.Yield(); }", "await OpenAsync(); " + Request, true)]
    [InlineData("private async Task OpenAsync() { await Task.Run(() => _client.eConnect(\"\", 7497, 1)); }", "await OpenAsync(); " + Request, true)]
    [InlineData("private async Task OpenAsync() { await Task.Run(() => _client.eConnect(\"\", 7497, 1)); await _task.Task; }", "await OpenAsync(); " + Request, false)]
    [InlineData("private void Open(EClientSocket client) { client.eConnect(\"\", 7497, 1); }", "Open(_client); " + Request, true)]
    [InlineData("private void Open() { _client.eConnect(\"\", 7497, 1); _ready.Wait(5000); }", "Open(); " + Request, false)]
    [InlineData("private async Task OpenAsync() { _client.eConnect(\"\", 7497, 1); await _task.Task; }", "await OpenAsync(); " + Request, false)]
    [InlineData("private void Open() { _client.eConnect(\"\", 7497, 1); _client.reqIds(1); _client.eDisconnect(); }", "Open(); " + Request, false)]
    [InlineData("private void Open() { _other.eConnect(\"\", 7497, 1); }", "Open(); " + Request, false)]
    [InlineData("private void Open() { _client.eConnect(\"\", 7497, 1); }", "Task.Run(() => Open()); " + Request, false)]
    public async Task A_method_of_the_project_that_connects(string members, string body, bool isReported)
    {
        var found = await DiagnosticsAsync(Rule, Bot(body, members));

        Assert.Equal(isReported ? 1 : 0, found.Length);
        Assert.All(found, static one => Assert.Contains("`Open", one.GetMessage(null)));
    }

    [Fact]
    public async Task The_client_of_an_object_is_the_same_for_its_user()
    {
        const string Use = "public static class Other { public static void Use(Bot bot) { bot.Open(); bot.Client.reqPositions(); } }";

        var found = Assert.Single(await DiagnosticsAsync(Rule, Bot("", "public void Open() { _client.eConnect(\"\", 7497, 1); Pump(); }", Use)));
        Assert.Equal("bot.Client.reqPositions()", TextAt(found.Location));
        Assert.Equal("bot.Open()", TextAt(found.AdditionalLocations[0]));
        Assert.Equal("_client.eConnect(\"\", 7497, 1)", TextAt(found.AdditionalLocations[1]));

        Assert.Empty(await DiagnosticsAsync(Rule, Bot("", "public void Open() { _client.eConnect(\"\", 7497, 1); Pump(); _ready.Wait(); }", Use)));
    }

    [Fact]
    public async Task Of_several_requests_the_first_is_told()
    {
        var found = Assert.Single(await DiagnosticsAsync(Rule, Bot(Connect + "_client.reqAllOpenOrders(); " + Request)));

        Assert.Equal("_client.reqAllOpenOrders()", TextAt(found.Location));
    }

    [Fact]
    public async Task Test_projects_are_told_as_well()
        => Assert.Single(await DiagnosticsAsync(Rule, Bot(Connect + Request), options: TestOptions.Of(ConfigText.TestProject)));

    [Fact]
    public async Task A_condition_may_ask_for_the_session_where_the_callbacks_cannot_be_seen()
    {
        static string Source(string body) => "public class Bot(EClientSocket client) { public bool IsReady { get; set; } public void Go(bool flag) { client.eConnect(\"\", 7497, 1); "
            + body + " } }";

        Assert.Single(await DiagnosticsAsync(Rule, Source("client.reqPositions();"), OutputKind.DynamicallyLinkedLibrary));
        Assert.Single(await DiagnosticsAsync(Rule, Source("if (flag) client.reqPositions();"), OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(await DiagnosticsAsync(Rule, Source("if (IsReady) client.reqPositions();"), OutputKind.DynamicallyLinkedLibrary));
    }

    [Fact]
    public async Task On_every_generation_of_the_API()
    {
        foreach (var api in ApiGeneration.All)
        {
            string Source(string between) => WrapperStub.Source(api, "Stub")
                + $$"""
                    public class Wrapper : Stub
                    {
                        private readonly EClientSocket _client;
                        private int _nextId;
                        public Wrapper() { _client = {{WrapperStub.NewClient(api, "this")}}; }
                        public override void nextValidId(int orderId) => _nextId = orderId;
                        public void Connect() { _client.eConnect("", 7497, 1); {{between}} _client.reqAllOpenOrders(); }
                        public static void Main() => new Wrapper().Connect();
                    }
                    """;

            Assert.Single(await DiagnosticsAsync(Rule, Source(""), api: api));
            Assert.Single(await DiagnosticsAsync(Rule, Source("Thread.Sleep(100);"), api: api));
            Assert.Empty(await DiagnosticsAsync(Rule, Source("while (_nextId == 0) { }"), api: api));
        }
    }

    [Fact]
    public Task Local_to_its_file_and_nowhere_in_generated_code()
        => new RuleTest(Rule)
        {
            Source = Bot(Connect + "{|IBAPI3005:" + Request[..^1] + "|};").Replace("public static void Main()", "public static void Go()", StringComparison.Ordinal),
            Generations = [ApiGeneration.Newest],
        }.RunAsync();

    [Fact]
    public async Task Visual_Basic()
    {
        static string Source(string between) => $"""
            Public Class Bot
                Inherits DefaultEWrapper
                Private nextId As Integer
                Public Overrides Sub nextValidId(orderId As Integer)
                    nextId = orderId
                End Sub
                Public Sub Run(client As EClientSocket)
                    client.eConnect("a", 7497, 1)
                    {between}
                    client.reqPositions()
                End Sub
            End Class
            """;

        Assert.Single(await DiagnosticsAsync(Rule, TestProgram.CompileVisualBasic(Source(""))));
        Assert.Empty(await DiagnosticsAsync(Rule, TestProgram.CompileVisualBasic(Source("While nextId = 0\n System.Threading.Thread.Sleep(10)\n End While"))));
    }

    [Fact]
    public async Task Methods_that_call_one_another_and_long_bodies_end()
    {
        const string Members = "private void A(int n) { if (n > 0) { _client.eConnect(\"\", 7497, 1); B(n - 1); } } private void B(int n) { A(n); _client.reqPositions(); B(n); }";
        var body = string.Concat(Enumerable.Repeat("if (flag) { " + Connect + " _client.eDisconnect(); } else { Pump(); }\n", 200));

        // What comes round to itself may wait somewhere.
        Assert.Empty(await DiagnosticsAsync(Rule, Bot(body)));
        Assert.Empty(await DiagnosticsAsync(Rule, Bot("A(3);", Members)));
    }

    [Theory]
    [InlineData(Connect + "_client.")]
    [InlineData(Connect + "while (")]
    [InlineData(Connect + "if (_nextId) _client.reqPositions(")]
    [InlineData("_client.eConnect(; _client.reqPositions();")]
    [InlineData(Connect + "await ; _client.reqPositions();")]
    [InlineData(Connect + "var x = x.reqPositions(); x.reqPositions();")]
    public async Task Half_typed_code_does_no_harm(string body)
    {
        var found = await DiagnosticsAsync(Rule, Bot(body), mustCompile: false);

        Assert.InRange(found.Length, 0, 1);
    }
}
