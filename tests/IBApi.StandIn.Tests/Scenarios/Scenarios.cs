using System;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using IBApi;
using IBApi.StandIn;

/// <summary>Compiled against each generation by the tests. Each scenario runs on a thread called "caller".</summary>
public static class Scenarios
{
    public static string[] Connect(StandInTws tws, Bot bot) =>
        bot.ConnectAndRun().Calls.Calls.Where(call => !call.Contains("ProtoBuf")).ToArray();

    public static string[] ConnectNowhere(StandInTws tws, Bot bot)
    {
        bot.Client.eConnect("127.0.0.1", 1, 1);
        return After(bot);
    }

    public static string[] ConnectRefusedTwice(StandInTws tws, Bot bot)
    {
        tws.Refuse(2);
        bot.Connect().Connect();
        return After(bot, tws.Attempts.Count, tws.Attempts.All(attempt => attempt.ThreadName == "caller"));
    }

    public static string[] ConnectWithoutHost(StandInTws tws, Bot bot)
    {
        bot.Client.eConnect(null, tws.Port, 1);
        return After(bot);
    }

    public static string[] ConnectTwice(StandInTws tws, Bot bot)
    {
        bot.ConnectAndRun().Calls.Forget();
        bot.Connect(clientId: 2);
        return After(bot, tws.Attempts.Count);
    }

    public static string[] HangUp(StandInTws tws, Bot bot)
    {
        tws.HangUp();
        bot.Connect();
        return After(bot);
    }

    public static string[] RequestUnconnected(StandInTws tws, Bot bot)
    {
        bot.Client.reqCurrentTime();
        return After(bot, tws.Requests.Count);
    }

    public static string[] Disconnect(StandInTws tws, Bot bot)
    {
        bot.ConnectAndRun().Calls.Forget();
        bot.Client.eDisconnect();
        return After(bot, bot.Client.ServerVersion);
    }

    public static string[] Close(StandInTws tws, Bot bot)
    {
        bot.ConnectAndRun().Calls.Forget();
        bot.Client.Close();
        return After(bot);
    }

    public static string[] DisconnectUnconnected(StandInTws tws, Bot bot)
    {
        bot.Client.eDisconnect();
        return After(bot);
    }

    public static string[] Lose(StandInTws tws, Bot bot)
    {
        bot.ConnectAndRun().Calls.Forget();
        tws.Drop();
        AwaitLoss(tws, bot);
        return After(bot);
    }

    public static string[] LoseAndSend(StandInTws tws, Bot bot)
    {
        bot.ConnectAndRun().Calls.Forget();
        tws.Drop();
        AwaitLoss(tws, bot);
        bot.Calls.Forget();
        bot.Client.reqCurrentTime();
        return After(bot);
    }

    public static string[] ClientIdInUse(StandInTws tws, Bot bot)
    {
        using (var first = new Bot(tws).ConnectAndRun(clientId: 7))
        {
            bot.Connect(clientId: 7);
            var connected = bot.Client.IsConnected();
            bot.Run().Calls.Await("error -1 326");
            return new[] { "connected " + connected }
                .Concat(bot.Calls.Calls.Where(call => call.Contains("326")))
                .Append(tws.Attempts[1].Outcome.ToString())
                .ToArray();
        }
    }

    public static string[] LiveAccount(StandInTws tws, Bot bot)
    {
        tws.Accounts = "U7654321,";
        tws.NextOrderId = 42;
        bot.ConnectAndRun();
        bot.Client.placeOrder(42, new Contract { Symbol = "IBM" }, new Order { Action = "BUY" });
        var order = tws.Orders.Single();
        return new[] { order.OrderId + " " + order.Contract.Symbol + " " + order.Order.Action, "" + tws.NextOrderId };
    }

    public static string[] Codes(StandInTws tws, Bot bot)
    {
        bot.ConnectAndRun().Calls.Forget();
        tws.LoseIB();
        tws.RegainIB(dataLost: true);
        tws.RegainIB(dataLost: false);
        bot.Calls.Await("error -1 1102");
        return After(bot).Where(call => !call.Contains("ProtoBuf")).ToArray();
    }

    public static string[] WithheldId(StandInTws tws, Bot bot)
    {
        tws.WithholdsNextValidId = true;
        bot.Connect().Run().Calls.Await("managedAccounts@");
        var before = bot.Calls.Calls.Any(call => call.StartsWith("nextValidId@"));
        bot.Client.reqIds(1);
        var after = bot.Calls.Await("nextValidId@").Any(call => call.StartsWith("nextValidId@"));
        return new[] { before + " " + after };
    }

    public static string[] DelayedId(StandInTws tws, Bot bot)
    {
        tws.NextValidIdDelay = TimeSpan.FromMilliseconds(60);
        var clock = Stopwatch.StartNew();
        var arrived = bot.Connect().Run().Calls.Await("nextValidId@").Any(call => call.StartsWith("nextValidId@"));
        return new[] { arrived + " " + (clock.ElapsedMilliseconds >= 40) };
    }

    public static string[] Held(StandInTws tws, Bot bot)
    {
        tws.Hold();
        var connecting = new Thread(() => bot.Connect()) { IsBackground = true, Name = "other" };
        connecting.Start();
        tws.WaitForAttempts(1);
        var returned = connecting.Join(20);
        tws.Release();
        return new[] { returned + " " + connecting.Join(5000) + " " + bot.Client.IsConnected() };
    }

    public static string[] Restart(StandInTws tws, Bot bot)
    {
        bot.ConnectAndRun();
        tws.Stop();
        bot.Disconnect();
        bot.Calls.Forget();
        bot.Connect();
        var refused = string.Join(",", bot.Calls.Calls);
        tws.Start();
        bot.Calls.Forget();
        var ready = bot.Connect().Run().Calls.Await("nextValidId@").Any(call => call.StartsWith("nextValidId@"));
        return new[] { refused, "ready " + ready };
    }

    public static string[] CallbackThrows(StandInTws tws, Bot bot)
    {
        bot.ConnectAndRun().Calls.Forget();
        bot.Calls.Reactions["tickSnapshotEnd"] = () => throw new InvalidOperationException("the program's own fault");
        tws.Send(wrapper => wrapper.tickSnapshotEnd(1));
        tws.Send(wrapper => wrapper.tickSnapshotEnd(2));
        bot.Calls.Await("tickSnapshotEnd@");
#if V976_OR_LATER
        Settle();
#else
        AwaitLoss(tws, bot);
#endif
        return After(bot);
    }

    public static string[] DropInCallback(StandInTws tws, Bot bot)
    {
        bot.ConnectAndRun().Calls.Forget();
        tws.Send(wrapper =>
        {
            tws.Drop();
            wrapper.tickSnapshotEnd(1);
        });
        bot.Calls.Await("tickSnapshotEnd@");
        AwaitLoss(tws, bot);
        return bot.Calls.Calls.Order().ToArray();
    }

#if V976_OR_LATER
    public static string[] ReaderBeforeConnect(StandInTws tws, Bot bot)
    {
        var early = new EReader(bot.Client, bot.Signal);
        bot.Connect();
        early.Start();
        bot.Loop(early);
        tws.WaitUntil(() => bot.Calls.Calls.Any(call => call.StartsWith("nextValidId@")), milliseconds: 50);
        return After(bot);
    }

    public static string[] OldReader(StandInTws tws, Bot bot)
    {
        bot.Connect();
        var old = new EReader(bot.Client, bot.Signal);
        old.Start();
        bot.Loop(old);
        bot.Calls.Await("nextValidId@");
        bot.Disconnect();
        bot.Calls.Forget();
        bot.Connect();
        old.Start();
        bot.Loop(old);
        tws.WaitUntil(() => bot.Calls.Calls.Any(call => call.StartsWith("nextValidId@")), milliseconds: 50);
        return After(bot);
    }

    public static string[] Options(StandInTws tws, Bot bot)
    {
        bot.Client.SetConnectOptions("+PACEAPI");
        bot.Client.optionalCapabilities = "none";
        bot.ConnectAndRun().Client.eDisconnect();
        bot.Connect();
        return tws.Attempts.Select(attempt => attempt.ConnectOptions + "|" + attempt.OptionalCapabilities).ToArray();
    }

    public static string[] OldServer(StandInTws tws, Bot bot)
    {
        tws.ServerVersion = 149;
        bot.ConnectAndRun().Calls.Forget();
        bot.Client.reqCompletedOrders(true);
        return After(bot, bot.Client.ServerVersion, tws.CountOf("reqCompletedOrders"));
    }

    public static string[] TooOldServer(StandInTws tws, Bot bot)
    {
        tws.ServerVersion = 99;
        bot.Connect();
        return After(bot);
    }

    public static string[] WithoutV100Plus(StandInTws tws, Bot bot)
    {
        bot.Client.DisableUseV100Plus();
        bot.ConnectAndRun();
        return new[] { bot.Client.ServerVersion.ToString() };
    }

    public static string[] Asynchronous(StandInTws tws, Bot bot)
    {
        bot.Client.AsyncEConnect = true;
        bot.Calls.Reactions["connectAck"] = () => bot.Client.startApi();
        bot.Connect();
        var connectedAtOnce = bot.Client.IsConnected();
        var reader = new EReader(bot.Client, bot.Signal);
        reader.Start();
        while (!bot.Client.IsConnected() && reader.putMessageToQueue())
        {
            reader.processMsgs();
        }

        bot.Loop(reader);
        new Thread(() =>
        {
            while (reader.putMessageToQueue())
            {
            }
        })
        { IsBackground = true, Name = "pump" }.Start();
        return bot.Calls.Await("nextValidId@")
            .Where(call => !call.Contains("ProtoBuf"))
            .Prepend("connected " + connectedAtOnce)
            .ToArray();
    }

    public static string[] DisposeEndsReaders(StandInTws tws, Bot bot)
    {
        var signal = new WitnessSignal();
        var client = new EClientSocket(bot.Calls.Wrapper, signal);
        client.eConnect("127.0.0.1", tws.Port, 1);
        new EReader(client, signal).Start();
        tws.WaitUntil(() => signal.Reader != null);
        bot.Calls.Forget();
        tws.Dispose();
        return new[] { signal.Reader.Join(5000).ToString() }.Concat(bot.Calls.Calls).ToArray();
    }

    private sealed class WitnessSignal : EReaderSignal
    {
        public Thread Reader { get; private set; }

        public void issueSignal() => Reader = Thread.CurrentThread;

        public void waitForSignal()
        {
        }
    }

    public static string[] DisconnectWithoutReset(StandInTws tws, Bot bot)
    {
        bot.ConnectAndRun().Calls.Forget();
        bot.Client.eDisconnect(resetState: false);
        bot.Connect();
        return After(bot);
    }
#endif

#if V1050_OR_LATER
    public static string[] BadHost(StandInTws tws, Bot bot)
    {
        bot.Client.eConnect("127.0.0.1\u00a0", tws.Port, 1);
        return After(bot);
    }

    public static string[] ErrorsTwice(StandInTws tws, Bot bot)
    {
        bot.ConnectAndRun().Calls.Forget();
        tws.SendError(3, 200, "no security definition");
        return bot.Calls.Await("error 3 200");
    }
#endif

    /// <summary>Until the last thing that the generation does about a loss.</summary>
    private static void AwaitLoss(StandInTws tws, Bot bot)
    {
#if V1030_OR_LATER
        bot.Calls.Await("connectionClosed@");
#elif V976_OR_LATER && !V1019_OR_LATER
        bot.Calls.Await("error ");
#elif !V976_OR_LATER
        tws.WaitUntil(() => !bot.Client.IsConnected());
#endif
        Settle();
    }

    /// <summary>For what must not come: a test that waits too briefly passes, and never fails by chance.</summary>
    private static void Settle() => Thread.Sleep(30);

    private static string[] After(Bot bot, params object[] more) =>
        bot.Calls.Calls
            .Concat(more.Select(value => value.ToString()))
            .Append(bot.Client.IsConnected() ? "connected" : "not connected")
            .ToArray();
}
