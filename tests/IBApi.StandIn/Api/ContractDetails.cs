using System.Collections.Generic;

namespace IBApi;

public class ContractDetails
{
    public string BondType { get; set; }
    public bool Callable { get; set; }
    public string Category { get; set; }
    public string ContractMonth { get; set; }
    public bool Convertible { get; set; }
    public double Coupon { get; set; }
    public string CouponType { get; set; }
    public string Cusip { get; set; }
    public string DescAppend { get; set; }
    public double EvMultiplier { get; set; }
    public string EvRule { get; set; }
    public string Industry { get; set; }
    public string IssueDate { get; set; }
    public string LiquidHours { get; set; }
    public string LongName { get; set; }
    public string MarketName { get; set; }
    public string Maturity { get; set; }
    public double MinTick { get; set; }
    public string NextOptionDate { get; set; }
    public bool NextOptionPartial { get; set; }
    public string NextOptionType { get; set; }
    public string Notes { get; set; }
    public string OrderTypes { get; set; }
    public int PriceMagnifier { get; set; }
    public bool Putable { get; set; }
    public string Ratings { get; set; }
    public List<TagValue> SecIdList { get; set; }
    public string Subcategory { get; set; }
    public string TimeZoneId { get; set; }
    public string TradingHours { get; set; }
    public int UnderConId { get; set; }
    public string ValidExchanges { get; set; }

#if V976_OR_LATER
    public int AggGroup { get; set; }
    public Contract Contract { get; set; }
    public string LastTradeTime { get; set; }
    public string MarketRuleIds { get; set; }
    public string RealExpirationDate { get; set; }
    public string StockType { get; set; }
    public string UnderSecType { get; set; }
    public string UnderSymbol { get; set; }
#endif

#if V1019_OR_LATER
    public decimal MinSize { get; set; }
    public decimal SizeIncrement { get; set; }
    public decimal SuggestedSizeIncrement { get; set; }
#endif

#if V1030_OR_LATER
    public FundAssetType FundAssetType { get; set; }
    public string FundBackLoad { get; set; }
    public string FundBackLoadTimeInterval { get; set; }
    public string FundBlueSkyStates { get; set; }
    public string FundBlueSkyTerritories { get; set; }
    public bool FundClosed { get; set; }
    public bool FundClosedForNewInvestors { get; set; }
    public bool FundClosedForNewMoney { get; set; }
    public FundDistributionPolicyIndicator FundDistributionPolicyIndicator { get; set; }
    public string FundFamily { get; set; }
    public string FundFrontLoad { get; set; }
    public string FundManagementFee { get; set; }
    public string FundMinimumInitialPurchase { get; set; }
    public string FundName { get; set; }
    public string FundNotifyAmount { get; set; }
    public string FundSubsequentMinimumPurchase { get; set; }
    public string FundType { get; set; }
    public List<IneligibilityReason> IneligibilityReasonList { get; set; }
#endif

#if !V976_OR_LATER
    public Contract Summary { get; set; }
#endif

#if V976_OR_LATER && !V1019_OR_LATER
    public int MdSizeMultiplier { get; set; }
#endif

#if V1050_OR_LATER
    public string EventContract1 { get; set; }
    public string EventContractDescription1 { get; set; }
    public string EventContractDescription2 { get; set; }
    public decimal LastPricePrecision { get; set; }
    public decimal LastSizePrecision { get; set; }
    public decimal MinAlgoSize { get; set; }
    public string SettlementMethod { get; set; }
#endif

    public ContractDetails()
    {
    }

#if V976_OR_LATER && !V1030_OR_LATER
    public ContractDetails(
        Contract summary, string marketName, double minTick, string orderTypes, string validExchanges, int underConId,
        string longName, string contractMonth, string industry, string category, string subcategory, string timeZoneId,
        string tradingHours, string liquidHours, string evRule, double evMultiplier, int aggGroup)
    {
        Contract = summary;
        MarketName = marketName;
        MinTick = minTick;
        OrderTypes = orderTypes;
        ValidExchanges = validExchanges;
        UnderConId = underConId;
        LongName = longName;
        ContractMonth = contractMonth;
        Industry = industry;
        Category = category;
        Subcategory = subcategory;
        TimeZoneId = timeZoneId;
        TradingHours = tradingHours;
        LiquidHours = liquidHours;
        EvRule = evRule;
        EvMultiplier = evMultiplier;
        AggGroup = aggGroup;
    }
#endif

#if !V976_OR_LATER
    public ContractDetails(
        Contract summary, string marketName, double minTick, string orderTypes, string validExchanges, int underConId,
        string longName, string contractMonth, string industry, string category, string subcategory, string timeZoneId,
        string tradingHours, string liquidHours, string evRule, double evMultiplier)
    {
        Summary = summary;
        MarketName = marketName;
        MinTick = minTick;
        OrderTypes = orderTypes;
        ValidExchanges = validExchanges;
        UnderConId = underConId;
        LongName = longName;
        ContractMonth = contractMonth;
        Industry = industry;
        Category = category;
        Subcategory = subcategory;
        TimeZoneId = timeZoneId;
        TradingHours = tradingHours;
        LiquidHours = liquidHours;
        EvRule = evRule;
        EvMultiplier = evMultiplier;
    }
#endif
}
