using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Diagnostics;

/// <content>IBAPI5xxx: where settings stand.</content>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor HardCodedSettings = new(
        DiagnosticIds.HardCodedSettings,
        "Connection settings are hard-coded",
        "{0} {1} written in the code, and the program connects with {2}{3}; read {2} from configuration",
        Category.Configuration,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Whoever moves the program from paper to live, or to another machine, has to change and rebuild it, and the tested build is not the one that trades. Read where to connect from configuration.",
        HelpFor(DiagnosticIds.HardCodedSettings));

    public static readonly DiagnosticDescriptor OrderCallOnReadOnlyApi = new(
        DiagnosticIds.OrderCallOnReadOnlyApi,
        "Order call against a read-only API",
        "'{0}' is refused with error 321 by a read-only API ({1})",
        Category.Configuration,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "With Read-Only API, which is on by default, TWS refuses orders, their cancellation and even questions about orders. Send them to a session that allows orders, or not at all.",
        HelpFor(DiagnosticIds.OrderCallOnReadOnlyApi));

    public static readonly DiagnosticDescriptor KeyNotInSettingsFile = new(
        DiagnosticIds.KeyNotInSettingsFile,
        "Settings key is not in any settings file",
        "`{0}` is in no settings file of the project; {1} has `{2}`",
        Category.Configuration,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "A key that is not there is no error: the program connects with an empty value or a fallback, somewhere else than its settings say.",
        HelpFor(DiagnosticIds.KeyNotInSettingsFile));

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
