#if V1050_OR_LATER
namespace IBApi.protobuf;

/// <summary>The one message whose content programs read where they read errors.</summary>
public sealed class ErrorMessage
{
    public int Id { get; set; }

    public long ErrorTime { get; set; }

    public int ErrorCode { get; set; }

    public string ErrorMsg { get; set; } = "";

    public string AdvancedOrderRejectJson { get; set; } = "";
}

public sealed class NextValidId
{
    public int OrderId { get; set; }
}

public sealed class ManagedAccounts
{
    public string AccountsList { get; set; } = "";
}

public sealed class CurrentTime
{
    public long CurrentTime_ { get; set; }
}
#endif
