using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Lifecycle;

/// <summary>IBAPI3006: a callback, or what it calls on its thread, holds up the message loop.</summary>
public sealed class BlockingCallbackTests
{
    private const string Rule = DiagnosticIds.BlockedCallback;

    /// <summary>What blocks, in a callback itself.</summary>
    private static readonly string[] BlockingCases =
    [
        "public override void connectionClosed() { _client.eConnect(\"\", 7497, 1); }",
        "public override void connectionClosed() => _client?.eConnect(\"\", 7497, 1);",
        "public override void connectionClosed() { Thread.Sleep(5000); }",
        "public override void error(Exception e) { Thread.Sleep(TimeSpan.FromSeconds(1)); }",
        "public override void currentTime(long time) { Work().Wait(); } async Task Work() { await Task.Delay(1); }",
        "public override void currentTime(long time) { if (!Work().Wait(1000)) Console.WriteLine(); } async Task Work() { await Task.Delay(1); }",
        "public override void currentTime(long time) { Console.WriteLine(Work().Result); } async Task<int> Work() { await Task.Delay(1); return 1; }",
        "public override void currentTime(long time) { Work().GetAwaiter().GetResult(); } async Task Work() { await Task.Delay(1); }",
        "public override void currentTime(long time) { Work().ConfigureAwait(false).GetAwaiter().GetResult(); } async Task Work() { await Task.Delay(1); }",
        "public override void currentTime(long time) { Task.WaitAll(Work(), Work()); } async Task Work() { await Task.Delay(1); }",
        "readonly ManualResetEvent _done = new ManualResetEvent(false); public override void currentTime(long time) { _done.WaitOne(); }",
        "readonly AutoResetEvent _done = new AutoResetEvent(false); public override void currentTime(long time) { _done.WaitOne(1000); }",
        "readonly ManualResetEventSlim _done = new ManualResetEventSlim(); public override void currentTime(long time) { _done.Wait(); }",
        "readonly SemaphoreSlim _done = new SemaphoreSlim(0); public override void currentTime(long time) { _done.Wait(); } void Signal() { _done.Release(); }",
        "Thread _thread; public override void currentTime(long time) { _thread.Join(); }",
        "public override void currentTime(long time) { Console.ReadLine(); }",

        // A wait for what only another callback can bring.
        "readonly ManualResetEvent _ready = new ManualResetEvent(false); public override void nextValidId(int orderId) { _ready.Set(); } public override void connectionClosed() { _ready.WaitOne(); }",
    ];

    /// <summary>The same behind calls that are certainly made on the same thread.</summary>
    private static readonly string[] ReachedCases =
    [
        "public override void connectionClosed() { Reconnect(); } void Reconnect() { Thread.Sleep(1000); }",
        "public override void connectionClosed() => Reconnect(); void Reconnect() => Again(); void Again() { Thread.Sleep(1000); }",
        "public override void connectionClosed() { Helper#.Work(); } } internal static class Helper# { public static void Work() { Thread.Sleep(1); }",
        "public override void connectionClosed() { IHelper# helper = new Helper#(); helper.Work(); } } internal interface IHelper# { void Work(); } internal class Helper# : IHelper# { public void Work() { Thread.Sleep(1); }",
        "public override void connectionClosed() { new Helper#(); } } internal class Helper# { public Helper#() { Thread.Sleep(1); }",
        "public override void connectionClosed() { _ = Count; } int Count { get { Thread.Sleep(1); return 1; } }",
        "public override void connectionClosed() { base.connectionClosed(); void Local() { Thread.Sleep(1); } Local(); }",

        // A constant argument leaves in what blocks.
        "public override void connectionClosed() { Receive(true); } void Receive(bool isEnd) { if (!isEnd) Console.WriteLine(); else Thread.Sleep(1); }",
        "public override void connectionClosed() { Receive(false); } void Receive(bool isEnd) { if (isEnd) { return; } Write(); } void Write() { Thread.Sleep(1); }",
        "public override void connectionClosed() { Receive(false); } void Receive(bool isEnd) { isEnd = Console.KeyAvailable; if (isEnd) Thread.Sleep(1); }",
        "public override void connectionClosed() { Receive(2); } void Receive(int kind) { if (kind == 2 || kind == 3) Thread.Sleep(1); }",

        // Events and delegates run where they are raised.
        "event Action Closed; public override void connectionClosed() { Closed?.Invoke(); } void Use() { Closed += Reconnect; } void Reconnect() { Thread.Sleep(1); }",
        "event EventHandler Closed; public override void connectionClosed() { var closed = Closed; if (closed != null) closed(this, EventArgs.Empty); } void Use() { Closed += (s, e) => Thread.Sleep(1); }",
        "Action _closed; public override void connectionClosed() { _closed(); } void Use() { _closed = () => Thread.Sleep(1); }",
        "public override void connectionClosed() { new List<int> { 1 }.ForEach(_ => Thread.Sleep(1)); }",
        "public override void connectionClosed() { Guard(() => Thread.Sleep(1)); } static void Guard(Action action) { try { action(); } catch { } }",
        "public override void connectionClosed() { Guard(Reconnect); } void Guard(Action action) { Once(action); } void Once(Action action) { action?.Invoke(); } void Reconnect() { Thread.Sleep(1); }",

        // Before the first await nothing has left the thread.
        "public override async void connectionClosed() { Thread.Sleep(1); await Task.Delay(1); }",
        "public override void connectionClosed() { _ = Reconnect(); } async Task Reconnect() { _client.eConnect(\"\", 7497, 1); await Task.Delay(1); }",
    ];

    /// <summary>Nothing is waited for.</summary>
    private static readonly string[] NotBlockingCases =
    [
        // Zero time-outs.
        "public override void currentTime(long time) { Thread.Sleep(0); }",
        "readonly ManualResetEvent _done = new ManualResetEvent(false); public override void currentTime(long time) { if (_done.WaitOne(0)) Console.WriteLine(); }",
        "readonly ManualResetEventSlim _done = new ManualResetEventSlim(); public override void currentTime(long time) { if (_done.Wait(TimeSpan.Zero)) Console.WriteLine(); }",
        "Task _task; public override void currentTime(long time) { if (_task.Wait(0)) Console.WriteLine(); }",
        "Thread _thread; public override void currentTime(long time) { if (_thread.Join(0)) Console.WriteLine(); }",

        // A constant argument switches it off.
        "public override void connectionClosed() { Receive(false); } void Receive(bool isEnd) { if (!isEnd) Console.WriteLine(); else Thread.Sleep(1); }",
        "public override void connectionClosed() { Receive(isEnd: false); } void Receive(bool isEnd, bool isFirst = false) { if (isEnd && !isFirst) { Write(); } } void Write() { Thread.Sleep(1); }",
        "public override void connectionClosed() { Receive(true); } void Receive(bool isEnd) { if (isEnd) { Console.WriteLine(); return; } Write(); } void Write() { Thread.Sleep(1); }",
        "public override void connectionClosed() { Receive(1); } void Receive(int kind) { if (kind == 2 || kind == 3) Thread.Sleep(1); }",

        // A semaphore used as a lock.
        "readonly SemaphoreSlim _lock = new SemaphoreSlim(1, 1); public override void currentTime(long time) { _lock.Wait(); try { Console.WriteLine(); } finally { _lock.Release(); } }",
        "readonly SemaphoreSlim _lock = new SemaphoreSlim(1); public override void currentTime(long time) { Enter(); Console.WriteLine(); Leave(); } void Enter() { _lock.Wait(); } void Leave() { _lock.Release(); }",
        "readonly SemaphoreSlim _lock; public Bot#(SemaphoreSlim given) { _lock = given; } public override void currentTime(long time) { _lock.Wait(); }",
        "readonly Mutex _lock = new Mutex(); public override void currentTime(long time) { _lock.WaitOne(); try { } finally { _lock.ReleaseMutex(); } }",
        "readonly AutoResetEvent _lock = new AutoResetEvent(true); public override void currentTime(long time) { _lock.WaitOne(); Console.WriteLine(); _lock.Set(); }",
        "readonly object _lock = new object(); public override void currentTime(long time) { lock (_lock) { Console.WriteLine(); } }",

        // A task known to be complete.
        "Task<int> _task; public override void currentTime(long time) { _task.ContinueWith(task => Console.WriteLine(task.Result)); }",
        "Task<int> _task; public override async void currentTime(long time) { await _task; Console.WriteLine(_task.Result); }",
        "Task<int> _a, _b; public override async void currentTime(long time) { await Task.WhenAll(_a, _b); Console.WriteLine(_a.Result + _b.Result); }",
        "Task<int> _task; public override void currentTime(long time) { if (_task.IsCompleted) Console.WriteLine(_task.Result); }",
        "Task<int> _task; public override void currentTime(long time) { if (!_task.IsCompletedSuccessfully) return; Console.WriteLine(_task.Result); }",
        "Task<int> _task; public override void currentTime(long time) { if (_task != null && _task.Status == TaskStatus.RanToCompletion) Console.WriteLine(_task.Result); }",
        "public override void currentTime(long time) { Console.WriteLine(Task.FromResult(1).Result); Task.CompletedTask.Wait(); }",
        "public override void currentTime(long time) { Console.WriteLine(Work().Result); } Task<int> Work() { return Task.FromResult(1); }",

        // What only has the name.
        "public override void currentTime(long time) { Sleep(1); Console.WriteLine(Result); } void Sleep(int time) { } int Result;",
        "public override void currentTime(long time) { Console.WriteLine(string.Join(\",\", new[] { 1 })); }",
    ];

    /// <summary>It waits elsewhere, or perhaps not at all.</summary>
    private static readonly string[] ElsewhereCases =
    [
        "public override void connectionClosed() { Task.Run(() => _client.eConnect(\"\", 7497, 1)); }",
        "public override void connectionClosed() { Task.Run(Reconnect); } void Reconnect() { Thread.Sleep(1); }",
        "public override void connectionClosed() { Task.Run(async () => { await Task.Delay(1); Thread.Sleep(1); }); }",
        "public override void connectionClosed() { Task.Factory.StartNew(() => Thread.Sleep(1)); }",
        "public override void connectionClosed() { ThreadPool.QueueUserWorkItem(_ => Thread.Sleep(1)); }",
        "public override void connectionClosed() { new Thread(() => Thread.Sleep(1)).Start(); }",
        "public override void connectionClosed() { new Thread(Reconnect).Start(); } void Reconnect() { Thread.Sleep(1); }",
        "public override void connectionClosed() { new Timer(_ => Thread.Sleep(1), null, 0, 1); }",
        "public override void connectionClosed() { var timer = new System.Timers.Timer(1); timer.Elapsed += (s, e) => Thread.Sleep(1); timer.Start(); }",
        "SynchronizationContext _context; public override void connectionClosed() { _context.Post(_ => Thread.Sleep(1), null); }",
        "Action _reconnect; public override void connectionClosed() { Task.Run(_reconnect); } void Use() { _reconnect = () => Thread.Sleep(1); }",
        "event Action Closed; public override void connectionClosed() { Task.Run(() => Closed?.Invoke()); } void Use() { Closed += () => Thread.Sleep(1); }",
        "public override void connectionClosed() { Action run = () => Thread.Sleep(1); Task.Run(run); }",
        "public override void connectionClosed() { Later(() => Thread.Sleep(1)); } static void Later(Action action) { Task.Run(action); }",
        "readonly Queue<Action> _work = new Queue<Action>(); public override void connectionClosed() { _work.Enqueue(() => Thread.Sleep(1)); }",
        "public override void connectionClosed() { Guard(() => Console.WriteLine()); } void Other() { Guard(() => Thread.Sleep(1)); } static void Guard(Action action) { action(); }",

        // Signals and states that another thread waits for.
        "readonly ManualResetEvent _lost = new ManualResetEvent(false); public override void connectionClosed() { _lost.Set(); } void Watch() { _lost.WaitOne(); Thread.Sleep(1); }",
        "volatile bool _lost; public override void connectionClosed() { _lost = true; } void Watch() { while (!_lost) Thread.Sleep(1); }",
        "public override async void connectionClosed() { await Task.Delay(1000); _client.eConnect(\"\", 7497, 1); }",
        "public override void connectionClosed() { _ = Reconnect(); } async Task Reconnect() { await Task.Delay(1); Thread.Sleep(1); }",

        // One of several that may be called.
        "IWork# _work; public override void connectionClosed() { _work.Go(); } } internal interface IWork# { void Go(); } internal class A# : IWork# { public void Go() { Thread.Sleep(1); } } internal class B# : IWork# { public void Go() { }",

        // No callback.
        "public void Stop() { Thread.Sleep(1000); _client.eDisconnect(); }",

        // It runs inside the connect call, on the thread that made it.
        "public void connectAck() { Thread.Sleep(1); }",
    ];

    public static TheoryData<string> Blocking => [.. BlockingCases];

    public static TheoryData<string> Reached => [.. ReachedCases];

    public static TheoryData<string> NotBlocking => [.. NotBlockingCases];

    public static TheoryData<string> Elsewhere => [.. ElsewhereCases];

    [Theory]
    [MemberData(nameof(Blocking))]
    public Task Reported_in_a_callback(string members) => ReportedAsync(members);

    [Theory]
    [MemberData(nameof(Reached))]
    public Task Reported_behind_calls_on_the_same_thread(string members) => ReportedAsync(members);

    [Theory]
    [MemberData(nameof(NotBlocking))]
    public Task Silent_where_nothing_is_waited_for(string members) => SilentAsync(members);

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public Task Silent_where_it_is_not_certainly_on_the_thread_of_the_loop(string members) => SilentAsync(members);

    public static TheoryData<string> Generations => [.. ApiGeneration.All.Select(static generation => generation.Name)];

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task On_every_generation(string name)
    {
        var generation = ApiGeneration.All.Single(one => one.Name == name);
        string[] reported = [.. BlockingCases, .. ReachedCases];
        string[] silent = [.. NotBlockingCases, .. ElsewhereCases];

        var counts = await SharedProgram.CountsAsync(Rule, [.. reported, .. silent], generation);

        Assert.Equal([.. reported.Select(static _ => 1), .. silent.Select(static _ => 0)], counts);
    }

    [Fact]
    public async Task The_message_says_what_waits_where_and_stands_in_the_callback()
    {
        var direct = Assert.Single(await SharedProgram.DiagnosticsAsync(Rule, "public override void connectionClosed() { Thread.Sleep(5000); }"));
        Assert.Equal(
            "`Thread.Sleep` holds up the callback `connectionClosed` and with it the message loop: until it returns, no price, fill or error arrives; move it to another thread",
            direct.GetMessage(null));
        Assert.Empty(direct.AdditionalLocations);

        var behind = Assert.Single(await SharedProgram.DiagnosticsAsync(
            Rule, "public override void connectionClosed() { Reconnect(); } void Reconnect() { _client.eConnect(\"\", 7497, 1); Thread.Sleep(1); }"));
        Assert.StartsWith("`eConnect` in `Bot0.Reconnect` holds up the callback `connectionClosed`", behind.GetMessage(null));
        Assert.Equal("Reconnect()", LifecycleSource.TextAt(behind.Location));
        Assert.StartsWith("_client.eConnect", LifecycleSource.TextAt(Assert.Single(behind.AdditionalLocations)));
    }

    [Fact]
    public async Task Each_place_of_a_callback_is_reported()
        => Assert.Equal(2, (await SharedProgram.DiagnosticsAsync(Rule, "public override void connectionClosed() { Thread.Sleep(1); Console.WriteLine(); _client.eConnect(\"\", 7497, 1); }")).Length);

    [Fact]
    public async Task Each_callback_that_leads_to_one_place_is_reported()
        => Assert.Equal(
            ["Reconnect()", "Again()"],
            (await SharedProgram.DiagnosticsAsync(
                Rule,
                "public override void connectionClosed() { Reconnect(); } public override void error(Exception e) { Again(); } void Again() { Reconnect(); } void Reconnect() { Thread.Sleep(1); }"))
                .Select(static diagnostic => LifecycleSource.TextAt(diagnostic.Location)));

    [Fact]
    public async Task Each_place_that_raises_one_event_is_reported()
        => Assert.Equal(
            3,
            (await SharedProgram.DiagnosticsAsync(
                Rule,
                "event Action Closed; public override void connectionClosed() { Closed?.Invoke(); } public override void error(Exception e) { Closed(); Closed?.Invoke(); } void Use() { Closed += Reconnect; } void Reconnect() { Thread.Sleep(1); }"))
                .Length);

    [Fact]
    public async Task A_fake_that_is_never_connected_is_silent()
        => Assert.Empty(await SharedProgram.DiagnosticsAsync(
            Rule, "} internal class Fake : Stub { public override void currentTime(long time) { Thread.Sleep(1); }"));

    [Fact]
    public Task Reported_in_test_projects_as_well_and_local_to_its_file() => new RuleTest(Rule)
    {
        Source = """
            internal class Bot : DefaultEWrapper
            {
                private readonly EClientSocket _client;
                public Bot() { _client = new EClientSocket(this, new EReaderMonitorSignal()); }
                public void Start() => _client.eConnect("", 7497, 1);
                public override void connectionClosed() { {|IBAPI3006:Thread.Sleep(1)|}; }
            }
            """,
        Options = [ConfigText.TestProject],
        Generations = ApiGeneration.All.Remove(ApiGeneration.V971),
    }.RunAsync();

    [Fact]
    public async Task Visual_Basic()
    {
        var found = await LifecycleSource.DiagnosticsAsync(Rule, TestProgram.CompileVisualBasic(
            """
            Friend Class Bot
                Inherits DefaultEWrapper
                Private ReadOnly _client As New EClientSocket(Me, New EReaderMonitorSignal())
                Public Event Closed As Action
                Public Sub Start()
                    _client.eConnect("", 7497, 1)
                    AddHandler Closed, AddressOf Reconnect
                End Sub
                Public Overrides Sub connectionClosed()
                    RaiseEvent Closed()
                End Sub
                Private Sub Reconnect()
                    System.Threading.Thread.Sleep(1)
                End Sub
            End Class
            """));

        Assert.Contains("in `Bot.Reconnect`", Assert.Single(found).GetMessage(null));
    }

    [Theory]
    [InlineData("public override void connectionClosed() { Thread.Sleep( } ")]
    [InlineData("public override void connectionClosed() => connectionClosed(); public override void error(Exception e) { Guard(Guard }")]
    [InlineData("void A() { B(A); } void B(Action a) { C(a); } void C(Action a) { B(a); a(); } public override void connectionClosed() { A(); }")]
    public async Task Half_typed_code_and_cycles_end(string members)
        => Assert.True((await SharedProgram.DiagnosticsAsync(Rule, members, mustCompile: false)).Length <= 1);

    [Fact]
    public async Task A_huge_callback_ends()
    {
        var body = string.Concat(Enumerable.Repeat("if (time > 1) { Work(); } else { _task.Wait(); }\n", 300));

        Assert.NotEmpty(await SharedProgram.DiagnosticsAsync(Rule, "Task _task; void Work() { } public override void currentTime(long time) { " + body + " }"));
    }

    private static async Task ReportedAsync(string members)
        => Assert.Single(await SharedProgram.DiagnosticsAsync(Rule, members));

    private static async Task SilentAsync(string members)
        => Assert.Empty(await SharedProgram.DiagnosticsAsync(Rule, members));
}
