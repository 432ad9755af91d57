using System.Threading.Tasks;
using IbApi.Analyzers.ClientId;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.ClientId;

/// <summary>IBAPI2001: another ID for one of the connections.</summary>
public sealed class UseFreeClientIdFixerTests
{
    [Fact]
    public Task The_next_free_id() => new FixTest<UseFreeClientIdFixer>("IBAPI2001")
    {
        Source = Bot("{|IBAPI2001:1|}", "{|IBAPI2001:1|}", "2"),
        Fixed = Bot("3", "1", "2"),
        Title = "Use client ID 3, which is free",
    }.RunAsync();

    [Fact]
    public Task No_two_get_the_same() => new FixTest<UseFreeClientIdFixer>("IBAPI2001")
    {
        Source = Bot("{|IBAPI2001:8|}", "{|IBAPI2001:8|}", "{|IBAPI2001:8|}"),
        Fixed = Bot("9", "10", "8"),
    }.RunAsync();

    [Fact]
    public Task A_string_stays_a_string_and_comments_stay() => new FixTest<UseFreeClientIdFixer>("IBAPI2001")
    {
        Source = Bot("int.Parse({|IBAPI2001:\"9\"|})", "/* the orders */ {|IBAPI2001:9|} /* for ever */", "(int){|IBAPI2001:9L|}"),
        Fixed = Bot("int.Parse(\"10\")", "/* the orders */ 11 /* for ever */", "(int)9L"),
    }.RunAsync();

    [Fact]
    public Task In_two_files() => new FixTest<UseFreeClientIdFixer>("IBAPI2001")
    {
        Source = Bot("{|IBAPI2001:1|}", "Ids.Orders", "5"),
        Fixed = Bot("2", "Ids.Orders", "5"),
        Files = [("/0/Test1.cs", Ids("{|IBAPI2001:1|}"), Ids("1"))],
    }.RunAsync();

    [Theory]
    [InlineData("Both", "Both", "3")]
    [InlineData("{|IBAPI2001:1 + 1|}", "{|IBAPI2001:3 - 1|}", "3")]
    [InlineData("{|IBAPI2001:0x01|}", "{|IBAPI2001:0b1|}", "3")]
    public Task None_for_what_is_no_plain_literal_or_used_by_both(string first, string second, string third) => new FixTest<UseFreeClientIdFixer>("IBAPI2001")
    {
        Source = Bot(first, second, third, first == "Both" ? "{|IBAPI2001:7|}" : "7"),
        EquivalenceKey = UseFreeClientIdFixer.EquivalenceKey,
    }.RunAsync();

    private static string Ids(string id)
        => "public static class Ids\n{\n    public const int Orders = " + id + ";\n}\n";

    private static string Bot(string first, string second, string third, string both = "7") => $$"""
        using IBApi;

        public class Bot
        {
            public const int Both = {{both}};

            public void Run(EWrapper wrapper, EReaderSignal signal)
            {
                var quotes = new EClientSocket(wrapper, signal);
                var orders = new EClientSocket(wrapper, signal);
                var account = new EClientSocket(wrapper, signal);
                quotes.eConnect("127.0.0.1", 7497, {{first}});
                orders.eConnect("127.0.0.1", 7497, {{second}});
                account.eConnect("127.0.0.1", 7497, {{third}});
            }
        }

        """;
}
