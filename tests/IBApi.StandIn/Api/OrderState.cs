using System.Collections.Generic;

namespace IBApi;

public class OrderState
{
    public string Status { get; set; }
    public string WarningText { get; set; }

#if !V1050_OR_LATER
    public double Commission { get; set; }
    public string CommissionCurrency { get; set; }
    public double MaxCommission { get; set; }
    public double MinCommission { get; set; }
#endif

#if V976_OR_LATER
    public string CompletedStatus { get; set; }
    public string CompletedTime { get; set; }
    public string EquityWithLoanAfter { get; set; }
    public string EquityWithLoanBefore { get; set; }
    public string EquityWithLoanChange { get; set; }
    public string InitMarginAfter { get; set; }
    public string InitMarginBefore { get; set; }
    public string InitMarginChange { get; set; }
    public string MaintMarginAfter { get; set; }
    public string MaintMarginBefore { get; set; }
    public string MaintMarginChange { get; set; }
#endif

#if !V976_OR_LATER
    public string EquityWithLoan { get; set; }
    public string InitMargin { get; set; }
    public string MaintMargin { get; set; }
#endif

#if V1050_OR_LATER
    public double CommissionAndFees { get; set; }
    public string CommissionAndFeesCurrency { get; set; }
    public double EquityWithLoanAfterOutsideRTH { get; set; }
    public double EquityWithLoanBeforeOutsideRTH { get; set; }
    public double EquityWithLoanChangeOutsideRTH { get; set; }
    public double InitMarginAfterOutsideRTH { get; set; }
    public double InitMarginBeforeOutsideRTH { get; set; }
    public double InitMarginChangeOutsideRTH { get; set; }
    public double MaintMarginAfterOutsideRTH { get; set; }
    public double MaintMarginBeforeOutsideRTH { get; set; }
    public double MaintMarginChangeOutsideRTH { get; set; }
    public string MarginCurrency { get; set; }
    public double MaxCommissionAndFees { get; set; }
    public double MinCommissionAndFees { get; set; }
    public List<OrderAllocation> OrderAllocations { get; set; }
    public string RejectReason { get; set; }
    public decimal SuggestedSize { get; set; }
#endif

    public OrderState()
    {
    }

#if V976_OR_LATER && !V1050_OR_LATER
    public OrderState(
        string status, string initMarginBefore, string maintMarginBefore, string equityWithLoanBefore,
        string initMarginChange, string maintMarginChange, string equityWithLoanChange, string initMarginAfter,
        string maintMarginAfter, string equityWithLoanAfter, double commission, double minCommission,
        double maxCommission, string commissionCurrency, string warningText, string completedTime,
        string completedStatus)
    {
        Status = status;
        InitMarginBefore = initMarginBefore;
        MaintMarginBefore = maintMarginBefore;
        EquityWithLoanBefore = equityWithLoanBefore;
        InitMarginChange = initMarginChange;
        MaintMarginChange = maintMarginChange;
        EquityWithLoanChange = equityWithLoanChange;
        InitMarginAfter = initMarginAfter;
        MaintMarginAfter = maintMarginAfter;
        EquityWithLoanAfter = equityWithLoanAfter;
        Commission = commission;
        MinCommission = minCommission;
        MaxCommission = maxCommission;
        CommissionCurrency = commissionCurrency;
        WarningText = warningText;
        CompletedTime = completedTime;
        CompletedStatus = completedStatus;
    }
#endif

#if !V976_OR_LATER
    public OrderState(
        string status, string initMargin, string maintMargin, string equityWithLoan, double commission,
        double minCommission, double maxCommission, string commissionCurrency, string warningText)
    {
        Status = status;
        InitMargin = initMargin;
        MaintMargin = maintMargin;
        EquityWithLoan = equityWithLoan;
        Commission = commission;
        MinCommission = minCommission;
        MaxCommission = maxCommission;
        CommissionCurrency = commissionCurrency;
        WarningText = warningText;
    }
#endif
}
