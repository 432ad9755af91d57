using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Lifecycle;

/// <summary>IBAPI3013: options of the connection after the connect call on the same path.</summary>
public sealed class LateConnectionOptionTests
{
    private const string Connect = "client.eConnect(\"\", 7497, 1); ";

    [Theory]
    [InlineData(Connect + "{|IBAPI3013:client.SetConnectOptions(\"+PACEAPI\")|};")]
    [InlineData(Connect + "{|IBAPI3013:client.DisableUseV100Plus()|};")]
    [InlineData(Connect + "{|IBAPI3013:client.optionalCapabilities = \"a\"|};")]
    [InlineData(Connect + "Console.WriteLine(1); {|IBAPI3013:client.SetConnectOptions(\"a\")|};")]
    [InlineData(Connect + "if (late) {|IBAPI3013:client.SetConnectOptions(\"a\")|};")]
    [InlineData("if (late) " + Connect + "else " + Connect + "{|IBAPI3013:client.SetConnectOptions(\"a\")|};")]
    [InlineData("client.eDisconnect(); " + Connect + "{|IBAPI3013:client.SetConnectOptions(\"a\")|};")]
    [InlineData("while (late) { " + Connect + "{|IBAPI3013:client.SetConnectOptions(\"a\")|}; }")]
    public Task After_the_connect_call(string body) => Test(body);

    [Theory]
    [InlineData("client.SetConnectOptions(\"a\"); " + Connect)]
    [InlineData("if (late) " + Connect + "client.SetConnectOptions(\"a\");")]
    [InlineData("while (late) { client.SetConnectOptions(\"a\"); " + Connect + "}")]
    [InlineData("if (late) { " + Connect + "} else { client.SetConnectOptions(\"a\"); }")]
    public Task Silent_on_a_way_without_a_connect_call(string body) => Test(body);

    [Theory]
    [InlineData(Connect + "client.eDisconnect(); client.SetConnectOptions(\"a\");")]
    [InlineData(Connect + "client.Close(); client.SetConnectOptions(\"a\");")]
    [InlineData(Connect + "Stop(); client.SetConnectOptions(\"a\");")]
    [InlineData(Connect + "client = other; client.SetConnectOptions(\"a\");")]
    public Task Silent_where_the_connection_may_have_ended(string body) => Test(body);

    [Theory]
    [InlineData(Connect + "other.SetConnectOptions(\"a\");")]
    [InlineData("clients[0].eConnect(\"\", 7497, 1); clients[1].SetConnectOptions(\"a\");")]
    public Task Silent_on_another_client(string body) => Test(body);

    [Fact]
    public Task Silent_in_another_function() => Test("void Later() { client.SetConnectOptions(\"a\"); } " + Connect + "Later();");

    [Fact]
    public Task Half_typed_code() => new RuleTest("IBAPI3013")
    {
        Source = "public class Bot { public void Run(EClientSocket client) { client.eConnect(\"\", 7497, 1; client.SetConnectOptions( } }",
        MustCompile = false,
    }.RunAsync();

    private static Task Test(string body) => new RuleTest("IBAPI3013")
    {
        Source = $$"""
            public class Bot
            {
                public void Run(EClientSocket client, EClientSocket other, EClientSocket[] clients, bool late)
                {
                    {{body}}
                }

                private void Stop() { }
            }
            """,
        Generations = ApiGeneration.Tested.Remove(ApiGeneration.V971),
    }.RunAsync();
}
