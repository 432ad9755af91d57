#if V976_OR_LATER
namespace IBApi;

public struct HistogramEntry
{
    public double Price { get; set; }

#if V1019_OR_LATER
    public decimal Size { get; set; }
#endif

#if V976_OR_LATER && !V1019_OR_LATER
    public long Size { get; set; }
#endif
}
#endif
