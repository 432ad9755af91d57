using System.Collections.Generic;
using System.Threading;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Waits;

/// <summary>
/// How far one client has got at each place of one function. Where ways meet, one that has waited decides, for conditions
/// are often the same twice.
/// </summary>
internal sealed class SessionFlow(ControlFlowGraph graph, SessionFlows flows, IOperation function, string client, CancellationToken cancellationToken)
    : ForwardFlow<SessionState>(graph, cancellationToken)
{
    private readonly Dictionary<SyntaxNode, IOperation> _written = WrittenIn(function);
    private readonly List<(IInvocationOperation Request, SessionState State)> _early = [];

    /// <summary>The requests that are sent before anything was waited for: on each way the first.</summary>
    public IReadOnlyList<(IInvocationOperation Request, SessionState State)> Early => _early;

    protected override SessionState AtEntry => SessionState.Away;

    protected override SessionState Unreached => default;

    protected override SessionState Join(SessionState one, SessionState other)
        => one.Stage != other.Stage ? (one.Stage > other.Stage ? one : other)
            : !one.IsEarly || one.Connect.CompareTo(other.Connect) < 0 || (one.Connect == other.Connect && ComparePauses(one, other) <= 0) ? one
            : other;

    protected override bool Matters(IOperation operation)
        => operation is IInvocationOperation or IObjectCreationOperation or IAssignmentOperation or IAwaitOperation or IDynamicInvocationOperation
            or IPropertyReferenceOperation;

    protected override SessionState After(IOperation operation, SessionState before)
    {
        if (before.Stage == SessionStage.Unreached)
        {
            return before;
        }

        // The graph has put pieces of its own into its copy.
        var written = _written.TryGetValue(operation.Syntax, out var original) && original.Kind == operation.Kind ? original : operation;
        switch (written)
        {
            case IInvocationOperation or IObjectCreationOperation:
                return AfterCall(written, before);
            case IAwaitOperation awaited when flows.ConnectAwaitedBy(awaited) is { } made && flows.Keys.Of(made.Instance) == client:
                return new SessionState(SessionStage.Opened, CodePlace.Of(made.Syntax), made.TargetMethod.Name, made, default);
            case IAwaitOperation awaited:
                return !before.IsEarly ? before : flows.MayWaitFor(awaited) ? SessionState.Waited : Paused(written, before);
            case IAssignmentOperation { Target: var target, Value: var value }:
                return flows.Keys.Of(value) != client && flows.Keys.Of(target) is { } assigned && (client == assigned || client.StartsWith(assigned + ".", System.StringComparison.Ordinal))
                    ? SessionState.Away
                    : before;
            case IDynamicInvocationOperation:
                return before.IsEarly ? SessionState.Waited : before;
            case IPropertyReferenceOperation { Property: var property }:
                return before.IsEarly && WaitApis.IsWait(property) ? SessionState.Waited : before;
            default:
                return before;
        }
    }

    protected override SessionState Assume(IOperation condition, bool isTrue, SessionState state)
    {
        if (!state.IsEarly)
        {
            return state;
        }

        if (condition is IInvocationOperation { TargetMethod.Name: LifecycleNames.IsConnected })
        {
            return isTrue ? state : SessionState.Away;
        }

        var written = _written.TryGetValue(condition.Syntax, out var original) ? original : condition;
        return flows.IsQuestion(written, SessionFlows.WaitingLoopAround(written)) ? SessionState.Waited : state;
    }

    protected override void Visit(IOperation operation, SessionState before)
    {
        if (before.IsEarly && _written.TryGetValue(operation.Syntax, out var written) && written is IInvocationOperation call && IsRequest(call)
            && !IsInHandler(call, before.Connect))
        {
            _early.Add((call, before));
        }
    }

    /// <summary>What a handler does when something has failed on the way is no start of a session.</summary>
    private static bool IsInHandler(IOperation request, CodePlace connect)
    {
        var child = request;
        for (var o = request.Parent; o is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; (child, o) = (o, o.Parent))
        {
            var handler = o is ICatchClauseOperation ? o : o is ITryOperation attempt && attempt.Finally == child ? child : null;
            if (handler is not null && !handler.Syntax.Span.Contains(connect.Span))
            {
                return true;
            }
        }

        return false;
    }

    private SessionState AfterCall(IOperation call, SessionState before)
    {
        if (flows.ConnectAt(call.Syntax) is { } connect)
        {
            return flows.Keys.Of(connect.Instance) == client
                ? new SessionState(SessionStage.Opened, CodePlace.Of(call.Syntax), connect.TargetMethod.Name, connect, default)
                : before;
        }

        if (call is IInvocationOperation invocation && flows.IsOfClient(invocation.TargetMethod))
        {
            return flows.Keys.Of(invocation.Instance) != client ? before
                : LifecycleNames.Closing.Contains(invocation.TargetMethod.Name) ? SessionState.Away
                : before.IsEarly && IsRequest(invocation) ? SessionState.Asked
                : before;
        }

        if (flows.CalledIn(call) is { } method)
        {
            foreach (var pair in flows.ClientsAfter(method))
            {
                if (flows.Keys.AtCall(pair.Key, method, call) == client)
                {
                    return pair.Value.IsEarly
                        ? pair.Value with { Connect = CodePlace.Of(call.Syntax), ConnectName = method.SimpleName(), Pause = pair.Value.Stage == SessionStage.Paused ? CodePlace.Of(call.Syntax) : default }
                        : pair.Value;
                }
            }
        }

        return !before.IsEarly ? before : flows.MayWaitIn(call) ? SessionState.Waited : Paused(call, before);
    }

    private SessionState Paused(IOperation part, SessionState before)
        => before.Stage == SessionStage.Opened && flows.PauseIn(part) is { } pause ? before with { Stage = SessionStage.Paused, Pause = pause } : before;

    private bool IsRequest(IInvocationOperation call)
        => LifecycleNames.NeedsSession(call.TargetMethod.Name) && flows.IsOfClient(call.TargetMethod) && flows.Keys.Of(call.Instance) == client;

    private static int ComparePauses(SessionState one, SessionState other)
        => one.Stage == SessionStage.Paused ? one.Pause.CompareTo(other.Pause) : 0;

    private static Dictionary<SyntaxNode, IOperation> WrittenIn(IOperation function)
    {
        var written = new Dictionary<SyntaxNode, IOperation>();
        foreach (var part in function.OwnOperations())
        {
            // Of several with one syntax the outermost is met first: conversions go, the object that a member is implicitly of does not come.
            if (!written.TryGetValue(part.Syntax, out var outer) || outer is IConversionOperation or IExpressionStatementOperation or IConditionalAccessOperation)
            {
                written[part.Syntax] = part;
            }
        }

        return written;
    }
}
