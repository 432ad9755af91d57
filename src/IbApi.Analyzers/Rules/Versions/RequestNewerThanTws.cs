using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Versions;

/// <summary>IBAPI4002: a request, or a part of one, that the declared TWS does not know, sent without a check.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class RequestNewerThanTws : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.RequestNewerThanTws);

    private protected override void AnalyzeTree(TreeContext file)
    {
        if (file.Model.TwsOf(file.Tree, file.CancellationToken) is not { Version: var tws })
        {
            return;
        }

        var spoken = ServerVersions.NewestOf(tws);
        foreach (var use in file.Model.Requests(spoken, file.CancellationToken).Unchecked.In(file.Tree))
        {
            file.Report(
                Descriptors.RequestNewerThanTws,
                use.Place,
                [use.Request],
                FixData.ForVersionCheck(use.Gate.Constant, use.Gate.ServerVersion),
                NameOf(use.Gate),
                use.Gate.ServerVersion,
                ServerVersions.FirstTwsOf(use.Gate.ServerVersion) is { } first ? $" (TWS {first.ToTwsText()} and later)" : string.Empty,
                tws.ToTwsText(),
                spoken,
                Effect(use.Gate));
        }
    }

    private static string NameOf(RequestGate gate)
        => gate.Owner is null ? gate.Name : gate.Owner + (char.IsUpper(gate.Name[0]) ? "." + gate.Name : $"(…, {gate.Name})");

    private static string Effect(RequestGate gate)
        => gate.Effect switch
        {
            GateEffect.Refused => $"nothing is sent, only error {LifecycleNames.UpdateTws} comes back",
            GateEffect.LeftOut => "it is left out without a word",
            _ => $"it is left out without a word, or nothing is sent and error {LifecycleNames.UpdateTws} comes back",
        };
}
