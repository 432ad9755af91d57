using System;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;
using static IbApi.Analyzers.Tests.Rules.Lifecycle.LifecycleSource;

namespace IbApi.Analyzers.Tests.Rules.Lifecycle;

/// <summary>IBAPI3010: nothing looks whether a connect call has connected.</summary>
public sealed class UncheckedConnectTests
{
    private const string Rule = DiagnosticIds.UncheckedConnect;

    [Theory]
    [InlineData("")]
    [InlineData("public void Go() { try { Connect(); } catch (Exception e) { Console.WriteLine(e); } }")]

    // The message loop's condition looks at the session, not at the call.
    [InlineData("public void Pump(EReader reader, EReaderSignal signal) { while (_client.IsConnected()) { signal.waitForSignal(); reader.processMsgs(); } }")]
    [InlineData("public void Stop() { if (_client.IsConnected()) _client.eDisconnect(); }")]
    [InlineData("public void Again() { if (_client.IsConnected()) return; _client.eConnect(\"\", 7497, 1); }", 2)]

    // A wait without a limit finds nothing out.
    [InlineData("private int _id; public override void nextValidId(int orderId) => _id = orderId; public void Go() { Connect(); while (_id <= 0) { } }")]
    [InlineData("private readonly ManualResetEvent _ready = new(false); public override void nextValidId(int orderId) => _ready.Set(); public void Go() { Connect(); _ready.WaitOne(); }")]
    [InlineData("public override void error(Exception e) => Console.WriteLine(e);")]
    [InlineData("public override void error(Exception e) => _last = e; private Exception _last;")]
    public async Task Reported(string members, int count = 1)
    {
        var found = await DiagnosticsAsync(Rule, Program(members));

        Assert.Equal(count, found.Length);
        Assert.All(found, static one => Assert.Equal("_client.eConnect(\"\", 7497, 1)", TextAt(one.Location)));
    }

    [Theory]
    [InlineData("public void Go() { Connect(); if (!_client.IsConnected()) throw new InvalidOperationException(); }")]
    [InlineData("public bool Go() { Connect(); return _client.IsConnected(); }")]
    [InlineData("public void Go() { Connect(); Console.WriteLine(_client.IsConnected() ? \"up\" : \"down\"); }")]
    [InlineData("public bool IsUp => _client.IsConnected();")]
    [InlineData("public void Go() { do { Connect(); } while (!_client.IsConnected()); }")]

    // A wait for the session that has a limit.
    [InlineData("private readonly ManualResetEvent _ready = new(false); public override void nextValidId(int orderId) => _ready.Set(); public void Go() { Connect(); if (!_ready.WaitOne(5000)) throw new TimeoutException(); }")]
    [InlineData("private readonly ManualResetEventSlim _ready = new(); public override void connectAck() => _ready.Set(); public bool Go() { Connect(); return _ready.Wait(TimeSpan.FromSeconds(5)); }")]
    [InlineData("private readonly TaskCompletionSource<int> _ready = new(); public override void nextValidId(int orderId) => _ready.TrySetResult(orderId); public async Task Go() { Connect(); await _ready.Task.WaitAsync(TimeSpan.FromSeconds(5)); }")]
    [InlineData("private int _id; public override void nextValidId(int orderId) => _id = orderId; public void Go() { Connect(); for (var i = 0; i < 50 && _id == 0; i++) Thread.Sleep(100); }")]
    [InlineData("private int _id; public override void nextValidId(int orderId) => _id = orderId; public void Go() { Connect(); while (_id == 0 && Environment.TickCount < 5) Thread.Sleep(100); }")]

    // What the API says about it is handled.
    [InlineData("public override void error(Exception e) => Environment.Exit(1);")]
    [InlineData("public override void error(Exception e) => throw e;")]
    [InlineData("public override void error(string text) => Connect();")]
    [InlineData("public override void error(Exception e) => _failed = true; private bool _failed; public void Go() { Connect(); if (_failed) Console.WriteLine(\"no TWS\"); }")]
    [InlineData("public override void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson) { if (errorCode == 502) Environment.Exit(1); }")]
    public async Task Silent(string members)
        => Assert.Empty(await DiagnosticsAsync(Rule, Program(members)));

    [Fact]
    public async Task Test_projects_are_told_as_well()
        => Assert.Single(await DiagnosticsAsync(Rule, Program(""), options: TestOptions.Of(ConfigText.TestProject)));

    [Fact]
    public async Task Callbacks_that_cannot_be_seen_may_look_for_it()
        => Assert.Empty(await DiagnosticsAsync(
            Rule, "public class Bot(EClientSocket client) { public void Go() => client.eConnect(\"\", 7497, 1); }", OutputKind.DynamicallyLinkedLibrary));

    [Fact]
    public async Task On_every_generation_of_the_API()
    {
        foreach (var api in ApiGeneration.Tested)
        {
            string Source(string after) => WrapperStub.Source(api, "Stub")
                + $$"""
                    public class Wrapper : Stub
                    {
                        private readonly EClientSocket _client;
                        public Wrapper() { _client = {{WrapperStub.NewClient(api, "this")}}; }
                        public void Connect() { _client.eConnect("", 7497, 1); {{after}} }
                        public static void Main() { new Wrapper().Connect(); Thread.Sleep(-1); }
                    }
                    """;

            Assert.Single(await DiagnosticsAsync(Rule, Source(""), api: api));
            Assert.Empty(await DiagnosticsAsync(Rule, Source("if (!_client.IsConnected()) return;"), api: api));
        }
    }

    [Fact]
    public Task Local_to_its_file_and_nowhere_in_generated_code()
        => new RuleTest(Rule)
        {
            Source = Program("").Replace("_client.eConnect(\"\", 7497, 1)", "{|IBAPI3010:_client.eConnect(\"\", 7497, 1)|}", StringComparison.Ordinal)
                .Replace("private static void Main(", "public static void Main(", StringComparison.Ordinal),
            Generations = [ApiGeneration.Newest],
        }.RunAsync();
}
