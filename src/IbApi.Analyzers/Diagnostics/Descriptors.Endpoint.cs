using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Diagnostics;

/// <content>IBAPI1xxx: where a program connects.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor LivePortInTestProject = new(
        DiagnosticIds.LivePortInTestProject,
        "Live trading port in a test project",
        "Port {0} is {1}; this test project ({2}) connects to it{3}",
        Category.Endpoint,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Tests that connect to a live session read the real account, and what they order is traded for real. Connect tests to a paper session.",
        HelpFor(DiagnosticIds.LivePortInTestProject));

    public static readonly DiagnosticDescriptor LivePortInSettingsFile = new(
        DiagnosticIds.LivePortInSettingsFile,
        "Live trading port in a settings file of a test project",
        "Port {0} at `{1}` is {2}, in the settings of a test project ({3}); its tests would trade on a live account",
        Category.Endpoint,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Tests that connect to a live session read the real account, and what they order is traded for real. Give the tests the port of a paper session.",
        HelpFor(DiagnosticIds.LivePortInSettingsFile));

    public static readonly DiagnosticDescriptor LivePortFallback = new(
        DiagnosticIds.LivePortFallback,
        "Missing setting falls back to a live trading port",
        "Port {0} is {1}; the program connects to it{2} when {3} is missing{4}",
        Category.Endpoint,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A misspelt key or a settings file that was not deployed must not open a live session. Fall back to a paper session, or not at all.",
        HelpFor(DiagnosticIds.LivePortFallback));

    public static readonly DiagnosticDescriptor PortContradictsName = new(
        DiagnosticIds.PortContradictsName,
        "Port contradicts its name",
        "Port {0} is {1}, but {2} says {3}",
        Category.Endpoint,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "One of the two is wrong: the program trades on a live account where its author reads paper, or the other way round. Correct the port or the name.",
        HelpFor(DiagnosticIds.PortContradictsName));

    public static readonly DiagnosticDescriptor NotASocketPort = new(
        DiagnosticIds.NotASocketPort,
        "Not a TWS or IB Gateway socket port",
        "Port {0} is {1}; the program connects to it{2} where it needs the socket port of TWS or IB Gateway",
        Category.Endpoint,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The connection can never succeed: the number is no port, or what listens on it speaks another protocol.",
        HelpFor(DiagnosticIds.NotASocketPort));

    public static readonly DiagnosticDescriptor PublicHost = new(
        DiagnosticIds.PublicHost,
        "API session to a public host is not encrypted",
        "The API session to the public address {0}{1} is not encrypted; connect through a VPN or an SSH tunnel",
        Category.Endpoint,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Positions and orders cross the internet in clear text, and whoever reaches the port can trade the account. Keep the API port off the internet.",
        HelpFor(DiagnosticIds.PublicHost));

    public static readonly DiagnosticDescriptor NotAHost = new(
        DiagnosticIds.NotAHost,
        "Not a host",
        "`{0}` is not a host: {1}; the program hands it to the API{2}, which takes a bare name or address",
        Category.Endpoint,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The API takes the bare name or address of the machine on which TWS or IB Gateway runs; any other text fails when the program connects.",
        HelpFor(DiagnosticIds.NotAHost));

    public static readonly DiagnosticDescriptor OrdersWithoutPaperCheck = new(
        DiagnosticIds.OrdersWithoutPaperCheck,
        "Test can place orders without checking for a paper account",
        "This order goes to whatever account is logged in, because nothing in this test project ({0}) looks at the accounts that `managedAccounts` brings; disconnect there unless every account starts with `D`",
        Category.Endpoint,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A port proves nothing: users move paper sessions to the live port, and containers remap ports. Only the accounts that TWS reports after connecting tell a paper session, whose accounts start with D, from a live one.",
        HelpFor(DiagnosticIds.OrdersWithoutPaperCheck));
}
