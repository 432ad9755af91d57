using System;
using System.Linq;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>
/// What generators write: expressions of thousands of operands, code nested hundreds of times. The compiler reads much of it
/// without recursion, so that an analyzer that follows it by recursion ends the process, and the editor with it.
/// </summary>
public sealed class HugeProgramsTests
{
    private const string Calls = "client.reqMktData(number, new Contract(), text, false, false, null); client.placeOrder(number, new Contract(), new Order());";

    /// <summary>Operands: more than fit on a small stack as one frame each. (As many locals of type <c>var</c> end the compiler itself.)</summary>
    private const int Many = 4_000;

    /// <summary>Cases and patterns, of which the compiler makes more than as many steps.</summary>
    private const int Some = 200;

    /// <summary>Levels that the compiler itself bears.</summary>
    private const int Deep = 200;

    public static TheoryData<string, string> Programs => new()
    {
        { "a port that is a sum", Method($"client.eConnect(\"h\", {Times(Many, "number + ")}7496, 1);") },
        { "a port that is a sum of locals", Method($"var a = number; var b = 7496; client.eConnect(\"h\", {Times(Many, "a + b - ")}b, 1);") },
        { "a host that is put together", Method($"client.eConnect({Times(Many, "text + \"x\" + ")}\"y\", 7496, 1);") },
        { "a constant host", Method($"const string x = \"a\"; client.eConnect({Times(Many, "x + ")}\"y\", 7496, 1);") },
        { "a client ID that is a sum", Method($"client.eConnect(\"h\", 7496, {Times(Many, "1 + ")}number);") },
        { "a condition", Method($"if ({Times(Many, "number == 1 || flag && ")}flag) {{ client.eConnect(\"h\", 7496, 1); {Calls} }}") },
        { "a condition around the connection", Method($"if ({Times(Many, "client.IsConnected() && ")}flag) {{ return; }} client.eConnect(\"h\", 7496, 1);") },
        { "a condition about versions", Method($"if ({Times(Many, "client.ServerVersion >= 100 && ")}flag) {{ client.reqCurrentTimeInMillis(); }} {Calls}") },
        { "a condition without branches", Method($"if ({Times(Many, "client.ServerVersion >= 100 & ")}flag) {{ client.reqCurrentTimeInMillis(); }} {Calls}") },
        { "a pattern of versions", Method($"if (client.ServerVersion is {string.Join(" or ", Enumerable.Range(100, Some))}) {{ client.reqCurrentTimeInMillis(); }} {Calls}") },
        { "fallbacks", Method($"client.eConnect({Times(Deep, "text ?? ")}\"h\", 7496, 1);") },
        { "choices in a row", Method($"client.eConnect(\"h\", {Times(Deep, "flag ? 7496 : ")}7497, 1);") },
        { "a chain of calls", Method($"client.eConnect(new System.Text.StringBuilder(){Times(Many, ".Append(text)")}.ToString(), 7496, 1);") },
        { "a chain of calls on itself", "public class Bot { EClientSocket client; Bot Next(int p) { client.eConnect(\"h\", p, 1); return this; } void Run() => this" + Times(Many, ".Next(7496)") + "; }" },
        { "a chain with question marks", Method($"client.eConnect(text{Times(Deep, "?.Trim()")}, 7496, 1);") },
        { "if, else if", Method(Times(60, "if (number == 1) { client.eConnect(\"h\", 7496, 1); } else ") + "{ }") },
        { "parentheses", Method($"client.eConnect(\"h\", {Times(Deep, "(")}7496{Times(Deep, ")")}, 1);") },
        { "blocks", Method(Times(Deep, "{ ") + "client.eConnect(\"h\", 7496, 1); " + Calls + Times(Deep, " }")) },
        { "ifs in each other", Method(Times(Deep, "if (client.IsConnected()) { ") + "client.eConnect(\"h\", 7496, 1); " + Calls + Times(Deep, " }")) },
        { "loops in each other", Method(Times(Deep, "while (flag) { ") + "client.eConnect(\"h\", 7496, 1); " + Calls + Times(Deep, " }")) },
        { "tries in each other", Method(Times(40, "try { ") + "client.eConnect(\"h\", 7496, 1); " + Calls + Times(40, " } catch (Exception e) { client.eConnect(\"h\", 7496, 1); } finally { number++; }")) },
        { "lambdas in each other", Method(Times(5, "Task.Run(() => { ") + "client.eConnect(\"h\", 7496, 1); " + Calls + Times(5, " });")) },
        { "local functions in each other", Method(string.Concat(Enumerable.Range(0, 100).Select(static i => $"void F{i}() {{ F{i}(); ")) + "client.eConnect(\"h\", 7496, 1);" + Times(100, " }")) },
        { "calls in each other", "public class Bot { EClientSocket client; int F(int p) => p; void Run() => client.eConnect(\"h\", " + Times(Deep, "F(") + "7496" + Times(Deep, ")") + ", 1); }" },
        { "initializers in each other", "public class Bot { EClientSocket client; public Bot Other; public int Port; void Run() { var b = " + Times(Deep, "new Bot { Port = 7496, Other = ") + "null" + Times(Deep, " }") + "; client.eConnect(\"h\", b.Other.Other.Port, 1); } }" },
        { "types in each other", Times(Deep, "public class A { ") + TestSource.Members("void Run() { client.eConnect(\"h\", 7496, 1); }") + Times(Deep, " }") },
        { "types of types", "public class G<T> { } public class Bot { " + Times(60, "G<") + "EClientSocket" + Times(60, ">") + " all; void Run(EClientSocket c) => c.eConnect(\"h\", 7496, 1); }" },
        { "bases in a row", "public class C0 : DefaultEWrapper { public EClientSocket client; public void M0() => client.eConnect(\"h\", 7496, 1); } " + string.Concat(Enumerable.Range(1, 300).Select(static i => $"public class C{i} : C{i - 1} {{ public void M{i}() => M{i - 1}(); public override void connectionClosed() => base.connectionClosed(); }} ")) },
        { "locals in a row", Method("int v0 = 7496; " + string.Concat(Enumerable.Range(1, Many).Select(static i => $"int v{i} = v{i - 1}; ")) + $"client.eConnect(\"h\", v{Many}, 1);") },
        { "assignments in a row", Method("var v = 7496; " + Times(Many, "v = v + 1; if (flag) v = 7497; ") + "client.eConnect(\"h\", v, 1);") },
        { "assignments of assignments", Method($"int a, b; a = {Times(Deep, "b = a = ")}7496; client.eConnect(\"h\", a, 1);") },
        { "fields in a row", "public class Bot { static int f0 = 7496; " + string.Concat(Enumerable.Range(1, Many).Select(static i => $"static int f{i} = f{i - 1}; ")) + $"void Run(EClientSocket c) => c.eConnect(\"h\", f{Many}, 1); }}" },
        { "properties in a row", "public class Bot { static int P0 => 7496; " + string.Concat(Enumerable.Range(1, Many).Select(static i => $"static int P{i} => P{i - 1}; ")) + $"void Run(EClientSocket c) => c.eConnect(\"h\", P{Many}, 1); }}" },
        { "constants in a row", "public class Bot { const int C0 = 7496; " + string.Concat(Enumerable.Range(1, 300).Select(static i => $"const int C{i} = C{i - 1}; ")) + "void Run(EClientSocket c) => c.eConnect(\"h\", C300, 1); }" },
        { "methods that call the next", "public class Bot { EClientSocket client; void M0() { client.eConnect(\"h\", 7496, 1); } " + string.Concat(Enumerable.Range(1, Many).Select(static i => $"void M{i}() => M{i - 1}(); ")) + "}" },
        { "methods with all parameters", $"public class Bot {{ void Run(EClientSocket client, {string.Join(", ", Enumerable.Range(0, 1_000).Select(static i => "int p" + i))}) => client.eConnect(\"h\", p999, 1); void All(EClientSocket c) => Run(c, {string.Join(", ", Enumerable.Repeat("7496", 1_000))}); }}" },
        { "a switch", Method("switch (number) { " + string.Concat(Enumerable.Range(0, 30).Select(static i => $"case {i}: client.eConnect(\"h\", 7496, {i % 5}); break; ")) + "}") },
        { "a choice of values", Method("client.eConnect(\"h\", number switch { " + string.Concat(Enumerable.Range(0, Some).Select(static i => $"{i} => {7000 + i}, ")) + "_ => 7496 }, 1);") },
        { "a pattern", Method($"if (number is {string.Join(" or ", Enumerable.Range(0, Some))}) {{ client.eConnect(\"h\", 7496, 1); }}") },
        { "a list", Method($"foreach (var port in new[] {{ {string.Join(", ", Enumerable.Range(0, Many))} }}) {{ client.eConnect(\"h\", port, 1); }}") },
        { "calls in a row", Method(string.Concat(Enumerable.Range(0, 300).Select(static i => $"client.eConnect(\"h\", 7496, {i}); client.eDisconnect(); "))) },
        { "a literal", Method($"client.eConnect(\"{new string('h', 1_000_000)}\", 7496, 1);") },
        { "a name", Method($"var {new string('n', 100_000)} = 7496; client.eConnect(\"h\", {new string('n', 100_000)}, 1);") },
        { "a comment", Method($"/* {new string('c', 5_000_000)} */ client.eConnect(\"h\", 7496, 1); // {new string('c', 1_000_000)}") },
        { "holes", Method("client.eConnect($\"" + Times(Many, "{text}.") + "\", 7496, 1);") },
        { "directives", Method(Times(Deep, "\n#if true\n") + "client.eConnect(\"h\", 7496, 1);" + Times(Deep, "\n#endif\n")) },
        { "codes of errors", Wrapper($"if ({Times(Many, "errorCode == 1100 || errorCode != ")}1300) {{ client.eDisconnect(); }}") },
        { "cases of errors", Wrapper("switch (errorCode) { " + string.Concat(Enumerable.Range(0, Some).Select(static i => $"case {i}: client.eDisconnect(); break; ")) + "}") },
        { "checks of errors", Wrapper(string.Concat(Enumerable.Range(0, Many).Select(static i => $"if (errorCode == {i}) {{ client.reqCurrentTime(); }} "))) },
        { "orders", Method("client.eConnect(\"h\", 7497, 1); var order = new Order(); " + string.Concat(Enumerable.Range(0, Many / 4).Select(static i => $"order.CashQty = {i}; client.placeOrder(number + {i}, new Contract(), order); "))) },
        { "signs", Method($"client.eConnect(\"h\", {Times(Deep, "- ")}7496, 1);") },
        { "awaits", "public class Bot { async Task<int> F(int p) => p; async Task Run(EClientSocket c) { c.eConnect(\"h\", " + Times(100, "await F(") + "7496" + Times(100, ")") + ", 1); } }" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void All_rules_and_all_fixes_on(string what, string program)
        => Trial.Run(what, () => program[..Math.Min(program.Length, 300)], stop =>
            Trial.Of(TrialProject.Production.With(program), new Random(Rounds.Seed), mostFixes: 3, stop));

    private static string Method(string body)
        => TestSource.Method(body);

    private static string Wrapper(string body) => $$"""
        public class Bot : DefaultEWrapper
        {
            private EClientSocket client;
            public void Run() { client.eConnect("h", 7496, 1); var reader = new EReader(client, null); reader.Start(); while (true) { reader.processMsgs(); } }
            public override void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson) { {{body}} }
        }
        """;

    private static string Times(int count, string text)
        => string.Concat(Enumerable.Repeat(text, count));
}
