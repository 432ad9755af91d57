using System.Threading.Tasks;
using IbApi.Analyzers.Lifecycle;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>
/// What the fixes of readers, loops and options write, executed: callbacks arrive, the loop survives an exception, after a
/// reconnect callbacks arrive again, an option is in effect at the connect call.
/// </summary>
[Executes(typeof(MessageLoopFixer), typeof(ReusedReaderFixer), typeof(GuardMessageLoopFixer), typeof(MoveOptionFixer))]
[Collection(RunningPrograms.Name)]
public sealed class MessageLoopBehaviourTests
{
    private const string Frame = """
        using System;
        using System.Threading;
        using IBApi;

        internal class Bot : DefaultEWrapper
        {
            private readonly EReaderSignal _signal = new EReaderMonitorSignal();
            private readonly EClientSocket _client;
            private readonly int _port;
        FIELDS
            public int Ids;
            public int Errors;

            public Bot(int port)
            {
                _port = port;
                _client = new EClientSocket(this, _signal);
            }

            public void Run()
            {
        BODY
            }

            public void Stop()
            {
                _client.eDisconnect();
            }

            public override void error(Exception e)
            {
                Interlocked.Increment(ref Errors);
            }

            public override void nextValidId(int orderId)
            {
                if (Interlocked.Increment(ref Ids) == 2)
                {
                    throw new InvalidOperationException("callback");
                }
            }
        MEMBERS
        }
        """;

    private const string Connect = "        _client.eConnect(\"127.0.0.1\", _port, 7);\n";

    private const string Loop = """
                new Thread(() =>
                {
                    while (_client.IsConnected())
                    {
                        _signal.waitForSignal();
                        try
                        {
                            reader.processMsgs();
                        }
                        catch (Exception exception)
                        {
                            error(exception);
                        }
                    }
                }) { IsBackground = true }.Start();

        """;

    /// <summary>The ID that TWS sends arrives; the second one makes the callback throw; the third arrives all the same.</summary>
    private const string CallbacksArrive = """
        using System;
        using IBApi.StandIn;

        public static class Scenario
        {
            public static void Run()
            {
                using (var tws = StandInTws.Listen())
                {
                    var bot = new Bot(tws.Port);
                    bot.Run();
                    Ids(1);
                    tws.Send(wrapper => wrapper.nextValidId(2));
                    Ids(2);
                    tws.Send(wrapper => wrapper.nextValidId(3));
                    Ids(3);
                    bot.Stop();

                    void Ids(int count)
                    {
                        if (!tws.WaitUntil(() => bot.Ids >= count, PATIENCE))
                        {
                            throw new InvalidOperationException("ID " + count + " did not arrive.");
                        }
                    }
                }
            }
        }
        """;

    public static TheoryData<string, string> Faults => new()
    {
        { "no reader", Connect },
        { "before", "        var reader = new EReader(_client, _signal);\n        reader.Start();\n" + Connect + Loop },
        { "before, with the loop", "        var reader = new EReader(_client, _signal);\n        reader.Start();\n" + Loop + Connect },
        { "other signal", Connect + "        var reader = new EReader(_client, new EReaderMonitorSignal());\n        reader.Start();\n" + Loop },
        { "not started", Connect + "        var reader = new EReader(_client, _signal);\n" + Loop },
        { "not processed", Connect + "        var reader = new EReader(_client, _signal);\n        reader.Start();\n" },
        { "once", Connect + "        var reader = new EReader(_client, _signal);\n        reader.Start();\n        _signal.waitForSignal();\n        reader.processMsgs();\n" },
        { "nothing but the reader", Connect + "        var reader = new EReader(_client, _signal);\n" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Callbacks_arrive_and_the_loop_survives_an_exception(string fault, string body)
        => FixedScenario.RunAsync<MessageLoopFixer>("IBAPI3003", ApiGeneration.Newest, Program(body), Patient(CallbacksArrive, fault));

    [Fact]
    public Task A_signal_that_had_no_name_is_the_same_for_all()
        => FixedScenario.RunAsync<MessageLoopFixer>(
            "IBAPI3003",
            ApiGeneration.Newest,
            Program(Connect)
                .Replace("private readonly EReaderSignal _signal = new EReaderMonitorSignal();", string.Empty, System.StringComparison.Ordinal)
                .Replace("new EClientSocket(this, _signal)", "new EClientSocket(this, new EReaderMonitorSignal())", System.StringComparison.Ordinal),
            Patient(CallbacksArrive, "signal"));

    /// <summary>As in IB's samples: the wrapper has the client and the signal, and another class connects.</summary>
    [Fact]
    public Task The_signal_stands_beside_the_client_that_another_object_has()
        => FixedScenario.RunAsync<MessageLoopFixer>(
            "IBAPI3003",
            ApiGeneration.Newest,
            Program("        Runner.Run(this, _port);", "    public EClientSocket ClientSocket { get { return _client; } }")
                .Replace("private readonly EReaderSignal _signal", "public readonly EReaderSignal Signal", System.StringComparison.Ordinal)
                .Replace("_signal", "Signal", System.StringComparison.Ordinal)
                + "\ninternal static class Runner\n{\n    public static void Run(Bot bot, int port)\n    {\n        bot.ClientSocket.eConnect(\"127.0.0.1\", port, 7);\n    }\n}\n",
            Patient(CallbacksArrive, "held"));

    [Theory]
    [InlineData("V976")]
    [InlineData("V1019")]
    [InlineData("V1030")]
    public Task On_every_generation(string generation)
        => FixedScenario.RunAsync<MessageLoopFixer>(
            "IBAPI3003", ReconnectProgram.GenerationOf(generation), Program(Connect), Patient(CallbacksArrive, generation));

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Without_the_fix_they_do_not(string fault, string body)
        => FixedScenario.FailsUnfixedAsync(ApiGeneration.Newest, Program(body), CallbacksArrive.Replace("PATIENCE", fault == "once" ? "300" : "100", System.StringComparison.Ordinal));

    /// <summary>IBAPI3004: TWS goes away and comes back; the ID of the new session arrives, and more after it.</summary>
    [Theory]
    [InlineData("V1030", false)]
    [InlineData("V1050", false)]
    [InlineData("V1050", true)]
    public async Task After_a_reconnect_callbacks_arrive_again(string generation, bool connectsTwice)
    {
        var start = "        _reader = new EReader(_client, _signal);\n        _reader.Start();\n" + Loop.Replace("reader.processMsgs", "_reader.processMsgs", System.StringComparison.Ordinal);
        const string Reconnect = """
                private volatile bool _stopped;

                public override void connectionClosed()
                {
                    new Thread(Reconnect) { IsBackground = true }.Start();
                }

                private void Reconnect()
                {
                    Thread.Sleep(50);
                    if (!_stopped)
                    {
                        CALL;
                    }
                }

                private void Connect()
                {
                    _client.eConnect("127.0.0.1", _port, 7);
                }
            """;
        var program = Program(
                "        Connect();\n" + start,
                Reconnect.Replace("CALL", connectsTwice ? "_client.eConnect(\"127.0.0.1\", _port, 7)" : "Connect()", System.StringComparison.Ordinal),
                "    private EReader _reader;")
            .Replace("_client.eDisconnect();", "_stopped = true;\n        _client.eDisconnect();", System.StringComparison.Ordinal)
            + "\ninternal static class Starter\n{\n    internal static readonly Bot Only = Started();\n\n    private static Bot Started()\n    {\n        var bot = new Bot(0);\n        bot.Run();\n        return bot;\n    }\n}\n";
        var scenario = CallbacksArrive.Replace("tws.Send(wrapper => wrapper.nextValidId(2));", "tws.Drop();", System.StringComparison.Ordinal);
        var api = ReconnectProgram.GenerationOf(generation);
        await FixedScenario.FailsUnfixedAsync(api, program, scenario.Replace("PATIENCE", "400", System.StringComparison.Ordinal));
        await FixedScenario.RunAsync<ReusedReaderFixer>("IBAPI3004", api, program, Patient(scenario, generation));
    }

    /// <summary>IBAPI3011: the exception goes to the wrapper, and the next callback arrives.</summary>
    [Theory]
    [InlineData("V976")]
    [InlineData("V1050")]
    public Task A_guarded_loop_survives_an_exception(string generation)
        => FixedScenario.RunAsync<GuardMessageLoopFixer>(
            "IBAPI3011",
            ReconnectProgram.GenerationOf(generation),
            Program(Connect + """
                        var reader = new EReader(_client, _signal);
                        reader.Start();
                        System.Threading.Tasks.Task.Run(() =>
                        {
                            while (_client.IsConnected())
                            {
                                _signal.waitForSignal();
                                reader.processMsgs();
                            }
                        });

                """),
            Patient(CallbacksArrive, "guard")
                .Replace("bot.Stop();", "if (bot.Errors != 1) throw new InvalidOperationException(\"errors: \" + bot.Errors); bot.Stop();", System.StringComparison.Ordinal));

    /// <summary>IBAPI3013: TWS hears of the option with the connection.</summary>
    [Theory]
    [InlineData("V976", "_client.SetConnectOptions(\"+PACEAPI\");", "ConnectOptions", "+PACEAPI")]
    [InlineData("V1050", "_client.SetConnectOptions(\"+PACEAPI\");", "ConnectOptions", "+PACEAPI")]
    [InlineData("V1050", "_client.optionalCapabilities = \"a\";", "OptionalCapabilities", "a")]
    public async Task A_moved_option_is_in_effect_at_the_connect_call(string generation, string option, string seen, string value)
    {
        var scenario = $$"""
            using System;
            using IBApi.StandIn;

            public static class Scenario
            {
                public static void Run()
                {
                    using (var tws = StandInTws.Listen())
                    {
                        var bot = new Bot(tws.Port);
                        bot.Run();
                        if (tws.Attempts[0].{{seen}} != "{{value}}")
                        {
                            throw new InvalidOperationException("TWS heard: " + tws.Attempts[0].{{seen}});
                        }

                        bot.Stop();
                    }
                }
            }
            """;
        var api = ReconnectProgram.GenerationOf(generation);
        await FixedScenario.FailsUnfixedAsync(api, Program(Connect + "        " + option + "\n"), scenario);
        await FixedScenario.RunAsync<MoveOptionFixer>("IBAPI3013", api, Program(Connect + "        " + option + "\n"), scenario);
    }

    private static string Patient(string scenario, string name)
        => "// " + name + "\n" + scenario.Replace("PATIENCE", "20000", System.StringComparison.Ordinal);

    private static string Program(string body, string members = "", string fields = "")
        => Frame.Replace("BODY", body.TrimEnd('\n'), System.StringComparison.Ordinal)
            .Replace("MEMBERS", members, System.StringComparison.Ordinal)
            .Replace("FIELDS", fields, System.StringComparison.Ordinal);
}
