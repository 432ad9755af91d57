#if V1030_OR_LATER
namespace IBApi;

public enum FundAssetType
{
    None,
    Others,
    MoneyMarket,
    FixedIncome,
    MultiAsset,
    Equity,
    Sector,
    Guaranteed,
    Alternative,
}
#endif
