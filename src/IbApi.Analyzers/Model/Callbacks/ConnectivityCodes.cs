using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// Which codes of lost and restored connectivity a wrapper's <c>error</c> knows, in whatever shape they are written, and
/// whether it does something about lost subscriptions. Lives as long as one closure.
/// </summary>
internal sealed class ConnectivityCodes(SourceSearch search, ApiSource apiSource, CodeReach reach, WrapperTypes wrappers)
{
    /// <summary>The range within which bounds of a comparison are about connectivity, not about all codes of a kind.</summary>
    private const int LeastBound = 1_050;
    private const int MostBound = 1_300;

    private static readonly ImmutableArray<string> Phrases = ImmutableArray.Create("onnectivity", "data lost", "data maintained");

    /// <summary>What is written about lost subscriptions, for the wrappers that are connected.</summary>
    /// <param name="used">The wrappers.</param>
    /// <param name="streams">The requests for streaming data, by path and position.</param>
    public (ImmutableArray<UntoldCodes> Untold, ImmutableArray<UnansweredDataLoss> Unanswered) Find(
        ImmutableArray<INamedTypeSymbol> used, ImmutableArray<IInvocationOperation> streams)
    {
        var untold = new List<UntoldCodes>();
        var unanswered = new List<UnansweredDataLoss>();
        var isWritten = IsWritten(LifecycleNames.RestoredDataLost);
        var places = streams.Take(MostStreams).Select(static stream => CodePlace.Of(stream.Syntax)).ToImmutableArray();
        foreach (var type in used)
        {
            if (wrappers.CodedError(type) is not { } error || (!error.Method.IsWithin(ApiNames.Namespace) && reach.Bodies.Of(error.Method) is null))
            {
                continue;
            }

            var reached = error.Method.IsWithin(ApiNames.Namespace)
                ? null
                : reach.From([ReachedCode.All(reach.Bodies.Of(error.Method)!, ReachWay.SameThread)], ReachedEffects.Unknown);
            if (reached?.Has(ReachedEffects.Unknown) == true)
            {
                continue;
            }

            var known = reached is null ? new Knowledge() : KnowledgeOf(reached.Code);
            if (isWritten || known.DataLosses.Count > 0)
            {
                unanswered.AddRange(Unanswered(known, type, streams, places));
            }
            else if (!known.MayKnow(LifecycleNames.RestoredDataLost)
                && !known.IsSaidOtherwise
                && known.Codes is not [LifecycleNames.ServerConnectivityLost]
                && wrappers.PlaceOf(type, error.Method) is { } place)
            {
                untold.Add(new UntoldCodes(
                    place.Place, place.Type, place.IsInherited, known.Codes, SubscribingMethods(place.IsInherited ? type : error.Method.ContainingType, streams), places));
            }
        }

        return (
            untold.GroupBy(static one => one.Place).Select(static group => group.First()).OrderBy(static one => one.Place).ToImmutableArray(),
            unanswered.GroupBy(static one => one.Place).Select(static group => group.First()).OrderBy(static one => one.Place).ToImmutableArray());
    }

    /// <summary>Functions with requests that the methods of one type can be expected to cover.</summary>
    private const int MostSubscribers = 64;

    private List<SyntaxNode>? _subscribers;

    /// <summary>Requests that are shown with a finding; a project may have hundreds.</summary>
    private const int MostStreams = 5;

    /// <summary>Whether a number stands anywhere in the user's code: then somebody knows it, whatever the reach has missed.</summary>
    private bool IsWritten(int code)
    {
        var text = code.ToString(CultureInfo.InvariantCulture);
        return search.TreesWith(text).Any(tree => !apiSource.Contains(tree) && search.Tokens(tree, text, WordFollower.Any).Any());
    }

    private Knowledge KnowledgeOf(ImmutableArray<ReachedCode> code)
    {
        var known = new Knowledge();
        var sets = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var piece in code)
        {
            search.CancellationToken.ThrowIfCancellationRequested();
            foreach (var operation in piece.Function.OwnOperations())
            {
                if (!piece.Region.Contains(operation.Syntax.SpanStart))
                {
                    continue;
                }

                known.Note(operation, isInCode: true);
                if (operation is IMemberReferenceOperation { Member: IFieldSymbol or IPropertySymbol } reference
                    && reference.Member.IsInSourceOf(search.Compilation) && sets.Add(reference.Member.Definition()))
                {
                    NoteContent(known, reference.Member.Definition());
                }
            }
        }

        return known;
    }

    /// <summary><c>static readonly HashSet&lt;int&gt; Codes = [1100, 1101];</c></summary>
    private void NoteContent(Knowledge known, ISymbol member)
    {
        var values = reach.Writes.Of(member).Select(static write => write.Value?.Source).Append(reach.Writes.InitializerOf(member));
        foreach (var part in values.OfType<IOperation>().SelectMany(static value => value.DescendantsAndSelf()))
        {
            known.Note(part, isInCode: false);
        }
    }

    private IEnumerable<UnansweredDataLoss> Unanswered(
        Knowledge known, INamedTypeSymbol type, ImmutableArray<IInvocationOperation> streams, ImmutableArray<CodePlace> places)
    {
        if (known.DataLosses.Count == 0 || known.IsDataLossInSet)
        {
            yield break;
        }

        var branches = known.DataLosses.Select(BranchOf).ToList();
        if (branches.Contains(null)
            || reach.From(branches.SelectMany(static branch => branch!), ReachedEffects.SendsRequest | ReachedEffects.LeadsSomewhere)
                .Has(ReachedEffects.SendsRequest | ReachedEffects.LeadsSomewhere | ReachedEffects.Throws))
        {
            yield break;
        }

        foreach (var place in known.DataLosses)
        {
            if (!GeneratedCode.Contains(place.Syntax.SyntaxTree, search.CancellationToken))
            {
                yield return new UnansweredDataLoss(
                    CodePlace.Of(place.Syntax), streams[0].TargetMethod.Name, SubscribingMethods(ContainingTypeOf(place) ?? type, streams), places);
            }
        }
    }

    private INamedTypeSymbol? ContainingTypeOf(IOperation operation)
        => reach.Repetitions.MethodOf(operation.FunctionAround())?.ContainingType;

    /// <summary>
    /// What runs when a code has been recognised: the branch, and what follows the whole choice. Null where it is written in a
    /// shape from which that cannot be told.
    /// </summary>
    private static IEnumerable<ReachedCode>? BranchOf(IOperation code)
    {
        var function = code.FunctionAround();
        for (var (o, child) = (code.Parent, code); o is not null && o != function; (o, child) = (o.Parent, o))
        {
            switch (o)
            {
                case ISwitchCaseOperation section when child is ICaseClauseOperation clause && section.Clauses.Contains(clause):
                    return section.Parent is { } choice && !section.Body.SelectMany(static step => step.DescendantsAndSelf())
                            .Any(static step => step is IBranchOperation { BranchKind: BranchKind.GoTo })
                        ? [Of(function, section), ReachedCode.Behind(function, choice.Syntax.Span.End, ReachWay.SameThread)]
                        : null;
                case IConditionalOperation { Condition: var condition } branch when condition == child:
                    return IsPositive(code, condition)
                        ? [Of(function, branch.WhenTrue), ReachedCode.Behind(function, branch.Syntax.Span.End, ReachWay.SameThread)]
                        : null;
                case ISwitchExpressionArmOperation arm when arm.Pattern == child:
                    return arm.Parent is { } expression
                        ? [Of(function, arm), ReachedCode.Behind(function, expression.Syntax.Span.End, ReachWay.SameThread)]
                        : null;
                case IBinaryOperation or IIsPatternOperation or IPatternOperation or IConversionOperation or IParenthesizedOperation or ICaseClauseOperation
                    or IFieldReferenceOperation:
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private static ReachedCode Of(IOperation function, IOperation stretch)
        => new(function, stretch.Syntax.Span, ReachWay.SameThread);

    /// <summary>Whether a condition holds for the code, rather than for all others.</summary>
    private static bool IsPositive(IOperation code, IOperation condition)
    {
        for (var o = code.Parent; o is not null; o = o.Parent)
        {
            if (o is INegatedPatternOperation or IUnaryOperation
                || o is IBinaryOperation { OperatorKind: not (BinaryOperatorKind.Equals or BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.Or or BinaryOperatorKind.And) })
            {
                return false;
            }

            if (o == condition)
            {
                return true;
            }
        }

        return true;
    }

    /// <summary>
    /// Methods of a type that need no argument and request all the project's streams again, without connecting or waiting;
    /// empty unless they cover every request.
    /// </summary>
    private ImmutableArray<string> SubscribingMethods(INamedTypeSymbol type, ImmutableArray<IInvocationOperation> streams)
    {
        var wanted = _subscribers ??= streams.Select(static stream => stream.FunctionAround().Syntax).Distinct().ToList();
        if (wanted.Count > MostSubscribers)
        {
            return ImmutableArray<string>.Empty;
        }

        var found = new List<(IMethodSymbol Method, IOperation Body, HashSet<SyntaxNode> Reached)>();
        for (var t = type; t is not null && t.IsInSourceOf(search.Compilation); t = t.BaseType)
        {
            foreach (var method in t.GetMembers().OfType<IMethodSymbol>())
            {
                if (method is { MethodKind: MethodKind.Ordinary, ReturnsVoid: true, IsAsync: false, IsGenericMethod: false, Parameters.IsEmpty: true }
                    && (method.DeclaredAccessibility != Accessibility.Private || t.IsSameAs(type))
                    && !method.WithInheritedContracts().Any(static contract => contract.IsWithin(ApiNames.Namespace))
                    && reach.Bodies.Of(method) is { } body)
                {
                    var reached = reach.From([ReachedCode.All(body, ReachWay.SameThread)], states: 0);
                    if (reached.Has(ReachedEffects.SendsRequest)
                        && !reached.Has(ReachedEffects.LeadsSomewhere | ReachedEffects.Disconnects)
                        && !reached.Code.SelectMany(static code => code.Function.OwnOperations())
                            .Any(static part => part.Callee() is { } callee && RuntimeApis.TakesTime(callee)))
                    {
                        found.Add((method, body, [.. reached.Code.Select(static code => code.Function.Syntax)]));
                    }
                }
            }
        }

        var roots = found
            .Where(one => wanted.Any(one.Reached.Contains) && !found.Any(other => !other.Method.IsSameAs(one.Method) && other.Reached.Contains(one.Body.Syntax)))
            .ToList();
        return wanted.TrueForAll(stream => roots.Exists(root => root.Reached.Contains(stream)))
            ? roots.Select(static root => root.Method.Name).Distinct().OrderBy(static name => name, StringComparer.Ordinal).ToImmutableArray()
            : ImmutableArray<string>.Empty;
    }

    /// <summary>What the code of a callback, and the sets that it asks, say about codes.</summary>
    private sealed class Knowledge
    {
        private readonly SortedSet<int> _codes = [];
        private readonly List<int> _least = [];
        private readonly List<int> _most = [];

        /// <summary>The codes that are known, ascending.</summary>
        public ImmutableArray<int> Codes => _codes.ToImmutableArray();

        /// <summary>Where the loss of subscriptions is recognised by its number.</summary>
        public List<IOperation> DataLosses { get; } = [];

        /// <summary>Whether it is recognised in a set or a dictionary.</summary>
        public bool IsDataLossInSet { get; private set; }

        /// <summary>Whether the text of the message, or a range made by a call, takes the place of the number.</summary>
        public bool IsSaidOtherwise { get; private set; }

        public bool MayKnow(int code)
            => _codes.Contains(code)
                || (_least.Exists(bound => bound is >= LeastBound && bound <= code) && _most.Exists(bound => bound is <= MostBound && bound >= code));

        public void Note(IOperation operation, bool isInCode)
        {
            switch (operation)
            {
                case IBinaryOperation comparison:
                    NoteBound(comparison.OperatorKind, comparison.RightOperand, isReversed: false);
                    NoteBound(comparison.OperatorKind, comparison.LeftOperand, isReversed: true);
                    break;
                case IRelationalPatternOperation pattern:
                    NoteBound(pattern.OperatorKind, pattern.Value, isReversed: false);
                    break;
                case IRangeCaseClauseOperation range:
                    NoteBound(BinaryOperatorKind.GreaterThanOrEqual, range.MinimumValue, isReversed: false);
                    NoteBound(BinaryOperatorKind.LessThanOrEqual, range.MaximumValue, isReversed: false);
                    break;
                case IRelationalCaseClauseOperation clause:
                    NoteBound(clause.Relation, clause.Value, isReversed: false);
                    break;
                case IInvocationOperation { TargetMethod.Name: "Range" } or IRangeOperation or IDynamicInvocationOperation:
                    IsSaidOtherwise |= isInCode && operation.DescendantsAndSelf().Any(static part => NumberOf(part) is >= LeastBound and <= MostBound);
                    break;
                default:
                    break;
            }

            switch (operation)
            {
                case ILiteralOperation { ConstantValue: { HasValue: true, Value: string text } }:
                    IsSaidOtherwise |= Phrases.Any(phrase => text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase) >= 0)
                        || LifecycleNames.ConnectivityCodes.Any(code => text.Contains(code.ToString(CultureInfo.InvariantCulture)));
                    break;
                case ILiteralOperation or IFieldReferenceOperation or ILocalReferenceOperation when NumberOf(operation) is { } number && LifecycleNames.ConnectivityCodes.Contains(number):
                    _codes.Add(number);
                    if (number == LifecycleNames.RestoredDataLost)
                    {
                        if (isInCode)
                        {
                            DataLosses.Add(operation);
                        }
                        else
                        {
                            IsDataLossInSet = true;
                        }
                    }

                    break;
                default:
                    break;
            }
        }

        private void NoteBound(BinaryOperatorKind kind, IOperation operand, bool isReversed)
        {
            if (NumberOf(operand) is not { } bound)
            {
                return;
            }

            switch (kind)
            {
                case BinaryOperatorKind.GreaterThanOrEqual:
                    (isReversed ? _most : _least).Add(bound);
                    break;
                case BinaryOperatorKind.GreaterThan:
                    (isReversed ? _most : _least).Add(isReversed ? bound - 1 : bound + 1);
                    break;
                case BinaryOperatorKind.LessThanOrEqual:
                    (isReversed ? _least : _most).Add(bound);
                    break;
                case BinaryOperatorKind.LessThan:
                    (isReversed ? _least : _most).Add(isReversed ? bound + 1 : bound - 1);
                    break;
                default:
                    break;
            }
        }

        private static int? NumberOf(IOperation operation)
            => operation.ConstantValue is { HasValue: true, Value: { } value }
                ? value switch
                {
                    int number => number,
                    long number and >= int.MinValue and <= int.MaxValue => (int)number,
                    short number => number,
                    ushort number => number,
                    _ => null,
                }
                : null;
    }
}
