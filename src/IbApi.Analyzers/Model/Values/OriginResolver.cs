using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <summary>
/// Follows a value backwards to where it comes from: through expressions here, through locals, members, parameters and
/// calls in the other parts of this class. Lives as long as one closure over one compilation.
/// </summary>
internal sealed partial class OriginResolver
{
    private readonly SourceSearch _search;
    private readonly CallerIndex _callers;
    private readonly MemberWrites _writes;
    private readonly LocalDefinitions _locals;
    private readonly BodyFacts _bodies;
    private readonly BoundTypes _boundTypes;
    private readonly MockCalls _mocks;
    private readonly SymbolNames _names;
    private readonly Func<ISymbol, ImmutableArray<Flow>> _ofMethodParameter;
    private readonly Func<ISymbol, ImmutableArray<Flow>> _ofMemberAnywhere;
    private readonly Traversal _traversal = new();

    /// <summary>The calls of the project's methods.</summary>
    public CallerIndex Callers => _callers;

    /// <summary>The definitions of locals.</summary>
    public LocalDefinitions Locals => _locals;

    /// <summary>The bodies of the project's methods.</summary>
    public BodyFacts Bodies => _bodies;

    public OriginResolver(SourceSearch search)
    {
        _search = search;
        _mocks = new MockCalls(search);
        _callers = new CallerIndex(search, ConnectsNothing);
        _writes = MemberWrites.In(search);
        _locals = LocalDefinitions.In(search);
        _bodies = BodyFacts.In(search);
        _boundTypes = new BoundTypes(search);
        _names = SymbolNames.In(search);
        _ofMethodParameter = parameter => OfMethodParameter((IParameterSymbol)parameter);
        _ofMemberAnywhere = OfMemberAnywhere;
    }

    /// <summary>The origins of a value; one unknown origin when it cannot be followed, none when it can be no setting.</summary>
    public ImmutableArray<Origin> OriginsOf(IOperation value)
    {
        _traversal.Start();
        return Settled(Resolve(value, frame: null));
    }

    /// <summary>The values with which something that becomes a delegate is called: <c>Run(client.eConnect)</c>.</summary>
    public ImmutableArray<Origin> OriginsOfDelegateParameter(IOperation function, int ordinal)
    {
        _traversal.Start();
        return Settled(OfDelegateParameter(function, ordinal));
    }

    private static ImmutableArray<Origin> Settled(ImmutableArray<Flow> flows)
        => flows.Length > ResolutionLimits.Origins ? ImmutableArray.Create(Origin.Unknown)
            : flows is [var only] ? ImmutableArray.Create(only.Origin)
            : flows.Select(static flow => flow.Origin).Distinct().ToImmutableArray();

    /// <summary>Whether a call connects nothing because all that is behind it is a mock.</summary>
    public bool IsForMock(IOperation call)
    {
        _traversal.Start();
        return ConnectsNothing(call);
    }

    /// <summary>
    /// Where an object can come from, as far as it can be followed: creations, or the operations at which the trail ends.
    /// Null stands for what is not known at all; there is at least one entry.
    /// </summary>
    public ImmutableArray<IOperation?> SourcesOf(IOperation value)
    {
        _traversal.Start();
        var flows = Resolve(value, frame: null);
        return flows.IsEmpty || flows.Length > MostCreations ? ImmutableArray.Create<IOperation?>((IOperation?)null)
            : flows is [var only] ? ImmutableArray.Create(only.Object)
            : flows.Select(static flow => flow.Object).ToImmutableArray();
    }

    private bool ConnectsNothing(IOperation call)
        => _mocks.Contains(call) || (_mocks.ArePossible && IsOnMock(call));

    /// <summary>
    /// Whether what is called, or created, is a substitute, or a real object that a test has built upon substitutes.
    /// </summary>
    private bool IsOnMock(IOperation call)
        => call switch
        {
            IObjectCreationOperation creation => creation.Arguments.Any(argument => IsMock(argument.Value)),
            IInvocationOperation { Instance: { } receiver } => IsMock(receiver),
            _ => false,
        };

    /// <summary>
    /// Whether a value is a substitute or built upon one. A test's parameter is one, too: a library that makes mocks for a
    /// test makes what they are handed to. The API's own client connects whatever receives its callbacks.
    /// </summary>
    private bool IsMock(IOperation value)
        => value.Type is { IsReferenceType: true, SpecialType: SpecialType.None }
            && value is not IInstanceReferenceOperation
            && Resolve(value, frame: null).Any(flow => flow.Object switch
            {
                IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol method } => TestFrameworks.IsTest(method),
                IObjectCreationOperation creation => _mocks.Makes(creation)
                    || (!ApiNames.IsClient(creation.Type) && creation.Arguments.Any(argument => IsMock(argument.Value))),
                { } made => _mocks.Makes(made),
                null => false,
            });

    private ImmutableArray<Flow> Resolve(IOperation value, Frame? frame)
    {
        _search.CancellationToken.ThrowIfCancellationRequested();
        if (!_traversal.TryStep() || !_traversal.TryEnter())
        {
            return Flow.Unknown;
        }

        try
        {
            return Followed(value, frame);
        }
        finally
        {
            _traversal.Leave();
        }
    }

    private ImmutableArray<Flow> Followed(IOperation value, Frame? frame)
    {
        var operation = value is IArgumentOperation argument ? argument : value.Core();
        if (operation is not IConditionalOperation && ConstantOf(value, operation) is { HasValue: true } constant)
        {
            return Constant(operation, constant.Value);
        }

        switch (operation)
        {
            case IArgumentOperation handed:
                return OfArgument(handed, frame);
            case IParameterReferenceOperation parameter:
                return OfParameter(parameter, frame);
            case ILocalReferenceOperation local:
                return OfLocal(local, frame);
            case IFieldReferenceOperation field:
                return OfField(field, frame);
            case IPropertyReferenceOperation property:
                return OfProperty(property, frame);
            case IInvocationOperation invocation:
                return OfInvocation(invocation, frame);
            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return OfConditional(conditional, whenFalse, frame);
            case ICoalesceOperation coalesce:
                return OfCoalesce(coalesce.Value, coalesce.WhenNull, frame);
            case ICoalesceAssignmentOperation coalesce:
                return OfCoalesce(coalesce.Target, coalesce.Value, frame);
            case ISwitchExpressionOperation choice:
                return OfSwitch(choice, frame);
            case IAwaitOperation awaited:
                return Resolve(awaited.Operation, frame);
            case IConditionalAccessOperation access:
                return Resolve(access.WhenNotNull, frame);
            case ISimpleAssignmentOperation assignment:
                return Resolve(assignment.Value, frame);
            case IArrayElementReferenceOperation element:
                return OfArrayElement(element, frame);
            case IImplicitIndexerReferenceOperation part:
                return OfPart(part.Instance, part, frame);
            case IBinaryOperation { OperatorMethod: null } binary:
                return OfArithmetic(binary, frame);
            case IUnaryOperation { OperatorMethod: null } unary:
                return OfSign(unary, frame);
            case IInterpolatedStringOperation text:
                return OfInterpolatedString(text, frame);
            case IDelegateCreationOperation creation:
                return Resolve(creation.Target, frame);
            case IThrowOperation:
                return Flow.None;
            case IConversionOperation { OperatorMethod: { } conversion, Operand: { } operand }:
                return OfUserDefinedConversion(conversion, operand, frame);
            default:
                return ImmutableArray.Create(new Flow(Origin.Unknown, operation, frame));
        }
    }

    /// <summary>
    /// The constant that an expression folds to. A conversion may be constant where its operand is not known to be one.
    /// </summary>
    private static Optional<object?> ConstantOf(IOperation value, IOperation core)
        => value.ConstantValue.HasValue ? value.ConstantValue : core.ConstantValue;

    private ImmutableArray<Flow> Constant(IOperation operation, object? constant)
    {
        // A null is no setting: whatever is written beside it is.
        if (Origin.Normalize(constant) is not { } value)
        {
            return Flow.None;
        }

        switch (operation)
        {
            case ILiteralOperation:
                return Written(value, operation, OriginForm.Literal);
            case IFieldReferenceOperation { Field: var field }:
                return ConstantField(operation, field, value);
            case ILocalReferenceOperation { Local: var local }:
                return _locals.Of(local).FirstOrDefault()?.Value is { } definition
                    ? Named(Resolve(definition.Source, frame: null), local)
                    : Written(value, operation, OriginForm.Vocabulary);
            default:
                return Written(value, operation, OriginForm.Expression);
        }
    }

    private ImmutableArray<Flow> ConstantField(IOperation use, IFieldSymbol field, object value)
    {
        // An enum member and a constant of another assembly are vocabulary, and nobody edits generated code.
        if (field.ContainingType.TypeKind != TypeKind.Enum
            && field.IsInSourceOf(_search.Compilation)
            && _writes.InitializerOf(field) is { } initializer
            && !IsGenerated(initializer.Syntax.SyntaxTree))
        {
            return Handed(Resolve(initializer, frame: null), field, use.Syntax);
        }

        return Named(Written(value, use, OriginForm.Vocabulary), field);
    }

    private static ImmutableArray<Flow> Written(object value, IOperation place, OriginForm form)
    {
        var origin = new Origin
        {
            Kind = OriginKind.Written,
            Value = value,
            Place = CodePlace.Of(place.Syntax),
            Form = form,
        };
        foreach (var (name, isNegated) in ConditionNames.Around(place))
        {
            origin = origin.Named(OriginName.OfCondition(name, isNegated));
        }

        return ImmutableArray.Create(new Flow(origin));
    }

    /// <summary>Marks that values were handed on by a member, a parameter or a call of this name at this place.</summary>
    private ImmutableArray<Flow> Handed(ImmutableArray<Flow> flows, ISymbol by, SyntaxNode at, ISymbol? named = null)
    {
        if (flows.IsEmpty)
        {
            return flows;
        }

        var step = new Step(_names.DisplayNameOf(by), CodePlace.Of(at), null);
        var name = _names.NameOf(named ?? by);
        var handed = ImmutableArray.CreateBuilder<Flow>(flows.Length);
        foreach (var flow in flows)
        {
            handed.Add(flow.With(flow.Origin.Handed(name, step)));
        }

        return handed.MoveToImmutable();
    }

    /// <summary>Marks that a symbol holds values.</summary>
    private ImmutableArray<Flow> Named(ImmutableArray<Flow> flows, ISymbol by)
        => flows.IsEmpty ? flows : Flow.Named(flows, _names.NameOf(by));

    /// <summary>Marks that values were read from an object, which is one of several perhaps.</summary>
    private ImmutableArray<Flow> ReadFrom(IOperation? made, Origin? way, ImmutableArray<Flow> flows)
    {
        if (flows.IsEmpty || made is not IObjectCreationOperation { Constructor: { } constructor })
        {
            return flows;
        }

        var step = new Step(_names.DisplayNameOf(constructor), CodePlace.Of(made.Syntax), null);
        var read = ImmutableArray.CreateBuilder<Flow>(flows.Length);
        foreach (var flow in flows)
        {
            read.Add(flow.With(flow.Origin.ReadFrom(step, way?.Way, way?.Objects)));
        }

        return read.MoveToImmutable();
    }

    private ImmutableArray<Flow> OfConditional(IConditionalOperation conditional, IOperation whenFalse, Frame? frame)
    {
        if (conditional.Condition.ConstantValue is { HasValue: true, Value: bool isTrue })
        {
            return Resolve(isTrue ? conditional.WhenTrue : whenFalse, frame);
        }

        var ifTrue = Resolve(conditional.WhenTrue, frame);
        var ifFalse = Resolve(whenFalse, frame);
        if (BodyFacts.TestsPresence(conditional.Condition))
        {
            (ifTrue, ifFalse) = (StandingInFor(ifFalse, AsFallbackOf(ifFalse, ifTrue)), StandingInFor(ifTrue, AsFallbackOf(ifTrue, ifFalse)));
        }

        var (name, isNegated) = ConditionNames.Of(conditional.Condition);
        return Flow.Choice(
        [
            Conditioned(ifTrue, name ?? string.Empty, isNegated),
            Conditioned(ifFalse, name ?? string.Empty, !isNegated),
        ]);
    }

    private static ImmutableArray<Flow> Conditioned(ImmutableArray<Flow> flows, string name, bool isNegated)
        => flows
            .Select(flow => flow.With(flow.Origin.Named(OriginName.OfCondition(name, isNegated))))
            .ToImmutableArray();

    private ImmutableArray<Flow> OfCoalesce(IOperation value, IOperation whenNull, Frame? frame)
    {
        var first = Resolve(value, frame);
        if (!first.IsEmpty && first.All(static flow => flow.Origin.Kind == OriginKind.Written))
        {
            return first;
        }

        return Flow.Choice([first, AsFallbackOf(first, Resolve(whenNull, frame))]);
    }

    /// <summary>What is written becomes a fallback where the other value is configured.</summary>
    private static ImmutableArray<Flow> AsFallbackOf(ImmutableArray<Flow> configured, ImmutableArray<Flow> flows)
    {
        var source = configured.FirstOrDefault(static flow => flow.Origin.Kind == OriginKind.Configured).Origin;
        return source is null
            ? flows
            : flows
                .Select(flow => flow.Origin.Kind == OriginKind.Written
                    ? flow.With(flow.Origin with
                    {
                        Kind = OriginKind.Fallback,
                        Key = source.Key,
                        Source = source.Source,
                        SettingsClass = source.SettingsClass,
                        IsKeyPart = source.IsKeyPart,
                    })
                    : flow)
                .ToImmutableArray();
    }

    /// <summary>What is written stands in for the other value where nothing is known of that one.</summary>
    private static ImmutableArray<Flow> StandingInFor(ImmutableArray<Flow> other, ImmutableArray<Flow> flows)
        => !other.IsEmpty && other.All(static flow => flow.Origin.Kind == OriginKind.Unknown)
            ? flows.Select(static flow => flow.With(flow.Origin with { StandsInForUnknown = flow.Origin.Kind == OriginKind.Written })).ToImmutableArray()
            : flows;

    private ImmutableArray<Flow> OfSwitch(ISwitchExpressionOperation choice, Frame? frame)
    {
        var arms = new List<ImmutableArray<Flow>>();
        foreach (var arm in choice.Arms)
        {
            var flows = BodyFacts.AsksForNull(arm.Pattern)
                ? AsFallbackOf(Resolve(choice.Value, frame), Resolve(arm.Value, frame))
                : Resolve(arm.Value, frame);
            if (!flows.IsEmpty)
            {
                arms.Add(ConditionNames.Of(arm.Pattern) is { } name ? Conditioned(flows, name, isNegated: false) : flows);
            }
        }

        return arms.Count == 0 ? Flow.None : Flow.Choice(arms);
    }

    private ImmutableArray<Flow> OfSign(IUnaryOperation unary, Frame? frame)
    {
        var operand = Resolve(unary.Operand, frame);
        return operand is [{ Origin: { IsInCode: true } origin }] && Folding.Fold(unary, origin.Value) is { } value
            ? ImmutableArray.Create(new Flow(Computed(origin, value, unary)))
            : ChangingOf(operand) ?? Flow.Unknown;
    }

    private static Origin Computed(Origin operand, object value, IOperation by)
        => operand with { Value = value, Place = CodePlace.Of(by.Syntax), Form = OriginForm.Expression, Names = null };

    /// <summary>Folds what is written on both sides; anything else cannot be said.</summary>
    private ImmutableArray<Flow> OfArithmetic(IBinaryOperation binary, Frame? frame)
    {
        var left = Resolve(binary.LeftOperand, frame);
        var right = Resolve(binary.RightOperand, frame);
        if ((ChangingOf(left) ?? ChangingOf(right)) is { } changing)
        {
            return changing;
        }

        if (left.IsEmpty || right.IsEmpty || left.Length * right.Length > ResolutionLimits.Combinations)
        {
            return Flow.Unknown;
        }

        var folded = ImmutableArray.CreateBuilder<Flow>();
        foreach (var l in left)
        {
            foreach (var r in right)
            {
                if (!l.Origin.IsInCode || !r.Origin.IsInCode || Folding.Fold(binary, l.Origin.Value, r.Origin.Value) is not { } value)
                {
                    return Flow.Unknown;
                }

                folded.Add(new Flow(Computed(l.Origin.Kind == OriginKind.Fallback ? l.Origin : l.Origin with { Kind = r.Origin.Kind }, value, binary)));
            }
        }

        return folded.ToImmutable();
    }

    private ImmutableArray<Flow> OfInterpolatedString(IInterpolatedStringOperation text, Frame? frame)
    {
        var folded = string.Empty;
        foreach (var part in text.Parts)
        {
            var content = part switch
            {
                IInterpolatedStringTextOperation literal => literal.Text.ConstantValue is { HasValue: true, Value: string s } ? s : null,
                IInterpolationOperation { FormatString: null, Alignment: null } hole
                    when Resolve(hole.Expression, frame) is [{ Origin: { Kind: OriginKind.Written, Value: { } value } }] => value.ToString(),
                _ => null,
            };
            if (content is null)
            {
                return Flow.Unknown;
            }

            folded += content;
        }

        return Written(folded, text, OriginForm.Expression);
    }

    private ImmutableArray<Flow> OfUserDefinedConversion(IMethodSymbol conversion, IOperation operand, Frame? frame)
        => conversion.IsInSourceOf(_search.Compilation) && _bodies.Of(conversion) is { } body
            ? Within(body, Frame.OfConversion(conversion, operand, frame))
            : ImmutableArray.Create(new Flow(Origin.Unknown, operand, frame));

    /// <summary>A body that is entered by a call, unless that is too deep.</summary>
    private ImmutableArray<Flow> Within(IOperation body, Frame? frame)
        => _traversal.Within(() => Entered(body, frame));
}
