#if V976_OR_LATER
namespace IBApi;

public class HistoricalTickBidAsk
{
    public double PriceAsk { get; internal set; }
    public double PriceBid { get; internal set; }
    public TickAttribBidAsk TickAttribBidAsk { get; internal set; }
    public long Time { get; internal set; }

#if V1019_OR_LATER
    public decimal SizeAsk { get; internal set; }
    public decimal SizeBid { get; internal set; }
#endif

#if V976_OR_LATER && !V1019_OR_LATER
    public long SizeAsk { get; internal set; }
    public long SizeBid { get; internal set; }
#endif

    public HistoricalTickBidAsk()
    {
    }

#if V1019_OR_LATER
    public HistoricalTickBidAsk(
        long time, TickAttribBidAsk tickAttribBidAsk, double priceBid, double priceAsk, decimal sizeBid,
        decimal sizeAsk)
    {
        Time = time;
        TickAttribBidAsk = tickAttribBidAsk;
        PriceBid = priceBid;
        PriceAsk = priceAsk;
        SizeBid = sizeBid;
        SizeAsk = sizeAsk;
    }
#endif

#if V976_OR_LATER && !V1019_OR_LATER
    public HistoricalTickBidAsk(
        long time, TickAttribBidAsk tickAttribBidAsk, double priceBid, double priceAsk, long sizeBid, long sizeAsk)
    {
        Time = time;
        TickAttribBidAsk = tickAttribBidAsk;
        PriceBid = priceBid;
        PriceAsk = priceAsk;
        SizeBid = sizeBid;
        SizeAsk = sizeAsk;
    }
#endif
}
#endif
