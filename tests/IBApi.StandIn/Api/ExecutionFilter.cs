using System.Collections.Generic;

namespace IBApi;

public class ExecutionFilter
{
    public string AcctCode { get; set; }
    public int ClientId { get; set; }
    public string Exchange { get; set; }
    public string SecType { get; set; }
    public string Side { get; set; }
    public string Symbol { get; set; }
    public string Time { get; set; }

#if V1050_OR_LATER
    public int LastNDays { get; set; }
    public List<int> SpecificDates { get; set; }
#endif

    public ExecutionFilter()
    {
    }

#if !V1050_OR_LATER
    public ExecutionFilter(
        int clientId, string acctCode, string time, string symbol, string secType, string exchange, string side)
    {
        ClientId = clientId;
        AcctCode = acctCode;
        Time = time;
        Symbol = symbol;
        SecType = secType;
        Exchange = exchange;
        Side = side;
    }
#endif

#if V1050_OR_LATER
    public ExecutionFilter(
        int clientId, string acctCode, string time, string symbol, string secType, string exchange, string side,
        int lastNDays, List<int> specificDates)
    {
        ClientId = clientId;
        AcctCode = acctCode;
        Time = time;
        Symbol = symbol;
        SecType = secType;
        Exchange = exchange;
        Side = side;
        LastNDays = lastNDays;
        SpecificDates = specificDates;
    }
#endif
}
