#if V976_OR_LATER
namespace IBApi;

public class VolumeCondition : ContractCondition
{
    public int Volume { get; set; }
}
#endif
