using System;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>
/// Tells settings that are only looked at from settings that go on to a connection: the tests of
/// <c>options.Validate()</c> write live ports, and numbers that are no ports, to see them refused.
/// </summary>
internal static class SettingsUse
{
    /// <summary>Whether an object is made in a variable, or for a call, where nothing but an inspection is done with it.</summary>
    public static bool IsOnlyInspected(IOperation creation)
    {
        var made = Whole(creation);
        switch (made.Parent)
        {
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } }:
                var uses = made.Root().DescendantsAndSelf()
                    .OfType<ILocalReferenceOperation>()
                    .Where(use => SymbolEqualityComparer.Default.Equals(use.Local, local))
                    .ToList();
                return uses.Count > 0 && uses.TrueForAll(static use => Inspects(Whole(use)));
            default:
                return Inspects(made);
        }
    }

    private static IOperation Whole(IOperation operation)
    {
        while (operation.Parent is IConversionOperation or IParenthesizedOperation)
        {
            operation = operation.Parent;
        }

        return operation;
    }

    private static bool Inspects(IOperation use)
        => use.Parent switch
        {
            IInvocationOperation call when call.Instance == use => IsInspection(call.TargetMethod),
            IPropertyReferenceOperation property => property.Instance == use,
            IArgumentOperation { Parent: IInvocationOperation call } => IsInspection(call.TargetMethod),
            IArgumentOperation { Parent: IObjectCreationOperation { Type.Name: "ValidationContext" } } => true,
            _ => false,
        };

    private static bool IsInspection(IMethodSymbol method)
        => method.Name is "Should" or "ToString" or "Equals" or "GetHashCode" or "Serialize" or "SerializeObject"
            || method.Name.StartsWith("Validate", StringComparison.Ordinal)
            || method.Name.StartsWith("TryValidate", StringComparison.Ordinal)
            || method.Name.StartsWith("IsValid", StringComparison.Ordinal)
            || method.ContainingType is { Name: "Assert" };
}
