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
/// Finds clients that are connected and that nothing can close any more, while the program goes on: the variable gets another value, the
/// function that alone holds them returns and is run again, or the object that holds them is made anew for each request. In
/// doubt somebody closes them. Lives as long as one closure.
/// </summary>
internal sealed class DroppedClients(
    SourceSearch search, IbApiSymbols symbols, CodeReach reach, ImmutableArray<IInvocationOperation> disconnects)
{
    /// <summary>Methods through which it is followed whether a function is run again.</summary>
    private const int MostCallers = 3;

    private readonly SourceSearch _search = search;
    private readonly IbApiSymbols _symbols = symbols;
    private readonly CodeReach _reach = reach;

    /// <summary>The places that drop a client, by path and position.</summary>
    public ImmutableArray<DroppedClient> Find(ImmutableArray<IInvocationOperation> connects)
    {
        var found = new List<DroppedClient>();
        foreach (var function in connects.GroupBy(static connect => connect.FunctionAround().Syntax))
        {
            _search.CancellationToken.ThrowIfCancellationRequested();
            if (HasAssignment(function.First()) && FlowGraphs.Around(function.First(), _search.CancellationToken) is { } graph)
            {
                var flow = new Flow(graph, this, _search.CancellationToken);
                if (flow.Run())
                {
                    found.AddRange(flow.Found);
                }
            }
        }

        foreach (var connect in connects)
        {
            if (found.Exists(one => one.Connect == CodePlace.Of(connect.Syntax)))
            {
                continue;
            }

            if (IsOfLocalAlone(connect) && RunsAgain(connect, depth: 0))
            {
                found.Add(Dropped(connect, ClientDrop.WithFunction, _reach.Repetitions.MethodOf(connect.Root())?.DisplayName() ?? LifecycleNames.TopLevel));
            }
            else if (OwnerMadeAnew(connect) is { } owner)
            {
                found.Add(Dropped(connect, ClientDrop.WithOwner, owner.Name));
            }
        }

        return found
            .Where(one => !GeneratedCode.Contains(one.Place.Tree, _search.CancellationToken))
            .GroupBy(static one => one.Place)
            .Select(static group => group.First())
            .OrderBy(static one => one.Place)
            .ToImmutableArray();
    }

    private static DroppedClient Dropped(IInvocationOperation connect, ClientDrop drop, string name)
        => new(CodePlace.Of(connect.Syntax), drop, name, CodePlace.Of(connect.Syntax), IsAwaited(connect.FunctionAround(), connect.Syntax.SpanStart));

    private static bool IsAwaited(IOperation function, int start)
        => function.OwnOperations().Any(operation => operation.Syntax.SpanStart > start
            && (operation is IAwaitOperation || BlockingApis.Of(operation) is { Bound: not WaitBound.Zero }));

    /// <summary>Whether a function that connects gives a client to a variable: nothing can be overwritten otherwise.</summary>
    private bool HasAssignment(IInvocationOperation connect)
        => connect.FunctionAround().OwnOperations().Any(operation => operation is IVariableDeclaratorOperation { Symbol.Type: var declared } ? _symbols.IsClient(declared)
            : operation is ISimpleAssignmentOperation { Target.Type: var type } && _symbols.IsClient(type));

    private bool IsOfClient(IMethodSymbol method)
        => _symbols.IsDeclaredByApi(method.Definition()) || _symbols.IsClient(method.ContainingType);

    /// <summary>
    /// Whether a client is held by one local variable and nothing else, which never closes it: it is made there, used only to call it
    /// and to read from it.
    /// </summary>
    private bool IsOfLocalAlone(IInvocationOperation connect)
    {
        if (connect.Instance?.BehindQuestionMark() is not ILocalReferenceOperation { Local: var local } reference || connect.FunctionAround() is not { } function)
        {
            return false;
        }

        var isMade = false;
        foreach (var operation in reference.Root().DescendantsAndSelf())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Symbol: var declared } declarator when SymbolEqualityComparer.Default.Equals(declared, local):
                    isMade = declarator.FunctionAround() == function
                        && declarator.GetVariableInitializer()?.Value.Core() is IObjectCreationOperation { Type: { } made, Initializer: null } && _symbols.IsClient(made)
                        && !IsInUsing(declarator);
                    break;
                case ILocalReferenceOperation { Local: var used } use when SymbolEqualityComparer.Default.Equals(used, local) && !IsHarmless(use):
                    return false;
                default:
                    break;
            }
        }

        return isMade;
    }

    private static bool IsInUsing(IOperation declarator)
    {
        for (var o = declarator.Parent; o is not null and not IBlockOperation; o = o.Parent)
        {
            if (o is IUsingOperation or IUsingDeclarationOperation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a use of a client neither closes it nor hands it on to who may.</summary>
    private bool IsHarmless(ILocalReferenceOperation use)
        => use.Consumer() switch
        {
            IInvocationOperation { TargetMethod: var method } call => call.Instance?.Core() == use && IsOfClient(method) && !LifecycleNames.Closing.Contains(method.Name),
            IPropertyReferenceOperation => true,
            IArgumentOperation { Parent: IObjectCreationOperation { Type: { } made } } => made.Name == LifecycleNames.Reader && made.IsWithin(ApiNames.Namespace),
            _ => false,
        };

    /// <summary>Whether the function of an operation certainly runs again while the program goes on.</summary>
    private bool RunsAgain(IOperation operation, int depth)
    {
        var function = operation.FunctionAround();
        if (function is IAnonymousFunctionOperation)
        {
            return IsRepeatedByItsUse(function);
        }

        return depth < MostCallers
            && _reach.Repetitions.MethodOf(function) is { } method
            && !method.WithInheritedContracts().Any(static contract => contract.IsWithin(ApiNames.Namespace))
            && (_reach.Repetitions.OfFunctionAround(operation) == Repetition.ByUser
                || _reach.Callers.ReferencesTo(method).Any(IsRepeatedByItsUse)
                || _reach.Callers.Of(method).Any(site => IsInLastingLoop(site.Operation) || RunsAgain(site.Operation, depth + 1)));
    }

    /// <summary>A timer runs it, or the user does.</summary>
    private static bool IsRepeatedByItsUse(IOperation function)
        => function.Consumer() switch
        {
            IArgumentOperation { Parent: IObjectCreationOperation { Constructor: { } made } } => RuntimeApis.IsSystem(made) && RuntimeApis.RunsRepeatedly(made),
            IEventAssignmentOperation { Adds: true, EventReference: IEventReferenceOperation { Event: var @event } }
                => RuntimeApis.IsUserInterface(@event) || (RuntimeApis.IsSystem(@event) && @event.ContainingType.Name.EndsWith("Timer", StringComparison.Ordinal)),
            _ => false,
        };

    /// <summary>A loop over several things that is not left after the first of them.</summary>
    private static bool IsInLastingLoop(IOperation operation)
        => operation.LoopsAround().FirstOrDefault() is { } loop
            && !loop.Body.OwnOperations().Any(static part => part is IBranchOperation { BranchKind: BranchKind.Break or BranchKind.GoTo } or IReturnOperation or IThrowOperation or ITryOperation);

    /// <summary>
    /// The type whose constructor connects a client of its own, where a framework makes an object of it for each request and nothing in the
    /// project disconnects anything.
    /// </summary>
    private INamedTypeSymbol? OwnerMadeAnew(IInvocationOperation connect)
        => disconnects.IsEmpty
            && _reach.Repetitions.MethodOf(connect.FunctionAround()) is { MethodKind: MethodKind.Constructor, ContainingType: { } type }
            && HostApis.MakesAnew(type)
            && !_search.TreesWith("Dispose").Any(tree => type.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == tree))
            && connect.FunctionAround().OwnOperations().Any(operation => operation is ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Instance: IInstanceReferenceOperation } target, Value: var value }
                && value.Core() is IObjectCreationOperation
                && connect.Instance is { } instance && instance.DescendantsAndSelf().Any(part => part.ReferencedSymbol().IsSameAs(target.Member)))
                ? type
                : null;

    private sealed class Flow(ControlFlowGraph graph, DroppedClients owner, CancellationToken cancellationToken)
        : ForwardFlow<ConnectedClients>(graph, cancellationToken)
    {
        public List<DroppedClient> Found { get; } = [];

        protected override ConnectedClients AtEntry => ConnectedClients.None;

        protected override ConnectedClients Unreached => ConnectedClients.None;

        protected override bool FollowsExceptions => false;

        protected override ConnectedClients Join(ConnectedClients one, ConnectedClients other)
            => one.Or(other);

        protected override bool Matters(IOperation operation)
            => operation is IInvocationOperation or IAssignmentOperation or IObjectCreationOperation or IDynamicInvocationOperation or IReturnOperation or IArgumentOperation;

        protected override ConnectedClients After(IOperation operation, ConnectedClients before)
        {
            switch (operation)
            {
                case IInvocationOperation { TargetMethod: { Name: ApiNames.Connect } method } call when owner.IsOfClient(method):
                    return ClientKey.OfReceiver(call) is { } key ? before.With(key, CodePlace.Of(call.Syntax)) : ConnectedClients.None;
                case IInvocationOperation call:
                    return owner.LeavesOpen(call) ? before : ConnectedClients.None;
                case IArgumentOperation { Value: var given, Parent: var receiver } when owner._symbols.IsClient(given.Core().Type):
                    return receiver is IObjectCreationOperation { Type: { Name: LifecycleNames.Reader } } ? before : ConnectedClients.None;
                case IObjectCreationOperation { Constructor: { } made }:
                    return owner.LeavesOpen(made) ? before : ConnectedClients.None;
                case IAssignmentOperation { Target: var target, Value: var value }:
                    // Who gets the client, too, may close it.
                    var after = owner._symbols.IsClient(target.Type) && ClientKey.Of(target) is { } overwritten ? before.Without(overwritten) : before;
                    return owner._symbols.IsClient(value.Core().Type) && value.Core() is not (IObjectCreationOperation or ILiteralOperation) && !IsNull(value) ? ConnectedClients.None : after;
                case IDynamicInvocationOperation or IReturnOperation:
                    return ConnectedClients.None;
                default:
                    return before;
            }
        }

        /// <summary>What asks for a state of the program may ask whether the connection is lost, or whether there is a client.</summary>
        protected override ConnectedClients Assume(IOperation condition, bool isTrue, ConnectedClients state)
            => condition.DescendantsAndSelf().Any(part => part is IIsNullOperation or IIsPatternOperation
                || (part is IMemberReferenceOperation { Member: var member } && member.IsInSourceOf(owner._search.Compilation))
                || (part is IInvocationOperation call && call.TargetMethod.Name != "MoveNext")
                || (part is IBinaryOperation binary && (IsNull(binary.LeftOperand) || IsNull(binary.RightOperand))))
                    ? ConnectedClients.None
                    : state;

        protected override void Visit(IOperation operation, ConnectedClients before)
        {
            if (operation is ISimpleAssignmentOperation { Target: var target } assignment && owner._symbols.IsClient(target.Type)
                && ClientKey.Of(target) is { } key && before.By(key) is { } connect)
            {
                Found.Add(new DroppedClient(CodePlace.Of(assignment.Syntax), ClientDrop.Overwritten, target.ReferencedSymbol()?.Name ?? string.Empty, connect, owner.IsAwaited(connect)));
            }
        }

        private static bool IsNull(IOperation value)
            => value.Core().ConstantValue is { HasValue: true, Value: null };
    }

    private bool IsAwaited(CodePlace connect)
        => _search.OperationAt(connect.Tree.GetRoot(_search.CancellationToken).FindNode(connect.Span, getInnermostNodeForTie: true)) is { } call
            && IsAwaited(call.FunctionAround(), connect.Span.Start);

    /// <summary>Whether a call certainly closes no client, and waits for nothing that a loss may bring.</summary>
    private bool LeavesOpen(IInvocationOperation call)
        => BlockingApis.Of(call) is { } blocking
            ? blocking.Kind is BlockingKind.Sleep or BlockingKind.Console
            : LeavesOpen(call.TargetMethod);

    private bool LeavesOpen(IMethodSymbol method)
    {
        method = method.Definition();
        if (IsOfClient(method))
        {
            return method.MethodKind == MethodKind.Constructor || (!LifecycleNames.Closing.Contains(method.Name) && method.Name != LifecycleNames.IsConnected);
        }

        if (method.IsWithin(ApiNames.SourceNamespaces) || RuntimeApis.OnlyReports(method))
        {
            return true;
        }

        if (!method.IsInSourceOf(_search.Compilation))
        {
            return RuntimeApis.IsSystem(method) && method.MethodKind != MethodKind.DelegateInvoke && (BlockingApis.Pauses(method) || !RuntimeApis.Waits(method));
        }

        return (method.IsImplicitlyDeclared && method.MethodKind == MethodKind.Constructor)
            || (_reach.Bodies.Of(method) is { } body && !method.IsOverridable() && LeavesOpen(body));
    }

    private bool LeavesOpen(IOperation body)
    {
        var reached = _reach.From([ReachedCode.All(body, ReachWay.SameThread)], ReachedEffects.Disconnects | ReachedEffects.LeadsSomewhere, states: 0);
        return (reached.Effects & ~(ReachedEffects.SendsRequest | ReachedEffects.ShowsUser | ReachedEffects.Throws)) == 0
            && !reached.Code.SelectMany(static code => code.Operations()).Any(static part => part.Callee()?.Name == LifecycleNames.IsConnected);
    }
}
