using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Orders;

/// <summary>IBAPI6001: an order has an ID that TWS did not give out.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class OrderIdNotFromTws : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.OrderIdNotFromTws);

    private protected override void AnalyzeTree(TreeContext file)
    {
        foreach (var id in file.Model.OrderIds(file.CancellationToken).Foreign.In(file.Tree))
        {
            file.Report(
                Descriptors.OrderIdNotFromTws, id.Place, [id.Order], null,
                id.Source switch
                {
                    OrderIdSource.Written => $"{id.Name} is written in the code",
                    OrderIdSource.Changing => $"comes from '{id.Name}'",
                    _ => $"'{id.Name}' is a counter that no callback sets",
                });
        }
    }
}
