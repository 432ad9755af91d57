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
/// Whether a lost connection leads anywhere: from what announces it, or because something keeps an eye on the connection.
/// In doubt it does: a program that connects again in a way that is not understood must not be told that it does not.
/// </summary>
internal sealed class LossHandling(
    SourceSearch search, IbApiSymbols symbols, CodeReach reach, ClientCalls calls, OriginResolver resolver, WrapperTypes wrappers)
{
    /// <summary>The wrappers of connections whose loss leads nowhere, by path and position.</summary>
    public ImmutableArray<UnhandledLoss> Unhandled(ImmutableArray<IInvocationOperation> connects)
    {
        var used = Used(connects);
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

    /// <summary>The wrappers that are connected; all of them where that cannot be told, none where others may be.</summary>
    private ImmutableArray<INamedTypeSymbol> Used(ImmutableArray<IInvocationOperation> connects)
    {
        var use = new WrapperUse(symbols, resolver, wrappers);
        var found = new List<INamedTypeSymbol>();
        foreach (var connect in connects)
        {
            var types = use.Of(connect);
            if (types.IsDefault)
            {
                // Any of several may be meant: none is accused for another's lack.
                return wrappers.MayBeOthers || wrappers.Types.Length > 1 ? ImmutableArray<INamedTypeSymbol>.Empty : wrappers.Types;
            }

            found.AddRange(types);
        }

        return wrappers.Types.Where(type => found.Contains(type, SymbolEqualityComparer.Default)).ToImmutableArray();
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
        var starts = new List<ReachedCode>();
        foreach (var callback in Announcements(type))
        {
            if (callback.IsWithin(ApiNames.Namespace))
            {
                continue;
            }

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

    private IEnumerable<IMethodSymbol> Announcements(INamedTypeSymbol type)
        => wrappers.Callbacks(type, LifecycleNames.ConnectionClosed).Concat(wrappers.Callbacks(type, LifecycleNames.Error));

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
                        yield return ReachedCode.From(o.FunctionAround(), start, ReachWay.SameThread);
                    }
                }
            }
        }
    }

    private UnhandledLoss? Finding(INamedTypeSymbol type, ImmutableArray<CodePlace> connects)
    {
        var callback = wrappers.Callback(type, LifecycleNames.ConnectionClosed);
        var isInherited = callback is null || callback.IsWithin(ApiNames.Namespace);
        var declared = isInherited ? type : (ISymbol)(callback!.PartialImplementationPart ?? callback);
        var place = declared.Locations
            .Where(static location => location.IsInSource)
            .Select(static location => new CodePlace(location.SourceTree!, location.SourceSpan))
            .Where(candidate => !GeneratedCode.Contains(candidate.Tree, search.CancellationToken))
            .OrderBy(static candidate => candidate)
            .Cast<CodePlace?>()
            .FirstOrDefault();
        return place is { } found
            ? new UnhandledLoss(found, isInherited ? type.Name : declared.ContainingType.Name, isInherited, symbols.Announcement, connects)
            : null;
    }
}
