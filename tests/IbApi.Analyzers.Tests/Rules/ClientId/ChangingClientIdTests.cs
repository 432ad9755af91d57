using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.ClientId;

/// <summary>IBAPI2003, sentence by sentence of the catalogue.</summary>
public sealed class ChangingClientIdTests
{
    private const string Rule = "IBAPI2003";

    [Theory]
    [InlineData("{|IBAPI2003:new Random().Next(1, 1000)|}")]
    [InlineData("{|IBAPI2003:Random.Shared.Next()|}")]
    [InlineData("{|IBAPI2003:System.Security.Cryptography.RandomNumberGenerator.GetInt32(1, 1000)|}")]
    [InlineData("{|IBAPI2003:Guid.NewGuid()|}.GetHashCode()")]
    [InlineData("Math.Abs({|IBAPI2003:Guid.NewGuid()|}.GetHashCode())")]
    [InlineData("BitConverter.ToInt32({|IBAPI2003:Guid.NewGuid()|}.ToByteArray(), 0)")]
    [InlineData("{|IBAPI2003:DateTime.Now|}.Millisecond")]
    [InlineData("(int)({|IBAPI2003:DateTime.UtcNow|}.Ticks % 1000)")]
    [InlineData("(int){|IBAPI2003:DateTimeOffset.UtcNow|}.ToUnixTimeSeconds()")]
    [InlineData("int.Parse({|IBAPI2003:DateTime.Now|}.ToString(\"HHmmss\"))")]
    [InlineData("{|IBAPI2003:Environment.TickCount|}")]
    [InlineData("{|IBAPI2003:Environment.TickCount|} & 0xff")]
    [InlineData("{|IBAPI2003:\"bot\".GetHashCode()|}")]
    [InlineData("-{|IBAPI2003:text.GetHashCode()|}")]
    [InlineData("{|IBAPI2003:new object().GetHashCode()|}")]
    [InlineData("{|IBAPI2003:Environment.ProcessId|}")]
    [InlineData("{|IBAPI2003:System.Diagnostics.Process.GetCurrentProcess().Id|} % 32")]
    [InlineData("100 + {|IBAPI2003:new Random(Environment.TickCount).Next(10)|}")]
    public Task The_value_differs_from_run_to_run(string id) => In($"client.eConnect(\"\", 7497, {id});");

    [Theory]
    [InlineData("var random = new Random(); var id = {|IBAPI2003:random.Next(100)|}; client.eConnect(\"\", 7497, id);")]
    [InlineData("var now = {|IBAPI2003:DateTime.Now|}; client.eConnect(\"\", 7497, now.Minute * 60 + now.Second);")]
    [InlineData("static int NextId() => {|IBAPI2003:Random.Shared.Next(1, 500)|}; client.eConnect(\"\", 7497, NextId());")]
    [InlineData("void Connect(int id) => client.eConnect(\"\", 7497, id); Connect({|IBAPI2003:Environment.TickCount|});")]
    [InlineData("client.eConnect(\"\", 7497, flag ? 1 : {|IBAPI2003:Random.Shared.Next()|});")]
    [InlineData("client.eConnect(\"\", 7497, number > 0 ? number : {|IBAPI2003:Random.Shared.Next()|});")]
    public Task The_value_reaches_the_call_on_a_way(string body) => In(body);

    [Fact]
    public Task The_value_is_in_another_file() => new RuleTest(Rule)
    {
        Source = Program("client.eConnect(\"\", 7497, Ids.Mine);"),
        Files = [("/0/Ids.cs", "public static class Ids { public static int Mine { get; } = {|IBAPI2003:new Random().Next()|}; }")],
    }.RunAsync();

    [Theory]
    [InlineData("client.eConnect(\"\", 7497, new Random(42).Next(1, 1000));")]
    [InlineData("const int Seed = 7; var random = new Random(Seed); client.eConnect(\"\", 7497, random.Next(100));")]
    [InlineData("client.eConnect(\"\", 7497, 5.GetHashCode());")]
    [InlineData("client.eConnect(\"\", 7497, number);")]
    [InlineData("client.eConnect(\"\", 7497, Math.Max(number, 3));")]
    [InlineData("client.eConnect(\"\", 7497, new DateTime(2020, 1, 1).Day);")]
    [InlineData("client.eConnect(\"\", new Random().Next(), 1);")]
    public Task The_value_is_the_same_in_every_run_or_no_client_id(string body) => In(body);

    [Fact]
    public Task Silent_in_a_test_project() => new RuleTest(Rule)
    {
        Source = Program("client.eConnect(\"\", 7497, new Random().Next());"),
        Options = [ConfigText.TestProject],
    }.RunAsync();

    [Fact]
    public Task Silent_where_the_project_sends_no_order() => new RuleTest(Rule)
    {
        Source = TestSource.Method("client.eConnect(\"\", 7497, new Random().Next());"),
    }.RunAsync();

    [Fact]
    public Task Visual_Basic_is_told_too()
    {
        var compilation = TestProgram.CompileVisualBasic(
            """
            Public Class Bot
                Public Sub Run(client As EClientSocket)
                    client.eConnect("", 7497, New Random().Next(1, 100))
                End Sub
            End Class
            """);

        Assert.Equal("Random.Next", Assert.Single(Assert.Single(TestProgram.Find(compilation).Calls).ClientId).ChangedBy);
        return Task.CompletedTask;
    }

    [Fact]
    public Task The_message_names_what_changes() => new RuleTest(Rule)
    {
        Source = Program("client.eConnect(\"\", 7497, {|#0:new Random().Next()|});"),
        Messages =
        [
            "The client ID comes from `Random.Next` and is another one in every run; the orders of the last run can then be neither changed nor cancelled",
        ],
    }.RunAsync();

    private static Task In(string body) => new RuleTest(Rule) { Source = Program(body) }.RunAsync();

    /// <summary>A program that sends orders.</summary>
    private static string Program(string body) => $$"""
        public sealed class Bot
        {
            public void Run(EClientSocket client, bool flag, int number, string text)
            {
                {{body}}
            }

            public void Buy(EClientSocket client) => client.placeOrder(1, new Contract(), new Order());
        }
        """;
}
