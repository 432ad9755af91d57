using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Diagnostics;

/// <content>IBAPI5xxx: where settings stand.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor InvalidSetting = new(
        DiagnosticIds.InvalidSetting,
        "Invalid IbApi setting",
        "'{0}' {1}; {2}",
        Category.Configuration,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "An option that cannot be read does not do what its author believes, for example leave a port of theirs unprotected.",
        HelpFor(DiagnosticIds.InvalidSetting));
}
