using System.Globalization;
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
            return operation.OperatorKind switch
            {
                BinaryOperatorKind.Add => checked(l + r),
                BinaryOperatorKind.Subtract => checked(l - r),
                BinaryOperatorKind.Multiply => checked(l * r),
                BinaryOperatorKind.Divide or BinaryOperatorKind.IntegerDivide when r != 0 => l / r,
                BinaryOperatorKind.Remainder when r != 0 => l % r,
                BinaryOperatorKind.Or => l | r,
                BinaryOperatorKind.And => l & r,
                _ => null,
            };
        }
        catch (System.OverflowException)
        {
            return null;
        }
    }

    private static string Text(object? value)
        => value switch
        {
            string text => text,
            long number => number.ToString(CultureInfo.InvariantCulture),
            _ => string.Empty,
        };
}
