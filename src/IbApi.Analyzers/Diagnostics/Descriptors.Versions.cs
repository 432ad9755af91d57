using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Diagnostics;

/// <content>IBAPI4xxx: which API, which TWS.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor StaleCallbackShape = new(
        DiagnosticIds.StaleCallbackShape,
        "Callback that this API never calls",
        "'{0}' is the callback of {1}; the referenced API{2} {3}",
        Category.Versions,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The method compiles because nothing asks it to be a callback, and never runs: after an upgrade of the API every error, fill or price that it handled is lost without a word.",
        HelpFor(DiagnosticIds.StaleCallbackShape));
}
