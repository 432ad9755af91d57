using System;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Editing;

/// <summary>Names of types of other assemblies, as short as they can be at a place without another using.</summary>
internal static class NameWriter
{
    private const string Global = "global::";

    /// <summary>The name of a type of a namespace.</summary>
    public static string Of(SemanticModel model, int position, string space, string name)
    {
        if (model.LookupNamespacesAndTypes(position, name: name) is [INamedTypeSymbol { Arity: 0 } type]
            && type.ContainingNamespace.ToDisplayString() == space)
        {
            return name;
        }

        var first = space.Split('.')[0];
        var found = model.LookupNamespacesAndTypes(position, name: first);
        return (found is [INamespaceSymbol { ContainingNamespace.IsGlobalNamespace: true }] ? string.Empty : Global) + space + "." + name;
    }

    public static string Of(SemanticModel model, int position, Type type)
        => Of(model, position, type.Namespace!, type.Name);
}
