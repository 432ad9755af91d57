namespace IbApi.Analyzers.Model.Api;

/// <summary>
/// The ports on which TWS and IB Gateway listen as they are delivered. They are defaults and no proof: users move paper
/// to a live number and back, so the register and the options can replace both lists.
/// </summary>
internal static class SocketPorts
{
    /// <summary>TWS, live account.</summary>
    public const int TwsLive = 7496;

    /// <summary>TWS, paper account.</summary>
    public const int TwsPaper = 7497;

    /// <summary>IB Gateway, live account.</summary>
    public const int GatewayLive = 4001;

    /// <summary>IB Gateway, paper account.</summary>
    public const int GatewayPaper = 4002;

    /// <summary>
    /// What the common container images publish in front of a live Gateway, which itself takes local clients only.
    /// </summary>
    public const int ContainerLive = 4003;

    /// <summary>What the common container images publish in front of a paper Gateway.</summary>
    public const int ContainerPaper = 4004;

    /// <summary>
    /// The Client Portal gateway's web port: HTTPS, not the socket protocol that <c>eConnect</c> speaks.
    /// </summary>
    public const int ClientPortalGateway = 5000;

    /// <summary>The smallest TCP port one can connect to.</summary>
    public const int Min = 1;

    /// <summary>The largest TCP port.</summary>
    public const int Max = 65535;

    private const string OutOfRange = "outside the range of ports, 1-65535";

    /// <summary>The live ports where neither the register nor the options name others.</summary>
    public static PortSet DefaultLive { get; } = PortSet.Of(TwsLive, GatewayLive, ContainerLive);

    /// <summary>The paper ports where neither the register nor the options name others.</summary>
    public static PortSet DefaultPaper { get; } = PortSet.Of(TwsPaper, GatewayPaper, ContainerPaper);

    /// <summary>
    /// The paper port of the same program; null for any port that is not one of the three default live ports, because
    /// nobody but the user knows where the paper session of a port of his own listens.
    /// </summary>
    public static int? PaperTwin(int livePort) => livePort switch
    {
        TwsLive => TwsPaper,
        GatewayLive => GatewayPaper,
        ContainerLive => ContainerPaper,
        _ => null,
    };

    /// <summary>What a port is by default, whatever the register or the options say.</summary>
    public static AccountKind DefaultKind(int port) => port switch
    {
        TwsLive or GatewayLive or ContainerLive => AccountKind.Live,
        TwsPaper or GatewayPaper or ContainerPaper => AccountKind.Paper,
        _ => AccountKind.Unknown,
    };

    /// <summary>What a port is by default, in words that follow “Port 7496 is ”.</summary>
    public static string Describe(int port) => port switch
    {
        TwsLive => "the live TWS port",
        TwsPaper => "the paper TWS port",
        GatewayLive => "the live IB Gateway port",
        GatewayPaper => "the paper IB Gateway port",
        ContainerLive => "the port that Gateway containers forward to live",
        ContainerPaper => "the port that Gateway containers forward to paper",
        ClientPortalGateway => "the web port of the Client Portal gateway",
        < Min or > Max => OutOfRange,
        _ => "not a default port of TWS or IB Gateway",
    };

    /// <summary>
    /// What a port is in a project whose register or options may have decided otherwise, in words that follow
    /// “Port 7496 is ”: the default's name must not be given to a port that was declared to be something else.
    /// </summary>
    /// <param name="port">The port.</param>
    /// <param name="kind">What the port is in this project.</param>
    public static string Describe(int port, AccountKind kind) => kind switch
    {
        AccountKind.Live when DefaultKind(port) != AccountKind.Live => "configured as a live port",
        AccountKind.Paper when DefaultKind(port) != AccountKind.Paper => "configured as a paper port",
        _ => Describe(port),
    };

    /// <summary>Whether a number can be no socket port of TWS or IB Gateway: no port at all, or that of another product.</summary>
    public static bool IsOfAnotherKind(long port) => port is < Min or > Max or ClientPortalGateway;

    /// <summary>What such a number is, in words that follow “Port 5000 is ”.</summary>
    public static string DescribeAnotherKind(long port) => port == ClientPortalGateway
        ? Describe(ClientPortalGateway) + ", which speaks another protocol"
        : OutOfRange;
}
