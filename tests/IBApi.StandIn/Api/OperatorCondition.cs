#if V976_OR_LATER
namespace IBApi;

public abstract class OperatorCondition : OrderCondition
{
    public bool IsMore { get; set; }
}
#endif
