using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Callbacks;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Waits;

/// <summary>
/// What the callbacks of a new session set, and where the program looks at it. Worked out when first asked for; shared by all who
/// search one compilation.
/// </summary>
internal sealed class SessionStates
{
    private readonly SourceSearch _search;
    private readonly IbApiSymbols _symbols;
    private readonly ImmutableArray<string> _copiedAssemblies;
    private readonly Dictionary<string, Reach> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<IOperation>> _reads = new(StringComparer.Ordinal);
    private HashSet<SyntaxNode>? _looks;

    private SessionStates(SourceSearch search, IbApiSymbols symbols, ImmutableArray<string> copiedAssemblies)
    {
        _search = search;
        _symbols = symbols;
        _copiedAssemblies = copiedAssemblies;
    }

    /// <summary>Those of the compilation that is searched.</summary>
    public static SessionStates In(SourceSearch search, IbApiSymbols symbols, ImmutableArray<string> copiedAssemblies)
        => search.Part(search => new SessionStates(search, symbols, copiedAssemblies));

    private WrapperTypes Wrappers => WrapperTypes.In(_search, _symbols, _copiedAssemblies);

    /// <summary>Whether callbacks may tell of a session that are not visible, or lead where the model cannot see.</summary>
    public bool MayBeSetUnseen
        => Wrappers.MayBeOthers || Wrappers.Types.IsEmpty || LifecycleNames.ReadyCallbacks.Any(callback => Of(callback).Has(ReachedEffects.Unknown));

    /// <summary>What a callback leads to, on any of the wrappers.</summary>
    public Reach Of(string callback)
    {
        if (!_known.TryGetValue(callback, out var found))
        {
            // A walk of its own, so that the answer does not depend on what was asked before.
            var (reach, wrappers) = (new CodeReach(_search, _symbols), Wrappers);
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
        var looks = _looks ??= [.. LifecycleNames.ReadyCallbacks.Append(ApiNames.ManagedAccounts).SelectMany(callback => ReadsOf(callback)).Select(static read => read.Syntax)];
        return looks.Count > 0 && expression.DescendantsAndSelf().Any(part => looks.Contains(part.Syntax));
    }

    /// <summary>
    /// The places that look at what a callback sets. The public members of a library are among it: others may look at them as
    /// well, but nobody else gives a session its number.
    /// </summary>
    public ImmutableArray<IOperation> ReadsOf(string callback)
    {
        if (!_reads.TryGetValue(callback, out var reads))
        {
            var found = Of(callback);
            var reach = new CodeReach(_search, _symbols);
            reads = found.Reads.AddRange(found.Code
                .Where(static code => code.Way != ReachWay.State)
                .SelectMany(static code => code.Function.OwnOperations().OfType<IMemberReferenceOperation>())
                .Where(static reference => reference is IFieldReferenceOperation or IPropertyReferenceOperation && AssignedValue.To(reference).Definition is not null)
                .Select(static reference => reference.Member.Definition())
                .Distinct<ISymbol>(SymbolEqualityComparer.Default)
                .Where(member => reach.Repetitions.IsSeenOutside(member) && !member.IsWithin(ApiNames.SourceNamespaces))
                .Select(member => reach.Uses.Of(member))
                .Where(static uses => !uses.IsDefault)
                .SelectMany(static uses => uses));
            _reads.Add(callback, reads);
        }

        return reads;
    }

    /// <summary>The functions that a callback runs itself, or hands to another thread.</summary>
    public ImmutableHashSet<SyntaxNode> CodeOf(string callback)
        => Of(callback).Code
            .Where(static code => code.Way != ReachWay.State)
            .Select(static code => code.Function.Syntax)
            .ToImmutableHashSet();
}
