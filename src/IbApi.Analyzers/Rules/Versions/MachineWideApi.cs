using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Versions;

/// <summary>IBAPI4005: the API is taken from the folder that the next install overwrites.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class MachineWideApi : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.MachineWideApi);

    private protected override void AnalyzeTree(TreeContext file)
    {
        if (file.Model.Api.Copies.FirstOrDefault(static copy => copy.IsMachineWide) is { Path: { } path }
            && file.FirstConnectCall is { } first)
        {
            file.Report(Descriptors.MachineWideApi, first.Place, [], null, path);
        }
    }
}
