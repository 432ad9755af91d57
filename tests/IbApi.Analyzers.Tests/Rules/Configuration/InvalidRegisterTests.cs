using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Configuration;

/// <summary>IBAPI5004 in the session register.</summary>
public sealed class InvalidRegisterTests
{
    [Theory]
    [InlineData("""{ {|#0:"session"|}: {} }""", "'session' is no key of the session register; the keys here are sessions, clients; it is ignored")]
    [InlineData("""{ "sessions": { "a": { "mode": "live", "port": 7496, {|#0:"Port"|}: 1 } } }""", "'sessions:a:Port' is no key of the session register; the keys here are mode, port, host, application, version, user, masterClientId, masterProject, readOnly, autoRestart; it is ignored")]
    [InlineData("""{ "sessions": { "a": { "mode": "live", "port": {|#0:"7496"|} } } }""", "'sessions:a:port' is '7496', but a port from 1 to 65535 is expected; it is ignored")]
    [InlineData("""{ "sessions": { "a": { "mode": "live", "port": {|#0:70000|} } } }""", "'sessions:a:port' is '70000', but a port from 1 to 65535 is expected; it is ignored")]
    [InlineData("""{ "sessions": { "a": { "mode": "live", "port": {|#0:0|} } } }""", "'sessions:a:port' is '0', but a port from 1 to 65535 is expected; it is ignored")]
    [InlineData("""{ "sessions": { "a": { "mode": "live", "port": {|#0:7496.5|} } } }""", "'sessions:a:port' is '7496.5', but a port from 1 to 65535 is expected; it is ignored")]
    [InlineData("""{ "sessions": { "a": { "mode": "live", "port": {|#0:[7496]|} } } }""", "'sessions:a:port' is no value; a port from 1 to 65535 is expected; it is ignored")]
    [InlineData("""{ "sessions": { "a": { "mode": {|#0:"demo"|}, "port": 7496 } } }""", "'sessions:a:mode' is 'demo', but \"live\" or \"paper\" is expected; it is ignored")]
    [InlineData("""{ "sessions": { "a": { "mode": "live", "port": 7496, "application": {|#0:"TWS"|} } } }""", "'sessions:a:application' is 'TWS', but \"tws\" or \"gateway\" is expected; it is ignored")]
    [InlineData("""{ "sessions": { "a": { "mode": "live", "port": 7496, "version": {|#0:"new"|} } } }""", "'sessions:a:version' is 'new', but a version such as 952, 1030, 10.30 or 10.30.1t is expected; it is ignored")]
    [InlineData("""{ "sessions": { "a": { "mode": "live", "port": 7496, "version": {|#0:10.30|} } } }""", "'sessions:a:version' is '10.30', but a version such as 952, 1030, 10.30 or 10.30.1t is expected; it is ignored")]
    [InlineData("""{ "sessions": { "a": { "mode": "live", "port": 7496, "readOnly": {|#0:"yes"|} } } }""", "'sessions:a:readOnly' is 'yes', but true or false is expected; it is ignored")]
    [InlineData("""{ "sessions": { "a": { "mode": "live", "port": 7496, "host": {|#0:null|} } } }""", "'sessions:a:host' is 'null', but a text in double quotes is expected; it is ignored")]
    [InlineData("""{ "sessions": { {|#0:"a"|}: { "mode": "live" } } }""", "'sessions:a' has no `port`; what needs it is not checked")]
    [InlineData("""{ "sessions": { "a": {|#0:7496|} } }""", "'sessions:a' is '7496', but an object with `mode` and `port` is expected; it is ignored")]
    [InlineData("""{ "sessions": { "a": { "mode": "live", "port": 1 }, {|#0:"a"|}: { "mode": "paper", "port": 2 } } }""", "'sessions:a' is there twice; the first counts")]
    [InlineData("""{ "sessions": { "a": { "mode": "live", {|#0:"mode"|}: "paper", "port": 2 } } }""", "'sessions:a:mode' is there twice; the first counts")]
    [InlineData("""{ "sessions": {|#0:[]|} }""", "'sessions' is no value; an object with a session for each name is expected; it is ignored")]
    [InlineData("""{ "clients": {|#0:{}|} }""", "'clients' is no value; a list of clients is expected; it is ignored")]
    [InlineData("""{ "sessions": { "a": { "mode": "live", "port": 1 } }, "clients": [ { "id": {|#0:-1|}, "project": "p", "session": "a" } ] }""", "'clients:0:id' is '-1', but a client ID, a number from 0 on, is expected; it is ignored")]
    [InlineData("""{ "sessions": { "a": { "mode": "live", "port": 1 } }, "clients": [ { "id": 1, "project": "p", "session": {|#0:"b"|} } ] }""", "'clients:0:session' is 'b', but the name of a session: a is expected; it is ignored")]
    [InlineData("""{ "clients": [ {|#0:1|} ] }""", "'clients:0' is '1', but an object with `id`, `project` and `session` is expected; it is ignored")]
    [InlineData("""{ "sessions": { "a": {|#0:}|} }""", "'ibapi.json' cannot be read: a value is expected here; the register is ignored")]
    [InlineData("""{ "sessions": {} {|#0:"|}clients": [] }""", "'ibapi.json' cannot be read: a comma or `}` is expected here; the register is ignored")]
    [InlineData("""{|#0:[]|}""", "'ibapi.json' cannot be read: an object with `sessions` is expected here; the register is ignored")]
    public Task What_cannot_be_read_is_reported_at_the_text(string register, string message) => Run(register, message);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "sessions": {}, "clients": [] }""")]
    [InlineData("""{ /* comment */ "sessions": { "a": { "mode": "live", "port": 7496, }, }, }""")]
    [InlineData("""{ "$schema": "x", "sessions": { "a": { "mode": "paper", "port": 1, "version": 1030 } }, "clients": [ { "id": 0, "project": "p", "session": "a" } ] }""")]
    public Task A_good_register_is_silent(string register) => Run(register);

    [Theory]
    [InlineData("/0/appsettings.json")]
    [InlineData("/0/other.json")]
    [InlineData("/0/ibapi.json.bak")]
    public Task No_other_file_is_a_register(string path) => new RuleTest("IBAPI5004")
    {
        Source = "class C { }",
        AdditionalFiles = [(path, """{ "session": """)],
    }.RunAsync();

    [Fact]
    public Task Where_the_API_cannot_be_reached_nothing_is_reported() => new RuleTest("IBAPI5004")
    {
        Source = "class C { }",
        ReferencesApi = false,
        AdditionalFiles = [("/0/ibapi.json", """{ "session": """)],
    }.RunAsync();

    private static Task Run(string register, params string[] messages) => new RuleTest("IBAPI5004")
    {
        Source = "class C { }",
        AdditionalFiles = [("/0/ibapi.json", register)],
        Messages = messages,
        Generations = [ApiGeneration.Newest],
    }.RunAsync();
}
