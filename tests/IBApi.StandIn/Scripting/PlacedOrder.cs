namespace IBApi.StandIn;

/// <summary>An order that reached TWS. The objects are the caller's own, not copies.</summary>
public sealed class PlacedOrder
{
    internal PlacedOrder(int clientId, int orderId, Contract contract, Order order)
    {
        ClientId = clientId;
        OrderId = orderId;
        Contract = contract;
        Order = order;
    }

    public int ClientId { get; }

    public int OrderId { get; }

    public Contract Contract { get; }

    public Order Order { get; }
}
