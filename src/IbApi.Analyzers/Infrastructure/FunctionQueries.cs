using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Infrastructure;

/// <summary>Questions about the function around an operation, and about what is done with a function.</summary>
internal static class FunctionQueries
{
    /// <summary>The lambda, the local function or the body in which an operation stands.</summary>
    public static IOperation FunctionAround(this IOperation operation)
        => operation.EnclosingFunction() ?? operation.Root();

    /// <summary>The loops around an operation within its function, the innermost first.</summary>
    public static IEnumerable<ILoopOperation> LoopsAround(this IOperation operation)
    {
        for (var o = operation.Parent; o is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; o = o.Parent)
        {
            if (o is ILoopOperation loop)
            {
                yield return loop;
            }
        }
    }

    /// <summary>What a lambda or method group is handed to, outside the conversions around it.</summary>
    public static IOperation? Consumer(this IOperation function)
    {
        var parent = function.Parent;
        while (parent is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation)
        {
            parent = parent.Parent;
        }

        return parent;
    }

    /// <summary>The method or constructor of a call or creation; null for anything else.</summary>
    public static IMethodSymbol? Callee(this IOperation? operation)
        => operation switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };

    /// <summary>The value on which <c>?.</c> goes on; the operation itself where it is no such placeholder.</summary>
    public static IOperation BehindQuestionMark(this IOperation operation)
    {
        operation = operation.Core();
        if (operation is not IConditionalAccessInstanceOperation)
        {
            return operation;
        }

        var child = operation;
        for (var o = operation.Parent; o is not null; o = o.Parent)
        {
            if (o is IConditionalAccessOperation access && access.Operation != child)
            {
                return access.Operation.Core();
            }

            child = o;
        }

        return operation;
    }

    /// <summary>The outermost expression around an operation: what a statement consists of.</summary>
    public static IOperation WholeExpression(this IOperation operation)
    {
        var whole = operation;
        for (var o = operation.Parent;
            o is not null and not IBlockOperation and not IConditionalOperation { IsRef: false, Type: null } and not ILoopOperation
                and not ISwitchOperation and not ITryOperation and not IUsingOperation and not ILockOperation
                and not IAnonymousFunctionOperation and not ILocalFunctionOperation and not IMethodBodyOperation
                and not IConstructorBodyOperation;
            o = o.Parent)
        {
            whole = o;
        }

        return whole;
    }

    /// <summary>The operations of a function that run with it: nothing in nested functions. Walks without recursion.</summary>
    public static IEnumerable<IOperation> OwnOperations(this IOperation function)
    {
        var open = new Stack<IOperation>();
        open.Push(function);
        while (open.Count > 0)
        {
            foreach (var child in open.Pop().ChildOperations)
            {
                if (child is not IAnonymousFunctionOperation and not ILocalFunctionOperation)
                {
                    yield return child;
                    open.Push(child);
                }
            }
        }
    }
}
