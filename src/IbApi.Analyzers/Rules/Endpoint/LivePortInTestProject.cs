using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Rules.Endpoint;

/// <summary>IBAPI1001: a live port reaches a connect call of a test project.</summary>
internal sealed class LivePortInTestProject : IValueVoice
{
    public DiagnosticDescriptor Descriptor => Descriptors.LivePortInTestProject;

    public Setting Setting => Setting.Port;

    public bool Speak(TreeContext file, CodePlace place, ImmutableArray<SettingUse> uses)
    {
        var ports = file.Ports;
        var use = uses.FirstOrDefault(candidate => candidate.Origin.IsInCode && ports.IsLiveByItself(candidate.Origin, candidate.Call));
        if (use is null || file.Model.TestProjectOf(file.Tree, file.CancellationToken) is not { IsTest: true, Reason: var reason })
        {
            return false;
        }

        var port = (int)use.Origin.Number!.Value;
        file.Report(
            Descriptor,
            place,
            uses.Select(static other => other.Call.Place),
            FixDataOf(place, PaperTwin.Of(uses, ports)),
            port,
            SocketPorts.Describe(port, AccountKind.Live),
            reason,
            WayText.Of(use));
        return true;
    }

    /// <summary>Both fixes leave the paper port: in the place of the live one, or in the settings file.</summary>
    private static ImmutableDictionary<string, string?>? FixDataOf(CodePlace place, int? twin)
        => twin is { } port
            ? FixData.ForReplacementPort(port).SetItems(FixData.ForMovedSettings(
                [(nameof(Setting.Port), place.Span.Start, place.Span.Length, port.ToString(CultureInfo.InvariantCulture), false)]))
            : null;
}
