using System.Linq;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// What a call leaves out of the method that it calls by the constants that it gives: <c>Receive(row, isEnd: false)</c> never
/// runs what stands under <c>if (isEnd)</c>.
/// </summary>
internal static class ConstantArguments
{
    /// <summary>Whether an operation of the called method cannot run for a call.</summary>
    public static bool SwitchOff(IInvocationOperation call, IOperation operation)
    {
        var function = operation.FunctionAround();
        for (var (o, child) = (operation.Parent, operation); o is not null && o != function; (o, child) = (o.Parent, o))
        {
            switch (o)
            {
                case IConditionalOperation choice when choice.Condition != child:
                    if (ValueOf(choice.Condition, call, function) is { } holds && holds != (choice.WhenTrue == child))
                    {
                        return true;
                    }

                    break;
                case IBlockOperation block when block.Operations.TakeWhile(step => step != child).Any(step => Leaves(step, call, function)):
                    return true;
                default:
                    break;
            }
        }

        return function is IBlockOperation body && body.Operations.TakeWhile(step => !step.Syntax.Span.Contains(operation.Syntax.Span)).Any(step => Leaves(step, call, function));
    }

    /// <summary><c>if (!isEnd) return;</c></summary>
    private static bool Leaves(IOperation step, IInvocationOperation call, IOperation function)
        => step is IConditionalOperation choice
            && ValueOf(choice.Condition, call, function) is { } holds
            && (holds ? choice.WhenTrue : choice.WhenFalse) is { } taken
            && (taken is IBlockOperation { Operations: { IsEmpty: false } steps } ? steps[steps.Length - 1] : taken) is IReturnOperation or IThrowOperation
                or IExpressionStatementOperation { Operation: IThrowOperation };

    /// <summary>What a condition comes to with the constants of a call; null where they do not decide it.</summary>
    private static bool? ValueOf(IOperation condition, IInvocationOperation call, IOperation function)
    {
        condition = condition.Core();
        switch (condition)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return !ValueOf(not.Operand, call, function);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And } both:
                return (ValueOf(both.LeftOperand, call, function), ValueOf(both.RightOperand, call, function)) switch
                {
                    (false, _) or (_, false) => false,
                    (true, true) => true,
                    _ => null,
                };
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or } either:
                return (ValueOf(either.LeftOperand, call, function), ValueOf(either.RightOperand, call, function)) switch
                {
                    (true, _) or (_, true) => true,
                    (false, false) => false,
                    _ => null,
                };
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison:
                return ConstantOf(comparison.LeftOperand, call, function) is { HasValue: true } left
                    && ConstantOf(comparison.RightOperand, call, function) is { HasValue: true } right
                        ? Equals(left.Value, right.Value) == (comparison.OperatorKind == BinaryOperatorKind.Equals)
                        : null;
            default:
                return ConstantOf(condition, call, function) is { HasValue: true, Value: bool value } ? value : null;
        }
    }

    /// <summary>A constant of the code, or the one that the call gives for a parameter that the method leaves as it is.</summary>
    private static Optional<object?> ConstantOf(IOperation value, IInvocationOperation call, IOperation function)
    {
        value = value.Core();
        return value is IParameterReferenceOperation { Parameter: { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } method } parameter }
            && method.Parameters.Length == call.TargetMethod.Parameters.Length
            && call.Arguments.For(parameter.Ordinal) is { } argument
            && !function.DescendantsAndSelf().Any(part => IsWrite(part, parameter))
                ? argument.Value.Core().ConstantValue
                : value.ConstantValue;
    }

    private static bool IsWrite(IOperation part, IParameterSymbol parameter)
        => part switch
        {
            IAssignmentOperation { Target: var target } => IsOrHolds(target, parameter),
            IIncrementOrDecrementOperation { Target: var target } => IsOrHolds(target, parameter),
            IArgumentOperation { Parameter.RefKind: not (RefKind.None or RefKind.In), Value: var given } => IsOrHolds(given, parameter),
            _ => false,
        };

    private static bool IsOrHolds(IOperation target, IParameterSymbol parameter)
        => target.DescendantsAndSelf().Any(part => part is IParameterReferenceOperation reference && reference.Parameter.IsSameAs(parameter));
}
