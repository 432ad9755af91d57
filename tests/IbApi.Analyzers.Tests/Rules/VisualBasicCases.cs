using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Tests.Rules;

/// <summary>
/// A rule in Visual Basic: a program with one place, and what makes it an alarm (with markup, <c>[|7496|]</c>) and a silence
/// there.
/// </summary>
/// <param name="Id">The rule.</param>
/// <param name="Program">The program, with <c>$$</c> where alarm and silence differ.</param>
/// <param name="Alarm">What is reported.</param>
/// <param name="Silence">What is not.</param>
internal sealed record VisualBasicCase(string Id, string Program, string Alarm, string Silence)
{
    public IReadOnlyList<(string Key, string Value)> Options { get; init; } = [];

    public IReadOnlyList<(string Path, string Text)> Files { get; init; } = [];

    public ImmutableArray<MetadataReference> References { get; init; } = [];

    /// <summary>The release of the API; the newest where none is named.</summary>
    public string Api { get; init; } = string.Empty;

    /// <summary>A program with <c>Sub Main</c>.</summary>
    public bool IsProgram { get; init; }

    public override string ToString() => Id;
}

/// <summary>One program for each rule that speaks of code.</summary>
internal static class VisualBasicCases
{
    private static readonly (string Key, string Value)[] TestProject = [ConfigText.TestProject];

    /// <summary>A console program that runs for ever, with a wrapper that connects its client.</summary>
    private const string Bot = """
        Imports System.Threading

        Friend Class Bot
            Inherits DefaultEWrapper

            Private ReadOnly signal As New EReaderMonitorSignal()
            Private ReadOnly client As EClientSocket

            Public Sub New()
                client = New EClientSocket(Me, signal)
            End Sub

            Public Sub Connect()
                client.eConnect("", 7497, 1)
            End Sub

            Public Sub Subscribe()
                client.reqMktData(1, New Contract(), "", False, False, Nothing)
            End Sub

        $$
        End Class

        Friend Module Program
            Public Sub Main()
                Dim bot As New Bot()
                bot.Connect()
                bot.Subscribe()
                Thread.Sleep(Timeout.Infinite)
            End Sub
        End Module
        """;

    private const string Register = """
        { "sessions": { "paper": { "mode": "paper", "port": 7497 } },
          "clients": [ { "id": 1, "project": "Quotes", "session": "paper" }, { "id": 2, "project": "Program", "session": "paper" } ] }
        """;

    public static ImmutableArray<VisualBasicCase> All { get; } =
    [
        new("IBAPI1001", Statement("client.eConnect(\"\", $$, 1)"), "[|7496|]", "7497") { Options = TestProject },
        new("IBAPI1001", Statement("CLIENT.ECONNECT(\"\", $$, 1)"), "[|4001|]", "4002") { Options = TestProject },
        new("IBAPI1001", Statement("Const Port As Integer = $$ : client.eConnect(\"\", Port, 1)"), "[|7496|]", "7497") { Options = TestProject },
        new("IBAPI1001", Statement("client.eConnect(clientId:=1, host:=\"\", port:=$$)"), "[|7496|]", "If(flag, 7496, 7497)") { Options = TestProject },
        new("IBAPI1003", Statement("client.eConnect(\"\", Integer.Parse(If(Environment.GetEnvironmentVariable(\"IB_PORT\"), $$)), 1)"), "[|\"7496\"|]", "\"7497\""),
        new("IBAPI1004", Statement("Dim livePort = $$ : client.eConnect(\"\", livePort, 1)"), "[|7497|]", "7496"),
        new("IBAPI1005", Statement("client.eConnect(\"\", $$, 1)"), "[|70000|]", "7497"),
        new("IBAPI1006", Statement("client.eConnect($$, 7497, 1)"), "[|\"8.8.8.8\"|]", "\"192.168.0.1\""),
        new("IBAPI1007", Statement("client.eConnect($$, 7497, 1)"), "[|\"http://localhost\"|]", "\"localhost\""),
        new(
            "IBAPI1008",
            """
            Imports Xunit

            Public Class OrderTests
                <Fact>
                Public Sub Places_an_order()
                    Dim wrapper As New Session()
                    Dim client As New EClientSocket(wrapper, New EReaderMonitorSignal())
                    client.eConnect("127.0.0.1", 7497, 1)
                    $$
                End Sub

                Private NotInheritable Class Session
                    Inherits DefaultEWrapper

                    Public Property Accounts As String = ""

                    Public Overrides Sub managedAccounts(accountsList As String)
                        Accounts = accountsList
                    End Sub
                End Class
            End Class
            """,
            "[|client.placeOrder(1, New Contract(), New Order())|]",
            "If wrapper.Accounts.StartsWith(\"D\") Then client.placeOrder(1, New Contract(), New Order())")
        {
            Options = TestProject,
            References = References.Xunit,
        },
        new(
            "IBAPI2001",
            """
            Public Class Bot
                Private ReadOnly quotes As New EClientSocket(Nothing, Nothing)
                Private ReadOnly orders As New EClientSocket(Nothing, Nothing)

                Public Sub Connect()
                    $$
                End Sub
            End Class
            """,
            "quotes.eConnect(\"\", 7497, [|1|]) : orders.eConnect(\"\", 7497, [|1|])",
            "quotes.eConnect(\"\", 7497, 1) : quotes.eDisconnect() : orders.eConnect(\"\", 7497, 1)"),
        new("IBAPI2002", Statement("client.eConnect(\"\", 7497, $$)"), "[|1|]", "2") { Files = [("/src/ibapi.json", Register)] },
        new(
            "IBAPI2003",
            Statement("client.eConnect(\"\", 7497, $$) : client.placeOrder(1, New Contract(), New Order())"),
            "[|New Random().Next(1, 100)|]",
            "7"),
        new(
            "IBAPI2004",
            Statement("$$"),
            "client.eConnect(\"\", 7497, 5) : [|client.reqAutoOpenOrders(True)|]",
            "client.eConnect(\"\", 7497, 0) : client.reqAutoOpenOrders(True)"),
        new("IBAPI2005", Statement("client.eConnect(\"\", 7497, $$)"), "[|9|]", "10") { Options = [("ibapi.master_client_id", "9")] },
        new("IBAPI2006", Statement("client.eConnect(\"\", 7497, $$)"), "[|-1|]", "0"),
        new(
            "IBAPI3001",
            Bot,
            "Public Overrides Sub [|connectionClosed|]()\nConsole.WriteLine()\nEnd Sub",
            "Public Overrides Sub connectionClosed()\nConnect()\nEnd Sub") { IsProgram = true },
        new("IBAPI3002", Bot, Error("Console.WriteLine(errorMsg)", "[|[error]|]"), Error("If errorCode = 1101 Then Subscribe()")) { IsProgram = true },
        new("IBAPI3009", Bot, Error("If errorCode = [|1101|] Then Console.WriteLine()"), Error("If errorCode = 1101 Then Subscribe()")) { IsProgram = true },
        new(
            "IBAPI3010",
            """
            Imports System.Threading

            Friend Class Bot
                Inherits DefaultEWrapper

                Private ReadOnly client As EClientSocket

                Public Sub New()
                    client = New EClientSocket(Me, New EReaderMonitorSignal())
                End Sub

                Public Sub Start(host As String, port As Integer, clientId As Integer)
                    Try
                        $$
                    Catch exception As Exception
                        Console.WriteLine(exception.Message)
                    End Try
                End Sub
            End Class

            Friend Module Program
                Public Sub Main(arguments As String())
                    Dim bot As New Bot()
                    bot.Start(arguments(0), 7497, 1)
                    Thread.Sleep(Timeout.Infinite)
                End Sub
            End Module
            """,
            "[|client.eConnect(host, port, clientId)|]",
            "client.eConnect(host, port, clientId)\nIf Not client.IsConnected() Then Throw New InvalidOperationException()") { IsProgram = true },
        new(
            "IBAPI3011",
            """
            Imports System.Threading

            Public Class Pump
                Public Sub Start(client As EClientSocket, signal As EReaderSignal, reader As EReader)
                    Dim loopThread As New Thread(
                        Sub()
                            While client.IsConnected()
                                signal.waitForSignal()
                                $$
                            End While
                        End Sub)
                    loopThread.Start()
                End Sub
            End Class
            """,
            "[|reader.processMsgs()|]",
            "Try\nreader.processMsgs()\nCatch exception As Exception\nclient.Wrapper.error(exception)\nEnd Try"),
        new(
            "IBAPI3012",
            Statement("client.eConnect(\"\", 7497, 1) : $$"),
            "[|client.eConnect(\"\", 7497, 1)|]",
            "client.eDisconnect() : client.eConnect(\"\", 7497, 1)"),
        new(
            "IBAPI3013",
            Statement("$$"),
            "client.eConnect(\"\", 7497, 1) : [|client.SetConnectOptions(\"+PACEAPI\")|]",
            "client.SetConnectOptions(\"+PACEAPI\") : client.eConnect(\"\", 7497, 1)"),
        new(
            "IBAPI3014",
            """
            Imports System.Threading

            Public Class Session
                Private timer As Timer

                Public Sub Start(client As EClientSocket, host As String, port As Integer)
                    $$
                End Sub
            End Class
            """,
            "[|client.eConnect(host, port, 1)|]",
            "client.eConnect(host, port, 1)\ntimer = New Timer(Sub(state) client.reqCurrentTime(), Nothing, 5000, 5000)") { Api = "10.19.04" },
        new("IBAPI4001", Statement("$$"), "[|client.eConnect(\"\", 7497, 1)|]", "client.eConnect(\"\", 4002, 1)")
        {
            Files = [("/src/ibapi.json", """{ "sessions": { "old": { "mode": "paper", "port": 7497, "version": "985" }, "new": { "mode": "paper", "port": 4002, "version": "1045" } } }""")],
        },
        new("IBAPI4002", Statement("$$"), "[|client.reqUserInfo(2)|]", "If client.ServerVersion >= MinServerVer.USER_INFO Then client.reqUserInfo(2)")
        {
            Options = [("ibapi.tws_version", "952")],
        },
        new("IBAPI4004", Statement("If $$ Then client.reqPositions()"), "[|client.ServerVersion >= 218|]", "client.ServerVersion >= 150") { Api = "10.30.01" },
        new("IBAPI4005", Statement("$$"), "[|client.eConnect(\"\", 7497, 1)|]", "client.reqPositions()") { Api = @"C:\TWS API\source\CSharpClient\client\bin\Release\CSharpAPI.dll" },
        new("IBAPI4006", Statement("$$"), "[|client.eConnect(\"\", 7497, 1)|]", "client.reqPositions()") { Options = [("ibapi.version", "10.19.4")] },
        new("IBAPI4007", Statement("$$client.eConnect(\"\", 7497, 1)"), "[|client.DisableUseV100Plus()|] : ", "client.SetConnectOptions(\"\") : "),
        new(
            "IBAPI4008",
            """
            Public Class Wrapper
                Inherits DefaultEWrapper

                $$(id As Integer, errorCode As Integer, errorMsg As String)
                End Sub
            End Class
            """,
            "Public Overloads Sub [|[error]|]",
            "Public Sub Tell"),
        new("IBAPI4009", Statement("Dim order As New Order() With {.Action = \"BUY\", $$}"), "[|.ImbalanceOnly = True|]", ".OrderType = \"MKT\"") { Api = "10.30.01" },
        new("IBAPI4010", Statement("$$"), "[|client.eConnect(\"\", 7497, 1)|]", "Console.WriteLine()") { Api = "99.99" },
        new("IBAPI5001", Statement("client.eConnect$$"), "[|(\"127.0.0.1\", 7497, 1)|]", "(Environment.GetEnvironmentVariable(\"HOST\"), number, 1)"),
        new("IBAPI5002", Statement("$$"), "[|client.reqOpenOrders()|]", "client.reqPositions()") { Options = [("ibapi.read_only", "true")] },
        new(
            "IBAPI5003",
            """
            Imports Microsoft.Extensions.Configuration

            Public Class Bot
                Public Sub Run(client As EClientSocket, configuration As IConfiguration)
                    client.eConnect("", Integer.Parse($$), 1)
                End Sub
            End Class
            """,
            "[|configuration(\"Ib:Port\")|]",
            "configuration(\"IbApi:Port\")")
        {
            Files = [("/src/appsettings.json", """{ "IbApi": { "Port": 7497 } }""")],
            References = References.Configuration,
        },
        new("IBAPI5004", Statement("$$"), "[|client.eConnect(\"\", 7497, 1)|]", "client.reqPositions()") { Options = [("ibapi.live_ports", "7496 7500")] },
        new(
            "IBAPI6001",
            """
            Public Class Trader
                Inherits DefaultEWrapper

                Private orderId As Integer = 1

                Public Sub Buy(client As EClientSocket, contract As Contract, order As Order)
                    client.placeOrder($$, contract, order)
                    orderId += 1
                End Sub

                Public Overrides Sub nextValidId(id As Integer)
                    orderId = id
                End Sub
            End Class
            """,
            "[|1|]",
            "orderId"),
    ];

    /// <summary>The rules that speak of code and have no case.</summary>
    public static ImmutableArray<(string Id, string Why)> Without { get; } =
    [
        ("IBAPI4003", "A program with two APIs that names the client does not compile: Visual Basic has no aliases for references."),
    ];

    private static string Statement(string statement)
        => $"""
            Public Class Bot
                Public Sub Run(client As EClientSocket, flag As Boolean, number As Integer)
                    {statement}
                End Sub
            End Class
            """;

    private static string Error(string body, string name = "[error]")
        => $"""
            Public Overrides Sub {name}(id As Integer, errorTime As Long, errorCode As Integer, errorMsg As String, advancedOrderRejectJson As String)
                {body}
            End Sub
            """;
}
