using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;
using static IbApi.Analyzers.Tests.Verification.TestSource;

namespace IbApi.Analyzers.Tests.Rules.Endpoint;

/// <summary>What the session register says about ports counts for the rules about ports.</summary>
public sealed class RegisteredPortTests
{
    private const string Both = """
        { "sessions": { "real": { "mode": "live", "port": 7600 }, "trial": { "mode": "paper", "port": 7496 } } }
        """;

    private const string PaperOnly = """{ "sessions": { "trial": { "mode": "paper", "port": 7496 } } }""";

    private const string Unreadable = """{ "sessions": { "trial": { "mode": "paper", "port": 7496 } """;

    [Theory]
    [InlineData(Both, "{|IBAPI1001:7600|}")]
    [InlineData(Both, "7496")]
    [InlineData(Both, "4001")]
    [InlineData(PaperOnly, "7496")]
    [InlineData(PaperOnly, "{|IBAPI1001:4001|}")]
    [InlineData(Unreadable, "{|IBAPI1001:7496|}")]
    [InlineData("{}", "{|IBAPI1001:7496|}")]
    public Task Its_sessions_replace_the_lists(string register, string port) => Run(register, port);

    [Fact]
    public Task An_editorconfig_beats_it() => Run(Both, "{|IBAPI1001:4001|}", editorOptions: [("ibapi.live_ports", "4001")]);

    [Fact]
    public Task It_beats_a_globalconfig() => Run(Both, "4001", options: [("ibapi.live_ports", "4001"), ConfigText.TestProject]);

    [Fact]
    public Task It_beats_MSBuild() => Run(Both, "4001", options: [("build_property.IbApiLivePorts", "4001"), ConfigText.TestProject]);

    private const string TwoHosts = """
        { "sessions": { "a": { "mode": "live", "port": 7600 }, "b": { "mode": "paper", "port": 7600, "host": "b" }, "c": { "mode": "paper", "port": 7496, "host": "b" } } }
        """;

    [Theory]
    [InlineData("\"\"", "{|IBAPI1001:7600|}")]
    [InlineData("\"localhost\"", "{|IBAPI1001:7600|}")]
    [InlineData("\"b\"", "7600")]
    [InlineData("text", "7600")]
    [InlineData("flag ? \"\" : \"b\"", "7600")]
    [InlineData("\"b\"", "7496")]
    [InlineData("\"\"", "{|IBAPI1001:7496|}")]
    [InlineData("text", "7496")]
    public Task The_endpoint_names_the_session(string host, string port) => new RuleTest("IBAPI1001")
    {
        Source = Method($"client.eConnect({host}, {port}, 1);"),
        AdditionalFiles = [("/0/ibapi.json", TwoHosts)],
        Options = [ConfigText.TestProject],
        Generations = [ApiGeneration.Newest],
    }.RunAsync();

    private static Task Run(
        string register,
        string port,
        (string Key, string Value)[]? options = null,
        (string Key, string Value)[]? editorOptions = null) => new RuleTest("IBAPI1001")
        {
            Source = Method($"""client.eConnect("", {port}, 1);"""),
            AdditionalFiles = [("/0/ibapi.json", register)],
            Options = options ?? [ConfigText.TestProject],
            EditorOptions = editorOptions ?? [],
            Generations = [ApiGeneration.Newest],
        }.RunAsync();
}
