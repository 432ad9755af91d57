using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Lifecycle;

/// <summary>IBAPI3007: a connect call in a loop that can spin.</summary>
public sealed class SpinningReconnectTests
{
    private const string Rule = DiagnosticIds.SpinningConnect;
    private const string Connect = "_client.eConnect(\"\", 7497, 1);";

    private static readonly string[] SpinningCases =
    [
        "void Run() { while (!_client.IsConnected()) { " + Connect + " } }",
        "void Run() { while (!_client.IsConnected()) " + Connect + " }",
        "void Run() { do { " + Connect + " } while (!_client.IsConnected()); }",
        "void Run() { for (;;) { " + Connect + " if (_client.IsConnected()) break; } }",
        "void Run() { while (true) { " + Connect + " if (_client.IsConnected()) { return; } Console.WriteLine(\"again\"); } }",
        "void Run() { while (true) { if (!_client.IsConnected()) { " + Connect + " } } }",
        "bool _connected; void Run() { while (!_connected) { " + Connect + " _connected = _client.IsConnected(); } }",
        "volatile bool _stop; void Run() { while (!_stop) { " + Connect + " _client.eDisconnect(); } }",
        "void Run() { while (_client.IsConnected() == false) { " + Connect + " } }",
        "void Run() { while (_client.IsConnected() is false) { " + Connect + " } }",

        // A connect call does not throw when TWS refuses: the delay in the handler never comes.
        "void Run() { while (!_client.IsConnected()) { try { " + Connect + " } catch (Exception e) { Console.WriteLine(e); Thread.Sleep(5000); } } }",

        // The wait is for the session that has come about.
        "void Run() { while (true) { " + Connect + " while (_client.IsConnected()) { Thread.Sleep(100); } } }",
        "void Run() { while (true) { " + Connect + " if (_client.IsConnected()) { Thread.Sleep(1000); } } }",

        // No time passes.
        "void Run() { while (!_client.IsConnected()) { " + Connect + " Thread.Sleep(0); } }",

        // A method that connects.
        "void Run() { while (!_client.IsConnected()) { Once(); } } void Once() { Console.WriteLine(); " + Connect + " }",
        "void Run() { while (!TryConnect()) { } } bool TryConnect() { " + Connect + " return _client.IsConnected(); }",
        "void Run() { while (!TryConnect()) { Console.WriteLine(\"again\"); } } bool TryConnect() { Open(); return _client.IsConnected(); } void Open() { " + Connect + " }",
        "void Run() { new Thread(() => { while (!_client.IsConnected()) { " + Connect + " } }).Start(); }",
        "async Task Run() { await Task.Yield(); while (!_client.IsConnected()) { " + Connect + " } }",

        // It only starts a thread that waits.
        "void Run() { while (!_client.IsConnected()) { " + Connect + " new Thread(() => Thread.Sleep(1000)).Start(); } }",

        // An await of what is over already, or of a method that lets no time pass, is no pause.
        "async Task Run() { while (!_client.IsConnected()) { " + Connect + " await Task.Yield(); } }",
        "async Task Run() { while (!_client.IsConnected()) { " + Connect + " await Task.CompletedTask.ConfigureAwait(false); } }",
        "async Task Run() { while (!_client.IsConnected()) { await Once(); } } async Task Once() { " + Connect + " await Task.Yield(); }",
        "async Task Run() { while (!_client.IsConnected()) { " + Connect + " await Note(); } } async Task Note() { await Say(); } async Task Say() { Console.WriteLine(); await Task.Yield(); }",
        "async Task A() { await B(); } async Task B() { await A(); } async Task Run() { while (true) { " + Connect + " await A(); } }",
    ];

    private static readonly string[] WaitingCases =
    [
        "void Run() { while (!_client.IsConnected()) { " + Connect + " Thread.Sleep(5000); } }",
        "void Run() { while (!_client.IsConnected()) { Thread.Sleep(5000); " + Connect + " } }",
        "void Run() { while (true) { " + Connect + " if (_client.IsConnected()) { break; } Thread.Sleep(5000); } }",
        "void Run() { do { " + Connect + " if (!_client.IsConnected()) { Thread.Sleep(5000); } } while (!_client.IsConnected()); }",
        "async Task Run() { while (!_client.IsConnected()) { " + Connect + " await Task.Delay(5000); } }",
        "async Task Run(PeriodicTimer timer) { while (await timer.WaitForNextTickAsync()) { if (!_client.IsConnected()) { " + Connect + " } } }",
        "readonly ManualResetEvent _ready = new ManualResetEvent(false); void Run() { while (true) { " + Connect + " if (_ready.WaitOne(5000)) { break; } } }",
        "void Run(CancellationToken token) { while (!token.IsCancellationRequested) { " + Connect + " token.WaitHandle.WaitOne(1000); } }",
        "void Run() { while (!_client.IsConnected()) { " + Connect + " Task.Delay(1000).Wait(); } }",
        "void Run() { while (!_client.IsConnected()) { " + Connect + " Pause(); } } void Pause() { Thread.Sleep(1000); }",
        "void Run() { while (!TryConnect()) { } } bool TryConnect() { " + Connect + " Thread.Sleep(1000); return _client.IsConnected(); }",
        "void Run() { while (!TryConnect()) { Thread.Sleep(1000); } } bool TryConnect() { " + Connect + " return _client.IsConnected(); }",
        "void Run() { while (Console.ReadLine() == \"y\") { " + Connect + " } }",
        "void Run(System.Collections.Concurrent.BlockingCollection<int> losses) { while (true) { losses.Take(); " + Connect + " } }",
        "void Run() { while (!_client.IsConnected()) { try { " + Connect + " } finally { Thread.Sleep(1000); } } }",

        // A delay by the clock.
        "DateTime _last; void Run() { while (true) { if (DateTime.UtcNow - _last > TimeSpan.FromSeconds(5)) { _last = DateTime.UtcNow; " + Connect + " } } }",

        // An asynchronous method that takes its time, or may.
        "async Task Run() { while (!_client.IsConnected()) { " + Connect + " await Pause(); } } async Task Pause() { await Task.Yield(); await Task.Delay(1000); }",
        "async Task Run() { while (!_client.IsConnected()) { " + Connect + " await Pause(); } } Task Pause() => Task.Delay(1000);",
        "async Task Run() { while (!_client.IsConnected()) { await Once(); } } async Task Once() { " + Connect + " await Pause(); } async Task Pause() { await Task.Delay(1000).ConfigureAwait(false); }",
        "TaskCompletionSource<int> _lost; async Task Run() { while (true) { await Lost(); " + Connect + " } } async Task Lost() { await _lost.Task; }",
        "async Task Run() { while (true) { " + Connect + " await Next(); } } internal virtual async Task Next() { await Task.Yield(); }",
        "async Task Run(Task lost) { while (true) { " + Connect + " await lost; } }",
        "async Task A() { await B(); } async Task B() { await A(); } async Task Run() { while (true) { " + Connect + " await A(); await Task.Delay(5); } }",

        // Code that cannot be seen.
        "void Run(Action pause) { while (!_client.IsConnected()) { " + Connect + " pause(); } }",
        "void Run(IPause# pause) { while (!_client.IsConnected()) { " + Connect + " pause.Wait(); } } } internal interface IPause# { void Wait();",
        "void Run(dynamic pause) { while (!_client.IsConnected()) { " + Connect + " pause.Now(); } }",
    ];

    private static readonly string[] BoundedCases =
    [
        "void Run() { for (var i = 0; i < 3; i++) { " + Connect + " } }",
        "void Run() { foreach (var port in new[] { 7497, 4002 }) { _client.eConnect(\"\", port, 1); if (_client.IsConnected()) break; } }",
        "void Run(List<int> ports) { while (true) { foreach (var port in ports) { _client.eConnect(\"\", port, 1); if (_client.IsConnected()) return; } Thread.Sleep(1); } }",
        "void Run() { var attempts = 0; while (!_client.IsConnected() && attempts < 5) { attempts++; " + Connect + " } }",
        "void Run() { var left = 5; while (left-- != 0) { " + Connect + " } }",
        "void Run() { var attempts = 0; while (true) { " + Connect + " if (_client.IsConnected() || ++attempts > 5) { break; } } }",
        "void Run() { var attempts = 0; while (!_client.IsConnected()) { if (attempts++ == 3) throw new InvalidOperationException(); " + Connect + " } }",

        // It does not come back after a failure.
        "void Run() { while (true) { " + Connect + " if (!_client.IsConnected()) { break; } Console.WriteLine(); } }",
        "void Run() { while (true) { " + Connect + " break; } }",
        "void Run() { while (true) { try { " + Connect + " return; } catch { } } }",
        "void Run() { " + Connect + " }",
        "void Run() { " + Connect + " while (true) { Console.WriteLine(); } }",
        "void Run() { while (true) { Action run = () => " + Connect + " } }",
    ];

    public static TheoryData<string> Spinning => [.. SpinningCases];

    public static TheoryData<string> Waiting => [.. WaitingCases];

    public static TheoryData<string> Bounded => [.. BoundedCases];

    public static TheoryData<string> Generations => [.. ApiGeneration.All.Select(static generation => generation.Name)];

    [Theory]
    [MemberData(nameof(Spinning))]
    public async Task Reported(string members) => Assert.Single(await SharedProgram.DiagnosticsAsync(Rule, members));

    [Theory]
    [MemberData(nameof(Waiting))]
    public async Task Silent_where_time_passes(string members) => Assert.Empty(await SharedProgram.DiagnosticsAsync(Rule, members));

    [Theory]
    [MemberData(nameof(Bounded))]
    public async Task Silent_where_the_loop_ends(string members) => Assert.Empty(await SharedProgram.DiagnosticsAsync(Rule, members));

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task On_every_generation(string name)
    {
        var counts = await SharedProgram.CountsAsync(
            Rule, [.. SpinningCases, .. WaitingCases, .. BoundedCases], ApiGeneration.All.Single(generation => generation.Name == name));

        Assert.Equal([.. SpinningCases.Select(static _ => 1), .. WaitingCases.Concat(BoundedCases).Select(static _ => 0)], counts);
    }

    /// <summary>A retry policy has its own delays.</summary>
    [Fact]
    public async Task Silent_under_a_retry_policy()
        => Assert.Empty(await LifecycleSource.DiagnosticsAsync(
            Rule,
            LifecycleSource.Program("void Run(Polly.ISyncPolicy policy) { while (!_client.IsConnected()) { policy.Execute(() => Connect()); } }"),
            references: References.Polly));

    [Fact]
    public async Task The_message_names_the_loop_and_the_call_stands_beside_it()
    {
        var found = Assert.Single(await SharedProgram.DiagnosticsAsync(
            Rule, "void Run() { while (!_client.IsConnected()) { Once(); } } void Once() { " + Connect + " }"));

        Assert.Equal(
            "The loop in `Bot0.Run` connects again at once when TWS refuses, and spins until TWS is back; wait between attempts, longer each time",
            found.GetMessage(null));
        Assert.Equal("Once()", LifecycleSource.TextAt(found.Location));
        Assert.Contains("eConnect", LifecycleSource.TextAt(Assert.Single(found.AdditionalLocations)));
    }

    [Fact]
    public Task Reported_in_test_projects_as_well_and_local_to_its_file() => new RuleTest(Rule)
    {
        Source = """
            public class Bot
            {
                public void Run(EClientSocket client)
                {
                    while (!client.IsConnected())
                    {
                        {|IBAPI3007:client.eConnect("", 7497, 1)|};
                    }
                }
            }
            """,
        Options = [ConfigText.TestProject],
    }.RunAsync();

    [Fact]
    public async Task Visual_Basic()
        => Assert.Single(await LifecycleSource.DiagnosticsAsync(Rule, TestProgram.CompileVisualBasic(
            """
            Public Class Bot
                Public Sub Spin(client As EClientSocket)
                    While Not client.IsConnected()
                        client.eConnect("", 7497, 1)
                    End While
                End Sub
                Public Sub Wait(client As EClientSocket)
                    Do
                        client.eConnect("", 7497, 1)
                        System.Threading.Thread.Sleep(1000)
                    Loop Until client.IsConnected()
                    For i As Integer = 1 To 3
                        client.eConnect("", 7497, 1)
                    Next
                End Sub
            End Class
            """)));

    [Theory]
    [InlineData("void Run() { while (!_client.IsConnected( { _client.eConnect(\"\", 7497, 1); } }")]
    [InlineData("void Run() { while (true) { Run(); _client.eConnect(\"\", 7497, 1) } }")]
    [InlineData("void A() { B(); } void B() { A(); _client.eConnect(\"\", 7497, 1); } void C() { while (true) A(); }")]
    public async Task Half_typed_code_and_cycles_end(string members)
        => Assert.True((await SharedProgram.DiagnosticsAsync(Rule, members, mustCompile: false)).Length <= 1);
}
