using System;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <content>Calls: the methods of the project and what may stand for them, the API, .NET.</content>
internal sealed partial class CodeReach
{
    private sealed partial class Walk
    {
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
    }
}
