using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>Checks of versions, callbacks and order IDs as they stand while somebody types them, and in circles.</summary>
public sealed class HalfTypedVersionsTests
{
    private const string Program = """
        public class Bot : DefaultEWrapper
        {
            private readonly EClientSocket _client;
            private bool _isNew;
            private int _id = 1;
            public bool IsNew => _client?.ServerVersion >= MinServerVer.USER_INFO && _isNew;
            public void error(int id, int errorCode, string errorMsg) { }
            public override void nextValidId(int orderId) => _id = orderId;
            private static bool Has(EClientSocket client, int version) => client is { ServerVersion: >= 150 } || client.ServerVersion >= version;
            private void Require(int serverVersion) { if (_client.ServerVersion < serverVersion) throw new NotSupportedException(); }
            public async Task Run(Contract contract, Order order)
            {
                _isNew = _client.ServerVersion switch { >= 170 => true, < 100 => false, _ => _isNew };
                if (Has(_client, 167)) _client.reqUserInfo(1); else _client?.reqUserInfo(2);
                switch (_client.ServerVersion) { case >= 190: _client.reqCurrentTimeInMillis(); break; case 3: break; }
                var made = new Order { CashQty = 5, Tier = new SoftDollarTier("a", "b", "c"), ImbalanceOnly = true };
                order.PostOnly = true; made.ManualOrderIndicator = 1;
                _client.placeOrder(_id++, contract, made);
                await Task.Run(() => { Require(180); _client.placeOrder(Environment.TickCount, contract, order); });
                _client.reqMarketDepth(1, contract, 5, isSmartDepth: true, null);
                _client.cancelOrder(1, new OrderCancel { ManualOrderCancelTime = "x" });
                void Local() => _client.reqExecutions(1, new ExecutionFilter { LastNDays = 3 });
                if (IsNew) { Local(); } while (_client.ServerVersion > 300) { }
                _client.DisableUseV100Plus();
            }
        }
        """;

    private static readonly Compilation Whole = TestProgram.Compile([(TestProgram.FirstFile, Program)]);

    [Fact]
    public void The_whole_program_is_right()
        => Assert.Empty(TestProgram.ErrorsOf(Whole));

    [Fact]
    public void Every_prefix()
        => Parallel.For(0, Program.Length / 19, static i => FindIn(Program[..(i * 19)]));

    [Fact]
    public void Every_program_without_a_stretch()
        => Parallel.For(0, Program.Length / 29, static i => FindIn(Program[..(i * 29)] + Program[((i * 29) + 5)..]));

    [Theory]
    [InlineData("bool A => B; bool B => A; void Run() { if (A) _client.reqUserInfo(1); }")]
    [InlineData("bool A() => B(); bool B() => A() && _client.ServerVersion >= 1; void Run() { if (A()) _client.reqUserInfo(1); }")]
    [InlineData("void A() { if (_client == null) B(); _client.reqUserInfo(1); } void B() => A();")]
    [InlineData("bool _a; bool _b; void Run() { _a = _b; _b = _a; if (_a) _client.reqUserInfo(1); }")]
    [InlineData("void CheckVersion() { CheckVersion(); } void Run() { CheckVersion(); _client.reqUserInfo(1); }")]
    [InlineData("int A => B; int B => A; void Run() { if (A >= 167) _client.reqUserInfo(1); }")]
    [InlineData("void Run() { var a = true; a = a && a; if (a) _client.reqUserInfo(1); void L() => L(); }")]
    [InlineData("int _id; int Next { get => _id; set => _id = Next; } void Run() { _id = Next; Next = _id; _client.placeOrder(Next, null, null); }")]
    [InlineData("void Run(List<int> all) { lock (this) { foreach (var i in all) { _client.reqUserInfo(i); } } using (var x = all.GetEnumerator()) { _client.reqUserInfo(1); } }")]
    [InlineData("void Run() { int a = 1, b = 2; a = b; b = a; _client.placeOrder(a, null, null); }")]
    public void Circles_end(string members)
        => FindAll(TestProgram.Compile([(TestProgram.FirstFile, "class Bot { EClientSocket _client; " + members + " }")]));

    [Fact]
    public void A_body_of_thousands_of_checks_ends()
        => FindAll(TestProgram.Compile([(TestProgram.FirstFile, "class Bot { void Run(EClientSocket c, Contract k, Order o) { "
            + string.Concat(Enumerable.Range(0, 1500).Select(static i => $"if (c.ServerVersion >= {i}) {{ o.CashQty = {i}; }} ")) + "c.placeOrder(1, k, o); c.reqUserInfo(1); } }")]));

    private static void FindIn(string text)
    {
        var old = Whole.SyntaxTrees.First(static tree => tree.FilePath == TestProgram.FirstFile);
        FindAll(Whole.ReplaceSyntaxTree(old, old.WithChangedText(SourceText.From(text))));
    }

    private static void FindAll(Compilation compilation)
    {
        var model = IbApiModel.TryCreate(compilation, TestOptions.None.With())!;
        model.StaleCallbacks(CancellationToken.None);
        model.Versions(CancellationToken.None);
        model.Requests(103, CancellationToken.None);
        model.OrderIds(CancellationToken.None);
        model.OrderRequests(CancellationToken.None);
    }
}
