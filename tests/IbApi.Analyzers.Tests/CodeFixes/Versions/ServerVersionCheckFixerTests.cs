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
    public Task An_object_that_is_made_for_the_call_is_made_before_it()
        => FixAsync(
            """
            public void Buy(Contract contract, Order order)
            {
                // One.
                _client.placeOrder(1, contract, new Order { Action = "BUY", {|IBAPI4002:Duration = 60|}, OrderType = "MKT" }); // sent
                _client.placeOrder(
                    2,
                    new Contract { Symbol = "IBM" },
                    new Order
                    {
                        Action = order.Action,
                        {|IBAPI4002:Duration = 60|},
                    });
                _client.placeOrder(3, contract, new Order() { {|IBAPI4002:Duration = order.Duration + 1|} });
            }

            public void Ask(int id)
            {
                _client.placeOrder(id++, new Contract(), new Order { Action = "BUY", {|IBAPI4002:Duration = 60|} });
            }
            """,
            """
            public void Buy(Contract contract, Order order)
            {
                // One.
                Order order2 = new Order { Action = "BUY", OrderType = "MKT" };
                if (_client.ServerVersion >= MinServerVer.DURATION)
                {
                    order2.Duration = 60;
                }
                _client.placeOrder(1, contract, order2); // sent
                Order order3 = new Order
                {
                    Action = order.Action,
                };
                if (_client.ServerVersion >= MinServerVer.DURATION)
                {
                    order3.Duration = 60;
                }
                _client.placeOrder(
                    2,
                    new Contract { Symbol = "IBM" },
                    order3);
                Order order4 = new Order();
                if (_client.ServerVersion >= MinServerVer.DURATION)
                {
                    order4.Duration = order.Duration + 1;
                }
                _client.placeOrder(3, contract, order4);
            }

            public void Ask(int id)
            {
                Order order = new Order { Action = "BUY" };
                if (_client.ServerVersion >= MinServerVer.DURATION)
                {
                    order.Duration = 60;
                }
                _client.placeOrder(id++, new Contract(), order);
            }
            """,
            tws: "969.1");

    [Fact]
    public Task Several_lines_of_one_initializer()
        => FixAsync(
            """
            public void Buy(Contract contract)
            {
                var order = new Order { {|IBAPI4002:PostOnly = true|}, Action = "BUY", {|IBAPI4002:Duration = 60|} };
                _client.placeOrder(1, contract, order);
                _client.placeOrder(2, contract, new Order
                {
                    {|IBAPI4002:PostOnly = true|},
                    {|IBAPI4002:Duration = 60|},
                });
            }
            """,
            """
            public void Buy(Contract contract)
            {
                var order = new Order { Action = "BUY" };
                if (_client.ServerVersion >= MinServerVer.DURATION)
                {
                    order.Duration = 60;
                }
                if (_client.ServerVersion >= MinServerVer.MIN_SERVER_VER_ADDITIONAL_ORDER_PARAMS_1)
                {
                    order.PostOnly = true;
                }
                _client.placeOrder(1, contract, order);
                var order2 = new Order();
                if (_client.ServerVersion >= MinServerVer.DURATION)
                {
                    order2.Duration = 60;
                }
                if (_client.ServerVersion >= MinServerVer.MIN_SERVER_VER_ADDITIONAL_ORDER_PARAMS_1)
                {
                    order2.PostOnly = true;
                }
                _client.placeOrder(2, contract, order2);
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
    [InlineData("public void Buy(Contract contract)\n{\n    _client.placeOrder(Next(), contract, new Order { OrderId = _next, {|IBAPI4002:PostOnly = true|} });\n}\nprivate int _next;\nprivate int Next() => _next++;")]
    [InlineData("public void Buy(Contract contract)\n{\n    _client.placeOrder(Next(), contract, new Order { OrderId = Next(), {|IBAPI4002:PostOnly = true|} });\n}\nprivate int _next;\nprivate int Next() => _next++;")]
    [InlineData("public void Buy(Contract contract, bool flag)\n{\n    if (flag)\n        _client.placeOrder(1, contract, new Order { {|IBAPI4002:PostOnly = true|} });\n}")]
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
