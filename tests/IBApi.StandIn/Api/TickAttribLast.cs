#if V976_OR_LATER
namespace IBApi;

public class TickAttribLast
{
    public bool PastLimit { get; set; }
    public bool Unreported { get; set; }
}
#endif
