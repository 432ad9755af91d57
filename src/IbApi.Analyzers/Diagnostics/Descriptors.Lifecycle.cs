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
}
