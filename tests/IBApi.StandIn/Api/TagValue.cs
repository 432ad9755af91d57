namespace IBApi;

public class TagValue
{
    public string Tag { get; set; }
    public string Value { get; set; }

    public TagValue()
    {
    }

    public TagValue(string p_tag, string p_value)
    {
        Tag = p_tag;
        Value = p_value;
    }
}
