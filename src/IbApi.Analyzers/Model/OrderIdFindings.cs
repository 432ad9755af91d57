namespace IbApi.Analyzers.Model;

/// <summary>Where an order's ID comes from, other than from TWS.</summary>
internal enum OrderIdSource
{
    /// <summary>It is written in the code.</summary>
    Written,

    /// <summary>A clock, a random number, or whatever else is another one in every run.</summary>
    Changing,

    /// <summary>A counter of the program's own, which no callback ever sets.</summary>
    Counter,
}

/// <summary>An order ID that does not come from TWS. Plain data.</summary>
/// <param name="Place">Where it is written, computed or counted.</param>
/// <param name="Order">The order that gets it.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Name">The number, what changes, or the counter, as a message names it.</param>
internal sealed record ForeignOrderId(CodePlace Place, CodePlace Order, OrderIdSource Source, string Name) : IPlaced;

/// <summary>A request that a session without orders refuses. Plain data.</summary>
internal sealed record OrderRequest(CodePlace Place, string Name) : IPlaced;

/// <summary>The order IDs of one source snapshot that do not come from TWS, by path and position.</summary>
internal sealed record OrderIdFindings(ByFile<ForeignOrderId> Foreign);

/// <summary>The requests of one source snapshot that concern orders, by path and position.</summary>
internal sealed record OrderRequestFindings(ByFile<OrderRequest> All);
