using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// Finds the orders of a project, whether anything looks at the accounts that they may go to, and where it could. In
/// doubt something does: a project that checks in a way that is not understood must not be told that it does not.
/// </summary>
internal sealed class OrderFinder
{
    /// <summary>DU, DF, DI and a third letter: longer words that start so are no prefix of an account.</summary>
    private const int LongestPrefix = 3;

    private static readonly ImmutableArray<string> AccountCallbacks =
        ImmutableArray.Create(ApiNames.ManagedAccounts, ApiNames.ManagedAccountsProtoBuf);

    private readonly SourceSearch _search;
    private readonly IbApiSymbols _symbols;
    private readonly ApiSource _apiSource;
    private readonly OriginResolver _resolver;
    private readonly ClientCalls _calls;

    public OrderFinder(SourceSearch search, IbApiSymbols symbols)
    {
        _search = search;
        _symbols = symbols;
        _apiSource = new ApiSource(search);
        _resolver = new OriginResolver(search);
        _calls = ClientCalls.In(search, symbols);
    }

    /// <param name="copiedAssemblies">Names of assemblies with the API among what the references bring along.</param>
    public OrderFindings Find(ImmutableArray<string> copiedAssemblies)
    {
        // Cheap questions first: most projects place no order.
        var orders = _calls.Of(ApiNames.PlaceOrder);
        if (orders.IsEmpty || _calls.Of(ApiNames.Connect) is not { IsEmpty: false } connects)
        {
            return OrderFindings.None;
        }

        var places = OrdersOfConnected(orders, connects, copiedAssemblies)
            .Select(static order => CodePlace.Of(order.Syntax))
            .Where(place => !GeneratedCode.Contains(place.Tree, _search.CancellationToken))
            .ToImmutableArray();
        if (places.IsEmpty || ComparesPaperPrefix())
        {
            return OrderFindings.None;
        }

        var wrappers = WrapperTypes.In(_search, _symbols, copiedAssemblies);
        return wrappers.Types.IsEmpty || wrappers.MayBeOthers || wrappers.Types.Any(type => LooksAtAccounts(type, wrappers))
            ? OrderFindings.None
            : new OrderFindings(places, CheckPlaces(wrappers));
    }

    /// <summary>
    /// The orders through clients that may be connected here: not those through an object that provably never is, nor
    /// those through a client of another assembly, whose callbacks are not visible.
    /// </summary>
    private IEnumerable<IInvocationOperation> OrdersOfConnected(
        ImmutableArray<IInvocationOperation> orders,
        ImmutableArray<IInvocationOperation> connects,
        ImmutableArray<string> copiedAssemblies)
    {
        var objects = new ClientObjects(
            _resolver, ForeignWrappers.AssembliesWithApi(_search, _symbols, copiedAssemblies));
        var connected = connects.Select(objects.Of).ToList();
        var isAnyUnknown = connected.Exists(static client => client.Made.IsEmpty);
        var made = new HashSet<CodePlace>(connected.SelectMany(static client => client.Made));
        return orders.Where(order => objects.Of(order) is { IsForeign: false } client
            && (isAnyUnknown || client.Made.IsEmpty || client.Made.Any(made.Contains)));
    }

    /// <summary>
    /// <c>StartsWith("DU")</c> and its like, on whatever value: somebody knows what a paper account looks like.
    /// </summary>
    private bool ComparesPaperPrefix()
        => _search.TreesWith(nameof(string.StartsWith)).Any(tree => !_apiSource.Contains(tree) && _search
            .Tokens(tree, nameof(string.StartsWith), WordFollower.Parenthesis)
            .Any(static token => token.GetNextToken().GetNextToken() is { Text: ['"' or '\'' or '@', ..], ValueText: var text }
                && text.StartsWith(ApiNames.PaperAccountPrefix, System.StringComparison.Ordinal)
                && text.Length <= LongestPrefix
                && text.All(char.IsUpper)));

    private bool LooksAtAccounts(INamedTypeSymbol type, WrapperTypes wrappers)
        => AccountCallbacks
            .Select(name => wrappers.Callback(type, name))
            .Any(callback => callback is not null
                && !IsApi(callback)
                && (callback.Parameters.Length != 1
                    || !callback.IsInSourceOf(_search.Compilation)
                    || new ValueUse(_search).MayBeLookedAt(callback, 0)));

    /// <summary>The API's own implementations are empty.</summary>
    private static bool IsApi(IMethodSymbol callback)
        => callback.IsWithin(ApiNames.Namespace);

    private ImmutableArray<PaperCheckPlace> CheckPlaces(WrapperTypes wrappers)
    {
        var places = wrappers.Types.Select(type => CheckPlaceOf(type, wrappers)).Distinct().ToList();
        return places.Contains(null)
            ? ImmutableArray<PaperCheckPlace>.Empty
            : places.OfType<PaperCheckPlace>().OrderBy(static place => place.Place).ToImmutableArray();
    }

    /// <summary>Where a check would see the accounts that a type is given; null where none can be written.</summary>
    private PaperCheckPlace? CheckPlaceOf(INamedTypeSymbol type, WrapperTypes wrappers)
    {
        var callback = wrappers.Callback(type, ApiNames.ManagedAccounts);
        if (callback is null)
        {
            return null;
        }

        if (!IsApi(callback))
        {
            callback = callback.PartialImplementationPart ?? callback;
            return PlaceIn(callback, callback.ContainingType);
        }

        // What is inherited is overridden as near to the API's class as the client can be reached.
        var bases = new Stack<INamedTypeSymbol>();
        for (var t = type; t is not null && t.IsInSourceOf(_search.Compilation) && !IsApiType(t); t = t.BaseType)
        {
            bases.Push(t);
        }

        return callback.IsVirtual || callback is { IsOverride: true, IsSealed: false }
            ? bases.Select(candidate => PlaceIn(candidate, candidate)).FirstOrDefault(static place => place is not null)
            : null;
    }

    private static bool IsApiType(INamedTypeSymbol type)
        => type.IsWithin(ApiNames.Namespace);

    private PaperCheckPlace? PlaceIn(ISymbol declared, INamedTypeSymbol type)
    {
        var place = declared.DeclaringSyntaxReferences
            .Select(static reference => new CodePlace(reference.SyntaxTree, reference.Span))
            .Where(candidate => !GeneratedCode.Contains(candidate.Tree, _search.CancellationToken))
            .OrderBy(static candidate => candidate)
            .Cast<CodePlace?>()
            .FirstOrDefault();
        return place is { } found && !declared.IsStatic && ClientIn(type) is { } client ? new PaperCheckPlace(found, client) : null;
    }

    /// <summary>
    /// The member of a type or of its bases that holds the client; null when there is none, or several to choose from.
    /// </summary>
    private string? ClientIn(INamedTypeSymbol type)
    {
        if (_symbols.IsClient(type))
        {
            return string.Empty;
        }

        for (var t = type; t is not null; t = t.BaseType)
        {
            var members = t.GetMembers()
                .Where(member => !member.IsImplicitlyDeclared
                    && _symbols.IsClient(TypeOfMember(member))
                    && _search.Compilation.IsSymbolAccessibleWithin(member, type))
                .ToList();
            var fields = members.OfType<IFieldSymbol>().ToList<ISymbol>();

            // A property beside the field hands out the field.
            var candidates = fields.Count > 0 ? fields : members;
            if (candidates.Count > 0)
            {
                return candidates is [var only] ? only.Name + (IsNullable(only) ? "?" : string.Empty) : null;
            }
        }

        return null;
    }

    private static ITypeSymbol? TypeOfMember(ISymbol member)
        => member switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
            _ => null,
        };

    private static bool IsNullable(ISymbol member)
        => TypeOfMember(member)?.NullableAnnotation == NullableAnnotation.Annotated;
}
