using System.Linq;
using IbApi.Analyzers.Model.Callbacks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Callbacks;

/// <summary>Where control goes from a callback: the words with which rules ask, each by itself.</summary>
public sealed class CodeReachTests
{
    /// <summary>Members of an internal class with a client, a method <c>Connect</c>, and <c>Lost</c> among them.</summary>
    private static string Class(string members)
        => $$"""
            internal partial class Bot
            {
                private readonly EClientSocket _client = null;
                private void Connect() => _client.eConnect("", 7497, 1);
                {{members}}
            }
            """;

    [Theory]
    [InlineData("void Lost() { }")]
    [InlineData("void Lost() => Console.WriteLine(\"closed\");")]
    [InlineData("void Lost() => Log(\"closed\"); void Log(string text) { System.IO.File.AppendAllText(\"log\", text); }")]
    [InlineData("void Lost() => throw new NotImplementedException();")]
    [InlineData("void Lost() => _client.eDisconnect();", "Disconnects")]
    [InlineData("void Lost() { _lost = true; } bool _lost;")]
    [InlineData("void Lost() { IsLost = true; } bool IsLost { get; set; }")]
    [InlineData("void Lost() { Closed?.Invoke(); } event Action Closed;")]
    [InlineData("void Lost() { Closed?.Invoke(); } event Action Closed; void Use() => Closed += () => Console.WriteLine();")]
    [InlineData("void Lost() { Closed?.Invoke(); } event Action Closed; void Use() => Closed -= Connect;")]
    [InlineData("void Lost() { _errors.Add(\"closed\"); } List<string> _errors = new(); void Show() { foreach (var error in _errors) Console.WriteLine(error); }")]
    [InlineData("void Lost() { var text = DateTime.Now.ToString(); Console.WriteLine(text.Trim()); }")]
    [InlineData("void Lost() { _done.Set(); } readonly ManualResetEventSlim _done = new();")]
    [InlineData("void Lost() { throw new InvalidOperationException(); }", "Throws")]
    [InlineData("void Lost() { _client.reqMktData(1, new Contract(), \"\", false, false, null); }", "SendsRequest")]
    public void Leads_nowhere(string members, string effects = "None")
        => Assert.Equal(effects, new ReachVerifier(Class(members)).Effects());

    [Theory]

    // Calls.
    [InlineData("void Lost() => Connect();")]
    [InlineData("void Lost() => Retry(); void Retry() { for (var i = 0; i < 3; i++) Connect(); }")]
    [InlineData("void Lost() => A(); void A() => B(); void B() { A(); Connect(); }")]
    [InlineData("void Lost() => Recover(); protected virtual void Recover() { } } internal sealed class Better : Bot2 { protected override void Recover() => Go(); } internal class Bot2 : Bot { protected void Go() => Again(); } internal partial class Bot { protected void Again() => Connect();")]
    [InlineData("IRecovery _recovery; void Lost() => _recovery.Recover(); internal void Go() => Connect(); } internal interface IRecovery { void Recover(); } internal class Recovery(Bot bot) : IRecovery { public void Recover() => bot.Go();")]
    [InlineData("IRecovery _recovery; void Lost() => _recovery.Recover(); internal void Go() => Connect(); } internal interface IRecovery { void Recover(); } internal class Recovery(Bot bot) : IRecovery { void IRecovery.Recover() => bot.Go();")]
    [InlineData("void Lost() { void Local() => Connect(); Local(); }")]
    [InlineData("void Lost() => _ = Again; bool Again { get { Connect(); return true; } }")]
    [InlineData("void Lost() => Again = true; bool Again { set { if (value) Connect(); } }")]
    [InlineData("void Lost() => new Recovery(this); internal void Go() => Connect(); } internal class Recovery { public Recovery(Bot bot) { bot.Go(); }")]
    [InlineData("void Lost() => this.Recover(); internal void Go() => Connect(); } internal static class Extensions { public static void Recover(this Bot bot) => bot.Go();")]
    [InlineData("async void Lost() => await Recover(); async Task Recover() { await Task.Delay(1); Connect(); }")]

    // Events and delegates.
    [InlineData("void Lost() { Closed?.Invoke(); } event Action Closed; void Use() => Closed += Connect;")]
    [InlineData("void Lost() { Closed(this, EventArgs.Empty); } event EventHandler Closed; void Use() => Closed += (s, e) => Connect();")]
    [InlineData("void Lost() { var closed = Closed; if (closed != null) closed(this, EventArgs.Empty); } event EventHandler Closed; void Use() => Closed += new EventHandler(OnClosed); void OnClosed(object s, EventArgs e) => Connect();")]
    [InlineData("void Lost() { foreach (Action handler in Closed.GetInvocationList()) handler(); } event Action Closed; void Use() => Closed += Connect;")]
    [InlineData("void Lost() => Raise(Closed); event Action Closed; void Use() => Closed += Connect; static void Raise(Action handler) => handler?.Invoke();")]
    [InlineData("void Lost() => OnClosed(); protected virtual void OnClosed() => _closed?.Invoke(); public event Action Closed { add { _closed += value; } remove { _closed -= value; } } Action _closed; void Use() => Closed += Connect;")]
    [InlineData("void Lost() => Again?.Invoke(); Action Again; void Use() { Again = Connect; }")]
    [InlineData("void Lost() => Again(); Action Again { get; set; } void Use() { Again = () => Connect(); }")]
    [InlineData("void Lost() => _again(); readonly Action _again; Bot(Action again) { _again = again; } static Bot Make() { Bot bot = null; bot = new Bot(() => bot.Connect()); return bot; }")]
    [InlineData("void Lost() => Run(Connect); void Run(Action action) => action();")]
    [InlineData("void Lost() { Action action = Connect; action(); }")]
    [InlineData("void Lost() { new List<int> { 1 }.ForEach(_ => Connect()); }")]

    // Threads and timers.
    [InlineData("void Lost() => Task.Run(Connect);")]
    [InlineData("void Lost() => Task.Run(async () => { await Task.Delay(1000); Connect(); });")]
    [InlineData("void Lost() => new Thread(() => Connect()).Start();")]
    [InlineData("void Lost() => ThreadPool.QueueUserWorkItem(_ => Connect());")]
    [InlineData("void Lost() => Task.Factory.StartNew(Connect);")]
    [InlineData("void Lost() => Task.Delay(1000).ContinueWith(_ => Connect());")]
    [InlineData("void Lost() { new Timer(_ => Connect(), null, 1000, -1); }")]
    [InlineData("void Lost() => _timer.Start(); readonly System.Timers.Timer _timer = new(1000); Bot() { _timer.Elapsed += (s, e) => Connect(); }")]
    [InlineData("void Lost() => _timer.Change(1000, -1); readonly Timer _timer; Bot() { _timer = new Timer(_ => Connect(), null, -1, -1); }")]
    [InlineData("void Lost() => _timer.Enabled = true; System.Timers.Timer _timer; void Use() { _timer = new System.Timers.Timer(); _timer.Elapsed += OnElapsed; } void OnElapsed(object s, EventArgs e) => Connect();")]
    [InlineData("void Lost() => SynchronizationContext.Current.Post(_ => Connect(), null);")]

    // State.
    [InlineData("void Lost() { _lost = true; } bool _lost; void Watch() { while (true) { if (_lost) Connect(); Thread.Sleep(100); } }")]
    [InlineData("void Lost() { IsUp = false; } bool IsUp { get; set; } void Watch() { while (IsUp) Thread.Sleep(100); Connect(); }")]
    [InlineData("void Lost() { _up = false; } bool _up; bool IsUp => _up; void Watch() { while (IsUp) { } Connect(); }")]
    [InlineData("void Lost() { _up = false; } bool _up; bool IsUp() { return _up; } void Watch() { while (IsUp()) { } Connect(); }")]
    [InlineData("void Lost() => _lost.Set(); readonly AutoResetEvent _lost = new(false); void Watch() { _lost.WaitOne(); Connect(); }")]
    [InlineData("void Lost() => _lost.Set(); readonly AutoResetEvent _lost = new(false); void Watch() { while (true) { Connect(); _lost.WaitOne(); } }")]
    [InlineData("void Lost() => _lost.Release(); readonly SemaphoreSlim _lost = new(0); async Task Watch() { await _lost.WaitAsync(); Connect(); }")]
    [InlineData("void Lost() => _lost.TrySetResult(true); readonly TaskCompletionSource<bool> _lost = new(); async Task Watch() { await _lost.Task; Connect(); }")]
    [InlineData("void Lost() => _queue.Add(1); readonly System.Collections.Concurrent.BlockingCollection<int> _queue = new(); void Watch() { foreach (var i in _queue.GetConsumingEnumerable()) Connect(); }")]
    [InlineData("void Lost() => _queue.Writer.TryWrite(1); readonly System.Threading.Channels.Channel<int> _queue; async Task Watch() { await foreach (var i in _queue.Reader.ReadAllAsync()) Connect(); }")]
    [InlineData("void Lost() => _queue.Enqueue(1); readonly System.Collections.Concurrent.ConcurrentQueue<int> _queue = new(); void Watch() { while (true) { if (_queue.TryDequeue(out _)) Connect(); } }")]
    [InlineData("void Lost() { lock (_lock) Monitor.Pulse(_lock); } readonly object _lock = new(); void Watch() { lock (_lock) { Monitor.Wait(_lock); Connect(); } }")]
    [InlineData("void Lost() => Interlocked.Exchange(ref _lost, 1); int _lost; void Watch() { SpinWait.SpinUntil(() => _lost == 1); Connect(); }")]
    [InlineData("void Lost() => _closed.OnNext(1); readonly Subject _closed = new(); void Watch() => _closed.Subscribe(_ => Connect()); class Subject { Action<int> _all; public void OnNext(int i) => _all?.Invoke(i); public void Subscribe(Action<int> one) => _all += one; }")]
    [InlineData("void Lost() => _state[0] = 1; readonly int[] _state = new int[1]; void Watch() { while (_state[0] == 0) { } Connect(); }")]
    [InlineData("static void Run(Bot bot) { var lost = new ManualResetEvent(false); bot.Closed += () => lost.Set(); lost.WaitOne(); bot.Connect(); } event Action Closed; void Lost() => Closed();")]
    [InlineData("static void Run(Bot bot) { var lost = false; bot.Closed += () => lost = true; while (true) { if (lost) bot.Connect(); } } event Action Closed; void Lost() => Closed();")]
    public void Leads_to_the_connect_call(string members)
        => Assert.Contains("Connects", new ReachVerifier(Class(members)).Effects());

    [Theory]

    // A state that is only looked at before the loss.
    [InlineData("void Lost() { _up = false; } bool _up; static void Main() { var bot = new Bot(); bot.Start(); } void Start() { if (_up) return; Connect(); }")]
    [InlineData("void Lost() { _up = false; } bool _up; static void Main() { var bot = new Bot(); while (!bot._up) { bot.Connect(); Thread.Sleep(100); } }")]
    [InlineData("void Lost() { IsConnected = false; } bool IsConnected { get; set; } static void Main() { var bot = new Bot(); while (true) { if (bot.IsConnected) break; bot.Connect(); } }")]
    [InlineData("void Lost() { _up = false; } bool _up; static void Main() { var bot = new Bot(); bot.Connect(); while (true) { if (bot._up) Console.WriteLine(); Thread.Sleep(100); } }")]
    public void A_state_that_is_looked_at_too_early_leads_nowhere(string members)
        => Assert.Equal("None", new ReachVerifier(Class(members), OutputKind.ConsoleApplication).Effects());

    [Theory]
    [InlineData("void Lost() => Environment.Exit(1);")]
    [InlineData("void Lost() => Environment.FailFast(\"\");")]
    [InlineData("void Lost() => _source.Cancel(); readonly CancellationTokenSource _source = new();")]
    [InlineData("void Lost() => _stop.StopApplication(); IHostApplicationLifetime _stop; } internal interface IHostApplicationLifetime { void StopApplication(); } internal class Lifetime : IHostApplicationLifetime { public void StopApplication() => Environment.Exit(0);")]
    [InlineData("void Lost() => System.Diagnostics.Process.GetCurrentProcess().Kill();")]
    public void Ends_the_process_on_purpose(string members)
        => Assert.Contains("EndsProcess", new ReachVerifier(Class(members)).Effects());

    [Fact]
    public void Ends_the_program_when_Main_waits_only_for_the_connection()
        => Assert.Contains("EndsProcess", new ReachVerifier(
            Class("void Lost() => _up = false; bool _up; static void Main() { var bot = new Bot(); bot.Connect(); while (bot._up) Thread.Sleep(100); }"),
            OutputKind.ConsoleApplication).Effects());

    /// <summary>What cannot be seen may do anything.</summary>
    [Theory]
    [InlineData("void Lost() => Lib.Other.Publish(1);")]
    [InlineData("Lib.IOther _other; void Lost() => _other.Tell();")]
    [InlineData("IUnknown _other; void Lost() => _other.Tell(); } internal interface IUnknown { void Tell();")]
    [InlineData("void Lost() => Find()(); static Action Find() => null;")]
    [InlineData("dynamic _other; void Lost() => _other.Tell();")]
    [InlineData("void Lost() => Run(); [System.Runtime.InteropServices.DllImport(\"x\")] static extern void Run();")]
    public void What_cannot_be_seen_is_unknown(string members)
    {
        var library = Library.Compile("namespace Lib { public static class Other { public static void Publish(int i) { } } public interface IOther { void Tell(); } }");

        Assert.Contains("Unknown", new ReachVerifier(Class(members), references: [library]).Effects());
    }

    /// <summary>A library's users may do what nobody in the library does.</summary>
    [Theory]
    [InlineData("public event Action Closed; void Lost() => Closed?.Invoke();")]
    [InlineData("public Action Closed { get; set; } void Lost() => Closed?.Invoke();")]
    [InlineData("public bool IsUp { get; private set; } void Lost() => IsUp = false;")]
    [InlineData("bool _up; public bool IsUp => _up; void Lost() => _up = false;")]
    [InlineData("bool _up; public bool IsUp() => _up; void Lost() => _up = false;")]
    public void What_others_can_see_is_unknown_in_a_library_and_leads_nowhere_in_a_program(string members)
    {
        var source = "public class Bot { " + members + " }";

        Assert.Equal("Unknown", new ReachVerifier(source).Effects());
        Assert.Equal("None", new ReachVerifier(source + " class P { static void Main() { } }", OutputKind.ConsoleApplication).Effects());
    }

    [Theory]
    [InlineData("public event Action Closed; void Lost() => Closed?.Invoke(); void Use() => Closed += () => Console.WriteLine();")]
    [InlineData("public Action Closed { get; set; } void Lost() => Closed?.Invoke(); void Use() => Closed = () => Console.WriteLine();")]
    public void An_event_to_which_a_library_subscribes_itself_is_known(string members)
        => Assert.Equal("None", new ReachVerifier("public class Bot { " + members + " }").Effects());

    [Fact]
    public void A_change_that_is_shown_on_a_screen_is_seen_by_the_user()
        => Assert.Contains("ShowsUser", new ReachVerifier(
            "internal class Model : System.ComponentModel.INotifyPropertyChanged { public event System.ComponentModel.PropertyChangedEventHandler PropertyChanged;"
            + " void Lost() => PropertyChanged?.Invoke(this, new System.ComponentModel.PropertyChangedEventArgs(\"IsUp\")); }").Effects());

    [Theory]
    [InlineData("void Lost() => Target();", nameof(ReachWay.SameThread))]
    [InlineData("void Lost() { Closed?.Invoke(); } event Action Closed; void Use() => Closed += Target;", nameof(ReachWay.SameThread))]
    [InlineData("void Lost() => new List<int> { 1 }.ForEach(_ => Target());", nameof(ReachWay.SameThread))]
    [InlineData("void Lost() => Task.Run(Target);", nameof(ReachWay.AnotherThread))]
    [InlineData("void Lost() => Task.Run(() => Target());", nameof(ReachWay.AnotherThread))]
    [InlineData("void Lost() { Task.Run(Target); Target(); }", nameof(ReachWay.SameThread))]
    [InlineData("void Lost() => new Thread(Target).Start();", nameof(ReachWay.AnotherThread))]
    [InlineData("void Lost() => SynchronizationContext.Current.Post(_ => Target(), null);", nameof(ReachWay.AnotherThread))]
    [InlineData("void Lost() => _lost = true; bool _lost; void Watch() { while (!_lost) { } Target(); }", nameof(ReachWay.State))]
    [InlineData("void Lost() { }", null)]
    public void On_the_thread_of_the_message_loop_or_elsewhere(string members, string? way)
        => Assert.Equal(way, new ReachVerifier(Class(members + " void Target() { }")).WayTo("Target")?.ToString());

    [Fact]
    public void Visual_Basic()
    {
        const string Source = """
            Friend Class Bot
                Private _client As EClientSocket
                Private Event Closed As Action
                Private _up As Boolean
                Sub Connect()
                    _client.eConnect("", 7497, 1)
                End Sub
                Sub Lost()
                    RaiseEvent Closed()
                    _up = False
                End Sub
                Sub Use()
                    'body
                End Sub
            End Class
            """;

        Assert.Equal("None", Effects(""));
        Assert.Equal("Connects", Effects("AddHandler Closed, AddressOf Connect"));
        Assert.Equal("Connects", Effects("AddHandler Me.Closed, Sub() Connect()"));
        Assert.Equal("Connects", Effects("While _up\nEnd While\nConnect()"));

        static string Effects(string body)
            => new ReachVerifier(TestProgram.CompileVisualBasic(Source.Replace("'body", body, System.StringComparison.Ordinal))).Effects();
    }

    [Fact]
    public void Methods_that_all_call_each_other_end()
    {
        const int Count = 120;
        var members = string.Concat(Enumerable.Range(0, Count).Select(static i =>
            $"void M{i}() {{ _f{i} = true; if (_f{(i + 7) % Count}) E{i}?.Invoke(); "
            + string.Concat(Enumerable.Range(0, 12).Select(j => $"M{(i + j) % Count}(); ")) + $"}} bool _f{i}; event Action E{i}; void U{i}() => E{i} += M{(i + 1) % Count};\n"));

        Assert.Equal("None", new ReachVerifier(Class("void Lost() => M0();\n" + members)).Effects());
    }

    [Fact]
    public void A_body_with_a_thousand_branches_ends()
        => Assert.Equal("None", new ReachVerifier(Class(
            "int _n; void Lost() => On(1); void On(int code) { switch (code) {\n"
            + string.Concat(Enumerable.Range(0, 1_000).Select(static i => $"case {i}: Console.WriteLine(\"{i}\"); _n = {i}; break;\n")) + "} }")).Effects());

    [Fact]
    public void Beyond_the_limits_it_is_unknown()
        => Assert.Contains("Unknown", new ReachVerifier(Class(
            "void Lost() => M0(); " + string.Concat(Enumerable.Range(0, ReachLimits.Functions + 10).Select(static i => $"void M{i}() => M{i + 1}();\n"))
            + $"void M{ReachLimits.Functions + 10}() {{ }}")).Effects());
}
