using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Diagnostics;

/// <content>IBAPI3xxx: how a connection lives and ends.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor LostConnection = new(
        DiagnosticIds.LostConnection,
        "Lost connection is not handled",
        "{0} and `error` of `{1}` lead to no new connection, to no end of the program and to nothing that the user could act on: after the next restart of TWS the program stays disconnected{2}",
        Category.Lifecycle,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "TWS and IB Gateway restart every day and close the connection. Connect again from another thread, after a growing delay, with a new reader; or end the program, so that whatever supervises it starts it again.",
        HelpFor(DiagnosticIds.LostConnection));

    public static readonly DiagnosticDescriptor UnguardedMessageLoop = new(
        DiagnosticIds.UnguardedMessageLoop,
        "An exception in a callback ends the message loop",
        "The first exception in a callback ends the message loop of `{0}`: no callback runs any more, while the connection still looks alive; catch exceptions inside the loop",
        Category.Lifecycle,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Callbacks run in the message loop, and what they throw goes through it. A loop that has ended delivers no prices, no fills and no errors, and nothing says so.",
        HelpFor(DiagnosticIds.UnguardedMessageLoop));

    public static readonly DiagnosticDescriptor LateConnectionOption = new(
        DiagnosticIds.LateConnectionOption,
        "Connection option is set too late",
        "`{0}` has no effect here, because the client is connected already; set it before the connect call",
        Category.Lifecycle,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The options of a connection are sent with its first message. Set later they are refused (501) or wait for the next connection.",
        HelpFor(DiagnosticIds.LateConnectionOption));
}
