namespace IbApi.Analyzers;

/// <summary>
/// The ID of every rule. IDs are never reused and never change their meaning. Fixes know the rules by these constants
/// and by nothing else.
/// </summary>
internal static class DiagnosticIds
{
    public const string LivePortInTestProject = "IBAPI1001";
    public const string LivePortInSettingsFile = "IBAPI1002";
    public const string LivePortFallback = "IBAPI1003";
    public const string PortContradictsName = "IBAPI1004";
    public const string NotASocketPort = "IBAPI1005";
    public const string PublicHost = "IBAPI1006";
    public const string NotAHost = "IBAPI1007";
    public const string OrdersWithoutPaperCheck = "IBAPI1008";
    public const string DuplicateClientId = "IBAPI2001";
    public const string UnregisteredConnection = "IBAPI2002";
    public const string ChangingClientId = "IBAPI2003";
    public const string AutoBindNeedsClientZero = "IBAPI2004";
    public const string MasterClientIdTaken = "IBAPI2005";
    public const string NegativeClientId = "IBAPI2006";
    public const string ContradictoryRegister = "IBAPI2007";
    public const string UnusedRegisterEntry = "IBAPI2008";
    public const string LostConnection = "IBAPI3001";
    public const string ConnectivityCodes = "IBAPI3002";
    public const string IdleMessageLoop = "IBAPI3003";
    public const string ReusedReader = "IBAPI3004";
    public const string EarlyRequest = "IBAPI3005";
    public const string BlockedCallback = "IBAPI3006";
    public const string DataLoss = "IBAPI3009";
    public const string UncheckedConnect = "IBAPI3010";
    public const string UnguardedMessageLoop = "IBAPI3011";
    public const string RepeatedConnect = "IBAPI3012";
    public const string LateConnectionOption = "IBAPI3013";
    public const string DeafBuild = "IBAPI3014";
    public const string TwsOlderThanApi = "IBAPI4001";
    public const string RequestNewerThanTws = "IBAPI4002";
    public const string SeveralApis = "IBAPI4003";
    public const string DecidedVersionCheck = "IBAPI4004";
    public const string MachineWideApi = "IBAPI4005";
    public const string NotThePinnedApi = "IBAPI4006";
    public const string LegacyProtocol = "IBAPI4007";
    public const string StaleCallbackShape = "IBAPI4008";
    public const string MemberNeverSent = "IBAPI4009";
    public const string UnknownApi = "IBAPI4010";
    public const string HardCodedSettings = "IBAPI5001";
    public const string OrderCallOnReadOnlyApi = "IBAPI5002";
    public const string KeyNotInSettingsFile = "IBAPI5003";
    public const string InvalidSetting = "IBAPI5004";
    public const string OrderIdNotFromTws = "IBAPI6001";
}
