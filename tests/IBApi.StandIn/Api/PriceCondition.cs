#if V976_OR_LATER
namespace IBApi;

public class PriceCondition : ContractCondition
{
    public double Price { get; set; }
    public TriggerMethod TriggerMethod { get; set; }
}
#endif
