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
/// Finds connect calls that certainly run again while every reader of their client is made once: it ends with its session.
/// Lives as long as one closure.
/// </summary>
/// <param name="search">The project.</param>
/// <param name="readers">The project's readers.</param>
/// <param name="exposure">Whether readers may be made out of sight.</param>
/// <param name="reach">Where control goes.</param>
/// <param name="callbacks">The bodies that the API runs.</param>
internal sealed class ReusedReaders(
    SourceSearch search, ReaderObjects readers, ClientExposure exposure, CodeReach reach, System.Func<IEnumerable<IOperation>> callbacks)
{
    private Reach? _fromCallbacks;

    /// <param name="connects">The calls of the API's connect method.</param>
    public ImmutableArray<ReusedReader> Find(ImmutableArray<IInvocationOperation> connects)
    {
        if (readers.All.IsEmpty || connects.Length > ReaderLimits.Connects || readers.All.Length > ReaderLimits.Uses)
        {
            return ImmutableArray<ReusedReader>.Empty;
        }

        var found = ImmutableArray.CreateBuilder<ReusedReader>();
        foreach (var connect in connects)
        {
            var own = readers.For(connect);
            if (!own.IsEmpty
                && !GeneratedCode.Contains(connect.Syntax.SyntaxTree, search.CancellationToken)
                && own.All(static reader => reader.Object is not null)
                && own.All(reader => reach.Repetitions.Of(reader.Creation) == Repetition.Once)
                && new Again(reach, own).Runs(connect)
                && !exposure.IsHandedOut(connect)
                && !own.Any(IsMadeByCallback))
            {
                found.Add(new ReusedReader(
                    CodePlace.Of(connect.Syntax),
                    NameOf(connect),
                    NameOf(own[0].Creation),
                    own.Select(static reader => CodePlace.Of(reader.Creation.Syntax)).ToImmutableArray()));
            }
        }

        return found.ToImmutable();
    }

    private string NameOf(IOperation operation)
        => reach.Repetitions.MethodOf(operation.Root())?.DisplayName() ?? LifecycleNames.TopLevel;

    /// <summary>A callback of each session, such as the one that says that it stands, makes a reader each time.</summary>
    private bool IsMadeByCallback(ReaderObject reader)
    {
        _fromCallbacks ??= reach.From(callbacks().Select(static body => ReachedCode.All(body, ReachWay.SameThread)));
        var function = reader.Creation.FunctionAround().Syntax;
        return _fromCallbacks.Code.Any(code => code.Function.Syntax == function && code.Region.Contains(reader.Creation.Syntax.SpanStart));
    }

    /// <summary>One question whether a connect call runs again, with what it has gone through.</summary>
    private sealed class Again(CodeReach reach, ImmutableArray<ReaderObject> own)
    {
        private readonly HashSet<SyntaxNode> _met = [];

        public bool Runs(IOperation operation)
        {
            var function = operation.FunctionAround();
            if (operation.LoopsAround().Any(loop => CodeRepetition.GoesOn(loop, operation) && !IsLeftForReader(loop, function)))
            {
                return true;
            }

            if (!_met.Add(function.Syntax) || _met.Count > ReaderLimits.Callers)
            {
                return false;
            }

            if (function is IAnonymousFunctionOperation)
            {
                return IsHandedToRepeat(function);
            }

            return reach.Repetitions.MethodOf(function) is { } method
                && (IsAnnouncement(method)
                    || reach.Callers.Of(method).Any(site => Runs(site.Operation))
                    || reach.Callers.ReferencesTo(method).Any(IsHandedToRepeat));
        }

        /// <summary>What the API calls when a connection is lost or does not come about.</summary>
        private static bool IsAnnouncement(IMethodSymbol method)
            => method.Name is LifecycleNames.ConnectionClosed or LifecycleNames.Error
                && method.WithInheritedContracts().Any(static contract => contract.IsWithin(ApiNames.Namespace));

        private bool IsHandedToRepeat(IOperation function)
            => function.Consumer() switch
            {
                IArgumentOperation { Parent: { } call } => call.Callee() is { } callee
                    && (RuntimeApis.IsThread(callee) || RuntimeApis.IsTask(callee) ? Runs(call) : RuntimeApis.IsTimer(callee)),
                IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation { Event: var @event } }
                    => RuntimeApis.IsTimer(@event) || RunsWhereRaised(@event),
                _ => false,
            };

        private bool RunsWhereRaised(IEventSymbol @event)
            => !@event.IsWithin(ApiNames.Namespace)
                && reach.Uses.Of(@event) is { IsDefault: false } uses
                && uses.Any(use => use.Parent is not IEventAssignmentOperation && Runs(use));

        /// <summary>Whether a reader is made behind a loop: then the loop tries until the first connection stands.</summary>
        private bool IsLeftForReader(ILoopOperation loop, IOperation function)
        {
            return own.Any(reader => IsBehind(reader.Creation)
                || (reach.Repetitions.MethodOf(reader.Creation.FunctionAround()) is { } maker
                    && reach.Callers.Of(maker).Any(site => IsBehind(site.Operation))));

            bool IsBehind(IOperation operation)
                => operation.FunctionAround() == function && operation.Syntax.SpanStart >= loop.Syntax.Span.End;
        }
    }
}
