using System;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Lifecycle;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>The fix of IBAPI3015: a limit for a wait, in the wait's own form; and how it behaves.</summary>
[Executes(typeof(BoundedWaitFixer))]
public sealed class BoundedWaitFixerTests
{
    private const string Rule = DiagnosticIds.EndlessWait;
    private const string Id = "private int _id; public override void nextValidId(int orderId) { _id = orderId; }";
    private const string Event = "private readonly ManualResetEvent _ready = new ManualResetEvent(false); public override void nextValidId(int orderId) { _ready.Set(); }";
    private const string Semaphore = "private readonly SemaphoreSlim _ready = new SemaphoreSlim(0); public override void nextValidId(int orderId) { _ready.Release(); }";
    private const string Completion =
        "private readonly TaskCompletionSource<int> _ready = new TaskCompletionSource<int>(); public override void nextValidId(int orderId) { _ready.TrySetResult(orderId); }";

    public static TheoryData<string> Generations => new(ApiGeneration.All.Select(static generation => generation.Name));

    private static string Bot(string members, string body)
        => $$"""
            using System;
            using System.Threading;
            using System.Threading.Tasks;
            using IBApi;

            public class Bot : DefaultEWrapper
            {
                private readonly EReaderSignal _signal = new EReaderMonitorSignal();
                private readonly EClientSocket _client;
                {{members}}

                public Bot()
                {
                    _client = new EClientSocket(this, _signal);
                }

                public async Task Start(string host, int port, int clientId)
                {
                    _client.eConnect(host, port, clientId);
            {{body}}
                    await Task.Yield();
                }
            }
            """;

    private static Task FixAsync(string members, string body, string? result, bool alsoOnFramework = true)
        => new FixTest<BoundedWaitFixer>(Rule)
        {
            Source = Bot(members, body),
            Fixed = result is null ? null : Bot(members, result),
            Title = result is null ? null : "Give up after 20 seconds",
            AlsoOnFramework = alsoOnFramework,
        }.RunAsync();

    [Theory]
    [InlineData("_id <= 0", "_id > 0", "{ }")]
    [InlineData("_id == 0", "_id != 0", "Thread.Sleep(100);")]
    [InlineData("!(_id > 0)", "_id > 0", ";")]
    [InlineData("_id <= 0 && _id == 0", "!(_id <= 0 && _id == 0)", "{ Thread.Sleep(1); }")]
    public Task A_loop_that_does_nothing(string condition, string negated, string loop)
        => FixAsync(
            Id,
            $$"""
                    while ({|IBAPI3015:{{condition}}|}) {{loop}}
                    Console.WriteLine(_id);
            """,
            $$"""
                    if (!SpinWait.SpinUntil(() => {{negated}}, TimeSpan.FromSeconds(20)))
                    {
                        throw new TimeoutException("TWS has not sent nextValidId in time.");
                    }

                    Console.WriteLine(_id);
            """);

    [Fact]
    public Task A_loop_on_several_lines_and_two_at_once()
        => FixAsync(
            Id,
            """
                    while ({|IBAPI3015:_id <= 0|})
                    {
                        Thread.Sleep(10);
                    }

                    // Once more.
                    while ({|IBAPI3015:_id < 1|})
                    {
                    }
            """,
            """
                    if (!SpinWait.SpinUntil(() => _id > 0, TimeSpan.FromSeconds(20)))
                    {
                        throw new TimeoutException("TWS has not sent nextValidId in time.");
                    }

                    // Once more.
                    if (!SpinWait.SpinUntil(() => _id >= 1, TimeSpan.FromSeconds(20)))
                    {
                        throw new TimeoutException("TWS has not sent nextValidId in time.");
                    }

            """);

    [Fact]
    public Task A_loop_that_does_something()
        => FixAsync(
            Id,
            """
                    while ({|IBAPI3015:_id <= 0|})
                    {
                        Console.Write(".");
                        await Task.Delay(100);
                    }
            """,
            """
                    System.Diagnostics.Stopwatch waited = System.Diagnostics.Stopwatch.StartNew();
                    while (_id <= 0)
                    {
                        if (waited.Elapsed > TimeSpan.FromSeconds(20))
                        {
                            throw new TimeoutException("TWS has not sent nextValidId in time.");
                        }

                        Console.Write(".");
                        await Task.Delay(100);
                    }
            """);

    [Fact]
    public Task A_loop_that_is_left_from_within()
        => FixAsync(
            Id,
            """
                    while (true)
                    {
                        if ({|IBAPI3015:_id > 0|})
                        {
                            break;
                        }

                        Thread.Sleep(1);
                    }
            """,
            """
                    System.Diagnostics.Stopwatch waited = System.Diagnostics.Stopwatch.StartNew();
                    while (true)
                    {
                        if (waited.Elapsed > TimeSpan.FromSeconds(20))
                        {
                            throw new TimeoutException("TWS has not sent nextValidId in time.");
                        }

                        if (_id > 0)
                        {
                            break;
                        }

                        Thread.Sleep(1);
                    }
            """);

    [Theory]
    [InlineData(Event, "_ready.WaitOne()", "!_ready.WaitOne(TimeSpan.FromSeconds(20))")]
    [InlineData(Event, "_ready.WaitOne(-1)", "!_ready.WaitOne(TimeSpan.FromSeconds(20))")]
    [InlineData(Semaphore, "_ready.Wait()", "!_ready.Wait(TimeSpan.FromSeconds(20))")]
    [InlineData(Semaphore, "await _ready.WaitAsync()", "!await _ready.WaitAsync(TimeSpan.FromSeconds(20))")]
    [InlineData(Semaphore, "await _ready.WaitAsync().ConfigureAwait(false)", "!await _ready.WaitAsync(TimeSpan.FromSeconds(20)).ConfigureAwait(false)")]
    [InlineData(Completion, "_ready.Task.Wait()", "!_ready.Task.Wait(TimeSpan.FromSeconds(20))")]
    [InlineData(Id, "SpinWait.SpinUntil(() => _id > 0)", "!SpinWait.SpinUntil(() => _id > 0, TimeSpan.FromSeconds(20))")]
    public Task A_wait_that_is_a_statement(string members, string wait, string bounded)
        => FixAsync(
            members,
            $$"""
                    {|IBAPI3015:{{wait}}|};
            """,
            $$"""
                    if ({{bounded}})
                    {
                        throw new TimeoutException("TWS has not sent nextValidId in time.");
                    }

            """);

    [Theory]
    [InlineData("_ready.Task.Result")]
    [InlineData("_ready.Task.GetAwaiter().GetResult()")]
    public Task A_value_that_is_waited_for(string wait)
        => FixAsync(
            Completion,
            $$"""
                    Console.WriteLine({|IBAPI3015:{{wait}}|});
            """,
            $$"""
                    if (!_ready.Task.Wait(TimeSpan.FromSeconds(20)))
                    {
                        throw new TimeoutException("TWS has not sent nextValidId in time.");
                    }

                    Console.WriteLine({{wait}});
            """);

    [Theory]
    [InlineData("await _ready.Task", "await _ready.Task.WaitAsync(TimeSpan.FromSeconds(20))")]
    [InlineData("await _ready.Task.ConfigureAwait(false)", "await _ready.Task.WaitAsync(TimeSpan.FromSeconds(20)).ConfigureAwait(false)")]
    public Task A_task_where_it_takes_a_time_out(string wait, string bounded)
        => FixAsync(
            Completion,
            $$"""
                    Console.WriteLine({|IBAPI3015:{{wait}}|});
            """,
            $$"""
                    Console.WriteLine({{bounded}});
            """,
            alsoOnFramework: false);

    [Theory]

    // Each round of the loop waits without a limit.
    [InlineData("while ({|IBAPI3015:_id <= 0|}) { _signal.waitForSignal(); }")]
    [InlineData("lock (_signal) { while ({|IBAPI3015:_id <= 0|}) Monitor.Wait(_signal); }")]
    public Task Not_offered(string body)
        => FixAsync(Id, "        " + body, null);

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task The_wait_ends_with_TWS_or_with_its_limit(string generation)
    {
        var api = ApiGeneration.All.Single(candidate => candidate.Name == generation);
        foreach (var (name, members, set, wait) in new[]
        {
            ("loop", "private volatile int _id;", "_id = orderId;", "while (_id <= 0) { }"),
            ("working loop", "private volatile int _id;", "_id = orderId;", "while (_id <= 0)\n{\n    Console.Write(string.Empty);\n    Thread.Sleep(5);\n}"),
            ("event", "private readonly ManualResetEvent _ready = new ManualResetEvent(false);", "_ready.Set();", "_ready.WaitOne();"),
            ("task", "private readonly TaskCompletionSource<int> _ready = new TaskCompletionSource<int>();", "_ready.TrySetResult(orderId);", "_ready.Task.GetAwaiter().GetResult();"),
            ("await", "private readonly TaskCompletionSource<int> _ready = new TaskCompletionSource<int>();", "_ready.TrySetResult(orderId);", "await _ready.Task;"),
        })
        {
            Assert.Equal(
                "ready, gone",
                await FixedProgram.RunAsync<BoundedWaitFixer>(
                    Rule, Runnable(api, members, set, wait), api, name, static text => text.Replace("TimeSpan.FromSeconds(20)", "Session.Patience", StringComparison.Ordinal)));
        }
    }

    private static string Runnable(ApiGeneration api, string members, string set, string wait)
    {
        var reads = api != ApiGeneration.V971;
        return $$"""
            using System;
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;
            using IBApi;
            using IBApi.StandIn;

            public class Wrapper : Stub
            {
                private readonly EClientSocket _client;
                {{(reads ? "private readonly EReaderSignal _signal = new EReaderMonitorSignal();" : "")}}
                {{members}}

                public Wrapper()
                {
                    _client = {{(reads ? "new EClientSocket(this, _signal)" : "new EClientSocket(this)")}};
                }

                public override void nextValidId(int orderId)
                {
                    {{set}}
                }

                public async Task StartAsync(int port)
                {
                    _client.eConnect("127.0.0.1", port, 1);
                    {{(reads ? "var reader = new EReader(_client, _signal); reader.Start(); new Thread(() => { while (_client.IsConnected()) { _signal.waitForSignal(); reader.processMsgs(); } }) { IsBackground = true }.Start();" : "")}}
                    {{wait}}
                    await Task.Yield();
                }

                public void Stop()
                {
                    _client.eDisconnect();
                }
            }

            public static class Session
            {
                public static TimeSpan Patience = TimeSpan.FromMinutes(1);

                public static string Run(string scenario)
                {
                    var log = new List<string>();
                    using (var tws = StandInTws.Listen())
                    {
                        tws.NextValidIdDelay = TimeSpan.FromMilliseconds(50);
                        foreach (var isSilent in new[] { false, true })
                        {
                            tws.WithholdsNextValidId = isSilent;
                            Patience = isSilent ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromMinutes(1);
                            var wrapper = new Wrapper();
                            try
                            {
                                wrapper.StartAsync(tws.Port).GetAwaiter().GetResult();
                                log.Add("ready");
                            }
                            catch (TimeoutException)
                            {
                                log.Add("gone");
                            }

                            wrapper.Stop();
                        }
                    }

                    return string.Join(", ", log);
                }
            }
            """;
    }
}
