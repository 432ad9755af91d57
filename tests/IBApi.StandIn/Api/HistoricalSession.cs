#if V1019_OR_LATER
namespace IBApi;

public class HistoricalSession
{
    public string EndDateTime { get; internal set; }
    public string RefDate { get; internal set; }
    public string StartDateTime { get; internal set; }

    public HistoricalSession()
    {
    }

    public HistoricalSession(string startDateTime, string endDateTime, string refDate)
    {
        StartDateTime = startDateTime;
        EndDateTime = endDateTime;
        RefDate = refDate;
    }
}
#endif
