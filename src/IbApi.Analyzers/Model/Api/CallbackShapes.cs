using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace IbApi.Analyzers.Model.Api;

/// <summary>A callback as some releases of the API declare it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The first release with this shape, as near as it is known.</param>
/// <param name="Until">The first release without it; null when the newest known one still has it.</param>
/// <param name="Types">The types of its parameters, as C# names them without namespaces.</param>
/// <param name="Names">The names of its parameters.</param>
internal sealed record CallbackShape(
    string Name, IbVersion From, IbVersion? Until, ImmutableArray<string> Types, ImmutableArray<string> Names)
{
    /// <summary>As a message shows it: <c>error(int, int, string)</c>.</summary>
    public string Display => $"{Name}({string.Join(", ", Types)})";

    /// <summary>Which releases have it, in words.</summary>
    public string Releases
        => Until is not { } until ? $"API {From.ToReleaseText()} and later"
            : From <= CallbackShapes.Oldest ? $"API before {until.ToReleaseText()}"
            : $"API {From.ToReleaseText()} until {until.ToReleaseText()}";

    public bool HasTypes(IEnumerable<string> types)
        => Types.SequenceEqual(types, StringComparer.Ordinal);
}

/// <summary>
/// The callbacks whose name or shape is not the same in all releases from 9.71 to 10.50. Source: facts/callbacks.md and
/// facts/api-versions.json; where a change lies between two releases that were read, the first that can have it is named.
/// The callbacks of protobuf messages are left out: their types exist only beside them.
/// </summary>
internal static class CallbackShapes
{
    public static readonly IbVersion Oldest = new(9, 71, 0);

    /// <summary>The callbacks that took the place of another, with the same number of parameters.</summary>
    private static readonly ImmutableArray<(string Old, string New)> Renamed =
        ImmutableArray.Create(("commissionReport", "commissionAndFeesReport"));

    /// <summary>
    /// What a parameter that another shape does not have is there: an expression of that shape's parameters, in C#.
    /// </summary>
    private static readonly ImmutableArray<(string Callback, string Lost, string Expression)> Recoveries = ImmutableArray.Create(
        ("error", "advancedOrderRejectJson", "\"\""),
        ("error", "errorTime", "0L"),
        ("updateMktDepthL2", "isSmartDepth", "false"),
        ("tickPrice", "canAutoExecute", "attribs.CanAutoExecute ? 1 : 0"),
        ("historicalData", "date", "bar.Time"),
        ("historicalData", "open", "bar.Open"),
        ("historicalData", "high", "bar.High"),
        ("historicalData", "low", "bar.Low"),
        ("historicalData", "close", "bar.Close"),
        ("historicalData", "volume", "(int)bar.Volume"),
        ("historicalData", "count", "bar.Count"),
        ("historicalData", "WAP", "(double)bar.WAP"),
        ("historicalData", "hasGaps", "false"));

    private static readonly ImmutableDictionary<string, ImmutableArray<CallbackShape>> ByName = Read(
        "error",
        "9.71 int id, int errorCode, string errorMsg",
        "10.14 int id, int errorCode, string errorMsg, string advancedOrderRejectJson",
        "10.33 int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson",
        "commissionReport",
        "9.71 CommissionReport commissionReport",
        "10.33 gone",
        "commissionAndFeesReport",
        "10.33 CommissionAndFeesReport commissionAndFeesReport",
        "orderStatus",
        "9.71 int orderId, string status, int filled, int remaining, double avgFillPrice, int permId, int parentId, double lastFillPrice, int clientId, string whyHeld",
        "9.72.6 int orderId, string status, double filled, double remaining, double avgFillPrice, int permId, int parentId, double lastFillPrice, int clientId, string whyHeld",
        "9.73.4 int orderId, string status, double filled, double remaining, double avgFillPrice, int permId, int parentId, double lastFillPrice, int clientId, string whyHeld, double mktCapPrice",
        "10.12 int orderId, string status, decimal filled, decimal remaining, double avgFillPrice, int permId, int parentId, double lastFillPrice, int clientId, string whyHeld, double mktCapPrice",
        "10.31 int orderId, string status, decimal filled, decimal remaining, double avgFillPrice, long permId, int parentId, double lastFillPrice, int clientId, string whyHeld, double mktCapPrice",
        "position",
        "9.71 string account, Contract contract, int pos, double avgCost",
        "9.72.6 string account, Contract contract, double pos, double avgCost",
        "10.12 string account, Contract contract, decimal pos, double avgCost",
        "positionMulti",
        "9.72.10 int requestId, string account, string modelCode, Contract contract, double pos, double avgCost",
        "10.12 int requestId, string account, string modelCode, Contract contract, decimal pos, double avgCost",
        "updatePortfolio",
        "9.71 Contract contract, int position, double marketPrice, double marketValue, double averageCost, double unrealizedPNL, double realizedPNL, string accountName",
        "9.72.6 Contract contract, double position, double marketPrice, double marketValue, double averageCost, double unrealizedPNL, double realizedPNL, string accountName",
        "10.12 Contract contract, decimal position, double marketPrice, double marketValue, double averageCost, double unrealizedPNL, double realizedPNL, string accountName",
        "tickPrice",
        "9.71 int tickerId, int field, double price, int canAutoExecute",
        "9.73.1 int tickerId, int field, double price, TickAttrib attribs",
        "tickSize",
        "9.71 int tickerId, int field, int size",
        "10.10 int tickerId, int field, long size",
        "10.12 int tickerId, int field, decimal size",
        "tickOptionComputation",
        "9.71 int tickerId, int field, double impliedVolatility, double delta, double optPrice, double pvDividend, double gamma, double vega, double theta, double undPrice",
        "9.80 int tickerId, int field, int tickAttrib, double impliedVolatility, double delta, double optPrice, double pvDividend, double gamma, double vega, double theta, double undPrice",
        "updateMktDepth",
        "9.71 int tickerId, int position, int operation, int side, double price, int size",
        "10.10 int tickerId, int position, int operation, int side, double price, long size",
        "10.12 int tickerId, int position, int operation, int side, double price, decimal size",
        "updateMktDepthL2",
        "9.71 int tickerId, int position, string marketMaker, int operation, int side, double price, int size",
        "9.74.1 int tickerId, int position, string marketMaker, int operation, int side, double price, int size, bool isSmartDepth",
        "10.10 int tickerId, int position, string marketMaker, int operation, int side, double price, long size, bool isSmartDepth",
        "10.12 int tickerId, int position, string marketMaker, int operation, int side, double price, decimal size, bool isSmartDepth",
        "historicalData",
        "9.71 int reqId, string date, double open, double high, double low, double close, int volume, int count, double WAP, bool hasGaps",
        "9.73.3 int reqId, Bar bar",
        "realtimeBar",
        "9.71 int reqId, long date, double open, double high, double low, double close, long volume, double WAP, int count",
        "10.12 int reqId, long date, double open, double high, double low, double close, decimal volume, decimal WAP, int count",
        "deltaNeutralValidation",
        "9.71 int reqId, UnderComp underComp",
        "9.73.7 int reqId, DeltaNeutralContract deltaNeutralContract",
        "pnl",
        "9.73.3 int reqId, double dailyPnL, double unrealizedPnL",
        "9.73.5 int reqId, double dailyPnL, double unrealizedPnL, double realizedPnL",
        "pnlSingle",
        "9.73.3 int reqId, int pos, double dailyPnL, double unrealizedPnL, double value",
        "9.73.5 int reqId, int pos, double dailyPnL, double unrealizedPnL, double realizedPnL, double value",
        "10.12 int reqId, decimal pos, double dailyPnL, double unrealizedPnL, double realizedPnL, double value",
        "tickByTickAllLast",
        "9.73.6 int reqId, int tickType, long time, double price, int size, TickAttrib attribs, string exchange, string specialConditions",
        "9.73.7 int reqId, int tickType, long time, double price, int size, TickAttribLast tickAttribLast, string exchange, string specialConditions",
        "10.10 int reqId, int tickType, long time, double price, long size, TickAttribLast tickAttribLast, string exchange, string specialConditions",
        "10.12 int reqId, int tickType, long time, double price, decimal size, TickAttribLast tickAttribLast, string exchange, string specialConditions",
        "tickByTickBidAsk",
        "9.73.6 int reqId, long time, double bidPrice, double askPrice, int bidSize, int askSize, TickAttrib attribs",
        "9.73.7 int reqId, long time, double bidPrice, double askPrice, int bidSize, int askSize, TickAttribBidAsk tickAttribBidAsk",
        "10.10 int reqId, long time, double bidPrice, double askPrice, long bidSize, long askSize, TickAttribBidAsk tickAttribBidAsk",
        "10.12 int reqId, long time, double bidPrice, double askPrice, decimal bidSize, decimal askSize, TickAttribBidAsk tickAttribBidAsk",
        "fundamentalData",
        "9.71 int reqId, string data",
        "10.47 gone",
        "verifyAndAuthMessageAPI",
        "9.72.2 string apiData, string xyzChallenge",
        "verifyAndAuthCompleted",
        "9.72.2 bool isSuccessful, string errorText",
        "connectAck",
        "9.72.4",
        "accountUpdateMulti",
        "9.72.10 int requestId, string account, string modelCode, string key, string value, string currency",
        "accountUpdateMultiEnd",
        "9.72.10 int requestId",
        "positionMultiEnd",
        "9.72.10 int requestId",
        "securityDefinitionOptionParameter",
        "9.72.18 int reqId, string exchange, int underlyingConId, string tradingClass, string multiplier, HashSet<string> expirations, HashSet<double> strikes",
        "securityDefinitionOptionParameterEnd",
        "9.72.13 int reqId",
        "softDollarTiers",
        "9.72.18 int reqId, SoftDollarTier[] tiers",
        "familyCodes",
        "9.73.1 FamilyCode[] familyCodes",
        "symbolSamples",
        "9.73.1 int reqId, ContractDescription[] contractDescriptions",
        "mktDepthExchanges",
        "9.73.1 DepthMktDataDescription[] depthMktDataDescriptions",
        "tickNews",
        "9.73.1 int tickerId, long timeStamp, string providerCode, string articleId, string headline, string extraData",
        "smartComponents",
        "9.73.2 int reqId, Dictionary<int, KeyValuePair<string, char>> theMap",
        "tickReqParams",
        "9.73.2 int tickerId, double minTick, string bboExchange, int snapshotPermissions",
        "newsProviders",
        "9.73.2 NewsProvider[] newsProviders",
        "newsArticle",
        "9.73.2 int requestId, int articleType, string articleText",
        "historicalNews",
        "9.73.2 int requestId, string time, string providerCode, string articleId, string headline",
        "historicalNewsEnd",
        "9.73.2 int requestId, bool hasMore",
        "headTimestamp",
        "9.73.2 int reqId, string headTimestamp",
        "histogramData",
        "9.73.3 int reqId, HistogramEntry[] data",
        "historicalDataUpdate",
        "9.73.3 int reqId, Bar bar",
        "rerouteMktDataReq",
        "9.73.3 int reqId, int conId, string exchange",
        "rerouteMktDepthReq",
        "9.73.3 int reqId, int conId, string exchange",
        "marketRule",
        "9.73.3 int marketRuleId, PriceIncrement[] priceIncrements",
        "historicalTicks",
        "9.73.4 int reqId, HistoricalTick[] ticks, bool done",
        "historicalTicksBidAsk",
        "9.73.4 int reqId, HistoricalTickBidAsk[] ticks, bool done",
        "historicalTicksLast",
        "9.73.4 int reqId, HistoricalTickLast[] ticks, bool done",
        "tickByTickMidPoint",
        "9.73.6 int reqId, long time, double midPoint",
        "orderBound",
        "9.73.7 long orderId, int apiClientId, int apiOrderId",
        "completedOrder",
        "9.75 Contract contract, Order order, OrderState orderState",
        "completedOrdersEnd",
        "9.75",
        "replaceFAEnd",
        "9.80 int reqId, string text",
        "wshMetaData",
        "10.10 int reqId, string dataJson",
        "wshEventData",
        "10.10 int reqId, string dataJson",
        "historicalSchedule",
        "10.12 int reqId, string startDateTime, string endDateTime, string timeZone, HistoricalSession[] sessions",
        "userInfo",
        "10.12 int reqId, string whiteBrandingId",
        "currentTimeInMillis",
        "10.34 long timeInMillis");

    /// <summary>The names of all such callbacks.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The shapes that a callback has had, oldest first; empty where it never changed.</summary>
    public static ImmutableArray<CallbackShape> Of(string name)
        => ByName.TryGetValue(name, out var shapes) ? shapes : ImmutableArray<CallbackShape>.Empty;

    /// <summary>The callback that another release has in the place of this one; null when none is.</summary>
    public static string? OtherNameOf(string name)
        => Renamed.Where(pair => pair.Old == name || pair.New == name)
            .Select(pair => pair.Old == name ? pair.New : pair.Old)
            .FirstOrDefault();

    /// <summary>What takes the place of a parameter that the current shape of a callback does not have; null when nothing does.</summary>
    public static string? RecoveryOf(string callback, string parameter)
        => Recoveries.Where(recovery => recovery.Callback == callback && recovery.Lost == parameter)
            .Select(static recovery => recovery.Expression)
            .FirstOrDefault();

    /// <summary>A line that starts with a digit is a shape of the name above it.</summary>
    private static ImmutableDictionary<string, ImmutableArray<CallbackShape>> Read(params string[] lines)
    {
        var shapes = ImmutableDictionary.CreateBuilder<string, ImmutableArray<CallbackShape>>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Length;)
        {
            var name = lines[i++];
            var of = ImmutableArray.CreateBuilder<CallbackShape>();
            for (; i < lines.Length && char.IsDigit(lines[i][0]); i++)
            {
                var end = lines[i].IndexOf(' ');
                _ = IbVersion.TryParse(end < 0 ? lines[i] : lines[i].Substring(0, end), out var from);
                if (of.Count > 0)
                {
                    of[of.Count - 1] = of[of.Count - 1] with { Until = from };
                }

                var parameters = end < 0 ? string.Empty : lines[i].Substring(end + 1);
                if (parameters != "gone")
                {
                    of.Add(Shape(name, from, parameters));
                }
            }

            shapes.Add(name, of.ToImmutable());
        }

        return shapes.ToImmutable();
    }

    private static CallbackShape Shape(string name, IbVersion from, string parameters)
    {
        // Commas in type arguments are followed by a type, not by a type and a name.
        var types = ImmutableArray.CreateBuilder<string>();
        var names = ImmutableArray.CreateBuilder<string>();
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= parameters.Length && parameters.Length > 0; i++)
        {
            if (i == parameters.Length || (parameters[i] == ',' && depth == 0))
            {
                var parameter = parameters.Substring(start, i - start).Trim();
                var space = parameter.LastIndexOf(' ');
                types.Add(parameter.Substring(0, space));
                names.Add(parameter.Substring(space + 1));
                start = i + 1;
            }
            else
            {
                depth += parameters[i] switch { '<' => 1, '>' => -1, _ => 0 };
            }
        }

        return new CallbackShape(name, from, null, types.ToImmutable(), names.ToImmutable());
    }
}
