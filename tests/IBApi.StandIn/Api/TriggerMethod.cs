#if V976_OR_LATER
namespace IBApi;

public enum TriggerMethod
{
    Default = 0,
    DoubleBidAsk,
    Last,
    DoubleLast,
    BidAsk,
    LastOfBidAsk = 7,
    MidPoint,
}
#endif
