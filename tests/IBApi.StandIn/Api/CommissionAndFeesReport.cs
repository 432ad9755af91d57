#if V1050_OR_LATER
namespace IBApi;

public class CommissionAndFeesReport
{
    public double CommissionAndFees { get; set; }
    public string Currency { get; set; }
    public string ExecId { get; set; }
    public double RealizedPNL { get; set; }
    public double Yield { get; set; }
    public int YieldRedemptionDate { get; set; }
}
#endif
