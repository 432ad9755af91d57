using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <summary>Bodies of methods, accessors, lambdas, and what they return.</summary>
internal sealed class BodyFacts(SourceSearch search)
{
    private readonly Dictionary<IMethodSymbol, IOperation?> _bodies = new(SymbolEqualityComparer.Default);

    /// <summary>Those of the compilation that is searched.</summary>
    public static BodyFacts In(SourceSearch search)
        => search.Part(static search => new BodyFacts(search));

    /// <summary>The body of a method of the project; null for an abstract, external or automatic one.</summary>
    public IOperation? Of(IMethodSymbol method)
    {
        method = method.Definition();
        method = method.PartialImplementationPart ?? method;
        if (!_bodies.TryGetValue(method, out var body))
        {
            foreach (var reference in method.DeclaringSyntaxReferences)
            {
                var syntax = reference.GetSyntax(search.CancellationToken);

                // In Visual Basic a method is declared by its first line; the block is around it.
                body = BodyAt(syntax) ?? (search.IsCaseSensitive || syntax.Parent is null ? null : BodyAt(syntax.Parent));
                if (body is not null)
                {
                    break;
                }
            }

            _bodies.Add(method, body);
        }

        return body;
    }

    /// <summary>The values that a body returns.</summary>
    public static ImmutableArray<IOperation> ReturnedBy(IOperation body)
    {
        var values = body.DescendantsInSameFunction()
            .OfType<IReturnOperation>()
            .Where(static returned => returned.Kind == OperationKind.Return && returned.ReturnedValue is not null)
            .Select(static returned => returned.ReturnedValue!)
            .ToImmutableArray();

        // A function of Visual Basic ends by returning the variable of its own name, which return statements have filled.
        var said = values.RemoveAll(static value => value is ILocalReferenceOperation { Local.IsFunctionValue: true });
        return said.IsEmpty ? values : said;
    }

    /// <summary>The values that an iterator hands out one by one; empty for any other body.</summary>
    public static ImmutableArray<IOperation> YieldedBy(IOperation body)
        => body.DescendantsInSameFunction()
            .OfType<IReturnOperation>()
            .Where(static returned => returned.Kind == OperationKind.YieldReturn && returned.ReturnedValue is not null)
            .Select(static returned => returned.ReturnedValue!)
            .ToImmutableArray();

    /// <summary>Whether a condition asks if there is a value, rather than which of two is wanted.</summary>
    public static bool TestsPresence(IOperation condition)
        => condition.DescendantsAndSelf().Any(static operation => operation switch
        {
            IInvocationOperation { TargetMethod.Name: var name } => name.StartsWith("Try", System.StringComparison.Ordinal)
                || name is "IsNullOrEmpty" or "IsNullOrWhiteSpace" or "Exists" or "ContainsKey" or "Any",
            IPropertyReferenceOperation { Property.Name: "HasValue" or "Length" or "Count" } => true,
            IIsPatternOperation => true,
            ILiteralOperation { ConstantValue: { HasValue: true, Value: null } } => true,
            _ => false,
        });

    /// <summary>The <c>null</c> of <c>text switch { null => 7497, … }</c>.</summary>
    public static bool AsksForNull(IPatternOperation pattern)
        => pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } };

    /// <summary>Whether anything in a body depends on a value's being there.</summary>
    public static bool HasPresenceTest(IOperation body)
        => body.DescendantsInSameFunction().Any(static operation => operation is ICoalesceAssignmentOperation
            || (operation is IConditionalOperation branch && TestsPresence(branch.Condition)));

    /// <summary>
    /// Whether a variable is given a value only after the code has asked if there is one: by a presence test, or by looking at
    /// the variable itself.
    /// </summary>
    public static bool IsUnderTestOf(IOperation definition, ISymbol? variable)
    {
        var child = definition;
        for (var parent = definition.Parent; parent is not null; (child, parent) = (parent, parent.Parent))
        {
            if (parent is IConditionalOperation branch && branch.Condition != child
                && (TestsPresence(branch.Condition)
                    || branch.Condition.DescendantsAndSelf().Any(operation => operation.ReferencedSymbol().IsSameAs(variable))))
            {
                return true;
            }
        }

        return false;
    }

    private IOperation? BodyAt(SyntaxNode syntax)
        => search.OperationAt(syntax) switch
        {
            IMethodBodyOperation or IConstructorBodyOperation or IBlockOperation => search.OperationAt(syntax),
            ILocalFunctionOperation function => function,
            _ => null,
        };
}
