using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Versions;

/// <summary>
/// Whether a value that a member or parameter gets says something, or is what the API takes for “not set”: null, false,
/// zero, nothing, or the greatest number of its type.
/// </summary>
internal static class SetValue
{
    /// <param name="value">What is written.</param>
    /// <param name="target">The member or parameter, and its type.</param>
    /// <param name="type">Its type.</param>
    public static bool IsSet(IOperation value, ISymbol target, ITypeSymbol type)
    {
        DeepCode.EnsureStack();

        // An argument has to be there, whatever it says: one that is not written says nothing.
        var isKnown = target is not IParameterSymbol;
        var operation = value.Core();
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
        {
            return !IsUnset(constant, target, type);
        }

        return operation switch
        {
            IDefaultValueOperation => false,
            IObjectCreationOperation creation => creation.Arguments.Any(argument => IsSet(argument.Value, target, argument.Value.Type ?? type))
                || creation.Initializer is { Initializers.IsEmpty: false },
            IConditionalOperation { WhenFalse: { } whenFalse } choice => IsSet(choice.WhenTrue, target, type) || IsSet(whenFalse, target, type),
            ICoalesceOperation coalesce => IsSet(coalesce.Value, target, type),

            IFieldReferenceOperation { Field: { Name: nameof(string.Empty), ContainingType.SpecialType: SpecialType.System_String } } => false,

            // The API's own word for nothing.
            IFieldReferenceOperation { Field: { IsStatic: true, Name: RequestGates.EmptyText } } => false,

            // Copied from somewhere, or a choice of the user's: it may well be what it is by default.
            IMemberReferenceOperation { Member.IsStatic: false } => false,
            _ => isKnown && type.SpecialType != SpecialType.System_Boolean && (type.SpecialType != SpecialType.None || IsNullable(type)),
        };
    }

    private static bool IsUnset(object? constant, ISymbol target, ITypeSymbol type)
        => constant switch
        {
            null or "" => true,
            false => !IsNullable(type),
            int number => number == int.MaxValue || (number == 0 && !IsNullable(type) && !RequestGates.IsSetByZero(target.Name)),
            long number => number is 0 or long.MaxValue,
            double number => number is 0 or double.MaxValue,
            decimal number => number is 0 or decimal.MaxValue,
            _ => false,
        };

    private static bool IsNullable(ITypeSymbol type)
        => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
