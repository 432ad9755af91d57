using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// Finds connect calls on a client that an earlier call on the same path has connected, where nothing in between can have
/// closed it, made another, waited, or looked whether it is connected. Lives as long as one closure.
/// </summary>
internal sealed class RepeatedConnects(SourceSearch search, IbApiSymbols symbols, CodeReach reach)
{
    private readonly SourceSearch _search = search;
    private readonly IbApiSymbols _symbols = symbols;

    /// <summary>The later calls, by path and position.</summary>
    public ImmutableArray<RepeatedConnect> Find(ImmutableArray<IInvocationOperation> connects)
    {
        var found = new List<RepeatedConnect>();
        foreach (var function in connects.GroupBy(static connect => connect.FunctionAround().Syntax))
        {
            if (function.Count() > 1 && function.Select(KeyOf).Where(static key => key is not null).GroupBy(static key => key).Any(static same => same.Count() > 1)
                && FlowGraphs.Around(function.First(), _search.CancellationToken) is { } graph)
            {
                var flow = new Flow(graph, this, _search.CancellationToken);
                if (flow.Run())
                {
                    found.AddRange(flow.Found);
                }
            }
        }

        return found
            .Where(one => !GeneratedCode.Contains(one.Place.Tree, _search.CancellationToken))
            .Distinct()
            .OrderBy(static one => one.Place)
            .ToImmutableArray();
    }

    private static string? KeyOf(IInvocationOperation call)
        => ClientKey.OfReceiver(call);

    private bool IsConnect(IOperation operation)
        => operation is IInvocationOperation { TargetMethod: { Name: ApiNames.Connect } method } && IsOfClient(method);

    private bool IsOfClient(IMethodSymbol method)
        => _symbols.IsDeclaredByApi(method.Definition()) || _symbols.IsClient(method.ContainingType);

    /// <summary>
    /// Whether a call leaves a connected client connected for sure: a request, a method of the project that neither closes nor
    /// looks, something of .NET that does not wait.
    /// </summary>
    private bool LeavesConnected(IInvocationOperation call)
    {
        var method = call.TargetMethod.Definition();
        if (IsOfClient(method))
        {
            return method.Name.StartsWith(LifecycleNames.RequestPrefix, StringComparison.Ordinal);
        }

        if (RuntimeApis.OnlyReports(method))
        {
            return true;
        }

        if (!method.IsInSourceOf(_search.Compilation))
        {
            return RuntimeApis.IsSystem(method) && !RuntimeApis.TakesTime(method) && method.MethodKind != MethodKind.DelegateInvoke;
        }

        return reach.Bodies.Of(method) is { } body && !method.IsOverridable() && LeavesConnected(body);
    }

    private bool LeavesConnected(IOperation body)
    {
        var reached = reach.From([ReachedCode.All(body, ReachWay.SameThread)], ~ReachedEffects.SendsRequest, states: 0);
        return (reached.Effects & ~(ReachedEffects.SendsRequest | ReachedEffects.ShowsUser)) == 0
            && !reached.Code.SelectMany(static code => code.Function.OwnOperations())
                .Any(static part => part.Callee() is { } callee
                    && (RuntimeApis.TakesTime(callee) || callee.Name == LifecycleNames.IsConnected));
    }

    private sealed class Flow(ControlFlowGraph graph, RepeatedConnects owner, CancellationToken cancellationToken)
        : ForwardFlow<ConnectedClients>(graph, cancellationToken)
    {
        public List<RepeatedConnect> Found { get; } = [];

        protected override ConnectedClients AtEntry => ConnectedClients.None;

        protected override ConnectedClients Unreached => ConnectedClients.None;

        protected override ConnectedClients Join(ConnectedClients one, ConnectedClients other)
            => one.Or(other);

        protected override bool Matters(IOperation operation)
            => operation is IInvocationOperation or IAssignmentOperation or IAwaitOperation or IDynamicInvocationOperation;

        protected override ConnectedClients After(IOperation operation, ConnectedClients before)
        {
            switch (operation)
            {
                case IInvocationOperation call when owner.IsConnect(call):
                    return KeyOf(call) is { } key ? before.With(key, CodePlace.Of(call.Syntax)) : ConnectedClients.None;
                case IInvocationOperation call:
                    return owner.LeavesConnected(call) ? before : ConnectedClients.None;
                case IAssignmentOperation { Target: var target }:
                    return owner._symbols.IsClient(target.Type) ? ConnectedClients.None : before;
                default:
                    return ConnectedClients.None;
            }
        }

        protected override void Visit(IOperation operation, ConnectedClients before)
        {
            if (owner.IsConnect(operation) && KeyOf((IInvocationOperation)operation) is { } key
                && before.By(key) is { } first && first.Span != operation.Syntax.Span && !IsInHandler(operation.Syntax, first))
            {
                Found.Add(new RepeatedConnect(CodePlace.Of(operation.Syntax), first));
            }
        }

        /// <summary>A handler connects because the call in its <c>try</c> has failed.</summary>
        private bool IsInHandler(SyntaxNode call, CodePlace first)
        {
            for (var node = call.Parent; node is not null; node = node.Parent)
            {
                if (node.Span.Contains(first.Span))
                {
                    return false;
                }

                if (owner._search.OperationAt(node) is ICatchClauseOperation)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
