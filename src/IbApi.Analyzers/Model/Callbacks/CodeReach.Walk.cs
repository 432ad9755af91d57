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

/// <content>The walk through code: what is met, in which order, and where each part of it leads.</content>
internal sealed partial class CodeReach
{
    private sealed partial class Walk(CodeReach owner, ReachedEffects enough, int mostStates)
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
    }
}
