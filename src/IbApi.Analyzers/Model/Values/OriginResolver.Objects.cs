using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <content>Objects and their parts: creations, tuples, arrays, lambdas.</content>
internal sealed partial class OriginResolver
{
    /// <summary>An object with more possible creations than this is followed by its type instead.</summary>
    private const int MostCreations = 8;

    /// <summary>
    /// The creations from which the receiver of a member can come; empty when they are not all visible, or when the object
    /// is the one whose code this is.
    /// </summary>
    private ImmutableArray<Flow> CreationsOf(IMemberReferenceOperation use, Frame? frame)
    {
        ImmutableArray<Flow> objects;
        if (MatchedValue.BehindMember(use) is { } matched)
        {
            objects = OfAssigned(matched, frame);
        }
        else if (use.Instance.IsThis() && Frame.FindThis(frame) is var (instance, caller))
        {
            objects = ResolveWithin(instance, caller);
        }
        else if (use.Instance is null or IInstanceReferenceOperation)
        {
            return ImmutableArray<Flow>.Empty;
        }
        else
        {
            objects = Resolve(use.Instance, frame);
        }

        return objects.Length <= MostCreations
            && objects.All(static flow => flow.Object is IObjectCreationOperation or IWithOperation)
                ? objects
                : ImmutableArray<Flow>.Empty;
    }

    /// <summary>The values of a member in one object: from its creation, or else from what is written to it later.</summary>
    private ImmutableArray<Flow> OfMemberIn(
        Flow creation, ISymbol member, ImmutableArray<MemberWrite> writes, IMemberReferenceOperation use)
    {
        var initializer = (creation.Object as IObjectCreationOperation)?.Initializer ?? (creation.Object as IWithOperation)?.Initializer;
        var own = initializer is null ? ImmutableArray<MemberWrite>.Empty : InInitializer(writes, initializer);
        var made = new FlowList();
        if (!own.IsEmpty)
        {
            made.Add(OfWrites(own, creation.ObjectFrame));
        }
        else if (creation.Object is IWithOperation { Operand: { } original })
        {
            foreach (var flow in Resolve(original, creation.ObjectFrame))
            {
                made.Add(flow.Object is IObjectCreationOperation or IWithOperation
                    ? OfMemberIn(flow, member, writes, use)
                    : Flow.Unknown);
            }
        }
        else
        {
            made.Add(AsMade((IObjectCreationOperation)creation.Object!, creation.ObjectFrame, member, writes));
        }

        // What is written elsewhere to an object that may be this one; what it starts with counts until configuration is read.
        var elsewhere = OfWrites(Elsewhere(writes, creation.Object!), frame: null);
        var all = new FlowList();
        all.Add(AsFallbackOf(elsewhere, made.ToImmutable()));
        all.Add(elsewhere);
        if (BindingOf(creation.Object!) is { } bound)
        {
            var configured = ImmutableArray.Create(new Flow(BoundOrigin(member, bound.Binding)));
            return configured.AddRange(AsFallbackOf(configured, all.ToImmutable()));
        }

        return all.IsEmpty ? Flow.Unknown : all.ToImmutable();
    }

    private static ImmutableArray<MemberWrite> InInitializer(ImmutableArray<MemberWrite> writes, IOperation initializer)
        => writes.IsEmpty ? writes : writes.RemoveAll(write => write.Definition.Parent != initializer);

    private ImmutableArray<MemberWrite> Elsewhere(ImmutableArray<MemberWrite> writes, IOperation made)
        => writes.IsEmpty ? writes : writes.RemoveAll(write => write.Creation is not null || IsOwnCode(write) || !MayConcern(write, made));

    /// <summary>What a constructor call leaves in a member.</summary>
    private ImmutableArray<Flow> AsMade(
        IObjectCreationOperation made, Frame? frame, ISymbol member, ImmutableArray<MemberWrite> writes)
        => HandedOnBy(made, member) is { } parameter && made.Arguments.For(parameter.Ordinal) is { } argument
            ? Handed(OfArgument(argument, frame), member, made.Syntax)
            : Initial(member, writes, FrameOf(made, frame)).AddRange(OfConstructor(made, frame, writes));

    /// <summary>
    /// The parameter of a constructor whose argument becomes a member's value: that of a record, or in another assembly,
    /// whose code is not visible, the one of the same name.
    /// </summary>
    private IParameterSymbol? HandedOnBy(IObjectCreationOperation made, ISymbol member)
        => member.IsInSourceOf(_search.Compilation)
            ? PositionalParameterOf(member) is { } own && own.ContainingSymbol.IsSameAs(made.Constructor) ? own : null
            : made.Constructor?.Parameters.FirstOrDefault(
                parameter => string.Equals(parameter.Name, member.Name, System.StringComparison.OrdinalIgnoreCase));

    /// <summary>How configuration fills this very object; null when it does not.</summary>
    private BoundInstance? BindingOf(IOperation creation)
        => creation.Type is INamedTypeSymbol type
            ? _boundTypes.InstancesOf(type).FirstOrDefault(
                bound => Resolve(bound.Instance, frame: null).Any(flow => flow.Object?.Syntax == creation.Syntax))
            : null;

    private static Frame? FrameOf(IObjectCreationOperation made, Frame? frame)
        => made.Constructor is { } constructor
            ? Frame.OfCall(constructor.Definition(), made.Arguments, receiver: null, made.Syntax, frame)
            : null;

    /// <summary>What the constructor of a creation assigns, with the creation's own arguments.</summary>
    private ImmutableArray<Flow> OfConstructor(IObjectCreationOperation made, Frame? frame, ImmutableArray<MemberWrite> writes)
    {
        if (made.Constructor is not { } constructor)
        {
            return Flow.None;
        }

        var own = writes.RemoveAll(static write => !IsOwnCode(write));
        if (own.IsEmpty)
        {
            return Flow.None;
        }

        var all = new FlowList();
        foreach (var body in own.GroupBy(static write => write.Definition.Root()))
        {
            // Another constructor of the type may be this one's base or delegate; other methods may run later.
            var inner = body.Key is IConstructorBodyOperation && _bodies.Of(constructor) == body.Key
                ? FrameOf(made, frame)
                : null;
            all.Add(OfWrites(body.ToImmutableArray(), inner));
        }

        return all.ToImmutable();
    }

    /// <summary>A write of the type's own code to its own object.</summary>
    private static bool IsOwnCode(MemberWrite write)
        => write.Creation is null && write.Reference.Instance.IsThis();

    private bool MayConcern(MemberWrite write, IOperation made)
        => write.Reference.Instance is not { } receiver
            || Resolve(receiver, frame: null).Any(flow => flow.Object is not (IObjectCreationOperation or IWithOperation)
                || flow.Object.Syntax == made.Syntax);

    private ImmutableArray<Flow> TupleElement(ImmutableArray<Flow> tuples, int index)
    {
        var all = ImmutableArray.CreateBuilder<Flow>();
        foreach (var flow in tuples)
        {
            all.AddRange(flow.Object switch
            {
                ITupleOperation { Elements: var elements } when index < elements.Length => Resolve(elements[index], flow.ObjectFrame),

                // A record's deconstruction hands its positional parameters out in order.
                IObjectCreationOperation { Type.IsRecord: true, Arguments: var arguments } when arguments.For(index) is { } argument
                    => OfArgument(argument, flow.ObjectFrame),
                _ => Flow.Unknown,
            });
        }

        return all.ToImmutable();
    }

    /// <summary>Every element of a collection: what a loop variable runs through.</summary>
    private ImmutableArray<Flow> Elements(IOperation collection, Frame? frame)
    {
        var all = ImmutableArray.CreateBuilder<Flow>();
        foreach (var flow in Resolve(collection, frame))
        {
            if (flow.Origin.Kind == OriginKind.Configured)
            {
                all.Add(flow);
            }
            else if (flow.Object is IMethodBodyOperation or ILocalFunctionOperation)
            {
                foreach (var element in BodyFacts.YieldedBy(flow.Object))
                {
                    all.AddRange(Resolve(element, flow.ObjectFrame));
                }
            }
            else if (flow.Object is IInvocationOperation call && ValueApis.ElementsKeptBy(call) is { } same)
            {
                all.AddRange(Elements(same, flow.ObjectFrame));
            }
            else if (ElementsOf(flow.Object) is { IsDefault: false } elements)
            {
                foreach (var element in elements)
                {
                    all.AddRange(Resolve(element, flow.ObjectFrame));
                }
            }
            else
            {
                all.AddRange(Flow.Unknown);
            }
        }

        return all.ToImmutable();
    }

    /// <summary>The written elements of an array or list; default when they are not written where it is made.</summary>
    private static ImmutableArray<IOperation> ElementsOf(IOperation? made)
        => made switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            IObjectCreationOperation { Initializer: { } initializer } => initializer.Initializers
                .OfType<IInvocationOperation>()
                .Where(static add => add.TargetMethod.Name == "Add" && add.Arguments.Length == 1)
                .Select(static add => add.Arguments[0].Value)
                .ToImmutableArray(),
            { Kind: OperationQueries.CollectionExpression } => made.ChildOperations.ToImmutableArray(),
            _ => default,
        };

    private ImmutableArray<Flow> OfArrayElement(IArrayElementReferenceOperation use, Frame? frame)
        => use.Indices is [{ ConstantValue: { HasValue: true, Value: int index } }]
            ? _traversal.Within(() => ElementAt(use.ArrayReference, index, frame))
            : Elements(use.ArrayReference, frame);

    /// <summary>An element of a list by its indexer, or a property of another assembly.</summary>
    private ImmutableArray<Flow> OfForeignElement(IPropertyReferenceOperation use, Frame? frame)
        => use is { Property.IsIndexer: true, Instance: { } list, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: int index } }] }
            ? _traversal.Within(() => ElementAt(list, index, frame))
            : ImmutableArray.Create(new Flow(Origin.Unknown, use, frame));

    private ImmutableArray<Flow> ElementAt(IOperation array, int index, Frame? frame)
    {
        var all = ImmutableArray.CreateBuilder<Flow>();
        foreach (var flow in Resolve(array, frame))
        {
            if (flow.Origin.Kind == OriginKind.Configured)
            {
                all.Add(flow);
            }
            else if (ElementsOf(flow.Object) is { IsDefault: false } elements && index < elements.Length)
            {
                all.AddRange(Resolve(elements[index], flow.ObjectFrame));
            }
            else if (flow.Object is IArrayCreationOperation { Initializer: null } empty)
            {
                all.AddRange(SlotWrites(array, empty, index));
            }
            else
            {
                all.AddRange(Flow.Unknown);
            }
        }

        return all.ToImmutable();
    }

    /// <summary>
    /// What is written to a slot of an array, by whatever name it goes: the variable it is made for, the one it is read
    /// from, and the parameters of the helpers that they are handed to.
    /// </summary>
    private ImmutableArray<Flow> SlotWrites(IOperation array, IOperation creation, int index)
    {
        var names = new Queue<ISymbol>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);

        void Add(ISymbol? symbol)
        {
            if (symbol is not null && seen.Add(symbol))
            {
                names.Enqueue(symbol);
            }
        }

        Add(array.ReferencedSymbol());
        Add(VariableOf(creation));
        var all = ImmutableArray.CreateBuilder<Flow>();
        while (names.Count > 0 && seen.Count <= MostCreations)
        {
            var name = names.Dequeue();
            foreach (var tree in SourceSearch.DeclaringTrees(name))
            {
                foreach (var found in _search.Tokens(tree, name.Name, WordFollower.Bracket | WordFollower.EndOfItem))
                {
                    var use = _search.OperationAround<IOperation>(
                        found, candidate => candidate.ReferencedSymbol().IsSameAs(name), climb: 1);
                    if (use?.Parent is IArrayElementReferenceOperation { Parent: ISimpleAssignmentOperation assignment, Indices: [var at] } slot
                        && assignment.Target == slot && at.ConstantValue is { HasValue: true, Value: int written } && written == index)
                    {
                        all.AddRange(Named(Resolve(assignment.Value, frame: null), name));
                    }
                    else if (use?.Parent is IArgumentOperation { Parameter: { } parameter })
                    {
                        Add(parameter.OriginalDefinition);
                    }
                }
            }
        }

        return all.Count == 0 ? Flow.Unknown : all.ToImmutable();
    }

    /// <summary>The variable, field or property into which an object goes when it is made; null for any other.</summary>
    public static ISymbol? VariableOf(IOperation creation)
    {
        for (var o = creation.Parent; o is not null; o = o.Parent)
        {
            switch (o)
            {
                case IVariableDeclaratorOperation { Symbol: var local }:
                    return local;
                case IVariableDeclarationOperation { Declarators: [{ Symbol: var first }, ..] }:
                    return first;
                case IFieldInitializerOperation field:
                    return field.InitializedFields.FirstOrDefault();
                case IPropertyInitializerOperation property:
                    return property.InitializedProperties.FirstOrDefault();
                case ISimpleAssignmentOperation assignment:
                    return assignment.Target.ReferencedSymbol();
                case IVariableInitializerOperation or IConversionOperation:
                    break;
                default:
                    return null;
            }
        }

        return null;
    }
}
