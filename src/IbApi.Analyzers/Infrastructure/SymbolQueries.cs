using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Infrastructure;

/// <summary>Questions to symbols that Roslyn answers only in several steps.</summary>
internal static class SymbolQueries
{
    /// <summary>Whether a namespace has this full name.</summary>
    public static bool IsNamed(this INamespaceSymbol? space, string fullName)
    {
        var end = fullName.Length;
        while (space is { IsGlobalNamespace: false })
        {
            var start = end - space.Name.Length;
            if (start < 0 || string.CompareOrdinal(fullName, start, space.Name, 0, space.Name.Length) != 0)
            {
                return false;
            }

            if (start == 0)
            {
                return space.ContainingNamespace.IsGlobalNamespace;
            }

            if (fullName[start - 1] != '.')
            {
                return false;
            }

            end = start - 1;
            space = space.ContainingNamespace;
        }

        return false;
    }

    /// <summary>Whether a namespace is one of several.</summary>
    public static bool IsNamedAnyOf(this INamespaceSymbol space, ImmutableArray<string> fullNames)
    {
        foreach (var name in fullNames)
        {
            if (space.IsNamed(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a symbol stands in one of the namespaces or in one below them.</summary>
    public static bool IsWithin(this ISymbol? symbol, ImmutableArray<string> namespaces)
    {
        for (var space = symbol?.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            foreach (var name in namespaces)
            {
                if (space.IsNamed(name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    public static bool IsWithin(this ISymbol? symbol, string @namespace)
    {
        for (var space = symbol?.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            if (space.IsNamed(@namespace))
            {
                return true;
            }
        }

        return false;
    }

    public static bool DerivesFromOrIs(this ITypeSymbol? type, ITypeSymbol ancestor)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(t.OriginalDefinition, ancestor))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The definition that all uses of a method share: not reduced, not constructed, the implementing part.</summary>
    public static IMethodSymbol Definition(this IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.PartialDefinitionPart ?? definition;
    }

    public static ISymbol Definition(this ISymbol symbol)
        => symbol is IMethodSymbol method ? method.Definition() : symbol.OriginalDefinition;

    public static bool IsSameAs(this ISymbol? symbol, ISymbol? other)
        => symbol is not null && other is not null
            && SymbolEqualityComparer.Default.Equals(symbol.Definition(), other.Definition());

    public static bool IsInSourceOf(this ISymbol symbol, Compilation compilation)
        => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    /// <summary>
    /// The member itself, what it overrides, and the interface members that it implements: a call of any of them may
    /// reach it.
    /// </summary>
    public static IEnumerable<ISymbol> WithInheritedContracts(this ISymbol member)
    {
        for (var m = member; m is not null; m = m.Overridden())
        {
            yield return m;

            // Visual Basic implements under any name.
            foreach (var contract in m.Implemented())
            {
                if (contract.SimpleName() != m.SimpleName())
                {
                    yield return contract;
                }
            }

            if (m.ContainingType is not { TypeKind: not TypeKind.Interface } type)
            {
                continue;
            }

            foreach (var implemented in type.AllInterfaces)
            {
                foreach (var candidate in implemented.GetMembers(m.SimpleName()))
                {
                    if (type.FindImplementationForInterfaceMember(candidate) is { } implementation && implementation.IsSameAs(m))
                    {
                        yield return candidate;
                    }
                }
            }
        }
    }

    /// <summary>The definitions of these.</summary>
    public static ImmutableArray<ISymbol> ContractDefinitions(this ISymbol member)
    {
        // Most members stand for themselves.
        if (member.Overridden() is null && !member.HasExplicitContracts()
            && (member.ContainingType is not { TypeKind: not TypeKind.Interface } type || !type.AllInterfaces.HaveMembers(member.SimpleName())))
        {
            return ImmutableArray.Create(member.Definition());
        }

        return member.WithInheritedContracts().Select(static contract => contract.Definition()).ToImmutableArray();
    }

    private static bool HaveMembers(this ImmutableArray<INamedTypeSymbol> types, string name)
    {
        foreach (var type in types)
        {
            if (!type.GetMembers(name).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasExplicitContracts(this ISymbol member)
        => member switch
        {
            IMethodSymbol method => !method.ExplicitInterfaceImplementations.IsEmpty,
            IPropertySymbol property => !property.ExplicitInterfaceImplementations.IsEmpty,
            _ => false,
        };

    private static IEnumerable<ISymbol> Implemented(this ISymbol member)
        => member switch
        {
            IMethodSymbol method => method.ExplicitInterfaceImplementations,
            IPropertySymbol property => property.ExplicitInterfaceImplementations,
            _ => [],
        };

    public static ISymbol? Overridden(this ISymbol member)
        => member switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            _ => null,
        };

    /// <summary>Whether a member's code may be another's at run time.</summary>
    public static bool IsOverridable(this ISymbol member)
        => member.IsAbstract || member.IsVirtual || member.IsOverride || member.ContainingType?.TypeKind == TypeKind.Interface;

    /// <summary>A member as a message names it: its type and its own name.</summary>
    public static string DisplayName(this ISymbol symbol)
        => symbol switch
        {
            IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.StaticConstructor } constructor
                => "new " + constructor.ContainingType.Name,
            IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } => "lambda",
            { ContainingType: { } type } when symbol is not ILocalSymbol and not IParameterSymbol
                => type.Name + "." + symbol.SimpleName(),
            _ => symbol.Name,
        };

    /// <summary>The name without the interface that an explicit implementation carries in it.</summary>
    public static string SimpleName(this ISymbol symbol)
    {
        var name = symbol.Name;
        var dot = name.LastIndexOf('.');
        return dot < 0 || name.StartsWith(".", StringComparison.Ordinal) ? name : name.Substring(dot + 1);
    }
}
