using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Callbacks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Model.Waits;

/// <summary>
/// Finds requests that are sent in the same function after a connect call, or a call of the project's method that makes it,
/// with nothing between that waits for the session or may. Lives as long as one closure.
/// </summary>
internal sealed class EarlyRequests(SourceSearch search, IbApiSymbols symbols, CodeReach reach, WrapperUse use, WrapperTypes wrappers, SessionFlows flows)
{
    private readonly Dictionary<SyntaxNode, bool> _sending = [];

    /// <summary>The requests, by path and position.</summary>
    public ImmutableArray<EarlyRequest> Find(ImmutableArray<IInvocationOperation> connects)
    {
        var found = new Dictionary<CodePlace, EarlyRequest>();
        var met = new HashSet<SyntaxNode>();
        var open = new Queue<(IOperation Function, int Depth)>(connects.SelectMany(static connect => FunctionsOf(connect)).Select(static function => (function, 0)));
        while (open.Count > 0)
        {
            search.CancellationToken.ThrowIfCancellationRequested();
            var (function, depth) = open.Dequeue();
            if (!met.Add(function.Syntax) || !LeadsToRequest(function, depth))
            {
                continue;
            }

            var leavesEarly = false;
            foreach (var client in flows.ClientsOf(function))
            {
                // Where nothing leaves a client connected and nothing waited for, no flow need be drawn.
                if (!flows.MayBeEarlyIn(function, client) || flows.In(function, client) is not { } flow)
                {
                    continue;
                }

                leavesEarly |= flow.AtExit.IsEarly;
                foreach (var (request, state) in flow.Early)
                {
                    var place = CodePlace.Of(request.Syntax);
                    if (!found.ContainsKey(place) && !GeneratedCode.Contains(place.Tree, search.CancellationToken))
                    {
                        found.Add(place, Finding(request, state, function));
                    }
                }
            }

            if (leavesEarly && depth < WaitLimits.Callers && reach.Repetitions.MethodOf(function) is { } method)
            {
                foreach (var site in reach.Callers.Of(method))
                {
                    open.Enqueue((site.Operation.FunctionAround(), depth + 1));
                }
            }
        }

        return found.Values.OrderBy(static request => request.Place).ToImmutableArray();
    }

    /// <summary>Whether a function sends a request that needs the session, or one of those does that call it, as far as they are followed.</summary>
    private bool LeadsToRequest(IOperation function, int depth)
        => SendsRequest(function)
            || (depth < WaitLimits.Callers && reach.Repetitions.MethodOf(function) is { } method
                && reach.Callers.Of(method).Any(site => LeadsToRequest(site.Operation.FunctionAround(), depth + 1)));

    private bool SendsRequest(IOperation function)
    {
        if (!_sending.TryGetValue(function.Syntax, out var sends))
        {
            sends = function.OwnOperations().Any(part => part is IInvocationOperation { TargetMethod: var method }
                && LifecycleNames.NeedsSession(method.Name) && flows.IsOfClient(method));
            _sending.Add(function.Syntax, sends);
        }

        return sends;
    }

    /// <summary>The function of a connect call; of one in a lambda also the function around that, which may wait for the lambda.</summary>
    private static IEnumerable<IOperation> FunctionsOf(IInvocationOperation connect)
        => connect.FunctionAround() is IAnonymousFunctionOperation { Parent: { } around } lambda ? [lambda, around.FunctionAround()] : [connect.FunctionAround()];

    private EarlyRequest Finding(IInvocationOperation request, SessionState state, IOperation function)
        => new(
            CodePlace.Of(request.Syntax),
            request.TargetMethod.Name,
            state.Connect,
            state.ConnectName,
            CodePlace.Of(state.Api!.Syntax),
            state.Stage == SessionStage.Paused ? state.Pause : null,
            WrapperOf(state.Api, request, function));

    private CodePlace? WrapperOf(IInvocationOperation connect, IOperation request, IOperation function)
        => !IsApart(connect, request) && use.Of(connect) is { IsDefault: false } types && types is [var wrapper] && IsHeard(request, function)
            ? wrappers.PlaceOf(wrapper, callback: null)?.Place
            : null;

    /// <summary>Whether a connect call stands in a lambda of its own: no place to prepare a wait.</summary>
    private static bool IsApart(IInvocationOperation connect, IOperation request)
        => connect.FunctionAround() is IAnonymousFunctionOperation lambda
            && !(lambda.Syntax.SyntaxTree == request.Syntax.SyntaxTree && lambda.Syntax.Span.Contains(request.Syntax.Span));

    /// <summary>Whether messages are processed while the function has come as far as a request, so that it can wait for one.</summary>
    private bool IsHeard(IOperation request, IOperation function)
        => !symbols.HasReader
            || reach.From([new ReachedCode(function, TextSpan.FromBounds(0, request.Syntax.SpanStart), ReachWay.SameThread)], states: WaitLimits.States)
                .Code
                .Any(static code => code.Function.OwnOperations()
                    .Any(static part => part.Callee()?.Name == LifecycleNames.ProcessMessages));
}
