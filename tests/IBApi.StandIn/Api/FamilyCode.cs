#if V976_OR_LATER
namespace IBApi;

public class FamilyCode
{
    public string AccountID { get; set; }
    public string FamilyCodeStr { get; set; }

    public FamilyCode()
    {
    }

    public FamilyCode(string accountID, string familyCodeStr)
    {
        AccountID = accountID;
        FamilyCodeStr = familyCodeStr;
    }
}
#endif
