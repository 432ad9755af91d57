using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Project;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>
/// Finds the written client IDs with which more than one client can be connected at the same time. Lives as long as one
/// closure.
/// </summary>
internal sealed class ClientIdConflicts
{
    private readonly SymbolNames _names;
    private readonly ConnectPathFinder _paths;
    private readonly PathClients _clients;
    private readonly PathOrder _order;
    private readonly RepeatedConnects _repeated;

    public ClientIdConflicts(SourceSearch search, OriginResolver resolver, bool usesTestFramework, bool isXunitSerial)
    {
        var disconnects = new Disconnects(search, resolver);
        _names = SymbolNames.In(search);
        _paths = new ConnectPathFinder(search, resolver, usesTestFramework);
        _clients = new PathClients(resolver);
        _order = new PathOrder(disconnects, new TestSchedule(search.Compilation, isXunitSerial), new HostedServices(search));
        _repeated = new RepeatedConnects(disconnects, _order);
    }

    /// <summary>
    /// The conflicts, one for each place at which an ID is written, by path and position; and what would be one if the settings
    /// files give the same number.
    /// </summary>
    public (ImmutableArray<ClientIdConflict> Written, ImmutableArray<ConfiguredClientId> Configured) Find(IEnumerable<ConnectSite> sites)
    {
        var found = sites.Where(static site => site.ClientId.Any(IsWritten) || site.ClientId.Any(IsRead)).ToList();
        if (!found.Exists(static site => site.ClientId.Any(IsWritten)))
        {
            return (ImmutableArray<ClientIdConflict>.Empty, ImmutableArray<ConfiguredClientId>.Empty);
        }

        var all = found.SelectMany(ConnectionsOf).ToList();
        var connections = all.FindAll(static connection => connection.Id.Number is not null);
        return (ConflictsOf(connections), ConfiguredBeside(connections, all.FindAll(static connection => connection.Id.Number is null)));
    }

    private ImmutableArray<ConfiguredClientId> ConfiguredBeside(List<Connection> written, List<Connection> configured)
        => (from connection in written.Take(ResolutionLimits.ComparedConnections)
            from other in configured.Take(ResolutionLimits.ComparedConnections)
            where Collide(connection, other)
            select new ConfiguredClientId(connection.Id.Place!.Value, connection.Id.Number!.Value, other.Id))
            .ToImmutableArray();

    private ImmutableArray<ClientIdConflict> ConflictsOf(List<Connection> connections)
    {
        var all = new Dictionary<CodePlace, ClientIdConflict>();
        foreach (var group in connections.GroupBy(static connection => connection.Id.Number!.Value))
        {
            foreach (var conflict in ConflictsIn(group.ToList()))
            {
                all[conflict.Place] = conflict;
            }
        }

        // A loop says it more plainly than the connections beside it.
        foreach (var connection in connections)
        {
            if (_repeated.LoopOf(connection.Path, connection.Client) is { } loop)
            {
                var place = connection.Id.Place!.Value;
                all[place] = new ClientIdConflict(
                    place, connection.Id.Number!.Value, ImmutableArray.Create(StartOf(loop)), 0, IsChangedAlone: false, IsLast: false);
            }
        }

        return all.Values.OrderBy(static conflict => conflict.Place).ToImmutableArray();
    }

    private static bool IsWritten(Origin id)
        => id is { Kind: OriginKind.Written, Place: not null, Number: >= 0 };

    /// <summary>Read from configuration under a key that is known in full.</summary>
    private static bool IsRead(Origin id)
        => id is { Kind: OriginKind.Configured, Key: not null, IsKeyPart: false };

    /// <summary>The first line of a loop, without its body.</summary>
    private static CodePlace StartOf(IOperation loop)
        => new(loop.Syntax.SyntaxTree, loop.Syntax.GetFirstToken().Span);

    private IEnumerable<Connection> ConnectionsOf(ConnectSite site)
    {
        var paths = _paths.Of(site).Select(path => (Path: path, Client: _clients.Of(path))).ToList();
        var places = paths.ConvertAll(path => new PathPlaces(path.Path, path.Client, _names));
        var (ids, ports, hosts) = (new PathOrigins(site.ClientId, places), new PathOrigins(site.Port, places), new PathOrigins(site.Host, places));
        for (var i = 0; i < paths.Count; i++)
        {
            var (path, client) = paths[i];

            // Several values: which of them this connection has cannot be said.
            var found = ids.Of(places[i]);
            if (!found.IsEmpty && found.All(id => (IsWritten(id) || IsRead(id)) && !id.HasAlternative
                && id.Number == found[0].Number && id.Key == found[0].Key))
            {
                yield return new Connection(
                    path, client, found[0], ports.Of(places[i]), hosts.Of(places[i]));
            }
        }
    }

    private IEnumerable<ClientIdConflict> ConflictsIn(List<Connection> connections)
    {
        if (connections.Count < 2)
        {
            yield break;
        }

        connections.Sort(static (one, other) => one.CompareTo(other));

        // With very many of them each is compared with those next to it only: that is enough to see who belongs together.
        var compared = connections.Count <= ResolutionLimits.ComparedConnections ? connections.Count : ResolutionLimits.NeighboursCompared;
        var others = connections.Select(static _ => new SortedSet<int>()).ToArray();
        var groups = new DisjointSets(connections.Count);
        for (var i = 0; i < connections.Count; i++)
        {
            for (var j = System.Math.Max(0, i - compared); j < i; j++)
            {
                if (Collide(connections[i], connections[j]))
                {
                    groups.Join(i, j);
                    others[i].Add(j);
                    others[j].Add(i);
                }
            }
        }

        foreach (var place in Enumerable.Range(0, connections.Count).GroupBy(index => connections[index].Id.Place!.Value))
        {
            var mine = place.Where(index => others[index].Count > 0).ToList();
            if (mine.Count == 0)
            {
                continue;
            }

            var first = connections[mine[0]];
            var theirs = new SortedSet<int>(mine.SelectMany(index => others[index]));
            theirs.Remove(mine[0]);
            var count = compared == connections.Count ? theirs.Count : groups.SizeOf(mine[0]) - 1;
            yield return new ClientIdConflict(
                place.Key,
                first.Id.Number!.Value,
                theirs.Take(ClientIdConflict.MostOthers).Select(index => connections[index].PlaceBeside(first)).Distinct().ToImmutableArray(),
                count,
                IsChangedAlone: !theirs.Any(index => connections[index].Id.Place == place.Key),
                IsLast: theirs.Max < mine[mine.Count - 1]);
        }
    }

    private bool Collide(Connection one, Connection other)
        => one.Path != other.Path
            && !Differ(one.Ports, other.Ports, static (port, second) => Origin.NumberOf(port) is { } number && number == Origin.NumberOf(second))
            && !Differ(one.Hosts, other.Hosts, static (host, second) => host is string text && second is string otherText && HostText.IsSameHost(text, otherText))
            && one.Client.IsAnotherThan(other.Client)
            && _order.CanBeOpenTogether(one.Path, other.Path);

    /// <summary>Whether two settings are known and have no value in common.</summary>
    private static bool Differ(ImmutableArray<Origin> one, ImmutableArray<Origin> other, System.Func<object, object, bool> areSame)
        => !one.IsEmpty && !other.IsEmpty
            && one.All(static origin => origin is { Kind: OriginKind.Written, Value: not null })
            && other.All(static origin => origin is { Kind: OriginKind.Written, Value: not null })
            && !one.Any(first => other.Any(second => areSame(first.Value!, second.Value!)));

    /// <summary>One way to a connect call, with the settings that it sees.</summary>
    private sealed record Connection(
        ConnectPath Path, PathClient Client, Origin Id, ImmutableArray<Origin> Ports, ImmutableArray<Origin> Hosts)
    {
        public int CompareTo(Connection other)
        {
            var byPlace = Id.Place!.Value.CompareTo(other.Id.Place!.Value);
            for (var level = 0; byPlace == 0 && level < Path.Levels && level < other.Path.Levels; level++)
            {
                byPlace = CodePlace.Of(Path.OperationAt(level).Syntax).CompareTo(CodePlace.Of(other.Path.OperationAt(level).Syntax));
            }

            return byPlace;
        }

        /// <summary>What tells this connection from another: its ID, or where both have the same, the call in which the ways part.</summary>
        public CodePlace PlaceBeside(Connection other)
        {
            if (Id.Place != other.Id.Place)
            {
                return Id.Place!.Value;
            }

            var level = 0;
            while (level < Path.Levels - 1 && level < other.Path.Levels
                && Path.OperationAt(level).Syntax == other.Path.OperationAt(level).Syntax)
            {
                level++;
            }

            return CodePlace.Of(Path.OperationAt(level).Syntax);
        }

        public bool Equals(Connection? other)
            => ReferenceEquals(this, other);

        public override int GetHashCode()
            => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }

    /// <summary>Which connections belong together, directly or through others.</summary>
    private sealed class DisjointSets(int count)
    {
        private readonly int[] _parents = Enumerable.Range(0, count).ToArray();
        private readonly int[] _sizes = Enumerable.Repeat(1, count).ToArray();

        public void Join(int one, int other)
        {
            var (a, b) = (Root(one), Root(other));
            if (a != b)
            {
                (a, b) = _sizes[a] < _sizes[b] ? (b, a) : (a, b);
                _parents[b] = a;
                _sizes[a] += _sizes[b];
            }
        }

        public int SizeOf(int one)
            => _sizes[Root(one)];

        private int Root(int one)
        {
            while (_parents[one] != one)
            {
                one = _parents[one] = _parents[_parents[one]];
            }

            return one;
        }
    }
}
