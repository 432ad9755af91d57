using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Callbacks;
using IbApi.Analyzers.Model.Connections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Readers;

/// <summary>
/// Finds connections whose messages nobody processes: no reader, or one that does not work. Of several faults of one reader
/// the first is named. What cannot be told is taken for right. Lives as long as one closure.
/// </summary>
internal sealed class IdleLoops(
    SourceSearch search,
    IbApiSymbols symbols,
    ClientCalls calls,
    ReaderCalls readerCalls,
    ReaderObjects readers,
    ClientExposure exposure,
    CodeReach reach)
{
    private readonly SourceSearch _search = search;
    private readonly IbApiSymbols _symbols = symbols;
    private readonly CodeReach _reach = reach;

    /// <param name="connects">The calls of the API's connect method.</param>
    public ImmutableArray<IdleLoop> Find(ImmutableArray<IInvocationOperation> connects)
    {
        if (connects.Length > ReaderLimits.Connects || readers.All.Length > ReaderLimits.Uses || readerCalls.IsStartedByApi())
        {
            return ImmutableArray<IdleLoop>.Empty;
        }

        return (readers.All.IsEmpty && readerCalls.Mentions(LifecycleNames.Reader) ? [] : WithoutReader(connects))
            .Concat(WithFaults(connects))
            .Where(one => !GeneratedCode.Contains(one.Place.Tree, _search.CancellationToken))
            .Distinct()
            .OrderBy(static one => one.Place)
            .ToImmutableArray();
    }

    private IEnumerable<IdleLoop> WithoutReader(ImmutableArray<IInvocationOperation> connects)
    {
        var disconnects = new ShortLived(_symbols, _reach, calls.Of(ApiNames.Disconnect));
        foreach (var connect in connects)
        {
            if (readers.For(connect).IsEmpty
                && !exposure.IsHandedOut(connect)
                && !((disconnects.IsClosedInSameFunction(connect) || IsInTest(connect)) && AsksNothing(connect)))
            {
                yield return new IdleLoop(CodePlace.Of(connect.Syntax), IdleReason.NoReader, NameOf(connect), CodePlace.Of(connect.Syntax));
            }
        }
    }

    /// <summary>A test may be about a connection that does not come about.</summary>
    private bool IsInTest(IInvocationOperation connect)
        => _reach.Repetitions.MethodOf(connect.Root()) is { } method && TestFrameworks.IsTest(method);

    /// <summary>A method that only looks whether somebody answers needs no callbacks.</summary>
    private bool AsksNothing(IInvocationOperation connect)
        => connect.FunctionAround().OwnOperations().OfType<IInvocationOperation>().All(call
            => _symbols.IsDeclaredByApi(call.TargetMethod.Definition())
                ? LifecycleNames.AskingNothing.Contains(call.TargetMethod.Name)
                : !call.TargetMethod.IsInSourceOf(_search.Compilation) || RuntimeApis.OnlyReports(call.TargetMethod));

    /// <summary>The faults of readers on connections that have no better one.</summary>
    private IEnumerable<IdleLoop> WithFaults(ImmutableArray<IInvocationOperation> connects)
    {
        var uses = new ReaderUses(readerCalls, exposure);
        var faults = new List<(IdleLoop Fault, List<IInvocationOperation> Served)>();
        var working = new HashSet<IInvocationOperation>();
        foreach (var reader in readers.All)
        {
            var served = connects.Where(connect => readers.MayServe(reader, connect)).ToList();
            if (served.Count > 0 && FaultOf(reader, served, uses) is { } fault)
            {
                faults.Add((fault, served));
            }
            else
            {
                working.UnionWith(served);
            }
        }

        return faults
            .Where(fault => fault.Served.Exists(connect => !working.Contains(connect)))
            .Select(static fault => fault.Fault);
    }

    private IdleLoop? FaultOf(ReaderObject reader, List<IInvocationOperation> served, ReaderUses uses)
    {
        var (place, connect) = (CodePlace.Of(reader.Creation.Syntax), CodePlace.Of(served[0].Syntax));
        if (!uses.AreAsync && BeforeConnect(reader, served) is { } later)
        {
            return new IdleLoop(place, IdleReason.BeforeConnect, NameOf(reader.Creation), CodePlace.Of(later.Syntax));
        }

        if (readers.HasOtherSignal(reader))
        {
            return new IdleLoop(place, IdleReason.OtherSignal, NameOf(reader.Creation), connect);
        }

        if (reader.Object is not { } made || uses.AreAsync || uses.AreOutOfSight || IsHandedOut(made))
        {
            return null;
        }

        if (!uses.Starts.Any(start => readers.MayBe(start.Instance, made)))
        {
            return new IdleLoop(place, IdleReason.NotStarted, NameOf(made), connect);
        }

        var pumps = uses.Pumps.Where(pump => readers.MayBe(pump.Instance, made)).ToList();
        return pumps.Count == 0
            ? new IdleLoop(place, IdleReason.NotProcessed, NameOf(made), connect)
            : pumps.TrueForAll(pump => !new MessageLoops(_reach).IsRepeated(pump, made))
                ? new IdleLoop(CodePlace.Of(pumps[0].Syntax), IdleReason.ProcessedOnce, NameOf(pumps[0]), connect)
                : null;
    }

    private string NameOf(IOperation operation)
        => _reach.Repetitions.MethodOf(operation.Root())?.DisplayName() ?? LifecycleNames.TopLevel;

    /// <summary>Whether code that is not visible can get at a reader: a member that a library shows.</summary>
    private bool IsHandedOut(IObjectCreationOperation made)
        => _reach.Repetitions.IsLibrary
            && (Values.OriginResolver.VariableOf(made) is IFieldSymbol or IPropertySymbol
                ? _reach.Repetitions.IsSeenOutside(Values.OriginResolver.VariableOf(made)!)
                : made.Parent is IReturnOperation or IArgumentOperation);

    /// <summary>The connect call of the same body before which the reader is certainly made; null when there is none.</summary>
    private IInvocationOperation? BeforeConnect(ReaderObject reader, List<IInvocationOperation> served)
    {
        var function = reader.Creation.FunctionAround();
        var later = served.Where(connect => connect.FunctionAround() == function && connect.Syntax.SpanStart > reader.Creation.Syntax.SpanStart).ToList();
        return later.Count > 0
            && readers.All.All(other => ReferenceEquals(other, reader) || !served.Exists(connect => readers.MayServe(other, connect)))
            && FlowGraphs.Around(reader.Creation, _search.CancellationToken) is { } graph
            && new Order(graph, this, reader, served, _search.CancellationToken) is var order && order.Run()
                ? order.Found
                : null;
    }

    /// <summary>What the project does with its readers, looked for when it is asked for.</summary>
    private sealed class ReaderUses(ReaderCalls calls, ClientExposure exposure)
    {
        private readonly System.Lazy<bool> _areAsync = new(() => calls.Mentions(LifecycleNames.AsyncConnect));
        private readonly System.Lazy<ImmutableArray<IInvocationOperation>> _starts = new(() => calls.Of(LifecycleNames.Start));
        private readonly System.Lazy<ImmutableArray<IInvocationOperation>> _pumps = new(() => calls.Of(LifecycleNames.ProcessMessages));
        private bool? _areOutOfSight;

        /// <summary>Whether the program answers the handshake itself, with readers that it makes before.</summary>
        public bool AreAsync => _areAsync.Value;

        public ImmutableArray<IInvocationOperation> Starts => _starts.Value;

        public ImmutableArray<IInvocationOperation> Pumps => _pumps.Value;

        /// <summary>Whether something that is not followed may start readers or process their messages.</summary>
        public bool AreOutOfSight
            => _areOutOfSight ??= exposure.HasForeignCode
                || calls.HasReferenceTo(LifecycleNames.Start) || calls.HasReferenceTo(LifecycleNames.ProcessMessages)
                || calls.Mentions(LifecycleNames.PutMessageToQueue)
                || Starts.Length > ReaderLimits.Uses || Pumps.Length > ReaderLimits.Uses;
    }

    private enum At
    {
        Unreached,

        /// <summary>No reader, and no connect call.</summary>
        Open,

        /// <summary>The reader, and no connect call before it.</summary>
        Made,

        /// <summary>After a connect call.</summary>
        Connected,

        /// <summary>One way so, another way so.</summary>
        Mixed,
    }

    private sealed class Order(
        ControlFlowGraph graph, IdleLoops owner, ReaderObject reader, List<IInvocationOperation> connects, CancellationToken cancellationToken)
        : ForwardFlow<At>(graph, cancellationToken)
    {
        public IInvocationOperation? Found { get; private set; }

        protected override At AtEntry => At.Open;

        protected override At Unreached => At.Unreached;

        protected override At Join(At one, At other)
            => one == At.Unreached || one == other ? other : other == At.Unreached ? one : At.Mixed;

        protected override bool Matters(IOperation operation)
            => operation is IInvocationOperation or IObjectCreationOperation or IAssignmentOperation or IDynamicInvocationOperation;

        protected override At After(IOperation operation, At before)
        {
            if (before == At.Unreached)
            {
                return before;
            }

            if (operation.Syntax == reader.Creation.Syntax && operation.Kind == reader.Creation.Kind)
            {
                return before == At.Open ? At.Made : before;
            }

            return operation switch
            {
                IInvocationOperation call when IsConnect(call) => At.Connected,
                IInvocationOperation { TargetMethod: var method } when owner._symbols.IsDeclaredByApi(method.Definition())
                    => LifecycleNames.Closing.Contains(method.Name) && before == At.Connected ? At.Open : before,
                IInvocationOperation call => MayConnect(call.TargetMethod) ? At.Mixed : before,
                IObjectCreationOperation { Constructor: { } constructor } => MayConnect(constructor) ? At.Mixed : before,
                IAssignmentOperation { Target.Type: { } type } when owner._symbols.IsClient(type) => At.Open,
                IDynamicInvocationOperation => At.Mixed,
                _ => before,
            };
        }

        protected override void Visit(IOperation operation, At before)
        {
            if (before == At.Made && Found is null && connects.Find(connect => connect.Syntax == operation.Syntax && operation is IInvocationOperation) is { } connect)
            {
                Found = connect;
            }
        }

        private bool IsConnect(IInvocationOperation call)
            => call.TargetMethod.Name == ApiNames.Connect && connects.Exists(connect => connect.Syntax == call.Syntax);

        private bool MayConnect(IMethodSymbol method)
            => method.IsInSourceOf(owner._search.Compilation) && !method.IsWithin(ApiNames.SourceNamespaces)
                ? owner._reach.Bodies.Of(method) is { } body
                    ? owner._reach.From([ReachedCode.All(body, ReachWay.SameThread)], ReachedEffects.Connects, states: 0).Has(ReachedEffects.Connects)
                    : method.MethodKind != MethodKind.Constructor
                : method.MethodKind == MethodKind.DelegateInvoke;
    }
}
