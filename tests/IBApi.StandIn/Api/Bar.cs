#if V976_OR_LATER
namespace IBApi;

public class Bar
{
    public double Close { get; internal set; }
    public int Count { get; internal set; }
    public double High { get; internal set; }
    public double Low { get; internal set; }
    public double Open { get; internal set; }
    public string Time { get; internal set; }

#if V1019_OR_LATER
    public decimal Volume { get; internal set; }
    public decimal WAP { get; internal set; }
#endif

#if V976_OR_LATER && !V1019_OR_LATER
    public long Volume { get; internal set; }
    public double WAP { get; internal set; }
#endif

#if V1019_OR_LATER
    public Bar(string time, double open, double high, double low, double close, decimal volume, int count, decimal wap)
    {
        Time = time;
        Open = open;
        High = high;
        Low = low;
        Close = close;
        Volume = volume;
        Count = count;
        WAP = wap;
    }
#endif

#if V976_OR_LATER && !V1019_OR_LATER
    public Bar(string time, double open, double high, double low, double close, long volume, int count, double wap)
    {
        Time = time;
        Open = open;
        High = high;
        Low = low;
        Close = close;
        Volume = volume;
        Count = count;
        WAP = wap;
    }
#endif
}
#endif
