using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Versions;

/// <summary>IBAPI4002: which requests the declared TWS does not know, and which checks keep them from being sent.</summary>
public sealed class RequestNewerThanTwsTests
{
    /// <summary>Bodies that send <c>reqUserInfo</c> (167) to a TWS that speaks 160 at most.</summary>
    public static TheoryData<string> Unchecked =>
    [
        "{|IBAPI4002:client.reqUserInfo(1)|};",
        "client?{|IBAPI4002:.reqUserInfo(1)|};",
        "if (flag) {|IBAPI4002:client.reqUserInfo(1)|};",
        "if (client.ServerVersion >= 166) {|IBAPI4002:client.reqUserInfo(1)|};",
        "if (client.ServerVersion < 167) {|IBAPI4002:client.reqUserInfo(1)|};",
        "if (client.ServerVersion >= 167) { } {|IBAPI4002:client.reqUserInfo(1)|};",
        "if (client.ServerVersion >= 167) { client.reqIds(1); } else { {|IBAPI4002:client.reqUserInfo(1)|}; }",
        "if (client.ServerVersion >= 167 || flag) {|IBAPI4002:client.reqUserInfo(1)|};",
        "if (client.ServerVersion < 167) { Log(); } {|IBAPI4002:client.reqUserInfo(1)|};",
        "{|IBAPI4002:client.reqUserInfo(1)|}; if (client.ServerVersion < 167) return;",
        "var isNew = client.ServerVersion >= 100; if (isNew) {|IBAPI4002:client.reqUserInfo(1)|};",
        "var isNew = client.ServerVersion >= 167; isNew = flag; if (isNew) {|IBAPI4002:client.reqUserInfo(1)|};",
        "switch (client.ServerVersion) { case >= 150: {|IBAPI4002:client.reqUserInfo(1)|}; break; }",
        "if (client.ServerVersion is >= 100 and < 160) {|IBAPI4002:client.reqUserInfo(1)|};",
        "while (flag) { {|IBAPI4002:client.reqUserInfo(1)|}; if (client.ServerVersion >= 167) break; }",
        "Action ask = () => {|IBAPI4002:client.reqUserInfo(1)|}; if (client.ServerVersion >= 167) ask();",
        "if (IsNewish(client)) {|IBAPI4002:client.reqUserInfo(1)|};",
        "if (Older) {|IBAPI4002:client.reqUserInfo(1)|};",
        "if (client.IsConnected()) {|IBAPI4002:client.reqUserInfo(1)|};",
        "if (number >= 167) {|IBAPI4002:client.reqUserInfo(1)|};",
        "void Ask() => {|IBAPI4002:client.reqUserInfo(1)|}; Ask();",
    ];

    [Theory]
    [MemberData(nameof(Unchecked))]
    public Task Reported(string body)
        => Test(body);

    /// <summary>Bodies in which a check guarantees 167.</summary>
    public static TheoryData<string> Checked =>
    [
        "if (client.ServerVersion >= 167) client.reqUserInfo(1);",
        "if (client.ServerVersion >= MinServerVer.USER_INFO) { client.reqUserInfo(1); }",
        "if (client.ServerVersion > 166) client.reqUserInfo(1);",
        "if (167 <= client.ServerVersion) client.reqUserInfo(1);",
        "if (client.ServerVersion == 170) client.reqUserInfo(1);",
        "if (!(client.ServerVersion < 167)) client.reqUserInfo(1);",
        "if (client.ServerVersion < 167) { Log(); } else { client.reqUserInfo(1); }",
        "if (client?.ServerVersion >= 167) client.reqUserInfo(1);",
        "if ((client?.ServerVersion ?? 0) >= 167) client.reqUserInfo(1);",

        // Early return, throw, continue.
        "if (client.ServerVersion < 167) return; client.reqUserInfo(1);",
        "if (client.ServerVersion < 167) throw new NotSupportedException(); client.reqUserInfo(1);",
        "if (client.ServerVersion <= 166) { Log(); return; } Log(); client.reqUserInfo(1);",
        "while (flag) { if (client.ServerVersion < 167) continue; client.reqUserInfo(1); }",
        "if (flag || client.ServerVersion < 167) return; client.reqUserInfo(1);",
        "if (client.ServerVersion < 167 && flag) return; if (client.ServerVersion < 167) return; client.reqUserInfo(1);",

        // && and ?: and switch and patterns.
        "if (flag && client.ServerVersion >= 167) client.reqUserInfo(1);",
        "if (flag && client.ServerVersion >= 167 && number > 1) client.reqUserInfo(1);",
        "if (client.ServerVersion >= 167 ? flag : false) client.reqUserInfo(1);",
        "Action ask = client.ServerVersion >= 167 ? () => client.reqUserInfo(1) : () => Log(); ask();",
        "switch (client.ServerVersion) { case >= 167: client.reqUserInfo(1); break; default: Log(); break; }",
        "switch (client.ServerVersion) { case < 167: Log(); break; default: client.reqUserInfo(1); break; }",
        "Action ask = client.ServerVersion switch { >= 167 => () => client.reqUserInfo(1), _ => () => Log() }; ask();",
        "if (client.ServerVersion switch { >= 170 => true, _ => false }) client.reqUserInfo(1);",
        "if (client.ServerVersion is >= 167) client.reqUserInfo(1);",
        "if (client.ServerVersion is not < 167) client.reqUserInfo(1);",
        "if (client.ServerVersion is >= 167 and < 200) client.reqUserInfo(1);",
        "if (client.ServerVersion is 170 or 180) client.reqUserInfo(1);",
        "if (client is { ServerVersion: >= 167 }) client.reqUserInfo(1);",

        // Kept in a local, or in a member.
        "var isNew = client.ServerVersion >= 167; if (isNew) client.reqUserInfo(1);",
        "var isNew = flag && client.ServerVersion >= 167; Log(); if (!isNew) return; client.reqUserInfo(1);",
        "bool isNew; isNew = client.ServerVersion >= 167; if (isNew == true) client.reqUserInfo(1);",
        "var version = client.ServerVersion; if (version >= 167) client.reqUserInfo(1);",
        "_isNew = client.ServerVersion >= 167; if (_isNew) client.reqUserInfo(1);",

        // A method or property that returns such a check, or throws by it.
        "if (IsNew(client)) client.reqUserInfo(1);",
        "if (!IsOld(client)) client.reqUserInfo(1);",
        "if (IsNew2(client)) client.reqUserInfo(1);",
        "if (Has(client, 167)) client.reqUserInfo(1);",
        "if (Has(client, MinServerVer.USER_INFO) && flag) client.reqUserInfo(1);",
        "if (AtLeast(client.ServerVersion, 167)) client.reqUserInfo(1);",
        "if (New) client.reqUserInfo(1);",
        "EnsureServerVersion(client); client.reqUserInfo(1);",
        "RequireVersion(client, 167); client.reqUserInfo(1);",

        // In a function inside.
        "if (client.ServerVersion >= 167) Task.Run(() => client.reqUserInfo(1));",
        "if (client.ServerVersion >= 167) { Ask(); } void Ask() => client.reqUserInfo(1);",
        "Task.Run(async () => { await Task.Yield(); if (client.ServerVersion >= 167) client.reqUserInfo(1); });",

        // In every caller.
        "if (client.ServerVersion >= 167) Inner(client);",

        // A check that is not understood.
        "if (client.ServerVersion >= number) client.reqUserInfo(1);",
        "if (_serverVersion >= 167) client.reqUserInfo(1);",
        "if (other.SupportsUserInfo) client.reqUserInfo(1);",
        "if (other.Supports(\"userInfo\")) client.reqUserInfo(1);",
    ];

    [Theory]
    [MemberData(nameof(Checked))]
    public Task Silent(string body)
        => Test(body);

    [Theory]
    [InlineData("10.16")]
    [InlineData("1016.1")]
    [InlineData("10.45")]
    public Task A_TWS_that_knows_it_is_silent(string version)
        => new RuleTest("IBAPI4002") { Source = Source("client.reqUserInfo(1);"), Options = [("ibapi.tws_version", version)], Generations = [ApiGeneration.V1050] }.RunAsync();

    [Fact]
    public Task Folders_can_have_another_TWS()
        => new RuleTest("IBAPI4002")
        {
            Source = Source("{|IBAPI4002:client.reqUserInfo(1)|};"),
            Files = [("/0/New/Other.cs", "class Other { void Run(EClientSocket client) => client.reqUserInfo(1); }")],
            ConfigFiles = [("/0/.editorconfig", "root = true\n[*.cs]\nibapi.tws_version = 981\n[New/*.cs]\nibapi.tws_version = 10.30\n")],
            Generations = [ApiGeneration.V1050],
        }.RunAsync();

    [Fact]
    public Task The_newest_of_the_sessions_counts()
        => new RuleTest("IBAPI4002")
        {
            Source = "class Bot { void Run(EClientSocket c) { c.eConnect(\"\", 7497, 1); c.eConnect(\"\", 4002, 1); c.reqUserInfo(1); {|IBAPI4002:c.reqCurrentTimeInMillis()|}; } }",
            AdditionalFiles = [("/0/ibapi.json", "{ \"sessions\": { \"a\": { \"port\": 7497, \"version\": \"981\" }, \"b\": { \"port\": 4002, \"version\": \"10.30\" } } }")],
            Generations = [ApiGeneration.V1050],
        }.RunAsync();

    [Fact]
    public Task Mocks_and_namesakes_are_silent()
        => new RuleTest("IBAPI4002")
        {
            Source = """
                class Mine { public void reqUserInfo(int id) { } }
                class Order { public double CashQty; }
                class Bot
                {
                    void Run(Mine mine) { mine.reqUserInfo(1); new Order { CashQty = 1 }.ToString(); }
                    System.Linq.Expressions.Expression<Action<EClientSocket>> Setup() => client => client.reqUserInfo(1);
                }
                """,
            Options = [("ibapi.tws_version", "952")],
            Generations = [ApiGeneration.V1050],
        }.RunAsync();

    /// <summary>Members and parameters, for a TWS that speaks 103 at most.</summary>
    [Theory]
    [InlineData("var bought = new Order { Action = \"BUY\", {|IBAPI4002:CashQty = 100|} }; client.placeOrder(1, contract, bought);")]
    [InlineData("client.placeOrder(1, contract, new Order { {|IBAPI4002:CashQty = 100|} });")]
    [InlineData("var bought = new Order(); {|IBAPI4002:bought.CashQty = 100|}; client.placeOrder(1, contract, bought);")]
    [InlineData("{|IBAPI4002:order.CashQty = amount|}; client.placeOrder(1, contract, order);")]
    [InlineData("{|IBAPI4002:_order.CashQty = amount|}; client.placeOrder(1, contract, _order);")]
    [InlineData("Order o; o = new Order { {|IBAPI4002:CashQty = 100|} }; client.placeOrder(1, contract, o);")]
    [InlineData("{|IBAPI4002:order.CashQty = flag ? 100 : double.MaxValue|}; client.placeOrder(1, contract, order);")]
    [InlineData("{|IBAPI4002:contract.IssuerId = \"e1\"|}; client.reqContractDetails(1, contract);")]
    [InlineData("{|IBAPI4002:contract.PrimaryExch = \"ISLAND\"|}; client.reqMarketDepth(1, contract, 5, false, null);")]
    [InlineData("client.reqExecutions(1, new ExecutionFilter { {|IBAPI4002:LastNDays = 3|} });")]
    [InlineData("client.reqMarketDepth(1, contract, 5, {|IBAPI4002:true|}, null);")]
    [InlineData("client.reqMarketDepth(1, contract, 5, {|IBAPI4002:isSmartDepth: true|}, null);")]
    [InlineData("client.reqHistoricalData(1, contract, \"\", \"1 D\", \"1 hour\", {|IBAPI4002:\"SCHEDULE\"|}, 1, 1, false, null);")]
    [InlineData("client.reqHistoricalData(1, contract, \"\", \"1 D\", \"1 hour\", \"TRADES\", 1, 1, {|IBAPI4002:true|}, null);")]
    [InlineData("client.cancelOrder(1, new OrderCancel { {|IBAPI4002:ManualOrderCancelTime = \"20260101-00:00:00\"|} });")]

    // A method of the project makes it for the request.
    [InlineData("client.placeOrder(1, contract, Cash(flag));")]
    [InlineData("var made = Cash(flag); client.placeOrder(1, contract, made);")]

    // It is not sent, or not by this body.
    [InlineData("order.CashQty = 100;")]
    [InlineData("order.CashQty = 100; client.placeOrder(1, contract, new Order());")]
    [InlineData("var other = new Order { CashQty = 100 }; client.placeOrder(1, contract, order);")]
    [InlineData("contract.PrimaryExch = \"ISLAND\"; client.reqContractDetails(1, contract);")]
    [InlineData("contract.IssuerId = \"e1\"; client.reqMarketDepth(1, contract, 5, false, null);")]

    // It says nothing.
    [InlineData("order.CashQty = 0; client.placeOrder(1, contract, order);")]
    [InlineData("order.CashQty = double.MaxValue; client.placeOrder(1, contract, order);")]
    [InlineData("client.placeOrder(1, contract, new Order { ExtOperator = \"\", IsOmsContainer = false, Mifid2DecisionMaker = null });")]
    [InlineData("client.placeOrder(1, contract, new Order { Tier = new SoftDollarTier(\"\", \"\", \"\"), IsOmsContainer = flag });")]
    [InlineData("client.placeOrder(1, contract, new Order { CashQty = order.CashQty });")]
    [InlineData("client.reqMarketDepth(1, contract, 5, flag, null); client.reqMarketDepth(1, contract, 5, false, null);")]
    [InlineData("client.reqHistoricalData(1, contract, \"\", \"1 D\", \"1 hour\", \"TRADES\", 1, 1, false, null);")]

    [InlineData("client.placeOrder(1, contract, new Order { ExtOperator = string.Empty });")]
    [InlineData("client.exerciseOptions(1, contract, 1, 1, \"\", 0, time, time, flag);")]

    // It is known to every TWS.
    [InlineData("client.placeOrder(1, contract, new Order { Action = \"BUY\", LmtPrice = 1, OutsideRth = true });")]

    // A check guarantees it, where it is set or where it is sent.
    [InlineData("if (client.ServerVersion >= MinServerVer.CASH_QTY) { order.CashQty = 100; } client.placeOrder(1, contract, order);")]
    [InlineData("order.CashQty = 100; if (client.ServerVersion >= 111) client.placeOrder(1, contract, order);")]
    [InlineData("if (client.ServerVersion >= 111) client.placeOrder(1, contract, new Order { CashQty = 100 });")]
    public Task Members_and_parameters(string body)
        => new RuleTest("IBAPI4002") { Source = Source(body) + Makers(body.Contains("Cash(", System.StringComparison.Ordinal)), Options = [("ibapi.tws_version", "952")], Generations = [ApiGeneration.V1050] }.RunAsync();

    [Fact]
    public Task What_the_API_never_sends_is_another_rules_matter()
        => new RuleTest("IBAPI4002")
        {
            Source = Source("client.placeOrder(1, contract, new Order { ImbalanceOnly = true });"),
            Options = [("ibapi.tws_version", "10.19")],
            Generations = [ApiGeneration.V1030],
        }.RunAsync();

    [Fact]
    public Task Messages_name_the_need_and_the_effect()
        => new RuleTest("IBAPI4002")
        {
            Source = Source("{|#0:client.reqUserInfo(1)|}; client.placeOrder(1, contract, new Order { {|#1:Tier = new SoftDollarTier(\"a\", \"b\", \"c\")|}, {|#2:PostOnly = true|} }); client.reqMarketDepth(1, contract, 5, {|#3:true|}, null);"),
            Options = [("ibapi.tws_version", "952")],
            Generations = [ApiGeneration.V1050],
            Messages =
            [
                "'reqUserInfo' needs server version 167 (TWS 10.16 and later), but the declared TWS 952 speaks 103 at most: nothing is sent, only error 503 comes back",
                "'Order.Tier' needs server version 106 (TWS 959 and later), but the declared TWS 952 speaks 103 at most: it is left out without a word",
                "'Order.PostOnly' needs server version 216 (TWS 10.41 and later), but the declared TWS 952 speaks 103 at most: it is left out without a word, or nothing is sent and error 503 comes back",
                "'reqMarketDepth(…, isSmartDepth)' needs server version 146 (TWS 974 and later), but the declared TWS 952 speaks 103 at most: nothing is sent, only error 503 comes back",
            ],
        }.RunAsync();

    [Fact]
    public async Task Speaks_in_Visual_Basic()
    {
        const string Source = """
            Public Class Bot
                Sub Ask(client As EClientSocket, contract As Contract)
                    If client.ServerVersion >= 167 Then
                        client.reqUserInfo(1)
                    End If
                    client.reqUserInfo(2)
                    Dim order As New Order() With {.CashQty = 5}
                    client.placeOrder(1, contract, order)
                    Select Case client.ServerVersion
                        Case Is >= 167
                            client.reqUserInfo(3)
                    End Select
                End Sub
            End Class
            """;

        var found = await VisualBasic.DiagnosticsOfAsync("IBAPI4002", Source, ApiGeneration.V1050, ("ibapi.tws_version", "952"));
        Assert.Equal(["client.reqUserInfo(2)", ".CashQty = 5"], System.Linq.Enumerable.Select(found, VisualBasic.TextAt));
    }

    /// <summary>A class with a method that makes an order.</summary>
    private static string Makers(bool isUsed)
        => "partial class Bot { static Order Cash(bool flag) { var order = new Order { Action = \"BUY\" }; "
            + (isUsed ? "{|IBAPI4002:order.CashQty = 5|}" : "order.CashQty = 5") + "; return order; } }";

    private static Task Test(string body)
        => new RuleTest("IBAPI4002") { Source = Source(body), Options = [("ibapi.tws_version", "981")], Generations = [ApiGeneration.V1050] }.RunAsync();

    private static string Source(string body)
        => """
            partial class Bot
            {
                bool _isNew; int _serverVersion; Order _order; EClientSocket _client; Support other;
                void Run(EClientSocket client, Contract contract, Order order, bool flag, int number, double amount, string time) { BODY }
                INNER
                void Log() { }
                static bool IsNew(EClientSocket client) => client.ServerVersion >= 167;
                static bool IsNew2(EClientSocket client) { if (client.ServerVersion < 167) return false; return true; }
                static bool IsNewish(EClientSocket client) => client.ServerVersion >= 150;
                static bool IsOld(EClientSocket client) => client.ServerVersion < 167;
                static bool Has(EClientSocket client, int needed) => client != null && client.ServerVersion >= needed;
                static bool AtLeast(int version, int needed) => version >= needed;
                static void EnsureServerVersion(EClientSocket client) { if (client.ServerVersion < 167) throw new NotSupportedException(); }
                static void RequireVersion(EClientSocket client, int needed) { if (client.ServerVersion < needed) throw new NotSupportedException(); }
                bool New => _client.ServerVersion >= 167;
                bool Older => _client.ServerVersion >= 120;
            }
            abstract class Support { public abstract bool SupportsUserInfo { get; } public abstract bool Supports(string what); }
            """
            .Replace("INNER", body.Contains("Inner(", System.StringComparison.Ordinal) ? "void Inner(EClientSocket client) => client.reqUserInfo(1);" : "", System.StringComparison.Ordinal)
            .Replace("BODY", body, System.StringComparison.Ordinal);
}
