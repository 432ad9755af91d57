#if V1030_OR_LATER
namespace IBApi;

public class IneligibilityReason
{
    public string Description { get; set; }
    public string Id { get; set; }

    public IneligibilityReason()
    {
    }

    public IneligibilityReason(string p_id, string p_description)
    {
        Id = p_id;
        Description = p_description;
    }
}
#endif
