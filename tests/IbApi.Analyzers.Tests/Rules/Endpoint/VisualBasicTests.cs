using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Endpoint;

/// <summary>The rules on endpoints in Visual Basic: one assembly serves both languages.</summary>
public sealed class VisualBasicTests
{
    [Theory]
    [InlineData("client.eConnect(\"\", 7496, 1)", "IBAPI1001 at 7496")]
    [InlineData("CLIENT.ECONNECT(\"\", 4001, 1)", "IBAPI1001 at 4001")]
    [InlineData("Const Port As Integer = 7496 : client.eConnect(\"\", Port, 1)", "IBAPI1001 at 7496")]
    [InlineData("Connect(client, 7496)", "IBAPI1001 at 7496")]
    [InlineData("client.eConnect(\"\", 7497, 1)", "")]
    [InlineData("client.eConnect(\"\", If(flag, 7496, 7497), 1)", "")]
    [InlineData("Dim livePort = 7497 : client.eConnect(\"\", livePort, 1)", "IBAPI1004 at 7497")]
    [InlineData("client.eConnect(\"\", 5000, 1)", "IBAPI1005 at 5000")]
    [InlineData("client.eConnect(\"\", 70000, 1)", "IBAPI1005 at 70000")]
    [InlineData("client.eConnect(\"8.8.8.8\", 7497, 1)", "IBAPI1006 at \"8.8.8.8\"")]
    [InlineData("client.eConnect(\"http://localhost\", 7497, 1)", "IBAPI1007 at \"http://localhost\"")]
    [InlineData("client.eConnect(\"192.168.0.1\", 7497, 1)", "")]
    public async Task Alarms_and_silences(string statement, string expected)
    {
        foreach (var generation in ApiGeneration.Tested)
        {
            var compilation = TestProgram.CompileVisualBasic(
                $"""
                Public Class Bot
                    Public Sub Run(client As EClientSocket, flag As Boolean)
                        {statement}
                    End Sub

                    Private Sub Connect(client As EClientSocket, port As Integer)
                        client.eConnect("", port, 1)
                    End Sub
                End Class
                """,
                generation);
            Assert.Empty(TestProgram.ErrorsOf(compilation));

            var found = await compilation
                .WithAnalyzers(
                    AllRules.AnalyzersOf(["IBAPI1001", "IBAPI1005", "IBAPI1006", "IBAPI1007"]),
                    new AnalyzerOptions([], TestOptions.Of(ConfigText.TestProject)))
                .GetAnalyzerDiagnosticsAsync();

            Assert.Equal(expected, string.Join(
                "|", found.Select(static d => d.Id + " at " + d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan))));
        }
    }
}
