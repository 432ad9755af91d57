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
        if (file.Model.TestProjectOf(file.Tree, file.CancellationToken).IsTest)
        {
            return;
        }

        foreach (var untold in file.Model.Losses(file.CancellationToken).UntoldCodes.In(file.Tree))
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
                    ? "tells none of " + List(LifecycleNames.ConnectivityCodes, " and ") + " apart"
                    : "knows " + List(untold.Known, ", ") + " but not " + Text(LifecycleNames.RestoredDataLost),
                LifecycleNames.RestoredDataLost);
        }
    }

    private static string List(ImmutableArray<int> codes, string beforeLast)
        => codes.Length < 2
            ? string.Concat(codes.Select(Text))
            : string.Join(", ", codes.Take(codes.Length - 1).Select(Text)) + beforeLast + Text(codes[codes.Length - 1]);

    private static string Text(int code)
        => code.ToString(CultureInfo.InvariantCulture);
}
