using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IbApi.Analyzers.Configuration;

/// <summary>A settings object that code at a place can use.</summary>
/// <param name="Expression">How it is written there.</param>
/// <param name="Type">The settings type, of the project's own source.</param>
internal sealed record OptionsInReach(string Expression, INamedTypeSymbol Type)
{
    public const string Namespace = "Microsoft.Extensions.Options";

    public const string InterfaceName = "IOptions";

    /// <summary>What holds an <c>IOptions&lt;T&gt;</c> or its value, the nearest first.</summary>
    public static IReadOnlyList<OptionsInReach> At(SemanticModel model, int position)
    {
        var found = new List<(int Rank, OptionsInReach Found)>();
        foreach (var symbol in model.LookupSymbols(position))
        {
            var (rank, type) = symbol switch
            {
                IParameterSymbol parameter => (0, parameter.Type),
                ILocalSymbol local when local.Locations.FirstOrDefault()?.SourceSpan.Start < position => (1, local.Type),
                IFieldSymbol { CanBeReferencedByName: true } field => (2, field.Type),
                IPropertySymbol { IsIndexer: false } property => (3, property.Type),
                _ => (0, null),
            };
            if (type is not INamedTypeSymbol named)
            {
                continue;
            }

            var name = SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name;
            var member = named.Name switch
            {
                InterfaceName or "IOptionsSnapshot" => ".Value",
                "IOptionsMonitor" => ".CurrentValue",
                _ => null,
            };
            if (member is not null && named.TypeArguments is [INamedTypeSymbol options] && IsOfNamespace(named))
            {
                Add(rank, name + member, options);
            }
            else if (named is { TypeKind: TypeKind.Class, Arity: 0 } && symbol is IFieldSymbol or IPropertySymbol)
            {
                // What a constructor has taken out of the IOptions<T>.
                Add(rank + 4, name, named);
            }
        }

        return found
            .OrderBy(static one => one.Rank)
            .ThenBy(static one => one.Found.Expression, StringComparer.Ordinal)
            .Select(static one => one.Found)
            .ToList();

        void Add(int rank, string expression, INamedTypeSymbol type)
        {
            if (type is { TypeKind: TypeKind.Class, IsStatic: false, DeclaringSyntaxReferences.Length: 1 })
            {
                found.Add((rank, new OptionsInReach(expression, type)));
            }
        }
    }

    private static bool IsOfNamespace(INamedTypeSymbol type)
        => type.ContainingNamespace?.ToDisplayString() == Namespace;
}
