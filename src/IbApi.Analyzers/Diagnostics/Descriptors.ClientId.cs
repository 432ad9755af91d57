using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Diagnostics;

/// <content>IBAPI2xxx: as which client a program connects.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor DuplicateClientId = new(
        DiagnosticIds.DuplicateClientId,
        "Client ID used by more than one connection",
        "Client ID {0}{1} is also the ID of {2}; TWS refuses the second with error 326",
        Category.ClientId,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "TWS takes one connection for each client ID. Which one comes second, and stays without data and orders, is decided by chance.",
        HelpFor(DiagnosticIds.DuplicateClientId));

    public static readonly DiagnosticDescriptor ChangingClientId = new(
        DiagnosticIds.ChangingClientId,
        "Client ID changes from run to run",
        "The client ID comes from `{0}`{1} and is another one in every run; the orders of the last run can then be neither changed nor cancelled",
        Category.ClientId,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Orders belong to the client ID that placed them: after a restart under another ID the program does not get them back and cannot cancel them. Use a fixed ID, from configuration.",
        HelpFor(DiagnosticIds.ChangingClientId));

    public static readonly DiagnosticDescriptor AutoBindNeedsClientZero = new(
        DiagnosticIds.AutoBindNeedsClientZero,
        "Only client 0 may bind orders automatically",
        "Only client 0 may bind orders automatically; this client connects with ID {0}, so TWS refuses the request (error 327)",
        Category.ClientId,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Orders that are entered in TWS by hand are bound to client 0 and to no other. The program waits for orders that it never sees.",
        HelpFor(DiagnosticIds.AutoBindNeedsClientZero));

    public static readonly DiagnosticDescriptor NegativeClientId = new(
        DiagnosticIds.NegativeClientId,
        "Negative client ID",
        "Client ID {0}{1} is negative; client IDs start at 0",
        Category.ClientId,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "TWS knows clients from 0 on. A negative number is mostly one that was meant to be replaced and was not.",
        HelpFor(DiagnosticIds.NegativeClientId));
}
