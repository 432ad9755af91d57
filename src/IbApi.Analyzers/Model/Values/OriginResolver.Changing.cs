using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <content>Values that differ from run to run, and what is computed from them.</content>
internal sealed partial class OriginResolver
{
    /// <summary>What makes a computed value differ from run to run: one of its parts does. Null when none does.</summary>
    private static ImmutableArray<Flow>? ChangingOf(ImmutableArray<Flow> flows)
    {
        foreach (var flow in flows)
        {
            if (flow.Origin.Kind == OriginKind.Changing)
            {
                return ImmutableArray.Create(flow);
            }
        }

        return null;
    }

    private ImmutableArray<Flow>? OfChangingCall(IInvocationOperation call, Frame? frame)
        => ChangingApis.SourceOf(call) is { } source
            ? source.Seeded is { } generator && IsMadeWithConstant(generator, frame) ? null : Changing(call, source.Name)
            : ChangingApis.ComputesFrom(call)
                .Select(part => ChangingOf(Resolve(part, frame)))
                .FirstOrDefault(static found => found is not null);

    private ImmutableArray<Flow>? OfChangingProperty(IPropertyReferenceOperation use, Frame? frame)
        => ChangingApis.SourceOf(use) is { } source ? Changing(use, source)
            : ChangingApis.ComputesFrom(use) is { } whole ? ChangingOf(Resolve(whole, frame))
            : null;

    private static ImmutableArray<Flow> Changing(IOperation source, string name)
        => ImmutableArray.Create(new Flow(new Origin
        {
            Kind = OriginKind.Changing,
            Place = CodePlace.Of(source.Syntax),
            ChangedBy = name,
        }));

    /// <summary><c>new Random(42)</c> says the same in every run.</summary>
    private bool IsMadeWithConstant(IOperation generator, Frame? frame)
        => Resolve(generator, frame).Any(flow => flow.Object is IObjectCreationOperation { Arguments: [{ Value: { } seed }] }
            && Resolve(seed, flow.ObjectFrame).Any(static origin => origin.Origin.Kind == OriginKind.Written));
}
