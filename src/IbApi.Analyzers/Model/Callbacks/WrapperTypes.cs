using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// The user's types that receive the API's callbacks: implementations of <c>EWrapper</c>, directly, through interfaces
/// and base classes of their own, or through <c>DefaultEWrapper</c>. Shared by all who search one compilation.
/// </summary>
internal sealed class WrapperTypes
{
    private readonly IbApiSymbols _symbols;
    private readonly SourceSearch _search;
    private ImmutableArray<IMethodSymbol> _contracts;

    private WrapperTypes(
        SourceSearch search, IbApiSymbols symbols, ImmutableArray<INamedTypeSymbol> types, bool mayBeOthers)
    {
        _search = search;
        _symbols = symbols;
        Types = types;
        MayBeOthers = mayBeOthers;
    }

    /// <summary>The types that can be created, by path and position.</summary>
    public ImmutableArray<INamedTypeSymbol> Types { get; }

    /// <summary>Whether the project may use an implementation that is not among <see cref="Types"/>.</summary>
    public bool MayBeOthers { get; }

    /// <summary>Those of the compilation that is searched.</summary>
    /// <param name="search">Where the types are looked for.</param>
    /// <param name="symbols">The API's types.</param>
    /// <param name="copiedAssemblies">Names of assemblies with the API among what the references bring along.</param>
    public static WrapperTypes In(SourceSearch search, IbApiSymbols symbols, ImmutableArray<string> copiedAssemblies)
        => search.Part(search => Find(search, symbols, copiedAssemblies));

    private static WrapperTypes Find(SourceSearch search, IbApiSymbols symbols, ImmutableArray<string> copiedAssemblies)
    {
        // The types in the API's own files are none of the user's.
        var apiSource = new ApiSource(search);
        var roots = symbols.Wrappers.AddRange(symbols.DefaultWrappers);
        var types = roots
            .SelectMany(root => search.FamilyOf(root).Derived)
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .Where(type => type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false }
                && !type.DeclaringSyntaxReferences.Any(reference => apiSource.Contains(reference.SyntaxTree)))
            .OrderBy(static type => type.DeclaringSyntaxReferences
                .Select(static reference => new CodePlace(reference.SyntaxTree, reference.Span))
                .Min())
            .ToImmutableArray();

        // What stands in the API's namespace counts as the API's own: nothing is said about it, and nothing is known of it.
        var known = types.RemoveAll(type => InheritsFromUnknown(type, symbols));

        // Families are found by the names of their types, which an alias hides.
        return new WrapperTypes(
            search,
            symbols,
            known,
            known.Length < types.Length || roots.Any(root => search.AliasesOf(root).Any()) || MentionsForeignType(search, symbols, copiedAssemblies));
    }

    /// <summary>
    /// The method that runs when the API raises a callback on an object of a type: the override next to it of what
    /// implements the interface. Null when the API has no such callback.
    /// </summary>
    public IMethodSymbol? Callback(INamedTypeSymbol type, string name)
        => Callbacks(type, name).FirstOrDefault();

    /// <summary>The methods that run for all overloads of a callback, in order of the API's declarations.</summary>
    public IEnumerable<IMethodSymbol> Callbacks(INamedTypeSymbol type, string name)
        => _symbols.Wrappers
            .SelectMany(wrapper => wrapper.GetMembers(name))
            .Select(type.FindImplementationForInterfaceMember)
            .OfType<IMethodSymbol>()
            .Select(implementation => OverrideIn(type, implementation));

    /// <summary>
    /// The methods of the project that run in the message loop: all callbacks but <c>connectAck</c>, which runs inside the connect
    /// call. In order of the API's declarations.
    /// </summary>
    public IEnumerable<IMethodSymbol> CallbacksOfLoop(INamedTypeSymbol type)
    {
        if (_contracts.IsDefault)
        {
            _contracts = _symbols.Wrappers
                .SelectMany(static wrapper => wrapper.GetMembers())
                .OfType<IMethodSymbol>()
                .Where(static contract => contract.Name != LifecycleNames.ConnectAck)
                .ToImmutableArray();
        }

        // The API has more than a hundred callbacks, and a type writes a few; in Visual Basic under any name.
        var written = _search.IsCaseSensitive ? WrittenFor(type) : null;
        foreach (var contract in _contracts)
        {
            if (written?.Contains(contract.Name) != false
                && type.FindImplementationForInterfaceMember(contract) is IMethodSymbol implementation
                && OverrideIn(type, implementation) is var callback
                && !callback.IsWithin(ApiNames.Namespace))
            {
                yield return callback;
            }
        }
    }

    /// <summary>The names of the methods that the project writes for a type: in itself, its bases and its interfaces.</summary>
    private HashSet<string> WrittenFor(INamedTypeSymbol type)
    {
        var names = new HashSet<string>(System.StringComparer.Ordinal);
        for (var t = type; t is not null; t = t.BaseType)
        {
            Add(t);
        }

        foreach (var implemented in type.AllInterfaces)
        {
            Add(implemented);
        }

        return names;

        void Add(INamedTypeSymbol declaring)
        {
            if (declaring.IsInSourceOf(_search.Compilation))
            {
                names.UnionWith(declaring.GetMembers().Where(static member => member is IMethodSymbol).Select(static member => member.SimpleName()));
            }
        }
    }

    /// <summary>
    /// The <c>error</c> with a code, in the shape of the referenced build, and which parameter the code is; null when it is the
    /// API's own.
    /// </summary>
    public (IMethodSymbol Method, int CodeOrdinal)? CodedError(INamedTypeSymbol type)
    {
        foreach (var contract in _symbols.Wrappers.SelectMany(static wrapper => wrapper.GetMembers(LifecycleNames.Error)).OfType<IMethodSymbol>())
        {
            if (contract.Parameters.FirstOrDefault(static parameter => parameter.Name == LifecycleNames.CodeParameter) is { } code
                && type.FindImplementationForInterfaceMember(contract) is IMethodSymbol implementation)
            {
                return (OverrideIn(type, implementation), code.Ordinal);
            }
        }

        return null;
    }

    /// <summary>
    /// Where a finding about a callback stands: on its name, or on that of the type where it is inherited from the API. Null
    /// where that is generated code.
    /// </summary>
    public CallbackPlace? PlaceOf(INamedTypeSymbol type, IMethodSymbol? callback)
    {
        var isInherited = callback is null || callback.IsWithin(ApiNames.Namespace);
        var declared = isInherited ? type : (ISymbol)(callback!.PartialImplementationPart ?? callback);
        foreach (var place in declared.Locations
            .Where(static location => location.IsInSource)
            .Select(static location => new CodePlace(location.SourceTree!, location.SourceSpan))
            .OrderBy(static place => place))
        {
            if (!GeneratedCode.Contains(place.Tree, _search.CancellationToken))
            {
                return new CallbackPlace(place, isInherited ? type.Name : declared.ContainingType.Name, isInherited);
            }
        }

        return null;
    }

    private static IMethodSymbol OverrideIn(INamedTypeSymbol type, IMethodSymbol implementation)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            foreach (var candidate in t.GetMembers(implementation.Name).OfType<IMethodSymbol>())
            {
                for (var overridden = candidate.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    if (overridden.IsSameAs(implementation))
                    {
                        return candidate;
                    }
                }
            }
        }

        return implementation;
    }

    /// <summary>Whether callbacks come from a type in the API's namespace that is not the API's own, empty one.</summary>
    private static bool InheritsFromUnknown(INamedTypeSymbol type, IbApiSymbols symbols)
    {
        for (var t = type.BaseType; t is not null; t = t.BaseType)
        {
            if (t.IsWithin(ApiNames.Namespace) && t.AllInterfaces.Any(IsWrapper) && !symbols.DefaultWrappers.Any(t.IsSameAs))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether the project mentions a type of another assembly that implements the callbacks: it may derive from it or
    /// hand it to a client, and what it does is not visible.
    /// </summary>
    private static bool MentionsForeignType(SourceSearch search, IbApiSymbols symbols, ImmutableArray<string> copiedAssemblies)
        => ForeignWrappers.AssembliesWithApi(search, symbols, copiedAssemblies)
            .SelectMany(assembly => TypesIn(assembly.GlobalNamespace, search))
            .Any(type => type.AllInterfaces.Any(IsWrapper)
                && !type.IsWithin(ApiNames.SourceNamespaces)
                && search.TreesWith(type.Name).Any());

    private static bool IsWrapper(INamedTypeSymbol type)
        => type.Name == ApiNames.Wrapper && type.ContainingNamespace.IsNamed(ApiNames.Namespace);

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container, SourceSearch search)
    {
        search.CancellationToken.ThrowIfCancellationRequested();
        foreach (var member in container.GetMembers())
        {
            // What stands in the API's own namespaces is none of the types that are asked about.
            if (member is not INamespaceOrTypeSymbol inner || (inner is INamespaceSymbol space && space.IsNamedAnyOf(ApiNames.SourceNamespaces)))
            {
                continue;
            }

            if (inner is INamedTypeSymbol type)
            {
                yield return type;
            }

            foreach (var nested in TypesIn(inner, search))
            {
                yield return nested;
            }
        }
    }
}

/// <summary>Where a finding about a callback stands.</summary>
/// <param name="Place">The name of the callback, or of the type that inherits it.</param>
/// <param name="Type">The type that declares it, or inherits it from the API.</param>
/// <param name="IsInherited">Whether it is the API's own, empty one.</param>
internal readonly record struct CallbackPlace(CodePlace Place, string Type, bool IsInherited);
