#if V976_OR_LATER
namespace IBApi;

public class DepthMktDataDescription
{
    public int AggGroup { get; set; }
    public string Exchange { get; set; }
    public string ListingExch { get; set; }
    public string SecType { get; set; }
    public string ServiceDataType { get; set; }

    public DepthMktDataDescription()
    {
    }

    public DepthMktDataDescription(
        string exchange, string secType, string listingExch, string serviceDataType, int aggGroup)
    {
        Exchange = exchange;
        SecType = secType;
        ListingExch = listingExch;
        ServiceDataType = serviceDataType;
        AggGroup = aggGroup;
    }
}
#endif
