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
