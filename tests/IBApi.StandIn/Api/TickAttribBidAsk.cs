#if V976_OR_LATER
namespace IBApi;

public class TickAttribBidAsk
{
    public bool AskPastHigh { get; set; }
    public bool BidPastLow { get; set; }
}
#endif
