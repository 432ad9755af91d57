using System;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;
using static IbApi.Analyzers.Tests.Rules.Lifecycle.LifecycleSource;

namespace IbApi.Analyzers.Tests.Rules.Lifecycle;

/// <summary>IBAPI3015: a wait for the session without a limit.</summary>
public sealed class EndlessWaitTests
{
    private const string Rule = DiagnosticIds.EndlessWait;
    private const string OnId = "public override void nextValidId(int orderId) ";

    private static string Bot(string members, string run = "", string others = "")
        => $$"""
            public class Bot : DefaultEWrapper
            {
                private readonly EReaderSignal _signal = new EReaderMonitorSignal();
                private readonly EClientSocket _client;
                private EReader _reader;
                public Bot() { _client = new EClientSocket(this, _signal); }
                public async Task Run(CancellationToken token, bool flag) { _client.eConnect("", 7497, 1); {{run}} await Task.Yield(); }
                {{members}}
            }
            {{others}}
            public static class Entry { public static void Main() => new Bot().Run(default, true).Wait(); }
            """;

    [Theory]

    // Loops, as in IB's samples.
    [InlineData("private int _id;" + OnId + "=> _id = orderId;", "while (_id <= 0) { }", "_id <= 0")]
    [InlineData("private int _id;" + OnId + "=> _id = orderId;", "while (_id == 0);", "_id == 0")]
    [InlineData("public int NextOrderId { get; set; }" + OnId + "{ NextOrderId = orderId; }", "while (NextOrderId <= 0) Thread.Sleep(10);", "NextOrderId <= 0")]
    [InlineData("private volatile bool _ready;" + OnId + "=> _ready = true;", "while (!_ready) { Console.Write(\".\"); await Task.Delay(100); }", "!_ready")]
    [InlineData("private volatile bool _ready;" + OnId + "=> _ready = true;", "do { Thread.Sleep(1); } while (!_ready);", "!_ready")]
    [InlineData("private volatile bool _ready;" + OnId + "=> _ready = true;", "for (; !_ready;) Thread.Yield();", "!_ready")]
    [InlineData("private volatile bool _ready;" + OnId + "=> _ready = true;", "while (true) { if (_ready) break; Thread.Sleep(1); }", "_ready")]
    [InlineData("private volatile bool _ready;" + OnId + "=> _ready = true;", "for (;;) { if (_ready) { break; } Thread.Sleep(1); }", "_ready")]
    [InlineData("private volatile bool _ready; public override void connectAck() => _ready = true;", "while (!_ready) Thread.Sleep(1);", "!_ready")]
    [InlineData("private int? _id;" + OnId + "=> _id = orderId;", "while (_id == null) Thread.Sleep(1);", "_id == null")]
    [InlineData("private int? _id;" + OnId + "=> _id = orderId;", "while (!_id.HasValue) Thread.Sleep(1);", "!_id.HasValue")]
    [InlineData("private int _id;" + OnId + "=> _id = orderId;", "while (Volatile.Read(ref _id) == 0) Thread.Sleep(1);", "Volatile.Read(ref _id) == 0")]
    [InlineData("private int _id; private bool _up;" + OnId + "=> _id = orderId; public override void connectAck() => _up = true;", "while (_id == 0 || !_up) Thread.Sleep(1);", "_id == 0 || !_up")]
    [InlineData("private bool IsReady => _id > 0; private int _id;" + OnId + "=> _id = orderId;", "while (!IsReady) Thread.Sleep(1);", "!IsReady")]

    // The value with which the wait starts ends nothing, and neither does counting on.
    [InlineData("private int _id = -1;" + OnId + "=> _id = orderId; public int Next() => _id++; public void Reset() => _id = -1;", "while (_id < 0) { }", "_id < 0")]

    // The messages are processed in the loop itself.
    [InlineData("private int _id;" + OnId + "=> _id = orderId;", "while (_id == 0) { _signal.waitForSignal(); _reader.processMsgs(); }", "_id == 0")]

    // TWS is asked again: it may as well not answer again.
    [InlineData("private int _id;" + OnId + "=> _id = orderId;", "while (_id == 0) { _client.reqIds(1); Thread.Sleep(500); }", "_id == 0")]

    // Events.
    [InlineData("private readonly ManualResetEvent _ready = new(false);" + OnId + "=> _ready.Set();", "_ready.WaitOne();", "_ready.WaitOne()")]
    [InlineData("private readonly AutoResetEvent _ready = new(false);" + OnId + "=> _ready.Set();", "_ready.WaitOne(Timeout.Infinite);", "_ready.WaitOne(Timeout.Infinite)")]
    [InlineData("private readonly ManualResetEventSlim _ready = new();" + OnId + "=> _ready.Set();", "_ready.Wait();", "_ready.Wait()")]
    [InlineData("private readonly ManualResetEventSlim _ready = new();" + OnId + "=> _ready.Set();", "_ready.Wait(CancellationToken.None);", "_ready.Wait(CancellationToken.None)")]
    [InlineData("private readonly CountdownEvent _ready = new(1);" + OnId + "=> _ready.Signal();", "_ready.Wait();", "_ready.Wait()")]
    [InlineData("private readonly SemaphoreSlim _ready = new(0);" + OnId + "=> _ready.Release();", "_ready.Wait();", "_ready.Wait()")]
    [InlineData("private readonly SemaphoreSlim _ready = new(0);" + OnId + "=> _ready.Release();", "await _ready.WaitAsync();", "await _ready.WaitAsync()")]
    [InlineData("private readonly ManualResetEvent _ready = new(false);" + OnId + "=> _ready.Set();", "while (!_ready.WaitOne(100)) { }", "!_ready.WaitOne(100)")]
    [InlineData("private volatile bool _ready;" + OnId + "=> _ready = true;", "SpinWait.SpinUntil(() => _ready);", "SpinWait.SpinUntil(() => _ready)")]
    [InlineData("private readonly object _gate = new(); private int _id;" + OnId + "{ lock (_gate) { _id = orderId; Monitor.PulseAll(_gate); } }", "lock (_gate) { while (_id == 0) Monitor.Wait(_gate); }", "_id == 0")]

    // Tasks.
    [InlineData("private readonly TaskCompletionSource<int> _ready = new();" + OnId + "=> _ready.TrySetResult(orderId);", "await _ready.Task;", "await _ready.Task")]
    [InlineData("private readonly TaskCompletionSource<int> _ready = new();" + OnId + "=> _ready.SetResult(orderId);", "var id = await _ready.Task.ConfigureAwait(false);", "await _ready.Task.ConfigureAwait(false)")]
    [InlineData("private readonly TaskCompletionSource<int> _ready = new();" + OnId + "=> _ready.TrySetResult(orderId);", "_ready.Task.Wait();", "_ready.Task.Wait()")]
    [InlineData("private readonly TaskCompletionSource<int> _ready = new();" + OnId + "=> _ready.TrySetResult(orderId);", "var id = _ready.Task.Result;", "_ready.Task.Result")]
    [InlineData("private readonly TaskCompletionSource<int> _ready = new();" + OnId + "=> _ready.TrySetResult(orderId);", "_ready.Task.GetAwaiter().GetResult();", "_ready.Task.GetAwaiter().GetResult()")]
    [InlineData("private TaskCompletionSource<int> _ready;" + OnId + "=> _ready?.TrySetResult(orderId);", "_ready = new TaskCompletionSource<int>(); await _ready.Task;", "await _ready.Task")]
    [InlineData("private readonly TaskCompletionSource<int> _ready = new();" + OnId + "=> _ready.TrySetResult(orderId); private Task<int> ReadyAsync() => _ready.Task;", "await ReadyAsync();", "await ReadyAsync()")]

    // Through an event of the class.
    [InlineData("public event Action<int> NextId = id => { };" + OnId + "=> NextId(orderId);", "var ready = new ManualResetEvent(false); NextId += id => ready.Set(); ready.WaitOne();", "ready.WaitOne()")]
    [InlineData("public event Action<int> NextId = id => { };" + OnId + "=> NextId(orderId);", "var next = 0; NextId += id => next = id; while (next == 0) Thread.Sleep(10);", "next == 0")]
    public async Task Reported(string members, string run, string place)
    {
        var found = Assert.Single(await DiagnosticsAsync(Rule, Bot(members, run)));

        Assert.Equal(place, TextAt(found.Location));
        Assert.Contains(members.Contains("connectAck() => _ready", StringComparison.Ordinal) ? "waits for `connectAck`" : "waits for `nextValidId`", found.GetMessage(null));
        Assert.Contains("`Bot.Run` stands here for ever", found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
    }

    [Theory]

    // A time-out or a cancellation.
    [InlineData("private readonly ManualResetEvent _ready = new(false);" + OnId + "=> _ready.Set();", "_ready.WaitOne(5000);")]
    [InlineData("private readonly ManualResetEventSlim _ready = new();" + OnId + "=> _ready.Set();", "_ready.Wait(token);")]
    [InlineData("private readonly SemaphoreSlim _ready = new(0);" + OnId + "=> _ready.Release();", "await _ready.WaitAsync(TimeSpan.FromSeconds(5));")]
    [InlineData("private readonly SemaphoreSlim _ready = new(0);" + OnId + "=> _ready.Release();", "await _ready.WaitAsync(token);")]
    [InlineData("private volatile bool _ready;" + OnId + "=> _ready = true;", "SpinWait.SpinUntil(() => _ready, 5000);")]
    [InlineData("private readonly TaskCompletionSource<int> _ready = new();" + OnId + "=> _ready.TrySetResult(orderId);", "await _ready.Task.WaitAsync(token);")]
    [InlineData("private readonly TaskCompletionSource<int> _ready = new();" + OnId + "=> _ready.TrySetResult(orderId);", "_ready.Task.Wait(5000);")]
    [InlineData("private readonly TaskCompletionSource<int> _ready = new();" + OnId + "=> _ready.TrySetResult(orderId);", "await Task.WhenAny(_ready.Task, Task.Delay(5000));")]
    [InlineData("private readonly TaskCompletionSource<int> _ready = new();" + OnId + "=> _ready.TrySetResult(orderId);", "if (await Task.WhenAny(_ready.Task, Task.Delay(5000)) != _ready.Task) return; var id = await _ready.Task;")]
    [InlineData("private readonly TaskCompletionSource<int> _ready = new();" + OnId + "=> _ready.TrySetResult(orderId);", "if (!_ready.Task.Wait(5000)) return; var id = _ready.Task.Result;")]

    // With a limit in another method first, and then at hand.
    [InlineData("private readonly TaskCompletionSource<int> _ready = new();" + OnId + "=> _ready.TrySetResult(orderId); private Task<int> Ready => _ready.Task; private static async Task WithinAsync(Task task, CancellationToken stop) { if (await Task.WhenAny(task, Task.Delay(-1, stop)) != task) throw new TimeoutException(); } private Task OpenAsync(CancellationToken stop) => WithinAsync(Ready, stop);", "await OpenAsync(token); var id = await Ready;")]
    [InlineData("private readonly TaskCompletionSource<int> _ready = new();" + OnId + "=> _ready.TrySetResult(orderId); private bool Opened() => _ready.Task.Wait(5000);", "if (Opened()) { var id = await _ready.Task; }")]
    [InlineData("private readonly TaskCompletionSource<int> _ready = new();" + OnId + "=> _ready.TrySetResult(orderId);", "using var stop = token.Register(() => _ready.TrySetCanceled()); await _ready.Task;")]
    [InlineData("private readonly TaskCompletionSource<int> _ready = new();" + OnId + "=> _ready.TrySetResult(orderId);", "using var timer = new Timer(state => _ready.TrySetException(new TimeoutException()), null, 5000, -1); await _ready.Task;")]

    [InlineData("public event Action<int> NextId = id => { };" + OnId + "=> NextId(orderId); private Task ReadyAsync() { var ready = new TaskCompletionSource<int>(); new CancellationTokenSource(5000).Token.Register(() => ready.TrySetCanceled()); NextId += id => ready.TrySetResult(id); return ready.Task; }", "await ReadyAsync();")]
    [InlineData("private readonly TaskCompletionSource<int> _ready = new();" + OnId + "=> _ready.TrySetResult(orderId); private async Task<int> WaitReadyAsync(CancellationToken stop) => await _ready.Task.WaitAsync(stop);", "await WaitReadyAsync(token);")]
    [InlineData("private readonly ManualResetEventSlim _ready = new();" + OnId + "=> _ready.Set(); private bool WaitReady() => _ready.Wait(5000);", "WaitReady();")]

    // A loop with another way out.
    [InlineData("private int _id;" + OnId + "=> _id = orderId;", "for (var i = 0; i < 50 && _id == 0; i++) Thread.Sleep(100);")]
    [InlineData("private int _id;" + OnId + "=> _id = orderId;", "for (var i = 0; i < 50; i++) { if (_id > 0) break; Thread.Sleep(100); }")]
    [InlineData("private int _id;" + OnId + "=> _id = orderId;", "while (_id == 0 && !token.IsCancellationRequested) Thread.Sleep(100);")]
    [InlineData("private int _id;" + OnId + "=> _id = orderId;", "while (_id == 0) { token.ThrowIfCancellationRequested(); Thread.Sleep(100); }")]
    [InlineData("private int _id;" + OnId + "=> _id = orderId;", "while (_id == 0) { await Task.Delay(100, token); }")]
    [InlineData("private int _id;" + OnId + "=> _id = orderId;", "while (_client.IsConnected() && _id == 0) Thread.Sleep(100);")]
    [InlineData("private int _id;" + OnId + "=> _id = orderId;", "var end = DateTime.UtcNow.AddSeconds(5); while (_id == 0 && DateTime.UtcNow < end) Thread.Sleep(100);")]
    [InlineData("private int _id;" + OnId + "=> _id = orderId;", "var tries = 0; while (_id == 0) { if (++tries > 50) throw new TimeoutException(); Thread.Sleep(100); }")]
    [InlineData("private int _id;" + OnId + "=> _id = orderId;", "while (true) { if (_id > 0) break; if (token.IsCancellationRequested) return; Thread.Sleep(100); }")]
    [InlineData("private int _id;" + OnId + "=> _id = orderId;", "while (_id == 0) { Work(); }")]
    [InlineData("private int _id; private bool _failed;" + OnId + "=> _id = orderId; public override void error(Exception e) => _failed = true;", "while (_id == 0 && !_failed) Thread.Sleep(100);")]

    // Somebody else ends it.
    [InlineData("private readonly ManualResetEvent _ready = new(false);" + OnId + "=> _ready.Set(); public override void connectionClosed() => _ready.Set();", "_ready.WaitOne();")]
    [InlineData("private readonly ManualResetEvent _ready = new(false);" + OnId + "=> _ready.Set(); public void Stop() => _ready.Set();", "_ready.WaitOne();")]
    [InlineData("private readonly TaskCompletionSource<int> _ready = new();" + OnId + "=> _ready.TrySetResult(orderId); public override void error(Exception e) => _ready.TrySetException(e);", "await _ready.Task;")]
    [InlineData("private volatile bool _ready;" + OnId + "=> _ready = true; public void Stop() => _ready = true;", "while (!_ready) Thread.Sleep(1);")]
    [InlineData("private int _id;" + OnId + "=> _id = orderId; public void Load(int id) => _id = id;", "while (_id == 0) Thread.Sleep(1);")]

    // No wait: the loop works, looks at something else, or goes on because of the callback.
    [InlineData("private volatile bool _up; public override void connectAck() => _up = true; public override void connectionClosed() { }", "while (_up) Thread.Sleep(1000);")]
    [InlineData("private int _id;" + OnId + "=> _id = orderId;", "if (_id == 0) return;")]
    [InlineData("private int _id;" + OnId + "=> _id = orderId;", "while (_id < 100) { _id++; Work(); }")]
    [InlineData("private bool _done;" + OnId + "{ } public override void positionEnd() => _done = true;", "while (!_done) Thread.Sleep(1);")]
    [InlineData("private readonly Queue<int> _queue = new();" + OnId + "=> _queue.Enqueue(orderId);", "foreach (var id in _queue) Work();")]
    [InlineData("private readonly System.Collections.Concurrent.BlockingCollection<int> _queue = new();" + OnId + "=> _queue.Add(orderId); public override void currentTime(long time) => _queue.Add(1);", "foreach (var id in _queue.GetConsumingEnumerable()) Work();")]
    [InlineData("private class Messages { private readonly Queue<int> _all = new(); public void Add(int id) => _all.Enqueue(id); public bool TryTake(out int id) => _all.TryDequeue(out id); }"
        + " private readonly Messages _ids = new(), _others = new();" + OnId + "=> _ids.Add(orderId);", "int id; while (!_others.TryTake(out id)) { }")]
    [InlineData("private readonly object _gate = new(); private int _id;" + OnId + "{ lock (_gate) _id = orderId; }", "lock (_gate) { Work(); }")]
    public async Task Silent(string members, string run)
        => Assert.Empty(await DiagnosticsAsync(Rule, Bot(members + " private void Work() { }", run)));

    [Fact]
    public async Task From_another_class_and_in_a_helper()
    {
        const string Wrapper = "public class Other : DefaultEWrapper { public int NextOrderId { get; private set; } public override void nextValidId(int orderId) => NextOrderId = orderId; }"
            + "public static class Waiting { public static void For(Other other) { while (other.NextOrderId <= 0) { } } public static void For(Other other, TimeSpan time) => SpinWait.SpinUntil(() => other.NextOrderId > 0, time); }";

        var found = Assert.Single(await DiagnosticsAsync(Rule, Bot("", "var other = new Other(); Waiting.For(other); Waiting.For(other, TimeSpan.FromSeconds(1));", Wrapper)));
        Assert.Equal("other.NextOrderId <= 0", TextAt(found.Location));
        Assert.Contains("`Waiting.For` stands", found.GetMessage(null));
    }

    [Fact]
    public async Task The_public_members_of_a_library()
    {
        static string Source(string members, string wait)
            => "public class Bot : DefaultEWrapper { " + members + " public void Run(EClientSocket client) { client.eConnect(\"\", 7497, 1); " + wait + " } }";

        Assert.Single(await DiagnosticsAsync(
            Rule, Source("public int NextOrderId { get; set; } public override void nextValidId(int orderId) => NextOrderId = orderId;", "while (NextOrderId <= 0) { }"), OutputKind.DynamicallyLinkedLibrary));

        // An event that others can set.
        Assert.Empty(await DiagnosticsAsync(
            Rule, Source("public readonly ManualResetEvent Ready = new(false); public override void nextValidId(int orderId) => Ready.Set();", "Ready.WaitOne();"), OutputKind.DynamicallyLinkedLibrary));
    }

    [Fact]
    public async Task Test_projects_are_told_as_well()
        => Assert.Single(await DiagnosticsAsync(
            Rule, Bot("private int _id;" + OnId + "=> _id = orderId;", "while (_id <= 0) { }"), options: TestOptions.Of(ConfigText.TestProject)));

    [Fact]
    public async Task On_every_generation_of_the_API()
    {
        foreach (var api in ApiGeneration.All)
        {
            string Source(string wait) => WrapperStub.Source(api, "Stub")
                + $$"""
                    public class Wrapper : Stub
                    {
                        private readonly EClientSocket _client;
                        private int _nextId;
                        public Wrapper() { _client = {{WrapperStub.NewClient(api, "this")}}; }
                        public override void nextValidId(int orderId) => _nextId = orderId;
                        public void Connect() { _client.eConnect("", 7497, 1); {{wait}} }
                        public static void Main() => new Wrapper().Connect();
                    }
                    """;

            Assert.Single(await DiagnosticsAsync(Rule, Source("while (_nextId <= 0) { }"), api: api));
            Assert.Empty(await DiagnosticsAsync(Rule, Source("SpinWait.SpinUntil(() => _nextId > 0, 5000);"), api: api));
        }
    }

    [Fact]
    public Task Local_to_its_file_and_nowhere_in_generated_code()
        => new RuleTest(Rule)
        {
            Source = Bot("private int _id;" + OnId + "=> _id = orderId;", "while ({|IBAPI3015:_id <= 0|}) { }").Replace("public static void Main()", "public static void Go()", StringComparison.Ordinal),
            Generations = [ApiGeneration.Newest],
        }.RunAsync();

    [Fact]
    public async Task Visual_Basic()
    {
        static string Source(string wait) => $"""
            Public Class Bot
                Inherits DefaultEWrapper
                Private nextId As Integer
                Public Overrides Sub nextValidId(orderId As Integer)
                    nextId = orderId
                End Sub
                Public Sub Run(client As EClientSocket)
                    client.eConnect("a", 7497, 1)
                    {wait}
                End Sub
            End Class
            """;

        Assert.Single(await DiagnosticsAsync(Rule, TestProgram.CompileVisualBasic(Source("While nextId = 0\n System.Threading.Thread.Sleep(10)\n End While"))));
        Assert.Single(await DiagnosticsAsync(Rule, TestProgram.CompileVisualBasic(Source("Do Until nextId > 0\n System.Threading.Thread.Sleep(10)\n Loop"))));
        Assert.Empty(await DiagnosticsAsync(Rule, TestProgram.CompileVisualBasic(Source("For i As Integer = 1 To 50\n If nextId > 0 Then Exit For\n System.Threading.Thread.Sleep(10)\n Next"))));
    }

    [Theory]
    [InlineData("while (_id <= ) { }")]
    [InlineData("while (_id <= 0")]
    [InlineData("await _id.;")]
    [InlineData("while (true) { if (_id > 0) break")]
    [InlineData("SpinWait.SpinUntil(() => _id);")]
    [InlineData("while (_id == 0) { while (_id == 0) { while (_id == 0) { } } }")]
    public async Task Half_typed_code_does_no_harm(string run)
        => Assert.InRange((await DiagnosticsAsync(Rule, Bot("private int _id;" + OnId + "=> _id = orderId;", run), mustCompile: false)).Length, 0, 3);
}
