using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;
using static IbApi.Analyzers.Tests.Rules.ClientId.RegisterSource;
using static IbApi.Analyzers.Tests.Verification.TestSource;

namespace IbApi.Analyzers.Tests.Rules.ClientId;

/// <summary>IBAPI2007 and IBAPI2008, sentence by sentence of the catalogue.</summary>
public sealed class RegisterRulesTests
{
    [Theory]
    [InlineData("""{ "sessions": { "a": { "port": 7497 }, "b": { "port": {|IBAPI2007:7497|} } } }""")]
    [InlineData("""{ "sessions": { "a": { "port": 7497, "host": "localhost" }, "b": { "port": {|IBAPI2007:7497|}, "host": "127.0.0.1" }, "c": { "port": {|IBAPI2007:7497|} } } }""")]
    [InlineData("""{ "sessions": { "a": { "port": 7497, "host": "tws" }, "b": { "port": {|IBAPI2007:7497|}, "host": "TWS" } } }""")]
    [InlineData("""{ "sessions": { "a": { "port": 7497, "user": "max" }, "b": { "port": 7496, "user": {|IBAPI2007:"max"|} } } }""")]
    [InlineData("""{ "sessions": { "a": { "port": 7497 } }, "clients": [ { "id": 1, "project": "A", "session": "a" }, { "id": {|IBAPI2007:1|}, "project": "B", "session": "a" } ] }""")]
    [InlineData("""{ "sessions": { "a": { "port": 7497, "version": "963", "autoRestart": {|IBAPI2007:true|} } } }""")]
    [InlineData("""{ "sessions": { "a": { "port": 7497, "version": "972", "autoRestart": {|IBAPI2007:true|} } } }""")]
    public Task The_register_contradicts_itself(string register) => Register(register);

    [Theory]
    [InlineData("""{ "sessions": { "a": { "port": 7497 }, "b": { "port": 7496 } } }""")]
    [InlineData("""{ "sessions": { "a": { "port": 7497, "host": "one" }, "b": { "port": 7497, "host": "two" } } }""")]
    [InlineData("""{ "sessions": { "a": { "port": 7497, "user": "max" }, "b": { "port": 7496, "user": "moritz" } } }""")]
    [InlineData("""{ "sessions": { "a": { "port": 7497 }, "b": { "port": 7496 } }, "clients": [ { "id": 1, "project": "A", "session": "a" }, { "id": 1, "project": "A", "session": "b" } ] }""")]
    [InlineData("""{ "sessions": { "a": { "port": 7497, "version": "974", "autoRestart": true }, "b": { "port": 7496, "version": "10.30", "autoRestart": true } } }""")]
    [InlineData("""{ "sessions": { "a": { "port": 7497, "version": "963", "autoRestart": false }, "b": { "port": 7496, "autoRestart": true } } }""")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "sessions": 3, "clients": { } }""")]
    [InlineData("""{ "sessions": { "a": { "port": "x" } }, "clients": [ 1, null, { "id": "x" }, { "id": 99999999999, "session": "a" }, { } ] }""")]
    public Task Silent_where_it_can_be_true_or_cannot_be_read(string register) => Register(register);

    [Theory]
    [InlineData(32, false)]
    [InlineData(33, true)]
    [InlineData(40, true)]
    public Task More_than_32_clients_on_a_session(int count, bool isReported)
        => Register("{ \"sessions\": { \"a\": { \"port\": 7497 } }, \"clients\": [ " + string.Join(", ", Enumerable.Range(1, count).Select(i =>
            "{ \"id\": " + (isReported && i == 33 ? "{|IBAPI2007:33|}" : i.ToString(System.Globalization.CultureInfo.InvariantCulture)) + ", \"project\": \"A\", \"session\": \"a\" }")) + " ] }");

    [Theory]
    [InlineData("""client.eConnect("", 7497, 1); client.eConnect("10.0.0.5", 7496, 2);""", 3, 4)]
    [InlineData("""client.eConnect("", 7497, 1); client.eConnect("", 7497, 4); client.eConnect("10.0.0.5", 7496, 3);""", 2)]
    [InlineData("""client.eConnect("", 7497, flag ? 1 : 4); client.eConnect(text, number, 3); client.eConnect(text, number, 2);""")]
    [InlineData("""client.eConnect("", 7497, 1); client.eConnect("", 7497, number);""")]
    [InlineData("""client.eConnect("", 7497, 1); client.eConnect("", 7497, int.Parse(Environment.GetEnvironmentVariable("ID")));""")]
    [InlineData("")]
    public Task An_entry_of_this_project_that_no_connect_call_uses(string body, params int[] unused) => new RuleTest("IBAPI2008")
    {
        Source = Method(body),
        Options = [ProjectName],
        AdditionalFiles =
        [
            (Path, string.Join("\n", Two.Split('\n').Select(line => unused.Any(id => line.Contains($"\"id\": {id},", System.StringComparison.Ordinal))
                && line.Contains("\"Bot\"", System.StringComparison.OrdinalIgnoreCase)
                    ? System.Text.RegularExpressions.Regex.Replace(line, "\"id\": ([0-9]+)", "\"id\": {|IBAPI2008:$1|}")
                    : line))),
        ],
    }.RunAsync();

    [Fact]
    public Task An_id_in_a_settings_file_is_used() => new RuleTest("IBAPI2008")
    {
        Source = Configured("""client.eConnect("", 7497, configuration.GetValue<int>("Ib:ClientId"));"""),
        References = References.Configuration,
        Options = [ProjectName],
        AdditionalFiles =
        [
            (Path, """{ "sessions": { "paper": { "port": 7497 } }, "clients": [ { "id": 1, "project": "Bot" }, { "id": {|IBAPI2008:2|}, "project": "Bot" }, { "id": 3, "project": "Other" } ] }"""),
            ("/0/appsettings.json", """{ "Ib": { "ClientId": 1 } }"""),
        ],
    }.RunAsync();

    [Fact]
    public Task The_messages() => new RuleTest("IBAPI2007")
    {
        Source = "class C { }",
        AdditionalFiles =
        [
            (Path, """{ "sessions": { "a": { "port": 7497, "user": "max" }, "b": { "port": {|#0:7497|}, "user": {|#1:"max"|}, "version": "963", "autoRestart": {|#2:true|} } }, "clients": [ { "id": 1, "project": "A", "session": "a" }, { "id": {|#3:1|}, "project": "A", "session": "a" } ] }"""),
        ],
        Messages =
        [
            "Session `b` has the host and port of `a`; only one of them can listen there",
            "Session `b` logs in as the user of `a`; IB logs the first one out",
            "Session `b` has version 9.63, which cannot restart by itself; that came with 974",
            "Client ID 1 is there twice on session `a`; TWS refuses the second connection with error 326",
        ],
    }.RunAsync();

    private static Task Register(string register) => new RuleTest("IBAPI2007")
    {
        Source = "class C { }",
        AdditionalFiles = [(Path, register)],
        Generations = [ApiGeneration.Newest],
    }.RunAsync();
}
