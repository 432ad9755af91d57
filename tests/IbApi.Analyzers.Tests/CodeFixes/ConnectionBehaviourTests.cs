using System.Threading.Tasks;
using IbApi.Analyzers.ClientId;
using IbApi.Analyzers.Configuration;
using IbApi.Analyzers.Endpoint;
using IbApi.Analyzers.Tests.CodeFixes.Lifecycle;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes;

/// <summary>
/// What the fixes of hosts, ports and client IDs write, executed: each program says where it has arrived, and as whom. Each test has a
/// host of its own; the ports are those that stand in the code.
/// </summary>
[Executes(
    typeof(UsePaperPortFixer), typeof(LivePortFallbackFixer), typeof(StripHostFixer), typeof(UseFreeClientIdFixer), typeof(MoveToConfigurationFixer))]
[Collection(RunningPrograms.Name)]
public sealed class ConnectionBehaviourTests
{
    [Theory]
    [InlineData("7496", 7497)]
    [InlineData("4001", 4002)]
    [InlineData("int.Parse(\"4003\")", 4004)]
    public Task A_test_arrives_at_the_paper_port(string port, int paper)
        => AssertAsync<UsePaperPortFixer>(
            "IBAPI1001", UsePaperPortFixer.EquivalenceKey, Connects("quotes.eConnect(\"paper" + paper + "\", " + port + ", 1);", "paper" + paper, paper), "1 connected", ConfigText.TestProject);

    [Fact]
    public Task A_missing_port_leads_to_paper()
        => AssertAsync<LivePortFallbackFixer>(
            "IBAPI1003",
            LivePortFallbackFixer.PaperEquivalenceKey,
            Connects("quotes.eConnect(\"fallback\", int.Parse(Environment.GetEnvironmentVariable(\"NO_SUCH_PORT\") ?? \"7496\"), 1);", "fallback", 7497),
            "1 connected");

    [Fact]
    public async Task A_missing_port_leads_nowhere()
    {
        var program = Connects("quotes.eConnect(\"nowhere\", int.Parse(Environment.GetEnvironmentVariable(\"NO_SUCH_PORT\") ?? \"7496\"), 1);", "nowhere", 7496);

        Assert.Equal("1 connected", await FixedSession.RunAsync(program, ApiGeneration.Newest));
        await AssertAsync<LivePortFallbackFixer>("IBAPI1003", LivePortFallbackFixer.ThrowEquivalenceKey, program, "NO_SUCH_PORT is not set.");
    }

    [Fact]
    public Task A_host_without_scheme_and_port_is_found()
        => AssertAsync<StripHostFixer>("IBAPI1007", null, Connects("quotes.eConnect(\"http://stripped:7497/\", 7497, 1);", "stripped", 7497), "1 connected");

    /// <summary>TWS refuses the second connection with one ID (326).</summary>
    [Theory]
    [InlineData(UseFreeClientIdFixer.EquivalenceKey)]
    [InlineData(ConfigurationFixes.EquivalenceKey)]
    public async Task Both_clients_connect_with_IDs_of_their_own(string key)
    {
        var host = "two" + key;
        var program = Connects($"quotes.eConnect(\"{host}\", 7497, 5); orders.eConnect(\"{host}\", 7497, 5); orders.reqIds(2);", host, 7497);

        Assert.Equal("5 connected", await FixedSession.RunAsync(program, ApiGeneration.Newest));
        await AssertAsync<UseFreeClientIdFixer>("IBAPI2001", key, program, "5, 6 connected");
    }

    /// <summary>An ID that changes from run to run becomes one that an environment variable gives.</summary>
    [Fact]
    public async Task An_ID_stays_the_same()
    {
        var program = Connects(
            "quotes.eConnect(\"changing\", 7497, new Random().Next(1000, 2000)); quotes.placeOrder(1, new Contract(), new Order());", "changing", 7497);

        Assert.NotEqual("1 connected", await FixedSession.RunAsync(program, ApiGeneration.Newest));
        await AssertAsync<MoveToConfigurationFixer>("IBAPI2003", null, program, "1 connected");
    }

    /// <summary>A program that says which client IDs are connected, or what it died of.</summary>
    private static string Connects(string body, string host, int port)
        => $$"""
            using System;
            using System.Linq;
            using IBApi;
            using IBApi.StandIn;

            public class Bot : Stub
            {
                public void Run()
                {
                    var quotes = new EClientSocket(this, new EReaderMonitorSignal());
                    var orders = new EClientSocket(this, new EReaderMonitorSignal());
                    {{body}}
                }
            }

            public static class Session
            {
                public static string Run(string argument)
                {
                    using (var tws = StandInTws.Listen("{{host}}", {{port}}))
                    {
                        try
                        {
                            new Bot().Run();
                        }
                        catch (InvalidOperationException exception)
                        {
                            return exception.Message;
                        }

                        return string.Join(", ", tws.Sessions.Select(session => session.ClientId).OrderBy(id => id)) + " connected";
                    }
                }
            }
            """;

    private static async Task AssertAsync<TFix>(string rule, string? key, string program, string expected, params (string Key, string Value)[] options)
        where TFix : CodeFixProvider, new()
        => Assert.Equal(
            expected,
            await FixedSession.RunFixedAsync<TFix>(rule, program, ApiGeneration.Newest, key: key, options: options.Length > 0 ? options : [ConfigText.ProductionProject]));
}
