using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.ClientId;

/// <summary>IBAPI2004: the orders that are entered by hand are asked for by a client that does not get them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class AutoBindNeedsClientZero : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.AutoBindNeedsClientZero);

    private protected override void AnalyzeTree(TreeContext file)
    {
        foreach (var request in file.Model.AutoBinds(file.CancellationToken).Requests.In(file.Tree))
        {
            file.Report(
                Descriptors.AutoBindNeedsClientZero, request.Place, [request.ClientIdPlace, request.Connect], null, request.ClientId);
        }
    }
}
