using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Settings;
using IbApi.Analyzers.Model.Values;
using IbApi.Analyzers.Options;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.ClientId;

/// <summary>IBAPI2005: an ordinary connection has the ID of the master client, which sees the orders of all others.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class MasterClientIdTaken : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.MasterClientIdTaken);

    private protected override bool IsAboutSettingsFiles => true;

    private protected override void AnalyzeTree(TreeContext file)
    {
        foreach (var value in file.Values(Setting.ClientId))
        {
            foreach (var use in value.Uses.Where(static use => use.Origin is { Kind: OriginKind.Written, Number: not null }))
            {
                var id = use.Origin.Number!.Value;
                if (OwnerOf(id, use.Call, file.Options, file.Model) is { } owner)
                {
                    file.Report(
                        Descriptors.MasterClientIdTaken,
                        value.Place,
                        value.Uses.Select(static other => other.Call.Place),
                        file.Model.Register is null ? FixData.ForFreeClientId(id, TextOfTaken(file, id), isLast: false) : null,
                        id,
                        WayText.Of(use),
                        owner);
                    break;
                }
            }
        }
    }

    private protected override void AnalyzeSettingsFile(SettingsFileContext file)
    {
        if (!file.Model.AreFindingsOn(file.File))
        {
            return;
        }

        foreach (var entry in file.Model.EntryUses(file.CancellationToken)
            .Where(use => use.Setting == Setting.ClientId && use.Entry.Place.File.Path == file.File.Path)
            .GroupBy(static use => use.Entry.Place))
        {
            var use = entry.First();
            if (use.Entry.Number is { } id && OwnerOf(id, use.Call, file.Model.OptionsOf(file.File), file.Model) is { } owner)
            {
                file.Report(
                    Descriptors.MasterClientIdTaken,
                    entry.Key,
                    entry.Select(static other => other.Call.Place.ToLocation()).Distinct(),
                    null,
                    id,
                    string.Empty,
                    owner);
            }
        }
    }

    private static string TextOfTaken(TreeContext file, long id)
        => file.Connections.WrittenClientIds.Contains(id)
            ? file.Connections.TextOfWrittenClientIds(ClientIdText.TextOf)
            : ClientIdText.TextOf(file.Connections.WrittenClientIds.Append(id));

    /// <summary>Whose the ID is, as a part of a message; null where it is no master client's, or the project's own.</summary>
    private static string? OwnerOf(long id, ConnectCall call, OptionsReader options, IbApiModel model)
    {
        if (IbApiOptions.IsMasterClient.Read(options))
        {
            return null;
        }

        var said = IbApiOptions.MasterClientId.Read(options);
        var session = model.SessionsOf(call).Only ?? (model.Register?.Sessions is [var only] ? only : null);
        if (!options.IsSetForFile(IbApiOptions.MasterClientId) && session is { MasterClientId: { } registered })
        {
            return registered.Value != id || IsOwner(session, model.ProjectName) ? null
                : session.MasterProject is { Value: var project } ? $"the master client of session `{session.Name.Value}`, which is `{project}`"
                : $"the master client of session `{session.Name.Value}`";
        }

        return said == id ? "the master client" : null;
    }

    private static bool IsOwner(RegisterSession session, string project)
        => string.Equals(session.MasterProject?.Value, project, System.StringComparison.OrdinalIgnoreCase);
}
