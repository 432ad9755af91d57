using System.Collections.Generic;

namespace IBApi;

/// <summary>
/// The requests. Each checks the connection (504) and the negotiated server version (503), then reaches the script.
/// </summary>
#if V976_OR_LATER
public abstract partial class EClient
#else
public partial class EClientSocket
#endif
{
    public void calculateImpliedVolatility(
        int reqId, Contract contract, double optionPrice, double underPrice, List<TagValue> impliedVolatilityOptions) =>
        Request(
            reqId, 49, nameof(calculateImpliedVolatility),
            reqId, contract, optionPrice, underPrice, impliedVolatilityOptions);

    public void calculateOptionPrice(
        int reqId, Contract contract, double volatility, double underPrice, List<TagValue> optionPriceOptions) =>
        Request(reqId, 50, nameof(calculateOptionPrice), reqId, contract, volatility, underPrice, optionPriceOptions);

    public void cancelAccountSummary(int reqId) =>
        Request(reqId, 67, nameof(cancelAccountSummary), reqId);

    public void cancelCalculateImpliedVolatility(int reqId) =>
        Request(reqId, 50, nameof(cancelCalculateImpliedVolatility), reqId);

    public void cancelCalculateOptionPrice(int reqId) =>
        Request(reqId, 50, nameof(cancelCalculateOptionPrice), reqId);

    public void cancelHistoricalData(int reqId) =>
        Request(reqId, 24, nameof(cancelHistoricalData), reqId);

    public void cancelMktData(int tickerId) =>
        Request(tickerId, 0, nameof(cancelMktData), tickerId);

    public void cancelNewsBulletin() =>
        Request(NoId, 0, nameof(cancelNewsBulletin));

    public void cancelPositions() =>
        Request(NoId, 67, nameof(cancelPositions));

    public void cancelRealTimeBars(int tickerId) =>
        Request(tickerId, 0, nameof(cancelRealTimeBars), tickerId);

    public void cancelScannerSubscription(int tickerId) =>
        Request(tickerId, 0, nameof(cancelScannerSubscription), tickerId);

    public void placeOrder(int id, Contract contract, Order order) =>
        Request(id, 0, nameof(placeOrder), id, contract, order);

    public void queryDisplayGroups(int requestId) =>
        Request(requestId, 70, nameof(queryDisplayGroups), requestId);

    public void reqAccountSummary(int reqId, string group, string tags) =>
        Request(reqId, 67, nameof(reqAccountSummary), reqId, group, tags);

    public void reqAccountUpdates(bool subscribe, string acctCode) =>
        Request(NoId, 0, nameof(reqAccountUpdates), subscribe, acctCode);

    public void reqAllOpenOrders() =>
        Request(NoId, 0, nameof(reqAllOpenOrders));

    public void reqAutoOpenOrders(bool autoBind) =>
        Request(NoId, 0, nameof(reqAutoOpenOrders), autoBind);

    public void reqContractDetails(int reqId, Contract contract) =>
        Request(reqId, 0, nameof(reqContractDetails), reqId, contract);

    public void reqCurrentTime() =>
        Request(NoId, 33, nameof(reqCurrentTime));

    public void reqExecutions(int reqId, ExecutionFilter filter) =>
        Request(reqId, 0, nameof(reqExecutions), reqId, filter);

    public void reqIds(int numIds) =>
        Request(NoId, 0, nameof(reqIds), numIds);

    public void reqManagedAccts() =>
        Request(NoId, 0, nameof(reqManagedAccts));

    public void reqMarketDataType(int marketDataType) =>
        Request(NoId, 55, nameof(reqMarketDataType), marketDataType);

    public void reqNewsBulletins(bool allMessages) =>
        Request(NoId, 0, nameof(reqNewsBulletins), allMessages);

    public void reqOpenOrders() =>
        Request(NoId, 0, nameof(reqOpenOrders));

    public void reqPositions() =>
        Request(NoId, 67, nameof(reqPositions));

    public void reqRealTimeBars(
        int tickerId, Contract contract, int barSize, string whatToShow, bool useRTH,
        List<TagValue> realTimeBarsOptions) =>
        Request(
            tickerId, 34, nameof(reqRealTimeBars),
            tickerId, contract, barSize, whatToShow, useRTH, realTimeBarsOptions);

    public void reqScannerParameters() =>
        Request(NoId, 0, nameof(reqScannerParameters));

    public void requestFA(int faDataType) =>
        Request(NoId, 0, nameof(requestFA), faDataType);

    public void setServerLogLevel(int logLevel) =>
        Request(NoId, 0, nameof(setServerLogLevel), logLevel);

    public void subscribeToGroupEvents(int requestId, int groupId) =>
        Request(requestId, 70, nameof(subscribeToGroupEvents), requestId, groupId);

    public void unsubscribeFromGroupEvents(int requestId) =>
        Request(requestId, 70, nameof(unsubscribeFromGroupEvents), requestId);

    public void updateDisplayGroup(int requestId, string contractInfo) =>
        Request(requestId, 70, nameof(updateDisplayGroup), requestId, contractInfo);

    public void verifyMessage(string apiData) =>
        Request(NoId, 70, nameof(verifyMessage), apiData);

    public void verifyRequest(string apiName, string apiVersion) =>
        Request(NoId, 70, nameof(verifyRequest), apiName, apiVersion);

#if !V1050_OR_LATER
    public void cancelFundamentalData(int reqId) =>
        Request(reqId, 40, nameof(cancelFundamentalData), reqId);

    public void reqFundamentalData(
        int reqId, Contract contract, string reportType, List<TagValue> fundamentalDataOptions) =>
        Request(reqId, 40, nameof(reqFundamentalData), reqId, contract, reportType, fundamentalDataOptions);

    public void reqGlobalCancel() =>
        Request(NoId, 53, nameof(reqGlobalCancel));
#endif

#if V976_OR_LATER
    public void cancelAccountUpdatesMulti(int requestId) =>
        Request(requestId, 103, nameof(cancelAccountUpdatesMulti), requestId);

    public void cancelHeadTimestamp(int tickerId) =>
        Request(tickerId, 123, nameof(cancelHeadTimestamp), tickerId);

    public void cancelHistogramData(int tickerId) =>
        Request(tickerId, 119, nameof(cancelHistogramData), tickerId);

    public void cancelMktDepth(int tickerId, bool isSmartDepth) =>
        Request(tickerId, 0, nameof(cancelMktDepth), tickerId, isSmartDepth);

    public void cancelPnL(int reqId) =>
        Request(reqId, 127, nameof(cancelPnL), reqId);

    public void cancelPnLSingle(int reqId) =>
        Request(reqId, 127, nameof(cancelPnLSingle), reqId);

    public void cancelPositionsMulti(int requestId) =>
        Request(requestId, 103, nameof(cancelPositionsMulti), requestId);

    public void cancelTickByTickData(int requestId) =>
        Request(requestId, 137, nameof(cancelTickByTickData), requestId);

    public void reqAccountUpdatesMulti(int requestId, string account, string modelCode, bool ledgerAndNLV) =>
        Request(requestId, 103, nameof(reqAccountUpdatesMulti), requestId, account, modelCode, ledgerAndNLV);

    public void reqCompletedOrders(bool apiOnly) =>
        Request(NoId, 150, nameof(reqCompletedOrders), apiOnly);

    public void reqFamilyCodes() =>
        Request(NoId, 107, nameof(reqFamilyCodes));

    public void reqHeadTimestamp(int tickerId, Contract contract, string whatToShow, int useRTH, int formatDate) =>
        Request(tickerId, 118, nameof(reqHeadTimestamp), tickerId, contract, whatToShow, useRTH, formatDate);

    public void reqHistogramData(int tickerId, Contract contract, bool useRTH, string period) =>
        Request(tickerId, 119, nameof(reqHistogramData), tickerId, contract, useRTH, period);

    public void reqHistoricalNews(
        int requestId, int conId, string providerCodes, string startDateTime, string endDateTime, int totalResults,
        List<TagValue> historicalNewsOptions) =>
        Request(
            requestId, 117, nameof(reqHistoricalNews),
            requestId, conId, providerCodes, startDateTime, endDateTime, totalResults, historicalNewsOptions);

    public void reqHistoricalTicks(
        int reqId, Contract contract, string startDateTime, string endDateTime, int numberOfTicks, string whatToShow,
        int useRth, bool ignoreSize, List<TagValue> miscOptions) =>
        Request(
            reqId, 130, nameof(reqHistoricalTicks),
            reqId, contract, startDateTime, endDateTime, numberOfTicks, whatToShow, useRth, ignoreSize, miscOptions);

    public void reqMarketDepth(
        int tickerId, Contract contract, int numRows, bool isSmartDepth, List<TagValue> mktDepthOptions) =>
        Request(tickerId, 0, nameof(reqMarketDepth), tickerId, contract, numRows, isSmartDepth, mktDepthOptions);

    public void reqMarketRule(int marketRuleId) =>
        Request(NoId, 126, nameof(reqMarketRule), marketRuleId);

    public void reqMatchingSymbols(int reqId, string pattern) =>
        Request(reqId, 108, nameof(reqMatchingSymbols), reqId, pattern);

    public void reqMktDepthExchanges() =>
        Request(NoId, 112, nameof(reqMktDepthExchanges));

    public void reqNewsArticle(int requestId, string providerCode, string articleId, List<TagValue> newsArticleOptions) =>
        Request(requestId, 116, nameof(reqNewsArticle), requestId, providerCode, articleId, newsArticleOptions);

    public void reqNewsProviders() =>
        Request(NoId, 115, nameof(reqNewsProviders));

    public void reqPnL(int reqId, string account, string modelCode) =>
        Request(reqId, 127, nameof(reqPnL), reqId, account, modelCode);

    public void reqPnLSingle(int reqId, string account, string modelCode, int conId) =>
        Request(reqId, 127, nameof(reqPnLSingle), reqId, account, modelCode, conId);

    public void reqPositionsMulti(int requestId, string account, string modelCode) =>
        Request(requestId, 103, nameof(reqPositionsMulti), requestId, account, modelCode);

    public void reqScannerSubscription(
        int reqId, ScannerSubscription subscription, List<TagValue> scannerSubscriptionOptions,
        List<TagValue> scannerSubscriptionFilterOptions) =>
        Request(
            reqId, 0, nameof(reqScannerSubscription),
            reqId, subscription, scannerSubscriptionOptions, scannerSubscriptionFilterOptions);

    public void reqScannerSubscription(
        int reqId, ScannerSubscription subscription, string scannerSubscriptionOptions,
        string scannerSubscriptionFilterOptions) =>
        Request(
            reqId, 0, nameof(reqScannerSubscription),
            reqId, subscription, scannerSubscriptionOptions, scannerSubscriptionFilterOptions);

    public void reqSecDefOptParams(
        int reqId, string underlyingSymbol, string futFopExchange, string underlyingSecType, int underlyingConId) =>
        Request(
            reqId, 104, nameof(reqSecDefOptParams),
            reqId, underlyingSymbol, futFopExchange, underlyingSecType, underlyingConId);

    public void reqSmartComponents(int reqId, string bboExchange) =>
        Request(reqId, 112, nameof(reqSmartComponents), reqId, bboExchange);

    public void reqSoftDollarTiers(int reqId) =>
        Request(reqId, 106, nameof(reqSoftDollarTiers), reqId);

    public void reqTickByTickData(int requestId, Contract contract, string tickType, int numberOfTicks, bool ignoreSize) =>
        Request(requestId, 137, nameof(reqTickByTickData), requestId, contract, tickType, numberOfTicks, ignoreSize);

    public void verifyAndAuthMessage(string apiData, string xyzResponse) =>
        Request(NoId, 74, nameof(verifyAndAuthMessage), apiData, xyzResponse);

    public void verifyAndAuthRequest(string apiName, string apiVersion, string opaqueIsvKey) =>
        Request(NoId, 74, nameof(verifyAndAuthRequest), apiName, apiVersion, opaqueIsvKey);
#endif

#if !V1030_OR_LATER
    public void exerciseOptions(
        int tickerId, Contract contract, int exerciseAction, int exerciseQuantity, string account, int ovrd) =>
        Request(
            tickerId, 21, nameof(exerciseOptions),
            tickerId, contract, exerciseAction, exerciseQuantity, account, ovrd);
#endif

#if V976_OR_LATER && !V1050_OR_LATER
    public void reqMktData(
        int tickerId, Contract contract, string genericTickList, bool snapshot, bool regulatorySnaphsot,
        List<TagValue> mktDataOptions) =>
        Request(
            tickerId, 0, nameof(reqMktData),
            tickerId, contract, genericTickList, snapshot, regulatorySnaphsot, mktDataOptions);
#endif

#if V1019_OR_LATER
    public void cancelWshEventData(int reqId) =>
        Request(reqId, 161, nameof(cancelWshEventData), reqId);

    public void cancelWshMetaData(int reqId) =>
        Request(reqId, 161, nameof(cancelWshMetaData), reqId);

    public void replaceFA(int reqId, int faDataType, string xml) =>
        Request(reqId, 0, nameof(replaceFA), reqId, faDataType, xml);

    public void reqHistoricalData(
        int tickerId, Contract contract, string endDateTime, string durationStr, string barSizeSetting,
        string whatToShow, int useRTH, int formatDate, bool keepUpToDate, List<TagValue> chartOptions) =>
        Request(
            tickerId, 16, nameof(reqHistoricalData),
            tickerId, contract, endDateTime, durationStr, barSizeSetting, whatToShow, useRTH, formatDate,
            keepUpToDate, chartOptions);

    public void reqUserInfo(int reqId) =>
        Request(reqId, 167, nameof(reqUserInfo), reqId);

    public void reqWshEventData(int reqId, WshEventData wshEventData) =>
        Request(reqId, 161, nameof(reqWshEventData), reqId, wshEventData);

    public void reqWshMetaData(int reqId) =>
        Request(reqId, 161, nameof(reqWshMetaData), reqId);
#endif

#if !V1019_OR_LATER
    public void cancelOrder(int orderId) =>
        Request(orderId, 0, nameof(cancelOrder), orderId);

    public void replaceFA(int faDataType, string xml) =>
        Request(NoId, 0, nameof(replaceFA), faDataType, xml);
#endif

#if V1030_OR_LATER
    public void cancelOrder(int orderId, OrderCancel orderCancel) =>
        Request(orderId, 0, nameof(cancelOrder), orderId, orderCancel);

    public void exerciseOptions(
        int tickerId, Contract contract, int exerciseAction, int exerciseQuantity, string account, int ovrd,
        string manualOrderTime, string customerAccount, bool professionalCustomer) =>
        Request(
            tickerId, 21, nameof(exerciseOptions),
            tickerId, contract, exerciseAction, exerciseQuantity, account, ovrd, manualOrderTime,
            customerAccount, professionalCustomer);
#endif

#if !V976_OR_LATER
    public void cancelMktDepth(int tickerId) =>
        Request(tickerId, 0, nameof(cancelMktDepth), tickerId);

    public void reqHistoricalData(
        int tickerId, Contract contract, string endDateTime, string durationString, string barSizeSetting,
        string whatToShow, int useRTH, int formatDate, List<TagValue> chartOptions) =>
        Request(
            tickerId, 16, nameof(reqHistoricalData),
            tickerId, contract, endDateTime, durationString, barSizeSetting, whatToShow, useRTH, formatDate, chartOptions);

    public void reqMarketDepth(int tickerId, Contract contract, int numRows, List<TagValue> mktDepthOptions) =>
        Request(tickerId, 0, nameof(reqMarketDepth), tickerId, contract, numRows, mktDepthOptions);

    public void reqMktData(
        int tickerId, Contract contract, string genericTickList, bool snapshot, List<TagValue> mktDataOptions) =>
        Request(tickerId, 0, nameof(reqMktData), tickerId, contract, genericTickList, snapshot, mktDataOptions);

    public void reqScannerSubscription(
        int reqId, ScannerSubscription subscription, List<TagValue> scannerSubscriptionOptions) =>
        Request(reqId, 0, nameof(reqScannerSubscription), reqId, subscription, scannerSubscriptionOptions);
#endif

#if V976_OR_LATER && !V1019_OR_LATER
    public void reqHistoricalData(
        int tickerId, Contract contract, string endDateTime, string durationString, string barSizeSetting,
        string whatToShow, int useRTH, int formatDate, bool keepUpToDate, List<TagValue> chartOptions) =>
        Request(
            tickerId, 16, nameof(reqHistoricalData),
            tickerId, contract, endDateTime, durationString, barSizeSetting, whatToShow, useRTH, formatDate,
            keepUpToDate, chartOptions);
#endif

#if V1019_OR_LATER && !V1030_OR_LATER
    public void cancelOrder(int orderId, string manualOrderCancelTime) =>
        Request(orderId, 0, nameof(cancelOrder), orderId, manualOrderCancelTime);
#endif

#if V1050_OR_LATER
    public void calculateImpliedVolatilityProtoBuf(
        protobuf.CalculateImpliedVolatilityRequest calculateImpliedVolatilityRequestProto) =>
        Request(NoId, 211, nameof(calculateImpliedVolatilityProtoBuf), calculateImpliedVolatilityRequestProto);

    public void calculateOptionPriceProtoBuf(protobuf.CalculateOptionPriceRequest calculateOptionPriceRequestProto) =>
        Request(NoId, 211, nameof(calculateOptionPriceProtoBuf), calculateOptionPriceRequestProto);

    public void cancelAccountSummaryProtoBuf(protobuf.CancelAccountSummary cancelAccountSummaryProto) =>
        Request(NoId, 207, nameof(cancelAccountSummaryProtoBuf), cancelAccountSummaryProto);

    public void cancelAccountUpdatesMultiProtoBuf(protobuf.CancelAccountUpdatesMulti cancelAccountUpdatesMultiProto) =>
        Request(NoId, 207, nameof(cancelAccountUpdatesMultiProtoBuf), cancelAccountUpdatesMultiProto);

    public void cancelCalculateImpliedVolatilityProtoBuf(
        protobuf.CancelCalculateImpliedVolatility cancelCalculateImpliedVolatilityProto) =>
        Request(NoId, 211, nameof(cancelCalculateImpliedVolatilityProtoBuf), cancelCalculateImpliedVolatilityProto);

    public void cancelCalculateOptionPriceProtoBuf(protobuf.CancelCalculateOptionPrice cancelCalculateOptionPriceProto) =>
        Request(NoId, 211, nameof(cancelCalculateOptionPriceProtoBuf), cancelCalculateOptionPriceProto);

    public void cancelContractData(int reqId) =>
        Request(reqId, 215, nameof(cancelContractData), reqId);

    public void cancelContractDataProtoBuf(protobuf.CancelContractData cancelContractDataProto) =>
        Request(NoId, 0, nameof(cancelContractDataProtoBuf), cancelContractDataProto);

    public void cancelHeadTimestampProtoBuf(protobuf.CancelHeadTimestamp cancelHeadTimestampProto) =>
        Request(NoId, 208, nameof(cancelHeadTimestampProtoBuf), cancelHeadTimestampProto);

    public void cancelHistogramDataProtoBuf(protobuf.CancelHistogramData cancelHistogramDataProto) =>
        Request(NoId, 208, nameof(cancelHistogramDataProtoBuf), cancelHistogramDataProto);

    public void cancelHistoricalDataProtoBuf(protobuf.CancelHistoricalData cancelHistoricalDataProto) =>
        Request(NoId, 208, nameof(cancelHistoricalDataProtoBuf), cancelHistoricalDataProto);

    public void cancelHistoricalTicks(int reqId) =>
        Request(reqId, 215, nameof(cancelHistoricalTicks), reqId);

    public void cancelHistoricalTicksProtoBuf(protobuf.CancelHistoricalTicks cancelHistoricalTicksProto) =>
        Request(NoId, 0, nameof(cancelHistoricalTicksProtoBuf), cancelHistoricalTicksProto);

    public void cancelMarketDataProtoBuf(protobuf.CancelMarketData cancelMarketDataProto) =>
        Request(NoId, 0, nameof(cancelMarketDataProtoBuf), cancelMarketDataProto);

    public void cancelMarketDepthProtoBuf(protobuf.CancelMarketDepth cancelMarketDepthProto) =>
        Request(NoId, 0, nameof(cancelMarketDepthProtoBuf), cancelMarketDepthProto);

    public void cancelNewsBulletinsProtoBuf(protobuf.CancelNewsBulletins cancelNewsBulletinsProto) =>
        Request(NoId, 0, nameof(cancelNewsBulletinsProtoBuf), cancelNewsBulletinsProto);

    public void cancelOrderProtoBuf(protobuf.CancelOrderRequest cancelOrderRequestProto) =>
        Request(NoId, 203, nameof(cancelOrderProtoBuf), cancelOrderRequestProto);

    public void cancelPnLProtoBuf(protobuf.CancelPnL cancelPnLProto) =>
        Request(NoId, 210, nameof(cancelPnLProtoBuf), cancelPnLProto);

    public void cancelPnLSingleProtoBuf(protobuf.CancelPnLSingle cancelPnLSingleProto) =>
        Request(NoId, 210, nameof(cancelPnLSingleProtoBuf), cancelPnLSingleProto);

    public void cancelPositionsMultiProtoBuf(protobuf.CancelPositionsMulti cancelPositionsMultiProto) =>
        Request(NoId, 207, nameof(cancelPositionsMultiProtoBuf), cancelPositionsMultiProto);

    public void cancelPositionsProtoBuf(protobuf.CancelPositions cancelPositionsProto) =>
        Request(NoId, 207, nameof(cancelPositionsProtoBuf), cancelPositionsProto);

    public void cancelRealTimeBarsProtoBuf(protobuf.CancelRealTimeBars cancelRealTimeBarsProto) =>
        Request(NoId, 208, nameof(cancelRealTimeBarsProtoBuf), cancelRealTimeBarsProto);

    public void cancelScannerSubscriptionProtoBuf(protobuf.CancelScannerSubscription cancelScannerSubscriptionProto) =>
        Request(NoId, 210, nameof(cancelScannerSubscriptionProtoBuf), cancelScannerSubscriptionProto);

    public void cancelTickByTickDataProtoBuf(protobuf.CancelTickByTick cancelTickByTickProto) =>
        Request(NoId, 208, nameof(cancelTickByTickDataProtoBuf), cancelTickByTickProto);

    public void cancelWshEventDataProtoBuf(protobuf.CancelWshEventData cancelWshEventDataProto) =>
        Request(NoId, 209, nameof(cancelWshEventDataProtoBuf), cancelWshEventDataProto);

    public void cancelWshMetaDataProtoBuf(protobuf.CancelWshMetaData cancelWshMetaDataProto) =>
        Request(NoId, 209, nameof(cancelWshMetaDataProtoBuf), cancelWshMetaDataProto);

    public void exerciseOptionsProtoBuf(protobuf.ExerciseOptionsRequest exerciseOptionsRequestProto) =>
        Request(NoId, 211, nameof(exerciseOptionsProtoBuf), exerciseOptionsRequestProto);

    public void placeOrderProtoBuf(protobuf.PlaceOrderRequest placeOrderRequestProto) =>
        Request(NoId, 203, nameof(placeOrderProtoBuf), placeOrderRequestProto);

    public void queryDisplayGroupsProtoBuf(protobuf.QueryDisplayGroupsRequest queryDisplayGroupsRequestProto) =>
        Request(NoId, 213, nameof(queryDisplayGroupsProtoBuf), queryDisplayGroupsRequestProto);

    public void replaceFAProtoBuf(protobuf.FAReplace faReplaceProto) =>
        Request(NoId, 211, nameof(replaceFAProtoBuf), faReplaceProto);

    public void reqAccountSummaryProtoBuf(protobuf.AccountSummaryRequest accountSummaryRequestProto) =>
        Request(NoId, 207, nameof(reqAccountSummaryProtoBuf), accountSummaryRequestProto);

    public void reqAccountUpdatesMultiProtoBuf(protobuf.AccountUpdatesMultiRequest accountUpdatesMultiRequestProto) =>
        Request(NoId, 207, nameof(reqAccountUpdatesMultiProtoBuf), accountUpdatesMultiRequestProto);

    public void reqAccountUpdatesProtoBuf(protobuf.AccountDataRequest accountDataRequestProto) =>
        Request(NoId, 207, nameof(reqAccountUpdatesProtoBuf), accountDataRequestProto);

    public void reqAllOpenOrdersProtoBuf(protobuf.AllOpenOrdersRequest allOpenOrdersRequestProto) =>
        Request(NoId, 204, nameof(reqAllOpenOrdersProtoBuf), allOpenOrdersRequestProto);

    public void reqAutoOpenOrdersProtoBuf(protobuf.AutoOpenOrdersRequest autoOpenOrdersRequestProto) =>
        Request(NoId, 204, nameof(reqAutoOpenOrdersProtoBuf), autoOpenOrdersRequestProto);

    public void reqCompletedOrdersProtoBuf(protobuf.CompletedOrdersRequest completedOrdersRequestProto) =>
        Request(NoId, 204, nameof(reqCompletedOrdersProtoBuf), completedOrdersRequestProto);

    public void reqConfigProtoBuf(protobuf.ConfigRequest configRequestProto) =>
        Request(NoId, 219, nameof(reqConfigProtoBuf), configRequestProto);

    public void reqContractDataProtoBuf(protobuf.ContractDataRequest contractDataRequestProto) =>
        Request(NoId, 0, nameof(reqContractDataProtoBuf), contractDataRequestProto);

    public void reqCurrentTimeInMillis() =>
        Request(NoId, 197, nameof(reqCurrentTimeInMillis));

    public void reqCurrentTimeInMillisProtoBuf(protobuf.CurrentTimeInMillisRequest currentTimeInMillisRequestProto) =>
        Request(NoId, 213, nameof(reqCurrentTimeInMillisProtoBuf), currentTimeInMillisRequestProto);

    public void reqCurrentTimeProtoBuf(protobuf.CurrentTimeRequest currentTimeRequestProto) =>
        Request(NoId, 213, nameof(reqCurrentTimeProtoBuf), currentTimeRequestProto);

    public void reqExecutionsProtoBuf(protobuf.ExecutionRequest executionRequestProto) =>
        Request(NoId, 201, nameof(reqExecutionsProtoBuf), executionRequestProto);

    public void reqFamilyCodesProtoBuf(protobuf.FamilyCodesRequest familyCodesRequestProto) =>
        Request(NoId, 212, nameof(reqFamilyCodesProtoBuf), familyCodesRequestProto);

    public void reqFAProtoBuf(protobuf.FARequest faRequestProto) =>
        Request(NoId, 0, nameof(reqFAProtoBuf), faRequestProto);

    public void reqGlobalCancel(OrderCancel orderCancel) =>
        Request(NoId, 53, nameof(reqGlobalCancel), orderCancel);

    public void reqGlobalCancelProtoBuf(protobuf.GlobalCancelRequest globalCancelRequestProto) =>
        Request(NoId, 203, nameof(reqGlobalCancelProtoBuf), globalCancelRequestProto);

    public void reqHeadTimestampProtoBuf(protobuf.HeadTimestampRequest headTimestampRequestProto) =>
        Request(NoId, 208, nameof(reqHeadTimestampProtoBuf), headTimestampRequestProto);

    public void reqHistogramDataProtoBuf(protobuf.HistogramDataRequest histogramDataRequestProto) =>
        Request(NoId, 208, nameof(reqHistogramDataProtoBuf), histogramDataRequestProto);

    public void reqHistoricalDataProtoBuf(protobuf.HistoricalDataRequest historicalDataRequestProto) =>
        Request(NoId, 208, nameof(reqHistoricalDataProtoBuf), historicalDataRequestProto);

    public void reqHistoricalNewsProtoBuf(protobuf.HistoricalNewsRequest historicalNewsRequestProto) =>
        Request(NoId, 209, nameof(reqHistoricalNewsProtoBuf), historicalNewsRequestProto);

    public void reqHistoricalTicksProtoBuf(protobuf.HistoricalTicksRequest historicalTicksRequestProto) =>
        Request(NoId, 208, nameof(reqHistoricalTicksProtoBuf), historicalTicksRequestProto);

    public void reqIdsProtoBuf(protobuf.IdsRequest idsRequestProto) =>
        Request(NoId, 213, nameof(reqIdsProtoBuf), idsRequestProto);

    public void reqManagedAcctsProtoBuf(protobuf.ManagedAccountsRequest managedAccountsRequestProto) =>
        Request(NoId, 207, nameof(reqManagedAcctsProtoBuf), managedAccountsRequestProto);

    public void reqMarketDataProtoBuf(protobuf.MarketDataRequest marketDataRequestProto) =>
        Request(NoId, 0, nameof(reqMarketDataProtoBuf), marketDataRequestProto);

    public void reqMarketDataTypeProtoBuf(protobuf.MarketDataTypeRequest marketDataTypeRequestProto) =>
        Request(NoId, 206, nameof(reqMarketDataTypeProtoBuf), marketDataTypeRequestProto);

    public void reqMarketDepthExchangesProtoBuf(protobuf.MarketDepthExchangesRequest marketDepthExchangesRequestProto) =>
        Request(NoId, 0, nameof(reqMarketDepthExchangesProtoBuf), marketDepthExchangesRequestProto);

    public void reqMarketDepthProtoBuf(protobuf.MarketDepthRequest marketDepthRequestProto) =>
        Request(NoId, 206, nameof(reqMarketDepthProtoBuf), marketDepthRequestProto);

    public void reqMarketRuleProtoBuf(protobuf.MarketRuleRequest marketRuleRequestProto) =>
        Request(NoId, 212, nameof(reqMarketRuleProtoBuf), marketRuleRequestProto);

    public void reqMatchingSymbolsProtoBuf(protobuf.MatchingSymbolsRequest matchingSymbolsRequestProto) =>
        Request(NoId, 212, nameof(reqMatchingSymbolsProtoBuf), matchingSymbolsRequestProto);

    public void reqMktData(
        int tickerId, Contract contract, string genericTickList, bool snapshot, bool regulatorySnapshot,
        List<TagValue> mktDataOptions) =>
        Request(
            tickerId, 0, nameof(reqMktData),
            tickerId, contract, genericTickList, snapshot, regulatorySnapshot, mktDataOptions);

    public void reqNewsArticleProtoBuf(protobuf.NewsArticleRequest newsArticleRequestProto) =>
        Request(NoId, 209, nameof(reqNewsArticleProtoBuf), newsArticleRequestProto);

    public void reqNewsBulletinsProtoBuf(protobuf.NewsBulletinsRequest newsBulletinsRequestProto) =>
        Request(NoId, 209, nameof(reqNewsBulletinsProtoBuf), newsBulletinsRequestProto);

    public void reqNewsProvidersProtoBuf(protobuf.NewsProvidersRequest newsProvidersRequestProto) =>
        Request(NoId, 209, nameof(reqNewsProvidersProtoBuf), newsProvidersRequestProto);

    public void reqOpenOrdersProtoBuf(protobuf.OpenOrdersRequest openOrdersRequestProto) =>
        Request(NoId, 204, nameof(reqOpenOrdersProtoBuf), openOrdersRequestProto);

    public void reqPnLProtoBuf(protobuf.PnLRequest pnlRequestProto) =>
        Request(NoId, 210, nameof(reqPnLProtoBuf), pnlRequestProto);

    public void reqPnLSingleProtoBuf(protobuf.PnLSingleRequest pnlSingleRequestProto) =>
        Request(NoId, 210, nameof(reqPnLSingleProtoBuf), pnlSingleRequestProto);

    public void reqPositionsMultiProtoBuf(protobuf.PositionsMultiRequest positionsMultiRequestProto) =>
        Request(NoId, 207, nameof(reqPositionsMultiProtoBuf), positionsMultiRequestProto);

    public void reqPositionsProtoBuf(protobuf.PositionsRequest positionsRequestProto) =>
        Request(NoId, 207, nameof(reqPositionsProtoBuf), positionsRequestProto);

    public void reqRealTimeBarsProtoBuf(protobuf.RealTimeBarsRequest realTimeBarsRequestProto) =>
        Request(NoId, 208, nameof(reqRealTimeBarsProtoBuf), realTimeBarsRequestProto);

    public void reqScannerParametersProtoBuf(protobuf.ScannerParametersRequest scannerParametersRequestProto) =>
        Request(NoId, 210, nameof(reqScannerParametersProtoBuf), scannerParametersRequestProto);

    public void reqScannerSubscriptionProtoBuf(protobuf.ScannerSubscriptionRequest scannerSubscriptionRequestProto) =>
        Request(NoId, 210, nameof(reqScannerSubscriptionProtoBuf), scannerSubscriptionRequestProto);

    public void reqSecDefOptParamsProtoBuf(protobuf.SecDefOptParamsRequest secDefOptParamsRequestProto) =>
        Request(NoId, 212, nameof(reqSecDefOptParamsProtoBuf), secDefOptParamsRequestProto);

    public void reqSmartComponentsProtoBuf(protobuf.SmartComponentsRequest smartComponentsRequestProto) =>
        Request(NoId, 212, nameof(reqSmartComponentsProtoBuf), smartComponentsRequestProto);

    public void reqSoftDollarTiersProtoBuf(protobuf.SoftDollarTiersRequest softDollarTiersRequestProto) =>
        Request(NoId, 212, nameof(reqSoftDollarTiersProtoBuf), softDollarTiersRequestProto);

    public void reqTickByTickDataProtoBuf(protobuf.TickByTickRequest tickByTickRequestProto) =>
        Request(NoId, 208, nameof(reqTickByTickDataProtoBuf), tickByTickRequestProto);

    public void reqUserInfoProtoBuf(protobuf.UserInfoRequest userInfoRequestProto) =>
        Request(NoId, 212, nameof(reqUserInfoProtoBuf), userInfoRequestProto);

    public void reqWshEventDataProtoBuf(protobuf.WshEventDataRequest wshEventDataRequestProto) =>
        Request(NoId, 209, nameof(reqWshEventDataProtoBuf), wshEventDataRequestProto);

    public void reqWshMetaDataProtoBuf(protobuf.WshMetaDataRequest wshMetaDataRequestProto) =>
        Request(NoId, 209, nameof(reqWshMetaDataProtoBuf), wshMetaDataRequestProto);

    public void setServerLogLevelProtoBuf(protobuf.SetServerLogLevelRequest setServerLogLevelRequestProto) =>
        Request(NoId, 213, nameof(setServerLogLevelProtoBuf), setServerLogLevelRequestProto);

    public void startApiProtoBuf(protobuf.StartApiRequest startApiRequestProto) =>
        Request(NoId, 0, nameof(startApiProtoBuf), startApiRequestProto);

    public void subscribeToGroupEventsProtoBuf(
        protobuf.SubscribeToGroupEventsRequest subscribeToGroupEventsRequestProto) =>
        Request(NoId, 213, nameof(subscribeToGroupEventsProtoBuf), subscribeToGroupEventsRequestProto);

    public void unsubscribeFromGroupEventsProtoBuf(
        protobuf.UnsubscribeFromGroupEventsRequest unsubscribeFromGroupEventsRequestProto) =>
        Request(NoId, 213, nameof(unsubscribeFromGroupEventsProtoBuf), unsubscribeFromGroupEventsRequestProto);

    public void updateConfigProtoBuf(protobuf.UpdateConfigRequest updateConfigRequestProto) =>
        Request(NoId, 221, nameof(updateConfigProtoBuf), updateConfigRequestProto);

    public void updateDisplayGroupProtoBuf(protobuf.UpdateDisplayGroupRequest updateDisplayGroupRequestProto) =>
        Request(NoId, 213, nameof(updateDisplayGroupProtoBuf), updateDisplayGroupRequestProto);

    public void verifyMessageProtoBuf(protobuf.VerifyMessageRequest verifyMessageRequestProto) =>
        Request(NoId, 213, nameof(verifyMessageProtoBuf), verifyMessageRequestProto);

    public void verifyRequestProtoBuf(protobuf.VerifyRequest verifyRequestProto) =>
        Request(NoId, 213, nameof(verifyRequestProtoBuf), verifyRequestProto);
#endif
}
