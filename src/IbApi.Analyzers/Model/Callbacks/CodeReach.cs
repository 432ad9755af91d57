using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// Follows control forwards from a callback, or from a stretch of it: over calls and their overrides, events and their
/// handlers, delegates, lambdas, threads and timers, and through state that something else reads. Where it goes on
/// unseen the answer says so. Lives as long as one closure.
/// </summary>
internal sealed class CodeReach
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

    private sealed class Walk(CodeReach owner, ReachedEffects enough, int mostStates)
    {
        private readonly Queue<ReachedCode>[] _open = [new(), new(), new()];
        private readonly Dictionary<(SyntaxNode, TextSpan), ReachWay> _met = [];
        private readonly HashSet<ISymbol> _states = new(SymbolEqualityComparer.Default);
        private readonly Dictionary<ISymbol, ReachWay> _delegates = new(SymbolEqualityComparer.Default);
        private readonly HashSet<SyntaxNode> _readers = [];
        private readonly ImmutableArray<IOperation>.Builder _reads = ImmutableArray.CreateBuilder<IOperation>();
        private readonly ImmutableArray<ReachedCode>.Builder _code = ImmutableArray.CreateBuilder<ReachedCode>();
        private readonly Stack<ISymbol> _following = new();
        private readonly Dictionary<ISymbol, HashSet<SyntaxNode>> _targets = new(SymbolEqualityComparer.Default);
        private readonly ImmutableArray<ReachedStep>.Builder _steps = ImmutableArray.CreateBuilder<ReachedStep>();
        private ReachedEffects _effects;
        private int _operations;

        /// <summary>Whether a reader of a state is looked at, rather than the code that changes it.</summary>
        private bool _isReading;

        /// <summary>The states that stand before the code which is looked at.</summary>
        private int _statesBefore;

        /// <summary>The code that is looked at, and the operation in it.</summary>
        private ReachedCode? _current;
        private IOperation? _at;

        /// <summary>The least direct way that is wanted.</summary>
        public ReachWay Furthest { get; init; } = ReachWay.State;

        /// <summary>What a function must do at least for its look at a state to count as one that comes after the loss.</summary>
        public Repetition LeastRepetition { get; init; } = Repetition.ByUser;

        private SourceSearch Search => owner._search;

        private bool MayPassState => _statesBefore < mostStates;

        public void Add(ReachedCode code)
        {
            if (code.Way > Furthest)
            {
                return;
            }

            if (code.Way == ReachWay.SameThread)
            {
                Step(code.Function.Syntax);
            }

            code = code with
            {
                States = code.Way == ReachWay.State && _isReading ? _statesBefore + 1 : _statesBefore,
                From = _current,
                At = _at,
            };
            if (code.Way == ReachWay.SameThread && owner.Repetitions.MethodOf(code.Function) is { IsAsync: true })
            {
                // What stands behind an await goes on where the awaited work has ended.
                var end = EndOfFirstAwait(code.Function);
                if (code.Region.Start < end && end < code.Region.End)
                {
                    Enqueue(code with { Region = TextSpan.FromBounds(code.Region.Start, end) });
                    Add(code with { Region = TextSpan.FromBounds(end, code.Region.End), Way = ReachWay.AnotherThread });
                    return;
                }
            }

            Enqueue(code);
        }

        private void Enqueue(ReachedCode code)
        {
            var key = (code.Function.Syntax, code.Region);
            if (!_met.TryGetValue(key, out var way) || code.Way < way)
            {
                _met[key] = code.Way;
                _open[(int)code.Way].Enqueue(code);
            }
        }

        private static int EndOfFirstAwait(IOperation function)
            => function.OwnOperations()
                .Select(static operation => operation switch
                {
                    IAwaitOperation => operation.Syntax.Span.End,
                    IForEachLoopOperation { IsAsynchronous: true } loop => loop.Collection.Syntax.Span.End,
                    _ => int.MaxValue,
                })
                .DefaultIfEmpty(int.MaxValue)
                .Min();

        /// <summary>Whether a delegate, or what holds one, has not been followed in so direct a way yet.</summary>
        private bool Meets(ISymbol symbol, ReachWay way)
        {
            if (_delegates.TryGetValue(symbol, out var before) && before <= way)
            {
                if (way == ReachWay.SameThread && _targets.TryGetValue(symbol, out var targets))
                {
                    // It leads to the same functions from here.
                    targets.ToList().ForEach(Step);
                }

                return false;
            }

            _delegates[symbol] = way;
            return true;
        }

        /// <summary>Notes a step to a function, for what leads there as well: the code that is looked at, and the delegates on the way.</summary>
        private void Step(SyntaxNode function)
        {
            if (_current is not null && _at is not null)
            {
                _steps.Add(new ReachedStep(_current.Function.Syntax, _at, function));
            }

            foreach (var symbol in _following)
            {
                if (!_targets.TryGetValue(symbol, out var targets))
                {
                    _targets.Add(symbol, targets = []);
                }

                targets.Add(function);
            }
        }

        private static ReachWay Perhaps(ReachWay way)
            => way == ReachWay.SameThread ? ReachWay.AnotherThread : way;

        public Reach Run()
        {
            while (_open.FirstOrDefault(static queue => queue.Count > 0) is { } next && (_effects & enough) == 0)
            {
                Search.CancellationToken.ThrowIfCancellationRequested();
                if (_code.Count >= ReachLimits.Functions || _operations > ReachLimits.Operations)
                {
                    _effects |= ReachedEffects.Unknown;
                    break;
                }

                var code = next.Dequeue();
                if (_met[(code.Function.Syntax, code.Region)] < code.Way)
                {
                    continue;
                }

                _code.Add(code);
                _statesBefore = code.States;
                _current = code;
                Visit(code);
            }

            return new Reach(_effects, _code.ToImmutable(), _reads.ToImmutable(), _steps.ToImmutable());
        }

        private void Visit(ReachedCode code)
        {
            if (code.IsWhole)
            {
                var parts = owner._code.PartsOf(code.Function);
                _operations += parts.Count;
                foreach (var operation in parts.Telling)
                {
                    _at = operation;
                    if (operation is IAnonymousFunctionOperation)
                    {
                        Handed(operation, code.Way);
                    }
                    else
                    {
                        Look(operation, code.Way);
                    }
                }

                return;
            }

            var open = new Stack<IOperation>();
            open.Push(code.Function);
            while (open.Count > 0)
            {
                foreach (var operation in open.Pop().ChildOperations)
                {
                    if (operation is ILocalFunctionOperation || !code.Region.OverlapsWith(operation.Syntax.Span))
                    {
                        continue;
                    }

                    _operations++;
                    var isReached = code.Region.Contains(operation.Syntax.SpanStart);
                    if (operation is IAnonymousFunctionOperation)
                    {
                        if (isReached)
                        {
                            _at = operation;
                            Handed(operation, code.Way);
                        }

                        continue;
                    }

                    open.Push(operation);
                    if (isReached)
                    {
                        _at = operation;
                        Look(operation, code.Way);
                    }
                }
            }
        }

        private void Look(IOperation operation, ReachWay way)
        {
            switch (operation)
            {
                case IInvocationOperation call:
                    Call(call, way);
                    break;
                case IObjectCreationOperation { Constructor: { } constructor }:
                    if (constructor.IsInSourceOf(Search.Compilation) && !constructor.IsWithin(ApiNames.SourceNamespaces))
                    {
                        Enter(constructor, isExact: true, way);
                    }

                    break;
                case IMethodReferenceOperation { Parent: not INameOfOperation } reference:
                    Handed(reference, way);
                    break;
                case IEventReferenceOperation { Parent: not (IEventAssignmentOperation or INameOfOperation) } raised:
                    Raise(raised.Event, WayOfUse(raised, way));
                    break;
                case IFieldReferenceOperation or IPropertyReferenceOperation when operation.Parent is not INameOfOperation:
                    Member((IMemberReferenceOperation)operation, way);
                    break;
                case ILocalReferenceOperation local:
                    Local(local, way);
                    break;
                case IParameterReferenceOperation { Parameter: { Type.TypeKind: TypeKind.Delegate } parameter }:
                    // What a caller hands over is followed where it does, if it is certainly run here.
                    DelegateParameter(parameter, Perhaps(way));
                    break;
                case IArrayElementReferenceOperation element when AssignedValue.To(element).Definition is not null:
                    Change(element.ArrayReference);
                    break;
                case IThrowOperation thrown:
                    Throw(thrown);
                    break;
                case IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IInvalidOperation or IFunctionPointerInvocationOperation:
                    _effects |= ReachedEffects.Unknown;
                    break;
                default:
                    break;
            }
        }

        /// <summary>A body that only says that nobody has written it yet leads nowhere.</summary>
        private void Throw(IThrowOperation thrown)
        {
            if (thrown.Exception?.Core().Type?.Name is not (nameof(NotImplementedException) or nameof(NotSupportedException)))
            {
                _effects |= ReachedEffects.Throws;
            }
        }

        private void Call(IInvocationOperation call, ReachWay way)
        {
            var method = call.TargetMethod.Definition();
            var target = owner._targets.Of(method);
            switch (target.Kind)
            {
                case CallTargetKind.Delegate:
                    // What holds the delegate is looked at where it is read.
                    if (call.Instance?.BehindQuestionMark() is not (IMemberReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation))
                    {
                        _effects |= ReachedEffects.Unknown;
                    }

                    break;
                case CallTargetKind.Client:
                    Api(method.Name);
                    break;
                case CallTargetKind.Source:
                    Enter(method, call.Instance.IsBase() || !method.IsOverridable(), way);
                    break;
                case CallTargetKind.System:
                    CallSystem(call, method, target, way);
                    break;
                default:
                    _effects |= target.Effects;
                    break;
            }
        }

        private void CallSystem(IInvocationOperation call, IMethodSymbol method, CallTarget target, ReachWay way)
        {
            if (target.IsPulse && call.Arguments.FirstOrDefault()?.Value is { } pulsed)
            {
                Change(pulsed);
            }
            else if (target.Changes
                && (call.Instance ?? (method.IsExtensionMethod ? call.Arguments.FirstOrDefault()?.Value : null)) is { } receiver)
            {
                if (RuntimeApis.IsUserInterfaceType(receiver.Type))
                {
                    _effects |= ReachedEffects.ShowsUser;
                }

                Change(receiver);
            }
            else if (method.ContainingType.TypeKind == TypeKind.Interface && call.Instance is not null)
            {
                // IDisposable, IObserver and their like, fulfilled by the project.
                Dispatch(method, way);
            }
        }

        private void Api(string method)
        {
            if (method == ApiNames.Connect)
            {
                _effects |= ReachedEffects.Connects;
            }
            else if (method == ApiNames.Disconnect)
            {
                _effects |= ReachedEffects.Disconnects;
            }
            else if (LifecycleNames.IsRequest(method))
            {
                _effects |= ReachedEffects.SendsRequest;
            }
        }

        /// <summary>Goes on in a method of the project, and in what may stand for it at run time.</summary>
        private void Enter(IMethodSymbol method, bool isExact, ReachWay way)
        {
            if (method.IsWithin(ApiNames.SourceNamespaces))
            {
                return;
            }

            var body = owner._bodies.Of(method);
            var found = (!isExact && Dispatch(method, body is null ? way : Perhaps(way))) || body is not null;
            if (body is not null)
            {
                Add(ReachedCode.All(body, isExact || !HasOverrides(method) ? way : Perhaps(way)));
            }

            if (!found && !IsWrittenByCompiler(method))
            {
                _effects |= ReachedEffects.Unknown;
            }
        }

        private bool HasOverrides(IMethodSymbol method)
            => !owner._code.StandInsOf(method).IsEmpty;

        private static bool IsWrittenByCompiler(IMethodSymbol method)
            => method.IsImplicitlyDeclared
                || method.MethodKind is MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.Constructor
                || (method.IsPartialDefinition && method.ReturnsVoid);

        /// <summary>Goes on in the overrides and implementations of a method; false when there are none.</summary>
        private bool Dispatch(IMethodSymbol method, ReachWay way)
        {
            var candidates = owner._code.StandInsOf(method);
            var each = candidates.Length == 1 ? way : Perhaps(way);
            foreach (var candidate in candidates)
            {
                if (owner._symbols.IsDeclaredByApi(candidate))
                {
                    Api(candidate.Name);
                }
                else if (!candidate.IsWithin(ApiNames.SourceNamespaces) && owner._bodies.Of(candidate) is { } body)
                {
                    Add(ReachedCode.All(body, each));
                }
            }

            return !candidates.IsEmpty;
        }

        private void Member(IMemberReferenceOperation reference, ReachWay way)
        {
            var member = reference.Member.Definition();
            if (member.IsWithin(ApiNames.SourceNamespaces))
            {
                return;
            }

            var isSource = member.IsInSourceOf(Search.Compilation) && !RuntimeApis.IsUserInterface(member);
            var write = AssignedValue.To(reference).Definition;
            if (write is not null)
            {
                if (!isSource)
                {
                    if (RuntimeApis.IsUserInterface(member) || RuntimeApis.IsUserInterfaceType(reference.Instance?.Type))
                    {
                        _effects |= ReachedEffects.ShowsUser;
                    }

                    if (reference.Instance is { } changed)
                    {
                        Change(changed);
                    }
                }
                else if (member is IPropertySymbol { SetMethod: { } setter } && owner._bodies.Of(setter) is not null)
                {
                    Enter(setter, isExact: !member.IsOverridable(), way);
                }
                else
                {
                    Signal(member);
                }

                // A part of the value may be read first: count++ and ??=.
                if (write is ISimpleAssignmentOperation)
                {
                    return;
                }
            }

            if (member is IPropertySymbol { GetMethod: { } getter } && isSource)
            {
                Enter(getter, isExact: !member.IsOverridable(), way);
            }

            if (reference.Type?.TypeKind == TypeKind.Delegate)
            {
                AssignedDelegates(member, WayOfUse(reference, way));
            }
        }

        private void Local(ILocalReferenceOperation reference, ReachWay way)
        {
            if (reference.Type?.TypeKind == TypeKind.Delegate)
            {
                LocalDelegate(reference, WayOfUse(reference, way));
            }
            else if (AssignedValue.To(reference).Definition is not null)
            {
                SignalLocal(reference);
            }
        }

        /// <summary>An object is changed by a call or through a property: whoever looks at it next may go on.</summary>
        private void Change(IOperation receiver)
        {
            for (var o = receiver.BehindQuestionMark(); o is not null;)
            {
                switch (o)
                {
                    case IMemberReferenceOperation member when member.Member.IsInSourceOf(Search.Compilation) && !member.Member.IsWithin(ApiNames.SourceNamespaces):
                        Signal(member.Member.Definition());
                        AddFunctionsOf(member.Member.Definition());
                        return;
                    case IMemberReferenceOperation member:
                        o = member.Instance?.BehindQuestionMark();
                        break;
                    case IInvocationOperation call:
                        o = call.Instance?.BehindQuestionMark();
                        break;
                    case IArrayElementReferenceOperation element:
                        o = element.ArrayReference.Core();
                        break;
                    case ILocalReferenceOperation local:
                        SignalLocal(local);
                        return;
                    case IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } } parameter:
                        SignalArgument(parameter.Parameter);
                        return;
                    default:
                        return;
                }
            }
        }

        /// <summary>An argument is changed inside a method: so is what its callers hand over.</summary>
        private void SignalArgument(IParameterSymbol parameter)
        {
            if (!MayPassState || !_states.Add(parameter))
            {
                return;
            }

            foreach (var site in owner._callers.Of((IMethodSymbol)parameter.ContainingSymbol))
            {
                if (site.Arguments.For(parameter.Ordinal)?.Value is { } value)
                {
                    Change(value);
                }
            }
        }

        private void SignalLocal(ILocalReferenceOperation reference)
        {
            if (!MayPassState || !_states.Add(reference.Local))
            {
                return;
            }

            var writer = reference.FunctionAround();
            foreach (var use in owner._code.LocalsOf(reference.Root()).UsesOf(reference.Local))
            {
                if (use.FunctionAround() != writer)
                {
                    AddReader(use);
                }
            }

            // new Timer(…), new ActionBlock(…): what the local was given when it was made.
            foreach (var value in ValuesOf(reference))
            {
                AddFunctionsIn(value);
            }
        }

        private void Signal(ISymbol member)
        {
            if (!MayPassState || !_states.Add(member))
            {
                return;
            }

            var uses = owner.Uses.Of(member);
            if (uses.IsDefault || owner.Repetitions.IsSeenOutside(member))
            {
                _effects |= ReachedEffects.Unknown;
                return;
            }

            foreach (var use in uses)
            {
                AddReader(use);
            }
        }

        /// <summary><c>_timer = new Timer(OnTimer);</c> and then <c>_timer.Change(…)</c>: what an object was given when it was made.</summary>
        private void AddFunctionsOf(ISymbol member)
        {
            if (!MayPassState)
            {
                return;
            }

            foreach (var write in owner._writes.Of(member))
            {
                if (write.Value?.Source is { } value)
                {
                    AddFunctionsIn(value);
                }
            }

            if (owner._writes.InitializerOf(member) is { } initial)
            {
                AddFunctionsIn(initial);
            }
        }

        /// <summary>Goes on after a place that looks at a state, if that happens after the state has changed.</summary>
        public void AddReader(IOperation read)
        {
            if (!_readers.Add(read.Syntax))
            {
                return;
            }

            var wasReading = _isReading;
            _isReading = true;
            GoOnAfter(read);
            _isReading = wasReading;
        }

        private void GoOnAfter(IOperation read)
        {
            var whole = read.WholeExpression();
            AddFunctionsIn(whole, except: read);
            if (AssignedValue.To(read).Definition is ISimpleAssignmentOperation)
            {
                return;
            }

            _reads.Add(read);
            var function = read.FunctionAround();
            PassOn(read, whole, function);
            if (IsAwaited(read))
            {
                Add(ReachedCode.Behind(function, Math.Min(read.Syntax.SpanStart, StartOfLoops(read)), ReachWay.State));
                return;
            }

            var loops = read.LoopsAround().ToList();
            if (loops.Count > 0)
            {
                Add(ReachedCode.Behind(function, StartAfter(read, loops), ReachWay.State));

                // The program itself goes on only as long as it is connected.
                if (ConditionContains(loops[0], read) && read.Parent is not IUnaryOperation
                    && CodeRepetition.IsAboutConnection(loops[0], read) && owner.Repetitions.HoldsMain(function))
                {
                    _effects |= ReachedEffects.EndsProcess;
                }
            }

            if (owner.Repetitions.OfFunctionAround(read) >= LeastRepetition)
            {
                Add(ReachedCode.All(function, ReachWay.State));
            }
        }

        /// <summary>A value that is handed on makes its reader a state as well: getters, functions, predicates.</summary>
        private void PassOn(IOperation read, IOperation whole, IOperation function)
        {
            if (!owner._code.PartsIn(whole).Returns
                && !(function is IAnonymousFunctionOperation && whole.Parent is IBlockOperation))
            {
                return;
            }

            switch (owner.Repetitions.MethodOf(function))
            {
                case { AssociatedSymbol: IPropertySymbol property }:
                    Signal(property.Definition());
                    break;
                case { MethodKind: MethodKind.AnonymousFunction, ReturnsVoid: false }:
                    if (function.Consumer() is IArgumentOperation { Parent: { } call })
                    {
                        AddReader(call);
                    }

                    break;
                case { ReturnsVoid: false, MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method:
                    if (owner.Repetitions.IsSeenOutside(method))
                    {
                        _effects |= ReachedEffects.Unknown;
                    }

                    foreach (var site in owner._callers.Of(method))
                    {
                        AddReader(site.Operation);
                    }

                    foreach (var reference in owner._callers.ReferencesTo(method))
                    {
                        AddReader(reference);
                    }

                    break;
                default:
                    break;
            }
        }

        private static int StartOfLoops(IOperation read)
            => read.LoopsAround().Select(static loop => loop.Syntax.SpanStart).DefaultIfEmpty(int.MaxValue).Min();

        /// <summary>
        /// Where code starts that runs after a look at a state in a loop: with the loop, or behind it where the loop ends by
        /// what it sees, or is only an attempt that ends with success.
        /// </summary>
        private static int StartAfter(IOperation read, List<ILoopOperation> loops)
        {
            var inner = loops[0];
            if (!ConditionContains(inner, read))
            {
                var goingOn = loops.Where(loop => CodeRepetition.GoesOn(loop, read)).ToList();
                return goingOn.Count > 0 ? goingOn.Min(static loop => loop.Syntax.SpanStart) : inner.Syntax.Span.End;
            }

            var outer = loops.Skip(1).Where(loop => CodeRepetition.GoesOn(loop, read)).ToList();
            return outer.Count > 0 ? outer.Min(static loop => loop.Syntax.SpanStart) : inner.Syntax.Span.End;
        }

        private static bool ConditionContains(ILoopOperation loop, IOperation read)
            => (loop switch
            {
                IWhileLoopOperation { Condition: { } condition } => condition,
                IForLoopOperation { Condition: { } condition } => condition,
                _ => null,
            })?.Syntax.Span.Contains(read.Syntax.Span) == true;

        private void AddFunctionsIn(IOperation expression, IOperation? except = null)
        {
            foreach (var function in owner._code.PartsIn(expression).Functions)
            {
                if (function is not IAnonymousFunctionOperation)
                {
                    if (function != except)
                    {
                        Handed(function, ReachWay.State);
                    }
                }
                else if (except is null || !function.Syntax.Span.Contains(except.Syntax.Span))
                {
                    Add(ReachedCode.All(function, ReachWay.State));
                }
            }
        }

        /// <summary>A lambda or a method group: it runs, here or elsewhere.</summary>
        private void Handed(IOperation function, ReachWay way)
        {
            var consumer = function.Consumer();
            if (consumer is IEventAssignmentOperation { Adds: false })
            {
                return;
            }

            var inner = owner.IsRunInPlace(function) ? way : Perhaps(way);
            if (function is IMethodReferenceOperation reference)
            {
                var method = reference.Method.Definition();
                if (owner._symbols.IsDeclaredByApi(method))
                {
                    Api(method.Name);
                }
                else if (method.IsInSourceOf(Search.Compilation))
                {
                    Enter(method, reference.Instance.IsBase() || !method.IsOverridable(), inner);
                }
                else if (RuntimeApis.EndsProcess(method))
                {
                    _effects |= ReachedEffects.EndsProcess;
                }
            }
            else
            {
                Add(ReachedCode.All(function, inner));
            }
        }

        /// <summary>How what holds a delegate is used: called, or handed on to be called there, or later, or elsewhere.</summary>
        private ReachWay WayOfUse(IOperation reference, ReachWay way)
            => owner.IsRunInPlace(reference) ? way : Perhaps(way);

        private void Raise(IEventSymbol @event, ReachWay way)
        {
            @event = (IEventSymbol)@event.Definition();
            if (!Meets(@event, way))
            {
                return;
            }

            if (RuntimeApis.IsChangeNotification(@event.Type))
            {
                _effects |= ReachedEffects.ShowsUser;
            }

            // Where the project itself subscribes, that is what the event is for.
            var uses = owner.Uses.Of(@event);
            if (uses.IsDefault || !@event.IsInSourceOf(Search.Compilation)
                || (owner.Repetitions.IsSeenOutside(@event) && !uses.Any(static use => use.Parent is IEventAssignmentOperation { Adds: true }))
                || (!Search.IsCaseSensitive && Search.TreesWith(@event.Name, "Handles").Any()))
            {
                _effects |= ReachedEffects.Unknown;
                return;
            }

            _following.Push(@event);
            foreach (var use in uses)
            {
                if (use.Parent is IEventAssignmentOperation { Adds: true, HandlerValue: { } handler })
                {
                    Delegate(handler, way);
                }
            }

            _following.Pop();
        }

        /// <summary>Goes on in whatever a delegate may be.</summary>
        private void Delegate(IOperation value, ReachWay way)
        {
            value = value.Core();
            switch (value)
            {
                case IDelegateCreationOperation creation:
                    Delegate(creation.Target, way);
                    break;
                case IMethodReferenceOperation { Method: var method } reference:
                    method = method.Definition();
                    if (owner._symbols.IsDeclaredByApi(method))
                    {
                        Api(method.Name);
                    }
                    else if (method.IsInSourceOf(Search.Compilation))
                    {
                        Enter(method, reference.Instance.IsBase() || !method.IsOverridable(), way);
                    }
                    else if (!RuntimeApis.OnlyReports(method))
                    {
                        _effects |= ReachedEffects.Unknown;
                    }

                    break;
                case IAnonymousFunctionOperation:
                    Add(ReachedCode.All(value, way));
                    break;
                case ILocalReferenceOperation local:
                    LocalDelegate(local, way);
                    break;
                case IParameterReferenceOperation { Parameter: var parameter }:
                    DelegateParameter(parameter, way);
                    break;
                case IEventReferenceOperation { Event: var @event }:
                    Raise(@event, way);
                    break;
                case IMemberReferenceOperation { Member: var member }:
                    AssignedDelegates(member.Definition(), way);
                    break;
                case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                    Delegate(choice.WhenTrue, way);
                    Delegate(whenFalse, way);
                    break;
                case ICoalesceOperation choice:
                    Delegate(choice.Value, way);
                    Delegate(choice.WhenNull, way);
                    break;
                case IThrowOperation:
                case { ConstantValue: { HasValue: true, Value: null } }:
                case IDefaultValueOperation:
                    break;
                default:
                    _effects |= ReachedEffects.Unknown;
                    break;
            }
        }

        private void AssignedDelegates(ISymbol member, ReachWay way)
        {
            if (!Meets(member, way))
            {
                return;
            }

            var writes = member.IsInSourceOf(Search.Compilation) ? owner._writes.Of(member) : ImmutableArray<MemberWrite>.Empty;
            if (!member.IsInSourceOf(Search.Compilation) || (writes.IsEmpty && owner.Repetitions.IsSeenOutside(member)))
            {
                _effects |= ReachedEffects.Unknown;
                return;
            }

            // One of several that may be held: it may be another.
            way = writes.Length > 1 ? Perhaps(way) : way;
            _following.Push(member);
            foreach (var write in writes)
            {
                if ((write.Value?.Source ?? (write.Definition as ICompoundAssignmentOperation)?.Value) is { } value)
                {
                    Delegate(value, way);
                }
                else
                {
                    _effects |= ReachedEffects.Unknown;
                }
            }

            if (owner._writes.InitializerOf(member) is { } initial)
            {
                Delegate(initial, way);
            }

            _following.Pop();
        }

        private void DelegateParameter(IParameterSymbol parameter, ReachWay way)
        {
            parameter = parameter.OriginalDefinition;
            if (!Meets(parameter, way))
            {
                return;
            }

            if (parameter.ContainingSymbol is not IMethodSymbol method)
            {
                _effects |= ReachedEffects.Unknown;
                return;
            }

            switch (method.MethodKind)
            {
                case MethodKind.EventAdd or MethodKind.EventRemove when method.AssociatedSymbol is IEventSymbol @event:
                    Raise(@event, way);
                    return;
                case MethodKind.PropertySet when method.AssociatedSymbol is { } property:
                    AssignedDelegates(property.Definition(), way);
                    return;
                case MethodKind.AnonymousFunction:
                    _effects |= ReachedEffects.Unknown;
                    return;
                default:
                    break;
            }

            var sites = owner._callers.Of(method);
            if (sites.IsEmpty || owner.Repetitions.IsSeenOutside(method))
            {
                _effects |= ReachedEffects.Unknown;
            }

            way = method.MethodKind == MethodKind.Constructor && sites.Length == 1 ? way : Perhaps(way);
            foreach (var site in sites)
            {
                if (site.Arguments.For(parameter.Ordinal)?.Value is { } value)
                {
                    Delegate(value, way);
                }
            }
        }

        private void LocalDelegate(ILocalReferenceOperation reference, ReachWay way)
        {
            if (!Meets(reference.Local, way))
            {
                return;
            }

            var isGiven = false;
            foreach (var value in ValuesOf(reference))
            {
                isGiven = true;
                Delegate(value, way);
            }

            // foreach (var handler in Closed.GetInvocationList()): the event is looked at where it is read.
            if (!isGiven && !reference.Root().DescendantsAndSelf().OfType<IForEachLoopOperation>()
                .Any(loop => loop.Collection.DescendantsAndSelf().OfType<IEventReferenceOperation>().Any()))
            {
                _effects |= ReachedEffects.Unknown;
            }
        }

        private IEnumerable<IOperation> ValuesOf(ILocalReferenceOperation reference)
            => owner._code.LocalsOf(reference.Root()).ValuesOf(reference.Local);
    }
}
