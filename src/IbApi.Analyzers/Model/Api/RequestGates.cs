using System.Collections.Immutable;
using System.Linq;
using static IbApi.Analyzers.Model.Api.GateEffect;

namespace IbApi.Analyzers.Model.Api;

/// <summary>What becomes of a request, or of a part of it, that the server is too old for.</summary>
internal enum GateEffect
{
    /// <summary>The client raises error 503 and sends nothing.</summary>
    Refused,

    /// <summary>The request is sent without the part, and nothing says so.</summary>
    LeftOut,

    /// <summary>One or the other: refused by servers that take protobuf messages, left out for older ones.</summary>
    RefusedOrLeftOut,
}

/// <summary>The server version from which on a request, one of its parameters or a member of what it carries is sent.</summary>
/// <param name="Owner">The type of the member or the method of the parameter; null for a request as a whole.</param>
/// <param name="Name">The request, member or parameter.</param>
/// <param name="ServerVersion">The least server version.</param>
/// <param name="Constant">The constant of the API's <c>MinServerVer</c> with this value.</param>
/// <param name="Effect">What happens below it.</param>
internal sealed record RequestGate(string? Owner, string Name, int ServerVersion, string Constant, GateEffect Effect)
{
    /// <summary>The APIs, by the newest server version that they negotiate, that have this gate.</summary>
    public int LeastApi { get; init; }

    public int MostApi { get; init; } = int.MaxValue;

    public bool IsOf(int maxServerVersion)
        => maxServerVersion >= LeastApi && maxServerVersion <= MostApi;
}

/// <summary>
/// What the client checks before it sends. Source: facts/requests.json, from the clients of 9.71 to 10.50. Gates up to
/// 100 are left out: with the newer handshake no server is older.
/// </summary>
internal static class RequestGates
{
    public static readonly ImmutableArray<RequestGate> Requests = Flat(
        Gate(
            103, "MODELS_SUPPORT", "cancelAccountUpdatesMulti", "cancelPositionsMulti", "reqAccountUpdatesMulti", "reqPositionsMulti"),
        Gate(104, "SEC_DEF_OPT_PARAMS_REQ", "reqSecDefOptParams"),
        Gate(106, "SOFT_DOLLAR_TIER", "reqSoftDollarTiers"),
        Gate(107, "REQ_FAMILY_CODES", "reqFamilyCodes"),
        Gate(108, "REQ_MATCHING_SYMBOLS", "reqMatchingSymbols"),
        Gate(112, "REQ_MKT_DEPTH_EXCHANGES", "reqMktDepthExchanges", "reqSmartComponents"),
        Gate(115, "REQ_NEWS_PROVIDERS", "reqNewsProviders"),
        Gate(116, "REQ_NEWS_ARTICLE", "reqNewsArticle"),
        Gate(117, "REQ_HISTORICAL_NEWS", "reqHistoricalNews"),
        Gate(118, "REQ_HEAD_TIMESTAMP", "reqHeadTimestamp"),
        Gate(119, "REQ_HISTOGRAM_DATA", "cancelHistogramData", "reqHistogramData"),
        Gate(123, "CANCEL_HEADTIMESTAMP", "cancelHeadTimestamp"),
        Gate(126, "MARKET_RULES", "reqMarketRule"),
        Gate(127, "PNL", "cancelPnL", "cancelPnLSingle", "reqPnL", "reqPnLSingle"),
        Gate(130, "HISTORICAL_TICKS", "reqHistoricalTicks"),
        Gate(137, "TICK_BY_TICK", "cancelTickByTickData", "reqTickByTickData"),
        Gate(150, "COMPLETED_ORDERS", "reqCompletedOrders"),
        Gate(161, "WSHE_CALENDAR", "cancelWshEventData", "cancelWshMetaData", "reqWshEventData", "reqWshMetaData"),
        Gate(167, "USER_INFO", "reqUserInfo"),
        Gate(197, "MIN_SERVER_VER_CURRENT_TIME_IN_MILLIS", "reqCurrentTimeInMillis"),
        Gate(
            215, "MIN_SERVER_VER_CANCEL_CONTRACT_DATA", "cancelContractData", "cancelContractDataProtoBuf", "cancelHistoricalTicks",
            "cancelHistoricalTicksProtoBuf"),
        Gate(219, "MIN_SERVER_VER_CONFIG", "reqConfigProtoBuf"),
        Gate(221, "MIN_SERVER_VER_UPDATE_CONFIG", "updateConfigProtoBuf"));

    public static readonly ImmutableArray<RequestGate> Members = Flat(
        Part("Contract", 149, "MKT_DEPTH_PRIM_EXCHANGE", Refused, "PrimaryExch"),
        Part("Contract", 176, "MIN_SERVER_VER_BOND_ISSUERID", Refused, "IssuerId"),
        Part("ExecutionFilter", 200, "MIN_SERVER_VER_PARAMETRIZED_DAYS_OF_EXECUTIONS", Refused, "LastNDays", "SpecificDates"),
        Part(
            "Order", 102, "PEGGED_TO_BENCHMARK", LeftOut, "AdjustableTrailingUnit", "AdjustedOrderType", "AdjustedStopLimitPrice",
            "AdjustedStopPrice", "AdjustedTrailingAmount", "Conditions", "ConditionsCancelOrder", "ConditionsIgnoreRth",
            "IsPeggedChangeAmountDecrease", "LmtPriceOffset", "PeggedChangeAmount", "ReferenceChangeAmount", "ReferenceContractId",
            "ReferenceExchange", "TriggerPrice"),
        Part("Order", 103, "MODELS_SUPPORT", LeftOut, "ModelCode"),
        Part("Order", 105, "EXT_OPERATOR", Refused, "ExtOperator"),
        Part("Order", 106, "SOFT_DOLLAR_TIER", LeftOut, "Tier"),
        Part("Order", 111, "CASH_QTY", Refused, "CashQty"),
        Part("Order", 138, "DECISION_MAKER", Refused, "Mifid2DecisionAlgo", "Mifid2DecisionMaker"),
        Part("Order", 139, "MIFID_EXECUTION", LeftOut, "Mifid2ExecutionAlgo", "Mifid2ExecutionTrader"),
        Part("Order", 141, "AUTO_PRICE_FOR_HEDGE", Refused, "DontUseAutoPriceForHedge"),
        Part("Order", 145, "ORDER_CONTAINER", Refused, "IsOmsContainer"),
        Part("Order", 148, "D_PEG_ORDERS", Refused, "DiscretionaryUpToLimitPrice"),
        Part("Order", 151, "PRICE_MGMT_ALGO", Refused, "UsePriceMgmtAlgo"),
        Part("Order", 158, "DURATION", Refused, "Duration"),
        Part("Order", 160, "POST_TO_ATS", Refused, "PostToAts"),
        Part("Order", 162, "AUTO_CANCEL_PARENT", Refused, "AutoCancelParent"),
        Part("Order", 166, "ADVANCED_ORDER_REJECT", Refused, "AdvancedErrorOverride"),
        Part("Order", 169, "MANUAL_ORDER_TIME", Refused, "ManualOrderTime"),
        Part(
            "Order", 170, "PEGBEST_PEGMID_OFFSETS", Refused, "CompeteAgainstBestOffset", "MidOffsetAtHalf", "MidOffsetAtWhole",
            "MinCompeteSize", "MinTradeQty"),
        Part("Order", 183, "MIN_SERVER_VER_CUSTOMER_ACCOUNT", Refused, "CustomerAccount"),
        Part("Order", 184, "MIN_SERVER_VER_PROFESSIONAL_CUSTOMER", Refused, "ProfessionalCustomer"),
        Part("Order", 189, "MIN_SERVER_VER_INCLUDE_OVERNIGHT", Refused, "IncludeOvernight"),
        Part("Order", 192, "MIN_SERVER_VER_CME_TAGGING_FIELDS", Refused, "ManualOrderIndicator"),
        Part("Order", 199, "MIN_SERVER_VER_IMBALANCE_ONLY", Refused, "ImbalanceOnly"),
        Part("Order", 203, "MIN_SERVER_VER_PROTOBUF_PLACE_ORDER", LeftOut, "BondAccruedInterest", "Submitter"),
        Part(
            "Order", 216, "MIN_SERVER_VER_ADDITIONAL_ORDER_PARAMS_1", RefusedOrLeftOut, "AllowPreOpen", "Deactivate",
            "IgnoreOpenAuction", "PostOnly"),
        Part(
            "Order", 217, "MIN_SERVER_VER_ADDITIONAL_ORDER_PARAMS_2", RefusedOrLeftOut, "RouteMarketableToBbo", "SeekPriceImprovement",
            "WhatIfType"),
        Part("Order", 218, "MIN_SERVER_VER_ATTACHED_ORDERS", RefusedOrLeftOut, "PtOrderId", "PtOrderType", "SlOrderId", "SlOrderType"),
        Part("Order", 223, "MIN_SERVER_VER_HEDGE_MAX_SIZE", RefusedOrLeftOut, "HedgeMaxSize"),
        Part("Order", 226, "UNIFIED_VERSION_COND_ORDER_WITH_OVERNIGHT_PARAM", RefusedOrLeftOut, "ConditionsIncludeOvernight"),
        Part("OrderCancel", 169, "MANUAL_ORDER_TIME", Refused, "ManualOrderCancelTime"),
        Part("OrderCancel", 192, "MIN_SERVER_VER_CME_TAGGING_FIELDS", Refused, "ExtOperator", "ManualOrderIndicator"),
        Part(
            "WshEventData", 171, "MIN_SERVER_VER_WSH_EVENT_DATA_FILTERS", Refused, "FillCompetitors", "FillPortfolio", "FillWatchlist",
            "Filter"),
        Part("WshEventData", 173, "MIN_SERVER_VER_WSH_EVENT_DATA_FILTERS_DATE", Refused, "EndDate", "StartDate", "TotalLimit"))
        .Select(static gate => gate.ServerVersion == CmeTagging ? gate with { LeastApi = UndoneRfq } : gate)
        .ToImmutableArray()

        // 10.30 and 10.31 sent these as fields of a request for quote, which the next release undid.
        .AddRange(Flat(
            Part("Order", 187, "MIN_SERVER_VER_RFQ_FIELDS", Refused, "ExternalUserId", "ManualOrderIndicator"),
            Part("OrderCancel", 187, "MIN_SERVER_VER_RFQ_FIELDS", Refused, "ExtOperator", "ExternalUserId", "ManualOrderIndicator"))
            .Select(static gate => gate with { MostApi = UndoneRfq - 1 }));

    public static readonly ImmutableArray<RequestGate> Parameters = Flat(
        Part("cancelMktDepth", 146, "SMART_DEPTH", Refused, "isSmartDepth"),
        Part("cancelOrder", 169, "MANUAL_ORDER_TIME", Refused, "manualOrderCancelTime"),
        Part("exerciseOptions", 180, "MIN_SERVER_VER_MANUAL_ORDER_TIME_EXERCISE_OPTIONS", Refused, "manualOrderTime"),
        Part("exerciseOptions", 183, "MIN_SERVER_VER_CUSTOMER_ACCOUNT", Refused, "customerAccount"),
        Part("exerciseOptions", 184, "MIN_SERVER_VER_PROFESSIONAL_CUSTOMER", Refused, "professionalCustomer"),
        Part("reqHistoricalData", 124, "SYNT_REALTIME_BARS", LeftOut, "keepUpToDate"),
        Part("reqHistoricalData", 165, "HISTORICAL_SCHEDULE", Refused, "whatToShow"),
        Part("reqHistoricalNews", 128, "NEWS_QUERY_ORIGINS", LeftOut, "historicalNewsOptions"),
        Part("reqMarketDepth", 146, "SMART_DEPTH", Refused, "isSmartDepth"),
        Part("reqMktData", 114, "SMART_COMPONENTS", LeftOut, "regulatorySnaphsot", "regulatorySnapshot"),
        Part("reqNewsArticle", 128, "NEWS_QUERY_ORIGINS", LeftOut, "newsArticleOptions"),
        Part("reqScannerSubscription", 143, "SCANNER_GENERIC_OPTS", Refused, "scannerSubscriptionFilterOptions"),
        Part("reqTickByTickData", 140, "TICK_BY_TICK_IGNORE_SIZE", Refused, "ignoreSize", "numberOfTicks"));

    /// <summary>Which requests carry an object of which type.</summary>
    public static readonly ImmutableArray<(string Type, ImmutableArray<string> Requests)> Carriers = ImmutableArray.Create(
        ("Contract", ImmutableArray.Create("reqContractDetails", "reqMarketDepth")),
        ("ExecutionFilter", ImmutableArray.Create("reqExecutions")),
        ("Order", ImmutableArray.Create("placeOrder")),
        ("OrderCancel", ImmutableArray.Create("cancelOrder", "reqGlobalCancel")),
        ("WshEventData", ImmutableArray.Create("reqWshEventData")));

    /// <summary>The only request that checks a member; null where every carrier of the type does.</summary>
    public static string? OnlyCarrierOf(RequestGate member)
        => (member.Owner, member.Name) switch
        {
            ("Contract", "PrimaryExch") => "reqMarketDepth",
            ("Contract", "IssuerId") => "reqContractDetails",
            _ => null,
        };

    /// <summary>The value of a parameter that needs the gate, where it is not any value but the default.</summary>
    public static string? OnlyValueOf(RequestGate parameter)
        => parameter.Name == "whatToShow" ? "SCHEDULE" : null;

    /// <summary>The field of the API with the empty text.</summary>
    public const string EmptyText = "EMPTY_STR";

    /// <summary>Whether a member says something with the value zero, too.</summary>
    public static bool IsSetByZero(string member)
        => member == "ManualOrderIndicator";

    /// <summary>The server version from which on the fields of a request for quote are gone again.</summary>
    public const int UndoneRfq = 190;

    /// <summary>The server version from which on the fields for the tags of the CME are sent.</summary>
    public const int CmeTagging = 192;

    private static ImmutableArray<RequestGate> Flat(params ImmutableArray<RequestGate>[] gates)
        => gates.SelectMany(static group => group).ToImmutableArray();

    private static ImmutableArray<RequestGate> Gate(int serverVersion, string constant, params string[] names)
        => names.Select(name => new RequestGate(null, name, serverVersion, constant, Refused)).ToImmutableArray();

    private static ImmutableArray<RequestGate> Part(string owner, int serverVersion, string constant, GateEffect effect, params string[] names)
        => names.Select(name => new RequestGate(owner, name, serverVersion, constant, effect)).ToImmutableArray();
}
