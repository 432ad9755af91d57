using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Benchmarks;

/// <summary>
/// The limits: an analyzer that finds its type missing and registers nothing, one with an empty action for every file, and
/// one with an empty action for every invocation.
/// </summary>
internal sealed class NoOp(NoOpAction action) : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Never = new("NOOP", "Never", "Never", "None", DiagnosticSeverity.Warning, true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Never];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (start.Compilation.GetTypeByMetadataName("Missing.Type") is not null)
            {
                return;
            }

            if (action == NoOpAction.SemanticModel)
            {
                start.RegisterSemanticModelAction(static _ => { });
            }
            else if (action == NoOpAction.Invocation)
            {
                start.RegisterOperationAction(static _ => { }, OperationKind.Invocation);
            }
        });
    }
}

/// <summary>What a <see cref="NoOp"/> registers.</summary>
internal enum NoOpAction
{
    None,
    SemanticModel,
    Invocation,
}
