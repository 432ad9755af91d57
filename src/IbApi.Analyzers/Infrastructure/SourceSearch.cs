using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Infrastructure;

/// <summary>
/// Finds where symbols of the project are used, by name first and by meaning last, and binds nothing but what carries
/// the right name at a place where it can matter. The closures over one compilation share it, one after the other.
/// </summary>
/// <remarks>
/// Four rules keep a search small in a large project: a private member is searched in its type's trees; any other only in
/// trees that know its type, for to use a member one needs a value of the type, and to get one, something that names it;
/// the number of arguments is compared before anything is bound; <c>new(</c>, <c>base(</c>, <c>this(</c> are never free
/// searches.
/// </remarks>
/// <param name="compilation">Where is searched.</param>
/// <param name="counters">Learns what it costs.</param>
/// <param name="cancellationToken">Ends the work.</param>
internal sealed class SourceSearch(Compilation compilation, WorkCounters counters, CancellationToken cancellationToken)
{
    /// <summary>In a smaller project it is as cheap to ask every tree.</summary>
    private const int LeastTreesForMatrix = 256;

    /// <summary>To make the matrix costs about as much as this many rounds through all trees.</summary>
    private const int QueriesBeforeMatrix = 64;

    private readonly TreeFacts?[] _facts = new TreeFacts?[SemanticModels.TreesOf(compilation).Length];
    private WordMatrix? _matrix;
    private ISet<int>? _changed;
    private int _queries;

    private readonly Dictionary<ISymbol, TypeFamily> _families = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, uint[]> _knownBy = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, IOperation?> _operations = [];
    private readonly Dictionary<Type, object> _parts = [];

    public Compilation Compilation { get; } = compilation;

    public SemanticModels Models { get; } = new(compilation, counters);

    public WorkCounters Counters { get; } = counters;

    /// <summary>Ends the work of the closure that searches now.</summary>
    public CancellationToken CancellationToken { get; private set; } = cancellationToken;

    public bool IsCaseSensitive { get; } = compilation.Language == LanguageNames.CSharp;

    /// <summary>What follows a method's name that becomes a delegate. In Visual Basic a line may end there.</summary>
    public WordFollower EndOfValue => IsCaseSensitive ? WordFollower.EndOfValue : WordFollower.EndOfValue | WordFollower.Other;

    /// <summary>The same search for another closure, which knows all that those before it have found.</summary>
    public SourceSearch GoOn(CancellationToken cancellationToken)
    {
        CancellationToken = cancellationToken;
        return this;
    }

    /// <summary>
    /// What closures over one compilation share beside the search: an index that answers each question in one way, whoever asks
    /// first. What keeps answers that depend on those before is no such index.
    /// </summary>
    public TPart Part<TPart>(Func<SourceSearch, TPart> make)
        where TPart : class
    {
        if (!_parts.TryGetValue(typeof(TPart), out var part))
        {
            part = make(this);
            _parts.Add(typeof(TPart), part);
        }

        return (TPart)part;
    }

    /// <summary>The trees in which all of the words may stand.</summary>
    public IEnumerable<SyntaxTree> TreesWith(string word, string? otherWord = null)
    {
        var query = new WordQuery(
            WordReader.HashOf(word), otherWord is null ? null : WordReader.HashOf(otherWord), AnyOf: null);
        return TreesThatMeet(query);
    }

    /// <summary>What is known of a tree from its text.</summary>
    public TreeFacts FactsOf(SyntaxTree tree)
        => TreeFacts.Of(tree, Counters, CancellationToken);

    /// <summary>The tokens that are this very word in one tree, in order.</summary>
    public IEnumerable<SyntaxToken> Tokens(SyntaxTree tree, string word, WordFollower followers)
        => Tokens(tree, word, followers, new TextSpan(0, int.MaxValue));

    /// <summary>The tokens that are this very word in one stretch of a tree, in order.</summary>
    public IEnumerable<SyntaxToken> Tokens(SyntaxTree tree, string word, WordFollower followers, TextSpan within)
    {
        var places = FactsOf(tree)
            .Find(tree, word, followers, within, Counters, CancellationToken);
        return places is null ? [] : TokensAt(places, tree, word);
    }

    private IEnumerable<SyntaxToken> TokensAt(List<int> places, SyntaxTree tree, string word)
    {
        var root = tree.GetRoot(CancellationToken);
        foreach (var position in places)
        {
            if (TokenAt(root, position, word) is { Parent: not null } token)
            {
                yield return token;
            }
        }
    }

    /// <summary>The positions in a tree at which a word may stand, ascending; null when there are none.</summary>
    public List<int>? PositionsOf(SyntaxTree tree, string word, WordFollower followers)
        => FactsOf(tree).Find(tree, word, followers, new TextSpan(0, int.MaxValue), Counters, CancellationToken);

    /// <summary>The token at a position, if it is the word that its text promises; one without a parent if it is not.</summary>
    public SyntaxToken TokenAt(SyntaxNode root, int position, string word)
    {
        CancellationToken.ThrowIfCancellationRequested();
        Counters.CountToken();
        var token = root.FindToken(position, findInsideTrivia: false);

        // An escaped identifier (@event, [error]) starts one character earlier.
        return position - token.SpanStart is 0 or 1 && token.Span.Length - word.Length is >= 0 and <= 2 ? token : default;
    }

    /// <summary>The operation of a node, asked for once.</summary>
    public IOperation? OperationAt(SyntaxNode node)
    {
        if (!_operations.TryGetValue(node, out var operation))
        {
            operation = Models.OperationAt(node, CancellationToken);
            _operations.Add(node, operation);
        }

        return operation;
    }

    /// <summary>
    /// The innermost operation around a name that satisfies <paramref name="isWanted"/>, or null. Declarations are no uses.
    /// </summary>
    public TOperation? OperationAround<TOperation>(SyntaxToken token, Func<TOperation, bool> isWanted, int climb)
        where TOperation : class, IOperation
    {
        // To ask a declaration binds all that is declared by it, and it is no use.
        if (IsDeclaration(token))
        {
            return null;
        }

        // Between a name and what it stands for lies nothing but the name's own node, mostly; where it does not, all are asked.
        if (LikelyNodeOf(token) is { } likely && OperationOf(likely, isWanted) is { } expected)
        {
            return expected;
        }

        var node = token.Parent;
        for (var i = 0; node is not null && i <= climb; i++, node = node.Parent)
        {
            if (OperationOf(node, isWanted) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Whether a name before a list of parameters declares what it names: both belong to one node. Keywords declare nothing.</summary>
    private static bool IsDeclaration(SyntaxToken name)
        => name.GetNextToken() is { Text: "(", Parent: { } list } && list.Parent == name.Parent
            && name.Text is not ("new" or "this" or "base" or "New" or "Me" or "MyBase" or "MyClass");

    /// <summary>The call, the creation or the member access that a name most likely is part of, told by the signs beside it.</summary>
    private static SyntaxNode? LikelyNodeOf(SyntaxToken name)
        => name.GetNextToken() is { Text: "(", Parent: { } list } ? list.Parent
            : name.GetPreviousToken().Text == "." ? name.Parent?.Parent
            : null;

    private TOperation? OperationOf<TOperation>(SyntaxNode node, Func<TOperation, bool> isWanted)
        where TOperation : class, IOperation
    {
        // The node's operation may be wrapped in others without a node of their own.
        var operation = OperationAt(node);
        for (var j = 0; operation is not null && j < 3; j++, operation = operation.Parent)
        {
            if (operation is TOperation candidate && isWanted(candidate))
            {
                return candidate;
            }

            if (operation.Parent is { } parent && parent.Syntax != node)
            {
                break;
            }
        }

        return null;
    }

    /// <summary>What is known of the types that build on a type, and of the members that mention it.</summary>
    public TypeFamily FamilyOf(INamedTypeSymbol type)
    {
        type = type.OriginalDefinition;
        if (!_families.TryGetValue(type, out var family))
        {
            // A placeholder first: types may mention each other in a circle.
            _families[type] = TypeFamily.None;
            family = TypeFamily.Find(type, this);
            _families[type] = family;
        }

        return family;
    }

    /// <summary>
    /// The names by which a member can be used, with the trees in which it can be: its type's own for a private one; for
    /// another those that contain the name and know its type, or a type through which it can be reached as well (a base,
    /// an interface). An extension method is called on values of other types, so any tree with its name may.
    /// </summary>
    public IEnumerable<(string Name, SyntaxTree Tree)> PlacesOf(ISymbol member, ImmutableArray<ISymbol> contracts)
    {
        var type = member.ContainingType;
        if (type is null)
        {
            yield break;
        }

        if (member.DeclaredAccessibility == Accessibility.Private && contracts.Length == 1)
        {
            foreach (var tree in DeclaringTrees(Outermost(type)))
            {
                yield return (member.Name, tree);
            }

            yield break;
        }

        var isExtension = member is IMethodSymbol { IsExtensionMethod: true };
        var types = isExtension ? null : KnownByAny(contracts);
        for (var i = 0; i < contracts.Length; i++)
        {
            var name = contracts[i].SimpleName();
            if (IsNameOfEarlier(contracts, i, name))
            {
                continue;
            }

            foreach (var tree in types is null ? TreesWith(name) : TreesWithAny(types, name))
            {
                yield return (name, tree);
            }
        }
    }

    private static bool IsNameOfEarlier(ImmutableArray<ISymbol> contracts, int index, string name)
    {
        for (var i = 0; i < index; i++)
        {
            if (contracts[i].SimpleName() == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The hashes of the names by which trees can know one of the types that declare something.</summary>
    private uint[] KnownByAny(ImmutableArray<ISymbol> contracts)
    {
        var first = KnownBy(contracts[0].ContainingType);
        if (contracts.Length == 1)
        {
            return first;
        }

        var all = new HashSet<uint>(first);
        for (var i = 1; i < contracts.Length; i++)
        {
            all.UnionWith(KnownBy(contracts[i].ContainingType));
        }

        return [.. all];
    }

    /// <summary>The trees that name a type, one that derives from it, or a member that mentions it.</summary>
    public IEnumerable<SyntaxTree> TreesThatKnow(INamedTypeSymbol type)
        => TreesWithAny(KnownBy(type), andWord: null);

    /// <summary>
    /// The names that <c>using Alias = Type;</c> gives to a type, with the trees in which they hold. Read from tokens: the
    /// name, an equals sign before it, the alias and <c>using</c> before that.
    /// </summary>
    public IEnumerable<TypeAlias> AliasesOf(INamedTypeSymbol type)
    {
        foreach (var tree in TreesWith(type.Name, IsCaseSensitive ? "using" : "Imports"))
        {
            foreach (var found in Tokens(tree, type.Name, WordFollower.Other | WordFollower.Stop))
            {
                var start = found;
                while (start.GetPreviousToken() is { Text: "." or "::" } dot)
                {
                    start = dot.GetPreviousToken();
                }

                var alias = start.GetPreviousToken() is { Text: "=" } equals ? equals.GetPreviousToken() : default;
                if (alias.GetPreviousToken() is not { Text: "using" or "Imports" } directive)
                {
                    continue;
                }

                if (directive.GetPreviousToken().Text == "global")
                {
                    foreach (var every in TreesWith(alias.Text))
                    {
                        yield return new TypeAlias(every, alias.Text);
                    }
                }
                else
                {
                    yield return new TypeAlias(tree, alias.Text);
                }
            }
        }
    }

    public static IEnumerable<SyntaxTree> DeclaringTrees(ISymbol symbol)
        => symbol.DeclaringSyntaxReferences.Select(static reference => reference.SyntaxTree).Distinct();

    private static INamedTypeSymbol Outermost(INamedTypeSymbol type)
    {
        while (type.ContainingType is { } outer)
        {
            type = outer;
        }

        return type;
    }

    private IEnumerable<SyntaxTree> TreesWithAny(uint[] hashes, string? andWord)
        => TreesThatMeet(new WordQuery(andWord is null ? null : WordReader.HashOf(andWord), OtherWord: null, hashes), surelyAnyOf: true);

    /// <summary>The trees whose word filters satisfy a query, in order.</summary>
    /// <param name="query">The query.</param>
    /// <param name="surelyAnyOf">Whether the index, too, must have one of the words of which any serves.</param>
    private IEnumerable<SyntaxTree> TreesThatMeet(WordQuery query, bool surelyAnyOf = false)
    {
        var trees = Models.Trees;
        if (FindMatrix() is { } matrix)
        {
            foreach (var index in matrix.Find(query, _facts!, _changed!))
            {
                if (!surelyAnyOf || ContainsAny(FactsAt(index), trees[index], query.AnyOf!))
                {
                    yield return trees[index];
                }
            }

            yield break;
        }

        for (var i = 0; i < trees.Length; i++)
        {
            if (query.IsMetBy(FactsAt(i)) && (!surelyAnyOf || ContainsAny(FactsAt(i), trees[i], query.AnyOf!)))
            {
                yield return trees[i];
            }
        }
    }

    /// <summary>
    /// The matrix of the trees' word filters: the one that an earlier search has made, or a new one when this search turns
    /// out to ask often. Null where asking tree by tree costs less.
    /// </summary>
    private WordMatrix? FindMatrix()
    {
        if (_matrix is not null)
        {
            return _matrix;
        }

        if (_facts.Length < LeastTreesForMatrix)
        {
            return null;
        }

        if (_queries++ == 0 && FactsAt(0).Matrix is { } known)
        {
            Use(known);
        }
        else if (_queries == QueriesBeforeMatrix)
        {
            Use(new WordMatrix(AllFacts()));
            FactsAt(0).Matrix = _matrix;
        }

        return _matrix;
    }

    private void Use(WordMatrix matrix)
    {
        _changed = matrix.ChangedIn(AllFacts());
        _matrix = _changed is null ? null : matrix;
    }

    private TreeFacts[] AllFacts()
    {
        for (var i = 0; i < _facts.Length; i++)
        {
            _ = FactsAt(i);
        }

        return _facts!;
    }

    private bool ContainsAny(TreeFacts facts, SyntaxTree tree, uint[] hashes)
    {
        foreach (var hash in hashes)
        {
            if (facts.Contains(tree, hash, Counters, CancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The hashes of the names by which a tree can know a type.</summary>
    private uint[] KnownBy(INamedTypeSymbol type)
    {
        if (!_knownBy.TryGetValue(type, out var hashes))
        {
            hashes = type.IsStatic || type.Locations.All(static location => !location.IsInSource)
                ? [WordReader.HashOf(type.Name)]
                : FamilyOf(type).Hashes;
            _knownBy.Add(type, hashes);
        }

        return hashes;
    }

    private TreeFacts FactsAt(int index)
        => _facts[index] ??= TreeFacts.Of(Models.Trees[index], Counters, CancellationToken);
}

/// <summary>Another name that one tree, or every tree, has for a type.</summary>
internal readonly record struct TypeAlias(SyntaxTree Tree, string Name);
