using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// Whether a lost connection leads anywhere: from what announces it, or because something keeps an eye on the connection.
/// In doubt it does: a program that connects again in a way that is not understood must not be told that it does not.
/// </summary>
internal sealed class LossHandling(
    SourceSearch search, IbApiSymbols symbols, CodeReach reach, ClientCalls calls, WrapperTypes wrappers)
{
    /// <summary>The wrappers of connections whose loss leads nowhere, by path and position.</summary>
    /// <param name="used">The wrappers that are connected.</param>
    /// <param name="connects">The connect calls.</param>
    public ImmutableArray<UnhandledLoss> Unhandled(ImmutableArray<INamedTypeSymbol> used, ImmutableArray<IInvocationOperation> connects)
    {
        if (used.IsEmpty || IsWatched(connects))
        {
            return ImmutableArray<UnhandledLoss>.Empty;
        }

        var letsUserConnect = connects.Any(connect => reach.Repetitions.Of(connect) == Repetition.ByUser) || reach.Repetitions.IsLibrary;
        var places = connects.Select(static connect => CodePlace.Of(connect.Syntax)).Distinct().OrderBy(static place => place).ToImmutableArray();
        return used
            .Where(type => !LeadsSomewhere(type, letsUserConnect))
            .Select(type => Finding(type, places))
            .OfType<UnhandledLoss>()
            .GroupBy(static loss => loss.Place)
            .Select(static group => group.First())
            .OrderBy(static loss => loss.Place)
            .ToImmutableArray();
    }

    /// <summary>Whether something connects again by itself: a loop or timer around the connect call, or one that looks at the connection.</summary>
    private bool IsWatched(ImmutableArray<IInvocationOperation> connects)
        => connects.Any(connect => reach.Repetitions.Of(connect) == Repetition.Repeats)
            || !calls.ReferencesTo(ApiNames.Connect).IsEmpty
            || reach.FromReads(
                    calls.Of(LifecycleNames.IsConnected).Concat<IOperation>(calls.ReferencesTo(LifecycleNames.IsConnected)),
                    ReachedEffects.LeadsSomewhere,
                    Repetition.Repeats)
                .Has(ReachedEffects.LeadsSomewhere);

    private bool LeadsSomewhere(INamedTypeSymbol type, bool letsUserConnect)
    {
        var coded = wrappers.CodedError(type)?.Method;
        var announcements = wrappers.Callbacks(type, LifecycleNames.ConnectionClosed)
            .Concat(wrappers.Callbacks(type, LifecycleNames.Error))
            .Where(static callback => !callback.IsWithin(ApiNames.Namespace))
            .ToList();
        return LeadsSomewhere(announcements.Where(callback => !callback.IsSameAs(coded)), letsUserConnect)

            // To list every message is not to tell the user that the connection is gone.
            || LeadsSomewhere(announcements.Where(callback => callback.IsSameAs(coded)), letsUserConnect: false);
    }

    private bool LeadsSomewhere(IEnumerable<IMethodSymbol> announcements, bool letsUserConnect)
    {
        var starts = new List<ReachedCode>();
        foreach (var callback in announcements)
        {
            if (reach.Bodies.Of(callback) is not { } body)
            {
                return true;
            }

            starts.Add(ReachedCode.All(body, ReachWay.SameThread));
        }

        var found = reach.From(starts, ReachedEffects.LeadsSomewhere);
        return found.Has(ReachedEffects.LeadsSomewhere)
            || (letsUserConnect && found.Has(ReachedEffects.ShowsUser))
            || (found.Has(ReachedEffects.Throws) && reach.From(CatchesAroundLoop(), ReachedEffects.LeadsSomewhere).Has(ReachedEffects.LeadsSomewhere));
    }

    /// <summary>Where an exception goes that leaves a callback: to whoever catches it around the message loop.</summary>
    private IEnumerable<ReachedCode> CatchesAroundLoop()
    {
        foreach (var tree in search.TreesWith(LifecycleNames.ProcessMessages))
        {
            foreach (var token in search.Tokens(tree, LifecycleNames.ProcessMessages, WordFollower.Parenthesis))
            {
                var call = search.OperationAround<IInvocationOperation>(
                    token, static candidate => candidate.TargetMethod.Name == LifecycleNames.ProcessMessages, climb: 2);
                for (var o = call?.Parent; o is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; o = o.Parent)
                {
                    if (o is ITryOperation { Catches.IsEmpty: false } attempt)
                    {
                        var start = o.LoopsAround().Select(static loop => loop.Syntax.SpanStart)
                            .Append(attempt.Catches[0].Syntax.SpanStart)
                            .Min();
                        yield return ReachedCode.Behind(o.FunctionAround(), start, ReachWay.SameThread);
                    }
                }
            }
        }
    }

    private UnhandledLoss? Finding(INamedTypeSymbol type, ImmutableArray<CodePlace> connects)
        => wrappers.PlaceOf(type, wrappers.Callback(type, LifecycleNames.ConnectionClosed)) is { } callback
            ? new UnhandledLoss(callback.Place, callback.Type, callback.IsInherited, symbols.Announcement, connects)
            : null;
}
