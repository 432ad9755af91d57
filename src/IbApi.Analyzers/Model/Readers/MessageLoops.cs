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

    /// <summary>What a handler does that may start a loop again, now or later, or close the session that nobody serves any more.</summary>
    private const ReachedEffects MoreThanReport = ReachedEffects.LeadsSomewhere | ReachedEffects.Disconnects | ReachedEffects.SendsRequest
        | ReachedEffects.Throws | ReachedEffects.ShowsUser;

    private enum Fate
    {
        /// <summary>No loop is left by the exception.</summary>
        Caught,

        /// <summary>It leaves the function, and no loop was seen in it.</summary>
        LeavesFunction,

        /// <summary>It ends a loop, and what else cannot be said.</summary>
        EndsLoop,

        /// <summary>It ends a loop, and nobody is told: something catches it outside, or a task keeps it.</summary>
        EndsLoopSilently,

        /// <summary>It ends a loop and goes on to the end of its thread, which ends the program.</summary>
        EndsProgram,
    }

    /// <summary>The calls whose loop ends with the first exception that a callback throws, by path and position.</summary>
    public IEnumerable<UnguardedPump> Unguarded(ImmutableArray<IInvocationOperation> pumps)
    {
        foreach (var pump in pumps)
        {
            if (FateOf(pump, isInLoop: false, depth: 0) is var fate and >= Fate.EndsLoop)
            {
                var end = fate switch
                {
                    Fate.EndsLoopSilently => PumpEnd.Unnoticed,
                    Fate.EndsProgram => PumpEnd.WithProgram,
                    _ => PumpEnd.Unseen,
                };
                yield return new UnguardedPump(
                    CodePlace.Of(pump.Syntax), reach.Repetitions.MethodOf(pump.Root())?.DisplayName() ?? string.Empty, end);
            }
        }
    }

    /// <summary>
    /// Whether messages are processed again and again: in a loop, here or in a caller, or by something that comes back, such
    /// as a timer, a dispatcher or the user's own signal. In doubt they are.
    /// </summary>
    /// <param name="pump">The call of <c>processMsgs</c>.</param>
    /// <param name="start">The creation of the reader: a function that makes it each time does not come back to it.</param>
    public bool IsRepeated(IOperation pump, IOperation start)
        => new Repeating(reach, start).IsRepeated(pump);

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
                        : Fate.EndsLoopSilently;
                default:
                    break;
            }
        }

        return LeavesFunction(thrower.FunctionAround(), isInLoop, depth);
    }

    /// <summary>Whether a handler does more than to report: it may start the loop again, now or later.</summary>
    private bool GoesOnUnseen(ICatchClauseOperation clause)
    {
        var callsOwn = false;
        foreach (var part in clause.Handler.OwnOperations())
        {
            switch (part)
            {
                case IInvocationOperation { TargetMethod: var method } when !RuntimeApis.OnlyReports(method) && !method.IsWithin(ApiNames.Namespace):
                    if (reach.Bodies.Of(method) is null)
                    {
                        return true;
                    }

                    callsOwn = true;
                    break;
                case IObjectCreationOperation or IDynamicInvocationOperation or IAnonymousFunctionOperation or IAwaitOperation
                    or IAssignmentOperation { Target: not ILocalReferenceOperation }:
                    return true;
                default:
                    break;
            }
        }

        return callsOwn && LeadsOn(clause.Handler);
    }

    /// <summary>What the program's own methods do with an exception: they may write it down and no more.</summary>
    private bool LeadsOn(IBlockOperation handler)
    {
        var reached = reach.From([new ReachedCode(handler.FunctionAround(), handler.Syntax.Span, ReachWay.SameThread)], MoreThanReport);
        return reached.Has(MoreThanReport)
            || reached.Code.Any(static code => code.Operations().Any(static part => part.Callee() is { Name: LifecycleNames.ProcessMessages }));
    }

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
        if (function is IAnonymousFunctionOperation)
        {
            return !StartsOnce(function) ? Fate.Caught : isInLoop ? EndOf(function) : Fate.LeavesFunction;
        }

        if (depth >= MostCallers || reach.Repetitions.MethodOf(function) is not { } method)
        {
            return isInLoop ? Fate.Caught : Fate.LeavesFunction;
        }

        var references = reach.Callers.ReferencesTo(method);
        if (references.Any(static reference => !StartsOnce(reference)))
        {
            return Fate.Caught;
        }

        var fates = reach.Callers.Of(method).Select(site => FateOf(site.Operation, isInLoop, depth + 1))
            .Concat(references.Select(reference => isInLoop ? EndOf(reference) : Fate.LeavesFunction))
            .Distinct()
            .ToList();
        return fates switch
        {
            [] => isInLoop ? Fate.EndsLoop : Fate.LeavesFunction,
            [var only] => only,
            _ => fates.Contains(Fate.Caught) ? Fate.Caught : fates.Any(static fate => fate >= Fate.EndsLoop) ? Fate.EndsLoop : Fate.LeavesFunction,
        };
    }

    /// <summary>What ends with a function that something runs: a thread takes the program along, a task keeps the exception.</summary>
    private static Fate EndOf(IOperation function)
        => function.Consumer()?.Parent switch
        {
            IObjectCreationOperation { Constructor: { } made } when RuntimeApis.IsThread(made) => Fate.EndsProgram,
            IInvocationOperation { TargetMethod: { } started } when RuntimeApis.IsTask(started) => Fate.EndsLoopSilently,
            _ => Fate.EndsLoop,
        };

    /// <summary>Whether what a function is handed to runs it once on a thread of its own, where nobody catches what it throws.</summary>
    private static bool StartsOnce(IOperation function)
        => function.Consumer() switch
        {
            IArgumentOperation { Parent: { } call } => call.Callee() is { } callee
                && RuntimeApis.IsSystem(callee) && RuntimeApis.RunsElsewhere(callee) && !RuntimeApis.RunsRepeatedly(callee)
                && !call.LoopsAround().Any(),
            _ => false,
        };

    /// <summary>One question whether a pump runs again, with what it has gone through.</summary>
    private sealed class Repeating(CodeReach reach, IOperation start)
    {
        private readonly HashSet<SyntaxNode> _open = [];
        private int _steps;

        public bool IsRepeated(IOperation call)
        {
            var function = call.FunctionAround();
            if (++_steps > ReaderLimits.Callers
                || call.LoopsAround().Any()
                || function.OwnOperations().Any(static part => part is IBranchOperation { BranchKind: BranchKind.GoTo })
                || !_open.Add(function.Syntax))
            {
                return true;
            }

            try
            {
                return !IsMadeIn(function, call) && (function is IAnonymousFunctionOperation
                    ? IsHandedToRepeat(function)
                    : reach.Repetitions.MethodOf(function) is not { } method
                        || method.WithInheritedContracts().Any(static contract => contract.IsWithin(ApiNames.Namespace))
                        || reach.Repetitions.OfFunctionAround(call) != Repetition.Once
                        || reach.Callers.Of(method).Any(site => IsRepeated(site.Operation))
                        || reach.Callers.ReferencesTo(method).Any(IsHandedToRepeat));
            }
            finally
            {
                _open.Remove(function.Syntax);
            }
        }

        /// <summary>Whether a function makes the reader, under no condition, before it comes to the pump.</summary>
        private bool IsMadeIn(IOperation function, IOperation call)
        {
            if (start.FunctionAround() != function || start.Syntax.SpanStart > call.Syntax.SpanStart)
            {
                return false;
            }

            for (var o = start.Parent; o is not null && o != function; o = o.Parent)
            {
                if (o is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or ICoalesceAssignmentOperation or ICoalesceOperation
                    or ICatchClauseOperation or ILoopOperation)
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Only a thread and a task are known to run what they get once.</summary>
        private bool IsHandedToRepeat(IOperation function)
            => function.Consumer() is not IArgumentOperation { Parent: { } call }
                || call.Callee() is not { } callee
                || !(RuntimeApis.IsThread(callee) || RuntimeApis.StartsTask(callee))
                || IsRepeated(call);
    }
}
