using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace IbApi.Analyzers.Benchmarks;

/// <summary>
/// A project made up for measuring: most files have nothing to do with the API but are full of the names that settings
/// have elsewhere (<c>Port</c>, <c>Host</c>, <c>Connect</c>, <c>Settings</c>), a few wrap and use a connect call.
/// </summary>
internal static class SyntheticProject
{
    /// <summary>Methods of a file that does not touch the API: about 100 lines.</summary>
    private const int MethodsPerFile = 12;

    /// <param name="count">The number of files.</param>
    /// <param name="touching">Those of them that use the API.</param>
    /// <param name="isFull">Whether these do all that a program does with the API, instead of a connect call and its settings.</param>
    public static IEnumerable<(string Path, string Text)> Files(int count, int touching, bool isFull = false)
        => Enumerable.Range(0, count).Select(i => i < touching
            ? ($"Trading/Bot{i}.cs", isFull ? Touching(i) + Trader(i) : Touching(i))
            : ($"Other/Module{i}.cs", Other(i)));

    public static string Other(int i, string comment = "")
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $$"""
            {{comment}}
            using System;
            using System.Collections.Generic;
            using System.Linq;

            namespace Company.Module{{i}};

            public sealed class ServerSettings{{i}}
            {
                public string Host { get; set; } = "server{{i}}";
                public int Port { get; set; } = {{8000 + i}};
                public int Timeout { get; set; }
            }

            public sealed class Server{{i}}
            {
                private readonly ServerSettings{{i}} _settings = new() { Host = "localhost", Port = {{9000 + i}} };
                private readonly List<int> _values = new();

                public void Connect(string host, int port) => _settings.Port = port + host.Length;


            """);
        for (var m = 0; m < MethodsPerFile; m++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                    public int Compute{{m}}(int input)
                    {
                        var total = input + _settings.Port;
                        foreach (var value in _values.Where(v => v > {{m}}).Select(v => v * 2))
                        {
                            total += Math.Max(value, string.Format("{0}", value).Length);
                            Connect(_settings.Host, total % 65536);
                        }

                        return total;
                    }


                """);
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>A bot with its settings, a wrapper and its caller; every tenth passes through two more layers.</summary>
    public static string Touching(int i, string comment = "")
        => $$"""
            {{comment}}
            using IBApi;

            namespace Company.Trading{{i}};

            public sealed class BotSettings{{i}}
            {
                public string Host { get; set; } = "127.0.0.1";
                public int Port { get; set; } = 7497;
                public int ClientId { get; set; } = {{i}};
            }

            public sealed class Bot{{i}}(EWrapper wrapper, EReaderSignal signal)
            {
                private const int DefaultPort = 7496;
                private readonly EClientSocket _client = new(wrapper, signal);

                public void Connect(string host, int port, int clientId) => _client.eConnect(host, port, clientId);

                public void Start(BotSettings{{i}} settings) => Connect(settings.Host, settings.Port, settings.ClientId);

                public void StartLive() => Connect("localhost", DefaultPort, {{i}});

                public void Run() => Start(new BotSettings{{i}} { Port = 4001 });
            }
            """;

    /// <summary>Callbacks, a reader and its loop, a subscription, an order, a check of the server's version.</summary>
    private static string Trader(int i)
        => $$"""


            public sealed class Callbacks{{i}} : DefaultEWrapper
            {
                private int _orderId;

                public int NextOrderId => _orderId++;

                public override void nextValidId(int orderId) => _orderId = orderId;

                public override void connectionClosed() => System.Console.WriteLine("closed {{i}}");

                public override void error(string str) => System.Console.WriteLine(str);
            }

            public sealed class Trader{{i}}
            {
                private readonly EReaderMonitorSignal _signal = new();
                private readonly Callbacks{{i}} _callbacks = new();
                private readonly EClientSocket _client;

                public Trader{{i}}() => _client = new EClientSocket(_callbacks, _signal);

                public void Open(string host)
                {
                    _client.eConnect(host, 7497, {{100000 + i}});
                    var reader = new EReader(_client, _signal);
                    reader.Start();
                    new System.Threading.Thread(() =>
                    {
                        while (_client.IsConnected())
                        {
                            _signal.waitForSignal();
                            reader.processMsgs();
                        }
                    }) { IsBackground = true }.Start();
                }

                public void Watch(Contract contract) => _client.reqMktData({{i}}, contract, "", false, false, null);

                public void Buy(Contract contract, Order order)
                {
                    if (_client.ServerVersion >= 150)
                    {
                        order.OutsideRth = true;
                    }

                    _client.placeOrder(_callbacks.NextOrderId, contract, order);
                }

                public void Close() => _client.eDisconnect();
            }
            """;
}
