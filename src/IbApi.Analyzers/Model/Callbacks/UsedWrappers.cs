using System.Collections.Immutable;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// The wrappers that the project's connect calls connect: worked out once, whoever asks first. Shared by all who search one
/// compilation.
/// </summary>
internal sealed class UsedWrappers
{
    private readonly WrapperUse _use;

    private UsedWrappers(SourceSearch search, IbApiSymbols symbols, ImmutableArray<string> copiedAssemblies)
    {
        var wrappers = WrapperTypes.In(search, symbols, copiedAssemblies);
        _use = new WrapperUse(symbols, new OriginResolver(search), wrappers);
        All = wrappers.Types.IsEmpty ? ImmutableArray<INamedTypeSymbol>.Empty : _use.Of(ClientCalls.In(search, symbols).Of(ApiNames.Connect));
    }

    /// <summary>Those of the compilation that is searched.</summary>
    public static UsedWrappers In(SourceSearch search, IbApiSymbols symbols, ImmutableArray<string> copiedAssemblies)
        => search.Part(search => new UsedWrappers(search, symbols, copiedAssemblies));

    /// <summary>All of them; none where that cannot be told.</summary>
    public ImmutableArray<INamedTypeSymbol> All { get; }

    /// <summary>Those of one connect call; default where that cannot be told.</summary>
    public ImmutableArray<INamedTypeSymbol> Of(IInvocationOperation connect)
        => _use.Of(connect);
}
