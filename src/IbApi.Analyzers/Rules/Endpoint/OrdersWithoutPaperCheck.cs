using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Endpoint;

/// <summary>
/// IBAPI1008: a test project places orders without looking at the accounts of the session. It stands on the first order
/// by path and position, once for a project: one check serves them all.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class OrdersWithoutPaperCheck : IbApiRule
{
    /// <summary>Other orders that are shown with the first; a project may have hundreds.</summary>
    private const int MostOthers = 10;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.OrdersWithoutPaperCheck);

    private protected override void AnalyzeTree(TreeContext file)
    {
        var (model, cancellationToken) = (file.Model, file.CancellationToken);
        if (model.TestProjectOf(file.Tree, cancellationToken) is not { IsTest: true, Reason: var reason })
        {
            return;
        }

        var findings = model.Orders(cancellationToken);
        var orders = findings.Unchecked.Where(order => model.TestProjectOf(order.Tree, cancellationToken).IsTest);
        if (orders.FirstOrDefault() is not { Tree: { } tree } first || tree != file.Tree)
        {
            return;
        }

        file.Report(
            Descriptors.OrdersWithoutPaperCheck,
            first,
            findings.CheckPlaces.Select(static check => check.Place).Concat(orders.Skip(1).Take(MostOthers)),
            findings.CheckPlaces.IsEmpty ? null : FixData.ForPaperChecks(findings.CheckPlaces.Select(static check => check.Client)),
            reason);
    }
}
