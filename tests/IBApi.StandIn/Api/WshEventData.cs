#if V1019_OR_LATER
namespace IBApi;

public class WshEventData
{
    public int ConId { get; set; }
    public string EndDate { get; set; }
    public bool FillCompetitors { get; set; }
    public bool FillPortfolio { get; set; }
    public bool FillWatchlist { get; set; }
    public string Filter { get; set; }
    public string StartDate { get; set; }
    public int TotalLimit { get; set; }

    public WshEventData()
    {
    }

    public WshEventData(
        int conId, bool fillWatchlist, bool fillPortfolio, bool fillCompetitors, string startDate, string endDate,
        int totalLimit)
    {
        ConId = conId;
        FillWatchlist = fillWatchlist;
        FillPortfolio = fillPortfolio;
        FillCompetitors = fillCompetitors;
        StartDate = startDate;
        EndDate = endDate;
        TotalLimit = totalLimit;
    }

    public WshEventData(
        string filter, bool fillWatchlist, bool fillPortfolio, bool fillCompetitors, string startDate, string endDate,
        int totalLimit)
    {
        Filter = filter;
        FillWatchlist = fillWatchlist;
        FillPortfolio = fillPortfolio;
        FillCompetitors = fillCompetitors;
        StartDate = startDate;
        EndDate = endDate;
        TotalLimit = totalLimit;
    }
}
#endif
