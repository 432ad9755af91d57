#if V976_OR_LATER
namespace IBApi;

public class ContractDescription
{
    public Contract Contract { get; set; }
    public string[] DerivativeSecTypes { get; set; }

    public ContractDescription()
    {
    }

    public ContractDescription(Contract contract, string[] derivativeSecTypes)
    {
        Contract = contract;
        DerivativeSecTypes = derivativeSecTypes;
    }
}
#endif
