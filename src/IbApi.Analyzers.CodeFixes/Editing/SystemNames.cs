using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Editing;

/// <summary>Names of types of the namespace System that a fix writes.</summary>
internal static class SystemNames
{
    /// <summary>A type of the namespace System, as short as its name can be at a place without another using.</summary>
    public static string Of(SemanticModel model, string name, int position)
        => IsSystem(model.LookupNamespacesAndTypes(position, name: name)) ? name
            : model.LookupNamespacesAndTypes(position, name: nameof(System)) is [INamespaceSymbol { ContainingNamespace.IsGlobalNamespace: true }]
                ? nameof(System) + "." + name
                : "global::" + nameof(System) + "." + name;

    private static bool IsSystem(IReadOnlyList<ISymbol> found)
        => found is [INamedTypeSymbol { ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } }];
}
