using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;
using static IbApi.Analyzers.Tests.Verification.TestSource;

namespace IbApi.Analyzers.Tests.Rules.ClientId;

/// <summary>IBAPI2006, sentence by sentence of the catalogue.</summary>
public sealed class NegativeClientIdTests
{
    private const string Rule = "IBAPI2006";

    [Theory]
    [InlineData("""client.eConnect("", 7497, {|IBAPI2006:-1|});""")]
    [InlineData("""client.eConnect("", 7497, {|IBAPI2006:int.MinValue|});""")]
    [InlineData("""client.eConnect("", 7497, int.Parse({|IBAPI2006:"-5"|}));""")]
    [InlineData("""client.eConnect("", 7497, {|IBAPI2006:2 - 3|});""")]
    [InlineData("""const int Id = {|IBAPI2006:-7|}; client.eConnect("", 7497, Id);""")]
    [InlineData("""client.eConnect("", 7497, unchecked((int){|IBAPI2006:3_000_000_000|}));""")]
    public Task A_written_number_below_zero(string body) => In(body);

    [Fact]
    public Task Silent_where_a_configured_one_is_missing() => new RuleTest(Rule)
    {
        Source = Configured("""client.eConnect("", 7497, int.Parse(configuration["Id"] ?? "-1"));"""),
        References = References.Configuration,
    }.RunAsync();

    [Theory]
    [InlineData("""client.eConnect("", 7497, 0);""")]
    [InlineData("""client.eConnect("", 7497, 1);""")]
    [InlineData("""client.eConnect("", 7497, int.MaxValue);""")]
    [InlineData("""client.eConnect("", 7497, int.Parse("99999999999"));""")]
    [InlineData("""client.eConnect("", 7497, int.Parse("99999999999999999999999999"));""")]
    [InlineData("""client.eConnect("", 7497, -number);""")]
    [InlineData("""client.eConnect("", -1, 1);""")]
    [InlineData("""var id = -1; if (flag) { id = 3; } client.eConnect("", 7497, id);""")]
    public Task Silent_otherwise(string body) => In(body);

    [Fact]
    public Task Silent_on_a_placeholder() => new RuleTest(Rule)
    {
        Source = """
            public sealed class Bot(EClientSocket client)
            {
                private int _id = -1;

                public void Use(int id) => _id = id;

                public void Run() => client.eConnect("", 7497, _id);
            }
            """,
    }.RunAsync();

    [Fact]
    public Task The_message_names_number_and_way() => new RuleTest(Rule)
    {
        Source = Members("""
            public void Connect(int id) => client.eConnect("", 7497, id);

            public void Run() => Connect({|#0:-3|});
            """),
        Messages = ["Client ID -3 through `Bot.Connect` is negative; client IDs start at 0"],
    }.RunAsync();

    private static Task In(string body) => new RuleTest(Rule) { Source = Method(body) }.RunAsync();
}
