using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
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

    /// <summary>The places where a method of a reader becomes a delegate: <c>timer.Tick(reader.processMsgs)</c>.</summary>
    public bool HasReferenceTo(string method)
        => !symbols.Readers.IsEmpty && search.TreesWith(method)
            .Where(tree => !apiSource.Contains(tree))
            .SelectMany(tree => search.Tokens(tree, method, search.EndOfValue))
            .Any(token => search.OperationAround<IMethodReferenceOperation>(token, reference => IsReaders(reference.Method, method), climb: 2)
                is { Parent: not INameOfOperation });

    /// <summary>The calls that wait for a reader's signal, by path and position.</summary>
    public ImmutableArray<IInvocationOperation> Waits()
        => search.TreesWith(LifecycleNames.WaitForSignal)
            .Where(tree => !apiSource.Contains(tree))
            .SelectMany(tree => search.Tokens(tree, LifecycleNames.WaitForSignal, WordFollower.Parenthesis))
            .Select(token => search.OperationAround<IInvocationOperation>(
                token, static call => call.TargetMethod.Name == LifecycleNames.WaitForSignal, ResolutionLimits.Climb))
            .OfType<IInvocationOperation>()
            .OrderBy(static call => CodePlace.Of(call.Syntax))
            .ToImmutableArray();

    /// <summary>Whether the API's own files, compiled in, have been changed so that they start readers.</summary>
    public bool IsStartedByApi()
        => search.TreesWith(LifecycleNames.Reader, LifecycleNames.Start)
            .Where(apiSource.Contains)
            .SelectMany(tree => search.Tokens(tree, LifecycleNames.Start, WordFollower.Parenthesis))
            .Any(token => search.OperationAround<IInvocationOperation>(
                token, static call => call.TargetMethod is { Name: LifecycleNames.Start, ContainingType.Name: LifecycleNames.Reader }, ResolutionLimits.Climb) is not null);

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
