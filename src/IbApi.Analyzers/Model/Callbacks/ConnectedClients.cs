using System;
using System.Collections.Immutable;
using System.Linq;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// The state of a flow that follows which clients are connected: for each that is connected on some way to a place, the call that
/// did it. Clients are named by <see cref="ClientKey"/>.
/// </summary>
internal sealed class ConnectedClients(ImmutableSortedDictionary<string, CodePlace> calls)
{
    public static readonly ConnectedClients None = new(ImmutableSortedDictionary.Create<string, CodePlace>(StringComparer.Ordinal));

    private ImmutableSortedDictionary<string, CodePlace> Calls => calls;

    /// <summary>The call that has connected a client; null when none has.</summary>
    public CodePlace? By(string client)
        => calls.TryGetValue(client, out var place) ? place : null;

    public ConnectedClients With(string client, CodePlace place)
        => new(calls.SetItem(client, place));

    public ConnectedClients Without(string client)
        => calls.ContainsKey(client) ? new(calls.Remove(client)) : this;

    /// <summary>Of several calls that may have connected a client the first one is shown.</summary>
    public ConnectedClients Or(ConnectedClients other)
    {
        var all = this;
        foreach (var connected in other.Calls)
        {
            all = all.By(connected.Key) is { } place && place.CompareTo(connected.Value) <= 0 ? all : all.With(connected.Key, connected.Value);
        }

        return all;
    }

    public override bool Equals(object? other)
        => other is ConnectedClients connected && calls.SequenceEqual(connected.Calls);

    public override int GetHashCode()
        => calls.Count;
}
