using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Versions;

/// <summary>IBAPI4003: the API's client comes from several places.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class SeveralApis : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.SeveralApis);

    private protected override void AnalyzeTree(TreeContext file)
    {
        var copies = file.Model.Api.Copies;
        if (copies.Length > 1 && file.FirstConnectCall is { } first)
        {
            file.Report(Descriptors.SeveralApis, first.Place, [], null, string.Join(" and ", copies.Select(static copy =>
                (copy.IsSource ? "source compiled in" : copy.AssemblyName) + (copy.Display is { } release ? $" ({release})" : string.Empty))));
        }
    }
}
