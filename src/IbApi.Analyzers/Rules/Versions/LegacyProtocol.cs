using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Versions;

/// <summary>IBAPI4007: the handshake before 9.72, a client of then, or the ActiveX control beside the API.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class LegacyProtocol : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.LegacyProtocol);

    private protected override void AnalyzeTree(TreeContext file)
    {
        foreach (var use in file.Model.Versions(file.CancellationToken).Legacy.In(file.Tree))
        {
            file.Report(Descriptors.LegacyProtocol, use.Place, [], null, use.Kind switch
            {
                LegacyKind.OldHandshake => "the handshake before API 9.72, with which a server answers as the oldest do; leave this call out",
                _ => "a client of the API before 9.72, which knows nothing of what came since; reference a newer one",
            });
        }

        if (file.Model.ActiveXControl is { } control && file.FirstConnectCall is { } first)
        {
            file.Report(
                Descriptors.LegacyProtocol, first.Place, [], null,
                $"the ActiveX control ({control}), of which every machine needs the same installed version; use the API alone");
        }
    }
}
