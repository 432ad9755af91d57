using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Values;

namespace IbApi.Analyzers.Rules.ClientId;

/// <summary>The client ID that a fix puts into configuration: each place of a project gets another one.</summary>
internal static class MovedClientId
{
    /// <summary>Places that are counted; beyond, no fix is offered.</summary>
    private const int MostPlaces = 32;

    /// <summary>What the fix needs to know; null where there is no ID to be had.</summary>
    /// <param name="file">The file of the place.</param>
    /// <param name="place">The expression that goes.</param>
    /// <param name="above">The ID above which a free one is looked for.</param>
    /// <param name="places">All the places that would get a free ID, with their ranks.</param>
    public static ImmutableDictionary<string, string?>? Of(TreeContext file, CodePlace place, long above, IReadOnlyDictionary<CodePlace, int> places)
    {
        if (!places.TryGetValue(place, out var rank) || rank >= MostPlaces)
        {
            return null;
        }

        var written = file.Connections.TextOfWrittenClientIds(ClientIdText.TextOf);
        var taken = new List<long>();
        for (var i = 0; i <= rank; i++)
        {
            if (ClientIdText.NextFree(written, above, taken) is not { } free)
            {
                return null;
            }

            taken.Add(free);
        }

        return Of(place, taken[rank]);
    }

    /// <summary>The same for an ID that is known.</summary>
    public static ImmutableDictionary<string, string?> Of(CodePlace place, long id)
        => FixData.ForMovedSettings(
            [(nameof(Setting.ClientId), place.Span.Start, place.Span.Length, id.ToString(CultureInfo.InvariantCulture), false)]);
}
