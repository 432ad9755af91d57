using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Versions;

/// <summary>IBAPI4008: when a method in a callback's clothes is never called.</summary>
public sealed class StaleCallbackShapeTests
{
    /// <summary>The members of a class that derives from <c>DefaultEWrapper</c>, on the newest API.</summary>
    public static TheoryData<string> Stale =>
    [
        "public void {|IBAPI4008:error|}(int id, int errorCode, string errorMsg) { }",
        "public void {|IBAPI4008:error|}(int id, int errorCode, string errorMsg, string advancedOrderRejectJson) => Console.WriteLine(errorMsg);",
        "public virtual void {|IBAPI4008:error|}(int id, int code, string text) { }",
        "public new void {|IBAPI4008:error|}(int i, int c, string s) { }",
        "void {|IBAPI4008:error|}(int id, int errorCode, string errorMsg) { }",
        "public async void {|IBAPI4008:error|}(int id, int errorCode, string errorMsg) => await Task.Yield();",

        // Beside the right one it is as dead.
        "public void {|IBAPI4008:error|}(int id, int errorCode, string errorMsg) { }"
            + " public override void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson) { }",

        "public void {|IBAPI4008:orderStatus|}(int orderId, string status, double filled, double remaining, double avgFillPrice, int permId, int parentId, double lastFillPrice, int clientId, string whyHeld, double mktCapPrice) { }",
        "public void {|IBAPI4008:orderStatus|}(int orderId, string status, decimal filled, decimal remaining, double avgFillPrice, int permId, int parentId, double lastFillPrice, int clientId, string whyHeld, double mktCapPrice) { }",
        "public void {|IBAPI4008:position|}(string account, Contract contract, double pos, double avgCost) { }",
        "public void {|IBAPI4008:position|}(string account, Contract contract, int pos, double avgCost) { }",
        "public void {|IBAPI4008:updatePortfolio|}(Contract contract, double position, double marketPrice, double marketValue, double averageCost, double unrealisedPNL, double realisedPNL, string accountName) { }",
        "public void {|IBAPI4008:tickPrice|}(int tickerId, int field, double price, int canAutoExecute) { }",
        "public void {|IBAPI4008:tickSize|}(int tickerId, int field, int size) { }",
        "public void {|IBAPI4008:tickSize|}(int tickerId, int field, long size) { }",
        "public void {|IBAPI4008:historicalData|}(int reqId, string date, double open, double high, double low, double close, int volume, int count, double WAP, bool hasGaps) { }",
        "public void {|IBAPI4008:realtimeBar|}(int reqId, long time, double open, double high, double low, double close, long volume, double WAP, int count) { }",
        "public void {|IBAPI4008:fundamentalData|}(int reqId, string data) { }",
    ];

    [Theory]
    [MemberData(nameof(Stale))]
    public Task Reported_on_the_newest_API(string members)
        => Test("class Callbacks : DefaultEWrapper { " + members + " }", ApiGeneration.V1050);

    [Theory]
    [InlineData("public void {|IBAPI4008:error|}(int id, int errorCode, string errorMsg) { }")]
    [InlineData("public void {|IBAPI4008:error|}(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson) { }")]
    [InlineData("public void {|IBAPI4008:currentTimeInMillis|}(long timeInMillis) { }")]
    public async Task Reported_on_the_generations_between(string members)
    {
        await Test("class Callbacks : DefaultEWrapper { " + members + " }", ApiGeneration.V1019);
        await Test("class Callbacks : DefaultEWrapper { " + members + " }", ApiGeneration.V1030);
    }

    [Theory]
    [InlineData("public void {|IBAPI4008:error|}(int id, int errorCode, string errorMsg, string advancedOrderRejectJson) { }")]
    [InlineData("public void {|IBAPI4008:position|}(string account, Contract contract, decimal pos, double avgCost) { }")]
    [InlineData("public void {|IBAPI4008:userInfo|}(int reqId, string whiteBrandingId) { }")]
    public Task Reported_on_9_76(string members)
        => Test("class Callbacks : DefaultEWrapper { " + members + " }", ApiGeneration.V976);

    [Fact]
    public Task Reported_in_a_class_that_implements_the_interface_itself()
        => Test(
            """
            class Callbacks : AllCallbacks
            {
                public void {|IBAPI4008:connectAck|}() { }
                public void {|IBAPI4008:error|}(int id, int errorCode, string errorMsg, string advancedOrderRejectJson) { }
            }
            """ + AllCallbacks(ApiGeneration.V971),
            ApiGeneration.V971);

    [Fact]
    public Task Reported_in_a_base_class_of_the_users_and_in_partial_classes()
        => Test(
            """
            abstract class Base : DefaultEWrapper { public virtual void {|IBAPI4008:error|}(int id, int errorCode, string errorMsg) { } }
            partial class Callbacks : Base { public override void error(int id, int errorCode, string errorMsg) { } }
            partial class Other : DefaultEWrapper { }
            partial class Other { public void {|IBAPI4008:tickSize|}(int tickerId, int field, int size) { } }
            """,
            ApiGeneration.V1050);

    [Fact]
    public Task Message_names_both_shapes_and_releases()
        => new RuleTest("IBAPI4008")
        {
            Source = """
                class Callbacks : DefaultEWrapper
                {
                    public void {|#0:error|}(int id, int errorCode, string errorMsg) { }
                    public void {|#1:commissionAndFeesReport|}(CommissionAndFeesReport report) { }
                    public void {|#2:currentTimeInMillis|}(long time) { }
                }
                class CommissionAndFeesReport { }
                """,
            Generations = [ApiGeneration.V1030],
            Messages =
            [
                "'error(int, int, string)' is the callback of API before 10.14; the referenced API 10.30.01 calls 'error(int, int, string, string)' and never this one",
                "'commissionAndFeesReport(CommissionAndFeesReport)' is the callback of API 10.33 and later; the referenced API 10.30.01 calls 'commissionReport(CommissionReport)' and never this one",
                "'currentTimeInMillis(long)' is the callback of API 10.34 and later; the referenced API 10.30.01 has no such callback and never calls it",
            ],
        }.RunAsync();

    /// <summary>What only looks like one, on the newest API.</summary>
    public static TheoryData<string> Silent =>
    [
        // It overrides, or fulfils the interface.
        "class C : DefaultEWrapper { public override void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson) { } }",
        "class C : DefaultEWrapper, EWrapper { public new void tickSize(int tickerId, int field, decimal size) { } }",
        "class C : DefaultEWrapper, EWrapper { void EWrapper.tickSize(int tickerId, int field, decimal size) { } }",

        // It means something to the project itself.
        "class C : DefaultEWrapper { public void error(int id, int errorCode, string errorMsg) { } public override void error(int id, long t, int c, string m, string j) => error(id, c, m); }",
        "class C : DefaultEWrapper { public void error(int id, int errorCode, string errorMsg) { } public override void error(Exception e) => error(-1, 0, e.Message); }",
        "class C : DefaultEWrapper { public void error(int id, int errorCode, string errorMsg) { } } class D { void M(C c) => c.error(1, 2, \"\"); }",
        "class C : DefaultEWrapper { public void error(int id, int errorCode, string errorMsg) { } } class D { Action<int, int, string> M(C c) => c.error; }",
        "interface IErrors { void error(int id, int errorCode, string errorMsg); } class C : DefaultEWrapper, IErrors { public void error(int id, int errorCode, string errorMsg) { } }",
        "interface IErrors { void error(int id, int errorCode, string errorMsg); } class C : DefaultEWrapper, IErrors { void IErrors.error(int id, int errorCode, string errorMsg) { } }",
        "abstract class B : DefaultEWrapper { public abstract void error(int id, int errorCode, string errorMsg); public override void error(string s) => error(1, 1, s); }"
            + " class C : B { public override void error(int id, int errorCode, string errorMsg) { } }",

        // It is a shape of no release.
        "class C : DefaultEWrapper { public void error(string text, int code) { } }",
        "class C : DefaultEWrapper { public void error(int id, int errorCode, string errorMsg, int severity) { } }",
        "class C : DefaultEWrapper { public void error(int id, int errorCode, ref string errorMsg) { } }",
        "class C : DefaultEWrapper { public int error(int id, int errorCode, string errorMsg) => 0; }",
        "class C : DefaultEWrapper { public static void error(int id, int errorCode, string errorMsg) { } }",
        "class C : DefaultEWrapper { public void error<T>(int id, int errorCode, string errorMsg) { } }",
        "class C : DefaultEWrapper { public void Error(int id, int errorCode, string errorMsg) { } }",
        "class C : DefaultEWrapper { public void tickSize(int tickerId, int field, double size) { } }",
        "class C : DefaultEWrapper { public event Action<int, int, string> error2; void On() => error2?.Invoke(1, 2, \"\"); }",

        // It is not the API's.
        "class C { public void error(int id, int errorCode, string errorMsg) { } }",
        "namespace Fork { interface EWrapper { void error(int id, long t, int c, string m, string j); } class C : EWrapper { public void error(int id, long t, int c, string m, string j) { } public void error(int id, int errorCode, string errorMsg) { } } }",
        "namespace IBApi { class C : DefaultEWrapper { public void error(int id, int errorCode, string errorMsg) { } } }",
    ];

    [Theory]
    [MemberData(nameof(Silent))]
    public Task Is_silent(string source)
        => Test(source, ApiGeneration.V1050);

    [Fact]
    public Task Is_silent_for_the_shape_of_each_generation()
        => Task.WhenAll(
            Test("class C : DefaultEWrapper { public override void error(int id, int errorCode, string errorMsg) { } }", ApiGeneration.V976),
            Test("class C : DefaultEWrapper { public override void error(int id, int errorCode, string errorMsg, string json) { } }", ApiGeneration.V1019),
            Test("class C : DefaultEWrapper { public override void error(int id, int errorCode, string errorMsg, string json) { } }", ApiGeneration.V1030));

    [Fact]
    public async Task Speaks_in_Visual_Basic()
    {
        var found = await VisualBasic.DiagnosticsOfAsync(
            "IBAPI4008",
            """
            Class Callbacks
                Inherits DefaultEWrapper
                Public Overloads Sub [error](id As Integer, errorCode As Integer, errorMsg As String)
                End Sub
                Public Overloads Overrides Sub [error](str As String)
                End Sub
            End Class
            """);

        Assert.Equal("[error]", VisualBasic.TextAt(Assert.Single(found)));
    }

    private static Task Test(string source, ApiGeneration api)
        => new RuleTest("IBAPI4008") { Source = source, Generations = [api] }.RunAsync();

    /// <summary>A class with an empty body for every callback of a generation that ships none.</summary>
    private static string AllCallbacks(ApiGeneration api)
        => WrapperStub.Source(api, "AllCallbacks");
}
