using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Lifecycle;

/// <summary>IBAPI3002: a program with streaming data does not notice that TWS has lost its subscriptions.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class ConnectivityCodesNotTold : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.ConnectivityCodes);

    private protected override void AnalyzeTree(TreeContext file)
    {
        var found = file.Model.Lifecycle(file.CancellationToken).UntoldCodes.In(file.Tree);
        if (found.IsEmpty || file.Model.TestProjectOf(file.Tree, file.CancellationToken).IsTest)
        {
            return;
        }

        foreach (var untold in found)
        {
            file.Report(
                Descriptors.ConnectivityCodes,
                untold.Place,
                untold.Streams,
                untold.Resubscribe.IsEmpty
                    ? null
                    : FixData.ForMissingCodes(LifecycleNames.ConnectivityCodes.Except(untold.Known), untold.Resubscribe),
                untold.IsInherited ? "The inherited `error`" : "`error`",
                untold.Type,
                untold.Known.IsEmpty
                    ? "tells none of 1100, 1101, 1102 and 2110 apart"
                    : "knows " + string.Join(", ", untold.Known.Select(static code => code.ToString(CultureInfo.InvariantCulture))) + " but not 1101");
        }
    }
}
