using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Infrastructure;

/// <summary>
/// Finds where symbols of the project are used, by name first and by meaning last, and binds nothing but what carries
/// the right name at a place where it can matter. Lives as long as one closure over one compilation.
/// </summary>
/// <remarks>
/// Four rules keep a search small in a large project (design, "Names alone are not enough"): a private member is
/// searched in its type's trees; a name without a dot before it only in trees that know its type; the number of
/// arguments is compared before anything is bound; <c>new(</c>, <c>base(</c>, <c>this(</c> are never free searches.
/// </remarks>
internal sealed class SourceSearch(Compilation compilation, WorkCounters counters, CancellationToken cancellationToken)
{
    private readonly TreeFacts?[] _facts = new TreeFacts?[SemanticModels.TreesOf(compilation).Length];
    private readonly Dictionary<ISymbol, TypeFamily> _families = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<SyntaxNode, IOperation?> _operations = [];

    public Compilation Compilation { get; } = compilation;

    public SemanticModels Models { get; } = new(compilation, counters);

    public WorkCounters Counters { get; } = counters;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public bool IsCaseSensitive { get; } = compilation.Language == LanguageNames.CSharp;

    /// <summary>What follows a method's name that becomes a delegate. In Visual Basic a line may end there.</summary>
    public WordFollower EndOfValue => IsCaseSensitive ? WordFollower.EndOfValue : WordFollower.EndOfValue | WordFollower.Other;

    /// <summary>The trees in which all of the words may stand.</summary>
    public IEnumerable<SyntaxTree> TreesWith(string word, string? otherWord = null)
    {
        var hash = WordReader.HashOf(word);
        var otherHash = otherWord is null ? 0 : WordReader.HashOf(otherWord);
        var trees = Models.Trees;
        for (var i = 0; i < trees.Length; i++)
        {
            var facts = FactsAt(i);
            if (facts.MayContain(hash) && (otherWord is null || facts.MayContain(otherHash)))
            {
                yield return trees[i];
            }
        }
    }

    /// <summary>The tokens that are this very word in one tree, in order.</summary>
    public IEnumerable<FoundToken> Tokens(SyntaxTree tree, string word, WordFollower followers)
        => Tokens(tree, word, followers, new TextSpan(0, int.MaxValue));

    /// <summary>The tokens that are this very word in one stretch of a tree, in order.</summary>
    public IEnumerable<FoundToken> Tokens(SyntaxTree tree, string word, WordFollower followers, TextSpan within)
    {
        var places = TreeFacts.Of(tree, Counters, CancellationToken)
            .Find(tree, word, followers, within, Counters, CancellationToken);
        if (places is null)
        {
            yield break;
        }

        var root = tree.GetRoot(CancellationToken);
        foreach (var place in places)
        {
            CancellationToken.ThrowIfCancellationRequested();
            Counters.CountToken();
            var token = root.FindToken(place.Position, findInsideTrivia: false);

            // An escaped identifier (@event, [error]) starts one character earlier.
            if (token.Parent is not null && place.Position - token.SpanStart is 0 or 1
                && token.Span.Length - word.Length is >= 0 and <= 2)
            {
                yield return new FoundToken(token, place.HasDotBefore);
            }
        }
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
        var node = token.Parent;
        for (var i = 0; node is not null && i <= climb; i++, node = node.Parent)
        {
            if (OperationAt(node) is { } operation)
            {
                // The node's operation may be wrapped in others without a node of their own.
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
    /// The trees in which a member can be used by name. With a dot before the name that is every tree that its
    /// accessibility allows, without one only those that know the type.
    /// </summary>
    public IEnumerable<(SyntaxTree Tree, bool NeedsDot)> TreesThatMayUse(ISymbol member)
    {
        var type = member.ContainingType;
        if (type is null)
        {
            yield break;
        }

        if (member.DeclaredAccessibility == Accessibility.Private
            && !(member is IMethodSymbol { ExplicitInterfaceImplementations.IsEmpty: false }))
        {
            foreach (var tree in DeclaringTrees(Outermost(type)))
            {
                yield return (tree, false);
            }

            yield break;
        }

        var familyNames = FamilyNames(type);
        var trees = Models.Trees;
        var hash = WordReader.HashOf(member.MetadataName == ".ctor" ? type.Name : member.Name);
        for (var i = 0; i < trees.Length; i++)
        {
            var facts = FactsAt(i);
            if (facts.MayContain(hash))
            {
                yield return (trees[i], !MayContainAny(facts, familyNames));
            }
        }
    }

    /// <summary>The trees that name a type, one that derives from it, or a member that mentions it.</summary>
    public IEnumerable<SyntaxTree> TreesThatKnow(INamedTypeSymbol type)
    {
        var names = FamilyNames(type);
        for (var i = 0; i < Models.Trees.Length; i++)
        {
            if (MayContainAny(FactsAt(i), names))
            {
                yield return Models.Trees[i];
            }
        }
    }

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
                var start = found.Token;
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

    private static bool MayContainAny(TreeFacts facts, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (facts.MayContain(name))
            {
                return true;
            }
        }

        return false;
    }

    private IReadOnlyList<string> FamilyNames(INamedTypeSymbol type)
        => type.IsStatic || type.Locations.All(static location => !location.IsInSource)
            ? [type.Name]
            : FamilyOf(type).Names;

    private TreeFacts FactsAt(int index)
        => _facts[index] ??= TreeFacts.Of(Models.Trees[index], Counters, CancellationToken);
}

/// <summary>A token that a search has found.</summary>
internal readonly record struct FoundToken(SyntaxToken Token, bool HasDotBefore);

/// <summary>Another name that one tree, or every tree, has for a type.</summary>
internal readonly record struct TypeAlias(SyntaxTree Tree, string Name);
