#if V976_OR_LATER
namespace IBApi;

public class Liquidity
{
    public int Value { get; set; }

    public Liquidity(int p)
    {
        Value = p;
    }
}
#endif
