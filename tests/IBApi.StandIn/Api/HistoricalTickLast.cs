#if V976_OR_LATER
namespace IBApi;

public class HistoricalTickLast
{
    public string Exchange { get; internal set; }
    public double Price { get; internal set; }
    public string SpecialConditions { get; internal set; }
    public TickAttribLast TickAttribLast { get; internal set; }
    public long Time { get; internal set; }

#if V1019_OR_LATER
    public decimal Size { get; internal set; }
#endif

#if V976_OR_LATER && !V1019_OR_LATER
    public long Size { get; internal set; }
#endif

    public HistoricalTickLast()
    {
    }

#if V1019_OR_LATER
    public HistoricalTickLast(
        long time, TickAttribLast tickAttribLast, double price, decimal size, string exchange,
        string specialConditions)
    {
        Time = time;
        TickAttribLast = tickAttribLast;
        Price = price;
        Size = size;
        Exchange = exchange;
        SpecialConditions = specialConditions;
    }
#endif

#if V976_OR_LATER && !V1019_OR_LATER
    public HistoricalTickLast(
        long time, TickAttribLast tickAttribLast, double price, long size, string exchange, string specialConditions)
    {
        Time = time;
        TickAttribLast = tickAttribLast;
        Price = price;
        Size = size;
        Exchange = exchange;
        SpecialConditions = specialConditions;
    }
#endif
}
#endif
