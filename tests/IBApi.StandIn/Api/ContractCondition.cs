#if V976_OR_LATER
using System;

namespace IBApi;

public abstract class ContractCondition : OperatorCondition
{
    public int ConId { get; set; }
    public Func<int, string, string> ContractResolver { get; set; }
    public string Exchange { get; set; }
}
#endif
