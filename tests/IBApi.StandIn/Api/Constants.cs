namespace IBApi;

public static class Constants
{
    public const byte EOL = 0;
    public const int FaGroups = 1;
    public const int FaAliases = 3;
    public const string BagSecType = "BAG";

#if V976_OR_LATER
    public const int ClientVersion = 66;
    public const int MinVersion = 100;
    public const int MaxMsgSize = 0x00FFFFFF;
#endif

#if !V1030_OR_LATER
    public const int FaProfiles = 2;
#endif

#if V976_OR_LATER && !V1050_OR_LATER
    public const int REDIRECT_COUNT_MAX = 2;
#endif

#if V1019_OR_LATER
    public const string INFINITY_STR = "Infinity";
#endif

#if !V976_OR_LATER
    public const int ClientVersion = 63;
#endif

#if V976_OR_LATER && !V1019_OR_LATER
    public const int MaxVersion = 151;
#endif

#if V1019_OR_LATER && !V1030_OR_LATER
    public const int MaxVersion = 176;
#endif

#if V1030_OR_LATER && !V1050_OR_LATER
    public const int MaxVersion = 187;
#endif

#if V1050_OR_LATER
    public const int PROTOBUF_MSG_ID = 200;
    public const int MaxVersion = 226;
#endif
}
