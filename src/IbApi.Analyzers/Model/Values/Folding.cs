using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <summary>Arithmetic on written values, where the compiler does not fold it because a value is not a constant.</summary>
internal static class Folding
{
    /// <summary>The result, or null when the operation is none that settings are made with, or overflows.</summary>
    public static object? Fold(IBinaryOperation operation, object? left, object? right)
    {
        if (operation.OperatorKind is BinaryOperatorKind.Add or BinaryOperatorKind.Concatenate && (left is string || right is string))
        {
            return Text(left) + Text(right);
        }

        if (left is not long l || right is not long r)
        {
            return null;
        }

        try
        {
            return InRange(operation.Type, operation.OperatorKind switch
            {
                BinaryOperatorKind.Add => checked(l + r),
                BinaryOperatorKind.Subtract => checked(l - r),
                BinaryOperatorKind.Multiply => checked(l * r),
                BinaryOperatorKind.Divide or BinaryOperatorKind.IntegerDivide when r != 0 => l / r,
                BinaryOperatorKind.Remainder when r != 0 => l % r,
                BinaryOperatorKind.Or => l | r,
                BinaryOperatorKind.And => l & r,
                _ => null,
            });
        }
        catch (System.OverflowException)
        {
            return null;
        }
    }

    /// <summary>The negative of a number; null for other operators and values.</summary>
    public static object? Fold(IUnaryOperation operation, object? operand)
        => operand is long number && number != long.MinValue
            ? operation.OperatorKind switch
            {
                UnaryOperatorKind.Minus => InRange(operation.Type, -number),
                UnaryOperatorKind.Plus => number,
                _ => null,
            }
            : null;

    /// <summary>What does not fit its type wraps around or throws, and is no setting that anybody wrote.</summary>
    private static long? InRange(ITypeSymbol? type, long? value)
        => type?.SpecialType switch
        {
            SpecialType.System_Int32 => value is >= int.MinValue and <= int.MaxValue ? value : null,
            SpecialType.System_UInt32 => value is >= uint.MinValue and <= uint.MaxValue ? value : null,
            SpecialType.System_UInt64 => value >= 0 ? value : null,
            _ => value,
        };

    private static string Text(object? value)
        => value switch
        {
            string text => text,
            long number => number.ToString(CultureInfo.InvariantCulture),
            _ => string.Empty,
        };
}
