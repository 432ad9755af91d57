namespace IBApi;

public class Execution
{
    public string AcctNumber { get; set; }
    public double AvgPrice { get; set; }
    public int ClientId { get; set; }
    public double EvMultiplier { get; set; }
    public string EvRule { get; set; }
    public string Exchange { get; set; }
    public string ExecId { get; set; }
    public int Liquidation { get; set; }
    public int OrderId { get; set; }
    public string OrderRef { get; set; }
    public double Price { get; set; }
    public string Side { get; set; }
    public string Time { get; set; }

#if !V1050_OR_LATER
    public int PermId { get; set; }
#endif

#if V976_OR_LATER
    public Liquidity LastLiquidity { get; set; }
    public string ModelCode { get; set; }
#endif

#if V1019_OR_LATER
    public decimal CumQty { get; set; }
    public decimal Shares { get; set; }
#endif

#if V1030_OR_LATER
    public bool PendingPriceRevision { get; set; }
#endif

#if !V976_OR_LATER
    public int CumQty { get; set; }
    public int Shares { get; set; }
#endif

#if V976_OR_LATER && !V1019_OR_LATER
    public double CumQty { get; set; }
    public double Shares { get; set; }
#endif

#if V1050_OR_LATER
    public OptionExerciseType OptExerciseOrLapseType { get; set; }
    public long PermId { get; set; }
    public string Submitter { get; set; }
#endif

    public Execution()
    {
    }

#if !V976_OR_LATER
    public Execution(
        int orderId, int clientId, string execId, string time, string acctNumber, string exchange, string side,
        int shares, double price, int permId, int liquidation, int cumQty, double avgPrice, string orderRef,
        string evRule, double evMultiplier)
    {
        OrderId = orderId;
        ClientId = clientId;
        ExecId = execId;
        Time = time;
        AcctNumber = acctNumber;
        Exchange = exchange;
        Side = side;
        Shares = shares;
        Price = price;
        PermId = permId;
        Liquidation = liquidation;
        CumQty = cumQty;
        AvgPrice = avgPrice;
        OrderRef = orderRef;
        EvRule = evRule;
        EvMultiplier = evMultiplier;
    }
#endif

#if V976_OR_LATER && !V1019_OR_LATER
    public Execution(
        int orderId, int clientId, string execId, string time, string acctNumber, string exchange, string side,
        double shares, double price, int permId, int liquidation, double cumQty, double avgPrice, string orderRef,
        string evRule, double evMultiplier, string modelCode, Liquidity lastLiquidity)
    {
        OrderId = orderId;
        ClientId = clientId;
        ExecId = execId;
        Time = time;
        AcctNumber = acctNumber;
        Exchange = exchange;
        Side = side;
        Shares = shares;
        Price = price;
        PermId = permId;
        Liquidation = liquidation;
        CumQty = cumQty;
        AvgPrice = avgPrice;
        OrderRef = orderRef;
        EvRule = evRule;
        EvMultiplier = evMultiplier;
        ModelCode = modelCode;
        LastLiquidity = lastLiquidity;
    }
#endif

#if V1019_OR_LATER && !V1030_OR_LATER
    public Execution(
        int orderId, int clientId, string execId, string time, string acctNumber, string exchange, string side,
        decimal shares, double price, int permId, int liquidation, decimal cumQty, double avgPrice, string orderRef,
        string evRule, double evMultiplier, string modelCode, Liquidity lastLiquidity)
    {
        OrderId = orderId;
        ClientId = clientId;
        ExecId = execId;
        Time = time;
        AcctNumber = acctNumber;
        Exchange = exchange;
        Side = side;
        Shares = shares;
        Price = price;
        PermId = permId;
        Liquidation = liquidation;
        CumQty = cumQty;
        AvgPrice = avgPrice;
        OrderRef = orderRef;
        EvRule = evRule;
        EvMultiplier = evMultiplier;
        ModelCode = modelCode;
        LastLiquidity = lastLiquidity;
    }
#endif

#if V1030_OR_LATER && !V1050_OR_LATER
    public Execution(
        int orderId, int clientId, string execId, string time, string acctNumber, string exchange, string side,
        decimal shares, double price, int permId, int liquidation, decimal cumQty, double avgPrice, string orderRef,
        string evRule, double evMultiplier, string modelCode, Liquidity lastLiquidity, bool pendingPriceRevision)
    {
        OrderId = orderId;
        ClientId = clientId;
        ExecId = execId;
        Time = time;
        AcctNumber = acctNumber;
        Exchange = exchange;
        Side = side;
        Shares = shares;
        Price = price;
        PermId = permId;
        Liquidation = liquidation;
        CumQty = cumQty;
        AvgPrice = avgPrice;
        OrderRef = orderRef;
        EvRule = evRule;
        EvMultiplier = evMultiplier;
        ModelCode = modelCode;
        LastLiquidity = lastLiquidity;
        PendingPriceRevision = pendingPriceRevision;
    }
#endif

#if V1050_OR_LATER
    public Execution(
        int orderId, int clientId, string execId, string time, string acctNumber, string exchange, string side,
        decimal shares, double price, long permId, int liquidation, decimal cumQty, double avgPrice, string orderRef,
        string evRule, double evMultiplier, string modelCode, Liquidity lastLiquidity, bool pendingPriceRevision,
        string submitter, OptionExerciseType optExerciseOrLapseType)
    {
        OrderId = orderId;
        ClientId = clientId;
        ExecId = execId;
        Time = time;
        AcctNumber = acctNumber;
        Exchange = exchange;
        Side = side;
        Shares = shares;
        Price = price;
        PermId = permId;
        Liquidation = liquidation;
        CumQty = cumQty;
        AvgPrice = avgPrice;
        OrderRef = orderRef;
        EvRule = evRule;
        EvMultiplier = evMultiplier;
        ModelCode = modelCode;
        LastLiquidity = lastLiquidity;
        PendingPriceRevision = pendingPriceRevision;
        Submitter = submitter;
        OptExerciseOrLapseType = optExerciseOrLapseType;
    }
#endif
}
