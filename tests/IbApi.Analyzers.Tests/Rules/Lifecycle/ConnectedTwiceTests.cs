using System;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;
using static IbApi.Analyzers.Tests.Rules.Lifecycle.LifecycleSource;

namespace IbApi.Analyzers.Tests.Rules.Lifecycle;

/// <summary>IBAPI3012: a connect call on a client that an earlier one has connected.</summary>
public sealed class ConnectedTwiceTests
{
    private const string Rule = DiagnosticIds.RepeatedConnect;
    private const string First = "client.eConnect(\"a\", 7497, 1); ";
    private const string Second = "client.eConnect(\"b\", 7498, 1); ";

    private static string Method(string body)
        => "public class Bot { private EClientSocket _client; public async Task Run(EClientSocket client, EClientSocket other, bool flag) { "
            + body + " await Task.Yield(); } private void Log() => Console.WriteLine(); private void Close(EClientSocket client) => client.eDisconnect(); }";

    [Theory]
    [InlineData(First + Second)]
    [InlineData(First + "client.reqIds(1); Console.WriteLine(); Log(); " + Second)]
    [InlineData(First + "if (flag) { " + Second + "}")]
    [InlineData("if (flag) { " + First + "} " + Second)]
    [InlineData(First + "try { " + Second + " } catch { }")]
    [InlineData("_client.eConnect(\"a\", 7497, 1); this._client.eConnect(\"b\", 7498, 1);")]
    public async Task Reported(string body)
    {
        var found = Assert.Single(await DiagnosticsAsync(Rule, Method(body), OutputKind.DynamicallyLinkedLibrary));

        Assert.Contains("\"b\"", TextAt(found.Location));
        Assert.Contains("\"a\"", TextAt(Assert.Single(found.AdditionalLocations)));
        Assert.Contains("the call in line 1:", found.GetMessage(null));
    }

    [Theory]
    [InlineData(First)]
    [InlineData(First + "client.eDisconnect(); " + Second)]
    [InlineData(First + "Close(client); " + Second)]
    [InlineData(First + "if (!client.IsConnected()) " + Second)]
    [InlineData(First + "other.eConnect(\"b\", 7498, 1);")]
    [InlineData(First + "client = other; " + Second)]
    [InlineData("if (flag) { " + First + "} else { " + Second + "}")]
    [InlineData("if (flag) { " + First + "return; } " + Second)]
    [InlineData("try { " + First + "} catch { " + Second + "}")]

    // Time passes: TWS may have gone.
    [InlineData(First + "Thread.Sleep(1000); " + Second)]
    [InlineData(First + "await Task.Delay(1000); " + Second)]
    [InlineData(First + "new ManualResetEvent(false).WaitOne(); " + Second)]

    // One call that repeats is another question.
    [InlineData("while (flag) { " + First + "}")]
    [InlineData("Action run = () => { " + First + "}; " + Second)]
    public async Task Silent(string body)
        => Assert.Empty(await DiagnosticsAsync(Rule, Method(body), OutputKind.DynamicallyLinkedLibrary));

    [Fact]
    public Task Local_to_its_file_and_on_every_generation()
        => new RuleTest(Rule)
        {
            Source = Method(First + "{|IBAPI3012:client.eConnect(\"b\", 7498, 1)|};"),
        }.RunAsync();

    [Fact]
    public async Task Visual_Basic()
        => Assert.Single(await DiagnosticsAsync(Rule, TestProgram.CompileVisualBasic(
            """
            Public Class Bot
                Public Sub Run(client As EClientSocket)
                    client.eConnect("a", 7497, 1)
                    client.eConnect("b", 7498, 1)
                End Sub
            End Class
            """)));

    [Fact]
    public async Task A_long_method_ends()
    {
        var body = string.Concat(System.Linq.Enumerable.Repeat("if (flag) { " + First + " client.eDisconnect(); } else { Log(); }\n", 300));

        Assert.Empty(await DiagnosticsAsync(Rule, Method(body), OutputKind.DynamicallyLinkedLibrary));
    }
}
