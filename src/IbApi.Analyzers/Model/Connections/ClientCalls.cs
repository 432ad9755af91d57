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
/// what only a mock sees is excluded.
/// </summary>
internal sealed class ClientCalls(
    SourceSearch search, IbApiSymbols symbols, ApiSource apiSource, OriginResolver resolver)
{
    /// <summary>The calls of a method, by path and position.</summary>
    public ImmutableArray<IInvocationOperation> Of(string method)
        => Find<IInvocationOperation>(method, WordFollower.Parenthesis, static call => call.TargetMethod);

    /// <summary>The places where a method becomes a delegate (<c>Run(client.eConnect)</c>), by path and position.</summary>
    public ImmutableArray<IMethodReferenceOperation> ReferencesTo(string method)
        => Find<IMethodReferenceOperation>(
            method, search.EndOfValue, static reference => reference.Parent is INameOfOperation ? null : reference.Method);

    private ImmutableArray<TOperation> Find<TOperation>(string name, WordFollower followers, Func<TOperation, IMethodSymbol?> methodOf)
        where TOperation : class, IOperation
        => symbols.Sockets.IsEmpty
            ? ImmutableArray<TOperation>.Empty
            : FindAll(name, followers, methodOf).OrderBy(static use => CodePlace.Of(use.Syntax)).ToImmutableArray();

    private IEnumerable<TOperation> FindAll<TOperation>(string name, WordFollower followers, Func<TOperation, IMethodSymbol?> methodOf)
        where TOperation : class, IOperation
    {
        foreach (var tree in search.TreesWith(name))
        {
            if (apiSource.Contains(tree))
            {
                continue;
            }

            foreach (var token in search.Tokens(tree, name, followers))
            {
                if (search.OperationAround<TOperation>(
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
            && (symbols.IsDeclaredByApi(method)
                || (method.ContainingType.TypeKind == TypeKind.Interface
                    && search.FamilyOf(method.ContainingType).Derived.Any(implementing => symbols.IsClient(implementing)
                        && implementing.FindImplementationForInterfaceMember(method) is IMethodSymbol implementation
                        && implementation.Name == name
                        && symbols.IsDeclaredByApi(implementation))));
}
