using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using IbApi.Analyzers.Versions;
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

    /// <summary>Where nothing right can be written.</summary>
    [Theory]
    [InlineData("public void {|IBAPI4008:error|}(int id, int errorCode, string errorMsg) { } public override void error(int id, long t, int c, string m, string j) { }")]
    [InlineData("public void {|IBAPI4008:position|}(string account, Contract contract, double pos, double avgCost) => Pos = pos; public double Pos;")]
    [InlineData("public void {|IBAPI4008:fundamentalData|}(int reqId, string data) { }")]
    public Task Not_offered(string members)
        => new FixTest<CallbackSignatureFixer>("IBAPI4008") { Source = Class(members), Options = [] }.RunAsync();

    private static Task FixAsync(string before, string after)
        => new FixTest<CallbackSignatureFixer>("IBAPI4008")
        {
            Source = Class(before),
            Fixed = Class(after),
            EquivalenceKey = CallbackSignatureFixer.EquivalenceKey,
            Options = [],
        }.RunAsync();

    private static string Class(string members)
        => "using IBApi;\n\npublic class Callbacks : DefaultEWrapper\n{\n    "
            + members.Replace("\r\n", "\n").Replace("\n", "\n    ").Replace("\n    \n", "\n\n") + "\n}\n";
}
