using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Lifecycle;

/// <summary>IBAPI3007: a loop connects again at once when TWS refuses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class SpinningReconnect : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.SpinningConnect);

    private protected override void AnalyzeTree(TreeContext file)
    {
        foreach (var spinning in file.Model.Lifecycle(file.CancellationToken).SpinningConnects.In(file.Tree))
        {
            file.Report(Descriptors.SpinningConnect, spinning.Place, [spinning.Connect], properties: null, spinning.Function);
        }
    }
}
