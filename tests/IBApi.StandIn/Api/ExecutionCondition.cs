#if V976_OR_LATER
namespace IBApi;

public class ExecutionCondition : OrderCondition
{
    public string Exchange { get; set; }
    public string SecType { get; set; }
    public string Symbol { get; set; }
}
#endif
