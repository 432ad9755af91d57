using System;
using System.Collections.Generic;

namespace IBApi;

/// <summary>The code that the client raises when a request meets a dead socket.</summary>
internal static class SendFailures
{
    private const int FallbackCode = 509;
    private const string ProtoBufSuffix = "ProtoBuf";

    private static readonly Dictionary<string, int> Codes = new Dictionary<string, int>
    {
        ["calculateImpliedVolatility"] = 534,
        ["calculateOptionPrice"] = 535,
        ["cancelAccountSummary"] = 543,
        ["cancelAccountUpdatesMulti"] = 556,
        ["cancelCalculateImpliedVolatility"] = 536,
        ["cancelCalculateOptionPrice"] = 537,
        ["cancelContractData"] = 590,
        ["cancelFundamentalData"] = 533,
        ["cancelHeadTimestamp"] = 569,
        ["cancelHistogramData"] = 568,
        ["cancelHistoricalData"] = 528,
        ["cancelHistoricalTicks"] = 591,
        ["cancelMktData"] = 511,
        ["cancelMktDepth"] = 520,
        ["cancelNewsBulletin"] = 515,
        ["cancelOrder"] = 515,
        ["cancelPnL"] = 572,
        ["cancelPnLSingle"] = 574,
        ["cancelPositions"] = 541,
        ["cancelPositionsMulti"] = 554,
        ["cancelRealTimeBars"] = 530,
        ["cancelScannerSubscription"] = 525,
        ["cancelTickByTickData"] = 577,
        ["cancelWshEventData"] = 583,
        ["cancelWshMetaData"] = 581,
        ["exerciseOptions"] = 510,
        ["placeOrder"] = 512,
        ["queryDisplayGroups"] = 546,
        ["replaceFA"] = 523,
        ["reqAccountSummary"] = 542,
        ["reqAccountUpdates"] = 513,
        ["reqAccountUpdatesMulti"] = 555,
        ["reqAllOpenOrders"] = 516,
        ["reqAutoOpenOrders"] = 516,
        ["reqCompletedOrders"] = 578,
        ["reqConfig"] = 592,
        ["reqContractDetails"] = 518,
        ["reqCurrentTime"] = 531,
        ["reqCurrentTimeInMillis"] = 587,
        ["reqExecutions"] = 514,
        ["reqFamilyCodes"] = 559,
        ["reqGlobalCancel"] = 538,
        ["reqHeadTimestamp"] = 566,
        ["reqHistogramData"] = 567,
        ["reqHistoricalData"] = 527,
        ["reqHistoricalNews"] = 565,
        ["reqHistoricalTicks"] = 575,
        ["reqIds"] = 515,
        ["reqManagedAccts"] = 515,
        ["reqMarketDataType"] = 539,
        ["reqMarketDepth"] = 519,
        ["reqMarketRule"] = 570,
        ["reqMatchingSymbols"] = 560,
        ["reqMktData"] = 510,
        ["reqMktDepthExchanges"] = 561,
        ["reqNewsArticle"] = 564,
        ["reqNewsBulletins"] = 515,
        ["reqNewsProviders"] = 563,
        ["reqOpenOrders"] = 516,
        ["reqPnL"] = 571,
        ["reqPnLSingle"] = 573,
        ["reqPositions"] = 540,
        ["reqPositionsMulti"] = 553,
        ["reqRealTimeBars"] = 529,
        ["reqScannerParameters"] = 526,
        ["reqScannerSubscription"] = 524,
        ["reqSecDefOptParams"] = 557,
        ["reqSmartComponents"] = 562,
        ["reqSoftDollarTiers"] = 558,
        ["reqTickByTickData"] = 576,
        ["requestFA"] = 522,
        ["reqUserInfo"] = 584,
        ["reqWshEventData"] = 582,
        ["reqWshMetaData"] = 580,
        ["setServerLogLevel"] = 521,
        ["startApi"] = 550,
        ["subscribeToGroupEvents"] = 547,
        ["unsubscribeFromGroupEvents"] = 549,
        ["updateConfig"] = 593,
        ["updateDisplayGroup"] = 548,
        ["verifyAndAuthMessage"] = 552,
        ["verifyAndAuthRequest"] = 552,
        ["verifyMessage"] = 545,
        ["verifyRequest"] = 545,
    };

    public static int CodeOf(string method)
    {
        var plain = method.EndsWith(ProtoBufSuffix, StringComparison.Ordinal)
            ? method.Substring(0, method.Length - ProtoBufSuffix.Length)
            : method;
        return Codes.TryGetValue(plain, out var code) ? code : FallbackCode;
    }
}
