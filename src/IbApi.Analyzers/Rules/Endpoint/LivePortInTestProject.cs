using System.Collections.Generic;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Names;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Rules.Endpoint;

/// <summary>IBAPI1001: a live port reaches a connect call of a test project.</summary>
internal sealed class LivePortInTestProject : IValueVoice
{
    public DiagnosticDescriptor Descriptor => Descriptors.LivePortInTestProject;

    public Setting Setting => Setting.Port;

    public bool Speak(TreeContext file, CodePlace place, IReadOnlyList<SettingUse> uses)
    {
        var ports = AccountPorts.Of(file.Options);
        var use = uses.FirstOrDefault(candidate => candidate.Origin.IsInCode
            && ports.KindOf(candidate.Origin.Value) == AccountKind.Live
            && !OffersPaper(candidate.Origin, ports));
        if (use is null || file.Model.TestProjectOf(file.Tree, file.CancellationToken) is not { IsTest: true, Reason: var reason })
        {
            return false;
        }

        var port = (int)use.Origin.Number!.Value;
        file.Report(
            Descriptor,
            place,
            uses.Select(static other => other.Call.Place),
            PaperTwin(use.Origin, ports) is { } twin ? FixData.ForReplacementPort(twin) : null,
            port,
            SocketPorts.Describe(port, AccountKind.Live),
            reason,
            WayText.Of(use));
        return true;
    }

    /// <summary>Whoever lets a condition choose between live and paper has thought of it.</summary>
    private static bool OffersPaper(Origin origin, AccountPorts ports)
        => origin.Alternatives.Any(value => ports.KindOf(value) == AccountKind.Paper);

    /// <summary>
    /// The port that a fix can write: only over a literal, only one that is known as a paper port, and not under a name
    /// that says the value is live.
    /// </summary>
    private static int? PaperTwin(Origin origin, AccountPorts ports)
        => origin.Form == OriginForm.Literal
            && SocketPorts.PaperTwin((int)origin.Number!.Value) is { } twin
            && ports.KindOf((long)twin) == AccountKind.Paper
            && !SaysLive(origin.Names)
                ? twin
                : null;

    private static bool SaysLive(OriginName? names)
    {
        for (; names is not null; names = names.Next)
        {
            if (names.Kind == OriginNameKind.Value && NameWords.Of(names.Name, NamePosition.Value) == AccountKind.Live)
            {
                return true;
            }
        }

        return false;
    }
}
