using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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
    public PathOrigins(ImmutableArray<Origin> origins, List<PathPlaces> paths)
    {
        // Most values stand where they are handed over.
        if (origins.All(static origin => origin.Way is null && origin.Objects is null))
        {
            _free = origins;
            return;
        }

        var receivers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var places in paths)
        {
            places.AddReceiversTo(receivers);
        }

        var free = ImmutableArray.CreateBuilder<Origin>();
        foreach (var origin in origins)
        {
            // Both, for what is bound by its way can be bound by its objects as well.
            if (!(Bind(origin, origin.Way, receivers) | Bind(origin, origin.Objects, receivers)))
            {
                free.Add(origin);
            }
        }

        _free = free.ToImmutable();
    }

    /// <summary>Whether one of the steps is at something that a path goes through.</summary>
    private bool Bind(Origin origin, Step? steps, HashSet<string> receivers)
    {
        var isBound = false;
        for (var step = steps; step is not null; step = step.Next)
        {
            if (!receivers.Contains(step.Receiver))
            {
                continue;
            }

            isBound = true;
            if (!_bound.TryGetValue(step.Place, out var at))
            {
                _bound.Add(step.Place, at = new List<Origin>(1));
            }

            if (at.Count == 0 || !ReferenceEquals(at[at.Count - 1], origin))
            {
                at.Add(origin);
            }
        }

        return isBound;
    }

    /// <summary>
    /// The origins that a path can see. What is handed over on the path itself replaces what a member only starts with.
    /// </summary>
    /// <param name="places">The places of the path.</param>
    public ImmutableArray<Origin> Of(PathPlaces places)
    {
        if (_bound.Count == 0)
        {
            return _free;
        }

        var met = new MetOrigins();
        ImmutableArray<Origin>.Builder? found = null;
        foreach (var (_, place) in places.All)
        {
            if (!_bound.TryGetValue(place, out var at))
            {
                continue;
            }

            foreach (var origin in at)
            {
                if (met.Add(origin) && places.Fit(origin.Way, origin) && places.Fit(origin.Objects, origin))
                {
                    (found ??= ImmutableArray.CreateBuilder<Origin>(1)).Add(origin);
                }
            }
        }

        if (found is null)
        {
            return _free;
        }

        foreach (var origin in _free)
        {
            if (!origin.IsInitializer)
            {
                found.Add(origin);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Origins that were met, themselves and not what they say; mostly there is one.</summary>
    private struct MetOrigins
    {
        private Origin? _first;
        private HashSet<object>? _all;

        public bool Add(Origin origin)
        {
            if (_first is null)
            {
                _first = origin;
                return true;
            }

            return !ReferenceEquals(_first, origin) && (_all ??= new HashSet<object>(ByReference.Instance)).Add(origin);
        }
    }

    private sealed class ByReference : IEqualityComparer<object>
    {
        public static readonly ByReference Instance = new();

        bool IEqualityComparer<object>.Equals(object? one, object? other)
            => ReferenceEquals(one, other);

        int IEqualityComparer<object>.GetHashCode(object value)
            => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(value);
    }
}

/// <summary>The calls and creations of a path, and the creations of what holds its client, by what is called or made there.</summary>
internal sealed class PathPlaces
{
    private readonly List<(string Receiver, CodePlace Place)> _all = new(2);

    public PathPlaces(ConnectPath path, PathClient client, SymbolNames names)
    {
        foreach (var site in path.Sites)
        {
            if (site.Operation is IObjectCreationOperation { Constructor: { } constructor })
            {
                _all.Add((names.DisplayNameOf(constructor), CodePlace.Of(site.Operation.Syntax)));
            }
            else if (site.Called is IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } called)
            {
                _all.Add((names.DisplayNameOf(called), CodePlace.Of(site.Operation.Syntax)));
            }
        }

        foreach (var holder in client.Holders)
        {
            if (holder.Receiver is { } receiver)
            {
                foreach (var made in holder.Made)
                {
                    _all.Add((receiver, CodePlace.Of(made)));
                }
            }
        }
    }

    public IReadOnlyList<(string Receiver, CodePlace Place)> All => _all;

    public void AddReceiversTo(HashSet<string> receivers)
    {
        foreach (var (receiver, _) in _all)
        {
            receivers.Add(receiver);
        }
    }

    /// <summary>Whether an origin goes through the same call, or the same creation, wherever a step of it goes through what the path does.</summary>
    public bool Fit(Step? steps, Origin origin)
    {
        for (var step = steps; step is not null; step = step.Next)
        {
            if (Contains(step.Receiver, null) && !GoesThrough(origin.Way, step.Receiver) && !GoesThrough(origin.Objects, step.Receiver))
            {
                return false;
            }
        }

        return true;
    }

    private bool GoesThrough(Step? steps, string receiver)
    {
        for (var step = steps; step is not null; step = step.Next)
        {
            if (step.Receiver == receiver && Contains(receiver, step.Place))
            {
                return true;
            }
        }

        return false;
    }

    private bool Contains(string receiver, CodePlace? place)
    {
        foreach (var one in _all)
        {
            if (one.Receiver == receiver && (place is null || one.Place == place))
            {
                return true;
            }
        }

        return false;
    }
}
