using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Versions;

/// <summary>IBAPI4008: a method in the shape of another release's callback, which the referenced API never calls.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class StaleCallbackShape : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.StaleCallbackShape);

    private protected override void AnalyzeTree(TreeContext file)
    {
        foreach (var stale in file.Model.StaleCallbacks(file.CancellationToken).Stale.In(file.Tree))
        {
            file.Report(
                Descriptors.StaleCallbackShape,
                stale.Place,
                stale.Called is { } called ? [called] : [],
                stale.NewName is { } name ? FixData.ForCallback(name, stale.Parameters, stale.Lost) : null,
                stale.Declared,
                stale.Releases,
                stale.Api is { } api ? " " + api : string.Empty,
                stale.Instead is { } instead ? $"calls '{instead}' and never this one" : "has no such callback and never calls it");
        }
    }
}
