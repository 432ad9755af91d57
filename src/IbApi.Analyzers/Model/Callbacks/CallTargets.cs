using System.Collections.Generic;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>Whose method is called.</summary>
internal enum CallTargetKind
{
    /// <summary>One that does nothing but what its effects say.</summary>
    Told,

    /// <summary>Whatever a delegate holds.</summary>
    Delegate,

    /// <summary>One of the API's client.</summary>
    Client,

    /// <summary>The project's own.</summary>
    Source,

    /// <summary>One of .NET, which may change what it is called on.</summary>
    System,
}

/// <summary>What a call of a method means to whoever follows control.</summary>
/// <param name="Kind">Whose the method is.</param>
/// <param name="Effects">What it does, for those of which nothing more is to be known.</param>
/// <param name="Changes">Whether a method of .NET changes what it is called on.</param>
/// <param name="IsPulse">Whether it wakes up who waits for its argument.</param>
internal readonly record struct CallTarget(CallTargetKind Kind, ReachedEffects Effects = ReachedEffects.None, bool Changes = false, bool IsPulse = false);

/// <summary>
/// Tells the methods that are called apart, each of them once: their namespaces and names are compared with many. Shared by all
/// who search one compilation.
/// </summary>
internal sealed class CallTargets(SourceSearch search, IbApiSymbols symbols)
{
    private readonly Dictionary<IMethodSymbol, CallTarget> _known = new(SymbolEqualityComparer.Default);

    /// <summary>What a call means.</summary>
    /// <param name="method">The definition of the method that is called.</param>
    public CallTarget Of(IMethodSymbol method)
    {
        if (!_known.TryGetValue(method, out var target))
        {
            target = Find(method);
            _known.Add(method, target);
        }

        return target;
    }

    private CallTarget Find(IMethodSymbol method)
        => method.MethodKind is MethodKind.DelegateInvoke ? new CallTarget(CallTargetKind.Delegate)
            : symbols.IsDeclaredByApi(method) ? new CallTarget(CallTargetKind.Client)

            // The API's other members, such as the empty bodies that a callback overrides.
            : method.IsWithin(ApiNames.SourceNamespaces) ? new CallTarget(CallTargetKind.Told)
            : method.IsInSourceOf(search.Compilation) ? new CallTarget(CallTargetKind.Source)
            : RuntimeApis.EndsProcess(method) ? new CallTarget(CallTargetKind.Told, ReachedEffects.EndsProcess)
            : RuntimeApis.Retries(method) ? new CallTarget(CallTargetKind.Told, ReachedEffects.Retries)

            // Only people read it.
            : RuntimeApis.OnlyReports(method) ? new CallTarget(CallTargetKind.Told)
            : RuntimeApis.IsUserInterface(method) ? new CallTarget(CallTargetKind.Told, ReachedEffects.ShowsUser)
            : !RuntimeApis.IsSystem(method) ? new CallTarget(CallTargetKind.Told, ReachedEffects.Unknown)
            : new CallTarget(CallTargetKind.System, Changes: RuntimeApis.Changes(method), IsPulse: method.Name is "Pulse" or "PulseAll");
}
