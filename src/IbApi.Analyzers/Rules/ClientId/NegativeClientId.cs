using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.ClientId;

/// <summary>IBAPI2006: a number below the client IDs that TWS knows.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class NegativeClientId : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.NegativeClientId);

    private protected override void AnalyzeTree(TreeContext file)
    {
        foreach (var value in file.Values(Setting.ClientId))
        {
            var use = value.Uses.FirstOrDefault(static candidate => candidate.Origin is { IsInCode: true, Number: < 0 } && !IsPlaceholder(candidate));
            if (use is not null)
            {
                file.Report(
                    Descriptors.NegativeClientId,
                    value.Place,
                    value.Uses.Select(static other => other.Call.Place),
                    null,
                    use.Origin.Number,
                    WayText.Of(use));
            }
        }
    }

    /// <summary>
    /// Whether a number is what a variable starts with before it gets its ID: the call can see other values, too.
    /// </summary>
    private static bool IsPlaceholder(SettingUse use)
        => use.Origin.HasAlternative || (use.Origin.IsInitializer && use.Call.ClientId.Length > 1);
}
