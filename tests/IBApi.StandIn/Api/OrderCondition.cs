#if V976_OR_LATER
using System;

namespace IBApi;

public abstract class OrderCondition
{
    public OrderConditionType Type { get; private set; }
    public bool IsConjunctionConnection { get; set; }

    public static OrderCondition Create(OrderConditionType type)
    {
        OrderCondition condition = type switch
        {
            OrderConditionType.Execution => new ExecutionCondition(),
            OrderConditionType.Margin => new MarginCondition(),
            OrderConditionType.PercentChange => new PercentChangeCondition(),
            OrderConditionType.Price => new PriceCondition(),
            OrderConditionType.Time => new TimeCondition(),
            OrderConditionType.Volume => new VolumeCondition(),
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };
        condition.Type = type;
        return condition;
    }
}
#endif
