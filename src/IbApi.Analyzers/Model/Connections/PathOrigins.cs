using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>
/// Tells which origins of a connect call's settings belong to one of its paths. Origins carry the calls and objects that
/// they came through: where a path goes through the same method or makes the same type, it must be the same call.
/// </summary>
internal sealed class PathOrigins
{
    private readonly ImmutableArray<Origin> _free;
    private readonly Dictionary<CodePlace, List<Origin>> _bound = [];

    /// <param name="origins">The origins of one setting of a connect call.</param>
    /// <param name="paths">The places of all paths of the connect call.</param>
    public PathOrigins(ImmutableArray<Origin> origins, IEnumerable<ILookup<string, CodePlace>> paths)
    {
        // Most values stand where they are handed over.
        if (origins.All(static origin => origin.Way is null && origin.Objects is null))
        {
            _free = origins;
            return;
        }

        var receivers = new HashSet<string>(paths.SelectMany(static places => places).Select(static place => place.Key));
        var free = ImmutableArray.CreateBuilder<Origin>();
        foreach (var origin in origins)
        {
            var places = Steps(origin).Where(step => receivers.Contains(step.Receiver)).Select(static step => step.Place).Distinct().ToList();
            if (places.Count == 0)
            {
                free.Add(origin);
            }

            foreach (var place in places)
            {
                if (!_bound.TryGetValue(place, out var at))
                {
                    _bound.Add(place, at = []);
                }

                at.Add(origin);
            }
        }

        _free = free.ToImmutable();
    }

    /// <summary>
    /// The origins that a path can see. What is handed over on the path itself replaces what a member only starts with.
    /// </summary>
    /// <param name="places">The places of the path.</param>
    public ImmutableArray<Origin> Of(ILookup<string, CodePlace> places)
    {
        if (_bound.Count == 0)
        {
            return _free;
        }

        var found = places
            .SelectMany(static group => group)
            .SelectMany(place => _bound.TryGetValue(place, out var at) ? at : [])
            .Distinct()
            .Where(origin => Steps(origin).GroupBy(static step => step.Receiver).All(group => !places.Contains(group.Key)
                || group.Any(step => places[group.Key].Contains(step.Place))))
            .ToImmutableArray();
        return found.IsEmpty ? _free : found.AddRange(_free.Where(static origin => !origin.IsInitializer));
    }

    /// <summary>Whether two settings can be of one connection: they came through no two calls of one method.</summary>
    public static bool Agree(Origin one, Origin other)
    {
        if (one.Way is null && one.Objects is null)
        {
            return true;
        }

        var places = Steps(one).ToLookup(static step => step.Receiver, static step => step.Place);
        return Steps(other).GroupBy(static step => step.Receiver).All(group => !places.Contains(group.Key)
            || group.Any(step => places[group.Key].Contains(step.Place)));
    }

    private static IEnumerable<Step> Steps(Origin origin)
    {
        for (var step = origin.Way; step is not null; step = step.Next)
        {
            yield return step;
        }

        for (var step = origin.Objects; step is not null; step = step.Next)
        {
            yield return step;
        }
    }

    /// <summary>The calls and creations of a path, and the creations of what holds its client, by what is called or made there.</summary>
    public static ILookup<string, CodePlace> PlacesOf(ConnectPath path, PathClient client)
        => PlacesOn(path, client).ToLookup(static place => place.Receiver, static place => place.Place);

    private static IEnumerable<(string Receiver, CodePlace Place)> PlacesOn(ConnectPath path, PathClient client)
    {
        foreach (var site in path.Sites)
        {
            if (site.Operation is IObjectCreationOperation { Constructor: { } constructor })
            {
                yield return (constructor.DisplayName(), CodePlace.Of(site.Operation.Syntax));
            }
            else if (site.Called is IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } called)
            {
                yield return (called.DisplayName(), CodePlace.Of(site.Operation.Syntax));
            }
        }

        foreach (var holder in client.Holders)
        {
            if (holder.Receiver is { } receiver)
            {
                foreach (var made in holder.Made)
                {
                    yield return (receiver, CodePlace.Of(made));
                }
            }
        }
    }
}
