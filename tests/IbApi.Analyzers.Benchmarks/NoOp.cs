using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Benchmarks;

/// <summary>
/// The two limits: an analyzer that finds its type missing and registers nothing, and one with an empty action for every
/// invocation.
/// </summary>
internal sealed class NoOp(bool looksAtInvocations) : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Never = new("NOOP", "Never", "Never", "None", DiagnosticSeverity.Warning, true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Never];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName("Missing.Type") is null && looksAtInvocations)
            {
                start.RegisterOperationAction(static _ => { }, OperationKind.Invocation);
            }
        });
    }
}
