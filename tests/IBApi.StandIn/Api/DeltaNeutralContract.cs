#if V976_OR_LATER
namespace IBApi;

public class DeltaNeutralContract
{
    public int ConId { get; set; }
    public double Delta { get; set; }
    public double Price { get; set; }
}
#endif
