using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Rules.Orders;

/// <summary>IBAPI6001: order IDs that TWS did not give out.</summary>
public sealed class OrderIdNotFromTwsTests
{
    [Theory]

    // Written.
    [InlineData("void Buy() => _client.placeOrder({|IBAPI6001:1|}, _contract, _order);")]
    [InlineData("void Buy() { const int Id = 5; _client.placeOrder({|IBAPI6001:Id|}, _contract, _order); }")]
    [InlineData("void Buy(int id) => _client.placeOrder(id, _contract, _order); void Run() => Buy({|IBAPI6001:7|});")]
    [InlineData("void Buy() { var id = 100; _client.placeOrder({|IBAPI6001:id|}, _contract, _order); }")]
    [InlineData("void Buy() { for (var i = 0; i < 3; i++) _client.placeOrder({|IBAPI6001:i|}, _contract, _order); }")]

    // A clock, a random number.
    [InlineData("void Buy() => _client.placeOrder({|IBAPI6001:Environment.TickCount|}, _contract, _order);")]
    [InlineData("void Buy() => _client.placeOrder({|IBAPI6001:new Random().Next()|}, _contract, _order);")]
    [InlineData("void Buy() { var id = {|IBAPI6001:Environment.TickCount|}; _client.placeOrder(id, _contract, _order); }")]

    // A counter of the program's own.
    [InlineData("int _id; void Buy() => _client.placeOrder({|IBAPI6001:_id++|}, _contract, _order);")]
    [InlineData("int _id = 1000; void Buy() => _client.placeOrder({|IBAPI6001:++_id|}, _contract, _order);")]
    [InlineData("static int s_id = 1; void Buy() { _client.placeOrder({|IBAPI6001:s_id|}, _contract, _order); s_id += 1; }")]
    [InlineData("int _id; void Buy() => _client.placeOrder({|IBAPI6001:Interlocked.Increment(ref _id)|}, _contract, _order);")]
    [InlineData("int Id { get; set; } = 1; void Buy() { _client.placeOrder({|IBAPI6001:Id++|}, _contract, _order); }")]
    [InlineData("void Buy() { var id = 1; foreach (var order in new[] { _order }) { _client.placeOrder({|IBAPI6001:id|}, _contract, order); id++; } }")]
    [InlineData("int _id = 1; void Buy() { var id = _id++; _client.placeOrder({|IBAPI6001:id|}, _contract, _order); }")]
    [InlineData("int _id; void Reset() => _id = 1; void Buy() => _client.placeOrder({|IBAPI6001:_id++|}, _contract, _order);")]

    // nextValidId, and what is counted from it.
    [InlineData("int _id; public override void nextValidId(int orderId) => _id = orderId; void Buy() => _client.placeOrder(_id++, _contract, _order);")]
    [InlineData("int _id = -1; public override void nextValidId(int orderId) { _id = Math.Max(_id, orderId); } void Buy() { var id = _id; _client.placeOrder(id + 1, _contract, _order); _id++; }")]
    [InlineData("int Id { get; set; } = 1; public override void nextValidId(int orderId) { if (orderId > 1) Id = orderId; } void Buy() { _client.placeOrder(Id++, _contract, _order); }")]
    [InlineData("public override void nextValidId(int orderId) => _client.placeOrder(orderId, _contract, _order);")]
    [InlineData("int _id; public override void nextValidId(int orderId) => Set(orderId); void Set(int id) => _id = id; void Buy() => _client.placeOrder(Interlocked.Increment(ref _id), _contract, _order);")]
    [InlineData("int _id; public override void nextValidId(int orderId) => Interlocked.Exchange(ref _id, orderId); void Buy() => _client.placeOrder(_id++, _contract, _order);")]
    [InlineData("readonly State _state = new(); public override void nextValidId(int orderId) => _state.NextId = orderId; void Buy() => _client.placeOrder(_state.NextId++, _contract, _order);")]

    // What a variable is reset to, and what stands for none.
    [InlineData("int _id = -1; public override void nextValidId(int orderId) => _id = orderId; void Reset() { _id = -1; _id = 0; } void Buy() => _client.placeOrder(_id, _contract, _order);")]
    [InlineData("int _id; int Next() => _source.Next(); void Reset() => _id = 0; void Buy() { _id = Next(); Place(_id); } void Place(int id) => _client.placeOrder(id, _contract, _order); readonly Source _source;")]
    [InlineData("void Buy() => _client.placeOrder(-1, _contract, _order);")]

    // What cannot be followed: parameters without visible callers, storage, other code.
    [InlineData("public void Buy(int id) => _client.placeOrder(id, _contract, _order);")]
    [InlineData("public void Buy(int id) { id++; _client.placeOrder(id, _contract, _order); }")]
    [InlineData("int _id = int.Parse(System.IO.File.ReadAllText(\"id\")); void Buy() => _client.placeOrder(_id++, _contract, _order);")]
    [InlineData("int _id; void Load() => _id = int.Parse(System.IO.File.ReadAllText(\"id\")); void Buy() => _client.placeOrder(_id++, _contract, _order);")]
    [InlineData("int _id; void Load(Action<int> set) { Fill(out _id); } void Fill(out int id) => id = 5; void Buy() => _client.placeOrder(_id++, _contract, _order);")]
    [InlineData("void Buy(Dictionary<string, int> ids) => _client.placeOrder(ids[\"x\"], _contract, _order);")]
    [InlineData("void Buy() => _client.placeOrder(_order.OrderId, _contract, _order);")]
    [InlineData("public int NextId; void Buy() => _client.placeOrder(NextId++, _contract, _order);")]
    [InlineData("public override void openOrder(int orderId, Contract contract, Order order, OrderState state) => _client.placeOrder(orderId, contract, order);")]

    // No orders.
    [InlineData("void Ask() => _client.reqMktData(1, _contract, \"\", false, false, null);")]
    [InlineData("void Buy(Mine mine) => mine.placeOrder(1, _contract, _order);")]
    public Task Origins(string members)
        => Test(members);

    [Fact]
    public Task Messages_say_where_it_comes_from()
        => new RuleTest("IBAPI6001")
        {
            Source = Source("int _id; void Buy() { _client.placeOrder({|#0:1|}, _contract, _order); _client.placeOrder({|#1:_id++|}, _contract, _order); _client.placeOrder({|#2:Environment.TickCount|}, _contract, _order); }"),
            Generations = [ApiGeneration.Newest],
            Messages =
            [
                "The order ID 1 is written in the code; take it from 'nextValidId', or it may be another order's",
                "The order ID '_id' is a counter that no callback sets; take it from 'nextValidId', or it may be another order's",
                "The order ID comes from 'Environment.TickCount'; take it from 'nextValidId', or it may be another order's",
            ],
        }.RunAsync();

    [Fact]
    public Task Every_generation()
        => new RuleTest("IBAPI6001")
        {
            Source = "class Bot { void Buy(EClientSocket client) { client.placeOrder({|IBAPI6001:1|}, new Contract(), new Order()); } }",
        }.RunAsync();

    private static Task Test(string members)
        => new RuleTest("IBAPI6001") { Source = Source(members), Generations = [ApiGeneration.Newest] }.RunAsync();

    private static string Source(string members)
        => "public class Bot : DefaultEWrapper { readonly EClientSocket _client; readonly Contract _contract; readonly Order _order; "
            + members + " } class State { public int NextId; } abstract class Source { public abstract int Next(); } public class Mine { public void placeOrder(int id, Contract c, Order o) { } }";
}
