using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;

namespace IbApi.Analyzers.Options;

/// <summary>Every option of the package. A rule reads its options through these and in no other way.</summary>
internal static class IbApiOptions
{
    private const string PortsExpected = "ports and port ranges separated by commas, such as 7496, 4001-4003";

    public static readonly IbApiOption<PortSet> LivePorts = new(
        "ibapi.live_ports",
        "IbApiLivePorts",
        PortsExpected,
        SocketPorts.DefaultLive.ToString(),
        "1001, 1003, 1004, 1005, 5001",
        "The ports on which a live session listens. Replaces the default list.",
        SocketPorts.DefaultLive,
        ParsePorts);

    public static readonly IbApiOption<PortSet> PaperPorts = new(
        "ibapi.paper_ports",
        "IbApiPaperPorts",
        PortsExpected,
        SocketPorts.DefaultPaper.ToString(),
        "1001, 1003, 1004, 1005, 5001",
        "The ports on which a paper session listens. Replaces the default list.",
        SocketPorts.DefaultPaper,
        ParsePorts);

    public static readonly IbApiOption<bool?> IsTestProject = new(
        "ibapi.is_test_project",
        "IbApiIsTestProject",
        "true, false or auto",
        "auto",
        "1001, 1008, 2003, 3001, 3002, 3009, 3014, 5001",
        "Whether the code is run by a test framework; `auto` looks at the project. May be set for a folder.",
        null,
        static text => text.ToLowerInvariant() switch
        {
            "true" => (true, true),
            "false" => (true, false),
            "auto" => (true, (bool?)null),
            _ => (false, null),
        });

    public static readonly IbApiOption<ImmutableArray<ConnectMethod>> ConnectMethods = new(
        "ibapi.connect_methods",
        "IbApiConnectMethods",
        "methods such as Ns.Type.Method(host=p1|port=p2|clientId=p3) or Ns.Type.new(port=p) separated by commas",
        "empty",
        "all",
        "Methods of referenced assemblies that connect, where their parameters have other names than `port` and `clientId`.",
        ImmutableArray<ConnectMethod>.Empty,
        ParseConnectMethods);

    public static readonly IbApiOption<IbVersion?> TwsVersion = new(
        "ibapi.tws_version",
        "IbApiTwsVersion",
        IbVersion.Expected,
        "none",
        "4001, 4002",
        "The version of TWS or IB Gateway that the program talks to. A session of the register says it for its endpoint.",
        null,
        ParseVersion);

    public static readonly IbApiOption<IbVersion?> Version = new(
        "ibapi.version",
        "IbApiVersion",
        IbVersion.Expected,
        "none",
        "4006",
        "The version of the API that the project is meant to be compiled against.",
        null,
        ParseVersion);

    public static readonly IbApiOption<bool> ReadOnly = new(
        "ibapi.read_only",
        "IbApiReadOnly",
        "true or false",
        "false",
        "5002",
        "Whether TWS refuses orders of API clients (its setting *Read-Only API*). A session of the register says it for its endpoint.",
        false,
        ParseFlag);

    public static readonly IbApiOption<int?> MasterClientId = new(
        "ibapi.master_client_id",
        "IbApiMasterClientId",
        "a client ID, a number from 0 on",
        "none",
        "2005",
        "The master client ID that is set in TWS or IB Gateway: its client sees the orders of all others.",
        null,
        static text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (true, id) : (false, (int?)null));

    public static readonly IbApiOption<bool> IsMasterClient = new(
        "ibapi.is_master_client",
        "IbApiIsMasterClient",
        "true or false",
        "false",
        "2005",
        "Whether the project is the one that may use the master client ID.",
        false,
        ParseFlag);

    public static readonly IbApiOption<bool> SettingsFileFindings = new(
        "ibapi.settings_file_findings",
        string.Empty,
        "on or off",
        "on",
        "1002, 1004, 2002, 2005",
        "Whether the values in a settings file are looked at. May be set for a file: `[appsettings.Production.json]`.",
        true,
        static text => text.ToLowerInvariant() switch
        {
            "on" => (true, true),
            "off" => (true, false),
            _ => (false, true),
        });

    /// <summary>In the order in which documentation shows them.</summary>
    public static readonly ImmutableArray<IbApiOption> All =
        ImmutableArray.Create<IbApiOption>(
            LivePorts, PaperPorts, IsTestProject, ConnectMethods, TwsVersion, Version, MasterClientId, IsMasterClient, ReadOnly, SettingsFileFindings);

    private static (bool IsValid, IbVersion? Value) ParseVersion(string text)
        => IbVersion.TryParse(text, out var version) ? (true, version) : (false, null);

    private static (bool IsValid, bool Value) ParseFlag(string text)
        => bool.TryParse(text, out var flag) ? (true, flag) : (false, false);

    private static (bool IsValid, PortSet Value) ParsePorts(string text)
        => PortSet.TryParse(text, out var ports, out _) ? (true, ports) : (false, ports);

    private static (bool IsValid, ImmutableArray<ConnectMethod> Value) ParseConnectMethods(string text)
    {
        var methods = text.Split(',')
            .Where(static part => !string.IsNullOrWhiteSpace(part))
            .Select(ConnectMethod.Parse)
            .ToImmutableArray();
        return methods.Any(static method => method is null)
            ? (false, ImmutableArray<ConnectMethod>.Empty)
            : (true, methods.OfType<ConnectMethod>().ToImmutableArray());
    }
}
