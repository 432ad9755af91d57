using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Settings;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.ClientId;

/// <summary>
/// IBAPI2002: the session register gives the client ID to another project, or to none, or knows no session on the
/// endpoint. So duplicates are found across projects, services and repositories, of which none sees the others.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class UnregisteredConnection : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.UnregisteredConnection);

    private protected override bool IsAboutSettingsFiles => true;

    private protected override void AnalyzeTree(TreeContext file)
    {
        if (file.Model.Register is not { } register)
        {
            return;
        }

        foreach (var value in file.Values(Setting.ClientId))
        {
            foreach (var use in value.Uses.Where(static use => use.Origin is { Kind: OriginKind.Written, Number: not null }))
            {
                var id = use.Origin.Number!.Value;
                var session = file.Model.SessionsOf(use.Call).Only;
                if (RegisterFindings.Check(register, file.Model.ProjectName, id, session) is { } fault)
                {
                    file.Report(
                        Descriptors.UnregisteredConnection,
                        value.Place,
                        value.Uses.Select(static other => other.Call.Place),
                        FixDataOf(file, register, id, fault),
                        TextOf(id, WayText.Of(use), fault, register, file.Model.ProjectName));
                    break;
                }
            }
        }

        foreach (var value in file.Values(Setting.Port))
        {
            var use = value.Uses.FirstOrDefault(use => use.Origin is { Kind: OriginKind.Written, Number: { } port }
                && !RegisterFindings.MayListen(register, port, HostsOf(use.Call, file.Model)));
            if (use is not null)
            {
                file.Report(
                    Descriptors.UnregisteredConnection,
                    value.Place,
                    value.Uses.Select(static other => other.Call.Place),
                    null,
                    TextOf(use.Origin.Number!.Value, WayText.Of(use), register));
            }
        }
    }

    private protected override void AnalyzeSettingsFile(SettingsFileContext file)
    {
        if (file.Model.Register is not { } register || file.File.Kind == SettingsFileKind.Register || !file.Model.AreFindingsOn(file.File))
        {
            return;
        }

        foreach (var entry in file.Model.EntryUses(file.CancellationToken)
            .Where(use => use.Entry.Place.File.Path == file.File.Path)
            .GroupBy(static use => use.Entry.Place))
        {
            foreach (var use in entry)
            {
                if (TextOf(use, register, file.Model) is { } text)
                {
                    file.Report(
                        Descriptors.UnregisteredConnection, entry.Key, entry.Select(static other => other.Call.Place.ToLocation()).Distinct(), null, text);
                    break;
                }
            }
        }
    }

    private static string? TextOf(EntryUse use, SessionRegister register, IbApiModel model)
        => use.Setting switch
        {
            Setting.ClientId when use.Entry.Number is { } id
                && RegisterFindings.Check(register, model.ProjectName, id, SessionOf(use, model)) is { } fault
                => TextOf(id, string.Empty, fault, register, model.ProjectName),
            Setting.Port when use.Entry.Number is { } port && !RegisterFindings.MayListen(register, port, HostsOf(use.Call, model))
                => TextOf(port, string.Empty, register),
            _ => null,
        };

    /// <summary>Files for different environments name different sessions: the one beside the ID counts for it.</summary>
    private static RegisterSession? SessionOf(EntryUse use, IbApiModel model)
        => model.SessionsOf(use.Call).Only;

    private static ImmutableArray<object?> HostsOf(ConnectCall call, IbApiModel model)
        => SettingsFindings.ValuesOf(call, Setting.Host, model.SettingsFiles).Distinct().ToImmutableArray();

    private static string TextOf(long id, string way, UnregisteredClientId fault, SessionRegister register, string project)
    {
        var where = fault.Session is { Name.Value: var name } ? $" on session `{name}`" : string.Empty;
        return $"Client ID {id}{way} is " + (fault.Owner is not { } owner ? $"not registered to `{project}`{where}"
            : owner.IsOf(project) ? $"registered to `{project}` on session `{owner.Session?.Value}`, not{where}"
            : $"registered to `{owner.Project?.Value}`{where}")
            + $" in {register.File.Name}";
    }

    private static string TextOf(long port, string way, SessionRegister register)
        => $"No session that is registered in {register.File.Name} listens on port {port}{way}";

    /// <summary>What the register needs to hear, and an ID that would be free; null where nothing can be written.</summary>
    private static ImmutableDictionary<string, string?>? FixDataOf(TreeContext file, SessionRegister register, long id, UnregisteredClientId fault)
    {
        if (register.ClientsPlace is not { } list || id is < 0 or > int.MaxValue || register.Sessions.IsEmpty)
        {
            return null;
        }

        var session = fault.Session ?? (register.Sessions is [var only] ? only : null);
        if (session is null)
        {
            return null;
        }

        var last = register.Clients.IsEmpty ? (FilePlace?)null : register.Clients[register.Clients.Length - 1].Place;
        return FixData.ForRegister(
            list.File.Path,
            list.Span.Start,
            list.Span.Length,
            last?.Span.Start ?? -1,
            last?.Span.Length ?? 0,
            file.Model.ProjectName,
            session.Name.Value,
            register.ClientsById[id].Any(client => client.MayBeOn(session)) ? null : id,
            RegisterFindings.FreeIdOn(register, session, file.Connections.WrittenClientIds));
    }
}
