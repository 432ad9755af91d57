using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// Finds orders whose ID does not come from TWS. What may be set from anywhere else, a callback or a storage, is none: the
/// counter of a program that TWS has set once is right.
/// </summary>
internal sealed class OrderIdFinder
{
    /// <summary>Variables on the way from an order to its ID.</summary>
    private const int MostSteps = 8;

    private readonly SourceSearch _search;
    private readonly OriginResolver _resolver;
    private readonly ClientCalls _calls;
    private readonly MemberWrites _writes;
    private readonly LocalDefinitions _locals;
    private readonly Dictionary<ISymbol, bool> _isOwn = new(SymbolEqualityComparer.Default);

    public OrderIdFinder(SourceSearch search, IbApiSymbols symbols)
    {
        _search = search;
        _resolver = new OriginResolver(search);
        _calls = ClientCalls.In(search, symbols);
        _writes = MemberWrites.In(search);
        _locals = LocalDefinitions.In(search);
    }

    public OrderIdFindings Find()
    {
        var found = new Dictionary<CodePlace, ForeignOrderId>();
        foreach (var order in _calls.Of(ApiNames.PlaceOrder))
        {
            if (order.Arguments.For(ApiNames.OrderIdOrdinal) is not { } argument || IsGenerated(order.Syntax.SyntaxTree))
            {
                continue;
            }

            foreach (var id in IdsOf(argument, CodePlace.Of(order.Syntax)))
            {
                if (!found.ContainsKey(id.Place) && !IsGenerated(id.Place.Tree))
                {
                    found.Add(id.Place, id);
                }
            }
        }

        return new OrderIdFindings(found.Values.OrderBy(static id => id.Place).ToImmutableArray());
    }

    private IEnumerable<ForeignOrderId> IdsOf(IArgumentOperation argument, CodePlace order)
    {
        var value = argument.Value.Core();
        if (value.ConstantValue is { HasValue: true, Value: int and >= 0 and var number })
        {
            yield return new ForeignOrderId(
                CodePlace.Of(value.Syntax), order, OrderIdSource.Written, number.ToString(CultureInfo.InvariantCulture));
            yield break;
        }

        if (CounterIn(value) is { } counter)
        {
            yield return new ForeignOrderId(CodePlace.Of(value.Syntax), order, OrderIdSource.Counter, counter.Name);
            yield break;
        }

        var origins = _resolver.OriginsOf(argument);
        var areKnown = origins.All(static origin => origin.Kind is OriginKind.Written or OriginKind.Changing);
        foreach (var origin in origins)
        {
            // A caller's own literal is certain; what a variable is reset to is not where others set it, too.
            if (origin.Place is not { } place || origin.HasAlternative || (!areKnown && origin.Way is not { Next: null }))
            {
                continue;
            }

            if (origin is { Kind: OriginKind.Written, Number: >= 0 and var written } && (areKnown || value is IParameterReferenceOperation))
            {
                yield return new ForeignOrderId(place, order, OrderIdSource.Written, written.ToString(CultureInfo.InvariantCulture));
            }
            else if (origin is { Kind: OriginKind.Changing, ChangedBy: { } changing })
            {
                yield return new ForeignOrderId(place, order, OrderIdSource.Changing, changing);
            }
        }
    }

    private bool IsGenerated(SyntaxTree tree)
        => GeneratedCode.Contains(tree, _search.CancellationToken);

    /// <summary>The counter that an ID is taken from, if the program alone sets it; null for anything else.</summary>
    private ISymbol? CounterIn(IOperation value)
    {
        var variable = VariableIn(value);
        return variable is not null && IsOwn(variable, value, MostSteps) ? variable : null;
    }

    /// <summary><c>id</c>, <c>id++</c>, <c>Interlocked.Increment(ref id)</c>, <c>id + 1</c></summary>
    private static ISymbol? VariableIn(IOperation value)
        => value.Core() switch
        {
            IIncrementOrDecrementOperation count => count.Target.ReferencedSymbol(),
            IInvocationOperation { TargetMethod: { Name: "Increment" or "Add", ContainingType.Name: "Interlocked" } } call
                => call.Arguments.For(0)?.Value.ReferencedSymbol(),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, LeftOperand: { } left, RightOperand.ConstantValue.HasValue: true } => VariableIn(left),
            ICompoundAssignmentOperation count => count.Target.ReferencedSymbol(),
            { } other => other.ReferencedSymbol() is (ILocalSymbol or IFieldSymbol or IPropertySymbol) and var symbol ? symbol : null,
        };

    /// <summary>Whether nothing but numbers in the code, and counting, ever gives a variable its value.</summary>
    private bool IsOwn(ISymbol variable, IOperation use, int steps)
    {
        if (steps == 0)
        {
            return false;
        }

        if (_isOwn.TryGetValue(variable, out var known))
        {
            return known;
        }

        // What is met again while it is asked about adds nothing.
        _isOwn[variable] = true;
        var isOwn = variable switch
        {
            ILocalSymbol local => IsOwnLocal(local, use, steps),
            IFieldSymbol or IPropertySymbol { SetMethod: not null, IsIndexer: false } => IsOwnMember(variable, use, steps),
            _ => false,
        };
        _isOwn[variable] = isOwn;
        return isOwn;
    }

    private bool IsOwnLocal(ILocalSymbol local, IOperation use, int steps)
        => _locals.Of(local) is { IsEmpty: false } definitions
            && definitions.All(definition => Counts(definition.Operation) || IsOwnValue(definition.Value, use, steps));

    private bool IsOwnMember(ISymbol member, IOperation use, int steps)
    {
        // Somebody else may set it: another project, or whoever knows an interface.
        if (!member.IsInSourceOf(_search.Compilation) || member.IsOverridable()
            || member.WithInheritedContracts().Any(contract => !contract.IsSameAs(member))
            || (IsSettableElsewhere(member) && _search.Compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary))
        {
            return false;
        }

        var writes = _writes.Of(member);
        return writes.Length < ResolutionLimits.Writes
            && writes.All(write => Counts(write.Definition) || IsOwnValue(write.Value, use, steps))
            && (_writes.InitializerOf(member) is not { } initial || IsOwnValue(new AssignedValue(initial), use, steps));
    }

    private static bool IsSettableElsewhere(ISymbol member)
    {
        var access = member is IPropertySymbol { SetMethod: { } setter } ? setter.DeclaredAccessibility : member.DeclaredAccessibility;
        for (var type = member.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return access is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;
    }

    /// <summary>A number in the code, or a variable that is as much the program's own.</summary>
    private bool IsOwnValue(AssignedValue? value, IOperation use, int steps)
    {
        if (value is not { Path: null, IsElement: false, Source: var source })
        {
            return false;
        }

        source = source.Core();
        return source.ConstantValue is { HasValue: true, Value: int or long or short or byte }
            || (VariableIn(source) is { } other && IsOwn(other, use, steps - 1));
    }

    private static bool Counts(IOperation definition)
        => definition is IIncrementOrDecrementOperation
            || definition is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Value.ConstantValue.HasValue: true }
            || definition is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Increment" or "Decrement", ContainingType.Name: "Interlocked" } } };
}
