#if V1050_OR_LATER
using System;
#endif

namespace IBApi;

/// <summary>The callbacks whose shape differs between generations, behind one shape.</summary>
internal static class Callbacks
{
    /// <summary>An error that the client raises itself.</summary>
    public static void Error(EWrapper wrapper, int id, int code, string message, string rejectJson = "") =>
#if V1050_OR_LATER
        wrapper.error(id, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), code, message, rejectJson);
#elif V1019_OR_LATER
        wrapper.error(id, code, message, rejectJson);
#else
        wrapper.error(id, code, message);
#endif

    /// <summary>An error that TWS sent. The newest generation tells it twice, the message first.</summary>
    public static void ErrorFromTws(EWrapper wrapper, int id, int code, string message, string rejectJson)
    {
#if V1050_OR_LATER
        wrapper.errorProtoBuf(new protobuf.ErrorMessage
        {
            Id = id,
            ErrorTime = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
            ErrorCode = code,
            ErrorMsg = message,
            AdvancedOrderRejectJson = rejectJson,
        });
#endif
        Error(wrapper, id, code, message, rejectJson);
    }

    public static void NextValidId(EWrapper wrapper, int orderId)
    {
#if V1050_OR_LATER
        wrapper.nextValidIdProtoBuf(new protobuf.NextValidId { OrderId = orderId });
#endif
        wrapper.nextValidId(orderId);
    }

    public static void ManagedAccounts(EWrapper wrapper, string accounts)
    {
#if V1050_OR_LATER
        wrapper.managedAccountsProtoBuf(new protobuf.ManagedAccounts { AccountsList = accounts });
#endif
        wrapper.managedAccounts(accounts);
    }

    public static void CurrentTime(EWrapper wrapper, long seconds)
    {
#if V1050_OR_LATER
        wrapper.currentTimeProtoBuf(new protobuf.CurrentTime { CurrentTime_ = seconds });
#endif
        wrapper.currentTime(seconds);
    }
}
