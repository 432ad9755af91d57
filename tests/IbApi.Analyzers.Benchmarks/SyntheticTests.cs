using System.Collections.Generic;
using System.Linq;

namespace IbApi.Analyzers.Benchmarks;

/// <summary>
/// A test project made up for measuring, wholly about the API: every test connects, sends requests and asserts something,
/// in the terms of xunit or of NUnit.
/// </summary>
internal static class SyntheticTests
{
    public static IEnumerable<(string Path, string Text)> Files(int count, bool isNUnit)
        => Enumerable.Range(0, count).Select(i => ($"Tests/Bot{i}Tests.cs", File(i, isNUnit)));

    // One test of a file in ten connects to the live port; every test has a client ID of its own.
    private static string File(int i, bool isNUnit)
    {
        var test = isNUnit ? "Test" : "Fact";
        return $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;
            using IBApi;
            using {{(isNUnit ? "NUnit.Framework" : "Xunit")}};

            namespace Company.Trading.Tests{{i}};

            public sealed class Recorder{{i}} : DefaultEWrapper
            {
                private readonly ManualResetEventSlim _ready = new();

                public List<double> Prices { get; } = new();

                public List<string> Errors { get; } = new();

                public Dictionary<int, List<Bar>> Bars { get; } = new();

                public int NextOrderId { get; private set; }

                public string Accounts { get; private set; } = "";

                public override void nextValidId(int orderId)
                {
                    NextOrderId = orderId;
                    _ready.Set();
                }

                public override void managedAccounts(string accountsList) => Accounts = accountsList;

                public override void tickPrice(int tickerId, int field, double price, TickAttrib attribs)
                {
                    if (price > 0)
                    {
                        Prices.Add(price);
                    }
                }

                public override void historicalData(int reqId, Bar bar)
                {
                    if (!Bars.TryGetValue(reqId, out var bars))
                    {
                        Bars.Add(reqId, bars = new());
                    }

                    bars.Add(bar);
                }

                public override void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson)
                    => Errors.Add($"{id} {errorCode} {errorMsg}");

                public override void connectionClosed() => _ready.Reset();

                public bool WaitUntilReady() => _ready.Wait(TimeSpan.FromSeconds(10));
            }

            public sealed class Bot{{i}}Tests : IDisposable
            {
                private const string Host = "127.0.0.1";
                private readonly EReaderMonitorSignal _signal = new();
                private readonly Recorder{{i}} _recorder = new();
                private readonly EClientSocket _client;

                public Bot{{i}}Tests() => _client = new EClientSocket(_recorder, _signal);

                [{{test}}]
                public void Connects()
                {
                    _client.eConnect(Host, {{(i % 10 == 0 ? 7496 : 7497)}}, {{(10 * i) + 1}});
                    StartReader();

                    {{True("_client.IsConnected()")}}
                    {{True("_recorder.WaitUntilReady()")}}
                    {{Empty("_recorder.Errors")}}
                }

            {{Cases("\"AAPL\", 100", "\"MSFT\", 200", "\"IBM\", 7496")}}
                public void Prices_arrive(string symbol, int quantity)
                {
                    Open(7497, {{(10 * i) + 2}});
                    var contract = Stock(symbol);

                    _client.reqMarketDataType(3);
                    _client.reqMktData({{i}}, contract, "", false, false, null);
                    Thread.Sleep(100);

                    {{NotEmpty("_recorder.Prices")}}
                    {{True("_recorder.Prices.All(price => price * quantity > 0)")}}
                    _client.cancelMktData({{i}});
                }

                [{{test}}]
                public void Order_is_accepted()
                {
                    Open(7497, {{(10 * i) + 3}});
                    var order = new Order { Action = "BUY", OrderType = "LMT", TotalQuantity = {{i + 1}}, LmtPrice = 10.5 };

                    _client.placeOrder(_recorder.NextOrderId, Stock("AAPL"), order);
                    Thread.Sleep(100);

                    {{Equal("0", "_recorder.Errors.Count")}}
                    {{Equal("\"BUY\"", "order.Action")}}
                    _client.cancelOrder(_recorder.NextOrderId, new OrderCancel());
                }

                [{{test}}]
                public void Bars_are_complete()
                {
                    Open(7497, {{(10 * i) + 4}});

                    _client.reqHistoricalData({{i + 1000}}, Stock("IBM"), "", "1 D", "1 hour", "TRADES", 1, 1, false, null);
                    Thread.Sleep(100);

                    var bars = _recorder.Bars[{{i + 1000}}];
                    {{Equal("8", "bars.Count")}}
                    foreach (var bar in bars)
                    {
                        {{True("bar.High >= bar.Low")}}
                        {{True("bar.Close >= bar.Low && bar.Close <= bar.High")}}
                    }
                }

                [{{test}}]
                public async Task Answers_in_time()
                {
                    Open(7497, {{(10 * i) + 5}});
                    _client.reqContractDetails({{i + 2000}}, Stock("AAPL"));
                    _client.reqAccountSummary({{i + 3000}}, "All", "NetLiquidation,BuyingPower");

                    await Task.Delay(100);

                    {{NotEmpty("_recorder.Accounts")}}
                    {{Equal("true", "_recorder.Accounts.StartsWith(\"D\")")}}
                }

                [{{test}}]
                public void Closes()
                {
                    Open(7497, {{(10 * i) + 6}});

                    _client.eDisconnect();

                    {{False("_client.IsConnected()")}}
                    {{Throws("InvalidOperationException", "_ = _recorder.Prices.First()")}}
                }

                public void Dispose()
                {
                    if (_client.IsConnected())
                    {
                        _client.eDisconnect();
                    }
                }

                private static Contract Stock(string symbol)
                    => new() { Symbol = symbol, SecType = "STK", Currency = "USD", Exchange = "SMART" };

                private void Open(int port, int clientId)
                {
                    _client.eConnect(Host, port, clientId);
                    StartReader();
                    {{True("_recorder.WaitUntilReady()")}}
                }

                private void StartReader()
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
                    }) { IsBackground = true }.Start();
                }
            }

            """;

        string True(string value) => isNUnit ? $"Assert.That({value}, Is.True);" : $"Assert.True({value});";
        string False(string value) => isNUnit ? $"Assert.That({value}, Is.False);" : $"Assert.False({value});";
        string Equal(string expected, string value) => isNUnit ? $"Assert.That({value}, Is.EqualTo({expected}));" : $"Assert.Equal({expected}, {value});";
        string Empty(string value) => isNUnit ? $"Assert.That({value}, Is.Empty);" : $"Assert.Empty({value});";
        string NotEmpty(string value) => isNUnit ? $"Assert.That({value}, Is.Not.Empty);" : $"Assert.NotEmpty({value});";
        string Throws(string exception, string statement) => $"Assert.Throws<{exception}>(() => {statement});";
        string Cases(params string[] cases)
            => (isNUnit ? "" : "    [Theory]\n") + string.Join("\n", cases.Select(one => $"    [{(isNUnit ? "TestCase" : "InlineData")}({one})]"));
    }
}
