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
}
