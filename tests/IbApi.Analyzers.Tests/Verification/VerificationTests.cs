using System;
using System.Threading.Tasks;
using IbApi.Analyzers.Endpoint;
using Xunit;

namespace IbApi.Analyzers.Tests.Verification;

/// <summary>The verifiers themselves: a test that cannot fail says nothing.</summary>
public sealed class VerificationTests
{
    [Theory]
    [InlineData("7496")]
    [InlineData("{|IBAPI1001:7497|}")]
    [InlineData("{|IBAPI1004:7496|}")]
    [InlineData("{|IBAPI1001:7496 |}")]
    public Task A_rule_test_fails_on_what_is_missing_or_too_much(string port) => Fails(new RuleTest("IBAPI1001")
    {
        Source = TestSource.Method($"""client.eConnect("", {port}, 1);"""),
        Options = [ConfigText.TestProject],
        Generations = [ApiGeneration.Newest],
    }.RunAsync());

    [Fact]
    public Task A_rule_test_fails_on_code_that_does_not_compile() => Fails(new RuleTest("IBAPI1001")
    {
        Source = TestSource.Method("client.eConnect(, 1);"),
        Generations = [ApiGeneration.Newest],
    }.RunAsync());

    [Fact]
    public Task A_rule_test_fails_on_another_message() => Fails(new RuleTest("IBAPI1001")
    {
        Source = TestSource.Method("""client.eConnect("", {|#0:7496|}, 1);"""),
        Options = [ConfigText.TestProject],
        Generations = [ApiGeneration.Newest],
        Messages = ["Port 7496 is something"],
    }.RunAsync());

    [Theory]
    [InlineData("{|IBAPI1001:7496|}", null)]
    [InlineData("{|IBAPI1001:7496|}", "7498")]
    [InlineData("{|IBAPI1001:7496|}", "7_497")]
    [InlineData("{|IBAPI1001:0x1D48|}", "7497")]
    public Task A_fix_test_fails_on_another_result(string port, string? expected) => Fails(new FixTest<UsePaperPortFixer>("IBAPI1001")
    {
        Source = Bot(port),
        Fixed = expected is null ? null : Bot(expected),
        AlsoOnFramework = false,
    }.RunAsync());

    [Fact]
    public Task A_fix_test_fails_on_another_title() => Fails(new FixTest<UsePaperPortFixer>("IBAPI1001")
    {
        Source = Bot("{|IBAPI1001:7496|}"),
        Fixed = Bot("7497"),
        Title = "Use something",
    }.RunAsync());

    private static string Bot(string port)
        => "public class Bot { public void Run(IBApi.EClientSocket client) { client.eConnect(\"\", " + port + ", 1); } }";

    private static async Task Fails(Task run)
        => await Assert.ThrowsAnyAsync<Exception>(() => run);
}
