using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Lifecycle;

/// <summary>IBAPI3003: no reader on a client, or one that does not work.</summary>
public sealed class IdleMessageLoopTests
{
    private const string Connect = "_client.eConnect(\"\", 7497, 1); ";
    private const string New = "new EReader(_client, _signal)";
    private const string Reader = "var reader = " + New + "; ";
    private const string Start = "reader.Start(); ";
    private const string Loop = "while (_client.IsConnected()) { _signal.waitForSignal(); reader.processMsgs(); } ";
    private const string Works = Connect + Reader + Start + Loop;

    [Theory]
    [InlineData("{|IBAPI3003:_client.eConnect(\"\", 7497, 1)|}; _client.reqIds(1);")]
    [InlineData("try { {|IBAPI3003:_client.eConnect(\"\", 7497, 1)|}; } catch (Exception) { }")]
    [InlineData("_client?{|IBAPI3003:.eConnect(\"\", 7497, 1)|};")]
    public Task No_reader(string body) => Test(body);

    [Fact]
    public Task No_reader_on_this_client() => Test(
        """
        var other = new EClientSocket(this, _signal);
        {|IBAPI3003:other.eConnect("", 7497, 2)|};
        """ + Works);

    [Fact]
    public Task No_reader_on_the_client_of_another_class() => Test(Works, others: """
        internal sealed class Second
        {
            private readonly EClientSocket _socket = new EClientSocket(new DefaultEWrapper(), new EReaderMonitorSignal());
            public void Run() => {|IBAPI3003:_socket.eConnect("", 7497, 2)|};
        }
        """);

    [Fact]
    public Task No_reader_on_a_client_that_derives_from_the_api_s() => Test(string.Empty, others: """
        internal sealed class Client(EWrapper wrapper, EReaderSignal signal) : EClientSocket(wrapper, signal)
        {
            public void Open() { {|IBAPI3003:eConnect("", 7497, 2)|}; reqIds(1); }
        }
        """);

    [Theory]
    [InlineData(Connect + "var reader = {|IBAPI3003:" + New + "|}; " + Loop)]
    [InlineData(Connect + "_reader = {|IBAPI3003:" + New + "|}; while (true) _reader.processMsgs();")]
    [InlineData(Connect + "Pump({|IBAPI3003:" + New + "|}); void Pump(EReader reader) { " + Loop + " }")]
    public Task Never_started(string body) => Test(body);

    [Theory]
    [InlineData("var reader = {|IBAPI3003:" + New + "|}; " + Start + Connect + Loop)]
    [InlineData("var reader = {|IBAPI3003:" + New + "|}; " + Connect + Start + Loop)]
    [InlineData("Console.WriteLine(1); var reader = {|IBAPI3003:" + New + "|}; if (!_client.IsConnected()) " + Connect + Start + Loop)]
    [InlineData("_client.eDisconnect(); _reader = {|IBAPI3003:" + New + "|}; _reader.Start(); try { " + Connect + "} catch { } while (true) _reader.processMsgs();")]
    [InlineData("while (true) { var reader = {|IBAPI3003:" + New + "|}; " + Start + Connect + Loop + "_client.eDisconnect(); }")]
    public Task Made_before_the_connect_call_of_the_same_body(string body) => Test(body);

    [Theory]
    [InlineData(Connect + "var reader = {|IBAPI3003:new EReader(_client, new EReaderMonitorSignal())|}; " + Start + Loop)]
    [InlineData(Connect + "var other = new EReaderMonitorSignal(); var reader = {|IBAPI3003:new EReader(_client, other)|}; " + Start + Loop)]
    public Task Another_signal_than_the_client_s(string body) => Test(body);

    [Theory]
    [InlineData(Connect + "var reader = {|IBAPI3003:" + New + "|}; " + Start)]
    [InlineData(Connect + "{|IBAPI3003:" + New + "|}.Start();")]
    [InlineData(Connect + "var reader = {|IBAPI3003:" + New + "|}; " + Start + "while (_client.IsConnected()) _signal.waitForSignal();")]
    public Task Nothing_processes_messages(string body) => Test(body);

    [Theory]
    [InlineData(Connect + Reader + Start + "_signal.waitForSignal(); {|IBAPI3003:reader.processMsgs()|};")]
    [InlineData(Connect + Reader + Start + "new Thread(() => { _signal.waitForSignal(); {|IBAPI3003:reader.processMsgs()|}; }).Start();")]
    [InlineData(Connect + Reader + Start + "Task.Run(() => Once()); void Once() { {|IBAPI3003:reader.processMsgs()|}; }")]
    [InlineData(Connect + "_reader = " + New + "; _reader.Start(); new Thread(Once).Start(); void Once() { {|IBAPI3003:_reader.processMsgs()|}; }")]
    public Task Messages_are_processed_once(string body) => Test(body);

    [Fact]
    public Task The_message_says_which() => new RuleTest("IBAPI3003")
    {
        Source = """
            internal static class Program
            {
                private static void Main()
                {
                    First(); Second(); Third(); Fourth(); Fifth(); Sixth();
                }

                private static void First()
                {
                    var client = new EClientSocket(new DefaultEWrapper(), new EReaderMonitorSignal());
                    {|#0:client.eConnect("", 7497, 1)|};
                    client.reqIds(1);
                }

                private static void Second()
                {
                    var signal = new EReaderMonitorSignal();
                    var client = new EClientSocket(new DefaultEWrapper(), signal);
                    var reader = {|#1:new EReader(client, signal)|};
                    client.eConnect("", 7497, 2);
                }

                private static void Third()
                {
                    var signal = new EReaderMonitorSignal();
                    var client = new EClientSocket(new DefaultEWrapper(), signal);
                    client.eConnect("", 7497, 3);
                    var reader = {|#2:new EReader(client, new EReaderMonitorSignal())|};
                    reader.Start();
                    while (true) { signal.waitForSignal(); reader.processMsgs(); }
                }

                private static void Fourth()
                {
                    var signal = new EReaderMonitorSignal();
                    var client = new EClientSocket(new DefaultEWrapper(), signal);
                    client.eConnect("", 7497, 4);
                    var reader = {|#3:new EReader(client, signal)|};
                    while (true) { signal.waitForSignal(); reader.processMsgs(); }
                }

                private static void Fifth()
                {
                    var signal = new EReaderMonitorSignal();
                    var client = new EClientSocket(new DefaultEWrapper(), signal);
                    client.eConnect("", 7497, 5);
                    var reader = {|#4:new EReader(client, signal)|};
                    reader.Start();
                }

                private static void Sixth()
                {
                    var signal = new EReaderMonitorSignal();
                    var client = new EClientSocket(new DefaultEWrapper(), signal);
                    client.eConnect("", 7497, 6);
                    var reader = new EReader(client, signal);
                    reader.Start();
                    {|#5:reader.processMsgs()|};
                }
            }
            """,
        Messages =
        [
            "No `EReader` reads what TWS sends after the connect call in `Program.First`: no callback arrives; make and start one after the call, and call its `processMsgs` in a loop",
            "This `EReader` is made before the connect call in line 20, for a session that is not there yet: no callback arrives; make and start it after the call",
            "This `EReader` gets another signal than its client: a loop that waits for the client's signal is not woken; hand both the same one",
            "This `EReader` is never started: no callback arrives; call its `Start` after the connect call",
            "Nothing calls `processMsgs` of this `EReader`: no callback arrives; wait for the signal and call it in a loop on a thread of its own",
            "`Program.Sixth` calls `processMsgs` once: no callback arrives after the first messages; wait for the signal and call it in a loop on a thread of its own",
        ],
        Generations = Readers,
    }.RunAsync();

    [Theory]
    [InlineData(Works)]
    [InlineData(Connect + Reader + Start + "new Thread(() => { " + Loop + " }) { IsBackground = true }.Start();")]
    [InlineData(Connect + Reader + Start + "Task.Run(Pump); void Pump() { " + Loop + " }")]
    [InlineData(Connect + Reader + Start + "for (;;) { reader.processMsgs(); Thread.Sleep(10); }")]
    [InlineData(Connect + Reader + Start + "while (true) Once(); void Once() { _signal.waitForSignal(); reader.processMsgs(); }")]
    [InlineData(Connect + Reader + Start + "Again(); void Again() { reader.processMsgs(); Again(); }")]
    [InlineData(Connect + "_reader = " + New + "; _reader?.Start(); while (true) { _signal.waitForSignal(); _reader?.processMsgs(); }")]
    public Task Silent_where_the_loop_runs(string body) => Test(body);

    [Theory]
    [InlineData("new Timer(_ => reader.processMsgs(), null, 0, 10);")]
    [InlineData("var timer = new System.Timers.Timer(10); timer.Elapsed += (s, e) => reader.processMsgs(); timer.Start();")]
    [InlineData("SynchronizationContext.Current.Post(_ => reader.processMsgs(), null);")]
    [InlineData("Dispatch(reader.processMsgs); void Dispatch(Action action) { }")]
    [InlineData("Dispatch(() => reader.processMsgs()); void Dispatch(Action action) { }")]
    public Task Silent_about_a_timer_or_dispatcher(string pump) => Test(Connect + Reader + Start + pump);

    [Fact]
    public Task Silent_about_a_signal_of_the_user_s_own() => Test(
        """
        var signal = new Signal();
        var client = new EClientSocket(this, signal);
        client.eConnect("", 7497, 1);
        signal.Reader = new EReader(client, signal);
        signal.Reader.Start();
        """,
        others: """
        internal sealed class Signal : EReaderSignal
        {
            public EReader Reader;
            public void issueSignal() => Reader?.processMsgs();
            public void waitForSignal() { }
        }
        """);

    [Theory]
    [InlineData("public override void connectAck() { Listen(); }")]
    [InlineData("public override void connectAck() { if (_client.AsyncEConnect) _client.startApi(); Listen(); }")]
    public Task Silent_where_a_callback_makes_the_reader(string callback) => Test(
        Connect,
        members: callback + " private void Listen() { " + Reader + Start + "new Thread(() => { " + Loop + " }).Start(); }");

    [Theory]
    [InlineData("void Listen() { " + Reader + Start + "Task.Run(() => { " + Loop + " }); } " + Connect + "Listen();")]
    [InlineData(Connect + "new Pump(_client, _signal).Run();")]
    [InlineData("new Pump(_client, _signal); " + Connect + "Helper.Listen(_client, _signal);")]
    public Task Silent_where_other_code_makes_the_reader_after_the_call(string body) => Test(body, others: """
        internal sealed class Pump(EClientSocket client, EReaderSignal signal)
        {
            public void Run()
            {
                var reader = new EReader(client, signal);
                reader.Start();
                while (client.IsConnected()) { signal.waitForSignal(); reader.processMsgs(); }
            }
        }
        internal static class Helper
        {
            public static void Listen(EClientSocket client, EReaderSignal signal) => new Pump(client, signal).Run();
        }
        """);

    [Fact]
    public Task Silent_where_a_client_of_the_user_s_own_makes_its_reader() => Test(
        "new Client(this, _signal).Open();",
        others: """
        internal class Client(EWrapper wrapper, EReaderSignal signal) : EClientSocket(wrapper, signal)
        {
            public void Open()
            {
                eConnect("", 7497, 2);
                var reader = new EReader(this, signal);
                reader.Start();
                Task.Run(() => { while (IsConnected()) { signal.waitForSignal(); reader.processMsgs(); } });
            }
        }
        """);

    [Fact]
    public Task Silent_about_a_reader_type_of_the_user_s_own() => Test(
        Connect + "new LoggingReader(_client, _signal).Listen();",
        others: """
        internal sealed class LoggingReader : EReader
        {
            public LoggingReader(EClientSocket client, EReaderSignal signal) : base(client, signal) { }
            public void Listen() { Start(); while (true) processMsgs(); }
        }
        """);

    [Theory]
    [InlineData("_client.AsyncEConnect = true; " + Reader + Connect + "while (reader.putMessageToQueue()) reader.processMsgs();")]
    [InlineData(Connect + Reader + "while (_client.IsConnected() && reader.putMessageToQueue()) { _signal.waitForSignal(); reader.processMsgs(); }")]
    public Task Silent_where_the_program_reads_by_itself(string body) => Test(body);

    [Theory]
    [InlineData("if (flag) _client.eConnect(\"\", 7497, 1); " + Reader + Start + "if (!flag) _client.eConnect(\"\", 7497, 1); " + Loop)]
    [InlineData(Connect + Reader + Start + "_client.eDisconnect(); " + Connect + Loop)]
    [InlineData("if (flag) { " + Reader + Start + Loop + "} " + Connect)]
    [InlineData("Open(); " + Reader + Start + Connect + Loop + "void Open() { " + Connect + "}")]
    [InlineData(Reader + Start + "void Later() { " + Connect + "} Later(); " + Loop)]
    [InlineData("_reader = " + New + "; " + Connect + "_reader = " + New + "; _reader.Start(); while (true) _reader.processMsgs();")]
    public Task Silent_where_the_reader_may_come_after_a_connect_call(string body) => Test(body);

    [Theory]
    [InlineData(Connect + "EReaderSignal signal = _signal; var reader = new EReader(_client, signal); " + Start + Loop)]
    [InlineData(Connect + "EReaderSignal signal = flag ? _signal : new EReaderMonitorSignal(); var reader = new EReader(_client, signal); " + Start + Loop)]
    [InlineData(Connect + "var reader = new EReader(_client, Given()); " + Start + Loop + "EReaderSignal Given() => Signals.Dequeue();")]
    public Task Silent_where_the_signals_may_be_the_same(string body) => Test(body);

    /// <summary>The client itself needs its signal only for the handshake.</summary>
    [Theory]
    [InlineData("while (true) { own.waitForSignal(); reader.processMsgs(); }")]
    [InlineData("while (true) { reader.processMsgs(); Thread.Sleep(10); }")]
    public Task Silent_where_the_loop_waits_for_the_reader_s_own_signal(string loop)
        => Test(Connect + "var own = new EReaderMonitorSignal(); var reader = new EReader(_client, own); " + Start + loop);

    [Theory]
    [InlineData("_client.eConnect(\"\", 7497, 1); var up = _client.IsConnected(); _client.eDisconnect(); Console.WriteLine(up);")]
    [InlineData("try { _client.eConnect(\"\", 7497, 1); Console.WriteLine(_client.IsConnected()); } finally { _client.eDisconnect(); }")]
    public Task Silent_about_a_method_that_only_looks_who_answers(string body) => Test(body);

    [Fact]
    public Task A_method_that_asks_something_needs_an_answer()
        => Test("{|IBAPI3003:_client.eConnect(\"\", 7497, 1)|}; _client.reqCurrentTime(); _client.eDisconnect();");

    [Theory]
    [InlineData("public EClientSocket Client { get; } = new EClientSocket(new DefaultEWrapper(), new EReaderMonitorSignal()); public void Run() => Client.eConnect(\"\", 7497, 1);")]
    [InlineData("public EClientSocket _client = new EClientSocket(new DefaultEWrapper(), new EReaderMonitorSignal()); public void Run() => _client.eConnect(\"\", 7497, 1);")]
    [InlineData("public void Run(EClientSocket client) => client.eConnect(\"\", 7497, 1);")]
    [InlineData("public EClientSocket Open() { var client = new EClientSocket(new DefaultEWrapper(), new EReaderMonitorSignal()); client.eConnect(\"\", 7497, 1); return client; }")]
    public Task Silent_about_a_library_that_hands_its_client_out(string members) => new RuleTest("IBAPI3003")
    {
        Source = "public class Bot { " + members + " }",
        Generations = Readers,
    }.RunAsync();

    [Fact]
    public Task Silent_about_a_library_s_client_type() => new RuleTest("IBAPI3003")
    {
        Source = """
            public class Client(EWrapper wrapper, EReaderSignal signal) : EClientSocket(wrapper, signal)
            {
                public void Open() { eConnect("", 7497, 2); reqIds(1); }
            }
            """,
        Generations = Readers,
    }.RunAsync();

    [Fact]
    public Task A_library_that_keeps_its_client_needs_a_reader() => new RuleTest("IBAPI3003")
    {
        Source = """
            public class Bot
            {
                private readonly EClientSocket _client = new EClientSocket(new DefaultEWrapper(), new EReaderMonitorSignal());
                public void Run() => {|IBAPI3003:_client.eConnect("", 7497, 1)|};
            }
            """,
        Generations = Readers,
    }.RunAsync();

    [Fact]
    public Task Silent_where_another_assembly_knows_the_api() => new RuleTest("IBAPI3003")
    {
        Source = """
            public class Bot
            {
                private readonly EClientSocket _client = new EClientSocket(new DefaultEWrapper(), new EReaderMonitorSignal());
                public void Run() { _client.eConnect("", 7497, 1); Company.Pumps.Run(_client); }
            }
            """,
        References = [Library.Compile(
            "namespace Company { public static class Pumps { public static void Run(IBApi.EClientSocket client) { } } }", withApi: true, name: "Company")],
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    [Fact]
    public Task Silent_where_something_gives_the_reader() => Test(Connect, members: "public Bot(EReader reader) : this() { reader.Start(); while (true) reader.processMsgs(); }");

    [Fact]
    public Task Silent_before_there_were_readers() => new RuleTest("IBAPI3003")
    {
        Source = """
            internal static class Program
            {
                private static void Main() => Run(null);
                private static void Run(EWrapper wrapper) { var client = new EClientSocket(wrapper); client.eConnect("", 7497, 1); client.reqIds(1); }
            }
            """,
        Generations = [ApiGeneration.V971],
    }.RunAsync();

    [Fact]
    public Task Silent_about_types_of_that_name_that_are_not_the_api_s() => new RuleTest("IBAPI3003")
    {
        Source = """
            public class EReader { public void Start() { } }
            public class Client { public void eConnect(string host, int port, int id) { } }
            public class Bot { public void Run(Client client) { var reader = new EReader(); client.eConnect("", 7497, 1); } }
            """,
        Generations = Readers,
    }.RunAsync();

    /// <summary>A test that gets no callbacks is as blind as a program.</summary>
    [Fact]
    public Task In_a_test_project_as_well() => new RuleTest("IBAPI3003")
    {
        Source = Program("{|IBAPI3003:_client.eConnect(\"\", 7497, 1)|};"),
        Options = [ConfigText.TestProject],
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    [Fact]
    public Task Silent_in_generated_code() => new RuleTest("IBAPI3003")
    {
        Source = "// <auto-generated/>\n" + Program(Connect),
        Generations = [ApiGeneration.V1030],
    }.RunAsync();

    [Theory]
    [InlineData("internal class Bot { public void Run(EClientSocket client) { client.eConnect(\"\", 7497, 1; new EReader(client, ; reader.Start( } }")]
    [InlineData("internal class Bot { EReader reader = new EReader(; void A() { while (reader.processMsgs( } void B() { eConnect( } }")]
    [InlineData("internal class Bot : EClientSocket { Bot() : base( { } void A() { A(); eConnect(\"\", 1, 1); A(); new EReader(this, this) { } .Start } }")]
    public async Task Half_typed_code(string source)
    {
        var compilation = TestProgram.Compile([(TestProgram.FirstFile, source)]);
        foreach (var rule in (string[])["IBAPI3003", "IBAPI3004"])
        {
            await LifecycleSource.DiagnosticsAsync(rule, compilation);
        }
    }

    /// <summary>Circles of calls, and a body with very many statements.</summary>
    [Fact]
    public async Task Circles_and_long_bodies()
    {
        var many = string.Concat(Enumerable.Range(0, 2_000).Select(static i => $"if (flag) Again{i % 50}(flag);\n"));
        var methods = string.Concat(Enumerable.Range(0, 50).Select(static i
            => $"private void Again{i}(bool flag) {{ if (flag) Again{(i + 1) % 50}(!flag); else _reader.processMsgs(); }}\n"));
        Assert.Empty(await LifecycleSource.DiagnosticsAsync(
            "IBAPI3003", Program(Connect + "_reader = " + New + "; _reader.Start(); " + many, methods)));
    }

    [Fact]
    public async Task In_Visual_Basic()
    {
        var compilation = TestProgram.CompileVisualBasic(
            """
            Friend Class Bot
                Private ReadOnly _client As New EClientSocket(New DefaultEWrapper(), New EReaderMonitorSignal())
                Public Sub Run()
                    _client.eConnect("", 7497, 1)
                    _client.reqIds(1)
                End Sub
            End Class
            """);
        Assert.Single(await LifecycleSource.DiagnosticsAsync("IBAPI3003", compilation));
    }

    private static ImmutableArray<ApiGeneration> Readers
        => ApiGeneration.All.Remove(ApiGeneration.V971);

    private static Task Test(string body, string members = "", string others = "") => new RuleTest("IBAPI3003")
    {
        Source = Program(body, members, others),
        Generations = Readers,
    }.RunAsync();

    private static string Program(string body, string members = "", string others = "")
    {
        var reader = (body + members).Contains("_reader", StringComparison.Ordinal) ? "private EReader _reader;" : string.Empty;
        return $$"""
            internal class Bot : DefaultEWrapper
            {
                private static readonly Queue<EReaderSignal> Signals = new Queue<EReaderSignal>();
                private readonly EReaderSignal _signal = new EReaderMonitorSignal();
                private readonly EClientSocket _client;
                {{reader}}
                public Bot() { _client = new EClientSocket(this, _signal); }
                public void Run(bool flag) { {{body}} }
                {{members}}
            }
            {{others}}
            internal static class Program
            {
                private static void Main() { new Bot().Run(true); }
            }
            """;
    }
}
