using System;
using System.Collections.Immutable;

namespace IbApi.Analyzers.Model.Api;

/// <summary>
/// What the life of a connection consists of, as IB spells it. Source: the public signatures of releases 9.71 to 10.50,
/// the table of error codes, and how published clients behave.
/// </summary>
internal static class LifecycleNames
{
    public const string ConnectionClosed = "connectionClosed";
    public const string Error = "error";
    public const string NextValidId = "nextValidId";
    public const string ConnectAck = "connectAck";

    /// <summary>The method of the client that tells whether the socket is open.</summary>
    public const string IsConnected = "IsConnected";

    /// <summary>Runs the callbacks for the messages that have arrived; of the reader.</summary>
    public const string ProcessMessages = "processMsgs";

    /// <summary>Waits until a message has arrived; of the reader's signal.</summary>
    public const string WaitForSignal = "waitForSignal";

    /// <summary>What a message calls code that stands in no method.</summary>
    public const string TopLevel = "the top level";

    /// <summary>The type that reads messages off the socket; since 9.72.04.</summary>
    public const string Reader = "EReader";

    /// <summary>What the reader tells that a message has arrived.</summary>
    public const string ReaderSignal = "EReaderSignal";

    /// <summary>Starts the reader's own thread.</summary>
    public const string Start = "Start";

    /// <summary>What the reader's thread does, for programs that have a thread of their own for it.</summary>
    public const string PutMessageToQueue = "putMessageToQueue";

    /// <summary>The client's property with which the application answers the handshake itself; facts/connection-rules 3.8.</summary>
    public const string AsyncConnect = "AsyncEConnect";

    /// <summary>The members of the client that ask TWS for nothing.</summary>
    public static readonly ImmutableArray<string> AskingNothing = ImmutableArray.Create(
        ApiNames.Connect, ApiNames.Disconnect, "Close", "Dispose", "IsConnected", "SetConnectOptions", "SetOptionalCapabilities", "DisableUseV100Plus",
        "startApi", "setServerLogLevel");

    /// <summary>What has an effect only before the connect call; facts/connection-rules 3.10.</summary>
    public static readonly ImmutableArray<string> OptionMethods = ImmutableArray.Create(
        "SetConnectOptions", "SetOptionalCapabilities", "DisableUseV100Plus");

    /// <summary>The same as properties of the client.</summary>
    public static readonly ImmutableArray<string> OptionProperties = ImmutableArray.Create("optionalCapabilities");

    /// <summary>The methods of the client that close the connection.</summary>
    public static readonly ImmutableArray<string> Closing = ImmutableArray.Create(ApiNames.Disconnect, "Close", "Dispose");

    /// <summary>The type with the protocol's numbers, and its constant with the newest server version that is offered.</summary>
    public const string Constants = "Constants";
    public const string MaxVersion = "MaxVersion";

    /// <summary>The parameter of the coded <c>error</c> with the code: the same name in every release.</summary>
    public const string CodeParameter = "errorCode";

    /// <summary>The requests that serve to see whether TWS still answers.</summary>
    public static readonly ImmutableArray<string> Heartbeats = ImmutableArray.Create("reqCurrentTime", "reqCurrentTimeInMillis");

    /// <summary>The requests whose answers go on until they are cancelled, and are lost with code 1101.</summary>
    public static readonly ImmutableArray<string> Streams = ImmutableArray.Create(
        "reqMktData", "reqRealTimeBars", "reqTickByTickData", "reqMarketDepth", "reqMktDepth");

    /// <summary>A request for history goes on when this parameter is true.</summary>
    public const string History = "reqHistoricalData";
    public const string KeepUpToDateParameter = "keepUpToDate";

    /// <summary>A request for market data ends by itself when one of these parameters is true.</summary>
    public static readonly ImmutableArray<string> SnapshotParameters = ImmutableArray.Create("snapshot", "regulatorySnaphsot", "regulatorySnapshot");

    /// <summary>How the names of requests begin.</summary>
    public const string RequestPrefix = "req";

    /// <summary>Codes that a client gets for a connection that did not come about, or is not there.</summary>
    public const int CouldNotConnect = 502;
    public const int NotConnected = 504;

    /// <summary>TWS is too old for a request.</summary>
    public const int UpdateTws = 503;

    /// <summary>The client ID is taken by another connection of the same TWS.</summary>
    public const int ClientIdInUse = 326;

    /// <summary>TWS has lost IB; the same for its server; both come back as one of the two below.</summary>
    public const int ConnectivityLost = 1100;
    public const int ServerConnectivityLost = 2110;

    /// <summary>TWS has IB again, but every subscription is gone.</summary>
    public const int RestoredDataLost = 1101;

    /// <summary>TWS has IB again, and subscriptions go on.</summary>
    public const int RestoredDataKept = 1102;

    /// <summary>The codes of lost and restored connectivity, ascending.</summary>
    public static readonly ImmutableArray<int> ConnectivityCodes = ImmutableArray.Create(
        ConnectivityLost, RestoredDataLost, RestoredDataKept, ServerConnectivityLost);

    /// <summary>
    /// Builds whose reader polls a flag that stays false when TWS dies, by the newest server version they offer: 9.79 to
    /// 10.26. Neighbours whose number is not known are left out.
    /// </summary>
    private const int FirstSilentVersion = 155;
    private const int LastSilentVersion = 180;

    /// <summary>9.73.04 alone, then up to 9.76: how the reader's end is announced in between.</summary>
    private const int FirstClosedVersion = 134;
    private const int FirstStringVersion = 136;

    /// <summary>How a build announces that TWS is gone, by the newest server version that it offers; null before there was one.</summary>
    public static LossAnnouncement AnnouncementOf(int? maxVersion)
        => maxVersion switch
        {
            null or < FirstClosedVersion => LossAnnouncement.ErrorException,
            < FirstStringVersion => LossAnnouncement.ConnectionClosed,
            < FirstSilentVersion => LossAnnouncement.ErrorString,
            <= LastSilentVersion => LossAnnouncement.Nothing,
            _ => LossAnnouncement.ConnectionClosed,
        };

    /// <summary>The callbacks that tell that a session is there: the first says that TWS takes requests.</summary>
    public static readonly ImmutableArray<string> ReadyCallbacks = ImmutableArray.Create(NextValidId, ConnectAck);

    /// <summary>Asks for <c>nextValidId</c> again.</summary>
    public const string RequestIds = "reqIds";

    /// <summary>Calls that need no session: they start it, or ask for what starts it.</summary>
    private static readonly ImmutableArray<string> EarlyCalls = ImmutableArray.Create(RequestIds, "startApi", "setServerLogLevel");

    private static readonly ImmutableArray<string> RequestPrefixes = ImmutableArray.Create(RequestPrefix, "cancel", "place", "calculate", "query");

    private static readonly ImmutableArray<string> OtherRequests = ImmutableArray.Create(
        "exerciseOptions", "replaceFA", "subscribeToGroupEvents", "unsubscribeFromGroupEvents", "updateDisplayGroup", "updateConfig");

    /// <summary>What the name of a request ends with that carries a message of the newer protocol.</summary>
    private const string ProtoBuf = "ProtoBuf";

    /// <summary>Whether a method of the client asks TWS for something that it does only in a session.</summary>
    public static bool NeedsSession(string method)
    {
        var name = method.EndsWith(ProtoBuf, StringComparison.Ordinal) ? method.Substring(0, method.Length - ProtoBuf.Length) : method;
        if (OtherRequests.Contains(name))
        {
            return true;
        }

        foreach (var prefix in RequestPrefixes)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
            {
                return !EarlyCalls.Contains(name);
            }
        }

        return false;
    }

    /// <summary>Whether a method of the client asks TWS for something.</summary>
    public static bool IsRequest(string method)
        => method.StartsWith(RequestPrefix, StringComparison.Ordinal) && method is not ("reqIds" or "reqCurrentTime" or "reqCurrentTimeInMillis");
}
