using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;
using static IbApi.Analyzers.Tests.Rules.ClientId.RegisterSource;
using static IbApi.Analyzers.Tests.Verification.TestSource;

namespace IbApi.Analyzers.Tests.Rules.ClientId;

/// <summary>IBAPI2002, sentence by sentence of the catalogue.</summary>
public sealed class UnregisteredConnectionTests
{
    private const string Rule = "IBAPI2002";

    [Theory]
    [InlineData("""client.eConnect("", 7497, {|IBAPI2002:7|});""")]
    [InlineData("""client.eConnect(text, number, {|IBAPI2002:7|});""")]
    [InlineData("""client.eConnect("", 7497, {|IBAPI2002:2|});""")]
    [InlineData("""client.eConnect("", 7497, {|IBAPI2002:3|});""")]
    [InlineData("""client.eConnect("10.0.0.5", 7496, {|IBAPI2002:1|});""")]
    [InlineData("""client.eConnect("", 7497, int.Parse({|IBAPI2002:"7"|}));""")]
    [InlineData("""const int Id = {|IBAPI2002:7|}; client.eConnect("", 7497, Id);""")]
    [InlineData("""client.eConnect("", 7497, flag ? {|IBAPI2002:7|} : 1);""")]
    [InlineData("""client.eConnect("", 7497, {|IBAPI2002:-1|});""")]
    [InlineData("""client.eConnect("", 7497, int.Parse({|IBAPI2002:"99999999999"|}));""")]
    public Task An_id_that_is_absent_or_another_projects(string body) => In(body);

    [Theory]
    [InlineData("""client.eConnect("", {|IBAPI2002:4002|}, 1);""")]
    [InlineData("""client.eConnect("127.0.0.1", {|IBAPI2002:7496|}, 3);""")]
    [InlineData("""client.eConnect("10.0.0.5", {|IBAPI2002:7497|}, 1);""")]
    [InlineData("""client.eConnect("10.0.0.5", flag ? 7496 : {|IBAPI2002:7497|}, 4);""")]
    public Task An_endpoint_on_which_no_session_listens(string body) => In(body);

    [Theory]
    [InlineData("""client.eConnect("", 7497, 1);""")]
    [InlineData("""client.eConnect("localhost", 7497, 1);""")]
    [InlineData("""client.eConnect("10.0.0.5", 7496, 3);""")]
    [InlineData("""client.eConnect("10.0.0.5", 7496, 2);""")]
    [InlineData("""client.eConnect("", 7497, 4);""")]
    [InlineData("""client.eConnect(text, 7496, 3);""")]
    [InlineData("""client.eConnect(text, number, 2);""")]
    [InlineData("""client.eConnect("", number, number);""")]
    [InlineData("""client.eConnect("", 7497, int.Parse(Environment.GetEnvironmentVariable("ID") ?? "7"));""")]
    public Task Silent_for_what_is_registered_or_not_known(string body) => In(body);

    [Fact]
    public Task Silent_without_a_register() => new RuleTest(Rule) { Source = Method("""client.eConnect("", 1234, 99);""") }.RunAsync();

    [Fact]
    public Task Silent_about_ids_where_the_register_has_only_sessions() => new RuleTest(Rule)
    {
        Source = Method("""client.eConnect("", 7497, 99); client.eConnect("", {|IBAPI2002:7496|}, 99);"""),
        AdditionalFiles = [(Path, """{ "sessions": { "paper": { "port": 7497 } } }""")],
    }.RunAsync();

    [Fact]
    public Task Silent_about_endpoints_where_a_session_has_no_port() => new RuleTest(Rule)
    {
        Source = Method("""client.eConnect("", 4002, 99);"""),
        AdditionalFiles = [(Path, """{ "sessions": { "paper": { "mode": "paper" } } }""")],
    }.RunAsync();

    [Fact]
    public Task In_a_settings_file() => new RuleTest(Rule)
    {
        Source = Configured("""client.eConnect(configuration["Ib:Host"], configuration.GetValue<int>("Ib:Port"), configuration.GetValue<int>("Ib:ClientId"));"""),
        References = References.Configuration,
        Options = [ProjectName],
        AdditionalFiles =
        [
            (Path, Two),
            ("/0/appsettings.json", """{ "Ib": { "Host": "localhost", "Port": 7497, "ClientId": {|IBAPI2002:2|} } }"""),
        ],
    }.RunAsync();

    [Fact]
    public Task An_endpoint_in_a_settings_file() => new RuleTest(Rule)
    {
        Source = Configured("""client.eConnect("", configuration.GetValue<int>("Ib:Port"), 4);"""),
        References = References.Configuration,
        Options = [ProjectName],
        AdditionalFiles = [(Path, Two), ("/0/appsettings.json", """{ "Ib": { "Port": "{|IBAPI2002:4001|}" }, "Web": { "Port": 4005 } }""")],
    }.RunAsync();

    [Fact]
    public Task The_message_names_owner_and_session() => new RuleTest(Rule)
    {
        Source = Method("""client.eConnect("", 7497, {|#0:2|}); client.eConnect("", 7497, {|#1:7|}); client.eConnect("", 7497, {|#2:3|}); client.eConnect("", {|#3:4002|}, {|#4:8|});"""),
        Options = [ProjectName],
        AdditionalFiles = [(Path, Two)],
        Messages =
        [
            "Client ID 2 is registered to `Quotes` on session `paper` in ibapi.json; register it, or use what is registered",
            "Client ID 7 is not registered to `Bot` on session `paper` in ibapi.json; register it, or use what is registered",
            "Client ID 3 is registered to `Bot` on session `live`, not on session `paper` in ibapi.json; register it, or use what is registered",
            "No session that is registered in ibapi.json listens on port 4002; register it, or use what is registered",
            "Client ID 8 is not registered to `Bot` in ibapi.json; register it, or use what is registered",
        ],
    }.RunAsync();

    [Fact]
    public async Task A_register_with_a_hundred_thousand_entries()
    {
        var entries = string.Join(",\n", Enumerable.Range(0, 100_000).Select(static i => $$"""{"id":{{i}},"project":"P{{i % 7}}"}"""));
        var sessions = string.Join(",\n", Enumerable.Range(0, 4_000).Select(static i => $$"""  "s{{i}}": { "port": {{i + 1}} }"""));
        await new RuleTest(Rule, "IBAPI2007")
        {
            Source = Method("""client.eConnect("", 8, {|IBAPI2002:5|}); client.eConnect("", 1, 1);"""),
            Options = [("build_property.MSBuildProjectName", "P1")],
            AdditionalFiles = [(Path, "{ \"sessions\": {\n" + sessions + "\n}, \"clients\": [\n" + entries + "\n] }")],
            Generations = [ApiGeneration.Newest],
        }.RunAsync();
    }

    private static Task In(string body) => new RuleTest(Rule)
    {
        Source = Method(body),
        Options = [ProjectName],
        AdditionalFiles = [(Path, Two)],
    }.RunAsync();
}
