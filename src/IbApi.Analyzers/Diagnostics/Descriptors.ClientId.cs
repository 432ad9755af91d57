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

    public static readonly DiagnosticDescriptor UnregisteredConnection = new(
        DiagnosticIds.UnregisteredConnection,
        "Client ID or endpoint is not registered to this project",
        "{0}; register it, or use what is registered",
        Category.ClientId,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Programs in other projects and repositories share the session. What the register does not give to a program may be another one's, which then loses its connection or its orders.",
        HelpFor(DiagnosticIds.UnregisteredConnection));

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

    public static readonly DiagnosticDescriptor MasterClientIdTaken = new(
        DiagnosticIds.MasterClientIdTaken,
        "Master client ID used by an ordinary connection",
        "Client ID {0}{1} is that of {2}; it sees the orders of all clients",
        Category.ClientId,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The master client is told about the orders and executions of every other client. A program that does not expect them counts them as its own, and keeps the real master out with error 326.",
        HelpFor(DiagnosticIds.MasterClientIdTaken));

    public static readonly DiagnosticDescriptor NegativeClientId = new(
        DiagnosticIds.NegativeClientId,
        "Negative client ID",
        "Client ID {0}{1} is negative; client IDs start at 0",
        Category.ClientId,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "TWS knows clients from 0 on. A negative number is mostly one that was meant to be replaced and was not.",
        HelpFor(DiagnosticIds.NegativeClientId));

    public static readonly DiagnosticDescriptor ContradictoryRegister = new(
        DiagnosticIds.ContradictoryRegister,
        "Session register contradicts itself",
        "{0}",
        Category.ClientId,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The register says what is deployed, and rules compare the code with it. Two of its lines cannot both be true, or TWS cannot do what it says.",
        HelpFor(DiagnosticIds.ContradictoryRegister));

    public static readonly DiagnosticDescriptor UnusedRegisterEntry = new(
        DiagnosticIds.UnusedRegisterEntry,
        "Register entry is no longer used",
        "No connect call of `{1}` uses client ID {0} any more; remove the entry, so that the ID is free",
        Category.ClientId,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "An ID that is kept for nobody is missing elsewhere: a session takes 32 clients.",
        HelpFor(DiagnosticIds.UnusedRegisterEntry));
}
