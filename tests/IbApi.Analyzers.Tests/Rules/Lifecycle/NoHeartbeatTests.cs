using System;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;
using static IbApi.Analyzers.Tests.Rules.Lifecycle.LifecycleSource;

namespace IbApi.Analyzers.Tests.Rules.Lifecycle;

/// <summary>IBAPI3014: the build of the API reports nothing when TWS dies, and no heartbeat makes up for it.</summary>
public sealed class NoHeartbeatTests
{
    private const string Rule = DiagnosticIds.DeafBuild;

    [Fact]
    public async Task Only_builds_that_report_nothing()
    {
        foreach (var api in ApiGeneration.All)
        {
            var source = WrapperStub.Source(api, "Stub")
                + $$"""
                    public class Wrapper : Stub
                    {
                        public static void Main()
                        {
                            EClientSocket client = {{WrapperStub.NewClient(api, "new Wrapper()")}};
                            client.eConnect("", 7497, 1);
                            Thread.Sleep(-1);
                        }
                    }
                    """;

            Assert.Equal(api.Name == "V1019" ? 1 : 0, (await DiagnosticsAsync(Rule, source, api: api)).Length);
        }
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("public void Ask() => _client.reqCurrentTime();", 1)]
    [InlineData("public override void nextValidId(int orderId) => _client.reqCurrentTime();", 1)]
    [InlineData("public void Watch() => new Timer(_ => _client.reqCurrentTime(), null, 0, 5000);", 0)]
    [InlineData("public void Watch() { while (true) { _client.reqCurrentTime(); Thread.Sleep(5000); } }", 0)]
    [InlineData("public async Task ExecuteAsync(CancellationToken token) { while (!token.IsCancellationRequested) { _client.reqCurrentTime(); await Task.Delay(5000, token); } }", 0)]
    public async Task A_heartbeat_runs_again_and_again(string members, int count)
    {
        var found = await DiagnosticsAsync(Rule, Program(members), api: ApiGeneration.V1019);

        Assert.Equal(count, found.Length);
        Assert.All(found, static one => Assert.Equal("_client.eConnect(\"\", 7497, 1)", TextAt(one.Location)));
    }

    [Fact]
    public async Task Test_projects_and_short_lived_programs_are_silent()
    {
        Assert.Empty(await DiagnosticsAsync(Rule, Program(""), api: ApiGeneration.V1019, options: TestOptions.Of(ConfigText.TestProject)));
        Assert.Empty(await DiagnosticsAsync(
            Rule,
            Program("public void Stop() => _client.eDisconnect();", "var bot = new Bot(); bot.Start(); Thread.Sleep(5000); bot.Stop();"),
            api: ApiGeneration.V1019));
    }

    [Fact]
    public Task Local_to_its_file_and_nowhere_in_generated_code()
        => new RuleTest(Rule)
        {
            Source = Program("").Replace("_client.eConnect(\"\", 7497, 1)", "{|IBAPI3014:_client.eConnect(\"\", 7497, 1)|}", StringComparison.Ordinal)
                .Replace("private static void Main(", "public static void Main(", StringComparison.Ordinal),
            Generations = [ApiGeneration.V1019],
        }.RunAsync();
}
