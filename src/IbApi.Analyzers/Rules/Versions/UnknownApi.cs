using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Versions;

/// <summary>IBAPI4010: the referenced API is newer than the tables; said once, so that silence is not taken for consent.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class UnknownApi : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.UnknownApi);

    private protected override void AnalyzeTree(TreeContext file)
    {
        if (file.Model.Api.Copies.FirstOrDefault(static copy => copy.IsNewerThanTables) is { MaxServerVersion: { } version }
            && file.FirstConnectCall is { } first)
        {
            file.Report(Descriptors.UnknownApi, first.Place, [], null, version, ApiReleases.NewestServerVersion);
        }
    }
}
