using System.Collections.Generic;

namespace IBApi;

public class Contract
{
    public List<ComboLeg> ComboLegs { get; set; }
    public string ComboLegsDescription { get; set; }
    public int ConId { get; set; }
    public string Currency { get; set; }
    public string Exchange { get; set; }
    public bool IncludeExpired { get; set; }
    public string LocalSymbol { get; set; }
    public string Multiplier { get; set; }
    public string PrimaryExch { get; set; }
    public string Right { get; set; }
    public string SecId { get; set; }
    public string SecIdType { get; set; }
    public string SecType { get; set; }
    public double Strike { get; set; }
    public string Symbol { get; set; }
    public string TradingClass { get; set; }

#if V976_OR_LATER
    public DeltaNeutralContract DeltaNeutralContract { get; set; }
    public string LastTradeDateOrContractMonth { get; set; }
#endif

#if V1019_OR_LATER
    public string Description { get; set; }
    public string IssuerId { get; set; }
#endif

#if V1030_OR_LATER
    public string LastTradeDate { get; set; }
#endif

#if !V976_OR_LATER
    public string Expiry { get; set; }
    public UnderComp UnderComp { get; set; }
#endif
}
