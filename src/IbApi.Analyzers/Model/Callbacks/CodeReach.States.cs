using System;
using System.Collections.Generic;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <content>States: what the code changes, and who looks at it.</content>
internal sealed partial class CodeReach
{
    private sealed partial class Walk
    {
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
    }
}
