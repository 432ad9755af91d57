using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Rules.ClientId;

/// <summary>IBAPI2001: more than one client can be connected with one ID at the same time.</summary>
internal sealed class DuplicateClientId : IValueVoice
{
    /// <summary>Files that a message names.</summary>
    private const int MostFiles = 3;

    public DiagnosticDescriptor Descriptor => Descriptors.DuplicateClientId;

    public Setting Setting => Setting.ClientId;

    public bool Speak(TreeContext file, CodePlace place, ImmutableArray<SettingUse> uses)
    {
        if (file.Connections.ClientIdConflictAt(place) is not { } conflict)
        {
            return SpeakOfSettingsFile(file, place, uses);
        }

        file.Report(
            Descriptor,
            place,
            conflict.Others.Concat(uses.Select(static use => use.Call.Place)),
            conflict.IsChangedAlone ? FixDataOf(file, place, conflict) : null,
            conflict.ClientId,
            WayText.Of(uses[0]),
            conflict.IsLoop ? "each connection that this loop opens" : Others(conflict, place));
        return true;
    }

    /// <summary>The other connection reads its ID from a settings file, which gives it the same one.</summary>
    private bool SpeakOfSettingsFile(TreeContext file, CodePlace place, ImmutableArray<SettingUse> uses)
    {
        foreach (var beside in file.Connections.ConfiguredBeside(place))
        {
            if (file.Model.EntriesOf(beside.Configured).FirstOrDefault(entry => entry.Number == beside.ClientId) is { } entry)
            {
                file.Report(
                    Descriptor,
                    place,
                    new[] { beside.Configured.Place }.OfType<CodePlace>().Concat(uses.Select(static use => use.Call.Place)),
                    FixData.ForFreeClientId(beside.ClientId, file.Connections.TextOfWrittenClientIds(ClientIdText.TextOf), isLast: false),
                    beside.ClientId,
                    WayText.Of(uses[0]),
                    $"another connection, which reads it from {entry.Place.File.Name}, that can be open at the same time");
                return true;
            }
        }

        return false;
    }

    /// <summary>Another ID, in the code or in configuration; the last of those that share one may keep it there.</summary>
    private static ImmutableDictionary<string, string?> FixDataOf(TreeContext file, CodePlace place, ClientIdConflict conflict)
    {
        var data = FixData.ForFreeClientId(conflict.ClientId, file.Connections.TextOfWrittenClientIds(ClientIdText.TextOf), conflict.IsLast);
        var moved = conflict.IsLast ? MovedClientId.Of(place, conflict.ClientId) : MovedClientId.Of(file, place, conflict.ClientId, file.Connections.SharedClientIds);
        return conflict.IsLoop || moved is null ? data : data.SetItems(moved);
    }

    private static string Others(ClientIdConflict conflict, CodePlace place)
    {
        var files = conflict.Others.Select(static other => other.FileName).Where(static name => name.Length > 0).Distinct().ToList();
        var where = conflict.Others.All(other => other.Tree == place.Tree) ? "in this file"
            : "in " + string.Join(", ", files.Take(MostFiles)) + (conflict.Count > conflict.Others.Length || files.Count > MostFiles ? " and elsewhere" : string.Empty);
        return conflict.Count == 1
            ? "another connection " + where + " that can be open at the same time"
            : $"{conflict.Count} other connections {where} that can be open at the same time";
    }
}
