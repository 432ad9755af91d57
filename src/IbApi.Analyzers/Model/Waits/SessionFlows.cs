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

/// <summary>How far a client has got to a session, the stage that decides where ways meet last.</summary>
internal enum SessionStage
{
    /// <summary>Nothing gets there.</summary>
    Unreached,

    /// <summary>Not connected here.</summary>
    Away,

    /// <summary>Connected, and asked already: one early request is told, and not all that follow.</summary>
    Asked,

    /// <summary>Connected, and a fixed time let pass.</summary>
    Paused,

    /// <summary>Connected, and nothing waited for.</summary>
    Opened,

    /// <summary>Waited for, or may have been.</summary>
    Waited,
}

/// <summary>How far a client has got at one place.</summary>
/// <param name="Stage">How far.</param>
/// <param name="Connect">The connect call in this function.</param>
/// <param name="ConnectName">What is called there.</param>
/// <param name="Api">The call of the API's own connect method.</param>
/// <param name="Pause">The fixed delay since.</param>
internal readonly record struct SessionState(SessionStage Stage, CodePlace Connect, string ConnectName, IInvocationOperation? Api, CodePlace Pause)
{
    public static readonly SessionState Away = new(SessionStage.Away, default, string.Empty, null, default);
    public static readonly SessionState Asked = new(SessionStage.Asked, default, string.Empty, null, default);
    public static readonly SessionState Waited = new(SessionStage.Waited, default, string.Empty, null, default);

    /// <summary>Whether a request would be early.</summary>
    public bool IsEarly => Stage is SessionStage.Opened or SessionStage.Paused;
}

/// <summary>
/// Follows a client from its connect call through one body, and through the methods that are called there. Lives as long as
/// one closure.
/// </summary>
internal sealed class SessionFlows(SourceSearch search, IbApiSymbols symbols, CodeReach reach, SessionStates states, ImmutableArray<IInvocationOperation> connects)
{
    private readonly Dictionary<SyntaxNode, IInvocationOperation> _connects = connects.ToDictionary(static connect => connect.Syntax);
    private readonly Dictionary<IMethodSymbol, ImmutableDictionary<string, SessionState>> _clients = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, bool> _mayWait = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, bool> _pauses = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<(SyntaxNode, string), SessionFlow?> _flows = [];
    private HashSet<IMethodSymbol>? _connecting;
    private int _depth;

    public ClientKeys Keys { get; } = new(search, reach.Bodies);

    public SourceSearch Search => search;

    /// <summary>The connect call that an operation is; null for any other.</summary>
    public IInvocationOperation? ConnectAt(SyntaxNode syntax)
        => _connects.TryGetValue(syntax, out var connect) ? connect : null;

    /// <summary>The connect call that has been made when an <c>await Task.Run(() => client.eConnect(…))</c> is over; null for any other.</summary>
    public IInvocationOperation? ConnectAwaitedBy(IAwaitOperation awaited)
        => AwaitedCall(awaited) is { Arguments: [{ Value: var run }, ..] } call && RuntimeApis.StartsTask(call.TargetMethod)
            && run.Core() is IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body.Operations: [IExpressionStatementOperation { Operation: { } only }, ..] } lambda }
            && lambda.Body.Operations.Skip(1).All(static operation => operation.IsImplicit)
                ? ConnectAt(only.Syntax)
                : null;

    /// <summary>Whether a method is one of the API's client, or stands for it in an interface of the user's.</summary>
    public bool IsOfClient(IMethodSymbol method)
    {
        for (var m = method.Definition(); m is not null; m = m.OverriddenMethod?.Definition())
        {
            if (symbols.IsDeclaredByApi(m))
            {
                return true;
            }
        }

        return method.ContainingType?.TypeKind == TypeKind.Interface && StandsForClient(method);
    }

    private bool StandsForClient(IMethodSymbol method)
    {
        return connects.Any(connect => SymbolEqualityComparer.Default.Equals(connect.TargetMethod.ContainingType, method.ContainingType))
            && symbols.Sockets.Any(socket => ApiMembers(socket, method.Name));

        static bool ApiMembers(INamedTypeSymbol socket, string name)
        {
            for (var type = socket; type is not null; type = type.BaseType)
            {
                if (!type.GetMembers(name).IsEmpty)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The methods of the project from which a connect call is reached in a few calls.</summary>
    private HashSet<IMethodSymbol> Connecting()
    {
        if (_connecting is not null)
        {
            return _connecting;
        }

        _connecting = new(SymbolEqualityComparer.Default);
        var open = new Queue<(IOperation Operation, int Depth)>(connects
            .SelectMany(static connect => connect.FunctionAround() is IAnonymousFunctionOperation { Parent: { } around } ? new[] { connect, around } : [connect])
            .Select(static operation => (operation, 0)));
        while (open.Count > 0)
        {
            var (operation, depth) = open.Dequeue();
            if (depth < WaitLimits.Callers && reach.Repetitions.MethodOf(operation.FunctionAround()) is { MethodKind: not MethodKind.AnonymousFunction } method
                && _connecting.Add(method.Definition()))
            {
                foreach (var site in reach.Callers.Of(method))
                {
                    open.Enqueue((site.Operation, depth + 1));
                }
            }
        }

        return _connecting;
    }

    /// <summary>The clients that a function connects, itself or by what it calls.</summary>
    public ImmutableArray<string> ClientsOf(IOperation function)
    {
        List<string>? found = null;
        foreach (var part in function.OwnOperations())
        {
            if (part is not (IInvocationOperation or IObjectCreationOperation or IAwaitOperation))
            {
                continue;
            }

            if ((part is IAwaitOperation awaited ? ConnectAwaitedBy(awaited) : ConnectAt(part.Syntax)) is { } connect)
            {
                if (Keys.Of(connect.Instance) is { } key && found?.Contains(key) != true)
                {
                    (found ??= []).Add(key);
                }
            }
            else if (CalledIn(part) is { } method)
            {
                foreach (var pair in ClientsAfter(method))
                {
                    if (Keys.AtCall(pair.Key, method, part) is { } reached && found?.Contains(reached) != true)
                    {
                        (found ??= []).Add(reached);
                    }
                }
            }
        }

        return found?.ToImmutableArray() ?? ImmutableArray<string>.Empty;
    }

    /// <summary>
    /// Whether a function itself, or anything that it calls, leaves a client connected and nothing waited for; for else there is neither
    /// an early request in it, nor does it leave a client so.
    /// </summary>
    public bool MayBeEarlyIn(IOperation function, string client)
    {
        foreach (var part in function.OwnOperations())
        {
            if (part is not (IInvocationOperation or IObjectCreationOperation or IAwaitOperation))
            {
                continue;
            }

            if ((part is IAwaitOperation awaited ? ConnectAwaitedBy(awaited) : ConnectAt(part.Syntax)) is not null)
            {
                return true;
            }

            if (CalledIn(part) is { } method)
            {
                foreach (var pair in ClientsAfter(method))
                {
                    if (pair.Value.IsEarly && Keys.AtCall(pair.Key, method, part) == client)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <summary>What becomes of a client in a function; null when that cannot be told.</summary>
    public SessionFlow? In(IOperation function, string client)
    {
        if (!_flows.TryGetValue((function.Syntax, client), out var flow))
        {
            var graph = FlowGraphs.Of(
                function.Root(), function is ILocalFunctionOperation or IAnonymousFunctionOperation ? function : null, search.CancellationToken);
            flow = graph is null ? null : new SessionFlow(graph, this, function, client, search.CancellationToken);
            if (flow?.Run() != true)
            {
                flow = null;
            }

            _flows.Add((function.Syntax, client), flow);
        }

        return flow;
    }

    /// <summary>The method of the project whose code runs for a call; null where it is another's, or one of several.</summary>
    public IMethodSymbol? CalledIn(IOperation call)
    {
        if (call.Callee()?.Definition() is not { } method || !method.IsInSourceOf(search.Compilation) || method.IsWithin(ApiNames.SourceNamespaces)
            || method.MethodKind == MethodKind.DelegateInvoke)
        {
            return null;
        }

        if (call is not IInvocationOperation { Instance: { } receiver } || receiver.IsBase() || !method.IsOverridable())
        {
            return method;
        }

        var derived = search.FamilyOf(method.ContainingType).Derived;
        if (method.ContainingType.TypeKind != TypeKind.Interface)
        {
            return derived.IsEmpty && !method.IsAbstract ? method : null;
        }

        return OnlyFulfilling(method, derived);
    }

    private static IMethodSymbol? OnlyFulfilling(IMethodSymbol method, ImmutableArray<INamedTypeSymbol> derived)
    {
        var fulfilled = derived
            .Where(static type => type.TypeKind is TypeKind.Class or TypeKind.Struct)
            .Select(type => type.FindImplementationForInterfaceMember(method) as IMethodSymbol)
            .Distinct(SymbolEqualityComparer.Default)
            .ToList();
        return fulfilled is [IMethodSymbol { IsAbstract: false, IsVirtual: false } only] ? only.Definition() : null;
    }

    /// <summary>For each client that a method of the project connects, or closes again, how far that has got when it returns.</summary>
    public ImmutableDictionary<string, SessionState> ClientsAfter(IMethodSymbol method)
    {
        if (!Connecting().Contains(method))
        {
            return ImmutableDictionary<string, SessionState>.Empty;
        }

        if (!_clients.TryGetValue(method, out var known))
        {
            // What comes round to itself adds nothing.
            _clients[method] = known = ImmutableDictionary<string, SessionState>.Empty;
            search.CancellationToken.ThrowIfCancellationRequested();
            if (reach.Bodies.Of(method) is { } body)
            {
                foreach (var client in ClientsOf(body))
                {
                    if (In(body, client) is { } flow)
                    {
                        known = known.SetItem(client, flow.AtExit);
                    }
                }

                _clients[method] = known;
            }
        }

        return known;
    }

    /// <summary>Whether a method of the project may wait for something, itself or in what it calls.</summary>
    private bool MayWait(IMethodSymbol method)
        => Ask(method, _mayWait, unseen: true, MayWait);

    /// <summary>Whether a method of the project lets a fixed time pass.</summary>
    private bool Pauses(IMethodSymbol method)
        => Ask(method, _pauses, unseen: false, IsPause);

    private bool Ask(IMethodSymbol method, Dictionary<IMethodSymbol, bool> known, bool unseen, Func<IOperation, bool> question)
    {
        if (known.TryGetValue(method, out var answer))
        {
            return answer;
        }

        // What comes round to itself, or lies too deep, is not seen.
        known[method] = unseen;
        if (_depth >= WaitLimits.Depth)
        {
            return unseen;
        }

        search.CancellationToken.ThrowIfCancellationRequested();
        _depth++;
        try
        {
            if (reach.Bodies.Of(method) is { } body)
            {
                var parts = body.OwnOperations().Take(WaitLimits.Operations + 1).ToList();
                answer = parts.Count > WaitLimits.Operations ? unseen : parts.Exists(part => question(part));
            }
            else
            {
                answer = unseen && !IsEmpty(method);
            }

            known[method] = answer;
            return answer;
        }
        finally
        {
            _depth--;
        }
    }

    private static bool IsEmpty(IMethodSymbol method)
        => method.IsImplicitlyDeclared || method.MethodKind is MethodKind.Constructor or MethodKind.PropertyGet or MethodKind.PropertySet
            || (method.IsPartialDefinition && method.ReturnsVoid);

    private bool IsPause(IOperation part)
        => part is IInvocationOperation call
            && (BlockingApis.Pauses(call.TargetMethod) ? call.TargetMethod.Name == BlockingApis.Sleep || IsWaitedFor(call) : CalledIn(call) is { } method && Pauses(method));

    /// <summary>Whether an operation, wherever it stands in a body, may wait for something or look whether it is there.</summary>
    private bool MayWait(IOperation part)
        => part switch
        {
            IInvocationOperation or IObjectCreationOperation => MayWaitIn(part),
            IAwaitOperation awaited => MayWaitFor(awaited),
            IPropertyReferenceOperation { Property: var property } => WaitApis.IsWait(property),
            IDynamicInvocationOperation or IFunctionPointerInvocationOperation => true,
            IConditionalOperation { Condition: var condition } => IsQuestion(condition, loop: null),
            ILoopOperation loop => IsWaitingLoop(loop),
            ISwitchOperation { Value: var value } => IsQuestion(value, loop: null),
            _ => false,
        };

    /// <summary>Whether a call may wait for something; connecting and closing are none of that.</summary>
    public bool MayWaitIn(IOperation call)
    {
        if (call.Callee()?.Definition() is not { } method || BlockingApis.Pauses(method) || ConnectAt(call.Syntax) is not null || IsOfClient(method))
        {
            return false;
        }

        if (CalledIn(call) is { } called)
        {
            return MayWait(called);
        }

        if (method.IsWithin(ApiNames.SourceNamespaces))
        {
            return method.Name is LifecycleNames.ProcessMessages or LifecycleNames.WaitForSignal;
        }

        if (WaitApis.IsWait(method))
        {
            return call is not IInvocationOperation waited || !IsDelay(waited);
        }

        return !RuntimeApis.OnlyReports(method) && (!RuntimeApis.IsSystem(method) || method.MethodKind == MethodKind.DelegateInvoke);
    }

    /// <summary><c>Task.Delay(…).Wait()</c>.</summary>
    private static bool IsDelay(IInvocationOperation wait)
        => wait.Instance is { } instance
            && instance.DescendantsAndSelf().OfType<IInvocationOperation>().Any(static part => BlockingApis.Pauses(part.TargetMethod));

    private static bool IsWaitedFor(IInvocationOperation delay)
    {
        for (var o = delay.Parent; o is IInvocationOperation or IAwaitOperation or IConversionOperation; o = o.Parent)
        {
            if (o is IAwaitOperation || o.Callee() is { } callee && WaitApis.IsWait(callee))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an <c>await</c> may wait for more than time, or for a method that is seen not to wait.</summary>
    public bool MayWaitFor(IAwaitOperation awaited)
        => AwaitedCall(awaited) is not { } call
            || !(ConnectAwaitedBy(awaited) is not null || BlockingApis.Pauses(call.TargetMethod) || WaitApis.IsYield(call.TargetMethod) || (CalledIn(call) is { } method && !MayWait(method)));

    /// <summary>The delay that an operation lets pass; null for any other.</summary>
    public CodePlace? PauseIn(IOperation part)
        => part switch
        {
            IInvocationOperation { TargetMethod: var method } call when BlockingApis.Pauses(method) && method.Name == BlockingApis.Sleep => CodePlace.Of(call.Syntax),
            IInvocationOperation call when WaitApis.IsWait(call.TargetMethod) && IsDelay(call) => CodePlace.Of(call.Syntax),
            IInvocationOperation call when CalledIn(call) is { } called && Pauses(called) => CodePlace.Of(call.Syntax),
            IAwaitOperation awaited when AwaitedCall(awaited) is { } call && BlockingApis.Pauses(call.TargetMethod) => CodePlace.Of(awaited.Syntax),
            _ => null,
        };

    private static IInvocationOperation? AwaitedCall(IAwaitOperation awaited)
    {
        var value = awaited.Operation.Core();
        while (value is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } inner })
        {
            value = inner.Core();
        }

        return value as IInvocationOperation;
    }

    /// <summary>Whether a condition looks whether the session is there, or may.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="loop">The loop that it stands in, if it goes round until something has happened.</param>
    public bool IsQuestion(IOperation condition, ILoopOperation? loop)
        => states.IsAskedIn(condition)
            || ((loop is not null || states.MayBeSetUnseen) && condition.DescendantsAndSelf().Any(part => IsSetElsewhere(part, loop)));

    private bool IsSetElsewhere(IOperation part, ILoopOperation? loop)
        => part switch
        {
            IInvocationOperation { TargetMethod: var method } => method.Name != LifecycleNames.IsConnected && !RuntimeApis.OnlyReports(method)
                && method.IsInSourceOf(search.Compilation),
            IFieldReferenceOperation { Field: { IsConst: false, IsReadOnly: false } field } => field.IsInSourceOf(search.Compilation) && !symbols.IsClient(field.Type),
            IPropertyReferenceOperation { Property: var property } => property.IsInSourceOf(search.Compilation) && !symbols.IsClient(property.Type)
                || property.Name is "IsCompleted" or "IsSet",
            ILocalReferenceOperation { Local: { IsConst: false } local } => loop is not null && !symbols.IsClient(local.Type)
                && !loop.DescendantsAndSelf().Any(inner => inner is ILocalReferenceOperation other
                    && SymbolEqualityComparer.Default.Equals(other.Local, local) && Values.AssignedValue.To(other).Definition is not null)
                && local.Type is not { Name: "Stopwatch" or "DateTime" or "DateTimeOffset" or "TimeSpan" },
            _ => false,
        };

    /// <summary>The loop around a condition that goes round until something has happened elsewhere; null for any other.</summary>
    public static ILoopOperation? WaitingLoopAround(IOperation condition)
        => condition.LoopsAround().FirstOrDefault(static loop => DoesNothing(loop));

    private bool IsWaitingLoop(ILoopOperation loop)
        => DoesNothing(loop) && (loop switch
        {
            IWhileLoopOperation { Condition: { } condition } => IsQuestion(condition, loop),
            IForLoopOperation { Condition: { } condition } => IsQuestion(condition, loop),
            _ => false,
        }
        || loop.Body.OwnOperations().Any(part => part is IConditionalOperation { Condition: var condition } && IsQuestion(condition, loop)));

    /// <summary>Whether a loop is empty, or lets time pass.</summary>
    private static bool DoesNothing(ILoopOperation loop)
    {
        var calls = loop.Body.OwnOperations().Select(static part => part.Callee()).OfType<IMethodSymbol>().ToList();
        return calls.Count == 0
            ? loop is IWhileLoopOperation && !loop.Body.OwnOperations().Any(static part => part is IAssignmentOperation)
            : calls.Exists(static callee => BlockingApis.Pauses(callee) || WaitApis.IsYield(callee) || WaitApis.IsWait(callee));
    }
}
