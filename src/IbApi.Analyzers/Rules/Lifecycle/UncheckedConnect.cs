using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Lifecycle;

/// <summary>IBAPI3010: nothing looks whether a connect call has connected.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class UncheckedConnect : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.UncheckedConnect);

    private protected override void AnalyzeTree(TreeContext file)
    {
        foreach (var connect in file.Model.Lifecycle(file.CancellationToken).UncheckedConnects.In(file.Tree))
        {
            file.Report(Descriptors.UncheckedConnect, connect.Place, ImmutableArray<CodePlace>.Empty, null, connect.Function);
        }
    }
}
