#if V976_OR_LATER
namespace IBApi;

public class NewsProvider
{
    public string ProviderCode { get; set; }
    public string ProviderName { get; set; }

    public NewsProvider()
    {
    }

    public NewsProvider(string providerCode, string providerName)
    {
        ProviderCode = providerCode;
        ProviderName = providerName;
    }
}
#endif
