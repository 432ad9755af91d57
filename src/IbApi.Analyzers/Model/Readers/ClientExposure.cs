using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Callbacks;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Readers;

/// <summary>
/// Whether code that is not visible can get at a client and make a reader for it: other assemblies that know the API, and
/// whoever uses a library that hands its client out. Lives as long as one closure.
/// </summary>
internal sealed class ClientExposure(SourceSearch search, IbApiSymbols symbols, CodeReach reach, OriginResolver resolver, ImmutableArray<string> copiedAssemblies)
{
    private readonly Dictionary<INamedTypeSymbol, bool> _types = new(SymbolEqualityComparer.Default);
    private bool? _hasForeign;

    /// <summary>Whether a referenced assembly beside the API itself knows the API.</summary>
    public bool HasForeignCode
        => _hasForeign ??= ForeignWrappers.AssembliesWithApi(search, symbols, copiedAssemblies)
            .Any(assembly => !symbols.Sockets.Any(socket => SymbolEqualityComparer.Default.Equals(socket.ContainingAssembly, assembly)));

    /// <summary>Whether the client of a connect call is handed out to code that is not visible.</summary>
    public bool IsHandedOut(IInvocationOperation connect)
    {
        if (HasForeignCode)
        {
            return true;
        }

        if (!reach.Repetitions.IsLibrary)
        {
            return false;
        }

        var client = connect.Instance?.BehindQuestionMark();
        if (client is null or IInstanceReferenceOperation)
        {
            return client?.Type is not INamedTypeSymbol own || reach.Repetitions.IsSeenOutside(own);
        }

        var holders = new List<INamedTypeSymbol?> { TypeAround(connect) };
        for (var o = client; o is IMemberReferenceOperation member; o = member.Instance?.Core())
        {
            holders.Add(member.Member.ContainingType);
        }

        holders.AddRange(resolver.SourcesOf(client).Select(source => source is null ? null : TypeAround(source)));
        return holders.OfType<INamedTypeSymbol>().Any(IsHandedOutBy);

        INamedTypeSymbol? TypeAround(IOperation operation)
            => search.Models.Of(operation.Syntax.SyntaxTree)?.GetEnclosingSymbol(operation.Syntax.SpanStart, search.CancellationToken)?.ContainingType;
    }

    /// <summary>A member of a type, or of a base, that others can use and that gives or takes a client.</summary>
    private bool IsHandedOutBy(INamedTypeSymbol type)
    {
        if (!_types.TryGetValue(type, out var isHandedOut))
        {
            for (var t = type; t is not null && t.IsInSourceOf(search.Compilation) && !isHandedOut; t = t.BaseType)
            {
                isHandedOut = t.GetMembers().Any(member => Mentions(member) && reach.Repetitions.IsSeenOutside(member));
            }

            _types.Add(type, isHandedOut);
        }

        return isHandedOut;
    }

    private bool Mentions(ISymbol member)
        => member switch
        {
            IFieldSymbol field => IsClient(field.Type),
            IPropertySymbol property => IsClient(property.Type),
            IMethodSymbol { MethodKind: not (MethodKind.PropertyGet or MethodKind.PropertySet) } method
                => IsClient(method.ReturnType) || method.Parameters.Any(parameter => IsClient(parameter.Type)),
            _ => false,
        };

    /// <summary>The client, what derives from it, an interface that it fulfils, and each of these in a collection or a task.</summary>
    private bool IsClient(ITypeSymbol type)
        => symbols.IsClient(type)
            || (type is { TypeKind: TypeKind.Interface } and INamedTypeSymbol contract && contract.IsInSourceOf(search.Compilation)
                && search.FamilyOf(contract).Derived.Any(symbols.IsClient))
            || (type is IArrayTypeSymbol array && IsClient(array.ElementType))
            || (type is INamedTypeSymbol { TypeArguments: { IsEmpty: false } arguments } && arguments.Any(symbols.IsClient));
}
