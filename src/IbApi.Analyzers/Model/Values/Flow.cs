using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <summary>
/// One origin while it is being worked out. Besides what will be kept, it knows the operation that made the value where
/// the value is an object (a creation, a tuple, an array, a lambda), so that its parts can be followed.
/// </summary>
internal readonly record struct Flow(Origin Origin, IOperation? Object = null, Frame? ObjectFrame = null)
{
    public static readonly ImmutableArray<Flow> None = ImmutableArray<Flow>.Empty;

    public static readonly ImmutableArray<Flow> Unknown = ImmutableArray.Create(new Flow(Origin.Unknown));

    /// <summary>The object, unless the trail ends at a parameter: which of many parameters it is says nothing.</summary>
    private IOperation? MadeObject => Object is IParameterReferenceOperation ? null : Object;

    public Flow With(Origin origin)
        => this with { Origin = origin };

    public static ImmutableArray<Flow> Named(ImmutableArray<Flow> flows, OriginName name)
    {
        if (flows.IsEmpty)
        {
            return flows;
        }

        var named = ImmutableArray.CreateBuilder<Flow>(flows.Length);
        foreach (var flow in flows)
        {
            named.Add(flow.With(flow.Origin.Named(name)));
        }

        return named.MoveToImmutable();
    }

    /// <summary>
    /// Wrappers that call each other in circles hand one value on in countless ways. Beyond a limit one way serves for each
    /// value.
    /// </summary>
    public static ImmutableArray<Flow> WithoutDetours(ImmutableArray<Flow> flows, int limit = ResolutionLimits.Ways)
        => flows.Length <= limit
            ? flows
            : flows
                .GroupBy(static flow => (flow.Origin.Kind, flow.Origin.Value, flow.Origin.Place, flow.Origin.Key, Made: flow.MadeObject))
                .Select(static group => group.First())
                .ToImmutableArray();

    /// <summary>Puts together what a condition chooses between: each origin learns of the others.</summary>
    public static ImmutableArray<Flow> Choice(IReadOnlyList<ImmutableArray<Flow>> branches)
    {
        if (branches.Count == 1)
        {
            return branches[0];
        }

        var values = branches.Select(static branch => ValuesOf(branch)).ToArray();
        var all = ImmutableArray.CreateBuilder<Flow>();
        for (var i = 0; i < branches.Count; i++)
        {
            var others = values.Where((_, j) => j != i).ToArray();
            var otherValues = others.SelectMany(static other => other.Written).ToArray();
            var isUnwritten = others.Any(static other => other.HasUnwritten);
            foreach (var flow in branches[i])
            {
                all.Add(flow.With(flow.Origin with
                {
                    Alternatives = flow.Origin.Alternatives
                        .AddRange(otherValues.Distinct().Where(value => !flow.Origin.Alternatives.Contains(value)))
                        .Take(ResolutionLimits.Alternatives)
                        .ToImmutableArray(),
                    HasUnwrittenAlternative = flow.Origin.HasUnwrittenAlternative || isUnwritten,
                }));
            }
        }

        return WithoutDetours(all.ToImmutable());
    }

    private static (ImmutableArray<object> Written, bool HasUnwritten) ValuesOf(ImmutableArray<Flow> branch)
        => (branch
                .Where(static flow => flow.Origin is { IsInCode: true, Value: not null })
                .Select(static flow => flow.Origin.Value!)
                .Distinct()
                .Take(ResolutionLimits.Alternatives)
                .ToImmutableArray(),
            branch.Any(static flow => flow.Origin is not { IsInCode: true, Value: not null }));
}
