using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>Tells calls that are waited for from those that only start something.</summary>
internal static class Waiting
{
    /// <summary>
    /// Whether a call hands out a task for which nothing waits there, and which is not handed on to the caller.
    /// </summary>
    public static bool IsStarted(IOperation call)
    {
        if (call is not IInvocationOperation { TargetMethod: { } target } invocation
            || (target.ReturnType.Name is not ("Task" or "ValueTask") && target.ContainingType is not { Name: "ThreadPool" or "Parallel" }))
        {
            return false;
        }

        if (target.ContainingType is { Name: "Parallel" } && target.Name == "Invoke")
        {
            return true;
        }

        IOperation child = invocation;
        for (var parent = invocation.Parent; parent is not null; (child, parent) = (parent, parent.Parent))
        {
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation or IConditionalAccessOperation or IConditionalOperation { Type: not null }:
                    break;
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "GetAwaiter" or "Unwrap" } around when around.Instance == child:
                    break;
                case IInvocationOperation around when around.Instance == child && RunnerApis.Waits(around):
                case IPropertyReferenceOperation { Property.Name: "Result" }:
                case IAwaitOperation:
                case IReturnOperation:
                    return false;
                default:
                    return true;
            }
        }

        return true;
    }

    /// <summary>Whether anything in a statement waits for what was started before.</summary>
    public static bool IsIn(IOperation statement)
    {
        foreach (var operation in statement.DescendantsInSameFunction())
        {
            if (operation is IAwaitOperation { Operation: not IInvocationOperation { TargetMethod.Name: BlockingApis.Delay or "Yield" } }
                || (operation is IInvocationOperation call && RunnerApis.Waits(call)))
            {
                return true;
            }
        }

        return false;
    }
}
