using System.Threading.Tasks;
using IbApi.Analyzers.ClientId;
using IbApi.Analyzers.Tests.Verification;
using Xunit;
using static IbApi.Analyzers.Tests.Rules.ClientId.RegisterSource;
using static IbApi.Analyzers.Tests.Verification.TestSource;

namespace IbApi.Analyzers.Tests.Rules.ClientId;

/// <summary>IBAPI2005, sentence by sentence of the catalogue.</summary>
public sealed class MasterClientIdTakenTests
{
    private const string Rule = "IBAPI2005";

    [Theory]
    [InlineData("""client.eConnect("", 7497, {|IBAPI2005:9|});""", "ibapi.master_client_id", "9")]
    [InlineData("""client.eConnect(text, number, {|IBAPI2005:0|});""", "ibapi.master_client_id", "0")]
    [InlineData("""client.eConnect("", 7497, {|IBAPI2005:9|});""", "build_property.IbApiMasterClientId", "9")]
    [InlineData("""client.eConnect("", 7497, 8);""", "ibapi.master_client_id", "9")]
    [InlineData("""client.eConnect("", 7497, number);""", "ibapi.master_client_id", "9")]
    [InlineData("""client.eConnect("", 7497, 9);""", "ibapi.master_client_id", "nine")]
    public Task Declared_by_an_option(string body, string key, string value) => new RuleTest(Rule)
    {
        Source = Method(body),
        Options = [(key, value)],
    }.RunAsync();

    [Fact]
    public Task Silent_where_nothing_is_declared() => new RuleTest(Rule) { Source = Method("""client.eConnect("", 7497, 9);""") }.RunAsync();

    [Fact]
    public Task Silent_in_the_project_that_owns_it() => new RuleTest(Rule)
    {
        Source = Method("""client.eConnect("", 7497, 9);"""),
        Options = [("ibapi.master_client_id", "9"), ("ibapi.is_master_client", "true")],
    }.RunAsync();

    [Theory]
    [InlineData("""client.eConnect("", 7497, {|IBAPI2005:90|});""", "Bot")]
    [InlineData("""client.eConnect("", 7497, 90);""", "Risk")]
    [InlineData("""client.eConnect("", 7497, 90);""", "risk")]
    [InlineData("""client.eConnect("10.0.0.5", 7496, 90);""", "Bot")]
    [InlineData("""client.eConnect(text, number, 90);""", "Bot")]
    public Task Declared_by_the_register(string body, string project) => new RuleTest(Rule)
    {
        Source = Method(body),
        Options = [("build_property.MSBuildProjectName", project)],
        AdditionalFiles = [(Path, Two)],
    }.RunAsync();

    [Fact]
    public Task An_editorconfig_beats_the_register() => new RuleTest(Rule)
    {
        Source = Method("""client.eConnect("", 7497, 90); client.eConnect("", 7497, {|IBAPI2005:5|});"""),
        EditorOptions = [("ibapi.master_client_id", "5")],
        AdditionalFiles = [(Path, Two)],
    }.RunAsync();

    [Fact]
    public Task In_a_settings_file() => new RuleTest(Rule)
    {
        Source = Configured("""client.eConnect("", 7497, configuration.GetValue<int>("Ib:ClientId"));"""),
        References = References.Configuration,
        Options = [ProjectName],
        AdditionalFiles = [(Path, Two), ("/0/appsettings.json", """{ "Ib": { "ClientId": {|IBAPI2005:90|} } }""")],
    }.RunAsync();

    [Fact]
    public Task The_message_names_the_owner() => new RuleTest(Rule)
    {
        Source = Method("""client.eConnect("", 7497, {|#0:90|});"""),
        Options = [ProjectName],
        AdditionalFiles = [(Path, Two)],
        Messages = ["Client ID 90 is that of the master client of session `paper`, which is `Risk`; it sees the orders of all clients"],
    }.RunAsync();

    [Fact]
    public Task The_fix_takes_the_next_free_id() => new FixTest<UseFreeClientIdFixer>(Rule)
    {
        Source = "class Bot { void Run(IBApi.EClientSocket client) { client.eConnect(\"\", 7497, {|IBAPI2005:9|}); client.eConnect(\"\", 7497, 10); } }",
        Fixed = "class Bot { void Run(IBApi.EClientSocket client) { client.eConnect(\"\", 7497, 11); client.eConnect(\"\", 7497, 10); } }",
        Options = [("ibapi.master_client_id", "9")],
    }.RunAsync();
}
