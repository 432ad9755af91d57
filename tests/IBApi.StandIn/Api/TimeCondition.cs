#if V976_OR_LATER
namespace IBApi;

public class TimeCondition : OperatorCondition
{
    public string Time { get; set; }
}
#endif
