using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <content>Locals and parameters.</content>
internal sealed partial class OriginResolver
{
    private ImmutableArray<Flow> OfLocal(ILocalReferenceOperation use, Frame? frame)
    {
        var definitions = _locals.Reaching(use);
        if (definitions.IsEmpty)
        {
            return Flow.Unknown;
        }

        if (!_traversal.TryDescend())
        {
            return Flow.Unknown;
        }

        try
        {
            return Named(OfDefinitions(definitions, [], use, frame), use.Local);
        }
        finally
        {
            _traversal.Ascend();
        }
    }

    /// <summary>What a variable can have been given, besides what it may have from elsewhere.</summary>
    private ImmutableArray<Flow> OfDefinitions(
        ImmutableArray<LocalDefinition> definitions, List<ImmutableArray<Flow>> branches, IOperation use, Frame? frame)
    {
        foreach (var definition in definitions)
        {
            branches.Add(definition.Value is { } value ? OfAssigned(value, frame) : Flow.Unknown);
        }

        if (branches.Count > 1
            && (definitions.Any(static definition => definition.Operation is ICoalesceAssignmentOperation)
                || branches.Any(HasCommandLine)
                || BodyFacts.HasPresenceTest(use.Root())))
        {
            branches = WithFallbacks(branches);
        }

        // if (!int.TryParse(box.Text, out port)) port = 7497;
        if (branches.Count > 1 && definitions.Any(definition => BodyFacts.IsUnderTestOf(definition.Operation, use.ReferencedSymbol())))
        {
            var unknown = branches.FirstOrDefault(static branch => branch.All(static flow => flow.Origin.Kind == OriginKind.Unknown));
            branches = unknown.IsDefault ? branches : branches.Select(branch => StandingInFor(unknown, branch)).ToList();
        }

        return Flow.Choice(branches);
    }

    /// <summary>Whoever reads the command line looks what is there, in whatever way.</summary>
    private static bool HasCommandLine(ImmutableArray<Flow> flows)
        => flows.Any(static flow => flow.Origin is { Kind: OriginKind.Configured, Key: null, Place: null });

    /// <summary>Where one of several values is configured and the code asks whether it is there, the others stand in for it.</summary>
    private static List<ImmutableArray<Flow>> WithFallbacks(List<ImmutableArray<Flow>> branches)
    {
        var all = branches.SelectMany(static branch => branch).ToImmutableArray();
        return branches.Select(branch => AsFallbackOf(all, branch)).ToList();
    }

    private ImmutableArray<Flow> OfAssigned(AssignedValue value, Frame? frame)
    {
        var flows = value.IsElement ? Elements(value.Source, frame) : Resolve(value.Source, frame);
        return value.Path is { } index ? TupleElement(flows, index) : flows;
    }

    private ImmutableArray<Flow> OfParameter(IParameterReferenceOperation use, Frame? frame)
    {
        var (definitions, isHandedIn) = _locals.Reaching(use);
        if (definitions.IsEmpty)
        {
            return isHandedIn ? OfHandedIn(use, frame) : Flow.Unknown;
        }

        if (!_traversal.TryDescend())
        {
            return Flow.Unknown;
        }

        try
        {
            var branches = new List<ImmutableArray<Flow>>();
            if (isHandedIn)
            {
                branches.Add(OfHandedIn(use, frame));
            }

            return Named(OfDefinitions(definitions, branches, use, frame), use.Parameter);
        }
        finally
        {
            _traversal.Ascend();
        }
    }

    /// <summary>A value behind a call that was entered, which is one step further.</summary>
    private ImmutableArray<Flow> ResolveWithin(IOperation value, Frame? frame)
    {
        if (!_traversal.TryDescend())
        {
            return Flow.Unknown;
        }

        try
        {
            return Resolve(value, frame);
        }
        finally
        {
            _traversal.Ascend();
        }
    }

    /// <summary>What a parameter has from its callers.</summary>
    private ImmutableArray<Flow> OfHandedIn(IParameterReferenceOperation use, Frame? frame)
    {
        var parameter = use.Parameter;
        if (Frame.Find(frame, parameter) is var (value, caller))
        {
            return Named(ResolveWithin(value, caller), parameter);
        }

        if (OfCapturedParameter(parameter, frame) is { } captured)
        {
            return captured;
        }

        var flows = parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }
            ? AboutLambdaParameter(use)
            : _traversal.About(parameter.OriginalDefinition, _ofMethodParameter);

        // Who asks for an object learns at least whose parameter it is.
        return flows == Flow.Unknown ? ImmutableArray.Create(new Flow(Origin.Unknown, use, frame)) : flows;
    }

    private ImmutableArray<Flow> AboutLambdaParameter(IParameterReferenceOperation use)
        => _traversal.About(use.Parameter, _ => OfLambdaParameter(use));

    /// <summary>
    /// <c>class Settings(int port) { public int Port =&gt; port; }</c>: in code of a known object a parameter of its class is
    /// what that object was made with. Null when the object is not known.
    /// </summary>
    private ImmutableArray<Flow>? OfCapturedParameter(IParameterSymbol parameter, Frame? frame)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
            || Frame.FindThis(frame) is not var (instance, caller))
        {
            return null;
        }

        var all = ImmutableArray.CreateBuilder<Flow>();
        foreach (var flow in ResolveWithin(instance, caller))
        {
            if (flow.Object is not IObjectCreationOperation creation || !creation.Constructor.IsSameAs(constructor)
                || creation.Arguments.For(parameter.Ordinal) is not { } argument)
            {
                return null;
            }

            all.AddRange(Handed(OfArgument(argument, flow.ObjectFrame), constructor, creation.Syntax, parameter));
        }

        return all.Count == 0 ? null : all.ToImmutable();
    }

    /// <summary>The values that all visible callers hand in.</summary>
    private ImmutableArray<Flow> OfMethodParameter(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method || parameter.RefKind is RefKind.Ref or RefKind.Out)
        {
            return Flow.Unknown;
        }

        if (method is { MethodKind: MethodKind.PropertySet, AssociatedSymbol: IPropertySymbol written })
        {
            return OfWrites(_writes.Of(written), frame: null);
        }

        var all = new FlowList();
        var isHandedNull = false;
        foreach (var site in _callers.Of(method))
        {
            if (ArgumentAt(site, method, parameter) is { } argument)
            {
                isHandedNull |= argument.Value.ConstantValue is { HasValue: true, Value: null };
                all.Add(Handed(OfArgument(argument, frame: null), method, site.Operation.Syntax, parameter));
            }
        }

        foreach (var reference in _callers.ReferencesTo(method))
        {
            all.Add(Handed(OfDelegateParameter(reference, parameter.Ordinal), method, reference.Syntax, parameter));
        }

        all.Add(OfTestCases(method, parameter));
        if (isHandedNull || !all.IsEmpty)
        {
            return all.ToImmutable();
        }

        // The default may stand on the interface alone.
        foreach (var contract in method.WithInheritedContracts().OfType<IMethodSymbol>())
        {
            if (contract.Parameters[parameter.Ordinal] is { HasExplicitDefaultValue: true } optional)
            {
                return Named(DefaultOf(optional, use: null), parameter);
            }
        }

        return IsCommandLine(method)
            ? ImmutableArray.Create(new Flow(new Origin { Kind = OriginKind.Configured }))
            : Flow.Unknown;
    }

    private bool IsCommandLine(IMethodSymbol method)
        => SymbolEqualityComparer.Default.Equals(method, _search.Compilation.GetEntryPoint(_search.CancellationToken));

    /// <summary>The receiver of a reduced extension method is not among its arguments.</summary>
    private static IArgumentOperation? ArgumentAt(CallSite site, IMethodSymbol method, IParameterSymbol parameter)
    {
        var ordinal = parameter.Ordinal - (site.Target.ReducedFrom is not null && method.IsExtensionMethod ? 1 : 0);
        return ordinal < 0 ? null : site.Arguments.For(ordinal);
    }

    private ImmutableArray<Flow> OfArgument(IArgumentOperation argument, Frame? frame)
    {
        // An omitted argument has the syntax of its call and the value of the declaration that was called.
        if (argument.ArgumentKind == ArgumentKind.DefaultValue)
        {
            return argument.Parameter is { HasExplicitDefaultValue: true } parameter
                ? DefaultOf(parameter, argument)
                : Flow.Unknown;
        }

        return Resolve(argument.Value, frame);
    }

    /// <summary>The default of an optional parameter: at its declaration, or at the call when that is another assembly's.</summary>
    private ImmutableArray<Flow> DefaultOf(IParameterSymbol parameter, IOperation? use)
    {
        parameter = parameter.OriginalDefinition;
        if (parameter.IsInSourceOf(_search.Compilation) && _writes.InitializerOf(parameter) is { } initializer)
        {
            return Resolve(initializer, frame: null);
        }

        return use is not null && Origin.Normalize(parameter.ExplicitDefaultValue) is { } value
            ? Written(value, use, OriginForm.Vocabulary)
            : Flow.None;
    }

    private ImmutableArray<Flow> OfTestCases(IMethodSymbol method, IParameterSymbol parameter)
    {
        var all = new FlowList();
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is not { } type || !TestFrameworks.TestCaseAttributes.Contains(type.Name)
                || attribute.ApplicationSyntaxReference is not { } reference)
            {
                continue;
            }

            var syntax = reference.GetSyntax(_search.CancellationToken);
            if (_search.OperationAt(syntax) is IAttributeOperation { Operation: IObjectCreationOperation creation }
                && TestCaseArgument(creation, parameter.Ordinal) is { } argument)
            {
                all.Add(Handed(Resolve(argument, frame: null), method, syntax, parameter));
            }
        }

        return all.ToImmutable();
    }

    /// <summary>The arguments of a test case are parameters of the attribute, the last of them often an array.</summary>
    private static IOperation? TestCaseArgument(IObjectCreationOperation attribute, int ordinal)
    {
        var values = new List<IOperation>();
        foreach (var argument in attribute.Arguments.OrderBy(static argument => argument.Parameter?.Ordinal))
        {
            if (argument.ArgumentKind == ArgumentKind.DefaultValue)
            {
                continue;
            }

            if (argument.Value.Core() is IArrayCreationOperation { Initializer: { } elements })
            {
                values.AddRange(elements.ElementValues);
            }
            else
            {
                values.Add(argument.Value);
            }
        }

        return ordinal < values.Count ? values[ordinal] : null;
    }
}
