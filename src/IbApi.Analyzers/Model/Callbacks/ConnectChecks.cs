using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// Whether anything in a project looks for a connect call that failed: <c>IsConnected()</c>, a wait for the session with a
/// limit, or what the API says about it. In doubt something does. Lives as long as one closure.
/// </summary>
internal sealed class ConnectChecks(
    SourceSearch search, CodeReach reach, ClientCalls calls, WrapperTypes wrappers)
{
    private const ReachedEffects MoreThanLogging = ReachedEffects.LeadsSomewhere | ReachedEffects.Throws | ReachedEffects.Disconnects | ReachedEffects.SendsRequest;

    /// <summary>The connect calls whose failure nothing looks for, by path and position.</summary>
    /// <param name="connects">The connect calls.</param>
    /// <param name="used">The wrappers that are connected; empty where that cannot be told.</param>
    public ImmutableArray<UncheckedConnect> Unchecked(ImmutableArray<IInvocationOperation> connects, ImmutableArray<INamedTypeSymbol> used)
        => used.IsEmpty || IsStateAsked(connects) || used.Any(IsLookedFor)
            ? ImmutableArray<UncheckedConnect>.Empty
            : connects
                .Select(connect => new UncheckedConnect(CodePlace.Of(connect.Syntax), FunctionOf(connect)))
                .Where(connect => !GeneratedCode.Contains(connect.Place.Tree, search.CancellationToken))
                .Distinct()
                .OrderBy(static connect => connect.Place)
                .ToImmutableArray();

    private string FunctionOf(IOperation connect)
        => reach.Repetitions.MethodOf(connect.Root())?.DisplayName() ?? LifecycleNames.TopLevel;

    private bool IsStateAsked(ImmutableArray<IInvocationOperation> connects)
        => !calls.ReferencesTo(LifecycleNames.IsConnected).IsEmpty
            || (connects.ToLookup(static connect => connect.FunctionAround()) is var byFunction
                && calls.Of(LifecycleNames.IsConnected).Any(asked => Decides(asked, byFunction[asked.FunctionAround()])));

    /// <summary>
    /// Whether an answer of <c>IsConnected()</c> may decide what happens after a connect call: not as the condition of the
    /// message loop, not before a disconnect, not before the connect call itself.
    /// </summary>
    private static bool Decides(IInvocationOperation asked, IEnumerable<IInvocationOperation> connects)
    {
        if (asked.LoopsAround().FirstOrDefault() is IWhileLoopOperation { Condition: { } condition } loop
            && condition.Syntax.Span.Contains(asked.Syntax.Span)
            && loop.Body.DescendantsAndSelf().Any(static part => part.Callee()?.Name is LifecycleNames.ProcessMessages or LifecycleNames.WaitForSignal))
        {
            return false;
        }

        for (var (o, child) = (asked.Parent, (IOperation)asked); o is not null; (o, child) = (o.Parent, o))
        {
            if (o is IConditionalOperation choice && choice.Condition == child)
            {
                var calls = choice.WhenTrue.DescendantsAndSelf().Select(static part => part.Callee()).OfType<IMethodSymbol>().ToList();
                var onlyCloses = choice.WhenFalse is null
                    && calls.Exists(static callee => callee.Name == ApiNames.Disconnect)
                    && calls.TrueForAll(static callee => callee.Name == ApiNames.Disconnect || RuntimeApis.OnlyReports(callee));
                var onlyOpens = connects.Any(connect => connect.Syntax.SpanStart > asked.Syntax.SpanStart
                    && !connect.LoopsAround().Any());
                return !onlyCloses && !onlyOpens;
            }

            if (o is not (IUnaryOperation or IParenthesizedOperation or IBinaryOperation or IConditionalAccessOperation or IConversionOperation or ICoalesceOperation))
            {
                return true;
            }
        }

        return true;
    }

    private bool IsLookedFor(INamedTypeSymbol type)
        => Ready(type).Any(IsAwaitedWithLimit) || Errors(type).Any(IsHandled);

    private IEnumerable<IOperation> Ready(INamedTypeSymbol type)
        => ((string[])[LifecycleNames.NextValidId, LifecycleNames.ConnectAck])
            .SelectMany(name => wrappers.Callbacks(type, name))
            .Where(static callback => !callback.IsWithin(ApiNames.Namespace))
            .Select(callback => reach.Bodies.Of(callback))
            .OfType<IOperation>();

    /// <summary>Whether something waits for what a callback sets, and not for ever.</summary>
    private bool IsAwaitedWithLimit(IOperation callback)
    {
        var reached = reach.From([ReachedCode.All(callback, ReachWay.SameThread)], states: 1);
        return reached.Reads.Any(static read => HasLimit(read));
    }

    private static bool HasLimit(IOperation read)
    {
        var whole = read.WholeExpression();
        if (CodeReach.IsAwaited(read))
        {
            // An asynchronous wait may have its limit anywhere.
            return whole.DescendantsAndSelf().Any(static part => part is IAwaitOperation
                || (part is IInvocationOperation { Arguments.Length: > 0 } call && RuntimeApis.Waits(call.TargetMethod)));
        }

        // A loop that waits for the state may count, or have another way out.
        return read.LoopsAround().Any(loop => IsLimited(loop, read)
            && loop.DescendantsAndSelf().Any(static part => part.Callee() is { } callee && RuntimeApis.TakesTime(callee)));
    }

    private static bool IsLimited(ILoopOperation loop, IOperation read)
        => loop switch
        {
            IForLoopOperation or IForEachLoopOperation => true,
            IWhileLoopOperation { Condition: { } condition } => !condition.Syntax.Span.Contains(read.Syntax.Span)
                || condition.DescendantsAndSelf().Any(static part => part is IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And })
                || loop.Body.OwnOperations().Any(static part => part is IBranchOperation { BranchKind: BranchKind.Break } or IReturnOperation or IThrowOperation),
            _ => true,
        };

    /// <summary>The bodies that hear of a connection which did not come about.</summary>
    private IEnumerable<IOperation> Errors(INamedTypeSymbol type)
    {
        var coded = wrappers.CodedError(type)?.Method;
        foreach (var callback in wrappers.Callbacks(type, LifecycleNames.Error))
        {
            if (!callback.IsWithin(ApiNames.Namespace) && reach.Bodies.Of(callback) is { } body
                && (!callback.IsSameAs(coded) || KnowsRefusal(body)))
            {
                yield return body;
            }
        }
    }

    /// <summary>Whether a coded <c>error</c>, with what it calls, knows the codes of a connection that did not come about.</summary>
    private bool KnowsRefusal(IOperation body)
        => reach.From([ReachedCode.All(body, ReachWay.SameThread)], states: 0).Code
            .SelectMany(static code => code.Function.OwnOperations())
            .Any(static part => part.ConstantValue is { HasValue: true, Value: LifecycleNames.CouldNotConnect or LifecycleNames.NotConnected });

    private bool IsHandled(IOperation body)
    {
        var reached = reach.From([ReachedCode.All(body, ReachWay.SameThread)], MoreThanLogging, states: 1);
        return reached.Has(MoreThanLogging) || reached.Reads.Any(static read => AssignedValue.To(read).Definition is null && Decides(read));
    }

    /// <summary>Whether a look at a state chooses or waits, rather than shows it.</summary>
    private static bool Decides(IOperation read)
    {
        var whole = read.WholeExpression();
        return CodeReach.IsAwaited(read)
            || whole.Parent is IConditionalOperation { Type: null } or ILoopOperation or ISwitchOperation
            || whole.DescendantsAndSelf().Any(static part => part is IConditionalOperation or IThrowOperation);
    }
}
