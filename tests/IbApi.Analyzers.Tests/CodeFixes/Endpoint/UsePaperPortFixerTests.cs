using System.Threading.Tasks;
using IbApi.Analyzers.Endpoint;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Endpoint;

/// <summary>IBAPI1001, fix *use the paper port*.</summary>
public sealed class UsePaperPortFixerTests
{
    [Theory]
    [InlineData("{|IBAPI1001:7496|}", "7497")]
    [InlineData("{|IBAPI1001:4001|}", "4002")]
    [InlineData("{|IBAPI1001:4003|}", "4004")]
    [InlineData("{|IBAPI1001:7_496|}", "7_497")]
    [InlineData("(int){|IBAPI1001:7496L|}", "(int)7497L")]
    [InlineData("(int){|IBAPI1001:7496u|}", "(int)7497u")]
    [InlineData("int.Parse({|IBAPI1001:\"7496\"|})", "int.Parse(\"7497\")")]
    [InlineData("int.Parse({|IBAPI1001:@\"7496\"|})", "int.Parse(@\"7497\")")]
    [InlineData("int.Parse({|IBAPI1001:\" 7496 \"|})", "int.Parse(\" 7497 \")")]
    public Task A_number_stays_a_number_and_a_string_a_string(string port, string expected) => Fix(port, expected);

    [Fact]
    public Task A_raw_string_stays_raw() => new FixTest<UsePaperPortFixer>("IBAPI1001")
    {
        Source = Bot("int.Parse({|IBAPI1001:\"\"\"7496\"\"\"|})"),
        Fixed = Bot("int.Parse(\"\"\"7497\"\"\")"),
        AlsoOnFramework = false,
    }.RunAsync();

    [Theory]
    [InlineData("{|IBAPI1001:0x1D48|}")]
    [InlineData("int.Parse({|IBAPI1001:\"\\u0037496\"|})")]
    [InlineData("{|IBAPI1001:07496|}")]
    [InlineData("{|IBAPI1001:7490 + 6|}")]
    [InlineData("(int){|IBAPI1001:Ports.Tws|}")]
    [InlineData("int.Parse({|IBAPI1001:\"74\" + \"96\"|})")]
    public Task Not_offered_where_the_value_is_not_written_plainly(string port) => new FixTest<UsePaperPortFixer>("IBAPI1001")
    {
        Source = Bot(port),
        EquivalenceKey = UsePaperPortFixer.EquivalenceKey,
    }.RunAsync();

    [Fact]
    public Task Not_offered_where_nobody_knows_the_paper_port() => new FixTest<UsePaperPortFixer>("IBAPI1001")
    {
        Source = Bot("{|IBAPI1001:5555|}"),
        Options = [ConfigText.TestProject, ("ibapi.live_ports", "5555")],
    }.RunAsync();

    [Fact]
    public Task Not_offered_where_the_paper_port_is_declared_to_be_live() => new FixTest<UsePaperPortFixer>("IBAPI1001")
    {
        Source = Bot("{|IBAPI1001:7496|}"),
        Options = [ConfigText.TestProject, ("ibapi.live_ports", "7496, 7497")],
    }.RunAsync();

    [Fact]
    public Task Not_offered_under_a_name_that_says_live() => new FixTest<UsePaperPortFixer>("IBAPI1001")
    {
        Source = """
            using IBApi;

            public sealed class Bot
            {
                private const int LivePort = {|IBAPI1001:7496|};

                public void Run(EClientSocket client)
                {
                    client.eConnect("", LivePort, 1);
                }
            }
            """,
    }.RunAsync();

    [Fact]
    public Task Not_offered_under_a_condition_that_says_live() => new FixTest<UsePaperPortFixer>("IBAPI1001")
    {
        Source = """
            using IBApi;

            public sealed class Bot
            {
                public void Run(EClientSocket client, bool live, int other)
                {
                    client.eConnect("", live ? {|IBAPI1001:7496|} : other, 1);
                }
            }
            """,
    }.RunAsync();

    [Fact]
    public Task The_title() => new FixTest<UsePaperPortFixer>("IBAPI1001")
    {
        Source = Bot("{|IBAPI1001:7496|}"),
        Fixed = Bot("7497"),
        Title = "Use the paper port 7497",
    }.RunAsync();

    [Fact]
    public Task All_in_several_files_with_their_trivia() => new FixTest<UsePaperPortFixer>("IBAPI1001")
    {
        Source = """
            using IBApi;

            public sealed class Bot
            {
                private const int Port = /* before */ {|IBAPI1001:7496|} /* after */; // why
            	private readonly EClientSocket client;

                public Bot(EClientSocket client) { this.client = client; }

                public void Run()
                {
                    client.eConnect( "",{|IBAPI1001:4001|} , 1);   // odd spaces stay
                    client.eConnect("",
                        Port,
                        2);
                    client.eConnect("", Ports.Tws, 3);
                    client.eConnect("", 7499, 7496);
                }
            }
            """,
        Fixed = """
            using IBApi;

            public sealed class Bot
            {
                private const int Port = /* before */ 7497 /* after */; // why
            	private readonly EClientSocket client;

                public Bot(EClientSocket client) { this.client = client; }

                public void Run()
                {
                    client.eConnect( "",4002 , 1);   // odd spaces stay
                    client.eConnect("",
                        Port,
                        2);
                    client.eConnect("", Ports.Tws, 3);
                    client.eConnect("", 7499, 7496);
                }
            }
            """,
        Files = [("/0/Ports.cs",
            """
            public static class Ports
            {
                public static readonly int Tws = {|IBAPI1001:7496|};
            }
            """,
            """
            public static class Ports
            {
                public static readonly int Tws = 7497;
            }
            """)],
    }.RunAsync();

    private static Task Fix(string port, string? expected) => new FixTest<UsePaperPortFixer>("IBAPI1001")
    {
        Source = Bot(port),
        Fixed = expected is null ? null : Bot(expected),
    }.RunAsync();

    private static string Bot(string port) => $$"""
        using IBApi;

        public enum Ports { Tws = 7496 }

        public sealed class Bot
        {
            public void Run(EClientSocket client)
            {
                client.eConnect("", {{port}}, 1);
            }
        }
        """;
}
