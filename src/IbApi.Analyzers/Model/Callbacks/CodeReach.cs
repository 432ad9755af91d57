using System;
using System.Collections.Generic;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// Follows control forwards from a callback, or from a stretch of it: over calls and their overrides, events and their
/// handlers, delegates, lambdas, threads and timers, and through state that something else reads. Where it goes on
/// unseen the answer says so. Lives as long as one closure.
/// </summary>
internal sealed partial class CodeReach
{
    private readonly SourceSearch _search;
    private readonly IbApiSymbols _symbols;
    private readonly BodyFacts _bodies;
    private readonly CallerIndex _callers;
    private readonly MemberWrites _writes;
    private readonly CodeIndex _code;
    private readonly CallTargets _targets;

    public CodeReach(SourceSearch search, IbApiSymbols symbols)
    {
        _search = search;
        _symbols = symbols;
        _bodies = BodyFacts.In(search);
        _callers = CallerIndex.In(search);
        _writes = MemberWrites.In(search);
        _code = CodeIndex.In(search);
        _targets = search.Part(search => new CallTargets(search, symbols));
        Uses = MemberUses.In(search);
        Repetitions = new CodeRepetition(search, _callers, Uses);
    }

    /// <summary>Where members are used.</summary>
    public MemberUses Uses { get; }

    /// <summary>Whether code runs again.</summary>
    public CodeRepetition Repetitions { get; }

    /// <summary>The calls of the project's methods.</summary>
    public CallerIndex Callers => _callers;

    /// <summary>The bodies of the project's methods.</summary>
    public BodyFacts Bodies => _bodies;

    /// <summary>The writes of the project's members.</summary>
    public MemberWrites Writes => _writes;

    /// <summary>What is reached from some code.</summary>
    /// <param name="starts">The code.</param>
    /// <param name="enough">The effects at which the walk may end: the answer is known then.</param>
    /// <param name="states">The states that may stand between; none to stay with calls, events and delegates.</param>
    public Reach From(IEnumerable<ReachedCode> starts, ReachedEffects enough = ReachedEffects.None, int states = ReachLimits.States)
    {
        var walk = new Walk(this, enough, states);
        foreach (var start in starts)
        {
            walk.Add(start);
        }

        return walk.Run();
    }

    /// <summary>What runs with some code for certain, on its thread and before it goes on.</summary>
    public Reach OnSameThread(IEnumerable<ReachedCode> starts)
    {
        var walk = new Walk(this, ReachedEffects.None, mostStates: 0) { Furthest = ReachWay.SameThread };
        foreach (var start in starts)
        {
            walk.Add(start);
        }

        return walk.Run();
    }

    /// <summary>What is reached from the code that looks at a state: from each place on at which it is looked at.</summary>
    /// <param name="reads">The places.</param>
    /// <param name="enough">The effects at which the walk may end.</param>
    /// <param name="least">The least repetition of a function that counts as looking again.</param>
    public Reach FromReads(IEnumerable<IOperation> reads, ReachedEffects enough, Repetition least)
    {
        var walk = new Walk(this, enough, ReachLimits.States) { LeastRepetition = least };
        foreach (var read in reads)
        {
            walk.AddReader(read);
        }

        return walk.Run();
    }

    /// <summary>Whether control stands still at the place until the state changes.</summary>
    public static bool IsAwaited(IOperation read)
    {
        var whole = read.WholeExpression();
        for (var o = read; o is not null; o = o.Parent)
        {
            if (o is IAwaitOperation || (o.Callee() is { } callee && RuntimeApis.Waits(callee) && !callee.Name.StartsWith("ReadLine", StringComparison.Ordinal)))
            {
                return true;
            }

            if (o == whole)
            {
                break;
            }
        }

        return read.Parent is IConditionalAccessOperation access && access.WhenNotNull.Callee() is { } next && RuntimeApis.Waits(next);
    }

    /// <summary>
    /// Whether a lambda, a method group or what holds a delegate is certainly run where it stands, before control goes on.
    /// </summary>
    private bool IsRunInPlace(IOperation function, int depth = 0)
    {
        if (function.Parent is IConditionalAccessOperation { WhenNotNull: IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } } access
            && access.Operation == function)
        {
            return true;
        }

        switch (function.Consumer())
        {
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } or IRaiseEventOperation:
                return true;
            case IArgumentOperation { Parent: { } call, Parameter: { } parameter } when call.Callee()?.Definition() is { } callee:
                return callee.IsInSourceOf(_search.Compilation)
                    ? depth < ReachLimits.HandedOn && !callee.IsOverridable() && RunsInPlace(callee, parameter.Ordinal, depth + 1)
                    : RuntimeApis.RunsInPlace(callee);
            default:
                return false;
        }
    }

    /// <summary>Whether a method runs what it is given before it returns.</summary>
    private bool RunsInPlace(IMethodSymbol method, int ordinal, int depth)
        => !method.IsAsync && _bodies.Of(method) is { } body
            && body.OwnOperations().Any(operation => operation is IParameterReferenceOperation { Parameter: { } parameter }
                && parameter.Ordinal == ordinal && parameter.ContainingSymbol.IsSameAs(method) && IsRunInPlace(operation, depth));
}
