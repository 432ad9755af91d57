using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Values;

/// <summary>
/// One origin while it is being worked out. Besides what will be kept, it knows the operation that made the value where
/// the value is an object (a creation, a tuple, an array, a lambda), so that its parts can be followed.
/// </summary>
internal readonly record struct Flow(Origin Origin, IOperation? Object = null, Frame? ObjectFrame = null)
{
    public static readonly ImmutableArray<Flow> None = ImmutableArray<Flow>.Empty;

    public static readonly ImmutableArray<Flow> Unknown = ImmutableArray.Create(new Flow(Origin.Unknown));

    public Flow With(Origin origin)
        => this with { Origin = origin };

    public static ImmutableArray<Flow> Named(ImmutableArray<Flow> flows, ISymbol by)
        => flows.Select(flow => flow.With(flow.Origin.Named(by))).ToImmutableArray();

    /// <summary>Puts together what a condition chooses between: each origin learns of the others.</summary>
    public static ImmutableArray<Flow> Choice(IReadOnlyList<ImmutableArray<Flow>> branches)
    {
        if (branches.Count == 1)
        {
            return branches[0];
        }

        var all = ImmutableArray.CreateBuilder<Flow>();
        for (var i = 0; i < branches.Count; i++)
        {
            foreach (var flow in branches[i])
            {
                var alternatives = flow.Origin.Alternatives.ToBuilder();
                var hasUnwritten = flow.Origin.HasUnwrittenAlternative;
                for (var j = 0; j < branches.Count; j++)
                {
                    if (j == i)
                    {
                        continue;
                    }

                    foreach (var other in branches[j])
                    {
                        if (other.Origin.IsInCode && other.Origin.Value is { } value)
                        {
                            if (alternatives.Count < ResolutionLimits.Alternatives && !alternatives.Contains(value))
                            {
                                alternatives.Add(value);
                            }
                        }
                        else
                        {
                            hasUnwritten = true;
                        }
                    }
                }

                all.Add(flow.With(flow.Origin with
                {
                    Alternatives = alternatives.ToImmutable(),
                    HasUnwrittenAlternative = hasUnwritten,
                }));
            }
        }

        return all.ToImmutable();
    }
}
