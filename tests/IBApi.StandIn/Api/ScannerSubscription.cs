namespace IBApi;

public class ScannerSubscription
{
    public double AbovePrice { get; set; }
    public int AboveVolume { get; set; }
    public int AverageOptionVolumeAbove { get; set; }
    public double BelowPrice { get; set; }
    public double CouponRateAbove { get; set; }
    public double CouponRateBelow { get; set; }
    public string Instrument { get; set; }
    public string LocationCode { get; set; }
    public double MarketCapAbove { get; set; }
    public double MarketCapBelow { get; set; }
    public string MaturityDateAbove { get; set; }
    public string MaturityDateBelow { get; set; }
    public string MoodyRatingAbove { get; set; }
    public string MoodyRatingBelow { get; set; }
    public int NumberOfRows { get; set; }
    public string ScanCode { get; set; }
    public string ScannerSettingPairs { get; set; }
    public string SpRatingAbove { get; set; }
    public string SpRatingBelow { get; set; }
    public string StockTypeFilter { get; set; }

#if V976_OR_LATER
    public bool ExcludeConvertible { get; set; }
#endif

#if !V976_OR_LATER
    public string ExcludeConvertible { get; set; }
#endif
}
