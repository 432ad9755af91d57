#if V976_OR_LATER
namespace IBApi;

public class TickAttrib
{
    public bool AskPastHigh { get; set; }
    public bool BidPastLow { get; set; }
    public bool CanAutoExecute { get; set; }
    public bool PastLimit { get; set; }
    public bool PreOpen { get; set; }
    public bool Unreported { get; set; }
}
#endif
