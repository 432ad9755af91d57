using System.Linq;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <summary>What a condition is about, in one word of the user's: <c>isPaper</c>, <c>"live"</c>, <c>Mode.Paper</c>.</summary>
internal static class ConditionNames
{
    /// <summary>The name and whether the condition denies it; no name when the condition is about more than one thing.</summary>
    public static (string? Name, bool IsNegated) Of(IOperation condition)
    {
        switch (condition.Core())
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation:
                var (name, isNegated) = Of(negation.Operand);
                return (name, !isNegated);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equality:
                return (OfConstant(equality.RightOperand) ?? OfConstant(equality.LeftOperand), false);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } inequality:
                return (OfConstant(inequality.RightOperand) ?? OfConstant(inequality.LeftOperand), true);
            case IIsPatternOperation { Pattern: { } pattern }:
                return (Of(pattern), false);
            case IInvocationOperation { TargetMethod: { Name: "Equals" } } equality:
                return (equality.Arguments.Select(static argument => OfConstant(argument.Value)).FirstOrDefault(static n => n is not null)
                    ?? (equality.Instance is { } instance ? OfConstant(instance) : null), false);
            case IInvocationOperation { TargetMethod.ReturnType.SpecialType: SpecialType.System_Boolean } call:
                return (call.TargetMethod.Name, false);
            case { Type.SpecialType: SpecialType.System_Boolean } reference:
                return (reference.ReferencedSymbol()?.Name, false);
            default:
                return (null, false);
        }
    }

    /// <summary>The constant that a pattern asks for.</summary>
    public static string? Of(IPatternOperation pattern)
        => pattern is IConstantPatternOperation constant ? OfConstant(constant.Value) : null;

    private static string? OfConstant(IOperation value)
        => value.Core() switch
        {
            IFieldReferenceOperation { Field: { IsConst: true } field } => field.Name,
            ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } => text,
            _ => null,
        };
}
