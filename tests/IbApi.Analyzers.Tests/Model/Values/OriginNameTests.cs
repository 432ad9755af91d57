using System.Collections.Generic;
using System.Linq;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Values;

/// <summary>What an origin knows besides its value: the names it goes under, what could stand in its place, its way.</summary>
public sealed class OriginNameTests
{
    [Theory]
    [InlineData("var paperPort = 7496; client.eConnect(\"\", paperPort, 1);", "paperPort")]
    [InlineData("const int Live = 7496; var port = Live; client.eConnect(\"\", port, 1);", "Live port")]
    [InlineData("Go(7496); void Go(int livePort) => client.eConnect(\"\", livePort, 1);", "livePort")]
    [InlineData("client.eConnect(\"\", Ports.Paper, 1);", "Paper")]
    [InlineData("client.eConnect(\"\", (int)Gate.Live, 1);", "Live")]
    [InlineData("client.eConnect(\"\", new Opts { DemoPort = 7496 }.DemoPort, 1);", "DemoPort")]
    [InlineData("client.eConnect(\"\", isPaper ? 7496 : throw new Exception(), 1);", "if:isPaper")]
    [InlineData("client.eConnect(\"\", !isPaper ? 7496 : throw new Exception(), 1);", "unless:isPaper")]
    [InlineData("client.eConnect(\"\", mode == \"paper\" ? 7496 : throw new Exception(), 1);", "if:paper")]
    [InlineData("client.eConnect(\"\", mode != \"paper\" ? 7496 : throw new Exception(), 1);", "unless:paper")]
    [InlineData("client.eConnect(\"\", mode switch { \"demo\" => 7496, _ => throw new Exception() }, 1);", "if:demo")]
    [InlineData("client.eConnect(\"\", gate == Gate.Live ? 7496 : throw new Exception(), 1);", "if:Live")]
    [InlineData("client.eConnect(\"\", gate is Gate.Live ? 7496 : throw new Exception(), 1);", "if:Live")]
    [InlineData("client.eConnect(\"\", LivePort(), 1); int LivePort() => 7496;", "LivePort")]
    public void Names(string body, string expected)
        => Assert.Equal(expected, string.Join(" ", NamesOf(Assert.Single(Call(body).Port))));

    [Fact]
    public void Enclosing_names_speak_only_when_they_say_something()
    {
        Assert.Equal(["port", "in:PaperBot"], NamesOf(Assert.Single(Call("var port = 7496; client.eConnect(\"\", port, 1);", "PaperBot").Port)));
        Assert.Equal(["port"], NamesOf(Assert.Single(Call("var port = 7496; client.eConnect(\"\", port, 1);", "OrderBot").Port)));
    }

    [Theory]
    [InlineData("client.eConnect(\"\", isPaper ? 7497 : 7496, 1);", "7496<7497> 7497<7496>")]
    [InlineData("client.eConnect(\"\", isPaper ? 7497 : number, 1);", "7497<+> ?<7497>")]
    [InlineData("client.eConnect(\"\", number switch { 1 => 7497, 2 => 7496, _ => 4002 }, 1);", "4002<7496,7497> 7496<4002,7497> 7497<4002,7496>")]
    [InlineData("var port = 7496; if (isPaper) port = 7497; client.eConnect(\"\", port, 1);", "7496<7497> 7497<7496>")]
    [InlineData("var port = 7496; if (isPaper) port = number; client.eConnect(\"\", port, 1);", "7496<+> ?<7496>")]
    [InlineData("client.eConnect(\"\", isPaper ? 7497 : mode == null ? 7496 : 4001, 1);", "4001<7496,7497> 7496<4001,7497> 7497<4001,7496>")]
    [InlineData("client.eConnect(\"\", int.Parse(Environment.GetEnvironmentVariable(\"P\") ?? \"7496\"), 1);", "7496<+> ?<7496>")]
    [InlineData("client.eConnect(\"\", Port(), 1); int Port() { if (isPaper) { return 7497; } return 7496; }", "7496<7497> 7497<7496>")]
    [InlineData("client.eConnect(\"\", 7496, 1);", "7496<>")]
    public void Alternatives(string body, string expected)
        => Assert.Equal(expected, string.Join(" ", Call(body).Port.Select(WithAlternatives).Order(System.StringComparer.Ordinal)));

    [Fact]
    public void Callers_are_no_alternatives_of_each_other()
        => Assert.All(Call("A(); B(); void A() => Go(7496); void B() => Go(7497); void Go(int p) => client.eConnect(\"\", p, 1);").Port,
            static origin => Assert.True(origin.Alternatives.IsEmpty && !origin.HasUnwrittenAlternative));

    [Fact]
    public void Way_lists_what_hands_the_value_on_from_the_connect_call_outwards()
    {
        var origin = Assert.Single(Call(
            "A(); void A() => B(7496); void B(int b) => C(b); void C(int c) => client.eConnect(\"\", c, 1);").Port);

        Assert.Equal(["Bot.C", "Bot.B"], StepsOf(origin).Select(static step => step.Receiver));
        Assert.Equal(["C(b)", "B(7496)"], StepsOf(origin).Select(static step => step.Place.Tree.GetText().ToString(step.Place.Span)));
    }

    [Fact]
    public void Settings_that_one_caller_hands_in_share_their_steps()
    {
        var call = Call("A(); B(); void A() => Go(7496, 1); void B() => Go(7497, 2); void Go(int p, int id) => client.eConnect(\"\", p, id);");

        Assert.Equal(["7496-1", "7497-2"], call.Port
            .SelectMany(port => call.ClientId.Where(id => id.Way!.Place == port.Way!.Place).Select(id => $"{port.Value}-{id.Value}"))
            .Order(System.StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("client.eConnect(\"\", 7496, 1);", OriginForm.Literal)]
    [InlineData("client.eConnect(\"\", int.Parse(\"7496\"), 1);", OriginForm.Literal)]
    [InlineData("client.eConnect(\"\", 7490 + 6, 1);", OriginForm.Expression)]
    [InlineData("client.eConnect(\"\", (int)Gate.Live, 1);", OriginForm.Vocabulary)]
    [InlineData("client.eConnect(\"\", Ports.Paper, 1);", OriginForm.Literal)]
    [InlineData("client.eConnect(\"\", int.MaxValue, 1);", OriginForm.Vocabulary)]
    [InlineData("client.eConnect(\"\", number, 1);", OriginForm.None)]
    public void Forms(string body, object expected)
        => Assert.Equal((OriginForm)expected, Assert.Single(Call(body).Port).Form);

    private static ConnectCall Call(string body, string type = "Bot")
    {
        var compilation = TestProgram.Compile([(TestProgram.FirstFile,
            $$"""
            static class Ports { public const int Paper = 7496; }
            enum Gate { Live = 7496 }
            class Opts { public int DemoPort { get; set; } }
            class {{type}}
            {
                void Run(EClientSocket client, bool isPaper, string mode, Gate gate, int number) { {{body}} }
            }
            """)]);
        Assert.Empty(TestProgram.ErrorsOf(compilation));
        return Assert.Single(TestProgram.Find(compilation).Calls);
    }

    private static IEnumerable<string> NamesOf(Origin origin)
    {
        for (var name = origin.Names; name is not null; name = name.Next)
        {
            yield return name.Kind switch
            {
                OriginNameKind.Condition => "if:" + name.Name,
                OriginNameKind.NegatedCondition => "unless:" + name.Name,
                OriginNameKind.Enclosing => "in:" + name.Name,
                _ => name.Name,
            };
        }
    }

    private static IEnumerable<Step> StepsOf(Origin origin)
    {
        for (var step = origin.Way; step is not null; step = step.Next)
        {
            yield return step;
        }
    }

    private static string WithAlternatives(Origin origin)
        => $"{origin.Value ?? "?"}<{string.Join(",", origin.Alternatives.Select(static value => value.ToString()).Order(System.StringComparer.Ordinal))}"
            + (origin.HasUnwrittenAlternative ? "+>" : ">");
}
