#if V1050_OR_LATER
namespace IBApi;

public class OrderAllocation
{
    public string Account { get; set; }
    public decimal AllowedAllocQty { get; set; }
    public decimal DesiredAllocQty { get; set; }
    public bool IsMonetary { get; set; }
    public decimal Position { get; set; }
    public decimal PositionAfter { get; set; }
    public decimal PositionDesired { get; set; }
}
#endif
