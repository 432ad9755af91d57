using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Versions;

/// <summary>IBAPI4006: a version of the API is pinned, and another is referenced.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class NotThePinnedApi : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.NotThePinnedApi);

    private protected override void AnalyzeTree(TreeContext file)
    {
        if (IbApiOptions.Version.Read(file.Options) is { } pinned
            && file.Model.Api.Copies.FirstOrDefault(copy => !copy.CanBe(pinned)) is { Display: { } actual } copy
            && file.FirstConnectCall is { } first)
        {
            file.Report(
                Descriptors.NotThePinnedApi, first.Place, [], null,
                pinned.ToReleaseText(), file.Options.Raw(IbApiOptions.Version)!.Value.Name,
                copy.Releases.IsEmpty ? "an API " + actual : actual);
        }
    }
}
