#if V1050_OR_LATER
namespace IBApi.protobuf;

// Empty: rules and fixes only meet the names of the messages, in signatures.
public sealed class AccountDataEnd
{
}

public sealed class AccountDataRequest
{
}

public sealed class AccountSummary
{
}

public sealed class AccountSummaryEnd
{
}

public sealed class AccountSummaryRequest
{
}

public sealed class AccountUpdateMulti
{
}

public sealed class AccountUpdateMultiEnd
{
}

public sealed class AccountUpdateTime
{
}

public sealed class AccountUpdatesMultiRequest
{
}

public sealed class AccountValue
{
}

public sealed class AllOpenOrdersRequest
{
}

public sealed class AutoOpenOrdersRequest
{
}

public sealed class CalculateImpliedVolatilityRequest
{
}

public sealed class CalculateOptionPriceRequest
{
}

public sealed class CancelAccountSummary
{
}

public sealed class CancelAccountUpdatesMulti
{
}

public sealed class CancelCalculateImpliedVolatility
{
}

public sealed class CancelCalculateOptionPrice
{
}

public sealed class CancelContractData
{
}

public sealed class CancelHeadTimestamp
{
}

public sealed class CancelHistogramData
{
}

public sealed class CancelHistoricalData
{
}

public sealed class CancelHistoricalTicks
{
}

public sealed class CancelMarketData
{
}

public sealed class CancelMarketDepth
{
}

public sealed class CancelNewsBulletins
{
}

public sealed class CancelOrderRequest
{
}

public sealed class CancelPnL
{
}

public sealed class CancelPnLSingle
{
}

public sealed class CancelPositions
{
}

public sealed class CancelPositionsMulti
{
}

public sealed class CancelRealTimeBars
{
}

public sealed class CancelScannerSubscription
{
}

public sealed class CancelTickByTick
{
}

public sealed class CancelWshEventData
{
}

public sealed class CancelWshMetaData
{
}

public sealed class CommissionAndFeesReport
{
}

public sealed class CompletedOrder
{
}

public sealed class CompletedOrdersEnd
{
}

public sealed class CompletedOrdersRequest
{
}

public sealed class ConfigRequest
{
}

public sealed class ConfigResponse
{
}

public sealed class ContractData
{
}

public sealed class ContractDataEnd
{
}

public sealed class ContractDataRequest
{
}

public sealed class CurrentTimeInMillis
{
}

public sealed class CurrentTimeInMillisRequest
{
}

public sealed class CurrentTimeRequest
{
}

public sealed class DisplayGroupList
{
}

public sealed class DisplayGroupUpdated
{
}

public sealed class ExecutionDetails
{
}

public sealed class ExecutionDetailsEnd
{
}

public sealed class ExecutionRequest
{
}

public sealed class ExerciseOptionsRequest
{
}

public sealed class FAReplace
{
}

public sealed class FARequest
{
}

public sealed class FamilyCodes
{
}

public sealed class FamilyCodesRequest
{
}

public sealed class GlobalCancelRequest
{
}

public sealed class HeadTimestamp
{
}

public sealed class HeadTimestampRequest
{
}

public sealed class HistogramData
{
}

public sealed class HistogramDataRequest
{
}

public sealed class HistoricalData
{
}

public sealed class HistoricalDataEnd
{
}

public sealed class HistoricalDataRequest
{
}

public sealed class HistoricalDataUpdate
{
}

public sealed class HistoricalNews
{
}

public sealed class HistoricalNewsEnd
{
}

public sealed class HistoricalNewsRequest
{
}

public sealed class HistoricalSchedule
{
}

public sealed class HistoricalTicks
{
}

public sealed class HistoricalTicksBidAsk
{
}

public sealed class HistoricalTicksLast
{
}

public sealed class HistoricalTicksRequest
{
}

public sealed class IdsRequest
{
}

public sealed class ManagedAccountsRequest
{
}

public sealed class MarketDataRequest
{
}

public sealed class MarketDataType
{
}

public sealed class MarketDataTypeRequest
{
}

public sealed class MarketDepth
{
}

public sealed class MarketDepthExchanges
{
}

public sealed class MarketDepthExchangesRequest
{
}

public sealed class MarketDepthL2
{
}

public sealed class MarketDepthRequest
{
}

public sealed class MarketRule
{
}

public sealed class MarketRuleRequest
{
}

public sealed class MatchingSymbolsRequest
{
}

public sealed class NewsArticle
{
}

public sealed class NewsArticleRequest
{
}

public sealed class NewsBulletin
{
}

public sealed class NewsBulletinsRequest
{
}

public sealed class NewsProviders
{
}

public sealed class NewsProvidersRequest
{
}

public sealed class OpenOrder
{
}

public sealed class OpenOrdersEnd
{
}

public sealed class OpenOrdersRequest
{
}

public sealed class OrderBound
{
}

public sealed class OrderStatus
{
}

public sealed class PlaceOrderRequest
{
}

public sealed class PnL
{
}

public sealed class PnLRequest
{
}

public sealed class PnLSingle
{
}

public sealed class PnLSingleRequest
{
}

public sealed class PortfolioValue
{
}

public sealed class Position
{
}

public sealed class PositionEnd
{
}

public sealed class PositionMulti
{
}

public sealed class PositionMultiEnd
{
}

public sealed class PositionsMultiRequest
{
}

public sealed class PositionsRequest
{
}

public sealed class QueryDisplayGroupsRequest
{
}

public sealed class RealTimeBarTick
{
}

public sealed class RealTimeBarsRequest
{
}

public sealed class ReceiveFA
{
}

public sealed class ReplaceFAEnd
{
}

public sealed class RerouteMarketDataRequest
{
}

public sealed class RerouteMarketDepthRequest
{
}

public sealed class ScannerData
{
}

public sealed class ScannerParameters
{
}

public sealed class ScannerParametersRequest
{
}

public sealed class ScannerSubscriptionRequest
{
}

public sealed class SecDefOptParameter
{
}

public sealed class SecDefOptParameterEnd
{
}

public sealed class SecDefOptParamsRequest
{
}

public sealed class SetServerLogLevelRequest
{
}

public sealed class SmartComponents
{
}

public sealed class SmartComponentsRequest
{
}

public sealed class SoftDollarTiers
{
}

public sealed class SoftDollarTiersRequest
{
}

public sealed class StartApiRequest
{
}

public sealed class SubscribeToGroupEventsRequest
{
}

public sealed class SymbolSamples
{
}

public sealed class TickByTickData
{
}

public sealed class TickByTickRequest
{
}

public sealed class TickGeneric
{
}

public sealed class TickNews
{
}

public sealed class TickOptionComputation
{
}

public sealed class TickPrice
{
}

public sealed class TickReqParams
{
}

public sealed class TickSize
{
}

public sealed class TickSnapshotEnd
{
}

public sealed class Tickstring
{
}

public sealed class UnsubscribeFromGroupEventsRequest
{
}

public sealed class UpdateConfigRequest
{
}

public sealed class UpdateConfigResponse
{
}

public sealed class UpdateDisplayGroupRequest
{
}

public sealed class UserInfo
{
}

public sealed class UserInfoRequest
{
}

public sealed class VerifyCompleted
{
}

public sealed class VerifyMessageApi
{
}

public sealed class VerifyMessageRequest
{
}

public sealed class VerifyRequest
{
}

public sealed class WshEventData
{
}

public sealed class WshEventDataRequest
{
}

public sealed class WshMetaData
{
}

public sealed class WshMetaDataRequest
{
}
#endif
