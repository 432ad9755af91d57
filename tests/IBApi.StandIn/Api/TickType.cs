namespace IBApi;

public partial class TickType
{
    public const int BID_SIZE = 0;
    public const int BID = 1;
    public const int ASK = 2;
    public const int ASK_SIZE = 3;
    public const int LAST = 4;
    public const int LAST_SIZE = 5;
    public const int HIGH = 6;
    public const int LOW = 7;
    public const int VOLUME = 8;
    public const int CLOSE = 9;
    public const int BID_OPTION = 10;
    public const int ASK_OPTION = 11;
    public const int LAST_OPTION = 12;
    public const int MODEL_OPTION = 13;
    public const int OPEN = 14;
    public const int LOW_13_WEEK = 15;
    public const int HIGH_13_WEEK = 16;
    public const int LOW_26_WEEK = 17;
    public const int HIGH_26_WEEK = 18;
    public const int LOW_52_WEEK = 19;
    public const int HIGH_52_WEEK = 20;
    public const int AVG_VOLUME = 21;
    public const int OPEN_INTEREST = 22;
    public const int OPTION_HISTORICAL_VOL = 23;
    public const int OPTION_IMPLIED_VOL = 24;
    public const int OPTION_BID_EXCH = 25;
    public const int OPTION_ASK_EXCH = 26;
    public const int OPTION_CALL_OPEN_INTEREST = 27;
    public const int OPTION_PUT_OPEN_INTEREST = 28;
    public const int OPTION_CALL_VOLUME = 29;
    public const int OPTION_PUT_VOLUME = 30;
    public const int INDEX_FUTURE_PREMIUM = 31;
    public const int BID_EXCH = 32;
    public const int ASK_EXCH = 33;
    public const int AUCTION_VOLUME = 34;
    public const int AUCTION_PRICE = 35;
    public const int AUCTION_IMBALANCE = 36;
    public const int MARK_PRICE = 37;
    public const int BID_EFP_COMPUTATION = 38;
    public const int ASK_EFP_COMPUTATION = 39;
    public const int LAST_EFP_COMPUTATION = 40;
    public const int OPEN_EFP_COMPUTATION = 41;
    public const int HIGH_EFP_COMPUTATION = 42;
    public const int LOW_EFP_COMPUTATION = 43;
    public const int CLOSE_EFP_COMPUTATION = 44;
    public const int LAST_TIMESTAMP = 45;
    public const int SHORTABLE = 46;
    public const int FUNDAMENTAL_RATIOS = 47;
    public const int RT_VOLUME = 48;
    public const int HALTED = 49;
    public const int BID_YIELD = 50;
    public const int ASK_YIELD = 51;
    public const int LAST_YIELD = 52;
    public const int CUST_OPTION_COMPUTATION = 53;
    public const int TRADE_COUNT = 54;
    public const int TRADE_RATE = 55;
    public const int VOLUME_RATE = 56;
    public const int LAST_RTH_TRADE = 57;
    public const int REGULATORY_IMBALANCE = 61;

#if V976_OR_LATER
    public const int RT_HISTORICAL_VOL = 58;
    public const int IB_DIVIDENDS = 59;
    public const int BOND_FACTOR_MULTIPLIER = 60;
    public const int NEWS_TICK = 62;
    public const int SHORT_TERM_VOLUME_3_MIN = 63;
    public const int SHORT_TERM_VOLUME_5_MIN = 64;
    public const int SHORT_TERM_VOLUME_10_MIN = 65;
    public const int DELAYED_BID = 66;
    public const int DELAYED_ASK = 67;
    public const int DELAYED_LAST = 68;
    public const int DELAYED_BID_SIZE = 69;
    public const int DELAYED_ASK_SIZE = 70;
    public const int DELAYED_LAST_SIZE = 71;
    public const int DELAYED_HIGH = 72;
    public const int DELAYED_LOW = 73;
    public const int DELAYED_VOLUME = 74;
    public const int DELAYED_CLOSE = 75;
    public const int DELAYED_OPEN = 76;
    public const int RT_TRD_VOLUME = 77;
    public const int CREDITMAN_MARK_PRICE = 78;
    public const int CREDITMAN_SLOW_MARK_PRICE = 79;
    public const int DELAYED_BID_OPTION = 80;
    public const int DELAYED_ASK_OPTION = 81;
    public const int DELAYED_LAST_OPTION = 82;
    public const int DELAYED_MODEL_OPTION = 83;
    public const int LAST_EXCH = 84;
    public const int LAST_REG_TIME = 85;
    public const int FUTURES_OPEN_INTEREST = 86;
    public const int AVG_OPT_VOLUME = 87;
    public const int DELAYED_LAST_TIMESTAMP = 88;
    public const int SHORTABLE_SHARES = 89;
#endif

#if V1019_OR_LATER
    public const int DELAYED_HALTED = 90;
    public const int REUTERS_2_MUTUAL_FUNDS = 91;
    public const int ETF_NAV_CLOSE = 92;
    public const int ETF_NAV_PRIOR_CLOSE = 93;
    public const int ETF_NAV_BID = 94;
    public const int ETF_NAV_ASK = 95;
    public const int ETF_NAV_LAST = 96;
    public const int ETF_FROZEN_NAV_LAST = 97;
    public const int ETF_NAV_HIGH = 98;
    public const int ETF_NAV_LOW = 99;
    public const int SOCIAL_MARKET_ANALYTICS = 100;
    public const int ESTIMATED_IPO_MIDPOINT = 101;
    public const int FINAL_IPO_LAST = 102;
#endif

#if V1030_OR_LATER
    public const int DELAYED_YIELD_BID = 103;
    public const int DELAYED_YIELD_ASK = 104;
#endif
}
