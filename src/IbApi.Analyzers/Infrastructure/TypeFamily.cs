using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Infrastructure;

/// <summary>
/// The source types that derive from a type or implement it, and the names by which a tree can know the type: its own,
/// theirs, and those of members whose signature mentions it (<c>Settings Load()</c> lets a caller use a
/// <c>Settings</c> without naming it).
/// </summary>
internal sealed class TypeFamily
{
    public static readonly TypeFamily None = new(ImmutableArray<INamedTypeSymbol>.Empty, []);

    /// <summary>From a type's name in a base list or a signature to the declaration around it.</summary>
    private const int ClimbToDeclaration = 6;

    /// <summary>A declaration has its names among its first parts.</summary>
    private const int ChildLimit = 4;

    /// <summary>A type with more mentions is everybody's; the first ones in order of the trees serve.</summary>
    private const int MentionLimit = 400;

    private TypeFamily(ImmutableArray<INamedTypeSymbol> derived, IReadOnlyList<string> names)
    {
        Derived = derived;
        Names = names;
        Hashes = HashesOf(names);
    }

    private static uint[] HashesOf(IReadOnlyList<string> names)
    {
        var hashes = new uint[names.Count];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = WordReader.HashOf(names[i]);
        }

        return hashes;
    }

    /// <summary>Source types that derive from the type or implement it, directly or not, in order of the trees.</summary>
    public ImmutableArray<INamedTypeSymbol> Derived { get; }

    /// <summary>The names whose presence makes a tree one that may use the type.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The hashes of these names.</summary>
    public uint[] Hashes { get; }

    public static TypeFamily Find(INamedTypeSymbol type, SourceSearch search)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { type.Name };
        var derived = new List<INamedTypeSymbol>();
        var tried = 0;
        foreach (var tree in search.TreesWith(type.Name))
        {
            foreach (var found in search.Tokens(tree, type.Name, WordFollower.Any & ~WordFollower.Equals))
            {
                if (++tried > MentionLimit)
                {
                    break;
                }

                Note(Mention(found, search), type, names, derived);
            }
        }

        foreach (var direct in derived.ToArray())
        {
            var further = search.FamilyOf(direct);
            names.UnionWith(further.Names);
            derived.AddRange(further.Derived);
        }

        return new TypeFamily(
            derived.Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).ToImmutableArray(),
            [.. names.OrderBy(static name => name, StringComparer.Ordinal)]);
    }

    private static void Note(
        ISymbol? mention, INamedTypeSymbol type, HashSet<string> names, List<INamedTypeSymbol> derived)
    {
        switch (mention)
        {
            case INamedTypeSymbol declared when BuildsOn(declared, type):
                derived.Add(declared);
                names.Add(declared.Name);
                break;
            case { DeclaredAccessibility: Accessibility.Private }:
                // Used only in its own type's trees, which name the type themselves.
                break;
            case IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary } or INamedTypeSymbol:
                names.Add(mention.Name);
                break;
            case IMethodSymbol { MethodKind: MethodKind.Constructor } constructor:
                names.Add(constructor.ContainingType.Name);
                break;
            case IParameterSymbol { ContainingSymbol: IMethodSymbol { DeclaredAccessibility: not Accessibility.Private } method }:
                names.Add(method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name);
                break;
            default:
                break;
        }
    }

    private static bool BuildsOn(INamedTypeSymbol declared, INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface)
        {
            return declared.AllInterfaces.Any(
                implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, type));
        }

        for (var b = declared.BaseType; b is not null; b = b.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(b.OriginalDefinition, type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the declaration around a type's name declares.</summary>
    private static ISymbol? Mention(SyntaxToken token, SourceSearch search)
    {
        var node = token.Parent;
        for (var i = 0; node is not null && i < ClimbToDeclaration; i++, node = node.Parent)
        {
            if (search.Models.DeclaredAt(node, search.CancellationToken) is { } declared)
            {
                return declared;
            }

            // Fields, and variables: the names stand beside their type.
            foreach (var child in node.ChildNodes().Take(ChildLimit))
            {
                if (child.SpanStart > token.SpanStart && search.Models.DeclaredAt(child, search.CancellationToken) is { } beside)
                {
                    return beside is ILocalSymbol ? null : beside;
                }
            }
        }

        return null;
    }
}
