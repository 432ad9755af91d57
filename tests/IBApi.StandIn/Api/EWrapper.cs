using System;
using System.Collections.Generic;

namespace IBApi;

/// <summary>What TWS tells a client. The members of every generation, in the order of their names.</summary>
public interface EWrapper
{
    void accountDownloadEnd(string account);
    void accountSummary(int reqId, string account, string tag, string value, string currency);
    void accountSummaryEnd(int reqId);
    void bondContractDetails(int reqId, ContractDetails contract);
    void connectionClosed();
    void contractDetails(int reqId, ContractDetails contractDetails);
    void contractDetailsEnd(int reqId);
    void currentTime(long time);
    void displayGroupList(int reqId, string groups);
    void displayGroupUpdated(int reqId, string contractInfo);
    void error(Exception e);
    void error(string str);
    void execDetails(int reqId, Contract contract, Execution execution);
    void execDetailsEnd(int reqId);
    void historicalDataEnd(int reqId, string start, string end);
    void managedAccounts(string accountsList);
    void marketDataType(int reqId, int marketDataType);
    void nextValidId(int orderId);
    void openOrder(int orderId, Contract contract, Order order, OrderState orderState);
    void openOrderEnd();
    void positionEnd();
    void receiveFA(int faDataType, string faXmlData);
    void scannerData(
        int reqId, int rank, ContractDetails contractDetails, string distance, string benchmark, string projection,
        string legsStr);
    void scannerDataEnd(int reqId);
    void scannerParameters(string xml);
    void tickGeneric(int tickerId, int field, double value);
    void tickSnapshotEnd(int tickerId);
    void tickString(int tickerId, int field, string value);
    void updateAccountTime(string timestamp);
    void updateAccountValue(string key, string value, string currency, string accountName);
    void updateNewsBulletin(int msgId, int msgType, string message, string origExchange);
    void verifyCompleted(bool isSuccessful, string errorText);
    void verifyMessageAPI(string apiData);

#if !V1050_OR_LATER
    void commissionReport(CommissionReport commissionReport);
    void fundamentalData(int reqId, string data);
#endif

#if V976_OR_LATER
    void accountUpdateMulti(int requestId, string account, string modelCode, string key, string value, string currency);
    void accountUpdateMultiEnd(int requestId);
    void completedOrder(Contract contract, Order order, OrderState orderState);
    void completedOrdersEnd();
    void connectAck();
    void deltaNeutralValidation(int reqId, DeltaNeutralContract deltaNeutralContract);
    void familyCodes(FamilyCode[] familyCodes);
    void headTimestamp(int reqId, string headTimestamp);
    void histogramData(int reqId, HistogramEntry[] data);
    void historicalData(int reqId, Bar bar);
    void historicalDataUpdate(int reqId, Bar bar);
    void historicalNews(int requestId, string time, string providerCode, string articleId, string headline);
    void historicalNewsEnd(int requestId, bool hasMore);
    void historicalTicks(int reqId, HistoricalTick[] ticks, bool done);
    void historicalTicksBidAsk(int reqId, HistoricalTickBidAsk[] ticks, bool done);
    void historicalTicksLast(int reqId, HistoricalTickLast[] ticks, bool done);
    void marketRule(int marketRuleId, PriceIncrement[] priceIncrements);
    void mktDepthExchanges(DepthMktDataDescription[] depthMktDataDescriptions);
    void newsArticle(int requestId, int articleType, string articleText);
    void newsProviders(NewsProvider[] newsProviders);
    void pnl(int reqId, double dailyPnL, double unrealizedPnL, double realizedPnL);
    void positionMultiEnd(int requestId);
    void rerouteMktDataReq(int reqId, int conId, string exchange);
    void rerouteMktDepthReq(int reqId, int conId, string exchange);
    void securityDefinitionOptionParameter(
        int reqId, string exchange, int underlyingConId, string tradingClass, string multiplier,
        HashSet<string> expirations, HashSet<double> strikes);
    void securityDefinitionOptionParameterEnd(int reqId);
    void smartComponents(int reqId, Dictionary<int, KeyValuePair<string, char>> theMap);
    void softDollarTiers(int reqId, SoftDollarTier[] tiers);
    void symbolSamples(int reqId, ContractDescription[] contractDescriptions);
    void tickByTickMidPoint(int reqId, long time, double midPoint);
    void tickEFP(
        int tickerId, int tickType, double basisPoints, string formattedBasisPoints, double impliedFuture,
        int holdDays, string futureLastTradeDate, double dividendImpact, double dividendsToLastTradeDate);
    void tickNews(
        int tickerId, long timeStamp, string providerCode, string articleId, string headline, string extraData);
    void tickPrice(int tickerId, int field, double price, TickAttrib attribs);
    void tickReqParams(int tickerId, double minTick, string bboExchange, int snapshotPermissions);
    void verifyAndAuthCompleted(bool isSuccessful, string errorText);
    void verifyAndAuthMessageAPI(string apiData, string xyzChallenge);
#endif

#if V976_OR_LATER && !V1050_OR_LATER
    void orderBound(long orderId, int apiClientId, int apiOrderId);
#endif

#if V1019_OR_LATER
    void historicalSchedule(
        int reqId, string startDateTime, string endDateTime, string timeZone, HistoricalSession[] sessions);
    void pnlSingle(int reqId, decimal pos, double dailyPnL, double unrealizedPnL, double realizedPnL, double value);
    void position(string account, Contract contract, decimal pos, double avgCost);
    void positionMulti(int requestId, string account, string modelCode, Contract contract, decimal pos, double avgCost);
    void realtimeBar(
        int reqId, long date, double open, double high, double low, double close, decimal volume, decimal WAP,
        int count);
    void replaceFAEnd(int reqId, string text);
    void tickByTickAllLast(
        int reqId, int tickType, long time, double price, decimal size, TickAttribLast tickAttribLast, string exchange,
        string specialConditions);
    void tickByTickBidAsk(
        int reqId, long time, double bidPrice, double askPrice, decimal bidSize, decimal askSize,
        TickAttribBidAsk tickAttribBidAsk);
    void tickOptionComputation(
        int tickerId, int field, int tickAttrib, double impliedVolatility, double delta, double optPrice,
        double pvDividend, double gamma, double vega, double theta, double undPrice);
    void tickSize(int tickerId, int field, decimal size);
    void updateMktDepth(int tickerId, int position, int operation, int side, double price, decimal size);
    void updateMktDepthL2(
        int tickerId, int position, string marketMaker, int operation, int side, double price, decimal size,
        bool isSmartDepth);
    void updatePortfolio(
        Contract contract, decimal position, double marketPrice, double marketValue, double averageCost,
        double unrealizedPNL, double realizedPNL, string accountName);
    void userInfo(int reqId, string whiteBrandingId);
    void wshEventData(int reqId, string dataJson);
    void wshMetaData(int reqId, string dataJson);
#endif

#if !V1019_OR_LATER
    void error(int id, int errorCode, string errorMsg);
    void tickOptionComputation(
        int tickerId, int field, double impliedVolatility, double delta, double optPrice, double pvDividend,
        double gamma, double vega, double theta, double undPrice);
    void tickSize(int tickerId, int field, int size);
    void updateMktDepth(int tickerId, int position, int operation, int side, double price, int size);
#endif

#if V1019_OR_LATER && !V1050_OR_LATER
    void error(int id, int errorCode, string errorMsg, string advancedOrderRejectJson);
    void orderStatus(
        int orderId, string status, decimal filled, decimal remaining, double avgFillPrice, int permId, int parentId,
        double lastFillPrice, int clientId, string whyHeld, double mktCapPrice);
#endif

#if !V976_OR_LATER
    void deltaNeutralValidation(int reqId, UnderComp underComp);
    void historicalData(
        int reqId, string date, double open, double high, double low, double close, int volume, int count, double WAP,
        bool hasGaps);
    void orderStatus(
        int orderId, string status, int filled, int remaining, double avgFillPrice, int permId, int parentId,
        double lastFillPrice, int clientId, string whyHeld);
    void position(string account, Contract contract, int pos, double avgCost);
    void realtimeBar(
        int reqId, long time, double open, double high, double low, double close, long volume, double WAP, int count);
    void tickEFP(
        int tickerId, int tickType, double basisPoints, string formattedBasisPoints, double impliedFuture,
        int holdDays, string futureExpiry, double dividendImpact, double dividendsToExpiry);
    void tickPrice(int tickerId, int field, double price, int canAutoExecute);
    void updateMktDepthL2(
        int tickerId, int position, string marketMaker, int operation, int side, double price, int size);
    void updatePortfolio(
        Contract contract, int position, double marketPrice, double marketValue, double averageCost,
        double unrealisedPNL, double realisedPNL, string accountName);
#endif

#if V976_OR_LATER && !V1019_OR_LATER
    void orderStatus(
        int orderId, string status, double filled, double remaining, double avgFillPrice, int permId, int parentId,
        double lastFillPrice, int clientId, string whyHeld, double mktCapPrice);
    void pnlSingle(int reqId, int pos, double dailyPnL, double unrealizedPnL, double realizedPnL, double value);
    void position(string account, Contract contract, double pos, double avgCost);
    void positionMulti(int requestId, string account, string modelCode, Contract contract, double pos, double avgCost);
    void realtimeBar(
        int reqId, long date, double open, double high, double low, double close, long volume, double WAP, int count);
    void tickByTickAllLast(
        int reqId, int tickType, long time, double price, int size, TickAttribLast tickAttriblast, string exchange,
        string specialConditions);
    void tickByTickBidAsk(
        int reqId, long time, double bidPrice, double askPrice, int bidSize, int askSize,
        TickAttribBidAsk tickAttribBidAsk);
    void updateMktDepthL2(
        int tickerId, int position, string marketMaker, int operation, int side, double price, int size,
        bool isSmartDepth);
    void updatePortfolio(
        Contract contract, double position, double marketPrice, double marketValue, double averageCost,
        double unrealizedPNL, double realizedPNL, string accountName);
#endif

#if V1050_OR_LATER
    void accountDataEndProtoBuf(protobuf.AccountDataEnd accountDataEndProto);
    void accountSummaryEndProtoBuf(protobuf.AccountSummaryEnd accountSummaryEndProto);
    void accountSummaryProtoBuf(protobuf.AccountSummary accountSummaryProto);
    void accountUpdateMultiEndProtoBuf(protobuf.AccountUpdateMultiEnd accountUpdateMultiEndProto);
    void accountUpdateMultiProtoBuf(protobuf.AccountUpdateMulti accountUpdateMultiProto);
    void bondContractDataProtoBuf(protobuf.ContractData contractDataProto);
    void commissionAndFeesReport(CommissionAndFeesReport commissionAndFeesReport);
    void commissionAndFeesReportProtoBuf(protobuf.CommissionAndFeesReport commissionAndFeesReportProto);
    void completedOrderProtoBuf(protobuf.CompletedOrder completedOrderProto);
    void completedOrdersEndProtoBuf(protobuf.CompletedOrdersEnd completedOrdersEndProto);
    void configResponseProtoBuf(protobuf.ConfigResponse configResponseProto);
    void contractDataEndProtoBuf(protobuf.ContractDataEnd contractDataEndProto);
    void contractDataProtoBuf(protobuf.ContractData contractDataProto);
    void currentTimeInMillis(long timeInMillis);
    void currentTimeInMillisProtoBuf(protobuf.CurrentTimeInMillis currentTimeInMillisProto);
    void currentTimeProtoBuf(protobuf.CurrentTime currentTimeProto);
    void displayGroupListProtoBuf(protobuf.DisplayGroupList displayGroupListProto);
    void displayGroupUpdatedProtoBuf(protobuf.DisplayGroupUpdated displayGroupUpdatedProto);
    void error(int id, long errorTime, int errorCode, string errorMsg, string advancedOrderRejectJson);
    void errorProtoBuf(protobuf.ErrorMessage errorMessageProto);
    void execDetailsEndProtoBuf(protobuf.ExecutionDetailsEnd executionDetailsEndProto);
    void execDetailsProtoBuf(protobuf.ExecutionDetails executionDetailsProto);
    void familyCodesProtoBuf(protobuf.FamilyCodes familyCodesProto);
    void headTimestampProtoBuf(protobuf.HeadTimestamp headTimestampProto);
    void histogramDataProtoBuf(protobuf.HistogramData histogramDataProto);
    void historicalDataEndProtoBuf(protobuf.HistoricalDataEnd historicalDataEndProto);
    void historicalDataProtoBuf(protobuf.HistoricalData historicalDataProto);
    void historicalDataUpdateProtoBuf(protobuf.HistoricalDataUpdate historicalDataUpdateProto);
    void historicalNewsEndProtoBuf(protobuf.HistoricalNewsEnd historicalNewsEndProto);
    void historicalNewsProtoBuf(protobuf.HistoricalNews historicalNewsProto);
    void historicalScheduleProtoBuf(protobuf.HistoricalSchedule historicalScheduleProto);
    void historicalTicksBidAskProtoBuf(protobuf.HistoricalTicksBidAsk historicalTicksBidAskProto);
    void historicalTicksLastProtoBuf(protobuf.HistoricalTicksLast historicalTicksLastProto);
    void historicalTicksProtoBuf(protobuf.HistoricalTicks historicalTicksProto);
    void managedAccountsProtoBuf(protobuf.ManagedAccounts managedAccountsProto);
    void marketDataTypeProtoBuf(protobuf.MarketDataType marketDataTypeProto);
    void marketDepthExchangesProtoBuf(protobuf.MarketDepthExchanges marketDepthExchangesProto);
    void marketRuleProtoBuf(protobuf.MarketRule marketRuleProto);
    void newsArticleProtoBuf(protobuf.NewsArticle newsArticleProto);
    void newsProvidersProtoBuf(protobuf.NewsProviders newsProvidersProto);
    void nextValidIdProtoBuf(protobuf.NextValidId nextValidIdProto);
    void openOrderProtoBuf(protobuf.OpenOrder openOrderProto);
    void openOrdersEndProtoBuf(protobuf.OpenOrdersEnd openOrdersEndProto);
    void orderBound(long permId, int clientId, int orderId);
    void orderBoundProtoBuf(protobuf.OrderBound orderBoundProto);
    void orderStatus(
        int orderId, string status, decimal filled, decimal remaining, double avgFillPrice, long permId, int parentId,
        double lastFillPrice, int clientId, string whyHeld, double mktCapPrice);
    void orderStatusProtoBuf(protobuf.OrderStatus orderStatusProto);
    void pnlProtoBuf(protobuf.PnL pnlProto);
    void pnlSingleProtoBuf(protobuf.PnLSingle pnlSingleProto);
    void positionEndProtoBuf(protobuf.PositionEnd positionEndProto);
    void positionMultiEndProtoBuf(protobuf.PositionMultiEnd positionMultiEndProto);
    void positionMultiProtoBuf(protobuf.PositionMulti positionMultiProto);
    void positionProtoBuf(protobuf.Position positionProto);
    void realTimeBarTickProtoBuf(protobuf.RealTimeBarTick realTimeBarTickProto);
    void receiveFAProtoBuf(protobuf.ReceiveFA receiveFAProto);
    void replaceFAEndProtoBuf(protobuf.ReplaceFAEnd replaceFAEndProto);
    void rerouteMarketDataRequestProtoBuf(protobuf.RerouteMarketDataRequest rerouteMarketDataRequestProto);
    void rerouteMarketDepthRequestProtoBuf(protobuf.RerouteMarketDepthRequest rerouteMarketDepthRequestProto);
    void scannerDataProtoBuf(protobuf.ScannerData scannerDataProto);
    void scannerParametersProtoBuf(protobuf.ScannerParameters scannerParametersProto);
    void secDefOptParameterEndProtoBuf(protobuf.SecDefOptParameterEnd secDefOptParameterEndProto);
    void secDefOptParameterProtoBuf(protobuf.SecDefOptParameter secDefOptParameterProto);
    void smartComponentsProtoBuf(protobuf.SmartComponents smartComponentsProto);
    void softDollarTiersProtoBuf(protobuf.SoftDollarTiers softDollarTiersProto);
    void symbolSamplesProtoBuf(protobuf.SymbolSamples symbolSamplesProto);
    void tickByTickDataProtoBuf(protobuf.TickByTickData tickByTickDataProto);
    void tickGenericProtoBuf(protobuf.TickGeneric tickGenericProto);
    void tickNewsProtoBuf(protobuf.TickNews tickNewsProto);
    void tickOptionComputationProtoBuf(protobuf.TickOptionComputation tickOptionComputationProto);
    void tickPriceProtoBuf(protobuf.TickPrice tickPriceProto);
    void tickReqParamsProtoBuf(protobuf.TickReqParams tickReqParamsProto);
    void tickSizeProtoBuf(protobuf.TickSize tickSizeProto);
    void tickSnapshotEndProtoBuf(protobuf.TickSnapshotEnd tickSnapshotEndProto);
    void tickStringProtoBuf(protobuf.Tickstring tickStringProto);
    void updateAccountTimeProtoBuf(protobuf.AccountUpdateTime accountUpdateTimeProto);
    void updateAccountValueProtoBuf(protobuf.AccountValue accountValueProto);
    void updateConfigResponseProtoBuf(protobuf.UpdateConfigResponse updateConfigResponseProto);
    void updateMarketDepthL2ProtoBuf(protobuf.MarketDepthL2 marketDepthL2Proto);
    void updateMarketDepthProtoBuf(protobuf.MarketDepth marketDepthProto);
    void updateNewsBulletinProtoBuf(protobuf.NewsBulletin newsBulletinProto);
    void updatePortfolioProtoBuf(protobuf.PortfolioValue portfolioValueProto);
    void userInfoProtoBuf(protobuf.UserInfo userInfoProto);
    void verifyCompletedProtoBuf(protobuf.VerifyCompleted verifyCompletedProto);
    void verifyMessageApiProtoBuf(protobuf.VerifyMessageApi verifyMessageApiProto);
    void wshEventDataProtoBuf(protobuf.WshEventData wshEventDataProto);
    void wshMetaDataProtoBuf(protobuf.WshMetaData wshMetaDataProto);
#endif
}
