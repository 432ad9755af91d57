#if V976_OR_LATER
namespace IBApi;

public class MarginCondition : OperatorCondition
{
    public int Percent { get; set; }
}
#endif
