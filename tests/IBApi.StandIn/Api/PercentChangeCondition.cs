#if V976_OR_LATER
namespace IBApi;

public class PercentChangeCondition : ContractCondition
{
    public double ChangePercent { get; set; }
}
#endif
