#if V976_OR_LATER
namespace IBApi;

public class PriceIncrement
{
    public double Increment { get; set; }
    public double LowEdge { get; set; }

    public PriceIncrement()
    {
    }

    public PriceIncrement(double lowEdge, double increment)
    {
        LowEdge = lowEdge;
        Increment = increment;
    }
}
#endif
