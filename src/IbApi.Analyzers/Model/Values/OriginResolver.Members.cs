using System.Collections.Generic;
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
            return index < 0 ? Flow.Unknown : OfTupleElement(use, instance, index, frame);
        }

        if (use.Field is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String })
        {
            return Written(string.Empty, use, OriginForm.Vocabulary);
        }

        return use.Field.OriginalDefinition.IsInSourceOf(_search.Compilation)
            ? OfMember(use.Field, use, frame)
            : ImmutableArray.Create(new Flow(Origin.Unknown, use, frame));
    }

    private ImmutableArray<Flow> OfTupleElement(IFieldReferenceOperation use, IOperation instance, int index, Frame? frame)
        => _traversal.Within(() => TupleElement(
            MatchedValue.BehindMember(use) is { } matched ? OfAssigned(matched, frame) : Resolve(instance, frame), index));

    private ImmutableArray<Flow> OfProperty(IPropertyReferenceOperation use, Frame? frame)
    {
        var property = use.Property;
        if (ConfigurationApis.ReadBy(use) is { } read)
        {
            return Configured(read, use, frame);
        }

        if (ValueApis.PassedOnBy(use) is { } same)
        {
            return property.ContainingType.Name == "Lazy" ? OfLazy(same, use, frame) : Resolve(same, frame);
        }

        if (OfChangingProperty(use, frame) is { } changing)
        {
            return changing;
        }

        if (property.ContainingType is { IsAnonymousType: true } && use.Instance is { } anonymous)
        {
            return OfAnonymousProperty(anonymous, property, frame);
        }

        if (!property.OriginalDefinition.IsInSourceOf(_search.Compilation) || property.IsIndexer)
        {
            return ForeignWrappers.IsSetting(property) ? OfMember(property, use, frame) : OfForeignElement(use, frame);
        }

        var implementations = property.IsOverridable() && !use.Instance.IsBase() ? ImplementationsOf(property) : ImmutableArray.Create(property);
        if (!_traversal.TryDescend())
        {
            return Flow.Unknown;
        }

        try
        {
            var all = new FlowList();
            foreach (var implementation in implementations)
            {
                if (implementation.GetMethod is not { } getter || _bodies.Of(getter) is not { } body)
                {
                    all.Add(OfMember(implementation, use, frame));
                }
                else if (!Frame.IsOpen(frame, getter, use.Syntax))
                {
                    all.Add(Handed(Entered(body, Frame.OfGetter(getter, use, frame)), property, use.Syntax));
                }
            }

            return implementations.IsEmpty ? Flow.Unknown : all.ToImmutable();
        }
        finally
        {
            _traversal.Ascend();
        }
    }

    private ImmutableArray<Flow> OfAnonymousProperty(IOperation instance, IPropertySymbol property, Frame? frame)
        => _traversal.Within(() => PropertyOfAnonymous(instance, property, frame));

    private ImmutableArray<Flow> PropertyOfAnonymous(IOperation instance, IPropertySymbol property, Frame? frame)
    {
        var all = ImmutableArray.CreateBuilder<Flow>();
        foreach (var flow in Resolve(instance, frame))
        {
            var assignment = (flow.Object as IAnonymousObjectCreationOperation)?.Initializers
                .OfType<ISimpleAssignmentOperation>()
                .FirstOrDefault(candidate => candidate.Target.ReferencedSymbol()?.Name == property.Name);
            all.AddRange(assignment is null ? Flow.Unknown : Named(Resolve(assignment.Value, flow.ObjectFrame), property));
        }

        return all.ToImmutable();
    }

    /// <summary>A value held by a field or an automatic property; one in generated code stands where it is used.</summary>
    private ImmutableArray<Flow> OfMember(ISymbol member, IMemberReferenceOperation use, Frame? frame)
    {
        var flows = OfHeld(member.Definition(), use, frame);
        var tree = use.Syntax.SyntaxTree;
        foreach (var flow in flows)
        {
            if (flow.Origin.Place is { } place && place.Tree != tree && IsGenerated(place.Tree) && !IsGenerated(tree))
            {
                return AtUse(flows, use.Syntax);
            }
        }

        return flows;
    }

    private ImmutableArray<Flow> AtUse(ImmutableArray<Flow> flows, SyntaxNode use)
        => flows.Select(flow => flow.Origin.Place is { } place && IsGenerated(place.Tree)
            ? flow.With(flow.Origin with { Place = CodePlace.Of(use), Form = OriginForm.Vocabulary })
            : flow).ToImmutableArray();

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
            if (!_traversal.TryDescend())
            {
                return Flow.Unknown;
            }

            try
            {
                var all = new FlowList();
                foreach (var creation in creations)
                {
                    all.Add(ReadFrom(creation.Object, creation.Origin, OfMemberIn(creation, member, writes, use)));
                }

                return all.ToImmutable();
            }
            finally
            {
                _traversal.Ascend();
            }
        }

        return _traversal.About(member, _ofMemberAnywhere);
    }

    /// <summary>Every value that the member can start with or be given.</summary>
    private ImmutableArray<Flow> OfMemberAnywhere(ISymbol member)
    {
        var all = new FlowList();
        var writes = _writes.Of(member);
        var written = OfWrites(writes, frame: null);
        var initial = Initial(member, writes, creation: null);

        // What a member starts with counts until configuration is read.
        all.Add(AsFallbackOf(written, initial));
        all.Add(written);
        if (_boundTypes.BindingOf(member.ContainingType) is { } binding && member is IPropertySymbol or IFieldSymbol)
        {
            all.Add(ImmutableArray.Create(new Flow(BoundOrigin(member, binding))));
        }

        return all.IsEmpty ? Flow.Unknown : all.ToImmutable();
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
            flows = _traversal.About(parameter, _ofMethodParameter);
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
    {
        if (member is not IPropertySymbol)
        {
            return null;
        }

        foreach (var constructor in member.ContainingType.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (parameter.Name == member.Name && member.DeclaringSyntaxReferences is [var declaration]
                    && parameter.DeclaringSyntaxReferences.Any(
                        reference => reference.SyntaxTree == declaration.SyntaxTree && reference.Span == declaration.Span))
                {
                    return parameter;
                }
            }
        }

        return null;
    }

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
        switch (writes)
        {
            case []:
                return Flow.None;
            case [var only]:
                return ReadFrom(only.Creation, null, OfWrite(only, frame));
        }

        var all = new FlowList();
        foreach (var body in writes.GroupBy(static write => (write.Definition.Root().Syntax, write.Creation)))
        {
            var branches = body
                .Select(write => OfWrite(write, frame))
                .ToList();
            if (branches.Count > 1 && BodyFacts.HasPresenceTest(body.First().Definition.Root()))
            {
                branches = WithFallbacks(branches);
            }

            all.Add(ReadFrom(body.Key.Creation, null, Flow.Choice(branches)));
        }

        return all.ToImmutable();
    }

    private ImmutableArray<Flow> OfWrite(MemberWrite write, Frame? frame)
        => Handed(
            write.Value is { } value ? OfAssigned(value, frame) : Flow.Unknown,
            write.Reference.Member,
            write.Definition.Syntax);

    /// <summary>
    /// The writes of the same variable's member in the same body, where every path to the use meets one of them
    /// (<c>settings.Port = 7497; client.eConnect(settings.Host, settings.Port, 1);</c>). Null when other values may be seen.
    /// </summary>
    private ImmutableArray<MemberWrite>? WrittenBefore(IMemberReferenceOperation use, ImmutableArray<MemberWrite> writes)
    {
        IOperation? root = null;
        List<MemberWrite>? near = null;
        foreach (var write in writes)
        {
            if (write.Creation is null && write.Definition.Root() == (root ??= use.Root()) && HasSameReceiver(write.Reference, use))
            {
                (near ??= []).Add(write);
            }
        }

        return near is null ? null : Reaching(use, near);
    }

    private ImmutableArray<MemberWrite>? Reaching(IMemberReferenceOperation use, List<MemberWrite> near)
    {
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
