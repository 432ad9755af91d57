using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Diagnostics;

/// <content>IBAPI6xxx: orders.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor OrderIdNotFromTws = new(
        DiagnosticIds.OrderIdNotFromTws,
        "Order ID does not come from nextValidId",
        "The order ID {0}; take it from 'nextValidId', or it may be another order's",
        Category.Orders,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "TWS remembers the IDs of a client over restarts of the program. One that it has seen is refused with error 103, or changes the order that it belongs to.",
        HelpFor(DiagnosticIds.OrderIdNotFromTws));
}
