using System.Threading.Tasks;
using IbApi.Analyzers.Lifecycle;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Lifecycle;

/// <summary>IBAPI3013, fix *set the option before the connect call*.</summary>
public sealed class MoveOptionFixerTests
{
    [Fact]
    public Task Moves_the_line() => Test(
        """
                // to paper
                client.eConnect("", 7497, 1);
                client.startApi();
                {|IBAPI3013:client.SetConnectOptions("+PACEAPI")|}; // slower
        """,
        """
                // to paper
                client.SetConnectOptions("+PACEAPI"); // slower
                client.eConnect("", 7497, 1);
                client.startApi();
        """);

    [Fact]
    public Task Moves_an_assignment() => Test(
        """
                client.eConnect("", 7497, 1);
                {|IBAPI3013:client.optionalCapabilities = Capabilities|};
        """,
        """
                client.optionalCapabilities = Capabilities;
                client.eConnect("", 7497, 1);
        """);

    [Theory]
    [InlineData("        client.eConnect(\"\", 7497, 1);\n        var options = client.ToString();\n        {|IBAPI3013:client.SetConnectOptions(options)|};")]
    [InlineData("        if (client.IsConnected()) client.eDisconnect(); else { }\n        { client.eConnect(\"\", 7497, 1); }\n        {|IBAPI3013:client.SetConnectOptions(\"a\")|};")]
    [InlineData("        client.eConnect(\"\", 7497, 1); {|IBAPI3013:client.SetConnectOptions(\"a\")|};")]
    [InlineData("        client.eConnect(\"\", 7497, 1);\n        if (client.ServerVersion > 100)\n        {\n            {|IBAPI3013:client.SetConnectOptions(\"a\")|};\n        }")]
    public Task None_where_it_cannot_be_moved(string body) => Test(body, null);

    private static Task Test(string body, string? expected) => new FixTest<MoveOptionFixer>("IBAPI3013")
    {
        Source = Program(body),
        Fixed = expected is null ? null : Program(expected),
        Title = expected is null ? null : "Set the option before the connect call",
    }.RunAsync();

    private static string Program(string body) => $$"""
        using IBApi;

        public static class Bot
        {
            private const string Capabilities = "a";

            public static void Connect(EClientSocket client)
            {
        {{body}}
            }
        }
        """;
}
