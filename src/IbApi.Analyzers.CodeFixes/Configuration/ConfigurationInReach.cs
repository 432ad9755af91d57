using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IbApi.Analyzers.Configuration;

/// <summary>An <c>IConfiguration</c> that code at a place can use.</summary>
/// <param name="Expression">How it is written there.</param>
/// <param name="IsStatic">Whether it needs no object.</param>
internal sealed record ConfigurationInReach(string Expression, bool IsStatic)
{
    public const string Namespace = "Microsoft.Extensions.Configuration";

    private const string InterfaceName = "IConfiguration";
    private const string SectionName = "IConfigurationSection";

    /// <summary>The property by which builders and hosts hand it out.</summary>
    private const string PropertyName = "Configuration";

    /// <summary>
    /// The nearest first: parameters, locals, fields, properties; then what has one as its property. Whether the code may use them there
    /// the compiler will say.
    /// </summary>
    public static IReadOnlyList<ConfigurationInReach> At(SemanticModel model, int position, CancellationToken cancellationToken)
    {
        var found = new List<(int Rank, ConfigurationInReach Found)>();
        foreach (var symbol in model.LookupSymbols(position))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (rank, type) = symbol switch
            {
                IParameterSymbol parameter => (0, parameter.Type),
                ILocalSymbol local when local.Locations.FirstOrDefault()?.SourceSpan.Start < position => (1, local.Type),
                IFieldSymbol { CanBeReferencedByName: true } field => (2, field.Type),
                IPropertySymbol { IsIndexer: false } property => (3, property.Type),
                _ => (0, null),
            };
            if (type is null)
            {
                continue;
            }

            var name = SyntaxFacts.GetKeywordKind(symbol.Name) == SyntaxKind.None ? symbol.Name : "@" + symbol.Name;
            var isStatic = symbol is IFieldSymbol or IPropertySymbol && symbol.IsStatic;
            if (IsConfiguration(type))
            {
                found.Add((rank, new ConfigurationInReach(name, isStatic)));
            }
            else if (HandsOutConfiguration(type))
            {
                found.Add((rank + 4, new ConfigurationInReach(name + "." + PropertyName, isStatic)));
            }
        }

        return found
            .OrderBy(static one => one.Rank)
            .ThenBy(static one => one.Found.Expression, StringComparer.Ordinal)
            .Select(static one => one.Found)
            .ToList();
    }

    /// <summary>A section is only a part: its keys are others.</summary>
    public static bool IsConfiguration(ITypeSymbol type)
    {
        var all = type.AllInterfaces.Concat(type is INamedTypeSymbol named ? [named] : []).Where(static one => IsOfNamespace(one)).ToList();
        return all.Any(static one => one.Name == InterfaceName) && all.All(static one => one.Name != SectionName);
    }

    private static bool HandsOutConfiguration(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(PropertyName).OfType<IPropertySymbol>().Any(static property =>
                property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false, GetMethod: not null } && IsConfiguration(property.Type)))
            {
                return current.ContainingNamespace.ToDisplayString().StartsWith("Microsoft.", StringComparison.Ordinal);
            }
        }

        return false;
    }

    private static bool IsOfNamespace(ITypeSymbol type)
        => type.ContainingNamespace?.ToDisplayString() == Namespace;
}
