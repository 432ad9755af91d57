using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Rules.Endpoint;

/// <summary>IBAPI1003: a live port is used where a configured one is missing.</summary>
internal sealed class LivePortFallback : IValueVoice
{
    public DiagnosticDescriptor Descriptor => Descriptors.LivePortFallback;

    public Setting Setting => Setting.Port;

    public bool Speak(TreeContext file, CodePlace place, ImmutableArray<SettingUse> uses)
    {
        var ports = file.Ports;
        var use = uses.FirstOrDefault(candidate => candidate.Origin.Kind == OriginKind.Fallback && ports.IsLiveByItself(candidate.Origin, candidate.Call));
        if (use is null)
        {
            return false;
        }

        var port = (int)use.Origin.Number!.Value;
        file.Report(
            Descriptor,
            place,
            uses.Select(static other => other.Call.Place),
            FixData.ForFallback(PaperTwin.Of(uses, ports), use.Origin.Key),
            port,
            SocketPorts.Describe(port, AccountKind.Live),
            WayText.Of(use),
            use.Origin.Key is { } key ? $"`{key}`" : "the setting",
            PaperInFile(file, use, ports));
        return true;
    }

    /// <summary>A settings file that gives the very key a paper port: the code and the file disagree.</summary>
    private static string PaperInFile(TreeContext file, SettingUse use, AccountPorts ports)
        => file.Model.EntriesOf(use.Origin).FirstOrDefault(entry => ports.KindOf(entry.Number) == AccountKind.Paper) is { } paper
            ? $", although {paper.Place.File.Name} has the paper port {paper.Number} there"
            : string.Empty;
}
