using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Callbacks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Waits;

/// <summary>
/// What the callbacks of a new session set, and where the program looks at it. Worked out when first asked for. Lives as long
/// as one closure.
/// </summary>
internal sealed class SessionStates(CodeReach reach, WrapperTypes wrappers)
{
    private readonly Dictionary<string, Reach> _known = new(StringComparer.Ordinal);
    private HashSet<SyntaxNode>? _looks;

    /// <summary>Whether callbacks may tell of a session that are not visible, or lead where the model cannot see.</summary>
    public bool MayBeSetUnseen
        => wrappers.MayBeOthers || wrappers.Types.IsEmpty || LifecycleNames.ReadyCallbacks.Any(callback => Of(callback).Has(ReachedEffects.Unknown));

    /// <summary>What a callback leads to, on any of the wrappers.</summary>
    public Reach Of(string callback)
    {
        if (!_known.TryGetValue(callback, out var found))
        {
            found = reach.From(
                wrappers.Types
                    .SelectMany(type => wrappers.Callbacks(type, callback))
                    .Where(static method => !method.IsWithin(ApiNames.Namespace))
                    .Select(method => reach.Bodies.Of(method))
                    .OfType<IOperation>()
                    .Select(static body => ReachedCode.All(body, ReachWay.SameThread)),
                states: WaitLimits.States);
            _known.Add(callback, found);
        }

        return found;
    }

    /// <summary>Whether an expression looks at what the callbacks set.</summary>
    public bool IsAskedIn(IOperation expression)
    {
        var looks = _looks ??= [.. LifecycleNames.ReadyCallbacks.Append(ApiNames.ManagedAccounts).SelectMany(callback => Of(callback).Reads).Select(static read => read.Syntax)];
        return looks.Count > 0 && expression.DescendantsAndSelf().Any(part => looks.Contains(part.Syntax));
    }

    /// <summary>The functions that a callback runs itself, or hands to another thread.</summary>
    public ImmutableHashSet<SyntaxNode> CodeOf(string callback)
        => Of(callback).Code
            .Where(static code => code.Way != ReachWay.State)
            .Select(static code => code.Function.Syntax)
            .ToImmutableHashSet();
}
