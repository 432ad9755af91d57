using System.Collections.Generic;
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
        DeepCode.EnsureStack();
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

    /// <summary>
    /// The conditions of the statements around a value, the nearest first, and whether the value stands where they fail. A
    /// condition without a name of its own has the empty one: it still stands between the value and those around it.
    /// </summary>
    public static IEnumerable<(string Name, bool IsNegated)> Around(IOperation value)
    {
        var child = value;
        for (var parent = value.Parent; parent is not null; (child, parent) = (parent, parent.Parent))
        {
            switch (parent)
            {
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    yield break;
                case IConditionalOperation { Type: null } branch when child != branch.Condition:
                    var (name, isNegated) = Of(branch.Condition);
                    yield return (name ?? string.Empty, isNegated != (child == branch.WhenFalse));
                    break;
                case ISwitchCaseOperation { Clauses: var clauses }:
                    yield return (clauses is [var only] ? Of(only) ?? string.Empty : string.Empty, false);
                    break;
                default:
                    break;
            }
        }
    }

    private static string? Of(ICaseClauseOperation clause)
        => clause switch
        {
            ISingleValueCaseClauseOperation { Value: { } value } => OfConstant(value),
            IPatternCaseClauseOperation { Pattern: var pattern, Guard: null } => Of(pattern),
            _ => null,
        };

    private static string? OfConstant(IOperation value)
        => value.Core() switch
        {
            IFieldReferenceOperation { Field: { IsConst: true } field } => field.Name,
            ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } } => text,
            _ => null,
        };
}
