using System;
using System.Collections.Generic;

namespace IBApi;

public class Order
{
    public static int CUSTOMER = 0;
    public static int AUCTION_MATCH = 1;
    public static int FIRM = 1;
    public static int AUCTION_IMPROVEMENT = 2;
    public static int AUCTION_TRANSPARENT = 3;
    public static string EMPTY_STR = "";
    public static char OPT_BROKER_DEALER = 'b';
    public static char OPT_CUSTOMER = 'c';
    public static char OPT_FARMM = 'n';
    public static char OPT_FIRM = 'f';
    public static char OPT_ISEMM = 'm';
    public static char OPT_SPECIALIST = 'y';
    public static char OPT_UNKNOWN = '?';

#if V1019_OR_LATER
    public static double COMPETE_AGAINST_BEST_OFFSET_UP_TO_MID = double.PositiveInfinity;
#endif

    public string Account { get; set; }
    public string Action { get; set; }
    public string ActiveStartTime { get; set; }
    public string ActiveStopTime { get; set; }
    public string AlgoId { get; set; }
    public List<TagValue> AlgoParams { get; set; }
    public string AlgoStrategy { get; set; }
    public bool AllOrNone { get; set; }
    public int AuctionStrategy { get; set; }
    public double AuxPrice { get; set; }
    public double BasisPoints { get; set; }
    public int BasisPointsType { get; set; }
    public bool BlockOrder { get; set; }
    public string ClearingAccount { get; set; }
    public string ClearingIntent { get; set; }
    public int ClientId { get; set; }
    public int ContinuousUpdate { get; set; }
    public double Delta { get; set; }
    public double DeltaNeutralAuxPrice { get; set; }
    public string DeltaNeutralClearingAccount { get; set; }
    public string DeltaNeutralClearingIntent { get; set; }
    public int DeltaNeutralConId { get; set; }
    public string DeltaNeutralDesignatedLocation { get; set; }
    public string DeltaNeutralOpenClose { get; set; }
    public string DeltaNeutralOrderType { get; set; }
    public string DeltaNeutralSettlingFirm { get; set; }
    public bool DeltaNeutralShortSale { get; set; }
    public int DeltaNeutralShortSaleSlot { get; set; }
    public string DesignatedLocation { get; set; }
    public double DiscretionaryAmt { get; set; }
    public int DisplaySize { get; set; }
    public int ExemptCode { get; set; }
    public string FaGroup { get; set; }
    public string FaMethod { get; set; }
    public string FaPercentage { get; set; }
    public string GoodAfterTime { get; set; }
    public string GoodTillDate { get; set; }
    public string HedgeParam { get; set; }
    public string HedgeType { get; set; }
    public bool Hidden { get; set; }
    public double LmtPrice { get; set; }
    public int MinQty { get; set; }
    public bool NotHeld { get; set; }
    public string OcaGroup { get; set; }
    public int OcaType { get; set; }
    public string OpenClose { get; set; }
    public bool OptOutSmartRouting { get; set; }
    public List<OrderComboLeg> OrderComboLegs { get; set; }
    public int OrderId { get; set; }
    public List<TagValue> OrderMiscOptions { get; set; }
    public string OrderRef { get; set; }
    public string OrderType { get; set; }
    public int Origin { get; set; }
    public bool OutsideRth { get; set; }
    public bool OverridePercentageConstraints { get; set; }
    public int ParentId { get; set; }
    public double PercentOffset { get; set; }
    public int ReferencePriceType { get; set; }
    public string Rule80A { get; set; }
    public bool ScaleAutoReset { get; set; }
    public int ScaleInitFillQty { get; set; }
    public int ScaleInitLevelSize { get; set; }
    public int ScaleInitPosition { get; set; }
    public int ScalePriceAdjustInterval { get; set; }
    public double ScalePriceAdjustValue { get; set; }
    public double ScalePriceIncrement { get; set; }
    public double ScaleProfitOffset { get; set; }
    public bool ScaleRandomPercent { get; set; }
    public int ScaleSubsLevelSize { get; set; }
    public string ScaleTable { get; set; }
    public string SettlingFirm { get; set; }
    public int ShortSaleSlot { get; set; }
    public List<TagValue> SmartComboRoutingParams { get; set; }
    public double StartingPrice { get; set; }
    public double StockRangeLower { get; set; }
    public double StockRangeUpper { get; set; }
    public double StockRefPrice { get; set; }
    public bool SweepToFill { get; set; }
    public string Tif { get; set; }
    public double TrailStopPrice { get; set; }
    public double TrailingPercent { get; set; }
    public bool Transmit { get; set; }
    public int TriggerMethod { get; set; }
    public double Volatility { get; set; }
    public int VolatilityType { get; set; }
    public bool WhatIf { get; set; }

#if !V1050_OR_LATER
    public int PermId { get; set; }
#endif

#if V976_OR_LATER
    public int AdjustableTrailingUnit { get; set; }
    public string AdjustedOrderType { get; set; }
    public double AdjustedStopLimitPrice { get; set; }
    public double AdjustedStopPrice { get; set; }
    public double AdjustedTrailingAmount { get; set; }
    public string AutoCancelDate { get; set; }
    public bool AutoCancelParent { get; set; }
    public double CashQty { get; set; }
    public List<OrderCondition> Conditions { get; set; }
    public bool ConditionsCancelOrder { get; set; }
    public bool ConditionsIgnoreRth { get; set; }
    public bool DiscretionaryUpToLimitPrice { get; set; }
    public bool DontUseAutoPriceForHedge { get; set; }
    public string ExtOperator { get; set; }
    public bool ImbalanceOnly { get; set; }
    public bool IsOmsContainer { get; set; }
    public bool IsPeggedChangeAmountDecrease { get; set; }
    public double LmtPriceOffset { get; set; }
    public string Mifid2DecisionAlgo { get; set; }
    public string Mifid2DecisionMaker { get; set; }
    public string Mifid2ExecutionAlgo { get; set; }
    public string Mifid2ExecutionTrader { get; set; }
    public string ModelCode { get; set; }
    public long ParentPermId { get; set; }
    public double PeggedChangeAmount { get; set; }
    public bool RandomizePrice { get; set; }
    public bool RandomizeSize { get; set; }
    public int RefFuturesConId { get; set; }
    public double ReferenceChangeAmount { get; set; }
    public int ReferenceContractId { get; set; }
    public string ReferenceExchange { get; set; }
    public string Shareholder { get; set; }
    public bool Solicited { get; set; }
    public SoftDollarTier Tier { get; set; }
    public double TriggerPrice { get; set; }
    public bool? UsePriceMgmtAlgo { get; set; }
#endif

#if !V1030_OR_LATER
    public string FaProfile { get; set; }
#endif

#if V976_OR_LATER && !V1050_OR_LATER
    public bool RouteMarketableToBbo { get; set; }
#endif

#if V1019_OR_LATER
    public string AdvancedErrorOverride { get; set; }
    public double CompeteAgainstBestOffset { get; set; }
    public int Duration { get; set; }
    public decimal FilledQuantity { get; set; }
    public string ManualOrderTime { get; set; }
    public double MidOffsetAtHalf { get; set; }
    public double MidOffsetAtWhole { get; set; }
    public int MinCompeteSize { get; set; }
    public int MinTradeQty { get; set; }
    public int PostToAts { get; set; }
    public decimal TotalQuantity { get; set; }
#endif

#if !V1019_OR_LATER
    public bool ETradeOnly { get; set; }
    public bool FirmQuoteOnly { get; set; }
    public double NbboPriceCap { get; set; }
#endif

#if V1030_OR_LATER
    public string BondAccruedInterest { get; set; }
    public string CustomerAccount { get; set; }
    public int ManualOrderIndicator { get; set; }
    public bool ProfessionalCustomer { get; set; }
#endif

#if !V976_OR_LATER
    public int TotalQuantity { get; set; }
#endif

#if V976_OR_LATER && !V1019_OR_LATER
    public double FilledQuantity { get; set; }
    public double TotalQuantity { get; set; }
#endif

#if V1030_OR_LATER && !V1050_OR_LATER
    public string ExternalUserId { get; set; }
#endif

#if V1050_OR_LATER
    public bool AllowPreOpen { get; set; }
    public bool ConditionsIncludeOvernight { get; set; }
    public bool Deactivate { get; set; }
    public int HedgeMaxSize { get; set; }
    public bool IgnoreOpenAuction { get; set; }
    public bool IncludeOvernight { get; set; }
    public long PermId { get; set; }
    public bool PostOnly { get; set; }
    public int PtOrderId { get; set; }
    public string PtOrderType { get; set; }
    public bool? RouteMarketableToBbo { get; set; }
    public bool? SeekPriceImprovement { get; set; }
    public int SlOrderId { get; set; }
    public string SlOrderType { get; set; }
    public string Submitter { get; set; }
    public int WhatIfType { get; set; }
#endif

    public Order()
    {
        Transmit = true;
        LmtPrice = double.MaxValue;
        AuxPrice = double.MaxValue;
    }
}
