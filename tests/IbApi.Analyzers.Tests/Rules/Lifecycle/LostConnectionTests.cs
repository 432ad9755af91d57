using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static IbApi.Analyzers.Tests.Rules.Lifecycle.LifecycleSource;

namespace IbApi.Analyzers.Tests.Rules.Lifecycle;

/// <summary>IBAPI3001: no announcement of a lost connection leads anywhere.</summary>
public sealed class LostConnectionTests
{
    private const string Rule = DiagnosticIds.LostConnection;
    private const string CodedError = "public override void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson) ";

    [Theory]
    [InlineData("", "Bot")]
    [InlineData("public override void connectionClosed() { }")]
    [InlineData("public override void connectionClosed() => Console.WriteLine(\"Connection closed.\");")]
    [InlineData("public override void connectionClosed() { Closed?.Invoke(); } public event Action Closed;")]
    [InlineData("public override void connectionClosed() { _isUp = false; } private bool _isUp;")]
    [InlineData("public override void connectionClosed() { _isUp = false; } private bool _isUp; public bool IsUp => _isUp;")]
    [InlineData("public override void connectionClosed() { _client.eDisconnect(); }")]
    [InlineData("public override void connectionClosed() { Console.WriteLine(); } public override void error(Exception e) { Console.WriteLine(e); throw e; }")]
    [InlineData("public override void connectionClosed() { Console.WriteLine(); } " + CodedError + "{ if (errorCode == 1100) Console.WriteLine(errorMsg); }")]
    [InlineData("public override void connectionClosed() { base.connectionClosed(); }")]

    // An attempt to connect is no eye on the connection.
    [InlineData("public override void connectionClosed() { } public void Go() { while (!_client.IsConnected()) { Connect(); Thread.Sleep(100); } }")]
    [InlineData("public override void connectionClosed() { } public void Go() { new Thread(() => { while (_client.IsConnected()) { Thread.Sleep(1); } Console.WriteLine(\"ended\"); }).Start(); }")]
    public async Task Reported(string members, string at = "connectionClosed")
    {
        var source = Program(members).Replace("Start() => Connect();", members.Contains("void Go()", StringComparison.Ordinal) ? "Start() => Go();" : "Start() => Connect();", StringComparison.Ordinal);

        var found = Assert.Single(await DiagnosticsAsync(Rule, source));

        Assert.Equal(at, TextAt(found.Location));
        Assert.Equal("_client.eConnect(\"\", 7497, 1)", TextAt(Assert.Single(found.AdditionalLocations)));
        Assert.Equal(nameof(LossAnnouncement.ConnectionClosed), FixData.Reconnect(found.Properties));
    }

    [Theory]

    // From the announcement to the connect call, an end, a policy.
    [InlineData("public override void connectionClosed() => Connect();")]
    [InlineData("public override void connectionClosed() => Task.Run(async () => { await Task.Delay(5000); Connect(); });")]
    [InlineData("public override void connectionClosed() => Environment.Exit(1);")]
    [InlineData("public override void error(Exception e) => Connect();")]
    [InlineData("public override void error(string text) => Connect();")]
    [InlineData(CodedError + "{ if (errorCode is 1100 or 1300 or 504) Task.Run(Connect); }")]
    [InlineData(CodedError + "{ switch (errorCode) { case 507: Lost(); break; } } private void Lost() => new Thread(Connect).Start();")]
    [InlineData("public override void connectionClosed() { Closed?.Invoke(); } public event Action Closed; public void Use() => Closed += Connect;")]
    [InlineData("public override void connectionClosed() => _lost.Set(); private readonly AutoResetEvent _lost = new(false); public void Watch() { while (true) { _lost.WaitOne(); Connect(); } }")]
    [InlineData("public override void connectionClosed() { throw new InvalidOperationException(); } public void Pump(EReader reader) { while (true) { try { reader.processMsgs(); } catch { Connect(); } } }")]

    // Something keeps an eye on the connection.
    [InlineData("public void Watch() { while (true) { if (!_client.IsConnected()) Connect(); Thread.Sleep(1000); } }")]
    [InlineData("private readonly System.Threading.Timer _timer; public void Watch(object state) { if (!_client.IsConnected()) Connect(); } public void Use() => new Timer(Watch, null, 0, 1000);")]
    [InlineData("public bool IsUp => _client.IsConnected(); public void Use() => new Timer(_ => { if (!IsUp) Connect(); }, null, 0, 1000);")]
    [InlineData("public async Task ExecuteAsync(CancellationToken token) { while (!token.IsCancellationRequested) { Connect(); await Task.Delay(1000, token); } }")]
    [InlineData("public void Pump(EReader reader) => new Thread(() => { while (_client.IsConnected()) { reader.processMsgs(); } Connect(); }).Start();")]
    public async Task Silent(string members)
        => Assert.Empty(await DiagnosticsAsync(Rule, Program(members)));

    [Fact]
    public async Task An_event_that_nobody_subscribes_to_is_unknown_in_a_library_and_leads_nowhere_in_a_program()
    {
        const string Members = "public override void connectionClosed() => Closed?.Invoke(); public event Action Closed;";
        var library = Program(Members).Replace("internal partial class", "public partial class", StringComparison.Ordinal);

        Assert.Single(await DiagnosticsAsync(Rule, Program(Members)));
        Assert.Empty(await DiagnosticsAsync(Rule, library, OutputKind.DynamicallyLinkedLibrary));
    }

    [Fact]
    public async Task The_users_of_a_library_may_keep_an_eye_on_the_connection_that_it_shows()
    {
        const string Members = "public override void connectionClosed() => Console.WriteLine();";
        string Library(string more) => Program(Members + more).Replace("internal partial class", "public partial class", StringComparison.Ordinal);

        Assert.Single(await DiagnosticsAsync(Rule, Library(""), OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(await DiagnosticsAsync(Rule, Library("public bool IsUp => _client.IsConnected();"), OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(await DiagnosticsAsync(Rule, Library("public bool IsUp() { return _client.IsConnected(); }"), OutputKind.DynamicallyLinkedLibrary));
    }

    private const string Desktop = """
        namespace System.Windows.Forms
        {
            public class Control { public event EventHandler Click; public string Text { get; set; } }
            public class Form : Control { }
        }
        """;

    [Theory]
    [InlineData("_status.Text = \"lost\";", true, 0)]
    [InlineData("Console.WriteLine(\"lost\");", true, 1)]
    [InlineData("_status.Text = \"lost\";", false, 1)]
    public async Task A_user_who_is_told_and_has_a_button_can_connect(string closed, bool hasButton, int count)
    {
        var source = $$"""
            using System.Windows.Forms;
            internal class MainForm : Form
            {
                private readonly Control _status = new();
                private readonly Control _connect = new();
                private readonly Bot _bot = new();
                public MainForm()
                {
                    _bot.Closed += () => { {{closed}} };
                    {{(hasButton ? "_connect.Click += (s, e) => _bot.Start();" : "_bot.Start();")}}
                }
            }
            """;

        Assert.Equal(count, (await DiagnosticsAsync(
            Rule,
            source + Program("public override void connectionClosed() => Closed?.Invoke(); public event Action Closed;", "new MainForm(); Thread.Sleep(-1);")
            + Desktop)).Length);
    }

    [Theory]
    [InlineData("var bot = new Bot(); bot.Start(); Thread.Sleep(1000); bot.Stop();")]
    [InlineData("var bot = new Bot(); bot.Start(); try { Thread.Sleep(1000); } finally { bot.Stop(); }")]
    [InlineData("var bot = new Bot(); bot.Start(); while (!bot.IsDone) Thread.Sleep(10); bot.Stop(); Console.ReadKey();")]
    [InlineData("using (var bot = new Bot()) { bot.Start(); Thread.Sleep(1000); }")]
    public async Task A_short_lived_program_is_silent(string main)
    {
        const string Members = "public bool IsDone { get; set; } public void Stop() => _client.eDisconnect(); public void Dispose() => Stop();";

        Assert.Empty(await DiagnosticsAsync(Rule, Program(Members, main).Replace("Bot : DefaultEWrapper", "Bot : DefaultEWrapper, IDisposable", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("_client.eConnect(\"\", 7497, 1); Thread.Sleep(1000); _client.eDisconnect();", 0)]
    [InlineData("_client.eConnect(\"\", 7497, 1); if (!_client.IsConnected()) return; Thread.Sleep(1000); if (_client.IsConnected()) _client.eDisconnect();", 0)]
    [InlineData("_client.eConnect(\"\", 7497, 1); try { Thread.Sleep(1000); } finally { _client.eDisconnect(); }", 0)]
    [InlineData("_client.eConnect(\"\", 7497, 1); if (DateTime.Now.Hour > 5) _client.eDisconnect();", 1)]
    [InlineData("_client.eConnect(\"\", 7497, 1); Task.Run(() => _client.eDisconnect());", 1)]
    [InlineData("_client.eConnect(\"\", 7497, 1); new ManualResetEvent(false).WaitOne(); _client.eDisconnect();", 1)]
    public async Task A_disconnect_on_all_paths_of_the_method_makes_it_short(string body, int count)
        => Assert.Equal(count, (await DiagnosticsAsync(
            Rule, Program("public void Run() { " + body + " }", "new Bot().Run();").Replace("Connect() => _client.eConnect(\"\", 7497, 1);", "Connect() { }", StringComparison.Ordinal))).Length);

    [Theory]
    [InlineData("var bot = new Bot(); bot.Start(); Thread.Sleep(-1); bot.Stop();")]
    [InlineData("var bot = new Bot(); bot.Start(); while (true) { Thread.Sleep(10); }")]
    [InlineData("var bot = new Bot(); bot.Start(); new ManualResetEvent(false).WaitOne(); bot.Stop();")]
    [InlineData("var bot = new Bot(); bot.Start(); while (Console.ReadLine() != \"quit\") { } bot.Stop();")]
    [InlineData("var bot = new Bot(); bot.Start();")]
    public async Task A_program_that_waits_for_ever_is_not_short_lived(string main)
        => Assert.Single(await DiagnosticsAsync(Rule, Program("public void Stop() => _client.eDisconnect();", main)));

    [Theory]
    [InlineData("while (bot.IsUp) Thread.Sleep(1000);", 0)]
    [InlineData("bot.Work();", 0)]
    [InlineData("Task.Run(() => bot.Work()); Thread.Sleep(-1);", 1)]
    public async Task A_program_that_ends_with_its_connection_is_silent(string body, int count)
        => Assert.Equal(count, (await DiagnosticsAsync(
            Rule,
            Program(
                "public bool IsUp { get; set; } public override void connectionClosed() => IsUp = false; public void Work() { while (IsUp) Thread.Sleep(1000); }",
                "var bot = new Bot(); bot.Start(); " + body))).Length);

    [Fact]
    public async Task Test_projects_are_silent()
        => Assert.Empty(await DiagnosticsAsync(Rule, Program(""), options: TestOptions.Of(ConfigText.TestProject)));

    [Fact]
    public async Task A_wrapper_that_is_never_connected_is_silent()
    {
        var found = await DiagnosticsAsync(Rule, Program(
            "", others: "internal class Replay : DefaultEWrapper { public override void connectionClosed() { } public void Use() => new EClientSocket(this, new EReaderMonitorSignal()); }"));

        Assert.Equal("Bot", TextAt(Assert.Single(found).Location));
    }

    [Fact]
    public async Task Which_of_several_wrappers_is_connected_may_be_unknown()
        => Assert.Empty(await DiagnosticsAsync(
            Rule,
            Program("", others: "internal class Other : DefaultEWrapper { }")
                .Replace("_client = new EClientSocket(this, new EReaderMonitorSignal());", "_client = Find();", StringComparison.Ordinal)
                .Replace("public void Start()", "static EClientSocket Find() => (EClientSocket)Activator.CreateInstance(typeof(EClientSocket)); public void Start()", StringComparison.Ordinal)));

    [Fact]
    public async Task No_connect_call_no_finding()
        => Assert.Empty(await DiagnosticsAsync(Rule, Program("").Replace("_client.eConnect(\"\", 7497, 1);", "_client.reqIds(1);", StringComparison.Ordinal)));

    /// <summary>Implementations of every kind, with the callback at its place.</summary>
    [Theory]
    [InlineData("class Wrapper : Base { public Wrapper() { var c = new EClientSocket(this, new EReaderMonitorSignal()); c.eConnect(\"\", 7497, 1); } } abstract class Base : DefaultEWrapper { public override void connectionClosed() { } }", "connectionClosed")]
    [InlineData("class Outer { class Wrapper : DefaultEWrapper { } void Run() { var c = new EClientSocket(new Wrapper(), new EReaderMonitorSignal()); c.eConnect(\"\", 7497, 1); } static void Main() { new Outer().Run(); Thread.Sleep(-1); } }", "Wrapper")]
    [InlineData("partial class Wrapper : DefaultEWrapper { } partial class Wrapper { public override void connectionClosed() { } } class Runner(Wrapper wrapper) { void Run() { var c = new EClientSocket(wrapper, new EReaderMonitorSignal()); c.eConnect(\"\", 7497, 1); } static void Main() { new Runner(new Wrapper()).Run(); Thread.Sleep(-1); } }", "connectionClosed")]
    [InlineData("interface IMine : EWrapper { } class Wrapper : DefaultEWrapper, IMine { public override void connectionClosed() { } } class Runner(IMine wrapper) { void Run() { var c = new EClientSocket(wrapper, new EReaderMonitorSignal()); c.eConnect(\"\", 7497, 1); } static void Main() { new Runner(new Wrapper()).Run(); Thread.Sleep(-1); } }", "connectionClosed")]
    [InlineData("class Client(EWrapper w) : EClientSocket(w, new EReaderMonitorSignal()) { } class Wrapper : DefaultEWrapper { void Run() { var c = new Client(this); c.eConnect(\"\", 7497, 1); } static void Main() { new Wrapper().Run(); Thread.Sleep(-1); } }", "Wrapper")]
    public async Task Implementations(string source, string at)
        => Assert.Equal(at, TextAt(Assert.Single(await DiagnosticsAsync(
            Rule, source.Contains("static void Main", StringComparison.Ordinal) ? source : source + " class P { static void Main() { new Wrapper(); Thread.Sleep(-1); } }")).Location));

    [Fact]
    public async Task On_every_generation_of_the_API()
    {
        foreach (var api in ApiGeneration.Tested)
        {
            string Source(string closed) => WrapperStub.Source(api, "Stub", "connectionClosed")
                + $$"""
                    public class Wrapper : Stub
                    {
                        private readonly EClientSocket _client;
                        public Wrapper() { _client = {{WrapperStub.NewClient(api, "this")}}; }
                        public override void connectionClosed() { {{closed}} }
                        public void Connect() { _client.eConnect("", 7497, 1); }
                        public static void Main() { new Wrapper().Connect(); Thread.Sleep(-1); }
                    }
                    """;

            var found = Assert.Single(await DiagnosticsAsync(Rule, Source("Console.WriteLine();"), api: api));

            Assert.Equal("connectionClosed", TextAt(found.Location));
            Assert.Equal(
                api.Name switch { "V971" => nameof(LossAnnouncement.ErrorException), "V976" => nameof(LossAnnouncement.ErrorString), "V1019" => nameof(LossAnnouncement.Nothing), _ => nameof(LossAnnouncement.ConnectionClosed) },
                FixData.Reconnect(found.Properties));
            Assert.Equal(
                api.Name == "V1019",
                found.GetMessage(null).EndsWith("does not even tell of the loss before a request fails", StringComparison.Ordinal));
            Assert.Empty(await DiagnosticsAsync(Rule, Source("Connect();"), api: api));
        }
    }

    [Fact]
    public Task Local_to_its_file_and_nowhere_in_generated_code()
        => new RuleTest(Rule)
        {
            Source = Program("public override void {|#0:connectionClosed|}() { }").Replace("private static void Main(", "public static void Main(", StringComparison.Ordinal),
            Generations = [ApiGeneration.Newest],
            Messages =
            [
                "`connectionClosed` and `error` of `Bot` lead to no new connection, to no end of the program and to nothing that the user could act on: "
                + "after the next restart of TWS the program stays disconnected",
            ],
        }.RunAsync();

    [Fact]
    public async Task Visual_Basic()
    {
        static string Source(string body)
            => $"""
                Friend Class Wrapper
                    Inherits DefaultEWrapper
                    Private ReadOnly _client As New EClientSocket(Me, New EReaderMonitorSignal())
                    Public Overrides Sub connectionClosed()
                        {body}
                    End Sub
                    Public Sub Connect()
                        _client.eConnect("", 7497, 1)
                    End Sub
                End Class
                """;

        Assert.Equal("connectionClosed", TextAt(Assert.Single(await DiagnosticsAsync(
            Rule, TestProgram.CompileVisualBasic(Source("Console.WriteLine()")))).Location));
        Assert.Empty(await DiagnosticsAsync(Rule, TestProgram.CompileVisualBasic(Source("Connect()"))));
    }

    [Fact]
    public void Worked_out_once_for_a_snapshot()
    {
        var compilation = TestProgram.Compile([(TestProgram.FirstFile, Program(""))]);
        LossFindings Of(Compilation clone) => IbApiModel.TryCreate(clone, TestOptions.None)!.Losses(CancellationToken.None);

        var findings = Of(compilation);

        Assert.Same(findings, Of(compilation.Clone()));
        Assert.NotSame(findings, Of(compilation.AddSyntaxTrees(
            CSharpSyntaxTree.ParseText("", (CSharpParseOptions)compilation.SyntaxTrees.First().Options))));
    }

    [Fact]
    public void A_cancelled_computation_is_not_kept()
    {
        var model = IbApiModel.TryCreate(TestProgram.Compile([(TestProgram.FirstFile, Program(""))]), TestOptions.None)!;
        _ = model.Connections(CancellationToken.None);

        Assert.ThrowsAny<OperationCanceledException>(() => model.Losses(new CancellationToken(canceled: true)));
        Assert.Single(model.Losses(CancellationToken.None).Unhandled);
    }

    [Fact]
    public async Task Generated_wrappers_of_a_thousand_members_cost_no_more()
    {
        var members = string.Concat(Enumerable.Range(0, 1_000).Select(static i => $"public virtual void callback{i}(int id) {{ _{i} = id; }} private int _{i};\n"));

        Assert.Single(await DiagnosticsAsync(Rule, Program("public override void connectionClosed() { }\n" + members)));
    }

    [Theory]
    [InlineData("\nclass { void connectionClosed( ")]
    [InlineData("\nclass X : EWrapper { public void connectionClosed() { client.eConnect(")]
    [InlineData("\nclass X : X { public override void connectionClosed() => }")]
    public async Task Half_typed_code_is_no_matter(string more)
        => _ = await DiagnosticsAsync(Rule, Program("") + more, mustCompile: false);
}
