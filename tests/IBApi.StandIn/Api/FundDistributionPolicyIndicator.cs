#if V1030_OR_LATER
namespace IBApi;

public enum FundDistributionPolicyIndicator
{
    None,
    AccumulationFund,
    IncomeFund,
}
#endif
