using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Configuration;

/// <summary>IBAPI5002: a request that a read-only session refuses, where the session is declared to be one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class OrderCallOnReadOnlyApi : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.OrderCallOnReadOnlyApi);

    private protected override void AnalyzeTree(TreeContext file)
    {
        if (file.Model.ReadOnlySourceOf(file.Tree, file.CancellationToken) is not { } source)
        {
            return;
        }

        foreach (var request in file.Model.OrderRequests(file.CancellationToken).All.In(file.Tree))
        {
            file.Report(Descriptors.OrderCallOnReadOnlyApi, request.Place, [], null, request.Name, source);
        }
    }
}
