using System;
using System.Threading.Tasks;
using IbApi.Analyzers.Lifecycle;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Lifecycle;

/// <summary>The fixes of IBAPI3002, 3009 and 3010: what they write, and where they are not offered.</summary>
public sealed class LifecycleFixerTests
{
    private const string Error = "public override void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson)";

    private static string Streaming(string error, string subscribe = "public void Subscribe()")
        => $$"""
            using System;
            using System.Threading;
            using IBApi;

            internal class Bot : DefaultEWrapper
            {
                private readonly EClientSocket _client;

                public Bot()
                {
                    _client = new EClientSocket(this, new EReaderMonitorSignal());
                    _client.eConnect("", 7497, 1);
                }

            {{error}}

                {{subscribe}}
                {
                    _client.reqMktData(1, new Contract(), "", false, false, null);
                }
            }
            """;

    private static async Task FixAsync<TFix>(string rule, string source, string? result, bool alsoOnFramework = true)
        where TFix : Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider, new()
        => await new FixTest<TFix>(rule)
        {
            Source = "#nullable disable\n" + source,
            Fixed = result is null ? null : "#nullable disable\n" + result,
            Options = [ConfigText.ProductionProject],
            AlsoOnFramework = alsoOnFramework,
        }.RunAsync();

    private static async Task FixErrorAsync<TFix>(string rule, string error, string? result)
        where TFix : Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider, new()
    {
        static string Plain(string text) => text.Replace("{|IBAPI3002:", "", StringComparison.Ordinal).Replace("{|IBAPI3009:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);

        if (result is null)
        {
            await FixAsync<TFix>(rule, OnlyOn(Streaming(error)), null, alsoOnFramework: false);
        }
        else
        {
            await FixAsync<TFix>(rule, OnlyOn(Streaming(error)), OnlyOn(Streaming(Plain(result))), alsoOnFramework: false);
        }
    }

    private static string OnlyOn(string source)
        => source.Replace("using System.Threading;\n", "", StringComparison.Ordinal);

    [Fact]
    public Task Cases_in_an_empty_body()
        => FixErrorAsync<ConnectivityCasesFixer>(
            "IBAPI3002",
            """
                public override void {|IBAPI3002:error|}(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson)
                {
                }
            """,
            """
                public override void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson)
                {
                    switch (errorCode)
                    {
                        case 1100:
                        case 2110:
                            // TWS has lost its connection to IB: prices stand still until one of the codes below.
                            break;
                        case 1101:
                            // TWS has IB again, but every subscription is gone.
                            Subscribe();
                            break;
                        case 1102:
                            // TWS has IB again, and subscriptions go on.
                            break;
                    }
                }
            """);

    [Fact]
    public Task Cases_before_what_is_there_and_with_the_names_of_the_parameters()
        => FixErrorAsync<ConnectivityCasesFixer>(
            "IBAPI3002",
            """
                public override void {|IBAPI3002:error|}(int reqId, long time, int code, string text, string json)
                {
                    // Everything is written down.
                    Console.WriteLine(text);
                }
            """,
            """
                public override void error(int reqId, long time, int code, string text, string json)
                {
                    switch (code)
                    {
                        case 1100:
                        case 2110:
                            // TWS has lost its connection to IB: prices stand still until one of the codes below.
                            break;
                        case 1101:
                            // TWS has IB again, but every subscription is gone.
                            Subscribe();
                            break;
                        case 1102:
                            // TWS has IB again, and subscriptions go on.
                            break;
                    }

                    // Everything is written down.
                    Console.WriteLine(text);
                }
            """);

    [Fact]
    public Task Cases_in_an_expression_body()
        => FixErrorAsync<ConnectivityCasesFixer>(
            "IBAPI3002",
            """
                public override void {|IBAPI3002:error|}(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson)
                    => Console.WriteLine(errorMsg);
            """,
            """
                public override void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson)
                {
                    switch (errorCode)
                    {
                        case 1100:
                        case 2110:
                            // TWS has lost its connection to IB: prices stand still until one of the codes below.
                            break;
                        case 1101:
                            // TWS has IB again, but every subscription is gone.
                            Subscribe();
                            break;
                        case 1102:
                            // TWS has IB again, and subscriptions go on.
                            break;
                    }

                    Console.WriteLine(errorMsg);
                }
            """);

    [Fact]
    public Task Only_the_missing_cases_in_a_switch_that_is_there()
        => FixErrorAsync<ConnectivityCasesFixer>(
            "IBAPI3002",
            """
                public override void {|IBAPI3002:error|}(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson)
                {
                    switch (errorCode)
                    {
                        case 1100:
                            Console.WriteLine("lost");
                            break;
                        case 1102:
                            Console.WriteLine("back");
                            break;
                        default:
                            Console.WriteLine(errorMsg);
                            break;
                    }
                }
            """,
            """
                public override void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson)
                {
                    switch (errorCode)
                    {
                        case 1100:
                            Console.WriteLine("lost");
                            break;
                        case 1102:
                            Console.WriteLine("back");
                            break;
                        case 2110:
                            // TWS has lost its connection to IB: prices stand still until one of the codes below.
                            break;
                        case 1101:
                            // TWS has IB again, but every subscription is gone.
                            Subscribe();
                            break;
                        default:
                            Console.WriteLine(errorMsg);
                            break;
                    }
                }
            """);

    [Fact]
    public Task Cases_on_Framework()
        => new FixTest<ConnectivityCasesFixer>("IBAPI3002")
        {
            Source = """
                using System.Collections.Generic;
                using IBApi;

                internal class Bot : DefaultEWrapper {
                  private readonly EClientSocket _client;

                  public Bot() {
                    _client = new EClientSocket(this, new EReaderMonitorSignal());
                    _client.eConnect("", 7497, 1);
                  }

                  public override void {|IBAPI3002:error|}(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson) {
                  }

                  public void Subscribe() {
                    _client.reqMktData(1, new Contract(), "", false, false, new List<TagValue>());
                  }
                }
                """,
            Fixed = """
                using System.Collections.Generic;
                using IBApi;

                internal class Bot : DefaultEWrapper {
                  private readonly EClientSocket _client;

                  public Bot() {
                    _client = new EClientSocket(this, new EReaderMonitorSignal());
                    _client.eConnect("", 7497, 1);
                  }

                  public override void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson) {
                    switch (errorCode) {
                      case 1100:
                      case 2110:
                        // TWS has lost its connection to IB: prices stand still until one of the codes below.
                        break;
                      case 1101:
                        // TWS has IB again, but every subscription is gone.
                        Subscribe();
                        break;
                      case 1102:
                        // TWS has IB again, and subscriptions go on.
                        break;
                    }
                  }

                  public void Subscribe() {
                    _client.reqMktData(1, new Contract(), "", false, false, new List<TagValue>());
                  }
                }
                """,
            Title = "Add the missing cases, and subscribe again after 1101",
            Options = [ConfigText.ProductionProject],
        }.RunAsync();

    [Theory]
    [InlineData("public void Subscribe(int id)")]
    [InlineData("public async void Subscribe()")]
    public Task No_cases_without_a_method_that_subscribes(string subscribe)
        => FixAsync<ConnectivityCasesFixer>(
            "IBAPI3002",
            OnlyOn(Streaming("    " + Error.Replace("error(", "{|IBAPI3002:error|}(", StringComparison.Ordinal) + "\n    {\n        Console.WriteLine(errorMsg);\n    }", subscribe))
                .Replace("null);", "null);" + (subscribe.Contains("async", StringComparison.Ordinal) ? " await System.Threading.Tasks.Task.Yield();" : ""), StringComparison.Ordinal),
            null,
            alsoOnFramework: false);

    [Theory]
    [InlineData(
        "        if (errorCode == {|IBAPI3009:1101|})\n        {\n            Console.WriteLine(errorMsg);\n        }",
        "        if (errorCode == 1101)\n        {\n            Subscribe();\n            Console.WriteLine(errorMsg);\n        }")]
    [InlineData(
        "        if (errorCode == {|IBAPI3009:1101|}) Console.WriteLine(errorMsg);",
        "        if (errorCode == 1101)\n        {\n            Subscribe();\n            Console.WriteLine(errorMsg);\n        }")]
    [InlineData(
        "        if (errorCode is {|IBAPI3009:1101|})\n            Console.WriteLine(errorMsg); // data lost\n        Console.WriteLine();",
        "        if (errorCode is 1101)\n        {\n            Subscribe();\n            Console.WriteLine(errorMsg);\n        } // data lost\n        Console.WriteLine();")]
    [InlineData(
        "        switch (errorCode)\n        {\n            case {|IBAPI3009:1101|}:\n                Console.WriteLine(errorMsg);\n                break;\n        }",
        "        switch (errorCode)\n        {\n            case 1101:\n                Subscribe();\n                Console.WriteLine(errorMsg);\n                break;\n        }")]
    [InlineData(
        "        switch (errorCode)\n        {\n            case {|IBAPI3009:1101|}: break;\n        }",
        "        switch (errorCode)\n        {\n            case 1101:\n                Subscribe();\n                break;\n        }")]
    [InlineData("        switch (errorCode)\n        {\n            case {|IBAPI3009:1101|}:\n            case 1102:\n                Console.WriteLine(errorMsg);\n                break;\n        }", null)]
    [InlineData("        if (errorCode == {|IBAPI3009:1101|} || errorCode == 1102)\n        {\n            Console.WriteLine(errorMsg);\n        }", null)]
    [InlineData("        Console.WriteLine(errorCode switch { {|IBAPI3009:1101|} => \"lost\", _ => errorMsg });", null)]
    public Task Subscribe_again(string body, string? result)
    {
        static string Method(string body) => "    " + Error + "\n    {\n" + body + "\n    }";

        return FixErrorAsync<ResubscribeFixer>("IBAPI3009", Method(body), result is null ? null : Method(result));
    }

    private static string Connecting(string members)
        => $$"""
            using System;
            using IBApi;

            internal class Bot : DefaultEWrapper
            {
                private EClientSocket _client;

            {{members}}
            }
            """;

    [Theory]
    [InlineData(
        "    public void Start()\n    {\n        {|IBAPI3010:_client.eConnect(\"\", 7497, 1)|}; // TWS\n        _client.reqIds(1);\n    }",
        "    public void Start()\n    {\n        _client.eConnect(\"\", 7497, 1); // TWS\n        if (!_client.IsConnected())\n        {\n            throw new InvalidOperationException(\"TWS has not accepted the connection.\");\n        }\n        _client.reqIds(1);\n    }")]
    [InlineData(
        "    public void Start() => {|IBAPI3010:this._client.eConnect(\"\", 7497, 1)|};",
        "    public void Start()\n    {\n        this._client.eConnect(\"\", 7497, 1);\n        if (!this._client.IsConnected())\n        {\n            throw new InvalidOperationException(\"TWS has not accepted the connection.\");\n        }\n    }")]
    [InlineData(
        "    public void Start()\n    {\n        try\n        {\n            {|IBAPI3010:_client.eConnect(\"\", 7497, 1)|};\n        }\n        catch (Exception exception)\n        {\n            Console.WriteLine(exception);\n        }\n    }",
        "    public void Start()\n    {\n        try\n        {\n            _client.eConnect(\"\", 7497, 1);\n            if (!_client.IsConnected())\n            {\n                throw new InvalidOperationException(\"TWS has not accepted the connection.\");\n            }\n        }\n        catch (Exception exception)\n        {\n            Console.WriteLine(exception);\n        }\n    }")]
    [InlineData("    public void Start(bool flag)\n    {\n        if (flag)\n            {|IBAPI3010:_client.eConnect(\"\", 7497, 1)|};\n    }", null)]
    [InlineData("    public void Start() { {|IBAPI3010:_client.eConnect(\"\", 7497, 1)|}; _client.reqIds(1); }", null)]
    [InlineData("    private EClientSocket Get() => _client;\n    public void Start()\n    {\n        {|IBAPI3010:Get().eConnect(\"\", 7497, 1)|};\n    }", null)]
    public Task Check_the_connection(string members, string? result)
    {
        var constructor = "    public Bot()\n    {\n        _client = new EClientSocket(this, new EReaderMonitorSignal());\n    }\n\n";
        return FixAsync<CheckConnectedFixer>(
            "IBAPI3010", Plain(Connecting(constructor + members)), result is null ? null : Plain(Connecting(constructor + result)), alsoOnFramework: false);

        static string Plain(string text) => text;
    }

    [Fact]
    public Task Check_the_connection_on_Framework()
        => new FixTest<CheckConnectedFixer>("IBAPI3010")
        {
            Source = """
                using IBApi;

                internal class Bot : DefaultEWrapper {
                  private readonly EClientSocket _client;

                  public Bot() {
                    _client = new EClientSocket(this, new EReaderMonitorSignal());
                    {|IBAPI3010:_client.eConnect("", 7497, 1)|};
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
                    if (!_client.IsConnected()) {
                      throw new System.InvalidOperationException("TWS has not accepted the connection.");
                    }
                  }
                }
                """,
            Title = "Throw unless 'IsConnected()'",
            Options = [ConfigText.ProductionProject],
        }.RunAsync();

    [Fact]
    public Task Subscribe_again_on_Framework()
        => new FixTest<ResubscribeFixer>("IBAPI3009")
        {
            Source = """
                using IBApi;

                internal class Bot : DefaultEWrapper
                {
                    private readonly EClientSocket _client;

                    public Bot()
                    {
                        _client = new EClientSocket(this, new EReaderMonitorSignal());
                        _client.eConnect("", 7497, 1);
                    }

                    public override void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson)
                    {
                        if (errorCode == {|IBAPI3009:1101|}) { }
                    }

                    private void Quotes() { _client.reqMktData(1, new Contract(), "", false, false, null); }

                    private void Bars() { _client.reqRealTimeBars(2, new Contract(), 5, "TRADES", true, null); }
                }
                """,
            Fixed = """
                using IBApi;

                internal class Bot : DefaultEWrapper
                {
                    private readonly EClientSocket _client;

                    public Bot()
                    {
                        _client = new EClientSocket(this, new EReaderMonitorSignal());
                        _client.eConnect("", 7497, 1);
                    }

                    public override void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson)
                    {
                        if (errorCode == 1101) {
                            Bars();
                            Quotes();
                        }
                    }

                    private void Quotes() { _client.reqMktData(1, new Contract(), "", false, false, null); }

                    private void Bars() { _client.reqRealTimeBars(2, new Contract(), 5, "TRADES", true, null); }
                }
                """,
            Title = "Subscribe again: call 'Bars()', 'Quotes()'",
            Options = [ConfigText.ProductionProject],
        }.RunAsync();
}
