using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Lifecycle;

/// <summary>IBAPI3009: the loss of all subscriptions is recognised, and nothing is requested again.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class DataNotRequestedAgain : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.DataLoss);

    private protected override void AnalyzeTree(TreeContext file)
    {
        if (file.Model.TestProjectOf(file.Tree, file.CancellationToken).IsTest)
        {
            return;
        }

        foreach (var loss in file.Model.Losses(file.CancellationToken).UnansweredDataLosses.In(file.Tree))
        {
            file.Report(
                Descriptors.DataLoss,
                loss.Place,
                loss.Streams,
                loss.Resubscribe.IsEmpty ? null : FixData.ForResubscribe(loss.Resubscribe),
                loss.Request,
                LifecycleNames.RestoredDataLost);
        }
    }
}
