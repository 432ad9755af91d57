using System;
using System.Linq;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>What was found by trying, each under a name of its own.</summary>
public sealed class RegressionTests
{
    /// <summary>Fix All wrote a free client ID twice over one literal, and threw.</summary>
    [Fact]
    public void One_literal_is_used_twice_and_is_the_master_client_ID()
    {
        var result = Everything(
            """
            public class Bot
            {
                public void Run(EWrapper wrapper, EReaderSignal signal)
                {
                    var quotes = new EClientSocket(wrapper, signal);
                    var orders = new EClientSocket(wrapper, signal);
                    quotes.eConnect("127.0.0.1", 7497, 1);
                    orders.eConnect("127.0.0.1", 7497, 1);
                }
            }
            """,
            TrialProject.All[1]);

        Assert.Contains("IBAPI2001", result.Found.Select(static diagnostic => diagnostic.Id));
        Assert.Contains("IBAPI2005", result.Found.Select(static diagnostic => diagnostic.Id));
        Assert.Contains("UseFreeClientIdFixer", result.Fixed);
    }

    /// <summary>The move to configuration replaced one expression by the port and by the client ID at once, and threw.</summary>
    [Fact]
    public void One_value_is_port_and_client_ID()
        => Everything("""
            public class Number { public int Value; public static implicit operator int(Number n) => n.Value; }
            public class Bot
            {
                public void Run(EClientSocket client, Number both)
                {
                    client.eConnect("h", both, both);
                    client.eConnect("h", new Number { Value = 7496 }, 1);
                }
            }
            """);

    /// <summary>The compiler gives up on an expression by an exception; each rule passed it on.</summary>
    [Theory]
    [InlineData("client.eConnect(new System.Text.StringBuilder(){0}.ToString(), 7496, 1);", ".Append(text)")]
    [InlineData("client.eConnect(\"h\", 7496, 1); {0}Math.Abs(number);", "number + number * ")]
    public void An_expression_is_too_deep_for_the_compiler(string statement, string repeated)
        => Everything(TestSource.Method(statement.Replace("{0}", string.Concat(Enumerable.Repeat(repeated, 5_000)), StringComparison.Ordinal)));

    /// <summary>Each operand took a frame of the stack, which ended the process.</summary>
    [Theory]
    [InlineData("client.eConnect(\"h\", {0}7496, 1);", "number + ")]
    [InlineData("client.eConnect({0}\"h\", 7496, 1);", "text + \"x\" + ")]
    [InlineData("var a = number; client.eConnect(\"h\", {0}7496, 1);", "a - ")]
    public void A_sum_of_thousands_of_operands(string statement, string repeated)
        => Everything(TestSource.Method(statement.Replace("{0}", string.Concat(Enumerable.Repeat(repeated, 5_000)), StringComparison.Ordinal)));

    [Fact]
    public void A_sum_of_many_written_numbers_is_still_folded()
    {
        var sum = string.Concat(Enumerable.Repeat("one + ", 100));
        var result = Everything(TestSource.Method($"int one = 1; client.eConnect(\"h\", {sum}7396, 1);"), TrialProject.All[1]);

        Assert.Contains("IBAPI1001", result.Found.Select(static diagnostic => diagnostic.Id));
    }

    private static TrialResult Everything(string program, TrialProject? project = null)
    {
        TrialResult? result = null;
        Trial.Run("a program", () => program[..Math.Min(program.Length, 1_000)], stop =>
            result = Trial.Of((project ?? TrialProject.Production).With(program), new Random(Rounds.Seed), FixTrial.Every, stop));
        return result!;
    }
}
