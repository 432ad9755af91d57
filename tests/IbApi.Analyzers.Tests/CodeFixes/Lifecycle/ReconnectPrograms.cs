using System;
using IbApi.Analyzers.Tests.Verification;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>
/// Programs that do not reconnect, in the shapes in which such programs are written; each counts its subscriptions as
/// requests for market data, and has code for 1101. Beside each stands how a test starts and stops it.
/// </summary>
internal static class ReconnectPrograms
{
    public static readonly string[] Names = ["SingleClass", "TwoClasses", "Async", "Event", "Service", "Main", "Pump", "Retrying", "RetryingAsync"];

    /// <summary>Another file of the program.</summary>
    public static string Other(string name)
        => name == "RetryingAsync"
            ? "using System;\nusing Polly;\n\ninternal static class Retries\n{\n    public static ISyncPolicy Few => Policy.Handle<TimeoutException>().Retry(3);\n}\n"
            : string.Empty;

    public static (string Source, string Adapter) Of(string name, ApiGeneration generation)
        => name switch
        {
            "SingleClass" => (SingleClass(generation), Adapter("Bot", "_program.Connect(\"127.0.0.1\", port, 7)", "_program.Disconnect()")),
            "Retrying" => (
                SingleClass(generation).Replace("using IBApi;", "using IBApi;\nusing Polly;", StringComparison.Ordinal),
                Adapter("Bot", "_program.Connect(\"127.0.0.1\", port, 7)", "_program.Disconnect()")),
            "RetryingAsync" => (Async(generation), Adapter(
                "Market.AsyncBot", "_program.ConnectAsync(\"127.0.0.1\", port, 7).GetAwaiter().GetResult()", "_program.Close()")),
            "TwoClasses" => (TwoClasses(generation), Adapter("TradingClient", "_program.Start(\"127.0.0.1\", port, 7)", "_program.Dispose()")),
            "Async" => (Async(generation), Adapter(
                "Market.AsyncBot", "_program.ConnectAsync(\"127.0.0.1\", port, 7).GetAwaiter().GetResult()", "_program.Close()")),
            "Event" => (Event(generation), Adapter("Terminal", "_program.Connect(port)", "_program.Disconnect()")),
            "Service" => (Service(generation), """
                public sealed class Adapter : IProgram
                {
                    private TwsService _program;

                    public void Start(int port)
                    {
                        _program = new TwsService(port);
                        _program.StartAsync(default).GetAwaiter().GetResult();
                    }

                    public void Stop()
                    {
                        _program.StopAsync(default).GetAwaiter().GetResult();
                    }
                }
                """),
            "Main" => (AllInMain(generation), """
                public sealed class Adapter : IProgram
                {
                    private readonly System.Threading.Thread _main;
                    private int _port;

                    public Adapter()
                    {
                        _main = new System.Threading.Thread(() => Program.Run(_port)) { IsBackground = true, Name = "main" };
                    }

                    public void Start(int port)
                    {
                        _port = port;
                        _main.Start();
                    }

                    public void Stop()
                    {
                        Program.Enter.Set();
                        _main.Join();
                    }
                }
                """),
            "Pump" => (Pump(generation), """
                public sealed class Adapter : IProgram
                {
                    private readonly Pumping _program = new Pumping();
                    private System.Threading.Thread _main;

                    public void Start(int port)
                    {
                        _main = new System.Threading.Thread(() => _program.Run(port)) { IsBackground = true, Name = "main" };
                        _main.Start();
                    }

                    public void Stop()
                    {
                        _program.Stop();
                        _main.Join();
                    }
                }
                """),
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };

    private static string Adapter(string type, string start, string stop)
        => $$"""
            public sealed class Adapter : IProgram
            {
                private readonly {{type}} _program = new {{type}}();

                public void Start(int port)
                {
                    {{start}};
                }

                public void Stop()
                {
                    {{stop}};
                }
            }
            """;

    /// <summary>The wrapper holds the client; fields, a thread.</summary>
    private static string SingleClass(ApiGeneration generation)
        => $$"""
            using System;
            using System.Threading;
            using IBApi;

            public class Bot : {{Base(generation)}}
            {
                {{(HasReader(generation) ? "private readonly EReaderSignal _signal = new EReaderMonitorSignal();" : "private readonly object _unused = new object();")}}
                private readonly EClientSocket _client;
                private int _nextOrderId;

                public Bot()
                {
                    _client = {{(HasReader(generation) ? "new EClientSocket(this, _signal)" : "new EClientSocket(this)")}};
                }

                /// <summary>Connects to TWS.</summary>
                public void Connect(string host, int port, int clientId)
                {
                    {{(HasReader(generation) ? "_client.optionalCapabilities = \"none\";" : "Console.Write(_unused == null ? _nextOrderId : 0);")}}
                    _client.eConnect(host, port, clientId);
            {{(HasReader(generation) ? """

                    // Messages are read on one thread
                    // and processed on another.
                    var reader = new EReader(_client, _signal);
                    reader.Start();
                    new Thread(() =>
                    {
                        while (_client.IsConnected())
                        {
                            _signal.waitForSignal();
                            reader.processMsgs();
                        }
                    })
                    { IsBackground = true }.Start();

            """ : "")}}
                    Console.WriteLine("connected: " + _client.IsConnected());
                }

                public void Disconnect() => _client.eDisconnect();

                public override void nextValidId(int orderId)
                {
                    _nextOrderId = orderId;
                    Subscribe();
                }

                public override void connectionClosed()
                {
                    Console.WriteLine("Connection closed, next order ID was " + _nextOrderId);
                }

                {{Error(generation, "if (errorCode == 1101) Subscribe();")}}

                private void Subscribe()
                {
                    {{Subscription(generation, "_client")}}
                }
            }
            """;

    /// <summary>The wrapper knows nothing of the client; the reader is a field, its loop a method.</summary>
    private static string TwoClasses(ApiGeneration generation)
        => $$"""
            using System;
            using System.Threading;
            using IBApi;

            public class Callbacks : {{Base(generation)}}
            {
                public Action<int> Connected = id => { };
                public Action DataLost = () => { };

                public override void nextValidId(int orderId) => Connected(orderId);

                public override void connectionClosed() => Console.WriteLine("closed");

                {{Error(generation, "if (errorCode == 1101) DataLost();")}}
            }

            public sealed class TradingClient : IDisposable
            {
                private readonly EReaderSignal signal;
                private readonly EClientSocket client;
                private readonly Callbacks callbacks;
                private EReader reader;
                private Thread loop;

                public TradingClient()
                {
                    signal = new EReaderMonitorSignal();
                    callbacks = new Callbacks();
                    client = new EClientSocket(callbacks, signal);
                    callbacks.Connected = id => Subscribe();
                    callbacks.DataLost = Subscribe;
                    client.optionalCapabilities = "none";
                }

                public void Start(string host, int port, int clientId)
                {
                    client.eConnect(host, port, clientId);
                    reader = new EReader(client, signal);
                    reader.Start();
                    loop = new Thread(new ThreadStart(ProcessMessages));
                    loop.IsBackground = true;
                    loop.Start();
                }

                public void Dispose()
                {
                    if (client.IsConnected())
                        client.eDisconnect();
                    else
                        client.eDisconnect();
                }

                private void ProcessMessages()
                {
                    try
                    {
                        while (client.IsConnected())
                        {
                            signal.waitForSignal();
                            reader.processMsgs();
                        }
                    }
                    catch (Exception e)
                    {
                        Console.WriteLine(e);
                    }
                }

                private void Subscribe()
                {
                    {{Subscription(generation, "client")}}
                }
            }
            """;

    /// <summary>Tasks, a namespace, tabs, braces at the end of the line, var.</summary>
    private static string Async(ApiGeneration generation)
        => $$"""
            using IBApi;
            using System;
            using System.Threading.Tasks;

            namespace Market {
            	public sealed class AsyncBot : {{Base(generation)}} {
            		private readonly EReaderSignal m_signal = new EReaderMonitorSignal();
            		private readonly EClientSocket m_client;
            		private TaskCompletionSource<int> m_ready = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);

            		public AsyncBot() {
            			m_client = new EClientSocket(this, m_signal);
            		}

            		public async Task ConnectAsync(string host, int port, int clientId) {
            			m_client.optionalCapabilities = "none";
            			m_client.eConnect(host, port, clientId);
            			var reader = new EReader(m_client, m_signal);
            			reader.Start();
            			_ = Task.Run(() => {
            				while (m_client.IsConnected()) {
            					m_signal.waitForSignal();
            					reader.processMsgs();
            				}
            			});
            			var ready = await Task.WhenAny(m_ready.Task, Task.Delay(2000));
            			if (ready != m_ready.Task) {
            				Console.WriteLine("not ready yet");
            			}
            		}

            		public void Close() {
            			Action close = () => m_client.eDisconnect();
            			close();
            		}

            		public override void nextValidId(int orderId) {
            			m_ready.TrySetResult(orderId);
            			Subscribe();
            		}

            		public override void connectionClosed() {
            		}

            		{{Error(generation, "if (errorCode == 1101) Subscribe();")}}

            		private void Subscribe() {
            			{{Subscription(generation, "m_client")}}
            		}
            	}
            }
            """;

    /// <summary>Everything goes by events; the one that tells of the end has a handler that only writes.</summary>
    private static string Event(ApiGeneration generation)
        => $$"""
            using System;
            using System.Threading;
            using IBApi;

            public class EventWrapper : {{Base(generation)}}
            {
                public event Action<int> NextValidId;
                public event Action ConnectionClosed;
                public event Action<int> Error;

                public override void nextValidId(int orderId)
                {
                    if (NextValidId == null) return;
                    NextValidId(orderId);
                }

                public override void connectionClosed()
                {
                    ConnectionClosed?.Invoke();
                }

                {{Error(generation, "Error?.Invoke(errorCode);")}}
            }

            public class Terminal
            {
                private readonly EventWrapper _wrapper = new EventWrapper();
                private readonly EReaderSignal _signal = new EReaderMonitorSignal();
                private readonly EClientSocket _client;

                public Terminal()
                {
                    _client = new EClientSocket(_wrapper, _signal);
                    _wrapper.ConnectionClosed += () => Console.WriteLine("closed");
                    _wrapper.NextValidId += id => Subscribe();
                    _wrapper.Error += code => { if (code == 1101) Subscribe(); };
                    _client.optionalCapabilities = "none";
                }

                public void Connect(int port)
                {
                    _client.eConnect(port: port, host: "127.0.0.1", clientId: 7);
                    StartReader();
                }

                public void Disconnect()
                {
                    _client?.eDisconnect();
                }

                private void StartReader()
                {
                    EReader reader = new EReader(_client, _signal);
                    reader.Start();
                    var thread = new Thread(() => { while (true) { _signal.waitForSignal(); reader.processMsgs(); } });
                    thread.IsBackground = true;
                    thread.Name = "messages";
                    thread.Start();
                }

                private void Subscribe()
                {
                    {{Subscription(generation, "_client")}}
                }
            }
            """;

    /// <summary>A service of the generic host that never disconnects by itself.</summary>
    private static string Service(ApiGeneration generation)
        => $$"""
            using System;
            using System.Threading;
            using System.Threading.Tasks;
            using IBApi;
            using Microsoft.Extensions.Hosting;

            public sealed class TwsService : BackgroundService
            {
                private readonly EReaderMonitorSignal _signal = new EReaderMonitorSignal();
                private readonly Handler _handler = new Handler();
                private readonly EClientSocket _client;
                private readonly int _port;

                public TwsService(int port)
                {
                    _port = port;
                    _client = new EClientSocket(_handler, _signal) { optionalCapabilities = "none" };
                    _handler.Subscribe = () => {{Subscription(generation, "_client").TrimEnd(';')}};
                }

                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    _client.eConnect("127.0.0.1", _port, 7);
                    var reader = new EReader(_client, _signal);
                    reader.Start();
                    _ = Task.Factory.StartNew(() =>
                    {
                        while (!stoppingToken.IsCancellationRequested)
                        {
                            _signal.waitForSignal();
                            try
                            {
                                reader.processMsgs();
                            }
                            catch (Exception exception)
                            {
                                Console.WriteLine(exception);
                            }
                        }
                    }, TaskCreationOptions.LongRunning);
                    try
                    {
                        await Task.Delay(Timeout.Infinite, stoppingToken);
                    }
                    catch (OperationCanceledException)
                    {
                        Console.WriteLine("stopping");
                    }
                }

                public override async Task StopAsync(CancellationToken cancellationToken)
                {
                    await base.StopAsync(cancellationToken);
                    _client.eDisconnect();
                }

                private sealed class Handler : {{Base(generation)}}
                {
                    public Action Subscribe { get; set; } = () => { };

                    public override void nextValidId(int orderId) => Subscribe();

                    {{Error(generation, "if (errorCode == 1101) Subscribe();")}}
                }
            }
            """;

    /// <summary>As IB's sample is written: everything in Main, over a wrapper with properties.</summary>
    private static string AllInMain(ApiGeneration generation)
        => $$"""
            using System;
            using System.Threading;
            using IBApi;

            public class EWrapperImpl : {{Base(generation)}}
            {
                private int nextOrderId;
                private EClientSocket clientSocket;
                public readonly EReaderSignal Signal;

                public EWrapperImpl()
                {
                    Signal = new EReaderMonitorSignal();
                    clientSocket = new EClientSocket(this, Signal);
                }

                public EClientSocket ClientSocket
                {
                    get { return clientSocket; }
                    set { clientSocket = value; }
                }

                public int NextOrderId
                {
                    get { return nextOrderId; }
                    set { nextOrderId = value; }
                }

                public override void nextValidId(int orderId)
                {
                    NextOrderId = orderId;
                    Subscribe();
                }

                public override void connectionClosed()
                {
                    Console.WriteLine("Connection closed.");
                }

                public override void error(Exception e)
                {
                    Console.WriteLine("Exception thrown: " + e);
                    throw e;
                }

                {{Error(generation, "if (errorCode == 1101) Subscribe();")}}

                private void Subscribe()
                {
                    {{Subscription(generation, "clientSocket")}}
                }
            }

            public static class Program
            {
                public static readonly AutoResetEvent Enter = new AutoResetEvent(false);

                public static void Run(int port)
                {
                    EWrapperImpl testImpl = new EWrapperImpl();
                    EClientSocket clientSocket = testImpl.ClientSocket;
                    EReaderSignal readerSignal = testImpl.Signal;
                    clientSocket.optionalCapabilities = "none";
                    //! [connect]
                    clientSocket.eConnect("127.0.0.1", port, 7);
                    //! [connect]
                    //! [ereader]
                    var reader = new EReader(clientSocket, readerSignal);
                    reader.Start();
                    new Thread(() => { while (clientSocket.IsConnected()) { readerSignal.waitForSignal(); reader.processMsgs(); } }) { IsBackground = true }.Start();
                    //! [ereader]
                    SpinWait.SpinUntil(() => testImpl.NextOrderId > 0, 2000);
                    Enter.WaitOne();
                    Console.WriteLine("Disconnecting...");
                    clientSocket.eDisconnect();
                }
            }
            """;

    /// <summary>The message loop is the program.</summary>
    private static string Pump(ApiGeneration generation)
        => $$"""
            namespace Markets
            {
                public class DummyTask { }
            }

            public class Pumping : {{Base(generation)}}
            {
                private readonly IBApi.EReaderMonitorSignal _signal = new IBApi.EReaderMonitorSignal();
                private readonly IBApi.EClientSocket _client;
                private IBApi.EReader _reader;

                public Pumping()
                {
                    _client = new IBApi.EClientSocket(this, _signal);
                    _client.optionalCapabilities = "none";
                }

                public void Run(int port)
                {
                    _client.eConnect("127.0.0.1", port, 7, false);
                    _reader = new IBApi.EReader(_client, _signal);
                    _reader.Start();
                    while (_client.IsConnected())
                    {
                        _signal.waitForSignal();
                        _reader.processMsgs();
                    }

                    System.Console.WriteLine("end");
                }

                public void Stop()
                {
                    _client.eDisconnect();
                }

                public override void nextValidId(int orderId) { Subscribe(); }

                {{Error(generation, "if (errorCode == 1101) Subscribe();")}}

                private void Subscribe()
                {
                    {{Subscription(generation, "_client").Replace("new Contract", "new IBApi.Contract", StringComparison.Ordinal)}}
                }
            }
            """;

    private static bool HasReader(ApiGeneration generation)
        => generation != ApiGeneration.V971;

    private static string Base(ApiGeneration generation)
        => generation == ApiGeneration.V971 ? "Stub" : "IBApi.DefaultEWrapper";

    private static string Subscription(ApiGeneration generation, string client)
        => generation == ApiGeneration.V971
            ? $"{client}.reqMktData(1, new Contract(), \"\", false, null);"
            : $"{client}.reqMktData(1, new Contract(), \"\", false, false, null);";

    private static string Error(ApiGeneration generation, string body)
        => "public override void error("
            + (generation == ApiGeneration.V971 || generation == ApiGeneration.V976 ? "int id, int errorCode, string errorMsg"
                : generation == ApiGeneration.V1050 ? "int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson"
                : "int id, int errorCode, string errorMsg, string advancedOrderRejectJson")
            + ") { " + body + " }";
}
