using System.Collections.Generic;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// Whether time may pass in a call before it returns: a delay, a wait, or code that cannot be seen. Lives as long as one closure.
/// </summary>
internal sealed class Pauses(SourceSearch search, CodeReach reach)
{
    private readonly Dictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);
    private readonly CompletedTasks _tasks = new(search, reach.Bodies);

    /// <summary>Whether it may in an operation by itself, whatever its operands do.</summary>
    public bool MayBeIn(IOperation operation)
        => operation switch
        {
            IAwaitOperation { Operation: var awaited } => !IsOver(awaited),
            IDynamicInvocationOperation or IInvalidOperation or IForEachLoopOperation { IsAsynchronous: true }
                or IUsingOperation { IsAsynchronous: true } or IUsingDeclarationOperation { IsAsynchronous: true } => true,
            _ when BlockingApis.Of(operation) is { } call => call.Bound != WaitBound.Zero,
            IInvocationOperation or IObjectCreationOperation => operation.Callee() is { } callee && MayBeIn(callee),
            _ => false,
        };

    /// <summary>
    /// Whether what is awaited adds nothing to the call that brings it: it is complete, only lets others run, or is the task of an
    /// asynchronous method of the project, whose own awaits are looked at for themselves.
    /// </summary>
    private bool IsOver(IOperation awaited)
        => _tasks.IsMadeComplete(awaited)
            || (BlockingApis.TaskBehind(awaited) is IInvocationOperation { TargetMethod: var method }
                && (WaitApis.IsYield(method)
                    || (method.IsAsync && BlockingApis.IsTask(method.ReturnType) && !method.IsOverridable() && method.IsInSourceOf(search.Compilation))));

    /// <summary>Whether it may in a method.</summary>
    public bool MayBeIn(IMethodSymbol method)
    {
        method = method.Definition();
        if (method.IsWithin(ApiNames.SourceNamespaces))
        {
            return method.Name == LifecycleNames.WaitForSignal;
        }

        if (RuntimeApis.OnlyReports(method))
        {
            return false;
        }

        if (!method.IsInSourceOf(search.Compilation))
        {
            return !RuntimeApis.IsSystem(method) || RuntimeApis.Waits(method) || method.MethodKind == MethodKind.DelegateInvoke;
        }

        if (!_known.TryGetValue(method, out var may))
        {
            may = !IsWrittenByCompiler(method)
                && (method.IsOverridable() || reach.Bodies.Of(method) is not { } body || MayBeInBody(body));
            _known.Add(method, may);
        }

        return may;
    }

    private static bool IsWrittenByCompiler(IMethodSymbol method)
        => method.IsImplicitlyDeclared || (method.MethodKind is MethodKind.PropertyGet or MethodKind.PropertySet && !method.IsOverridable());

    private bool MayBeInBody(IOperation body)
    {
        var reached = reach.From([ReachedCode.All(body, ReachWay.SameThread)], ReachedEffects.Unknown, states: 0);
        return reached.Has(ReachedEffects.Unknown)
            || reached.Code.Where(static code => !IsElsewhere(code)).SelectMany(static code => code.Operations()).Any(PausesItself);
    }

    /// <summary>Calls of the project's own code are reached themselves.</summary>
    private bool PausesItself(IOperation operation)
        => operation.Callee() is { } callee && callee.IsInSourceOf(search.Compilation) && !callee.IsWithin(ApiNames.SourceNamespaces)
            ? false
            : MayBeIn(operation);

    /// <summary>Whether code was handed to another thread on its way, which nobody waits for.</summary>
    private static bool IsElsewhere(ReachedCode code)
    {
        for (var c = code; c.From is not null; c = c.From)
        {
            if (c.At is IAnonymousFunctionOperation or IMethodReferenceOperation
                && c.At.Consumer() is IArgumentOperation { Parent: { } call } && call.Callee() is { } callee
                && RuntimeApis.IsSystem(callee) && RuntimeApis.RunsElsewhere(callee))
            {
                return true;
            }
        }

        return false;
    }
}
