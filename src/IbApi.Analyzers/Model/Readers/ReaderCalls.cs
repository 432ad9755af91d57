using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Readers;

/// <summary>Finds what the project's own code does with the API's readers. Lives as long as one closure.</summary>
internal sealed class ReaderCalls(SourceSearch search, IbApiSymbols symbols, ApiSource apiSource, CallerIndex callers)
{
    /// <summary>The calls of a method of a reader, by path and position.</summary>
    public ImmutableArray<IInvocationOperation> Of(string method)
        => symbols.Readers.IsEmpty
            ? ImmutableArray<IInvocationOperation>.Empty
            : search.TreesWith(method)
                .Where(tree => !apiSource.Contains(tree))
                .SelectMany(tree => search.Tokens(tree, method, WordFollower.Parenthesis))
                .Select(token => search.OperationAround<IInvocationOperation>(token, call => IsReaders(call.TargetMethod, method), ResolutionLimits.Climb))
                .OfType<IInvocationOperation>()
                .OrderBy(static call => CodePlace.Of(call.Syntax))
                .ToImmutableArray();

    /// <summary>
    /// The places where a reader is made, by path and position: creations, and the constructors of types that derive from it.
    /// </summary>
    public ImmutableArray<IOperation> Creations()
        => symbols.Readers
            .SelectMany(static reader => reader.InstanceConstructors)
            .SelectMany(constructor => callers.Of(constructor))
            .Select(static site => site.Operation)
            .Where(creation => !apiSource.Contains(creation.Syntax.SyntaxTree))
            .OrderBy(static creation => CodePlace.Of(creation.Syntax))
            .ToImmutableArray();

    /// <summary>Whether any code of the project has a name in it.</summary>
    public bool Mentions(string name)
        => search.TreesWith(name).Any(tree => !apiSource.Contains(tree) && search.Tokens(tree, name, WordFollower.Any).Any());

    private bool IsReaders(IMethodSymbol method, string name)
        => method.Name == name && symbols.Readers.Any(reader => method.ContainingType.DerivesFromOrIs(reader));
}
