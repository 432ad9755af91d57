#if !V1050_OR_LATER
namespace IBApi;

public class CommissionReport
{
    public double Commission { get; set; }
    public string Currency { get; set; }
    public string ExecId { get; set; }
    public double RealizedPNL { get; set; }
    public double Yield { get; set; }
    public int YieldRedemptionDate { get; set; }
}
#endif
