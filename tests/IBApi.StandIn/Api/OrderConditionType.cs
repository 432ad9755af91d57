#if V976_OR_LATER
namespace IBApi;

public enum OrderConditionType
{
    Price = 1,
    Time = 3,
    Margin = 4,
    Execution = 5,
    Volume = 6,
    PercentChange = 7,
}
#endif
