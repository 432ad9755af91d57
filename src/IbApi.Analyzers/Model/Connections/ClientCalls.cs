using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>
/// Finds the calls that reach a method of the API's client: on the client, on a class that derives from it, on an
/// interface of the user's that such a class fulfils. What only has the name, what stands in the API's own source and
/// what only a mock sees is excluded. Shared by all who search one compilation.
/// </summary>
internal sealed class ClientCalls
{
    private readonly SourceSearch _search;
    private readonly IbApiSymbols _symbols;
    private readonly ApiSource _apiSource;
    private readonly Dictionary<string, ImmutableArray<IInvocationOperation>> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<IMethodReferenceOperation>> _references = new(StringComparer.Ordinal);

    private ClientCalls(SourceSearch search, IbApiSymbols symbols)
    {
        _search = search;
        _symbols = symbols;
        _apiSource = new ApiSource(search);
    }

    /// <summary>Those of the compilation that is searched.</summary>
    public static ClientCalls In(SourceSearch search, IbApiSymbols symbols)
        => search.Part(search => new ClientCalls(search, symbols));

    /// <summary>The calls of a method, by path and position.</summary>
    public ImmutableArray<IInvocationOperation> Of(string method)
    {
        if (!_calls.TryGetValue(method, out var calls))
        {
            calls = Find<IInvocationOperation>(method, WordFollower.Parenthesis, static call => call.TargetMethod);
            _calls.Add(method, calls);
        }

        return calls;
    }

    /// <summary>The places where a method becomes a delegate (<c>Run(client.eConnect)</c>), by path and position.</summary>
    public ImmutableArray<IMethodReferenceOperation> ReferencesTo(string method)
    {
        if (!_references.TryGetValue(method, out var references))
        {
            references = Find<IMethodReferenceOperation>(
                method, _search.EndOfValue, static reference => reference.Parent is INameOfOperation ? null : reference.Method);
            _references.Add(method, references);
        }

        return references;
    }

    private ImmutableArray<TOperation> Find<TOperation>(string name, WordFollower followers, Func<TOperation, IMethodSymbol?> methodOf)
        where TOperation : class, IOperation
        => _symbols.Sockets.IsEmpty
            ? ImmutableArray<TOperation>.Empty
            : FindAll(name, followers, methodOf).OrderBy(static use => CodePlace.Of(use.Syntax)).ToImmutableArray();

    private IEnumerable<TOperation> FindAll<TOperation>(string name, WordFollower followers, Func<TOperation, IMethodSymbol?> methodOf)
        where TOperation : class, IOperation
    {
        // What a resolver finds may depend on what it has found before, but these calls are everybody's.
        var resolver = new OriginResolver(_search);
        foreach (var tree in _search.TreesWith(name))
        {
            if (_apiSource.Contains(tree))
            {
                continue;
            }

            foreach (var token in _search.Tokens(tree, name, followers))
            {
                if (_search.OperationAround<TOperation>(
                        token, use => methodOf(use) is { } method && LeadsToApi(method, name), ResolutionLimits.Climb) is { } found
                    && !resolver.IsForMock(found))
                {
                    yield return found;
                }
            }
        }
    }

    /// <summary>The API's own method, or an interface member of the user's that a client fulfils by inheriting it.</summary>
    private bool LeadsToApi(IMethodSymbol method, string name)
        => method.Name == name
            && (_symbols.IsDeclaredByApi(method)
                || (method.ContainingType.TypeKind == TypeKind.Interface
                    && _search.FamilyOf(method.ContainingType).Derived.Any(implementing => _symbols.IsClient(implementing)
                        && implementing.FindImplementationForInterfaceMember(method) is IMethodSymbol implementation
                        && implementation.Name == name
                        && _symbols.IsDeclaredByApi(implementation))));
}
