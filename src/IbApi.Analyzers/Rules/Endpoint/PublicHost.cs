using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Endpoint;

/// <summary>IBAPI1006: the API's protocol, which is not encrypted, crosses the internet.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class PublicHost : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.PublicHost);

    private protected override void AnalyzeTree(TreeContext file)
    {
        foreach (var value in file.Values(Setting.Host))
        {
            var use = value.Uses[0];
            if (use.Origin is { IsInCode: true, Text: { } host } && HostText.Classify(host, out _) == HostKind.PublicAddress)
            {
                file.Report(
                    Descriptors.PublicHost,
                    value.Place,
                    value.Uses.Select(static other => other.Call.Place),
                    null,
                    host,
                    WayText.Of(use));
            }
        }
    }
}
