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
    /// <summary>The wrappers that are connected; none where that cannot be told, for none is accused for another's lack.</summary>
    public ImmutableArray<INamedTypeSymbol> Of(ImmutableArray<IInvocationOperation> connects)
    {
        var found = new List<INamedTypeSymbol>();
        foreach (var connect in connects)
        {
            var types = Of(connect);
            if (types.IsDefault)
            {
                return wrappers.MayBeOthers || wrappers.Types.Length > 1 ? ImmutableArray<INamedTypeSymbol>.Empty : wrappers.Types;
            }

            found.AddRange(types);
        }

        return wrappers.Types.Where(type => found.Contains(type, SymbolEqualityComparer.Default)).ToImmutableArray();
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
        => wrappers.Types.Where(wrapper => wrapper.DerivesFromOrIs(type.OriginalDefinition)).ToImmutableArray();

    private ImmutableArray<INamedTypeSymbol> Distinct(List<INamedTypeSymbol> found)
        => found.Count == 0
            ? default
            : wrappers.Types.Where(type => found.Contains(type, SymbolEqualityComparer.Default)).ToImmutableArray();

    private static bool IsWrapper(ITypeSymbol type)
        => IsApiWrapper(type) || type.AllInterfaces.Any(IsApiWrapper);

    private static bool IsApiWrapper(ITypeSymbol type)
        => type.Name == ApiNames.Wrapper && type.ContainingNamespace.IsNamed(ApiNames.Namespace);
}
