using System.Threading.Tasks;
using IbApi.Analyzers.Endpoint;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Endpoint;

/// <summary>IBAPI1007, fix *strip scheme and port*.</summary>
public sealed class StripHostFixerTests
{
    [Theory]
    [InlineData("{|IBAPI1007:\"http://localhost\"|}", "\"localhost\"")]
    [InlineData("{|IBAPI1007:\"https://10.0.0.5:5000/v1/api\"|}", "\"10.0.0.5\"")]
    [InlineData("{|IBAPI1007:\"localhost:7497\"|}", "\"localhost\"")]
    [InlineData("{|IBAPI1007:@\"localhost:7497\"|}", "@\"localhost\"")]
    [InlineData("{|IBAPI1007:\" 127.0.0.1 \"|}", "\"127.0.0.1\"")]
    public Task Leaves_the_host_alone(string host, string expected) => Fix(host, expected);

    [Theory]
    [InlineData("{|IBAPI1007:\"127.0.0.256\"|}")]
    [InlineData("{|IBAPI1007:\"0.0.0.127\"|}")]
    [InlineData("{|IBAPI1007:\"local host\"|}")]
    [InlineData("{|IBAPI1007:\"\\u006cocalhost:7497\"|}")]
    [InlineData("{|IBAPI1007:\"localhost\" + \":7497\"|}")]
    [InlineData("{|IBAPI1007:\"http://8.8.8.8\"|}")]
    public Task Not_offered_where_the_host_is_not_known_or_not_written_plainly(string host) => Fix(host, null);

    [Fact]
    public Task The_port_is_not_moved() => new FixTest<StripHostFixer>("IBAPI1007")
    {
        Source = Bot("{|IBAPI1007:\"localhost:4002\"|}"),
        Fixed = Bot("\"localhost\""),
        Title = "Use the host 'localhost'",
    }.RunAsync();

    private static Task Fix(string host, string? expected) => new FixTest<StripHostFixer>("IBAPI1007")
    {
        Source = Bot(host),
        Fixed = expected is null ? null : Bot(expected),
    }.RunAsync();

    private static string Bot(string host) => $$"""
        using IBApi;

        public sealed class Bot
        {
            public void Run(EClientSocket client)
            {
                client.eConnect({{host}}, 7497, 1);
            }
        }
        """;
}
