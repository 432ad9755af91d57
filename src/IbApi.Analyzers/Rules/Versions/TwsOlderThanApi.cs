using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Versions;

/// <summary>
/// IBAPI4001: the declared TWS is older than the API works with, or than IB lets log in. On the first connect call for
/// which it is declared.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class TwsOlderThanApi : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Descriptors.TwsOlderThanApi);

    private protected override void AnalyzeTree(TreeContext file)
    {
        var (model, cancellationToken) = (file.Model, file.CancellationToken);
        foreach (var group in file.Connections.CallsIn(file.Tree).GroupBy(call => model.TwsOf(call, cancellationToken)))
        {
            if (group.Key is { } declared
                && ReasonAgainst(declared.Version, model.Api) is { } reason
                && file.Connections.Calls.First(call => model.TwsOf(call, cancellationToken) == declared).Place == group.First().Place)
            {
                file.Report(
                    Descriptors.TwsOlderThanApi, group.First().Place, [], null, declared.Version.ToTwsText(), declared.Source, reason);
            }
        }
    }

    private static string? ReasonAgainst(IbVersion tws, ApiFingerprint api)
    {
        var needing = api.Copies.FirstOrDefault(static copy =>
            copy.Releases is [{ Version: var first }, ..] && first >= ApiReleases.FirstThatNeedsLeastTws);
        if (needing is { Display: { } release } && tws.IsOlderThan(ApiReleases.LeastTws))
        {
            return $"API {release} needs {ApiReleases.LeastTws.ToTwsText()} or later";
        }

        var (floor, since) = ApiReleases.LoginFloors[ApiReleases.LoginFloors.Length - 1];
        return tws.IsOlderThan(floor) ? $"IB lets only {floor.ToTwsText()} and later log in since {since}" : null;
    }
}
