using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// Finds what holds up the thread on which callbacks run: a connect call or a wait in a callback, or in what it certainly calls
/// there. Lives as long as one closure.
/// </summary>
internal sealed class BlockedCallbacks(SourceSearch search, CodeReach reach, WrapperTypes wrappers)
{
    private readonly CompletedTasks _tasks = new(search, reach.Bodies);

    /// <summary>The places in callbacks that lead to what blocks, by path and position.</summary>
    /// <param name="used">The wrappers that are connected.</param>
    /// <param name="connects">The connect calls.</param>
    public ImmutableArray<BlockedCallback> Find(ImmutableArray<INamedTypeSymbol> used, ImmutableArray<IInvocationOperation> connects)
    {
        var callbacks = new Dictionary<SyntaxNode, IMethodSymbol>();
        var starts = new List<ReachedCode>();
        foreach (var callback in used.SelectMany(wrappers.CallbacksOfLoop))
        {
            if (reach.Bodies.Of(callback) is { } body && !callbacks.ContainsKey(body.Syntax))
            {
                callbacks.Add(body.Syntax, callback);
                starts.Add(ReachedCode.All(body, ReachWay.SameThread));
            }
        }

        if (starts.Count == 0)
        {
            return ImmutableArray<BlockedCallback>.Empty;
        }

        var connecting = new HashSet<SyntaxNode>(connects.Select(static connect => connect.Syntax));
        var found = new List<BlockedCallback>();
        foreach (var code in reach.OnSameThread(starts))
        {
            search.CancellationToken.ThrowIfCancellationRequested();
            foreach (var operation in code.Operations())
            {
                if (BlockingNameOf(operation, connecting) is not { } blocking)
                {
                    continue;
                }

                var start = code.Start;
                var callback = callbacks[start.Function.Syntax];
                var place = CodePlace.Of(InCallback(start.Function, code, operation).Syntax);
                var block = CodePlace.Of(operation.Syntax);
                if (!GeneratedCode.Contains(place.Tree, search.CancellationToken))
                {
                    found.Add(new BlockedCallback(
                        place, callback.SimpleName(), callback.ContainingType.Name, blocking, place == block ? null : MemberOf(code.Function), block));
                }
            }
        }

        return found
            .OrderBy(static one => one.Place)
            .ThenBy(static one => one.Block)
            .GroupBy(static one => one.Place)
            .Select(static group => group.First())
            .ToImmutableArray();
    }

    /// <summary>The last operation on the way that stands in the text of the callback itself: there the user decides on which thread it runs.</summary>
    private static IOperation InCallback(IOperation callback, ReachedCode code, IOperation operation)
    {
        for (var (at, from) = (operation, code); ; (at, from) = (from.At!, from.From!))
        {
            if ((at.Syntax.SyntaxTree == callback.Syntax.SyntaxTree && callback.Syntax.Span.Contains(at.Syntax.Span)) || from.From is null)
            {
                return at;
            }
        }
    }

    private string? MemberOf(IOperation function)
        => reach.Repetitions.MethodOf(function.Root())?.DisplayName();

    /// <summary>What holds up the thread, as a message names it; null for all other operations, and for waits that are none.</summary>
    private string? BlockingNameOf(IOperation operation, HashSet<SyntaxNode> connects)
        => operation is IInvocationOperation && connects.Contains(operation.Syntax) ? ApiNames.Connect
            : BlockingApis.Of(operation) is { Bound: not WaitBound.Zero } call && Waits(operation, call) ? call.Name
            : null;

    private bool Waits(IOperation operation, BlockingCall call)
        => call.Kind switch
        {
            BlockingKind.Lock or BlockingKind.Condition => false,
            BlockingKind.Task => call.Subject is null || !_tasks.IsComplete(call.Subject, operation),
            BlockingKind.Semaphore => call.Subject is { } semaphore && !IsGivenBack(operation, semaphore) && IsMadeTaken(semaphore),
            BlockingKind.Event => call.Subject is not { } signal || !IsGivenBack(operation, signal),
            _ => true,
        };

    /// <summary>Whether the function that waits also releases: it locks.</summary>
    private static bool IsGivenBack(IOperation wait, IOperation subject)
        => subject.ReferencedSymbol() is { } symbol
            && wait.FunctionAround().OwnOperations().Any(operation
                => operation is IInvocationOperation { TargetMethod.Name: "Release" or "Set", Instance: { } instance } && instance.BehindQuestionMark().ReferencedSymbol().IsSameAs(symbol));

    /// <summary>
    /// Whether a semaphore has no room when it is made: another thread gives it, by which it signals. One with room is a lock.
    /// </summary>
    private bool IsMadeTaken(IOperation semaphore)
    {
        var values = semaphore switch
        {
            ILocalReferenceOperation local => local.Root().DescendantsAndSelf().OfType<IVariableDeclaratorOperation>()
                .Where(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local.Local))
                .Select(static declarator => declarator.GetVariableInitializer()?.Value),
            IFieldReferenceOperation or IPropertyReferenceOperation => reach.Writes.Of(((IMemberReferenceOperation)semaphore).Member.Definition())
                .Select(static write => write.Value?.Source)
                .Concat(reach.Writes.InitializerOf(((IMemberReferenceOperation)semaphore).Member.Definition()) is { } initial ? [initial] : []),
            _ => [],
        };
        var made = values.ToList();
        return made.Count > 0 && made.TrueForAll(static value => value?.Core() is IObjectCreationOperation { Arguments: [{ Value: var room }, ..] }
            && room.Core().ConstantValue is { HasValue: true, Value: 0 });
    }
}
