#if V1030_OR_LATER
namespace IBApi;

public class OrderCancel
{
    public static string EMPTY_STR = "";

    public string ExtOperator { get; set; }
    public string ManualOrderCancelTime { get; set; }
    public int ManualOrderIndicator { get; set; }

#if V1030_OR_LATER && !V1050_OR_LATER
    public string ExternalUserId { get; set; }
#endif
}
#endif
