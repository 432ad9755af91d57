using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;
using static IbApi.Analyzers.Tests.Verification.TestSource;

namespace IbApi.Analyzers.Tests.Rules.ClientId;

/// <summary>IBAPI2004, sentence by sentence of the catalogue.</summary>
public sealed class AutoBindNeedsClientZeroTests
{
    private const string Rule = "IBAPI2004";

    [Theory]
    [InlineData("""client.eConnect("", 7497, 1); {|IBAPI2004:client.reqAutoOpenOrders(true)|};""")]
    [InlineData("""const bool Bind = true; client.eConnect("", 7497, 1); {|IBAPI2004:client.reqAutoOpenOrders(Bind)|};""")]
    [InlineData("""client.eConnect("", 7497, flag ? 1 : 2); {|IBAPI2004:client.reqAutoOpenOrders(true)|};""")]
    [InlineData("""client.eConnect("", 7497, 1); client?{|IBAPI2004:.reqAutoOpenOrders(true)|};""")]
    public Task The_only_written_ids_are_not_0(string body) => In(body);

    [Theory]
    [InlineData("""client.eConnect("", 7497, 0); client.reqAutoOpenOrders(true);""")]
    [InlineData("""client.eConnect("", 7497, 1); client.reqAutoOpenOrders(false);""")]
    [InlineData("""client.eConnect("", 7497, 1); client.reqAutoOpenOrders(flag);""")]
    [InlineData("""client.eConnect("", 7497, 1); client.reqOpenOrders();""")]
    [InlineData("""client.eConnect("", 7497, number); client.reqAutoOpenOrders(true);""")]
    [InlineData("""client.eConnect("", 7497, flag ? 0 : 2); client.reqAutoOpenOrders(true);""")]
    [InlineData("""client.reqAutoOpenOrders(true);""")]
    [InlineData("""client.eConnect("", 7497, int.Parse(Environment.GetEnvironmentVariable("ID") ?? "1")); client.reqAutoOpenOrders(true);""")]
    public Task Silent_where_the_id_is_0_or_not_known(string body) => In(body);

    [Fact]
    public Task The_request_and_the_connect_call_stand_in_two_files_and_the_id_in_a_third() => new RuleTest(Rule)
    {
        Source = """
            public partial class Bot
            {
                public void Bind() => {|IBAPI2004:_client.reqAutoOpenOrders(true)|};
            }
            """,
        Files =
        [
            ("/0/Bot.Connect.cs", """
                public partial class Bot
                {
                    private EClientSocket _client;

                    public void Connect() => _client.eConnect("", 7497, Ids.Bot);
                }
                """),
            ("/0/Ids.cs", "public static class Ids { public const int Bot = 7; }"),
        ],
    }.RunAsync();

    [Fact]
    public Task Another_client_is_told_apart() => new RuleTest(Rule)
    {
        Source = """
            public sealed class Bot(EWrapper wrapper, EReaderSignal signal)
            {
                public void Run()
                {
                    var data = new EClientSocket(wrapper, signal);
                    var orders = new EClientSocket(wrapper, signal);
                    data.eConnect("", 7497, 1);
                    orders.eConnect("", 7497, 0);
                    orders.reqAutoOpenOrders(true);
                    {|IBAPI2004:data.reqAutoOpenOrders(true)|};
                }
            }
            """,
        Generations = [ApiGeneration.V976, ApiGeneration.Newest],
    }.RunAsync();

    [Fact]
    public Task Silent_where_another_connect_call_may_be_of_the_same_client() => new RuleTest(Rule)
    {
        Source = Members("""
            public void Connect() => client.eConnect("", 7497, 1);

            public void ConnectAs(int id) => client.eConnect("", 7497, id);

            public void Bind() => client.reqAutoOpenOrders(true);
            """),
    }.RunAsync();

    [Fact]
    public Task The_message_names_the_id() => new RuleTest(Rule)
    {
        Source = Method("""client.eConnect("", 7497, 12); {|#0:client.reqAutoOpenOrders(true)|};"""),
        Messages = ["Only client 0 may bind orders automatically; this client connects with ID 12, so TWS refuses the request (error 327)"],
    }.RunAsync();

    private static Task In(string body) => new RuleTest(Rule) { Source = Method(body) }.RunAsync();
}
