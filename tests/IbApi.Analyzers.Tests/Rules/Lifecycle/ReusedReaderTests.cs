using System;
using System.Collections.Immutable;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Lifecycle;

/// <summary>IBAPI3004: a connect call that can run again while the reader is created once elsewhere.</summary>
public sealed class ReusedReaderTests
{
    private const string Start = "public void Start() { Connect(); Listen(); } ";
    private const string Listen = "private void Listen() { _reader = new EReader(_client, _signal); _reader.Start(); Task.Run(Pump); } "
        + "private void Pump() { while (true) { _signal.waitForSignal(); _reader.processMsgs(); } } ";
    private const string Connect = "private void Connect() { {|IBAPI3004:_client.eConnect(\"\", 7497, 1)|}; } ";
    private const string Once = "private void Connect() { _client.eConnect(\"\", 7497, 1); } ";

    [Theory]
    [InlineData("public override void connectionClosed() { new Thread(Connect).Start(); }")]
    [InlineData("public override void connectionClosed() => Connect();")]
    [InlineData("public override void error(Exception e) { Task.Run(() => { Thread.Sleep(1000); Connect(); }); }")]
    [InlineData("public override void connectionClosed() { Lost(); } private void Lost() { Task.Run(() => Connect()); }")]
    public Task From_the_announcement_of_a_loss(string reconnect) => Test(Start + Listen + Connect + reconnect);

    [Fact]
    public Task From_an_event_that_the_announcement_raises() => Test(
        Start.Replace("Connect();", "Lost += Again; Connect();", StringComparison.Ordinal) + Listen + Connect
            + "private event Action Lost; private void Again() { Connect(); } public override void connectionClosed() { Lost?.Invoke(); }");

    [Theory]
    [InlineData("private void Watch() { while (true) { if (!_client.IsConnected()) Connect(); Thread.Sleep(1000); } }")]
    [InlineData("private readonly Timer _timer; private void Watch() { new Timer(_ => Check(), null, 0, 1000); } private void Check() { if (!_client.IsConnected()) Connect(); }")]
    [InlineData("private void Watch() { var timer = new System.Timers.Timer(); timer.Elapsed += (s, e) => { if (!_client.IsConnected()) Connect(); }; }")]
    public Task From_a_watchdog(string watch) => Test(
        Start.Replace("Listen();", "Listen(); Watch();", StringComparison.Ordinal) + Listen + Connect + watch.Replace("private readonly Timer _timer; ", "", StringComparison.Ordinal));

    [Fact]
    public Task In_the_loop_of_one_body() => Test(
        """
        public void Start()
        {
            _client.eConnect("", 7497, 1);
            var reader = new EReader(_client, _signal);
            reader.Start();
            Task.Run(() => { while (true) { _signal.waitForSignal(); reader.processMsgs(); } });
            while (true)
            {
                Thread.Sleep(1000);
                if (!_client.IsConnected()) { {|IBAPI3004:_client.eConnect("", 7497, 1)|}; }
            }
        }
        """);

    [Fact]
    public Task With_a_new_client_each_time() => Test(
        """
        private EClientSocket _current;
        public void Start() { Connect(); var reader = new EReader(_current, _signal); reader.Start(); while (true) reader.processMsgs(); }
        private void Connect() { _current = new EClientSocket(this, _signal); {|IBAPI3004:_current.eConnect("", 7497, 1)|}; }
        public override void connectionClosed() => Task.Run(Connect);
        """);

    [Fact]
    public Task The_message_names_both_places() => new RuleTest("IBAPI3004")
    {
        Source = Program(Start + Listen + Connect.Replace("IBAPI3004", "#0", StringComparison.Ordinal) + "public override void connectionClosed() => Connect();"),
        Messages =
        [
            "The connect call in `Bot.Connect` runs again after a loss, but the `EReader` is made once, in `Bot.Listen`, and ends with its session: no callback arrives after a reconnect; make and start a new one after each connect call",
        ],
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    [Theory]
    [InlineData("public override void connectionClosed() { Start(); }")]
    [InlineData("public override void connectionClosed() { Connect(); Listen(); }")]
    [InlineData("public override void connectionClosed() { new Thread(() => { Connect(); Listen(); }).Start(); }")]
    [InlineData("public override void connectAck() { Listen(); } public override void connectionClosed() { Connect(); }")]
    [InlineData("public override void nextValidId(int id) { Ready?.Invoke(); } private event Action Ready; public void Set() { Ready += Listen; } public override void connectionClosed() { Connect(); }")]
    public Task Silent_where_each_session_gets_a_reader(string reconnect) => Test(Start + Listen + Once + reconnect);

    [Fact]
    public Task Silent_where_the_call_itself_makes_the_reader() => Test(
        "public void Start() { Connect(); } private void Connect() { _client.eConnect(\"\", 7497, 1); Listen(); } public override void connectionClosed() => Connect(); " + Listen);

    [Theory]
    [InlineData("public void Start() { while (true) { Connect(); if (_client.IsConnected()) break; Thread.Sleep(100); } Listen(); } ")]
    [InlineData("public void Start() { while (!_client.IsConnected()) { Connect(); Thread.Sleep(100); } Listen(); } ")]
    [InlineData("public void Start() { for (var i = 0; i < 5; i++) { Connect(); } Listen(); } ")]
    [InlineData("public void Start() { var again = true; while (again) { Connect(); again = !_client.IsConnected(); } Listen(); } ")]
    [InlineData("public void Start() { var again = true; while (again) { Connect(); again = !_client.IsConnected(); } _reader = new EReader(_client, _signal); _reader.Start(); Pump(); } ")]
    public Task Silent_about_attempts_before_the_first_session(string start) => Test(start + Listen + Once);

    [Theory]
    [InlineData("")]
    [InlineData("public override void connectionClosed() { Environment.Exit(1); }")]
    [InlineData("public override void connectionClosed() { Console.WriteLine(\"closed\"); }")]
    public Task Silent_where_nothing_connects_again(string members) => Test(Start + Listen + Once + members);

    [Fact]
    public Task Silent_about_another_client_s_reader() => Test(
        """
        public void Start() { Connect(); Listen(); _other.eConnect("", 7497, 2); var reader = new EReader(_other, _signal); reader.Start(); while (true) reader.processMsgs(); }
        private readonly EClientSocket _other = new EClientSocket(new DefaultEWrapper(), new EReaderMonitorSignal());
        public override void connectionClosed() { Connect(); Listen(); }
        """ + Listen + Once);

    [Fact]
    public Task Silent_about_a_library_that_hands_its_client_out() => new RuleTest("IBAPI3004")
    {
        Source = """
            public class Bot : DefaultEWrapper
            {
                public EClientSocket Client { get; }
                private readonly EReaderSignal _signal = new EReaderMonitorSignal();
                public Bot() { Client = new EClientSocket(this, _signal); }
                internal void Start() { Connect(); var reader = new EReader(Client, _signal); reader.Start(); while (true) reader.processMsgs(); }
                private void Connect() => Client.eConnect("", 7497, 1);
                public override void connectionClosed() => Connect();
            }
            internal static class Runner { internal static readonly Bot Bot = new Bot(); static Runner() { Bot.Start(); } }
            """,
        Generations = Readers,
    }.RunAsync();

    [Fact]
    public Task In_a_test_project_as_well() => new RuleTest("IBAPI3004")
    {
        Source = Program(Start + Listen + Connect + "public override void connectionClosed() => Connect();"),
        Options = [ConfigText.TestProject],
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    private static ImmutableArray<ApiGeneration> Readers
        => ApiGeneration.All.Remove(ApiGeneration.V971);

    private static Task Test(string members) => new RuleTest("IBAPI3004")
    {
        Source = Program(members),
        Generations = Readers,
    }.RunAsync();

    private static string Program(string members)
    {
        var reader = members.Contains("_reader", StringComparison.Ordinal) ? "private EReader _reader;" : string.Empty;
        return $$"""
            internal class Bot : DefaultEWrapper
            {
                private readonly EReaderSignal _signal = new EReaderMonitorSignal();
                private readonly EClientSocket _client;
                {{reader}}
                public Bot() { _client = new EClientSocket(this, _signal); }
                {{members}}
            }
            internal static class Program
            {
                private static void Main() { new Bot().Start(); Thread.Sleep(Timeout.Infinite); }
            }
            """;
    }
}
