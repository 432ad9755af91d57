using System.Linq;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>The method that runs for a callback of the API.</summary>
internal static class WrapperCallbacks
{
    /// <summary>The implementation, or what overrides it on the way down to the type.</summary>
    public static IMethodSymbol? In(INamedTypeSymbol wrapper, IMethodSymbol callback)
    {
        if (wrapper.FindImplementationForInterfaceMember(callback) is not IMethodSymbol implementation)
        {
            return null;
        }

        for (var type = wrapper; type is not null && !Is(type, implementation.ContainingType); type = type.BaseType)
        {
            if (type.GetMembers(implementation.Name).OfType<IMethodSymbol>().FirstOrDefault(method => Overrides(method, implementation)) is { } derived)
            {
                return derived;
            }
        }

        return implementation;
    }

    private static bool Overrides(IMethodSymbol method, IMethodSymbol implementation)
    {
        for (var m = method.OverriddenMethod; m is not null; m = m.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(m, implementation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Is(INamedTypeSymbol type, INamedTypeSymbol other)
        => SymbolEqualityComparer.Default.Equals(type, other);
}
