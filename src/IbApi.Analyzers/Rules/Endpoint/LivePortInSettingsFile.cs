using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Rules.Endpoint;

/// <summary>
/// IBAPI1002: a live port in a settings file of a test project. It stands on the value; where the code reads it there is a
/// hidden one, so that editors offer the fix there as well.
/// </summary>
internal sealed class LivePortInSettingsFile : IValueVoice, IEntryVoice
{
    public DiagnosticDescriptor Descriptor => Descriptors.LivePortInSettingsFile;

    public Setting Setting => Setting.Port;

    public bool Speak(SettingsFileContext file, PortEntry port)
    {
        if (port.Kind != AccountKind.Live || file.Model.TestProjectOf(file.File, file.CancellationToken) is not { IsTest: true, Reason: var reason })
        {
            return false;
        }

        file.Report(
            Descriptor,
            port.Place,
            port.Uses.SelectMany(static use => new[] { use.Origin.Place, use.Call.Place }).OfType<CodePlace>().Distinct().Select(static place => place.ToLocation()),
            FixDataOf(port, file.Ports),
            ArgumentsOf(port, reason));
        return true;
    }

    public bool Speak(TreeContext file, CodePlace place, ImmutableArray<SettingUse> uses)
        => uses.Any(static use => use.Origin.Kind == OriginKind.Configured) && SpeakOfConfigured(file, place, uses);

    private bool SpeakOfConfigured(TreeContext file, CodePlace place, ImmutableArray<SettingUse> uses)
    {
        var spoke = false;
        foreach (var entry in uses.SelectMany(use => file.Model.EntriesOf(use.Origin)).Distinct())
        {
            if (file.Ports.KindOf(entry.Port) == AccountKind.Live
                && uses.Any(use => use.Origin.Kind == OriginKind.Configured && file.Model.EntriesOf(use.Origin).Contains(entry))
                && file.Model.AreFindingsOn(entry.Place.File)
                && file.Model.TestProjectOf(entry.Place.File, file.CancellationToken) is { IsTest: true, Reason: var reason }
                && PortEntry.Of(entry, file.Ports, ImmutableArray<EntryUse>.Empty) is { } port
                && FixDataOf(port, file.Ports) is { } data)
            {
                file.ReportHidden(Descriptor, place, port.Place.ToLocation(), data, ArgumentsOf(port, reason));
                spoke = true;
            }
        }

        return spoke;
    }

    private static object?[] ArgumentsOf(PortEntry port, string? reason)
        => [port.Port, port.Entry.Key, SocketPorts.Describe((int)port.Port, AccountKind.Live), reason];

    private static ImmutableDictionary<string, string?>? FixDataOf(PortEntry port, AccountPorts ports)
        => ports.PaperTwinOf(port.Port) is { } twin && port.ClaimAgainst(AccountKind.Paper) is null
            ? FixData.ForSettingsPort(port.Place.File.Path, port.Place.Span.Start, port.Place.Span.Length, twin)
            : null;
}
