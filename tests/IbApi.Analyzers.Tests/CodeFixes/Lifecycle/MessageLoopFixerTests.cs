using System.Threading.Tasks;
using IbApi.Analyzers.Lifecycle;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>The fixes of IBAPI3003 and IBAPI3004: what they write. What it does is in <see cref="MessageLoopBehaviourTests"/>.</summary>
public sealed class MessageLoopFixerTests
{
    private const string Guarded = """
                while (client.IsConnected())
                {
                    signal.waitForSignal();
                    try
                    {
                        reader.processMsgs();
                    }
                    catch (Exception exception)
                    {
                        System.Diagnostics.Trace.TraceError(exception.ToString());
                    }
                }
        """;

    private const string Thread = "            new Thread(() =>\n            {\n";

    [Fact]
    public Task Adds_all_of_it_and_names_the_signal() => new FixTest<MessageLoopFixer>("IBAPI3003")
    {
        Source = """
            using IBApi;

            internal class Bot : DefaultEWrapper {
                private readonly EClientSocket _client;

                public Bot() {
                    _client = new EClientSocket(this, new EReaderMonitorSignal()); // one for all
                }

                // connects
                public void Connect() => {|IBAPI3003:_client.eConnect("127.0.0.1", 7497, 1)|};
            }
            """,
        Fixed = """
            using IBApi;

            internal class Bot : DefaultEWrapper {
                private readonly EReaderSignal _signal = new EReaderMonitorSignal();
                private readonly EClientSocket _client;

                public Bot() {
                    _client = new EClientSocket(this, _signal); // one for all
                }

                // connects
                public void Connect() {
                    _client.eConnect("127.0.0.1", 7497, 1);
                    EReader reader = new EReader(_client, _signal);
                    reader.Start();
                    new System.Threading.Thread(() => {
                        while (_client.IsConnected()) {
                            _signal.waitForSignal();
                            try {
                                reader.processMsgs();
                            } catch (System.Exception exception) {
                                error(exception);
                            }
                        }
                    }) { IsBackground = true }.Start();
                }
            }
            """,
        Title = "Add reader and message loop",
    }.RunAsync();

    [Fact]
    public Task Names_the_signal_of_a_local_client() => Test(
        """
                    var client = new EClientSocket(new DefaultEWrapper(), new EReaderMonitorSignal());
                    {|IBAPI3003:client.eConnect("127.0.0.1", 7497, 1)|}; // paper
        """,
        """
                    var signal = new EReaderMonitorSignal();
                    var client = new EClientSocket(new DefaultEWrapper(), signal);
                    client.eConnect("127.0.0.1", 7497, 1); // paper
                    var reader = new EReader(client, signal);
                    reader.Start();

        """ + Loop(),
        "Add reader and message loop");

    [Fact]
    public Task Moves_the_reader_and_what_needs_it() => Test(
        Client + """
                    // the reader
                    var reader = {|IBAPI3003:new EReader(client, signal)|};
                    var name = "bot"; // stays
                    reader.Start();

        """ + Loop() + """

                    client.eConnect("127.0.0.1", 7497, 1);
                    Console.WriteLine(name);
        """,
        Client + """
                    var name = "bot"; // stays
                    client.eConnect("127.0.0.1", 7497, 1);
                    // the reader
                    var reader = new EReader(client, signal);
                    reader.Start();

        """ + Loop() + """

                    Console.WriteLine(name);
        """,
        "Make the reader after the connect call");

    [Fact]
    public Task Gives_the_reader_its_client_s_signal() => Test(
        Client + """
                    client.eConnect("127.0.0.1", 7497, 1);
                    var reader = {|IBAPI3003:new EReader(client, new EReaderMonitorSignal())|};
                    reader.Start();

        """ + Loop(),
        Client + """
                    client.eConnect("127.0.0.1", 7497, 1);
                    var reader = new EReader(client, signal);
                    reader.Start();

        """ + Loop(),
        "Use the client's signal");

    [Fact]
    public Task Starts_the_reader() => Test(
        Client + """
                    client.eConnect("127.0.0.1", 7497, 1);
                    var reader = {|IBAPI3003:new EReader(client, signal)|};

        """ + Loop(),
        Client + """
                    client.eConnect("127.0.0.1", 7497, 1);
                    var reader = new EReader(client, signal);
                    reader.Start();

        """ + Loop(),
        "Start the reader");

    [Fact]
    public Task Adds_the_loop() => Test(
        Client + """
                    client.eConnect("127.0.0.1", 7497, 1);
                    var reader = {|IBAPI3003:new EReader(client, signal)|};
                    reader.Start();
        """,
        Client + """
                    client.eConnect("127.0.0.1", 7497, 1);
                    var reader = new EReader(client, signal);
                    reader.Start();

        """ + Loop(),
        "Process messages in a loop on a thread of its own");

    [Fact]
    public Task Puts_the_loop_in_the_place_of_the_one_call() => Test(
        Client + """
                    client.eConnect("127.0.0.1", 7497, 1);
                    var reader = new EReader(client, signal);
                    reader.Start();
                    signal.waitForSignal();
                    {|IBAPI3003:reader.processMsgs()|};
        """,
        Client + """
                    client.eConnect("127.0.0.1", 7497, 1);
                    var reader = new EReader(client, signal);
                    reader.Start();

        """ + Loop(),
        "Process messages in a loop on a thread of its own");

    [Theory]
    [InlineData("            Connect(new EClientSocket(new DefaultEWrapper(), new EReaderMonitorSignal()));\n            void Connect(EClientSocket client) { {|IBAPI3003:client.eConnect(\"127.0.0.1\", 7497, 1)|}; }")]
    [InlineData("            var client = new EClientSocket(new DefaultEWrapper(), Signal());\n            {|IBAPI3003:client.eConnect(\"127.0.0.1\", 7497, 1)|};\n            EReaderSignal Signal() => new EReaderMonitorSignal();")]
    [InlineData("            EClientSocket client; client = new EClientSocket(new DefaultEWrapper(), new EReaderMonitorSignal()); {|IBAPI3003:client.eConnect(\"127.0.0.1\", 7497, 1)|};")]
    public Task None_where_the_signal_is_out_of_reach(string body) => Test(body, null, null);

    /// <summary>As in IB's samples: the wrapper holds the client, and its signal beside it.</summary>
    [Theory]
    [InlineData("public EClientSocket ClientSocket { get { return _socket; } set { _socket = value; } }", "Signal", "wrapper.ClientSocket")]
    [InlineData("public EClientSocket ClientSocket => this._socket;", "this.Signal", "wrapper.ClientSocket")]
    [InlineData("public EClientSocket ClientSocket => _socket;", "Signal", "client")]
    public Task Finds_the_signal_beside_the_client(string property, string signal, string client) => Test(
        (client == "client" ? "            var client = wrapper.ClientSocket;\n" : string.Empty)
            + "            {|IBAPI3003:" + client + ".eConnect(\"127.0.0.1\", 7497, 1)|};",
        (client == "client" ? "            var client = wrapper.ClientSocket;\n" : string.Empty)
            + "            " + client + ".eConnect(\"127.0.0.1\", 7497, 1);\n"
            + "            " + (client == "client" ? "var" : "EReader") + " reader = new EReader(" + client + ", wrapper.Signal);\n            reader.Start();\n"
            + Loop().Replace("client.", client + ".", System.StringComparison.Ordinal).Replace("signal.", "wrapper.Signal.", System.StringComparison.Ordinal),
        "Add reader and message loop",
        Holder(property, signal));

    [Theory]
    [InlineData("public EClientSocket ClientSocket => _socket;", "new EReaderMonitorSignal()", "")]
    [InlineData("public EClientSocket ClientSocket => _socket;", "_hidden", "")]
    [InlineData("public EClientSocket ClientSocket => _socket;", "given", "EReaderSignal given")]
    [InlineData("public EClientSocket ClientSocket => _socket;", "Signal", "EReaderSignal Signal")]
    [InlineData("public EClientSocket ClientSocket => _socket; public void Renew() { _socket = new EClientSocket(this, _hidden); }", "Signal", "")]
    public Task None_where_the_client_s_signal_is_another_s(string property, string signal, string parameters) => Test(
        "            {|IBAPI3003:wrapper.ClientSocket.eConnect(\"127.0.0.1\", 7497, 1)|};", null, null, Holder(property, signal, parameters));

    [Fact]
    public Task A_new_reader_for_each_session() => new FixTest<ReusedReaderFixer>("IBAPI3004")
    {
        Source = Reconnecting(
            "        _reader = new EReader(_client, _signal);\n        _reader.Start();\n", "_client.IsConnected()", string.Empty, "{|IBAPI3004:_client.eConnect(\"127.0.0.1\", 7497, 1)|};"),
        Fixed = Reconnecting(
            string.Empty, "true", "\n        _reader = new EReader(_client, _signal);\n        _reader.Start();", "_client.eConnect(\"127.0.0.1\", 7497, 1);"),
        Title = "Make a new reader after each connect call",
    }.RunAsync();

    private const string Client = """
                    var signal = new EReaderMonitorSignal();
                    var client = new EClientSocket(new DefaultEWrapper(), signal);

        """;

    private static string Loop()
        => Thread + string.Join("\n", System.Linq.Enumerable.Select(Guarded.Split('\n'), static line => "        " + line.TrimEnd('\r'))) + "\n            }) { IsBackground = true }.Start();";

    private static string Holder(string property, string signal, string parameters = "") => $$"""

        internal class Holder : DefaultEWrapper
        {
            public readonly EReaderSignal Signal = new EReaderMonitorSignal();
            private readonly EReaderSignal _hidden = new EReaderMonitorSignal();
            private EClientSocket _socket;

            public Holder({{parameters}})
            {
                Signal.issueSignal();
                _hidden.issueSignal();
                _socket = new EClientSocket(this, {{signal}});
            }

            {{property}}
        }
        """;

    private static Task Test(string body, string? expected, string? title, string holder = "") => new FixTest<MessageLoopFixer>("IBAPI3003")
    {
        Source = Program(body, holder),
        Fixed = expected is null ? null : Program(expected, holder),
        Title = title,
    }.RunAsync();

    private static string Program(string body, string holder) => $$"""
        using System;
        using System.Threading;
        using IBApi;
        {{holder}}
        internal static class Bot
        {
            public static void Run({{(holder.Length > 0 ? "Holder wrapper" : string.Empty)}})
            {
                {
        {{body}}
                }
            }
        }
        """;

    private static string Reconnecting(string reader, string condition, string after, string connect) => $$"""
        #pragma warning disable CS8618
        using System.Threading;
        using IBApi;

        internal class Bot : DefaultEWrapper
        {
            internal static readonly Bot Only = new Bot();
            private readonly EReaderSignal _signal = new EReaderMonitorSignal();
            private readonly EClientSocket _client;
            private EReader _reader;

            private Bot()
            {
                _client = new EClientSocket(this, _signal);
                Start();
            }

            private void Start()
            {
                Connect();
        {{reader}}        new Thread(Pump) { IsBackground = true }.Start();
            }

            private void Pump()
            {
                while ({{condition}})
                {
                    _signal.waitForSignal();
                    _reader.processMsgs();
                }
            }

            private void Connect()
            {
                {{connect}}{{after}}
            }

            public override void connectionClosed()
            {
                new Thread(Connect).Start();
            }
        }
        """;
}
