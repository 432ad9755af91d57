using System;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Lifecycle;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>IBAPI3006, fix *move it to another thread*.</summary>
[Executes(typeof(MoveToThreadFixer))]
[Collection(RunningPrograms.Name)]
public sealed class MoveToThreadFixerTests
{
    private const string Rule = DiagnosticIds.BlockedCallback;

    [Theory]

    // A call alone.
    [InlineData(
        "    public override void connectionClosed()\n    {\n        {|IBAPI3006:Reconnect()|}; // at once\n    }",
        "    public override void connectionClosed()\n    {\n        Task.Run(() => Reconnect()); // at once\n    }")]
    [InlineData(
        "    public override void connectionClosed() => {|IBAPI3006:Reconnect()|};",
        "    public override void connectionClosed() => Task.Run(() => Reconnect());")]
    [InlineData(
        "    public override void connectionClosed() { Console.WriteLine(); {|IBAPI3006:Reconnect()|}; }",
        "    public override void connectionClosed() { Console.WriteLine(); Task.Run(() => Reconnect()); }")]
    [InlineData(
        "    public override void currentTime(long time)\n    {\n        if (time > 0) {|IBAPI3006:Reconnect()|};\n        else Console.WriteLine();\n    }",
        "    public override void currentTime(long time)\n    {\n        if (time > 0) Task.Run(() => Reconnect());\n        else Console.WriteLine();\n    }")]
    [InlineData(
        "    public override void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson)\n    {\n        switch (errorCode)\n        {\n            case 1300:\n                {|IBAPI3006:Reconnect()|};\n                break;\n        }\n    }",
        "    public override void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson)\n    {\n        switch (errorCode)\n        {\n            case 1300:\n                Task.Run(() => Reconnect());\n                break;\n        }\n    }")]

    // With what follows it.
    [InlineData(
        "    public override void connectionClosed()\n    {\n        Console.WriteLine(\"lost\");\n        {|IBAPI3006:Reconnect()|};\n\n        // Now it is back.\n        if (_client.IsConnected())\n        {\n            Console.WriteLine(\"back\");\n            return;\n        }\n    }",
        "    public override void connectionClosed()\n    {\n        Console.WriteLine(\"lost\");\n        Task.Run(() =>\n        {\n            Reconnect();\n\n            // Now it is back.\n            if (_client.IsConnected())\n            {\n                Console.WriteLine(\"back\");\n                return;\n            }\n        });\n    }")]
    [InlineData(
        "    public override void currentTime(long time)\n    {\n        if (time > 0)\n        {\n            {|IBAPI3006:Reconnect()|};\n            Console.WriteLine(time); // shown\n            return;\n        }\n\n        Console.WriteLine();\n    }",
        "    public override void currentTime(long time)\n    {\n        if (time > 0)\n        {\n            Task.Run(() =>\n            {\n                Reconnect();\n                Console.WriteLine(time); // shown\n            });\n            return;\n        }\n\n        Console.WriteLine();\n    }")]

    // What repeats or guards stays whole.
    [InlineData(
        "    public override void connectionClosed()\n    {\n        try\n        {\n            {|IBAPI3006:Reconnect()|};\n        }\n        catch (Exception e)\n        {\n            Console.WriteLine(e);\n        }\n    }",
        "    public override void connectionClosed()\n    {\n        Task.Run(() =>\n        {\n            try\n            {\n                Reconnect();\n            }\n            catch (Exception e)\n            {\n                Console.WriteLine(e);\n            }\n        });\n    }")]
    [InlineData(
        "    public override void connectionClosed()\n    {\n        foreach (var i in new[] { 1, 2 })\n        {\n            if (i > 1) continue;\n            {|IBAPI3006:Reconnect()|};\n        }\n    }",
        "    public override void connectionClosed()\n    {\n        Task.Run(() =>\n        {\n            foreach (var i in new[] { 1, 2 })\n            {\n                if (i > 1) continue;\n                Reconnect();\n            }\n        });\n    }")]
    [InlineData(
        "    public override void connectionClosed()\n    {\n        new List<int> { 1 }.ForEach(_ => {|IBAPI3006:Reconnect()|});\n    }",
        "    public override void connectionClosed()\n    {\n        Task.Run(() => new List<int> { 1 }.ForEach(_ => Reconnect()));\n    }")]

    // Nothing would be right.
    [InlineData("    public override async void connectionClosed()\n    {\n        {|IBAPI3006:Reconnect()|};\n        await Task.Delay(1);\n    }", null)]
    [InlineData("    public override void currentTime(long time)\n    {\n        var seen = 0L;\n        if (time > 0)\n        {\n            {|IBAPI3006:Reconnect()|};\n            seen = time;\n        }\n\n        Console.WriteLine(seen);\n    }", null)]
    [InlineData("    public override void currentTime(long time)\n    {\n        if (time > 0)\n        {\n            {|IBAPI3006:Reconnect()|};\n            if (time > 1) return;\n            Console.WriteLine();\n        }\n\n        Console.WriteLine();\n    }", null)]
    [InlineData("    public override void currentTime(long time)\n    {\n        void Local()\n        {\n            {|IBAPI3006:Reconnect()|};\n        }\n\n        Local();\n    }", null)]
    public Task Moved(string callback, string? result)
        => new FixTest<MoveToThreadFixer>(Rule)
        {
            Source = Program(callback),
            Fixed = result is null ? null : Program(result),
            Options = [ConfigText.ProductionProject],
            Title = result is null ? null : "Move it to another thread",
            AlsoOnFramework = true,
        }.RunAsync();

    [Fact]
    public Task In_braces_at_the_ends_of_lines_and_without_a_using()
        => new FixTest<MoveToThreadFixer>(Rule)
        {
            Source = """
                using IBApi;

                internal class Bot : DefaultEWrapper {
                  private readonly EClientSocket _client;

                  public Bot() {
                    _client = new EClientSocket(this, new EReaderMonitorSignal());
                    _client.eConnect("", 7497, 1);
                  }

                  public override void connectionClosed() {
                    {|IBAPI3006:System.Threading.Thread.Sleep(1000)|};
                    {|IBAPI3006:_client.eConnect("", 7497, 1)|};
                  }
                }
                """,
            Fixed = """
                using IBApi;

                internal class Bot : DefaultEWrapper {
                  private readonly EClientSocket _client;

                  public Bot() {
                    _client = new EClientSocket(this, new EReaderMonitorSignal());
                    _client.eConnect("", 7497, 1);
                  }

                  public override void connectionClosed() {
                    System.Threading.Tasks.Task.Run(() => {
                      System.Threading.Thread.Sleep(1000);
                      _client.eConnect("", 7497, 1);
                    });
                  }
                }
                """,
            Options = [ConfigText.ProductionProject],
        }.RunAsync();

    public static TheoryData<string> Generations => [.. ApiGeneration.All.Select(static generation => generation.Name)];

    /// <summary>A callback waits for what only another callback can bring: without the fix the program stands still.</summary>
    [Theory]
    [MemberData(nameof(Generations))]
    public async Task The_fixed_program_gets_the_callback_that_it_waits_for(string name)
    {
        var api = ApiGeneration.All.Single(generation => generation.Name == name);
        var program = Runnable(
            api,
            """
                public override void nextValidId(int orderId)
                {
                    Client.reqCurrentTime();
                    Answered.Wait(20000);
                    Result = "thread " + (System.Environment.CurrentManagedThreadId == CallbackThread ? "of the loop" : "of its own");
                    Done.Set();
                }
            """);

        Assert.Equal("stands still", await FixedSession.RunAsync(program, api, "200"));
        Assert.Equal("thread of its own", await FixedSession.RunFixedAsync<MoveToThreadFixer>(Rule, program, api, "20000"));
    }

    /// <summary>A reconnect in a callback: with the fix the attempt comes from another thread, and callbacks go on meanwhile.</summary>
    [Fact]
    public async Task The_fixed_program_connects_from_another_thread()
    {
        var api = ApiGeneration.Newest;
        var program = Runnable(
            api,
            """
                public override void managedAccounts(string accountsList)
                {
                    Client.reqCurrentTime();
                    if (Answered.IsSet)
                    {
                        return;
                    }

                    Answered.Wait(20000);
                    var second = new EClientSocket(this, Signal);
                    second.eConnect("127.0.0.1", Port, 2);
                    Result = "attempts of " + string.Join(" and ", Tws.Attempts.Select(attempt => attempt.ThreadId == CallbackThread ? "the loop" : "others"));
                    second.eDisconnect();
                    Done.Set();
                }
            """);

        Assert.Equal("attempts of others and others", await FixedSession.RunFixedAsync<MoveToThreadFixer>(Rule, program, api, "20000"));
    }

    private static string Program(string callback)
        => $$"""
            using System;
            using System.Collections.Generic;
            using System.Threading;
            using System.Threading.Tasks;
            using IBApi;

            internal class Bot : DefaultEWrapper
            {
                private readonly EClientSocket _client;

                public Bot()
                {
                    _client = new EClientSocket(this, new EReaderMonitorSignal());
                    _client.eConnect("", 7497, 1);
                    Console.WriteLine(new List<Task>().Count);
                }

            {{callback}}

                private void Reconnect()
                {
                    Thread.Sleep(1000);
                    _client.eConnect("", 7497, 1);
                }
            }
            """;

    /// <summary>A program that says what its wrapper has done within so many milliseconds.</summary>
    private static string Runnable(ApiGeneration api, string callback)
    {
        var reads = api != ApiGeneration.V971;
        return $$"""
            using System;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;
            using IBApi;
            using IBApi.StandIn;

            public class Wrapper : Stub
            {
                public readonly EClientSocket Client;
                public readonly ManualResetEventSlim Answered = new ManualResetEventSlim();
                public readonly ManualResetEventSlim Done = new ManualResetEventSlim();
                public volatile int CallbackThread;
                public string Result = "stands still";
                public StandInTws Tws;
                public int Port;
                {{(reads ? "public readonly EReaderSignal Signal = new EReaderMonitorSignal();" : "")}}

                public Wrapper()
                {
                    Client = {{(reads ? "new EClientSocket(this, Signal)" : "new EClientSocket(this)")}};
                }

            {{callback}}

                public override void currentTime(long time)
                {
                    CallbackThread = Environment.CurrentManagedThreadId;
                    Answered.Set();
                }

                public void Connect()
                {
                    Client.eConnect("127.0.0.1", Port, 1);
                    {{(reads ? "var reader = new EReader(Client, Signal); reader.Start(); new Thread(() => { while (Client.IsConnected()) { Signal.waitForSignal(); reader.processMsgs(); } }) { IsBackground = true }.Start();" : "")}}
                }
            }

            public static class Session
            {
                public static string Run(string patience)
                {
                    using (var tws = StandInTws.Listen())
                    {
                        var wrapper = new Wrapper { Tws = tws, Port = tws.Port };
                        wrapper.Connect();
                        wrapper.Done.Wait(int.Parse(patience));
                        return wrapper.Result;
                    }
                }
            }
            """;
    }
}
