using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Rules.Endpoint;

/// <summary>IBAPI1004: a live port under a name that says paper, or a paper port under one that says live.</summary>
internal sealed class PortContradictsName : IValueVoice, IEntryVoice
{
    public DiagnosticDescriptor Descriptor => Descriptors.PortContradictsName;

    public Setting Setting => Setting.Port;

    public bool Speak(SettingsFileContext file, PortEntry port)
    {
        if (port.ClaimAgainst(port.Kind) is not { } claim)
        {
            return false;
        }

        file.Report(
            Descriptor,
            port.Place,
            port.Uses.Select(static use => use.Call.Place).Distinct().Select(static place => place.ToLocation()),
            null,
            port.Port,
            SocketPorts.Describe((int)port.Port, port.Kind),
            claim.Text,
            claim.Kind == AccountKind.Live ? "live" : "paper");
        return true;
    }

    public bool Speak(TreeContext file, CodePlace place, ImmutableArray<SettingUse> uses)
    {
        var ports = file.Ports;
        foreach (var use in uses.Where(static use => use.Origin.IsInCode))
        {
            var kind = ports.KindOf(use.Origin.Value, use.Call);
            if (kind != AccountKind.Unknown && AccountClaim.Against(kind, use.Origin, use.Call, ports) is { } claim)
            {
                var port = (int)use.Origin.Number!.Value;
                file.Report(
                    Descriptor,
                    place,
                    uses.Select(static other => other.Call.Place),
                    null,
                    port,
                    SocketPorts.Describe(port, kind),
                    claim.Text,
                    claim.Kind == AccountKind.Live ? "live" : "paper");
                return true;
            }
        }

        return false;
    }
}
