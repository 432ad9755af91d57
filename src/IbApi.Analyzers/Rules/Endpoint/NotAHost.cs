using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Endpoint;

/// <summary>IBAPI1007: a host that no resolver takes.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class NotAHost : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.NotAHost);

    private protected override void AnalyzeTree(TreeContext file)
    {
        foreach (var value in file.Values(Setting.Host))
        {
            var use = value.Uses[0];
            if (use.Origin is { IsInCode: true, Text: { } host, Form: var form }
                && HostText.Classify(host, out var cleaned, out var reason) == HostKind.NotAHost)
            {
                // What is left must not be the next finding.
                var isFixable = form == OriginForm.Literal && cleaned is not null
                    && HostText.Classify(cleaned, out _) != HostKind.PublicAddress;
                file.Report(
                    Descriptors.NotAHost,
                    value.Place,
                    value.Uses.Select(static other => other.Call.Place),
                    isFixable ? FixData.ForReplacementHost(cleaned!) : null,
                    host,
                    HostText.Describe(reason),
                    WayText.Of(use));
            }
        }
    }
}
