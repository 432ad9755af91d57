using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Lifecycle;

/// <summary>IBAPI3015: a wait for the session has no limit.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class EndlessWait : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.EndlessWait);

    private protected override void AnalyzeTree(TreeContext file)
    {
        foreach (var wait in file.Model.EndlessWaits(file.CancellationToken).All.In(file.Tree))
        {
            file.Report(
                Descriptors.EndlessWait,
                wait.Place,
                [],
                FixData.ForEndlessWait(wait.Callback),
                wait.Kind == WaitKind.Loop ? "This loop" : "This",
                wait.Callback,
                wait.Function);
        }
    }
}
