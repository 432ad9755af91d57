using System;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Lifecycle;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>The fix of IBAPI3005: a wait for <c>nextValidId</c> before the request, with a limit; and how it behaves.</summary>
[Executes(typeof(SessionWaitFixer))]
public sealed class SessionWaitFixerTests
{
    private const string Rule = DiagnosticIds.EarlyRequest;

    public static TheoryData<string> Generations => new(ApiGeneration.All.Select(static generation => generation.Name));

    private static string Bot(string members, string end = "", string fields = "")
        => $$"""
            using System;
            using System.Threading;
            using System.Threading.Tasks;
            using IBApi;

            public class Bot : DefaultEWrapper
            {
                private readonly EReaderSignal _signal = new EReaderMonitorSignal();
                private readonly EClientSocket _client;{{fields}}

                public Bot()
                {
                    _client = new EClientSocket(this, _signal);
                }

            {{members}}

                private void Pump()
                {
                    var reader = new EReader(_client, _signal);
                    reader.Start();
                    new Thread(() =>
                    {
                        while (_client.IsConnected())
                        {
                            _signal.waitForSignal();
                            reader.processMsgs();
                        }
                    }).Start();
                }{{end}}
            }
            """;

    private const string Field = "\n    private readonly ManualResetEventSlim _sessionReady = new ManualResetEventSlim();";

    private const string Callback = """


            public override void nextValidId(int orderId)
            {
                _sessionReady.Set();
            }
        """;

    private static Task FixAsync(string source, string? result, bool alsoOnFramework = true)
        => new FixTest<SessionWaitFixer>(Rule)
        {
            Source = source,
            Fixed = result,
            Title = result is null ? null : "Wait for 'nextValidId', with a limit",
            AlsoOnFramework = alsoOnFramework,
        }.RunAsync();

    [Fact]
    public Task In_the_wrapper_itself()
        => FixAsync(
            Bot("""
                    public void Start()
                    {
                        _client.eConnect("", 7497, 1);
                        Pump();

                        // What is there already.
                        {|IBAPI3005:_client.reqPositions()|};
                        _client.reqAllOpenOrders();
                    }
                """),
            Bot(
                """
                    public void Start()
                    {
                        _sessionReady.Reset();
                        _client.eConnect("", 7497, 1);
                        Pump();

                        if (!_sessionReady.Wait(TimeSpan.FromSeconds(20)))
                        {
                            throw new TimeoutException("TWS has not sent nextValidId in time.");
                        }

                        // What is there already.
                        _client.reqPositions();
                        _client.reqAllOpenOrders();
                    }
                """,
                Callback,
                Field));

    /// <summary>What begins on the last field's line is not cut in two.</summary>
    [Theory]
    [InlineData(" private int Twice(int number)\n    {\n        return 2 * number;\n    }")]
    [InlineData(" /* one session,\n       one client */")]
    public Task With_more_on_the_line_of_the_last_field(string more)
    {
        const string Before = """
                public void Start()
                {
                    _client.eConnect("", 7497, 1);
                    Pump();
                    {|IBAPI3005:_client.reqPositions()|};
                }
            """;
        const string After = """
                public void Start()
                {
                    _sessionReady.Reset();
                    _client.eConnect("", 7497, 1);
                    Pump();
                    if (!_sessionReady.Wait(TimeSpan.FromSeconds(20)))
                    {
                        throw new TimeoutException("TWS has not sent nextValidId in time.");
                    }

                    _client.reqPositions();
                }
            """;
        return FixAsync(Bot(Before, fields: more), Bot(After, Callback, Field + more));
    }

    [Fact]
    public Task In_place_of_a_fixed_delay_and_asynchronously()
        => FixAsync(
            Bot("""
                    private int _id;

                    public override void nextValidId(int orderId) => _id = orderId;

                    public async Task StartAsync()
                    {
                        Open();
                        await Task.Delay(1000); // TWS needs a moment.
                        for (var i = 0; i < 2; i++)
                        {
                            {|IBAPI3005:_client.reqPositions()|};
                        }

                        Console.WriteLine(_id);
                    }

                    private void Open()
                    {
                        _client.eConnect("", 7497, 1);
                        Pump();
                    }
                """),
            Bot(
                """
                    private int _id;

                    public override void nextValidId(int orderId)
                    {
                        _id = orderId;
                        _sessionReady.Set();
                    }

                    public async Task StartAsync()
                    {
                        Open();
                        if (!await Task.Run(() => _sessionReady.Wait(TimeSpan.FromSeconds(20))))
                        {
                            throw new TimeoutException("TWS has not sent nextValidId in time.");
                        }

                        for (var i = 0; i < 2; i++)
                        {
                            _client.reqPositions();
                        }

                        Console.WriteLine(_id);
                    }

                    private void Open()
                    {
                        _sessionReady.Reset();
                        _client.eConnect("", 7497, 1);
                        Pump();
                    }
                """,
                fields: Field));

    [Fact]
    public Task Before_a_blank_line()
    {
        const string Before = """
            using System;
            using System.Threading;
            using IBApi;

            public class Wrapper : DefaultEWrapper
            {

                public int Count => 0;

                public override void nextValidId(int orderId)
                {
                    Console.WriteLine(orderId);
                }
            }

            public static class Session
            {
                public static void Run()
                {
                    var signal = new EReaderMonitorSignal();
                    var wrapper = new Wrapper();
                    var client = new EClientSocket(wrapper, signal);
                    client.eConnect("", 7497, 1);
                    var reader = new EReader(client, signal);
                    reader.Start();
                    new Thread(() => { while (client.IsConnected()) { signal.waitForSignal(); reader.processMsgs(); } }).Start();
                    {|IBAPI3005:client.reqPositions()|};
                }
            }
            """;
        return FixAsync(
            Before,
            Before
                .Replace("{\n\n    public int", "{\n    internal ManualResetEventSlim SessionReady { get; } = new ManualResetEventSlim();\n\n    public int", StringComparison.Ordinal)
                .Replace("(orderId);\n", "(orderId);\n        SessionReady.Set();\n", StringComparison.Ordinal)
                .Replace("        client.eConnect", "        wrapper.SessionReady.Reset();\n        client.eConnect", StringComparison.Ordinal)
                .Replace(
                    "        {|IBAPI3005:client.reqPositions()|};",
                    """
                            if (!wrapper.SessionReady.Wait(TimeSpan.FromSeconds(20)))
                            {
                                throw new TimeoutException("TWS has not sent nextValidId in time.");
                            }

                            client.reqPositions();
                    """,
                    StringComparison.Ordinal));
    }

    [Fact]
    public Task From_another_class_and_before_a_loop()
        => FixAsync(
            """
            using System.Threading;
            using IBApi;

            public class Wrapper : DefaultEWrapper {
                public override void nextValidId(int orderId) {
                }
            }

            public static class Session {
                public static void Run(bool flag) {
                    var signal = new EReaderMonitorSignal();
                    var wrapper = new Wrapper();
                    var client = new EClientSocket(wrapper, signal);
                    client.eConnect("", 7497, 1);
                    var reader = new EReader(client, signal);
                    reader.Start();
                    new Thread(() => { while (client.IsConnected()) { signal.waitForSignal(); reader.processMsgs(); } }).Start();
                    while (flag) {
                        if (client.ServerVersion > 0)
                            {|IBAPI3005:client.reqPositions()|};
                    }
                }
            }
            """,
            """
            using System.Threading;
            using IBApi;

            public class Wrapper : DefaultEWrapper {
                internal ManualResetEventSlim SessionReady { get; } = new ManualResetEventSlim();

                public override void nextValidId(int orderId) {
                    SessionReady.Set();
                }
            }

            public static class Session {
                public static void Run(bool flag) {
                    var signal = new EReaderMonitorSignal();
                    var wrapper = new Wrapper();
                    var client = new EClientSocket(wrapper, signal);
                    wrapper.SessionReady.Reset();
                    client.eConnect("", 7497, 1);
                    var reader = new EReader(client, signal);
                    reader.Start();
                    new Thread(() => { while (client.IsConnected()) { signal.waitForSignal(); reader.processMsgs(); } }).Start();
                    if (!wrapper.SessionReady.Wait(System.TimeSpan.FromSeconds(20))) {
                        throw new System.TimeoutException("TWS has not sent nextValidId in time.");
                    }

                    while (flag) {
                        if (client.ServerVersion > 0)
                            client.reqPositions();
                    }
                }
            }
            """);

    [Fact]
    public Task Only_where_the_request_is_sent_and_for_two_at_once()
        => FixAsync(
            Bot("""
                    public void Start(bool flag)
                    {
                        _client.eConnect("", 7497, 1);
                        Pump();
                        if (flag)
                            {|IBAPI3005:_client.reqPositions()|};
                    }

                    public void Again()
                    {
                        _client.eConnect("", 7497, 1);
                        Pump();
                        {|IBAPI3005:_client.reqAllOpenOrders()|};
                    }
                """),
            Bot(
                """
                    public void Start(bool flag)
                    {
                        _sessionReady.Reset();
                        _client.eConnect("", 7497, 1);
                        Pump();
                        if (flag)
                        {
                            if (!_sessionReady.Wait(TimeSpan.FromSeconds(20)))
                            {
                                throw new TimeoutException("TWS has not sent nextValidId in time.");
                            }
                            _client.reqPositions();
                        }
                    }

                    public void Again()
                    {
                        _sessionReady.Reset();
                        _client.eConnect("", 7497, 1);
                        Pump();
                        if (!_sessionReady.Wait(TimeSpan.FromSeconds(20)))
                        {
                            throw new TimeoutException("TWS has not sent nextValidId in time.");
                        }

                        _client.reqAllOpenOrders();
                    }
                """,
                Callback,
                Field));

    [Theory]

    // Nobody processes messages by then: the wait would only run into its limit.
    [InlineData("""
            public void Start()
            {
                _client.eConnect("", 7497, 1);
                {|IBAPI3005:_client.reqPositions()|};
                Pump();
            }
        """)]

    // On the message loop's own thread.
    [InlineData("""
            public override void connectionClosed()
            {
                _client.eConnect("", 7497, 1);
                Pump();
                {|IBAPI3005:_client.reqPositions()|};
            }
        """)]

    // The name is taken.
    [InlineData("""
            private int _sessionReady;

            public void Start()
            {
                _sessionReady++;
                _client.eConnect("", 7497, 1);
                Pump();
                {|IBAPI3005:_client.reqPositions()|};
            }
        """)]
    public Task Not_offered(string members)
        => FixAsync(Bot(members), null);

    [Theory]
    [MemberData(nameof(Generations))]
    public async Task The_request_goes_out_only_when_TWS_is_ready(string generation)
    {
        var api = ApiGeneration.All.Single(candidate => candidate.Name == generation);
        foreach (var isAsync in new[] { false, true })
        {
            // What the first session was told is not the second one's, and that wait ends by its limit.
            Assert.Equal(
                "ready, request, TWS has not sent nextValidId in time.",
                await FixedProgram.RunAsync<SessionWaitFixer>(
                    Rule, Runnable(api, isAsync), api, isAsync ? "async" : "sync", static text => text.Replace("TimeSpan.FromSeconds(20)", "Session.Patience", StringComparison.Ordinal)));
        }
    }

    /// <summary>A program that connects and asks at once.</summary>
    private static string Runnable(ApiGeneration api, bool isAsync)
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
                private readonly List<string> _log;
                {{(reads ? "private readonly EReaderSignal _signal = new EReaderMonitorSignal();" : "")}}

                public Wrapper(List<string> log)
                {
                    _log = log;
                    _client = {{(reads ? "new EClientSocket(this, _signal)" : "new EClientSocket(this)")}};
                }

                public override void nextValidId(int orderId)
                {
                    lock (_log)
                    {
                        _log.Add("ready");
                    }
                }

                public {{(isAsync ? "async Task StartAsync" : "void Start")}}(int port)
                {
                    _client.eConnect("127.0.0.1", port, 1);
                    {{(reads ? "var reader = new EReader(_client, _signal); reader.Start(); new Thread(() => { while (_client.IsConnected()) { _signal.waitForSignal(); reader.processMsgs(); } }) { IsBackground = true }.Start();" : "")}}
                    {{(isAsync ? "await Task.Delay(20);" : "")}}
                    _client.reqAllOpenOrders();
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
                        tws.NextValidIdDelay = TimeSpan.FromMilliseconds(150);
                        tws.When("reqAllOpenOrders", (session, request) => { lock (log) { log.Add("request"); } });
                        var wrapper = new Wrapper(log);
                        try
                        {
                            {{(isAsync ? "wrapper.StartAsync(tws.Port).GetAwaiter().GetResult();" : "wrapper.Start(tws.Port);")}}
                            wrapper.Stop();
                            tws.WithholdsNextValidId = true;
                            Patience = TimeSpan.FromMilliseconds(200);
                            {{(isAsync ? "wrapper.StartAsync(tws.Port).GetAwaiter().GetResult();" : "wrapper.Start(tws.Port);")}}
                        }
                        catch (TimeoutException exception)
                        {
                            log.Add(exception.Message);
                        }

                        wrapper.Stop();
                    }

                    return string.Join(", ", log);
                }
            }
            """;
    }
}
