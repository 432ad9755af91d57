using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// Which of the project's wrappers receive the callbacks of a connection. A fake broker, or a base of the user's own, may
/// implement them and never be connected. Lives as long as one closure.
/// </summary>
internal sealed class WrapperUse(IbApiSymbols symbols, OriginResolver resolver, WrapperTypes wrappers)
{
    private Dictionary<ISymbol, ImmutableArray<INamedTypeSymbol>>? _byBase;
    private Dictionary<ISymbol, int>? _ranks;

    /// <summary>The wrappers that are connected; none where that cannot be told, for none is accused for another's lack.</summary>
    public ImmutableArray<INamedTypeSymbol> Of(ImmutableArray<IInvocationOperation> connects)
    {
        var found = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var connect in connects)
        {
            var types = Of(connect);
            if (types.IsDefault)
            {
                return wrappers.MayBeOthers || wrappers.Types.Length > 1 ? ImmutableArray<INamedTypeSymbol>.Empty : wrappers.Types;
            }

            found.UnionWith(types);
        }

        return wrappers.Types.Where(found.Contains).ToImmutableArray();
    }

    /// <summary>The types that a client's callbacks may reach; default when that cannot be told.</summary>
    public ImmutableArray<INamedTypeSymbol> Of(IInvocationOperation connect)
    {
        if (connect.Instance is null or IInstanceReferenceOperation)
        {
            return connect.Instance?.Type is { } own && Types(own) is { IsEmpty: false } same ? same : default;
        }

        var found = new List<INamedTypeSymbol>();
        foreach (var source in resolver.SourcesOf(connect.Instance.BehindQuestionMark()))
        {
            if (source is not IObjectCreationOperation creation || !symbols.IsClient(creation.Type) || OfClient(creation) is not { IsDefault: false } types)
            {
                return default;
            }

            found.AddRange(types);
        }

        return Distinct(found);
    }

    private ImmutableArray<INamedTypeSymbol> OfClient(IObjectCreationOperation creation)
    {
        var argument = creation.Arguments.FirstOrDefault(static argument => argument.Parameter is { } parameter && IsWrapper(parameter.Type));
        if (argument is null)
        {
            // A client of the user's own that receives its callbacks itself, or makes what does.
            return creation.Type is { } own && Types(own) is { IsEmpty: false } same ? same : default;
        }

        var found = new List<INamedTypeSymbol>();
        foreach (var source in resolver.SourcesOf(argument.Value))
        {
            var type = source switch
            {
                IObjectCreationOperation made => made.Type,
                IInstanceReferenceOperation self => self.Type,
                _ => null,
            };
            if (type is null || Types(type) is not { IsEmpty: false } types)
            {
                return default;
            }

            found.AddRange(types);
        }

        return Distinct(found);
    }

    /// <summary>The wrappers that an object of a type may be: the type itself, or those that derive from it.</summary>
    private ImmutableArray<INamedTypeSymbol> Types(ITypeSymbol type)
    {
        _byBase ??= FindBases();
        return _byBase.TryGetValue(type.OriginalDefinition, out var derived) ? derived : ImmutableArray<INamedTypeSymbol>.Empty;
    }

    private Dictionary<ISymbol, ImmutableArray<INamedTypeSymbol>> FindBases()
    {
        var found = new Dictionary<ISymbol, ImmutableArray<INamedTypeSymbol>.Builder>(SymbolEqualityComparer.Default);
        foreach (var wrapper in wrappers.Types)
        {
            // Nobody asks for those that derive from Object.
            for (var type = wrapper; type is { SpecialType: not SpecialType.System_Object }; type = type.BaseType)
            {
                if (!found.TryGetValue(type.OriginalDefinition, out var derived))
                {
                    found.Add(type.OriginalDefinition, derived = ImmutableArray.CreateBuilder<INamedTypeSymbol>());
                }

                derived.Add(wrapper);
            }
        }

        return found.ToDictionary<KeyValuePair<ISymbol, ImmutableArray<INamedTypeSymbol>.Builder>, ISymbol, ImmutableArray<INamedTypeSymbol>>(
            static pair => pair.Key, static pair => pair.Value.ToImmutable(), SymbolEqualityComparer.Default);
    }

    private ImmutableArray<INamedTypeSymbol> Distinct(List<INamedTypeSymbol> found)
        => found.Count switch
        {
            0 => default,
            1 => ImmutableArray.Create(found[0]),
            _ => found.Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).OrderBy(RankOf).ToImmutableArray(),
        };

    private int RankOf(INamedTypeSymbol type)
    {
        _ranks ??= wrappers.Types
            .Select(static (wrapper, rank) => (wrapper, rank))
            .ToDictionary<(INamedTypeSymbol Wrapper, int Rank), ISymbol, int>(static one => one.Wrapper, static one => one.Rank, SymbolEqualityComparer.Default);
        return _ranks[type];
    }

    private static bool IsWrapper(ITypeSymbol type)
        => IsApiWrapper(type) || type.AllInterfaces.Any(IsApiWrapper);

    private static bool IsApiWrapper(ITypeSymbol type)
        => type.Name == ApiNames.Wrapper && type.ContainingNamespace.IsNamed(ApiNames.Namespace);
}
