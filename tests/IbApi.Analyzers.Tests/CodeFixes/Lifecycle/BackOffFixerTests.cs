using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Lifecycle;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>IBAPI3007, fix *wait between attempts, longer each time*.</summary>
[Executes(typeof(BackOffFixer))]
[Collection(RunningPrograms.Name)]
public sealed class BackOffFixerTests
{
    private const string Rule = DiagnosticIds.SpinningConnect;

    [Theory]

    // An attempt that ends with success.
    [InlineData(
        "        while (!_client.IsConnected())\n        {\n            {|IBAPI3007:_client.eConnect(\"\", 7497, 1)|}; // again\n        }",
        "        int delay = 1000;\n        while (!_client.IsConnected())\n        {\n            _client.eConnect(\"\", 7497, 1); // again\n            if (!_client.IsConnected())\n            {\n                Thread.Sleep(delay);\n                delay = Math.Min(delay * 2, 60000);\n            }\n        }")]
    [InlineData(
        "        while (!_client.IsConnected()) {|IBAPI3007:_client.eConnect(\"\", 7497, 1)|};",
        "        int delay = 1000;\n        while (!_client.IsConnected())\n        {\n            _client.eConnect(\"\", 7497, 1);\n            if (!_client.IsConnected())\n            {\n                Thread.Sleep(delay);\n                delay = Math.Min(delay * 2, 60000);\n            }\n        }")]
    [InlineData(
        "        do\n        {\n            try\n            {\n                {|IBAPI3007:_client.eConnect(\"\", 7497, 1)|};\n            }\n            catch (Exception e)\n            {\n                Console.WriteLine(e);\n            }\n        }\n        while (!_client.IsConnected());",
        "        int delay = 1000;\n        do\n        {\n            try\n            {\n                _client.eConnect(\"\", 7497, 1);\n                if (!_client.IsConnected())\n                {\n                    Thread.Sleep(delay);\n                    delay = Math.Min(delay * 2, 60000);\n                }\n            }\n            catch (Exception e)\n            {\n                Console.WriteLine(e);\n            }\n        }\n        while (!_client.IsConnected());")]

    // A loop that goes on, and a name that is taken.
    [InlineData(
        "        var delay = true;\n        while (delay)\n        {\n            {|IBAPI3007:_client.eConnect(\"\", 7497, 1)|};\n            while (_client.IsConnected())\n            {\n                Thread.Sleep(100);\n            }\n        }",
        "        var delay = true;\n        var retryDelay = 1000;\n        while (delay)\n        {\n            _client.eConnect(\"\", 7497, 1);\n            if (!_client.IsConnected())\n            {\n                Thread.Sleep(retryDelay);\n                retryDelay = Math.Min(retryDelay * 2, 60000);\n            }\n            else\n            {\n                retryDelay = 1000;\n            }\n            while (_client.IsConnected())\n            {\n                Thread.Sleep(100);\n            }\n        }")]

    // A method that connects, in the condition, and in one that leaves the loop.
    [InlineData(
        "        while (!{|IBAPI3007:TryConnect()|}) ;",
        "        int delay = 1000;\n        while (!TryConnect())\n        {\n            Thread.Sleep(delay);\n            delay = Math.Min(delay * 2, 60000);\n        }")]
    [InlineData(
        "        while (!{|IBAPI3007:TryConnect()|}) { }",
        "        int delay = 1000;\n        while (!TryConnect()) {\n            Thread.Sleep(delay);\n            delay = Math.Min(delay * 2, 60000);\n        }")]
    [InlineData(
        "        while (!{|IBAPI3007:TryConnect()|})\n        {\n            Console.WriteLine();\n        }",
        "        int delay = 1000;\n        while (!TryConnect())\n        {\n            Console.WriteLine();\n            Thread.Sleep(delay);\n            delay = Math.Min(delay * 2, 60000);\n        }")]
    [InlineData(
        "        for (; ; )\n        {\n            if ({|IBAPI3007:TryConnect()|})\n            {\n                break;\n            }\n        }",
        "        int delay = 1000;\n        for (; ; )\n        {\n            if (TryConnect())\n            {\n                break;\n            }\n            Thread.Sleep(delay);\n            delay = Math.Min(delay * 2, 60000);\n        }")]

    // Until it is cancelled.
    [InlineData(
        "        while (!_stop.IsCancellationRequested && _client?.IsConnected() != true)\n        {\n            _client?{|IBAPI3007:.eConnect(\"\", 7497, 1)|};\n        }",
        "        int delay = 1000;\n        while (!_stop.IsCancellationRequested && _client?.IsConnected() != true)\n        {\n            _client?.eConnect(\"\", 7497, 1);\n            if (_client?.IsConnected() != true)\n            {\n                _stop.Token.WaitHandle.WaitOne(delay);\n                delay = Math.Min(delay * 2, 60000);\n            }\n        }")]

    // No place for it.
    [InlineData("        while (!{|IBAPI3007:TryConnect()|})\n        {\n            if (_client == null) continue;\n            Console.WriteLine();\n        }", null)]
    [InlineData("        do { } while (!{|IBAPI3007:TryConnect()|});", null)]
    [InlineData("        while (!_client.IsConnected()) { Console.WriteLine(); {|IBAPI3007:_client.eConnect(\"\", 7497, 1)|}; }", null)]
    [InlineData("        if (_client != null)\n            while (!_client.IsConnected()) {|IBAPI3007:_client.eConnect(\"\", 7497, 1)|};", null)]
    [InlineData("        while (true)\n        {\n            var connected = {|IBAPI3007:TryConnect()|};\n            if (connected) break;\n        }", null)]
    public Task In_a_loop(string body, string? result)
        => new FixTest<BackOffFixer>(Rule)
        {
            Source = Program(body),
            Fixed = result is null ? null : Program(result),
            Options = [ConfigText.ProductionProject],
            Title = result is null ? null : "Wait between attempts, longer each time",
        }.RunAsync();

    [Fact]
    public Task In_an_async_method_in_braces_at_the_ends_of_lines_and_without_usings()
        => new FixTest<BackOffFixer>(Rule)
        {
            Source = """
                using IBApi;

                public class Bot {
                  public async System.Threading.Tasks.Task Run(EClientSocket client, System.Threading.CancellationToken token) {
                    while (!token.IsCancellationRequested) {
                      {|IBAPI3007:client.eConnect("", 7497, 1)|};
                      while (client.IsConnected()) {
                        await System.Threading.Tasks.Task.Delay(100);
                      }
                    }
                  }
                }
                """,
            Fixed = """
                using IBApi;

                public class Bot {
                  public async System.Threading.Tasks.Task Run(EClientSocket client, System.Threading.CancellationToken token) {
                    int delay = 1000;
                    while (!token.IsCancellationRequested) {
                      client.eConnect("", 7497, 1);
                      if (!client.IsConnected()) {
                        await System.Threading.Tasks.Task.Delay(delay, token);
                        delay = System.Math.Min(delay * 2, 60000);
                      } else {
                        delay = 1000;
                      }
                      while (client.IsConnected()) {
                        await System.Threading.Tasks.Task.Delay(100);
                      }
                    }
                  }
                }
                """,
            Options = [ConfigText.ProductionProject],
        }.RunAsync();

    /// <summary>TWS refuses twice: the fixed program waits a second, then two, and is connected at the third attempt.</summary>
    [Fact]
    public async Task The_fixed_program_waits_between_attempts()
    {
        var runs = ApiGeneration.All.Select(async api =>
        {
            var program = Runnable(api);
            await Task.Yield();
            return await FixedSession.RunFixedAsync<BackOffFixer>(Rule, program, api);
        });

        Assert.All(await Task.WhenAll(runs), static said => Assert.Equal("True after 3 attempts, waits: True, longer: True", said));
    }

    private static string Program(string body)
        => $$"""
            using System;
            using System.Threading;
            using IBApi;

            internal class Bot
            {
                private readonly EClientSocket _client;
                private readonly CancellationTokenSource _stop = new CancellationTokenSource();

                public Bot(EClientSocket client)
                {
                    _client = client;
                    Console.WriteLine(_stop.IsCancellationRequested);
                }

                public void Run()
                {
            {{body}}
                }

                private bool TryConnect()
                {
                    _client.eConnect("", 7497, 1);
                    return _client.IsConnected();
                }

                private static void Pause() => Thread.Sleep(1);
            }
            """;

    private static string Runnable(ApiGeneration api)
        => $$"""
            using System.Linq;
            using IBApi;
            using IBApi.StandIn;

            public class Wrapper : Stub
            {
            }

            public static class Session
            {
                public static string Run(string argument)
                {
                    using (var tws = StandInTws.Listen())
                    {
                        tws.Refuse(2);
                        var client = {{WrapperStub.NewClient(api, "new Wrapper()")}};
                        while (!client.IsConnected())
                        {
                            client.eConnect("127.0.0.1", tws.Port, 1);
                        }

                        var times = tws.Attempts.Select(attempt => attempt.Elapsed.TotalMilliseconds).ToList();
                        var isConnected = client.IsConnected();
                        client.eDisconnect();
                        return isConnected + " after " + times.Count + " attempts, waits: " + (times[1] - times[0] >= 990) + ", longer: " + (times[2] - times[1] >= 1990);
                    }
                }
            }
            """;
}
