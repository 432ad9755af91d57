using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Callbacks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Readers;

/// <summary>
/// Looks at the loops in which messages are processed: whether there is one, and whether it goes on after an exception in
/// a callback. Lives as long as one closure.
/// </summary>
internal sealed class MessageLoops(CodeReach reach)
{
    /// <summary>How far callers are followed. A message loop is rarely more than a method or two away.</summary>
    private const int MostCallers = 3;

    private enum Fate
    {
        /// <summary>No loop is left by the exception.</summary>
        Caught,

        /// <summary>It leaves the function, and no loop was seen in it.</summary>
        LeavesFunction,

        /// <summary>It ends a loop.</summary>
        EndsLoop,
    }

    /// <summary>The calls whose loop ends with the first exception that a callback throws.</summary>
    public IEnumerable<IInvocationOperation> Unguarded(ImmutableArray<IInvocationOperation> pumps)
        => pumps.Where(pump => FateOf(pump, isInLoop: false, depth: 0) == Fate.EndsLoop);

    private Fate FateOf(IOperation thrower, bool isInLoop, int depth)
    {
        var child = thrower;
        var parent = thrower.Parent;
        for (; parent is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; (child, parent) = (parent, parent.Parent))
        {
            switch (parent)
            {
                case ILoopOperation loop when loop.Body == child || loop is IWhileLoopOperation:
                    isInLoop = true;
                    break;
                case ITryOperation { Catches.IsEmpty: false } guarded when guarded.Body == child:
                    if (!isInLoop || guarded.LoopsAround().Any() || guarded.Catches.Any(GoesOnUnseen) || Returns(guarded, depth))
                    {
                        return Fate.Caught;
                    }

                    // It ends the loop, unless it is thrown on to where somebody starts again.
                    return guarded.Catches.Any(static clause => clause.Handler.OwnOperations().Any(static part => part is IThrowOperation))
                        ? Fate.Caught
                        : Fate.EndsLoop;
                default:
                    break;
            }
        }

        return LeavesFunction(thrower.FunctionAround(), isInLoop, depth);
    }

    /// <summary>Whether a handler does more than to report: it may start the loop again, now or later.</summary>
    private static bool GoesOnUnseen(ICatchClauseOperation clause)
        => clause.Handler.OwnOperations().Any(static part => part switch
        {
            IInvocationOperation { TargetMethod: var method } => !RuntimeApis.OnlyReports(method) && !method.IsWithin(ApiNames.Namespace),
            IObjectCreationOperation or IDynamicInvocationOperation or IAnonymousFunctionOperation or IAwaitOperation => true,
            IAssignmentOperation { Target: not ILocalReferenceOperation } => true,
            _ => false,
        });

    /// <summary>Whether the function goes on after a handler, and is called again by a loop or by code that is not followed.</summary>
    private bool Returns(ITryOperation guarded, int depth)
    {
        var function = guarded.FunctionAround();
        return function is IAnonymousFunctionOperation
            ? !StartsOnce(function)
            : reach.Repetitions.MethodOf(function) is not { } method
                || reach.Callers.Of(method).Any(site => site.Operation.LoopsAround().Any())
                || reach.Callers.ReferencesTo(method).Any(reference => !StartsOnce(reference))
                || depth >= MostCallers;
    }

    private Fate LeavesFunction(IOperation function, bool isInLoop, int depth)
    {
        var alone = isInLoop ? Fate.EndsLoop : Fate.LeavesFunction;
        if (function is IAnonymousFunctionOperation)
        {
            return StartsOnce(function) ? alone : Fate.Caught;
        }

        if (depth >= MostCallers || reach.Repetitions.MethodOf(function) is not { } method)
        {
            return isInLoop ? Fate.Caught : Fate.LeavesFunction;
        }

        if (reach.Callers.ReferencesTo(method).Any(reference => !StartsOnce(reference)))
        {
            return Fate.Caught;
        }

        var sites = reach.Callers.Of(method);
        var fates = sites.Select(site => FateOf(site.Operation, isInLoop, depth + 1)).ToList();
        return fates.Contains(Fate.Caught) ? Fate.Caught
            : fates.Contains(Fate.EndsLoop) ? Fate.EndsLoop
            : alone;
    }

    /// <summary>Whether what a function is handed to runs it once on a thread of its own, where nobody catches what it throws.</summary>
    private static bool StartsOnce(IOperation function)
        => function.Consumer() switch
        {
            IArgumentOperation { Parent: { } call } => call.Callee() is { } callee
                && RuntimeApis.IsSystem(callee) && RuntimeApis.RunsElsewhere(callee) && !RuntimeApis.RunsRepeatedly(callee)
                && !call.LoopsAround().Any(),
            _ => false,
        };
}
