using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>Which object a call is made on, as far as that can be told. Plain data.</summary>
/// <param name="Made">The creations that it can come from; empty when they are not all visible.</param>
/// <param name="IsForeign">
/// Whether it, or what receives its callbacks, comes out of another assembly that knows the API: a bot under test hands
/// out its client.
/// </param>
internal sealed record ClientObject(ImmutableArray<CodePlace> Made, bool IsForeign);

/// <summary>Tells client objects apart. Lives as long as one closure.</summary>
internal sealed class ClientObjects(OriginResolver resolver, IEnumerable<IAssemblySymbol> assembliesWithApi)
{
    private static readonly ClientObject Unknown = new(ImmutableArray<CodePlace>.Empty, IsForeign: false);

    private readonly HashSet<ISymbol> _assemblies = new(assembliesWithApi, SymbolEqualityComparer.Default);

    /// <summary>The object on which a method of the client is called.</summary>
    public ClientObject Of(IInvocationOperation call)
    {
        if (call.Instance is null or IInstanceReferenceOperation)
        {
            return Unknown;
        }

        var sources = resolver.SourcesOf(call.Instance);
        var made = sources.All(static source => source is IObjectCreationOperation)
            ? sources.Select(static source => CodePlace.Of(source!.Syntax)).Distinct().ToImmutableArray()
            : ImmutableArray<CodePlace>.Empty;
        return new ClientObject(made, sources.Any(IsForeign));
    }

    private bool IsForeign(IOperation? source)
        => source switch
        {
            IObjectCreationOperation creation => IsForeign(creation.Constructor)
                || creation.Arguments.Any(argument => argument.Parameter is { Type.Name: ApiNames.Wrapper }
                    && resolver.SourcesOf(argument.Value).Any(IsForeignPart)),
            _ => IsForeignPart(source),
        };

    private bool IsForeignPart(IOperation? source)
        => IsForeign(source switch
        {
            IObjectCreationOperation creation => creation.Constructor,
            IInvocationOperation invocation => invocation.TargetMethod,
            IMemberReferenceOperation member => member.Member,
            _ => null,
        });

    /// <summary>The API itself is no such assembly, wherever it is compiled in.</summary>
    private bool IsForeign(ISymbol? member)
        => member is not null && _assemblies.Contains(member.ContainingAssembly) && !member.IsWithin(ApiNames.SourceNamespaces);
}
