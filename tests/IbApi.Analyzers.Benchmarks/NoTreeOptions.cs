using System.Threading;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Benchmarks;

/// <summary>A project that sets no severity in any file, as a compiler run has it; some packages cannot do without.</summary>
internal sealed class NoTreeOptions : SyntaxTreeOptionsProvider
{
    public static readonly NoTreeOptions Instance = new();

    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken)
        => GeneratedKind.Unknown;

    public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Default;
        return false;
    }

    public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Default;
        return false;
    }
}
