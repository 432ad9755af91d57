using System;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.CodeFixes.Lifecycle;
using IbApi.Analyzers.Tests.Verification;
using IbApi.Analyzers.Versions;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Versions;

/// <summary>
/// What the fixes of IBAPI4002 and IBAPI4008 write, executed: an old TWS gets what it knows, a new one everything; a callback in
/// the shape of another release is called again.
/// </summary>
[Executes(typeof(ServerVersionCheckFixer), typeof(CallbackSignatureFixer))]
[Collection(RunningPrograms.Name)]
public sealed class VersionBehaviourTests
{
    private const string Usings = """
        using System;
        using System.Linq;
        using System.Threading;
        using IBApi;
        using IBApi.StandIn;

        """;

    /// <summary>A client with a message loop on every generation that has one.</summary>
    private static string Bot(ApiGeneration api, string members)
    {
        var reads = api != ApiGeneration.V971;
        return $$"""
            internal class Bot : Stub
            {
                private readonly EClientSocket _client;
                {{(reads ? "private readonly EReaderSignal _signal = new EReaderMonitorSignal();" : "")}}

                public Bot()
                {
                    _client = {{(reads ? "new EClientSocket(this, _signal)" : "new EClientSocket(this)")}};
                }

                public void Connect(int port)
                {
                    _client.eConnect("127.0.0.1", port, 1);
                    {{(reads ? "var reader = new EReader(_client, _signal); reader.Start(); new Thread(() => { while (_client.IsConnected()) { _signal.waitForSignal(); reader.processMsgs(); } }) { IsBackground = true }.Start();" : "")}}
                }

                {{members}}
            }

            """;
    }

    /// <summary>TWS 969.1 is declared, and speaks 150; the program sends a newer request and newer members of orders.</summary>
    private static string Sender { get; } = Usings + Bot(
        ApiGeneration.Newest,
        """
        public void Send(int id)
            {
                _client.reqUserInfo(1);
                var order = new Order { Action = "BUY", Duration = 60 };
                _client.placeOrder(id++, new Contract(), order);
                _client.placeOrder(id++, new Contract(), new Order { Action = "SELL", Duration = 60, PostOnly = true });
            }

            public void Check() => _client.reqUserInfo(2);
        """) + """
        public static class Session
        {
            public static string Run(string serverVersion)
            {
                using (var tws = StandInTws.Listen())
                {
                    tws.ServerVersion = int.Parse(serverVersion);
                    var bot = new Bot();
                    bot.Connect(tws.Port);
                    bot.Send(7);
                    bot.Check();
                    return "info " + tws.CountOf("reqUserInfo") + string.Concat(tws.Orders.Select(
                        placed => ", " + placed.OrderId + " " + placed.Order.Action + (placed.Order.Duration == 60 ? " 60" : "") + (placed.Order.PostOnly ? " post" : "")));
                }
            }
        }
        """;

    [Theory]
    [InlineData("150", "info 0, 7 BUY, 8 SELL")]
    [InlineData("500", "info 2, 7 BUY 60, 8 SELL 60 post")]
    public async Task A_server_gets_what_it_knows(string serverVersion, string expected)
        => Assert.Equal(
            expected,
            await FixedSession.RunFixedAsync<ServerVersionCheckFixer>(
                "IBAPI4002", Sender, ApiGeneration.Newest, serverVersion, options: ("ibapi.tws_version", "969.1")));

    /// <summary>What the fix is for.</summary>
    [Fact]
    public async Task Without_the_fix_an_old_server_gets_more()
        => Assert.NotEqual("info 0, 7 BUY, 8 SELL", await FixedSession.RunAsync(Sender, ApiGeneration.Newest, "150"));

    private const string Json = "string advancedOrderRejectJson";

    /// <summary>A generation, the shape of another one, and what stands beside it.</summary>
    public static TheoryData<string, string, string> Shapes => new()
    {
        { "V971", Json, "" },
        { "V976", Json, "" },
        { "V1019", "", "" },
        { "V1030", "", "" },
        { "V1050", "", "" },
        { "V1050", Json, "" },
        { "V976", Json, "public override void error(int id, int errorCode, string errorMsg) { throw new NotImplementedException(); }" },
        { "V1050", Json, "public override void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson)\n    {\n    }" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_callback_of_another_release_is_called_again(string generation, string last, string beside)
    {
        var api = ApiGeneration.Named(generation);
        var program = Usings + Bot(
            api,
            "public volatile string Seen = \"nothing\";\n\n    public void error(int id, int errorCode, string errorMsg" + (last.Length > 0 ? ", " + last : "") + ")\n    {\n"
                + "        Seen = id + \" \" + errorCode + \" \" + errorMsg;\n    }\n\n    " + beside) + """
            public static class Session
            {
                public static string Run(string patience)
                {
                    using (var tws = StandInTws.Listen())
                    {
                        var bot = new Bot();
                        bot.Connect(tws.Port);
                        tws.SendError(7, 202, "cancelled");
                        tws.WaitUntil(() => bot.Seen != "nothing", int.Parse(patience));
                        return bot.Seen;
                    }
                }
            }
            """;

        if (!beside.Contains("throw", StringComparison.Ordinal))
        {
            Assert.Equal("nothing", await FixedSession.RunAsync(program, api, "100"));
        }

        Assert.Equal("7 202 cancelled", await FixedSession.RunFixedAsync<CallbackSignatureFixer>("IBAPI4008", program, api, "60000"));
    }

    /// <summary>A class that implements the interface by itself does not compile after an upgrade, and hears again after the fix.</summary>
    [Theory]
    [InlineData("V1019")]
    [InlineData("V1050")]
    public async Task What_a_class_implements_itself_is_called_again(string generation)
    {
        var api = ApiGeneration.Named(generation);
        var stub = WrapperStub.Source(api, "Implementation").Replace("abstract class", "class", StringComparison.Ordinal);
        var error = stub.Split('\n').Single(static line => line.Contains(" void error(int", StringComparison.Ordinal));
        var bot = Bot(
                api,
                "public volatile string Seen = \"nothing\";\n\n    public void error(int id, int errorCode, string errorMsg)\n    {\n"
                    + "        Seen = id + \" \" + errorCode + \" \" + errorMsg;\n    }\n")
            .Replace("internal class Bot : Stub", "internal class Bot : EWrapper", StringComparison.Ordinal)
            .TrimEnd();
        var callbacks = stub[(stub.IndexOf('{', StringComparison.Ordinal) + 1)..].Replace(error, string.Empty, StringComparison.Ordinal);
        var program = Usings + bot[..^1] + callbacks + """

            public static class Session
            {
                public static string Run(string patience)
                {
                    using (var tws = StandInTws.Listen())
                    {
                        var bot = new Bot();
                        bot.Connect(tws.Port);
                        tws.SendError(7, 202, "cancelled");
                        tws.WaitUntil(() => bot.Seen != "nothing", int.Parse(patience));
                        return bot.Seen;
                    }
                }
            }
            """;

        Assert.Equal("7 202 cancelled", await FixedSession.RunFixedAsync<CallbackSignatureFixer>("IBAPI4008", program, api, "60000"));
    }
}
