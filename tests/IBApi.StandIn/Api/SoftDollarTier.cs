#if V976_OR_LATER
namespace IBApi;

public class SoftDollarTier
{
    public string DisplayName { get; set; }
    public string Name { get; set; }
    public string Value { get; set; }

    public SoftDollarTier()
    {
    }

    public SoftDollarTier(string name, string value, string displayName)
    {
        Name = name;
        Value = value;
        DisplayName = displayName;
    }
}
#endif
