using System;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using IbApi.Analyzers.Versions;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Versions;

/// <summary>The fix of IBAPI4002: the request, or its part, under a check with the API's own constant.</summary>
public sealed class ServerVersionCheckFixerTests
{
    [Fact]
    public Task Statements()
        => FixAsync(
            """
            public void Ask(EClientSocket client)
            {
                // Who am I?
                {|IBAPI4002:client.reqUserInfo(1)|}; // once
                client.reqIds(1);
                {|IBAPI4002:_client.reqUserInfo(
                    2)|};
            }
            """,
            """
            public void Ask(EClientSocket client)
            {
                // Who am I?
                if (client.ServerVersion >= MinServerVer.USER_INFO)
                {
                    client.reqUserInfo(1);
                } // once
                client.reqIds(1);
                if (_client.ServerVersion >= MinServerVer.USER_INFO)
                {
                    _client.reqUserInfo(
                        2);
                }
            }
            """);

    [Fact]
    public Task Statements_without_braces_around_them()
        => FixAsync(
            """
            public void Ask(bool flag)
            {
                if (flag)
                    {|IBAPI4002:_client.reqUserInfo(1)|};
                else
                    _client.reqIds(1);
                switch (flag)
                {
                    case true:
                        {|IBAPI4002:_client.reqUserInfo(1)|};
                        break;
                }
                if (flag) {|IBAPI4002:_client.reqUserInfo(1)|};
            }
            """,
            """
            public void Ask(bool flag)
            {
                if (flag)
                {
                    if (_client.ServerVersion >= MinServerVer.USER_INFO)
                    {
                        _client.reqUserInfo(1);
                    }
                }
                else
                    _client.reqIds(1);
                switch (flag)
                {
                    case true:
                        if (_client.ServerVersion >= MinServerVer.USER_INFO)
                        {
                            _client.reqUserInfo(1);
                        }
                        break;
                }
                if (flag) { if (_client.ServerVersion >= MinServerVer.USER_INFO) { _client.reqUserInfo(1); } }
            }
            """);

    [Fact]
    public Task Expressions_of_methods_and_lambdas()
        => FixAsync(
            """
            public void Ask() => {|IBAPI4002:_client.reqUserInfo(1)|};

            public System.Action Later() => () => {|IBAPI4002:_client.reqUserInfo(1)|};

            public async System.Threading.Tasks.Task LaterAsync()
            {
                await System.Threading.Tasks.Task.Run(() => {|IBAPI4002:_client.reqUserInfo(1)|});
                {|IBAPI4002:_client.reqUserInfo(1)|};
            }
            """,
            """
            public void Ask()
            {
                if (_client.ServerVersion >= MinServerVer.USER_INFO)
                {
                    _client.reqUserInfo(1);
                }
            }

            public System.Action Later() => () => { if (_client.ServerVersion >= MinServerVer.USER_INFO) { _client.reqUserInfo(1); } };

            public async System.Threading.Tasks.Task LaterAsync()
            {
                await System.Threading.Tasks.Task.Run(() => { if (_client.ServerVersion >= MinServerVer.USER_INFO) { _client.reqUserInfo(1); } });
                if (_client.ServerVersion >= MinServerVer.USER_INFO)
                {
                    _client.reqUserInfo(1);
                }
            }
            """);

    [Fact]
    public Task Members()
        => FixAsync(
            """
            public void Buy(Contract contract, Order given)
            {
                var order = new Order
                {
                    Action = "BUY",
                    {|IBAPI4002:Duration = 60|},
                    OrderType = "MKT",
                };
                _client.placeOrder(1, contract, order);
                {|IBAPI4002:given.Duration = 60|};
                _client.placeOrder(2, contract, given);
                var last = new Order { Action = "BUY", {|IBAPI4002:Duration = 60|} };
                _client.placeOrder(3, contract, last);
            }
            """,
            """
            public void Buy(Contract contract, Order given)
            {
                var order = new Order
                {
                    Action = "BUY",
                    OrderType = "MKT",
                };
                if (_client.ServerVersion >= MinServerVer.DURATION)
                {
                    order.Duration = 60;
                }
                _client.placeOrder(1, contract, order);
                if (_client.ServerVersion >= MinServerVer.DURATION)
                {
                    given.Duration = 60;
                }
                _client.placeOrder(2, contract, given);
                var last = new Order { Action = "BUY" };
                if (_client.ServerVersion >= MinServerVer.DURATION)
                {
                    last.Duration = 60;
                }
                _client.placeOrder(3, contract, last);
            }
            """,
            tws: "969.1");

    [Fact]
    public Task Parameters_keep_the_whole_request_back()
        => FixAsync(
            """
            public void Ask(Contract contract)
            {
                _client.reqMarketDepth(1, contract, 5, {|IBAPI4002:true|}, null);
            }
            """,
            """
            public void Ask(Contract contract)
            {
                if (_client.ServerVersion >= MinServerVer.SMART_DEPTH)
                {
                    _client.reqMarketDepth(1, contract, 5, true, null);
                }
            }
            """,
            tws: "969");

    [Fact]
    public Task Conditional_access_is_asked_conditionally()
        => FixAsync(
            """
            public void Ask(EClientSocket client)
            {
                client?{|IBAPI4002:.reqUserInfo(1)|};
            }
            """,
            """
            public void Ask(EClientSocket client)
            {
                if (client?.ServerVersion >= MinServerVer.USER_INFO)
                {
                    client?.reqUserInfo(1);
                }
            }
            """);

    /// <summary>Where a check would evaluate something twice, or has no place.</summary>
    [Theory]
    [InlineData("public void Ask() { {|IBAPI4002:Client().reqUserInfo(1)|}; }")]
    [InlineData("public void Buy(Contract contract) { _client.placeOrder(1, contract, new Order { {|IBAPI4002:PostOnly = true|} }); }")]
    [InlineData("public void Buy(Contract contract, Order order) { {|IBAPI4002:order.PostOnly = true|}; var client = Client(); client.placeOrder(1, contract, order); }")]
    public Task Not_offered(string members)
        => new FixTest<ServerVersionCheckFixer>("IBAPI4002") { Source = Class(members), Options = [("ibapi.tws_version", "981")] }.RunAsync();

    private static Task FixAsync(string before, string after, string tws = "981")
        => new FixTest<ServerVersionCheckFixer>("IBAPI4002")
        {
            Source = Class(before),
            Fixed = Class(after),
            Options = [("ibapi.tws_version", tws)],
            Title = "Check 'ServerVersion' first",
        }.RunAsync();

    private static string Class(string members)
        => "using IBApi;\n\npublic class Bot\n{\n    private readonly EClientSocket _client = Client();\n\n"
            + "    private static EClientSocket Client()\n    {\n        throw new System.NotSupportedException();\n    }\n\n    "
            + members.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\n    ", StringComparison.Ordinal)
                .Replace("\n    \n", "\n\n", StringComparison.Ordinal) + "\n}\n";
}
