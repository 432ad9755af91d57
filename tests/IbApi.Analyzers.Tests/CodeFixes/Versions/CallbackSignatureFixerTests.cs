using System.Threading.Tasks;
using IbApi.Analyzers.Tests.CodeFixes.Lifecycle;
using IbApi.Analyzers.Tests.Verification;
using IbApi.Analyzers.Versions;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Versions;

/// <summary>The fix of IBAPI4008: the referenced version's signature, the body kept.</summary>
public sealed class CallbackSignatureFixerTests
{
    [Fact]
    public Task New_parameters_come_in_and_the_users_names_stay()
        => FixAsync(
            """
            /// <summary>What TWS says.</summary>
            public void {|IBAPI4008:error|}(int tickerId, int code, string text) // keep
            {
                // The body.
                System.Console.WriteLine(text + code + tickerId);
            }
            """,
            """
            /// <summary>What TWS says.</summary>
            public override void error(int tickerId, long errorTime, int code, string text, string advancedOrderRejectJson) // keep
            {
                // The body.
                System.Console.WriteLine(text + code + tickerId);
            }
            """);

    [Fact]
    public Task Expression_bodies_and_async_stay()
        => FixAsync(
            """
            public virtual async void {|IBAPI4008:error|}(int id, int errorCode, string errorMsg, string advancedOrderRejectJson) => await System.Threading.Tasks.Task.Delay(id);
            public void {|IBAPI4008:tickSize|}(int tickerId, int field, int size) => System.Console.WriteLine(size);
            """,
            """
            public override async void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson) => await System.Threading.Tasks.Task.Delay(id);
            public override void tickSize(int tickerId, int field, decimal size) => System.Console.WriteLine(size);
            """);

    [Fact]
    public Task A_body_that_needs_the_old_type_gets_it()
        => FixAsync(
            """
            private double _position;

            public void {|IBAPI4008:position|}(string account, Contract contract, double pos, double avgCost)
            {
                _position = pos;
            }
            """,
            """
            private double _position;

            public override void position(string account, Contract contract, decimal posValue, double avgCost)
            {
                double pos = (double)posValue;
                _position = pos;
            }
            """);

    [Fact]
    public Task Values_become_parts_of_an_object()
        => FixAsync(
            """
            public void {|IBAPI4008:historicalData|}(int reqId, string date, double open, double high, double low, double close, int volume, int count, double WAP, bool hasGaps)
            {
                System.Console.WriteLine(date + close);
            }

            public void {|IBAPI4008:tickPrice|}(int tickerId, int field, double price, int canAutoExecute)
            {
                System.Console.WriteLine(canAutoExecute);
            }
            """,
            """
            public override void historicalData(int reqId, Bar bar)
            {
                string date = bar.Time;
                double close = bar.Close;
                System.Console.WriteLine(date + close);
            }

            public override void tickPrice(int tickerId, int field, double price, TickAttrib attribs)
            {
                int canAutoExecute = attribs.CanAutoExecute ? 1 : 0;
                System.Console.WriteLine(canAutoExecute);
            }
            """);

    [Fact]
    public Task Lists_keep_their_layout()
        => FixAsync(
            """
            public void {|IBAPI4008:error|}(
                int id,
                int errorCode,
                string errorMsg)
            {
            }
            """,
            """
            public override void error(
                int id,
                long errorTime,
                int errorCode,
                string errorMsg,
                string advancedOrderRejectJson)
            {
            }
            """);

    /// <summary>A method that the editor has written to fulfil the interface is empty: the body belongs there.</summary>
    [Theory]
    [InlineData("public override void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson)\n{\n}")]
    [InlineData("/// <summary>What TWS says.</summary>\npublic override void error(int id, long t, int c, string m, string j) { }")]
    [InlineData("public override void error(int id, long t, int c, string m, string j)\n{\n    throw new System.NotImplementedException();\n}")]
    [InlineData("public override void error(int id, long t, int c, string m, string j) => throw new System.NotImplementedException();")]
    public async Task The_body_moves_to_an_empty_method(string empty)
    {
        const string Before = """
            public void {|IBAPI4008:error|}(int id, int code, string text)
            {
                System.Console.WriteLine(text + code + id);
            }
            """;
        const string After = """
            public override void error(int id, long errorTime, int code, string text, string advancedOrderRejectJson)
            {
                System.Console.WriteLine(text + code + id);
            }
            """;

        await FixAsync("private int _count;\n\n" + empty + "\n\n" + Before + "\n\nprivate int Next() => _count++;", "private int _count;\n\n" + After + "\n\nprivate int Next() => _count++;");
        await FixAsync(Before + "\n\n" + empty, After);
    }

    /// <summary>What stands over a part of the class is not about the method that goes.</summary>
    [Theory]
    [InlineData("// --- All others do nothing ---")]
    [InlineData("//=============================")]
    public Task A_headline_stays(string headline)
        => FixAsync(
            "public void {|IBAPI4008:error|}(int id, int code, string text) => System.Console.WriteLine(text + code + id);\n\n" + headline
                + "\n// Nothing yet.\npublic override void error(int id, long t, int c, string m, string j) { }\npublic override void connectionClosed() { }",
            "public override void error(int id, long errorTime, int code, string text, string advancedOrderRejectJson) => System.Console.WriteLine(text + code + id);\n\n"
                + headline + "\npublic override void connectionClosed() { }");

    /// <summary>What the empty method was, the full one is: an implementation, or one for the interface alone.</summary>
    [Theory]
    [InlineData("public new void error(")]
    [InlineData("void EWrapper.error(")]
    public async Task The_head_is_that_of_the_empty_method(string head)
    {
        var empty = head + "int id, int errorCode, string errorMsg) { throw new System.NotImplementedException(); }";
        const string Stale = "public void error(int id, int errorCode, string errorMsg, string json) { System.Console.WriteLine(errorMsg); }";
        var project = ReconnectProgram.Project(
            "using IBApi;\n\npublic class Callbacks : Stub, EWrapper\n{\n    " + Stale + "\n\n    " + empty + "\n}\n",
            ApiGeneration.V976,
            LanguageVersion.CSharp7_3,
            References.Runtime);

        project = await FixRun.FixAsync<CallbackSignatureFixer>("IBAPI4008", project);

        Assert.Equal(
            "using IBApi;\n\npublic class Callbacks : Stub, EWrapper\n{\n    " + head + "int id, int errorCode, string errorMsg) { System.Console.WriteLine(errorMsg); }\n}\n",
            await ReconnectProgram.TextAsync(project));
        Assert.Empty(await ReconnectProgram.WarningsAsync(project));
    }

    /// <summary>The called method has a body that is meant.</summary>
    [Theory]
    [InlineData("public override void error(int id, long t, int c, string m, string j)\n{\n    System.Console.WriteLine(m);\n}")]
    [InlineData("public override void error(int id, long t, int c, string m, string j)\n{\n    // Nobody wants to know.\n}")]
    public async Task What_stands_beside_the_called_method_goes(string called)
    {
        const string Stale = """
            /// <summary>What TWS says.</summary>
            // From a thread of its own.
            public void {|IBAPI4008:error|}(int id, int errorCode, string errorMsg)
            {
                System.Console.WriteLine(errorMsg);
            }
            """;
        const string Older = "public void {|IBAPI4008:error|}(int id, int errorCode, string errorMsg, string json) => System.Console.WriteLine(json);";

        await FixAsync(Stale + "\n\n" + called, called, CallbackSignatureFixer.RemoveEquivalenceKey);
        await FixAsync(called + "\n\n" + Stale + "\n\n" + Older, called, CallbackSignatureFixer.RemoveEquivalenceKey);
        await FixAsync(Older + "\n" + Stale + "\n\n" + called, called, CallbackSignatureFixer.RemoveEquivalenceKey);
    }

    /// <summary>Two methods cannot become one callback: the newer one does, and then the other one is in its way.</summary>
    [Fact]
    public async Task Of_two_shapes_the_newer_one_becomes_the_callback()
    {
        const string Older = "public void error(int id, int errorCode, string errorMsg)\n{\n    System.Console.WriteLine(errorMsg);\n}";
        const string Newer = "public void error(int id, int errorCode, string errorMsg, string json)\n{\n    System.Console.WriteLine(json);\n}";
        var project = ReconnectProgram.Project(Class(Older + "\n\n" + Newer), ApiGeneration.V1050, LanguageVersion.CSharp7_3, References.Runtime);

        project = await FixRun.FixAsync<CallbackSignatureFixer>("IBAPI4008", project);

        Assert.Equal(
            Class(Newer.Replace("void error(int id, ", "override void error(int id, long errorTime, ", System.StringComparison.Ordinal)),
            await ReconnectProgram.TextAsync(project));
    }

    /// <summary>
    /// After an upgrade a class that implements the interface by itself does not compile: its callback gets the new shape, and is
    /// what it was otherwise.
    /// </summary>
    [Theory]
    [InlineData(
        "public void error(int id, int errorCode, string errorMsg) { System.Console.WriteLine(errorMsg); }",
        "public void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson) { System.Console.WriteLine(errorMsg); }")]
    [InlineData(
        "public virtual async void error(int id, int errorCode, string errorMsg, string json) => await System.Threading.Tasks.Task.Delay(id);",
        "public virtual async void error(int id, long errorTime, int errorCode, string errorMsg, string json) => await System.Threading.Tasks.Task.Delay(id);")]
    [InlineData(
        "void error(int id, int errorCode, string errorMsg) { }",
        "public void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson) { }")]
    public async Task What_the_class_implements_itself_is_no_override(string stale, string written)
    {
        var stub = WrapperStub.Source(ApiGeneration.V1050, "Stub")
            .Replace("public abstract class Stub : IBApi.EWrapper", "public class Callbacks : IBApi.EWrapper", System.StringComparison.Ordinal);
        var error = stub[stub.IndexOf("    public virtual void error(int", System.StringComparison.Ordinal)..];
        error = error[..(error.IndexOf('\n', System.StringComparison.Ordinal) + 1)];
        var project = ReconnectProgram.Project(
            stub.Replace(error, "    " + stale + "\n", System.StringComparison.Ordinal), ApiGeneration.V1050, LanguageVersion.CSharp7_3, References.Runtime);

        project = await FixRun.FixAsync<CallbackSignatureFixer>("IBAPI4008", project);

        Assert.Equal(
            stub.Replace(error, "    " + written + "\n", System.StringComparison.Ordinal),
            await ReconnectProgram.TextAsync(project));
        Assert.Empty(await ReconnectProgram.WarningsAsync(project));
    }

    /// <summary>One complaint less and another one more is no mend; what overrides the method would be left without it.</summary>
    [Theory]
    [InlineData("public double Pos;\n    public void position(string account, Contract contract, double pos, double avgCost) => Pos = pos;", "position", "")]
    [InlineData("public virtual void error(int id, int errorCode, string errorMsg) { }", "error", "class Derived : Callbacks { public override void error(int id, int errorCode, string errorMsg) { } }")]
    public async Task Not_offered_where_the_class_implements_it_itself(string stale, string name, string more)
    {
        var stub = WrapperStub.Source(ApiGeneration.V1050, "Stub")
            .Replace("public abstract class Stub : IBApi.EWrapper", "public class Callbacks : IBApi.EWrapper", System.StringComparison.Ordinal);
        var current = stub[stub.IndexOf("    public virtual void " + name + (name == "error" ? "(int" : "("), System.StringComparison.Ordinal)..];
        current = current[..current.IndexOf('\n', System.StringComparison.Ordinal)];
        var source = "using IBApi;\n" + stub.Replace(current, "    " + stale, System.StringComparison.Ordinal) + more;
        var project = ReconnectProgram.Project(source, ApiGeneration.V1050, LanguageVersion.CSharp7_3, References.Runtime);

        Assert.False(await FixRun.IsOfferedAsync<CallbackSignatureFixer>("IBAPI4008", project));
    }

    /// <summary>Where nothing right can be written.</summary>
    [Theory]
    [InlineData("public void {|IBAPI4008:position|}(string account, Contract contract, double pos, double avgCost) => Pos = pos; public double Pos;")]
    [InlineData("public void {|IBAPI4008:fundamentalData|}(int reqId, string data) { }")]
    [InlineData("public virtual void {|IBAPI4008:error|}(int id, int errorCode, string errorMsg) { } public override void error(int id, long t, int c, string m, string j) => connectionClosed();")]
    [InlineData("public void {|IBAPI4008:error|}(int id, int errorCode, string errorMsg)\n{\n#pragma warning disable CS0168\n}\npublic override void error(int id, long t, int c, string m, string j) => connectionClosed();")]
    public Task Not_offered(string members)
        => new FixTest<CallbackSignatureFixer>("IBAPI4008") { Source = Class(members), Options = [] }.RunAsync();

    private static Task FixAsync(string before, string after, string key = CallbackSignatureFixer.EquivalenceKey)
        => new FixTest<CallbackSignatureFixer>("IBAPI4008")
        {
            Source = Class(before),
            Fixed = Class(after),
            EquivalenceKey = key,
            Options = [],
        }.RunAsync();

    private static string Class(string members)
        => "using IBApi;\n\npublic class Callbacks : DefaultEWrapper\n{\n    "
            + members.Replace("\r\n", "\n").Replace("\n", "\n    ").Replace("\n    \n", "\n\n") + "\n}\n";
}
