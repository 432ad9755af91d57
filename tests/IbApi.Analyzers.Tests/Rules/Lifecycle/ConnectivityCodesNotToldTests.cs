using System;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;
using static IbApi.Analyzers.Tests.Rules.Lifecycle.LifecycleSource;

namespace IbApi.Analyzers.Tests.Rules.Lifecycle;

/// <summary>IBAPI3002: a program with streaming data does not notice that TWS has lost its subscriptions.</summary>
public sealed class ConnectivityCodesNotToldTests
{
    private const string Rule = DiagnosticIds.ConnectivityCodes;
    private const string Error = "public override void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson) ";
    private const string Stream = "public void Subscribe() => _client.reqMktData(1, new Contract(), \"\", false, false, null); ";

    [Theory]
    [InlineData("", "Bot", "The inherited `error` of `Bot` tells none of 1100, 1101, 1102 and 2110 apart")]
    [InlineData(Error + "{ }", "error", "`error` of `Bot` tells none of 1100, 1101, 1102 and 2110 apart")]
    [InlineData(Error + "=> Console.WriteLine(errorMsg);", "error", "tells none")]
    [InlineData(Error + "{ if (errorCode == 502) Console.WriteLine(errorMsg); }", "error", "tells none")]
    [InlineData(Error + "{ if (errorCode >= 2100 && errorCode < 2170) return; Console.WriteLine(errorMsg); }", "error", "tells none")]
    [InlineData(Error + "{ if (errorCode > 1000) return; Console.WriteLine(errorMsg); }", "error", "tells none")]
    [InlineData(Error + "{ if (errorCode == 1100) Console.WriteLine(\"lost\"); }", "error", "`error` of `Bot` knows 1100 but not 1101")]
    [InlineData(Error + "{ switch (errorCode) { case 1100: Console.WriteLine(\"lost\"); break; case 1102: Console.WriteLine(\"back\"); break; } }", "error", "knows 1100, 1102 but not 1101")]
    [InlineData(Error + "=> Handle(errorCode); private void Handle(int code) { if (code is Lost) Console.WriteLine(); } private const int Lost = 1100;", "error", "knows 1100 but not 1101")]
    [InlineData(Error + "=> Failed?.Invoke(errorCode); private event Action<int> Failed; public void Use() => Failed += code => Console.WriteLine(code == 1102);", "error", "knows 1102 but not 1101")]
    public async Task Reported(string members, string at, string message)
    {
        var found = Assert.Single(await DiagnosticsAsync(Rule, Program(Stream + members)));

        Assert.Equal(at, TextAt(found.Location));
        Assert.Contains(message, found.GetMessage(null));
        Assert.StartsWith("_client.reqMktData(", TextAt(Assert.Single(found.AdditionalLocations)));
        Assert.Equal("Subscribe", Assert.Single(FixData.Resubscribe(found.Properties)));
    }

    [Fact]
    public async Task Silent_about_the_wrapper_of_sessions_that_ask_and_go()
    {
        const string Asking = """
            internal sealed class Details : DefaultEWrapper
            {
                public void Ask()
                {
                    var client = new EClientSocket(this, new EReaderMonitorSignal());
                    client.eConnect("", 7497, 2);
                    try { client.reqContractDetails(1, new Contract()); } finally { client.eDisconnect(); }
                }
            }
            """;
        var found = Assert.Single(await DiagnosticsAsync(Rule, Program(Stream, main: "new Details().Ask(); new Bot().Start(); Thread.Sleep(Timeout.Infinite);", others: Asking)));

        Assert.Equal("Bot", TextAt(found.Location));
    }

    /// <summary>The sample that everybody copies: one button, which opens or closes.</summary>
    [Theory]
    [InlineData("{ if (!_isOpen) { _client.eConnect(\"\", 7497, 1); } else { _client.eDisconnect(); } }", 1)]
    [InlineData("{ switch (_isOpen) { case false: _client.eConnect(\"\", 7497, 1); break; default: _client.eDisconnect(); break; } }", 1)]
    [InlineData("{ if (!_isOpen) { _client.eConnect(\"\", 7497, 1); } _client.eDisconnect(); }", 0)]
    [InlineData("{ if (!_isOpen) { _client.eConnect(\"\", 7497, 1); _client.eDisconnect(); } }", 0)]
    public async Task One_method_that_opens_or_closes_does_not_close_what_it_opens(string body, int count)
        => Assert.Equal(
            count,
            (await DiagnosticsAsync(
                Rule,
                Program(Stream + "private bool _isOpen = false;").Replace("=> _client.eConnect(\"\", 7497, 1);", body, StringComparison.Ordinal))).Length);

    /// <summary>What stands in the API's namespace is taken for the API's own, and what it does is not looked at.</summary>
    [Theory]
    [InlineData("IBApi", 0)]
    [InlineData("Mine", 1)]
    public async Task A_base_in_the_namespace_of_the_API_is_unknown(string space, int count)
    {
        var compilation = TestProgram.Compile([
            (TestProgram.FirstFile, Program(Stream).Replace(": DefaultEWrapper", ": " + space + ".Base", StringComparison.Ordinal)),
            ("Base.cs", "namespace " + space + " { public class Base : global::IBApi.DefaultEWrapper { public override void connectionClosed() { } } }")]);

        Assert.Empty(TestProgram.ErrorsOf(compilation));
        Assert.Equal(count, (await DiagnosticsAsync(Rule, compilation)).Length);
        Assert.Equal(count, (await DiagnosticsAsync(DiagnosticIds.LostConnection, compilation)).Length);
    }

    /// <summary>Every shape in which 1101 is known.</summary>
    [Theory]
    [InlineData("{ switch (errorCode) { case 1101: Subscribe(); break; } }")]
    [InlineData("{ if (errorCode is 1101 or 1102) Subscribe(); }")]
    [InlineData("{ if (errorCode is >= 1100 and <= 1102) Subscribe(); }")]
    [InlineData("{ if (errorCode >= 1100 && errorCode < 1200) Subscribe(); }")]
    [InlineData("{ if (1100 <= errorCode && 1103 > errorCode) Subscribe(); }")]
    [InlineData("{ if ((Codes)errorCode == Codes.DataLost) Subscribe(); } private enum Codes { Lost = 1100, DataLost, DataKept }")]
    [InlineData("{ if (errorCode == DataLost) Subscribe(); } private const int DataLost = 1101;")]
    [InlineData("{ if (s_codes.Contains(errorCode)) Subscribe(); } private static readonly HashSet<int> s_codes = new() { 1100, 1101, 1102 };")]
    [InlineData("{ if (s_codes.TryGetValue(errorCode, out var act)) act(this); } private static readonly Dictionary<int, Action<Bot>> s_codes = new() { [1101] = bot => bot.Subscribe() };")]
    [InlineData("{ if (IsDataLost(errorCode)) Subscribe(); } private static bool IsDataLost(int code) => code == 1101;")]
    [InlineData("{ if (Enumerable.Range(1100, 3).Contains(errorCode)) Subscribe(); }")]
    [InlineData("{ _ = errorCode switch { 1101 => Again(), _ => false }; } private bool Again() { Subscribe(); return true; }")]
    [InlineData("{ if (errorMsg.Contains(\"Connectivity between IB and Trader Workstation has been restored\")) Subscribe(); }")]
    [InlineData("{ if (errorCode.ToString() == \"1101\") Subscribe(); }")]
    [InlineData("{ if (errorCode == 2110) Console.WriteLine(); }")]
    public async Task Known_in_whatever_shape(string body)
        => Assert.Empty(await DiagnosticsAsync(Rule, Program(Stream + Error + body)));

    [Theory]
    [InlineData("_client.reqMktData(1, new Contract(), \"\", true, false, null);", 0)]
    [InlineData("_client.reqMktData(1, new Contract(), \"\", false, true, null);", 0)]
    [InlineData("_client.reqPositions();", 0)]
    [InlineData("_client.reqHistoricalData(1, new Contract(), \"\", \"1 D\", \"1 min\", \"TRADES\", 1, 1, false, null);", 0)]
    [InlineData("_client.reqHistoricalData(1, new Contract(), \"\", \"1 D\", \"1 min\", \"TRADES\", 1, 1, true, null);", 1)]
    [InlineData("_client.reqRealTimeBars(1, new Contract(), 5, \"TRADES\", true, null);", 1)]
    [InlineData("_client.reqTickByTickData(1, new Contract(), \"Last\", 0, false);", 1)]
    [InlineData("Request(true); } private void Request(bool snapshot) { _client.reqMktData(1, new Contract(), \"\", snapshot, false, null);", 0)]
    [InlineData("Request(false); } private void Request(bool snapshot) { _client.reqMktData(1, new Contract(), \"\", snapshot, false, null);", 1)]
    [InlineData("} private void Request(bool snapshot) { _client.reqMktData(1, new Contract(), \"\", snapshot, false, null);", 0)]
    public async Task Only_data_that_goes_on_is_lost(string request, int count)
        => Assert.Equal(count, (await DiagnosticsAsync(Rule, Program("public void Ask() { " + request + " }"))).Length);

    [Fact]
    public async Task What_hands_on_to_what_cannot_be_seen_is_unknown()
    {
        var library = Library.Compile("namespace Lib { public static class Bus { public static void Publish(int code) { } } }");

        Assert.Empty(await DiagnosticsAsync(Rule, Program(Stream + Error + "=> Lib.Bus.Publish(errorCode);"), references: [library]));
        Assert.Empty(await DiagnosticsAsync(Rule, Program(Stream + Error + "=> ((dynamic)this).Handle(errorCode);")));
    }

    [Fact]
    public async Task Who_writes_1101_knows_it_wherever_that_is()
        => Assert.Empty(await DiagnosticsAsync(Rule, Program(Stream + Error + "{ }", others: "internal static class Other { static bool Is(int code) => code == 1101; }")));

    [Fact]
    public async Task No_methods_of_its_own_no_fix()
    {
        var found = Assert.Single(await DiagnosticsAsync(Rule, Program("public void Subscribe(int id) => _client.reqMktData(id, new Contract(), \"\", false, false, null);")));

        Assert.Empty(FixData.Resubscribe(found.Properties));
    }

    [Fact]
    public async Task Test_projects_and_short_lived_programs_are_silent()
    {
        Assert.Empty(await DiagnosticsAsync(Rule, Program(Stream), options: TestOptions.Of(ConfigText.TestProject)));
        Assert.Empty(await DiagnosticsAsync(
            Rule, Program(Stream + "public void Stop() => _client.eDisconnect();", "var bot = new Bot(); bot.Start(); bot.Subscribe(); Thread.Sleep(5000); bot.Stop();")));
    }

    [Fact]
    public async Task On_every_generation_of_the_API()
    {
        foreach (var api in ApiGeneration.Tested)
        {
            var request = api == ApiGeneration.V971 ? "_client.reqMktData(1, new Contract(), \"\", false, null);" : "_client.reqMktData(1, new Contract(), \"\", false, false, null);";
            var source = WrapperStub.Source(api, "Stub")
                + $$"""
                    public class Wrapper : Stub
                    {
                        private readonly EClientSocket _client;
                        public Wrapper() { _client = {{WrapperStub.NewClient(api, "this")}}; }
                        public void Connect() { _client.eConnect("", 7497, 1); {{request}} }
                        public static void Main() { new Wrapper().Connect(); Thread.Sleep(-1); }
                    }
                    """;

            Assert.Equal("error", TextAt(Assert.Single(await DiagnosticsAsync(Rule, source, api: api)).Location));
        }
    }

    [Fact]
    public Task Local_to_its_file_and_nowhere_in_generated_code()
        => new RuleTest(Rule)
        {
            Source = Program(Stream + Error.Replace("error(", "{|IBAPI3002:error|}(", StringComparison.Ordinal) + "{ }")
                .Replace("private static void Main(", "public static void Main(", StringComparison.Ordinal),
            Generations = [ApiGeneration.Newest],
        }.RunAsync();

    [Fact]
    public async Task Visual_Basic()
    {
        static string Source(string body)
            => $"""
                Friend Class Wrapper
                    Inherits DefaultEWrapper
                    Private ReadOnly _client As New EClientSocket(Me, New EReaderMonitorSignal())
                    Public Overrides Sub [error](id As Integer, errorTime As Long, errorCode As Integer, errorMsg As String, advancedOrderRejectJson As String)
                        {body}
                    End Sub
                    Public Sub Connect()
                        _client.eConnect("", 7497, 1)
                        _client.reqMktData(1, New Contract(), "", False, False, Nothing)
                    End Sub
                End Class
                """;

        Assert.Single(await DiagnosticsAsync(Rule, TestProgram.CompileVisualBasic(Source("If errorCode = 1100 Then Console.WriteLine()"))));
        Assert.Empty(await DiagnosticsAsync(Rule, TestProgram.CompileVisualBasic(Source("If errorCode = 1101 Then Connect()"))));
        Assert.Empty(await DiagnosticsAsync(Rule, TestProgram.CompileVisualBasic(Source("Select Case errorCode\nCase 1100 To 1102\nConnect()\nEnd Select"))));
    }
}
