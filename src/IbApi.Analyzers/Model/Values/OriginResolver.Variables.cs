using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <content>Locals, parameters, fields and properties.</content>
internal sealed partial class OriginResolver
{
    private ImmutableArray<Flow> OfLocal(ILocalReferenceOperation use, Frame? frame)
    {
        var definitions = _locals.Reaching(use);
        if (definitions.IsEmpty)
        {
            return Flow.Unknown;
        }

        return _traversal.Within(() => Flow.Named(OfDefinitions(definitions, [], use, frame), use.Local));
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

        return _traversal.Within(() =>
        {
            var branches = new List<ImmutableArray<Flow>>();
            if (isHandedIn)
            {
                branches.Add(OfHandedIn(use, frame));
            }

            return Flow.Named(OfDefinitions(definitions, branches, use, frame), use.Parameter);
        });
    }

    /// <summary>What a parameter has from its callers.</summary>
    private ImmutableArray<Flow> OfHandedIn(IParameterReferenceOperation use, Frame? frame)
    {
        var parameter = use.Parameter;
        if (Frame.Find(frame, parameter) is var (value, caller))
        {
            return Flow.Named(_traversal.Within(() => Resolve(value, caller)), parameter);
        }

        if (OfCapturedParameter(parameter, frame) is { } captured)
        {
            return captured;
        }

        var flows = parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }
            ? _traversal.About(parameter, () => OfLambdaParameter(use))
            : _traversal.About(parameter.OriginalDefinition, () => OfMethodParameter(parameter.OriginalDefinition));

        // Who asks for an object learns at least whose parameter it is.
        return flows == Flow.Unknown ? ImmutableArray.Create(new Flow(Origin.Unknown, use, frame)) : flows;
    }

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
        foreach (var flow in _traversal.Within(() => Resolve(instance, caller)))
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

        var all = ImmutableArray.CreateBuilder<Flow>();
        var isHandedNull = false;
        foreach (var site in _callers.Of(method))
        {
            if (ArgumentAt(site, method, parameter) is { } argument)
            {
                isHandedNull |= argument.Value.ConstantValue is { HasValue: true, Value: null };
                all.AddRange(Handed(OfArgument(argument, frame: null), method, site.Operation.Syntax, parameter));
            }
        }

        foreach (var reference in _callers.ReferencesTo(method))
        {
            all.AddRange(Handed(OfDelegateParameter(reference, parameter.Ordinal), method, reference.Syntax, parameter));
        }

        all.AddRange(OfTestCases(method, parameter));
        if (isHandedNull || all.Count > 0)
        {
            return all.ToImmutable();
        }

        // The default may stand on the interface alone.
        foreach (var contract in method.WithInheritedContracts().OfType<IMethodSymbol>())
        {
            if (contract.Parameters[parameter.Ordinal] is { HasExplicitDefaultValue: true } optional)
            {
                return Flow.Named(DefaultOf(optional, use: null), parameter);
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
        var all = ImmutableArray.CreateBuilder<Flow>();
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
                all.AddRange(Handed(Resolve(argument, frame: null), method, syntax, parameter));
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

    private ImmutableArray<Flow> OfField(IFieldReferenceOperation use, Frame? frame)
    {
        if (use.Field.ContainingType is { IsTupleType: true } tuple && use.Instance is { } instance)
        {
            var index = tuple.TupleElements.IndexOf(use.Field.CorrespondingTupleField ?? use.Field, SymbolEqualityComparer.Default);
            index = index >= 0 ? index : tuple.TupleElements.IndexOf(use.Field, SymbolEqualityComparer.Default);
            return index < 0 ? Flow.Unknown : _traversal.Within(() => TupleElement(
                MatchedValue.BehindMember(use) is { } matched ? OfAssigned(matched, frame) : Resolve(instance, frame), index));
        }

        if (use.Field is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String })
        {
            return Written(string.Empty, use, OriginForm.Vocabulary);
        }

        return use.Field.OriginalDefinition.IsInSourceOf(_search.Compilation)
            ? OfMember(use.Field, use, frame)
            : ImmutableArray.Create(new Flow(Origin.Unknown, use, frame));
    }

    private ImmutableArray<Flow> OfProperty(IPropertyReferenceOperation use, Frame? frame)
    {
        var property = use.Property;
        if (ConfigurationApis.ReadBy(use) is { } read)
        {
            return Configured(read, use, frame);
        }

        if (ValueApis.PassedOnBy(use) is { } same)
        {
            return property.ContainingType.Name == "Lazy" ? _traversal.Within(() => OfLazy(same, use, frame)) : Resolve(same, frame);
        }

        if (OfChangingProperty(use, frame) is { } changing)
        {
            return changing;
        }

        if (property.ContainingType is { IsAnonymousType: true } && use.Instance is { } anonymous)
        {
            return _traversal.Within(() => OfAnonymousProperty(anonymous, property, frame));
        }

        if (!property.OriginalDefinition.IsInSourceOf(_search.Compilation) || property.IsIndexer)
        {
            return ForeignWrappers.IsSetting(property) ? OfMember(property, use, frame) : OfForeignElement(use, frame);
        }

        var implementations = property.IsOverridable() && !use.Instance.IsBase() ? ImplementationsOf(property) : ImmutableArray.Create(property);
        return _traversal.Within(() =>
        {
            var all = ImmutableArray.CreateBuilder<Flow>();
            foreach (var implementation in implementations)
            {
                if (implementation.GetMethod is not { } getter || _bodies.Of(getter) is not { } body)
                {
                    all.AddRange(OfMember(implementation, use, frame));
                }
                else if (!Frame.IsOpen(frame, getter, use.Syntax))
                {
                    all.AddRange(Handed(Entered(body, Frame.OfGetter(getter, use, frame)), property, use.Syntax));
                }
            }

            return all.Count == 0 && implementations.IsEmpty ? Flow.Unknown : all.ToImmutable();
        });
    }

    private ImmutableArray<Flow> OfAnonymousProperty(IOperation instance, IPropertySymbol property, Frame? frame)
    {
        var all = ImmutableArray.CreateBuilder<Flow>();
        foreach (var flow in Resolve(instance, frame))
        {
            var assignment = (flow.Object as IAnonymousObjectCreationOperation)?.Initializers
                .OfType<ISimpleAssignmentOperation>()
                .FirstOrDefault(candidate => candidate.Target.ReferencedSymbol()?.Name == property.Name);
            all.AddRange(assignment is null ? Flow.Unknown : Flow.Named(Resolve(assignment.Value, flow.ObjectFrame), property));
        }

        return all.ToImmutable();
    }

    /// <summary>A value held by a field or an automatic property; one in generated code stands where it is used.</summary>
    private ImmutableArray<Flow> OfMember(ISymbol member, IMemberReferenceOperation use, Frame? frame)
    {
        var flows = OfHeld(member.Definition(), use, frame);
        var tree = use.Syntax.SyntaxTree;
        return flows.All(flow => flow.Origin.Place is not { } place || place.Tree == tree || !IsGenerated(place.Tree) || IsGenerated(tree))
            ? flows
            : flows.Select(flow => flow.Origin.Place is { } place && IsGenerated(place.Tree)
                ? flow.With(flow.Origin with { Place = CodePlace.Of(use.Syntax), Form = OriginForm.Vocabulary })
                : flow).ToImmutableArray();
    }

    private bool IsGenerated(SyntaxTree tree)
        => GeneratedCode.Contains(tree, _search.CancellationToken);

    private ImmutableArray<Flow> OfHeld(ISymbol member, IMemberReferenceOperation use, Frame? frame)
    {
        var writes = _writes.Of(member);
        if (WrittenBefore(use, writes) is { } near)
        {
            return OfWrites(near, frame);
        }

        if (CreationsOf(use, frame) is { IsEmpty: false } creations)
        {
            return _traversal.Within(() =>
            {
                var all = ImmutableArray.CreateBuilder<Flow>();
                foreach (var creation in creations)
                {
                    all.AddRange(ReadFrom(creation.Object, creation.Origin, OfMemberIn(creation, member, writes, use)));
                }

                return all.ToImmutable();
            });
        }

        return _traversal.About(member, () => OfMemberAnywhere(member, writes));
    }

    /// <summary>Every value that the member can start with or be given.</summary>
    private ImmutableArray<Flow> OfMemberAnywhere(ISymbol member, ImmutableArray<MemberWrite> writes)
    {
        var all = ImmutableArray.CreateBuilder<Flow>();
        var written = OfWrites(writes, frame: null);
        var initial = Initial(member, writes, creation: null);

        // What a member starts with counts until configuration is read.
        all.AddRange(AsFallbackOf(written, initial));
        all.AddRange(written);
        if (_boundTypes.BindingOf(member.ContainingType) is { } binding && member is IPropertySymbol or IFieldSymbol)
        {
            all.Add(new Flow(BoundOrigin(member, binding)));
        }

        return all.Count == 0 ? Flow.Unknown : all.ToImmutable();
    }

    private static Origin BoundOrigin(ISymbol member, Binding binding)
        => new()
        {
            Kind = OriginKind.Configured,
            Key = binding.KeyOf(member),
            Source = binding.Source,
            IsKeyPart = !binding.IsComplete,
            Place = binding.Place,
        };

    /// <summary>
    /// The value of the member's own declaration: its initializer, unless every constructor assigns it anyway, or what is
    /// handed to the record's or class's parameter that the property stands for.
    /// </summary>
    private ImmutableArray<Flow> Initial(ISymbol member, ImmutableArray<MemberWrite> writes, Frame? creation)
    {
        // What another assembly's declaration starts with cannot be seen.
        if (!member.IsInSourceOf(_search.Compilation))
        {
            return Flow.None;
        }

        ImmutableArray<Flow> flows;
        if (PositionalParameterOf(member) is { } parameter)
        {
            flows = _traversal.About(parameter, () => OfMethodParameter(parameter));
        }
        else if (_writes.InitializerOf(member) is { } initializer && !IsAlwaysAssignedByConstructor(member, writes))
        {
            flows = Handed(Resolve(initializer, creation), member, initializer.Syntax);
        }
        else
        {
            return Flow.None;
        }

        return creation is null && _boundTypes.BindingOf(member.ContainingType) is { } binding
            ? AsFallbackOf(ImmutableArray.Create(new Flow(BoundOrigin(member, binding))), flows)
            : flows;
    }

    /// <summary><c>record Endpoint(string Host, int Port)</c>: the property is declared by the parameter.</summary>
    private static IParameterSymbol? PositionalParameterOf(ISymbol member)
        => member is IPropertySymbol { DeclaringSyntaxReferences: [var declaration] }
            ? member.ContainingType.InstanceConstructors
                .SelectMany(static constructor => constructor.Parameters)
                .FirstOrDefault(parameter => parameter.Name == member.Name
                    && parameter.DeclaringSyntaxReferences.Any(
                        reference => reference.SyntaxTree == declaration.SyntaxTree && reference.Span == declaration.Span))
            : null;

    private bool IsAlwaysAssignedByConstructor(ISymbol member, ImmutableArray<MemberWrite> writes)
    {
        if (member.IsStatic)
        {
            return false;
        }

        var constructors = member.ContainingType.InstanceConstructors
            .Where(static constructor => !constructor.IsImplicitlyDeclared)
            .ToImmutableArray();
        return !constructors.IsEmpty && constructors.All(constructor => _bodies.Of(constructor) is IConstructorBodyOperation body
            && (DelegatesToThis(body, member.ContainingType) || writes.Any(write => IsStatementOf(write, body))));
    }

    private static bool DelegatesToThis(IConstructorBodyOperation body, INamedTypeSymbol type)
        => body.Initializer is IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: var target } }
            && SymbolEqualityComparer.Default.Equals(target.ContainingType.OriginalDefinition, type.OriginalDefinition);

    private static bool IsStatementOf(MemberWrite write, IConstructorBodyOperation body)
        => write.Definition.Parent is IExpressionStatementOperation { Parent: IBlockOperation block }
            && (block == body.BlockBody || block == body.ExpressionBody);

    /// <summary>The writes of one body are what it chooses between; those of different bodies stand beside each other.</summary>
    private ImmutableArray<Flow> OfWrites(ImmutableArray<MemberWrite> writes, Frame? frame)
    {
        var all = ImmutableArray.CreateBuilder<Flow>();
        foreach (var body in writes.GroupBy(static write => (write.Definition.Root().Syntax, write.Creation)))
        {
            var branches = body
                .Select(write => Handed(
                    write.Value is { } value ? OfAssigned(value, frame) : Flow.Unknown,
                    write.Reference.Member,
                    write.Definition.Syntax))
                .ToList();
            if (branches.Count > 1 && BodyFacts.HasPresenceTest(body.First().Definition.Root()))
            {
                branches = WithFallbacks(branches);
            }

            all.AddRange(ReadFrom(body.Key.Creation, null, Flow.Choice(branches)));
        }

        return all.ToImmutable();
    }

    /// <summary>
    /// The writes of the same variable's member in the same body, where every path to the use meets one of them
    /// (<c>settings.Port = 7497; client.eConnect(settings.Host, settings.Port, 1);</c>). Null when other values may be seen.
    /// </summary>
    private ImmutableArray<MemberWrite>? WrittenBefore(IMemberReferenceOperation use, ImmutableArray<MemberWrite> writes)
    {
        var root = use.Root();
        var near = writes
            .Where(write => write.Creation is null && write.Definition.Root() == root && HasSameReceiver(write.Reference, use))
            .ToImmutableArray();
        if (near.IsEmpty)
        {
            return null;
        }

        var reaching = ReachingDefinitions.Of(
            use, near.Select(static write => write.Definition).ToArray(), _search.CancellationToken);
        return reaching is { EntryReaches: false }
            ? reaching.Definitions.Select(index => near[index]).ToImmutableArray()
            : null;
    }

    private static bool HasSameReceiver(IMemberReferenceOperation one, IMemberReferenceOperation other)
        => one.Instance is null ? other.Instance is null
            : one.Instance.IsThis() ? other.Instance.IsThis()
            : one.Instance.ReferencedSymbol() is { } symbol && symbol.IsSameAs(other.Instance.ReferencedSymbol());
}
