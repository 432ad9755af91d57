using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <content>Fields and properties.</content>
internal sealed partial class OriginResolver
{
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
