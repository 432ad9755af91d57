using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Rules.ClientId;

/// <summary>IBAPI2003: the client ID is a random number, a time, or whatever else is another one in every run.</summary>
internal sealed class ChangingClientId : IValueVoice
{
    public DiagnosticDescriptor Descriptor => Descriptors.ChangingClientId;

    public Setting Setting => Setting.ClientId;

    public bool Speak(TreeContext file, CodePlace place, ImmutableArray<SettingUse> uses)
    {
        var use = uses.FirstOrDefault(static candidate => candidate.Origin.Kind == OriginKind.Changing);
        if (use is null || !file.Connections.SendsOrders || file.Model.TestProjectOf(file.Tree, file.CancellationToken).IsTest)
        {
            return false;
        }

        file.Report(
            Descriptor,
            place,
            uses.Select(static other => other.Call.Place),
            MovedClientId.Of(file, place, above: 0, file.Connections.ChangingClientIds),
            use.Origin.ChangedBy,
            WayText.Of(use));
        return true;
    }
}
