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

        var reached = reach.OnSameThread(starts);
        var blocks = BlocksOf(reached, new HashSet<SyntaxNode>(connects.Select(static connect => connect.Syntax)));
        var leads = LeadingTo(blocks, reached);
        var code = reached.Code.ToLookup(static one => one.Function.Syntax.SyntaxTree);
        var steps = reached.Steps.ToLookup(static step => step.From);
        var blocksIn = blocks.ToLookup(static block => block.Function);
        var found = new List<BlockedCallback>();
        foreach (var callback in callbacks)
        {
            search.CancellationToken.ThrowIfCancellationRequested();

            // What stands in the text of the callback itself, in lambdas that it runs as well: there the user decides on which
            // thread it runs.
            foreach (var own in code[callback.Key.SyntaxTree].Where(one => IsIn(callback.Key, one.Function.Syntax)))
            {
                found.AddRange(blocksIn[own.Function.Syntax]
                    .Select(block => Finding(callback.Value, CodePlace.Of(block.Operation.Syntax), block, isDirect: true)));
                found.AddRange(steps[own.Function.Syntax]
                    .Where(step => !IsIn(callback.Key, step.To))
                    .Select(step => (step.At, Block: LedTo(step)))
                    .Where(static lead => lead.Block is not null)
                    .Select(lead => Finding(callback.Value, CodePlace.Of(lead.At.Syntax), lead.Block!, isDirect: false)));
            }
        }

        return found
            .Where(one => !GeneratedCode.Contains(one.Place.Tree, search.CancellationToken))
            .OrderBy(static one => one.Place)
            .ThenBy(static one => one.Block)
            .GroupBy(static one => one.Place)
            .Select(static group => group.First())
            .ToImmutableArray();

        // What a step from a callback leads to, but for what its constant arguments switch off.
        Block? LedTo(ReachedStep step)
            => !leads.TryGetValue(step.To, out var nearest) || step.At is not IInvocationOperation call ? nearest
                : blocksIn[step.To].OrderBy(static block => block.Operation.Syntax.SpanStart).FirstOrDefault(block => !ConstantArguments.SwitchOff(call, block.Operation))
                    ?? steps[step.To].Where(next => leads.ContainsKey(next.To) && !ConstantArguments.SwitchOff(call, next.At)).Select(next => leads[next.To]).FirstOrDefault();
    }

    private static bool IsIn(SyntaxNode callback, SyntaxNode function)
        => function.SyntaxTree == callback.SyntaxTree && callback.Span.Contains(function.Span);

    private BlockedCallback Finding(IMethodSymbol callback, CodePlace place, Block block, bool isDirect)
        => new(
            place,
            callback.SimpleName(),
            callback.ContainingType.Name,
            block.Name,
            isDirect ? null : MemberOf(block.Operation.FunctionAround()),
            CodePlace.Of(block.Operation.Syntax));

    /// <summary>What holds up the thread, in the order in which it is reached.</summary>
    private List<Block> BlocksOf(Reach reached, HashSet<SyntaxNode> connects)
    {
        var blocks = new List<Block>();
        foreach (var code in reached.Code)
        {
            search.CancellationToken.ThrowIfCancellationRequested();
            foreach (var operation in code.Operations())
            {
                if (BlockingNameOf(operation, connects) is { } name)
                {
                    blocks.Add(new Block(code.Function.Syntax, operation, name));
                }
            }
        }

        return blocks;
    }

    /// <summary>For each function that leads to something that blocks, the nearest of it.</summary>
    private static Dictionary<SyntaxNode, Block> LeadingTo(List<Block> blocks, Reach reached)
    {
        var leads = new Dictionary<SyntaxNode, Block>();
        var open = new Queue<SyntaxNode>();
        foreach (var function in blocks.GroupBy(static block => block.Function))
        {
            leads.Add(function.Key, function.OrderBy(static block => block.Operation.Syntax.SpanStart).First());
            open.Enqueue(function.Key);
        }

        var before = reached.Steps.ToLookup(static step => step.To, static step => step.From);
        while (open.Count > 0)
        {
            var function = open.Dequeue();
            foreach (var from in before[function])
            {
                if (!leads.ContainsKey(from))
                {
                    leads.Add(from, leads[function]);
                    open.Enqueue(from);
                }
            }
        }

        return leads;
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

    /// <summary>An operation of a function that holds up its thread.</summary>
    private sealed record Block(SyntaxNode Function, IOperation Operation, string Name);
}
