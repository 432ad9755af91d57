using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model;

/// <summary>
/// The API's types in one compilation. There may be several of a name: compiled in and referenced, or two versions of
/// the assembly. The only place that looks types up by name.
/// </summary>
internal sealed class IbApiSymbols
{
    private readonly ImmutableArray<INamedTypeSymbol> _clientTypes;
    private ImmutableArray<INamedTypeSymbol> _readers;

    private IbApiSymbols(
        ImmutableArray<INamedTypeSymbol> sockets,
        ImmutableArray<INamedTypeSymbol> clientTypes,
        ImmutableArray<INamedTypeSymbol> wrappers,
        ImmutableArray<INamedTypeSymbol> defaultWrappers)
    {
        Sockets = sockets;
        _clientTypes = clientTypes;
        Wrappers = wrappers;
        DefaultWrappers = defaultWrappers;
    }

    /// <summary>Every <c>IBApi.EClientSocket</c> that the compilation knows; empty where only foreign wrappers lead to it.</summary>
    public ImmutableArray<INamedTypeSymbol> Sockets { get; }

    /// <summary>Every <c>IBApi.EWrapper</c> that the compilation knows.</summary>
    public ImmutableArray<INamedTypeSymbol> Wrappers { get; }

    /// <summary>Every <c>IBApi.DefaultEWrapper</c> that the compilation knows; there is none before 9.72.04.</summary>
    public ImmutableArray<INamedTypeSymbol> DefaultWrappers { get; }

    public static IbApiSymbols Of(Compilation compilation)
    {
        // Every project asks, those that have no IBApi as well, and for every keystroke: of hundreds of assemblies only those are asked for
        // types that have the namespace, which is looked up without making anything.
        var assemblies = AssembliesOf(compilation);
        var sockets = TypesNamed(ApiNames.ClientSocketMetadataName, assemblies);
        return sockets.IsEmpty
            ? new IbApiSymbols(sockets, sockets, sockets, sockets)
            : new IbApiSymbols(
                sockets,
                sockets.AddRange(TypesNamed(ApiNames.ClientBaseMetadataName, assemblies)),
                TypesNamed(ApiNames.WrapperMetadataName, assemblies),
                TypesNamed(ApiNames.DefaultWrapperMetadataName, assemblies));
    }

    /// <summary>The compilation's own assembly and those that it references, as far as they have the API's namespace.</summary>
    private static ImmutableArray<IAssemblySymbol> AssembliesOf(Compilation compilation)
    {
        ImmutableArray<IAssemblySymbol>.Builder? found = null;
        AddIfApi(compilation.Assembly);
        foreach (var referenced in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            AddIfApi(referenced);
        }

        return found?.ToImmutable() ?? ImmutableArray<IAssemblySymbol>.Empty;

        void AddIfApi(IAssemblySymbol assembly)
        {
            foreach (var member in assembly.GlobalNamespace.GetMembers(ApiNames.Namespace))
            {
                if (member is INamespaceSymbol)
                {
                    (found ??= ImmutableArray.CreateBuilder<IAssemblySymbol>()).Add(assembly);
                    return;
                }
            }
        }
    }

    private static ImmutableArray<INamedTypeSymbol> TypesNamed(string metadataName, ImmutableArray<IAssemblySymbol> assemblies)
    {
        ImmutableArray<INamedTypeSymbol>.Builder? found = null;
        foreach (var assembly in assemblies)
        {
            // The ban points to this class, so that it happens once.
#pragma warning disable RS0030 // looking types up by name is banned everywhere but here
            if (assembly.GetTypeByMetadataName(metadataName) is { } type)
#pragma warning restore RS0030
            {
                (found ??= ImmutableArray.CreateBuilder<INamedTypeSymbol>()).Add(type);
            }
        }

        return found?.ToImmutable() ?? ImmutableArray<INamedTypeSymbol>.Empty;
    }

    /// <summary>Every <c>IBApi.EReader</c> that stands beside a client; there is none before 9.72.04.</summary>
    public ImmutableArray<INamedTypeSymbol> Readers
    {
        get
        {
            // A reference inside, so that whoever asks meanwhile sees all of it or nothing.
            if (_readers.IsDefault)
            {
                _readers = Sockets.SelectMany(static socket => socket.ContainingNamespace.GetTypeMembers(LifecycleNames.Reader)).ToImmutableArray();
            }

            return _readers;
        }
    }

    /// <summary>
    /// Whether the program itself must read and process messages, in every copy of the API: since 9.72.04, which brought the
    /// reader's signal. The readers before it were the API's own business.
    /// </summary>
    public bool HasReader
        => !Sockets.IsEmpty && Sockets.All(static socket => !socket.ContainingNamespace.GetTypeMembers(LifecycleNames.ReaderSignal).IsEmpty);

    /// <summary>How the referenced build tells that TWS is gone. The newest of several, which is what a program is moving to.</summary>
    public LossAnnouncement Announcement => LifecycleNames.AnnouncementOf(MaxVersion);

    /// <summary>The newest server version that the referenced build offers; null before there was one.</summary>
    public int? MaxVersion
        => Sockets
            .SelectMany(static socket => socket.ContainingNamespace.GetTypeMembers(LifecycleNames.Constants))
            .SelectMany(static constants => constants.GetMembers(LifecycleNames.MaxVersion))
            .OfType<IFieldSymbol>()
            .Select(static constant => constant.ConstantValue as int?)
            .Max();

    /// <summary>Whether a type is the API's client or derives from it.</summary>
    public bool IsClient(ITypeSymbol? type)
        => type is not null && _clientTypes.Any(client => type.DerivesFromOrIs(client));

    /// <summary>Whether a method is declared by the API's client itself.</summary>
    public bool IsDeclaredByApi(IMethodSymbol method)
    {
        var declaring = method.ContainingType.OriginalDefinition;
        foreach (var client in _clientTypes)
        {
            if (SymbolEqualityComparer.Default.Equals(client, declaring))
            {
                return true;
            }
        }

        return false;
    }
}
