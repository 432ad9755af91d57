#if V976_OR_LATER
namespace IBApi;

public class HistoricalTick
{
    public double Price { get; internal set; }
    public long Time { get; internal set; }

#if V1019_OR_LATER
    public decimal Size { get; internal set; }
#endif

#if V976_OR_LATER && !V1019_OR_LATER
    public long Size { get; internal set; }
#endif

    public HistoricalTick()
    {
    }

#if V1019_OR_LATER
    public HistoricalTick(long time, double price, decimal size)
    {
        Time = time;
        Price = price;
        Size = size;
    }
#endif

#if V976_OR_LATER && !V1019_OR_LATER
    public HistoricalTick(long time, double price, long size)
    {
        Time = time;
        Price = price;
        Size = size;
    }
#endif
}
#endif
