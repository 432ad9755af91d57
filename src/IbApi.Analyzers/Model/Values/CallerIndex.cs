using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <summary>A call or creation in the project's source.</summary>
internal sealed record CallSite(IOperation Operation, IMethodSymbol Target, ImmutableArray<IArgumentOperation> Arguments);

/// <summary>
/// Finds the calls of a method, a constructor, a local function.
/// </summary>
/// <param name="search">Where they are looked for.</param>
/// <param name="isExcluded">Which of them connect nothing whatever they call; null to find all.</param>
internal sealed class CallerIndex(SourceSearch search, Func<IOperation, bool>? isExcluded = null)
{
    private readonly Dictionary<ISymbol, ImmutableArray<CallSite>> _known = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, ImmutableArray<IMethodReferenceOperation>> _references = new(SymbolEqualityComparer.Default);
    private readonly UseIndex _calls = new(
        search, TargetOf, ResolutionLimits.Climb, groupOf: ArgumentsBehind);

    // new(…), this(…), base(…), aliases: what is made may have any name.
    private readonly UseIndex _creations = new(
        search, static call => TargetOf(call) is { MethodKind: MethodKind.Constructor } target ? target : null, ResolutionLimits.Climb, mayBeAnyName: true, ArgumentsBehind);

    private readonly UseIndex _methodGroups = new(
        search, static use => (use as IMethodReferenceOperation)?.Method, climb: 2);

    /// <summary>All calls of the compilation that is searched.</summary>
    public static CallerIndex In(SourceSearch search)
        => search.Part(static search => new CallerIndex(search));

    /// <summary>The calls of a method of the project, in order of the trees.</summary>
    public ImmutableArray<CallSite> Of(IMethodSymbol method)
    {
        method = method.Definition();
        if (!_known.TryGetValue(method, out var sites))
        {
            sites = isExcluded is null ? Find(method) : WithoutExcluded(In(search).Of(method));
            _known.Add(method, sites);
        }

        return sites;
    }

    private ImmutableArray<CallSite> WithoutExcluded(ImmutableArray<CallSite> all)
        => all.IsEmpty ? all : all.RemoveAll(site => isExcluded!(site.Operation));

    private ImmutableArray<CallSite> Find(IMethodSymbol method)
        => method.MethodKind switch
        {
            MethodKind.Constructor => FindCreations(method),
            MethodKind.LocalFunction => FindCallsOfLocalFunction(method),
            MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation or MethodKind.ReducedExtension => FindCalls(method),
            _ => ImmutableArray<CallSite>.Empty,
        };

    /// <summary>The places where a method becomes a delegate: <c>Run(Connect)</c>, <c>Wanted += OnWanted</c>.</summary>
    public ImmutableArray<IMethodReferenceOperation> ReferencesTo(IMethodSymbol method)
    {
        method = method.Definition();
        if (!_references.TryGetValue(method, out var references))
        {
            references = method.MethodKind is not (MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ReducedExtension)
                ? ImmutableArray<IMethodReferenceOperation>.Empty
                : isExcluded is null ? FindReferences(method)
                : In(search).ReferencesTo(method).RemoveAll(reference => isExcluded(reference));
            _references.Add(method, references);
        }

        return references;
    }

    private ImmutableArray<IMethodReferenceOperation> FindReferences(IMethodSymbol method)
    {
        ImmutableArray<IMethodReferenceOperation>.Builder? references = null;
        var wanted = method.ContractDefinitions();
        foreach (var (name, tree) in Places(method, wanted))
        {
            foreach (var use in _methodGroups.Of(tree, name, search.EndOfValue, wanted))
            {
                if (use is IMethodReferenceOperation { Parent: not INameOfOperation } reference)
                {
                    (references ??= ImmutableArray.CreateBuilder<IMethodReferenceOperation>(1)).Add(reference);
                }
            }
        }

        return references?.ToImmutable() ?? ImmutableArray<IMethodReferenceOperation>.Empty;
    }

    /// <summary>The names by which a method can be used, with the trees in which it can be.</summary>
    private IEnumerable<(string Name, SyntaxTree Tree)> Places(IMethodSymbol method, ImmutableArray<ISymbol> contracts)
        => method.MethodKind == MethodKind.LocalFunction
            ? SourceSearch.DeclaringTrees(method).Select(tree => (method.Name, tree))
            : search.PlacesOf(method, contracts);

    private static CallSite SiteOf(IOperation operation)
        => operation is IObjectCreationOperation creation
            ? new CallSite(creation, creation.Constructor!, creation.Arguments)
            : new CallSite(operation, ((IInvocationOperation)operation).TargetMethod, ((IInvocationOperation)operation).Arguments);

    private static IMethodSymbol? TargetOf(IOperation operation)
        => operation switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };

    /// <summary>
    /// The number of arguments behind a name, which is compared before anything is bound. Another name in between, or no list at
    /// all, says nothing.
    /// </summary>
    private static int ArgumentsBehind(SyntaxToken token)
        => token.GetNextToken() is { Text: "(", Parent: { } list } ? Count(list) : UseIndex.Unsaid;

    private static int Count(SyntaxNode list)
    {
        var count = 0;
        foreach (var part in list.ChildNodesAndTokens())
        {
            count += part.IsNode ? 1 : 0;
        }

        return count;
    }

    /// <summary>The arguments that a call of a method can have. Other declarations of the method may have other defaults.</summary>
    private static (int Least, int Most) ArgumentCounts(IMethodSymbol method)
    {
        var hasOtherDeclarations = method.IsOverridable() || !method.ExplicitInterfaceImplementations.IsEmpty
            || method.ContainingType?.AllInterfaces.IsEmpty == false;
        var least = hasOtherDeclarations ? 0 : method.Parameters.Count(static parameter => !parameter.IsOptional && !parameter.IsParams);
        var most = method.Parameters.Any(static parameter => parameter.IsParams) ? int.MaxValue : method.Parameters.Length;

        // The receiver of an extension method is no argument of its list.
        return (method.IsExtensionMethod && least > 0 ? least - 1 : least, most);
    }

    private ImmutableArray<CallSite> FindCalls(IMethodSymbol method)
    {
        ImmutableArray<CallSite>.Builder? sites = null;
        var wanted = method.ContractDefinitions();
        var (least, most) = ArgumentCounts(method);
        foreach (var (name, tree) in Places(method, wanted))
        {
            foreach (var call in _calls.Of(tree, name, WordFollower.Call, wanted, least, most))
            {
                (sites ??= ImmutableArray.CreateBuilder<CallSite>(1)).Add(SiteOf(call));
            }
        }

        return sites?.ToImmutable() ?? ImmutableArray<CallSite>.Empty;
    }

    private ImmutableArray<CallSite> FindCallsOfLocalFunction(IMethodSymbol function)
    {
        var sites = ImmutableArray.CreateBuilder<CallSite>();
        foreach (var tree in SourceSearch.DeclaringTrees(function))
        {
            sites.AddRange(_calls.Of(tree, function.Name, WordFollower.Call, ImmutableArray.Create<ISymbol>(function)).Select(SiteOf));
        }

        return sites.ToImmutable();
    }

    private ImmutableArray<CallSite> FindCreations(IMethodSymbol constructor)
    {
        var type = constructor.ContainingType.OriginalDefinition;
        var (least, most) = ArgumentCounts(constructor);
        var sites = new List<CallSite>();
        var wanted = ImmutableArray.Create<ISymbol>(constructor);

        void Search(IEnumerable<SyntaxTree> trees, string word, WordFollower followers)
        {
            foreach (var tree in trees)
            {
                sites.AddRange(_creations.Of(tree, word, followers, wanted, least, most).Select(SiteOf));
            }
        }

        var named = WordFollower.Parenthesis | (type.IsGenericType ? WordFollower.AngleBracket : 0)
            | (least == 0 ? WordFollower.Brace : 0)
            | (least == 0 && !search.IsCaseSensitive ? WordFollower.Other : 0);
        Search(search.TreesWith(type.Name), type.Name, named);
        foreach (var alias in search.AliasesOf(type))
        {
            Search([alias.Tree], alias.Name, named);
        }

        if (search.IsCaseSensitive)
        {
            Search(search.TreesThatKnow(type), "new", WordFollower.Parenthesis);
            Search(SourceSearch.DeclaringTrees(type), "this", WordFollower.Parenthesis);
            Search(search.TreesWith(type.Name, "base"), "base", WordFollower.Parenthesis);
        }
        else
        {
            // Me.New(…) and MyBase.New(…)
            Search(search.TreesWith(type.Name), "New", WordFollower.Parenthesis);
        }

        if (sites.Count < 2)
        {
            return sites.ToImmutableArray();
        }

        return sites
            .GroupBy(static site => site.Operation.Syntax)
            .Select(static group => group.First())
            .ToImmutableArray();
    }
}
