using System;

namespace IBApi;

public class ComboLeg
{
    public static int SAME = 0;
    public static int OPEN = 1;
    public static int CLOSE = 2;
    public static int UNKNOWN = 3;

    public string Action { get; set; }
    public int ConId { get; set; }
    public string DesignatedLocation { get; set; }
    public string Exchange { get; set; }
    public int ExemptCode { get; set; }
    public int OpenClose { get; set; }
    public int Ratio { get; set; }
    public int ShortSaleSlot { get; set; }

    public ComboLeg()
    {
    }

    public ComboLeg(
        int conId, int ratio, string action, string exchange, int openClose, int shortSaleSlot,
        string designatedLocation, int exemptCode)
    {
        ConId = conId;
        Ratio = ratio;
        Action = action;
        Exchange = exchange;
        OpenClose = openClose;
        ShortSaleSlot = shortSaleSlot;
        DesignatedLocation = designatedLocation;
        ExemptCode = exemptCode;
    }
}
