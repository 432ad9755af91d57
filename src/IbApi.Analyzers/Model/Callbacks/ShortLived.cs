using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// Whether a program connects, does its work and ends: every connect call is followed by a disconnect on all paths, or
/// in what disposes of the type that connects, and <c>Main</c> waits for nothing that never comes. It meets no daily
/// restart.
/// </summary>
internal sealed class ShortLived(IbApiSymbols symbols, CodeReach reach, ImmutableArray<IInvocationOperation> disconnects)
{
    /// <summary>What ends the life of an object: of IDisposable, and of the test frameworks.</summary>
    private static readonly ImmutableArray<string> Teardowns = ImmutableArray.Create(
        "Dispose", "DisposeAsync", "DisposeAsyncCore", "TearDown", "Teardown", "Cleanup", "CleanUp", "OneTimeTearDown", "Finalize");

    private readonly ILookup<IOperation, IInvocationOperation> _disconnects = disconnects.ToLookup(static disconnect => disconnect.FunctionAround());

    /// <summary>Callers that are gone up to see who closes what a helper has connected.</summary>
    private const int MostCallers = 5;

    /// <summary>Functions of the program that are looked at for one that never ends.</summary>
    private const int MostFunctions = 200;

    /// <summary>Whether all of these connect calls are short.</summary>
    public bool Are(ImmutableArray<IInvocationOperation> connects, IMethodSymbol? entryPoint)
        => !connects.IsEmpty
            && connects.All(connect => IsClosedInSameFunction(connect)
                || (entryPoint is not null && (IsClosedByCaller(connect) || IsClosedByTeardown(connect))))
            && (entryPoint is null || Ends(entryPoint));

    /// <summary>A disconnect after the call, under no condition that does not hold for the call as well, or in a <c>finally</c>.</summary>
    public bool IsClosedInSameFunction(IOperation call)
        => _disconnects[call.FunctionAround()].Any(disconnect => IsAfter(disconnect, call));

    private static bool IsAfter(IOperation disconnect, IOperation call)
    {
        if (disconnect.Root() != call.Root() || disconnect.Syntax.SpanStart <= call.Syntax.SpanStart
            || disconnect.FunctionAround() != call.FunctionAround())
        {
            return false;
        }

        if (call.FunctionAround().OwnOperations().Any(between => between.Syntax.SpanStart > call.Syntax.SpanStart
            && between.Syntax.SpanStart < disconnect.Syntax.SpanStart && NeverEnds(between)))
        {
            return false;
        }

        if (AreExclusive(disconnect, call))
        {
            return false;
        }

        for (var o = disconnect.Parent; o is not null && !o.Syntax.Span.Contains(call.Syntax.Span); o = o.Parent)
        {
            switch (o)
            {
                case IConditionalOperation branch when AsksForConnection(branch.Condition):
                case ITryOperation or IBlockOperation or IExpressionStatementOperation or IConditionalAccessOperation or IUsingOperation:
                    break;
                case IConditionalOperation or ISwitchCaseOperation or ILoopOperation or ICatchClauseOperation:
                    return false;
                default:
                    break;
            }
        }

        return true;
    }

    /// <summary><c>if (!connected) Connect(); else Disconnect();</c>: one button that opens and closes runs the one or the other.</summary>
    private static bool AreExclusive(IOperation one, IOperation other)
    {
        for (var (o, child) = (one.Parent, one); o is not null; (o, child) = (o.Parent, o))
        {
            if (!o.Syntax.Span.Contains(other.Syntax.Span))
            {
                continue;
            }

            return o switch
            {
                IConditionalOperation choice => choice.Condition != child && !choice.Condition.Syntax.Span.Contains(other.Syntax.Span),
                ISwitchOperation choice => choice.Value != child && !choice.Value.Syntax.Span.Contains(other.Syntax.Span),
                _ => false,
            };
        }

        return false;
    }

    private static bool AsksForConnection(IOperation condition)
        => condition.DescendantsAndSelf().Any(static part => part switch
        {
            IInvocationOperation { TargetMethod.Name: var name } => name.EndsWith("Connected", System.StringComparison.Ordinal),
            IMemberReferenceOperation { Member.Name: var name } => name.EndsWith("Connected", System.StringComparison.OrdinalIgnoreCase),
            ILiteralOperation { ConstantValue: { HasValue: true, Value: null } } => true,
            _ => false,
        });

    /// <summary><c>Connect(); … Disconnect();</c> in every function that calls the one that connects, or in all that call that.</summary>
    private bool IsClosedByCaller(IOperation connect, int depth = 0)
    {
        if (depth >= MostCallers
            || reach.Repetitions.MethodOf(connect.FunctionAround()) is not { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method)
        {
            return false;
        }

        var callers = reach.Callers.Of(method);
        return !callers.IsEmpty && callers.All(caller => IsClosedBeside(caller.Operation) || IsClosedByCaller(caller.Operation, depth + 1));
    }

    private bool IsClosedBeside(IOperation caller)
        => caller.FunctionAround().OwnOperations().Any(other => other is IInvocationOperation call
            && other.Syntax.SpanStart > caller.Syntax.SpanStart
            && IsAfter(other, caller)
            && Disconnects(call.TargetMethod));

    private bool IsClosedByTeardown(IInvocationOperation connect)
    {
        if (reach.Repetitions.MethodOf(connect.FunctionAround())?.ContainingType is not { } type)
        {
            return false;
        }

        for (var t = type; t is not null; t = t.BaseType)
        {
            foreach (var teardown in t.GetMembers().OfType<IMethodSymbol>())
            {
                if (Teardowns.Contains(teardown.SimpleName()) && Disconnects(teardown))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool Disconnects(IMethodSymbol method)
        => symbols.IsDeclaredByApi(method.Definition())
            ? method.Name == ApiNames.Disconnect
            : reach.Bodies.Of(method) is { } body
                && reach.From([ReachedCode.All(body, ReachWay.SameThread)], ReachedEffects.Disconnects, states: 0)
                    .Has(ReachedEffects.Disconnects);

    /// <summary>Whether <c>Main</c> comes to its end: no endless loop, no wait without a limit, no host, no window.</summary>
    private bool Ends(IMethodSymbol entryPoint)
    {
        if (reach.Bodies.Of(entryPoint) is not { } body)
        {
            return false;
        }

        // Functions that Main stands in until they are done. What goes further than this is taken for a program that ends.
        var open = new Queue<IOperation>();
        var met = new HashSet<SyntaxNode>();
        open.Enqueue(body);
        while (open.Count > 0 && met.Count < MostFunctions)
        {
            var function = open.Dequeue();
            if (!met.Add(function.Syntax))
            {
                continue;
            }

            foreach (var operation in function.OwnOperations())
            {
                if (NeverEnds(operation))
                {
                    return false;
                }

                if (operation is IInvocationOperation { TargetMethod: var called } && !symbols.IsDeclaredByApi(called.Definition())
                    && reach.Bodies.Of(called) is { } inner)
                {
                    open.Enqueue(inner);
                }
            }
        }

        return true;
    }

    private static bool NeverEnds(IOperation operation)
        => operation switch
        {
            IWhileLoopOperation { Condition: { ConstantValue: { HasValue: true, Value: true } } } loop => !Leaves(loop),
            IWhileLoopOperation { Condition: { } condition } => ReadsInput(condition),
            IForLoopOperation { Condition: null } loop => !Leaves(loop),
            IInvocationOperation call => RuntimeApis.WaitsForEver(call),
            _ => false,
        };

    private static bool Leaves(ILoopOperation loop)
        => loop.Body.OwnOperations().Any(static operation
            => operation is IBranchOperation { BranchKind: BranchKind.Break } or IReturnOperation { Kind: OperationKind.Return })
            && !loop.Body.OwnOperations().Any(ReadsInput);

    /// <summary>A loop over what the user types runs as long as he likes.</summary>
    private static bool ReadsInput(IOperation operation)
        => operation.DescendantsAndSelf().Any(static part => part is IInvocationOperation { TargetMethod: { Name: "ReadLine" or "ReadKey" or "Read", ContainingType.Name: "Console" } });
}
