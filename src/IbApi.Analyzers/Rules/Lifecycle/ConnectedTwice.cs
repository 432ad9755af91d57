using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Lifecycle;

/// <summary>IBAPI3012: a connect call on a client that an earlier one has connected.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class ConnectedTwice : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.RepeatedConnect);

    private protected override void AnalyzeTree(TreeContext file)
    {
        foreach (var repeated in file.Model.Lifecycle(file.CancellationToken).RepeatedConnects.In(file.Tree))
        {
            file.Report(
                Descriptors.RepeatedConnect,
                repeated.Place,
                [repeated.First],
                null,
                repeated.First.ToLocation().GetLineSpan().StartLinePosition.Line + 1);
        }
    }
}
