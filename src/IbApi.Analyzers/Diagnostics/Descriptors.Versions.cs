using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Diagnostics;

/// <content>IBAPI4xxx: which API, which TWS.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor TwsOlderThanApi = new(
        DiagnosticIds.TwsOlderThanApi,
        "API needs a newer TWS than declared",
        "The declared TWS {0} ({1}) is too old: {2}",
        Category.Versions,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The program cannot connect, or will not be able to log in: TWS and IB Gateway must be as new as the API and IB ask for.",
        HelpFor(DiagnosticIds.TwsOlderThanApi));

    public static readonly DiagnosticDescriptor RequestNewerThanTws = new(
        DiagnosticIds.RequestNewerThanTws,
        "Request needs a newer TWS than declared",
        "'{0}' needs server version {1}{2}, but the declared TWS {3} speaks {4} at most: {5}",
        Category.Versions,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "What the server does not know is refused with error 503, or silently left out of an order that is traded all the same. Check ServerVersion before sending it, or declare and install a newer TWS.",
        HelpFor(DiagnosticIds.RequestNewerThanTws));

    public static readonly DiagnosticDescriptor SeveralApis = new(
        DiagnosticIds.SeveralApis,
        "Several versions of the API in one project",
        "The API's client comes from {0}; which of them a name means depends on the order of references",
        Category.Versions,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Types of one copy do not fit the other, and the one that is loaded at run time may lack what was compiled against. Keep one copy of the API.",
        HelpFor(DiagnosticIds.SeveralApis));

    public static readonly DiagnosticDescriptor DecidedVersionCheck = new(
        DiagnosticIds.DecidedVersionCheck,
        "Server-version check can never be true (or never false)",
        "'{0}' is never {1}: the referenced API {2} negotiates server versions {3} to {4}",
        Category.Versions,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "ServerVersion is what client and server agree on, so it never exceeds what the referenced API knows. Code behind such a check never runs, or the check protects nothing.",
        HelpFor(DiagnosticIds.DecidedVersionCheck));

    public static readonly DiagnosticDescriptor MachineWideApi = new(
        DiagnosticIds.MachineWideApi,
        "API is referenced from the machine-wide install folder",
        "The API is referenced from '{0}', where the next install of the TWS API replaces it; keep a copy of it with the project",
        Category.Versions,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Each machine builds against whatever release is installed there, and an install changes the build without a commit. A copy in the repository or a package of your own says which release is meant.",
        HelpFor(DiagnosticIds.MachineWideApi));

    public static readonly DiagnosticDescriptor NotThePinnedApi = new(
        DiagnosticIds.NotThePinnedApi,
        "API differs from the pinned version",
        "API {0} is pinned ('{1}'), but the project is compiled against {2}",
        Category.Versions,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The build uses another release of the API than the one that the project was tested with.",
        HelpFor(DiagnosticIds.NotThePinnedApi));

    public static readonly DiagnosticDescriptor LegacyProtocol = new(
        DiagnosticIds.LegacyProtocol,
        "Legacy connection protocol",
        "This uses {0}",
        Category.Versions,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The connection protocol before API 9.72 knows none of the requests and messages that came since, and IB does not develop it any more.",
        HelpFor(DiagnosticIds.LegacyProtocol));

    public static readonly DiagnosticDescriptor StaleCallbackShape = new(
        DiagnosticIds.StaleCallbackShape,
        "Callback that this API never calls",
        "'{0}' is the callback of {1}; the referenced API{2} {3}",
        Category.Versions,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The method compiles because nothing asks it to be a callback, and never runs: after an upgrade of the API every error, fill or price that it handled is lost without a word.",
        HelpFor(DiagnosticIds.StaleCallbackShape));

    public static readonly DiagnosticDescriptor MemberNeverSent = new(
        DiagnosticIds.MemberNeverSent,
        "Member that this API does not send",
        "'{0}' is never sent by the referenced API {1}: only builds that know server version {2} send it",
        Category.Versions,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The build has the member and ignores it, so the order is traded without what it says. Use a release of the API that sends it.",
        HelpFor(DiagnosticIds.MemberNeverSent));

    public static readonly DiagnosticDescriptor UnknownApi = new(
        DiagnosticIds.UnknownApi,
        "API is newer than this package knows",
        "The referenced API negotiates server version {0}, and this package knows {1} and before; rules about versions are silent",
        Category.Versions,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "What is new in that release is not in the tables of this package. Update it when a newer one is out.",
        HelpFor(DiagnosticIds.UnknownApi));
}
