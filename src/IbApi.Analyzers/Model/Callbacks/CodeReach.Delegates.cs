using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <content>Delegates: lambdas, method groups, events, and what holds them.</content>
internal sealed partial class CodeReach
{
    private sealed partial class Walk
    {
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
