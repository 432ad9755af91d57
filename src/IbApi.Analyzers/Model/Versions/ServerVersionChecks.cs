using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Versions;

/// <summary>What is certain about the version of the server once a condition is true, or once it is false.</summary>
/// <param name="search">Where code is looked up.</param>
/// <param name="symbols">The API's types.</param>
/// <param name="bodies">The bodies of helpers.</param>
/// <param name="leastAtReturns">What is certain at the values that a body returns.</param>
/// <param name="leastAfter">What is certain once a body has run to its end.</param>
internal sealed class ServerVersionChecks(
    SourceSearch search,
    IbApiSymbols symbols,
    BodyFacts bodies,
    Func<IOperation, ImmutableArray<IOperation>, CheckFrame, int, IReadOnlyDictionary<SyntaxNode, int>> leastAtReturns,
    Func<IOperation, CheckFrame, int, int> leastAfter)
{
    private const int Everything = ServerVersionGuards.Everything;

    /// <summary>What people call a check, and the number that it looks at, as part of a name.</summary>
    private static readonly ImmutableArray<string> NamesOfChecks = ImmutableArray.Create("version", "support", "serverver");

    private readonly LocalDefinitions _locals = LocalDefinitions.In(search);
    private readonly MemberWrites _writes = MemberWrites.In(search);
    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);

    /// <summary>The least server version where a condition has a value; zero where that says nothing.</summary>
    public int LeastIf(IOperation condition, bool isTrue, CheckFrame? frame, int steps)
    {
        search.CancellationToken.ThrowIfCancellationRequested();
        DeepCode.EnsureStack();
        var operation = Whole(condition);
        if (operation.ConstantValue is { HasValue: true, Value: bool constant })
        {
            return constant == isTrue ? 0 : Everything;
        }

        switch (operation)
        {
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return LeastIf(not.Operand, !isTrue, frame, steps);
            case IBinaryOperation binary:
                return OfBinary(binary, isTrue, frame, steps);
            case IIsPatternOperation match:
                return ValueOf(match.Value, frame).IsServerVersion ? OfPattern(match.Pattern, isTrue, frame)
                    : match.Pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: bool wanted } }
                        ? LeastIf(match.Value, isTrue == wanted, frame, steps)
                    : isTrue ? OfProperties(match.Pattern, frame)
                    : 0;
            case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                return Math.Min(
                    Both(LeastIf(choice.Condition, true, frame, steps), LeastIf(choice.WhenTrue, isTrue, frame, steps)),
                    Both(LeastIf(choice.Condition, false, frame, steps), LeastIf(whenFalse, isTrue, frame, steps)));
            case ISwitchExpressionOperation choice when ValueOf(choice.Value, frame).IsServerVersion:
                return OfSwitch(choice, isTrue, frame, steps);
            case ILocalReferenceOperation local:
                return OfLocal(local, isTrue, frame, steps);
            case IMemberReferenceOperation member:
                return OfMember(member, isTrue, steps);
            case IInvocationOperation call:
                return OfCall(call, isTrue, frame, steps);
            default:
                return 0;
        }
    }

    /// <summary>Whether running a method to its end may say something about the version.</summary>
    public static bool MayCheck(IMethodSymbol method)
        => HasNameOfCheck(method.Name);

    /// <summary>What is certain after a call that throws where the version is too old.</summary>
    public int LeastAfter(IInvocationOperation call, CheckFrame? frame, int steps)
        => steps > 0 && bodies.Of(call.TargetMethod) is { } body && !call.TargetMethod.IsOverridable()
            ? Within(call.TargetMethod, () => leastAfter(body, FrameOf(call, frame), steps - 1))
            : 0;

    /// <summary>
    /// The operation as it stands in the source where the flow graph has only a capture of it (<c>a &amp;&amp; b</c> that is
    /// kept, <c>client?.ServerVersion</c>).
    /// </summary>
    private IOperation Whole(IOperation operation)
    {
        operation = operation.Core();
        return operation is IFlowCaptureReferenceOperation && search.OperationAt(operation.Syntax) is { } source ? source.Core() : operation;
    }

    private static int Both(int one, int other)
        => Math.Max(one, other);

    private int OfBinary(IBinaryOperation binary, bool isTrue, CheckFrame? frame, int steps)
    {
        var (left, right) = (binary.LeftOperand, binary.RightOperand);
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.And:
                return isTrue
                    ? Both(LeastIf(left, true, frame, steps), LeastIf(right, true, frame, steps))
                    : Math.Min(LeastIf(left, false, frame, steps), LeastIf(right, false, frame, steps));
            case BinaryOperatorKind.ConditionalOr or BinaryOperatorKind.Or:
                return isTrue
                    ? Math.Min(LeastIf(left, true, frame, steps), LeastIf(right, true, frame, steps))
                    : Both(LeastIf(left, false, frame, steps), LeastIf(right, false, frame, steps));
            case BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
                when (right.ConstantValue is { HasValue: true, Value: bool } ? right : left) is { ConstantValue: { HasValue: true, Value: bool value } } known:
                return LeastIf(known == right ? left : right, isTrue == (value == (binary.OperatorKind == BinaryOperatorKind.Equals)), frame, steps);
            default:
                return ValueOf(left, frame).IsServerVersion ? OfComparison(binary.OperatorKind, ValueOf(right, frame), isTrue)
                    : ValueOf(right, frame).IsServerVersion ? OfComparison(Mirrored(binary.OperatorKind), ValueOf(left, frame), isTrue)
                    : 0;
        }
    }

    private static int OfComparison(BinaryOperatorKind kind, CheckedValue with, bool isTrue)
    {
        var offset = (kind, isTrue) switch
        {
            (BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.Equals, true) => 0,
            (BinaryOperatorKind.GreaterThan, true) => 1,
            (BinaryOperatorKind.LessThan or BinaryOperatorKind.NotEquals, false) => 0,
            (BinaryOperatorKind.LessThanOrEqual, false) => 1,
            _ => (int?)null,
        };
        return offset is null ? 0 : Least(with, offset.Value);
    }

    /// <summary>A number that is not known is trusted to be the right one.</summary>
    private static int Least(CheckedValue number, int offset)
        => number.Number is { } known ? (int)Math.Max(0, Math.Min(known + offset, Everything)) : Everything;

    private static BinaryOperatorKind Mirrored(BinaryOperatorKind kind)
        => kind switch
        {
            BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThan,
            BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThanOrEqual,
            BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThan,
            BinaryOperatorKind.GreaterThanOrEqual => BinaryOperatorKind.LessThanOrEqual,
            _ => kind,
        };

    private int OfPattern(IPatternOperation pattern, bool isTrue, CheckFrame? frame)
    {
        DeepCode.EnsureStack();
        return pattern switch
        {
            INegatedPatternOperation negated => OfPattern(negated.Pattern, !isTrue, frame),
            IRelationalPatternOperation relation => OfComparison(relation.OperatorKind, ValueOf(relation.Value, frame), isTrue),
            IConstantPatternOperation constant => isTrue ? Least(ValueOf(constant.Value, frame), 0) : 0,
            IBinaryPatternOperation binary when binary.OperatorKind == BinaryOperatorKind.And == isTrue
                => Both(OfPattern(binary.LeftPattern, isTrue, frame), OfPattern(binary.RightPattern, isTrue, frame)),
            IBinaryPatternOperation binary
                => Math.Min(OfPattern(binary.LeftPattern, isTrue, frame), OfPattern(binary.RightPattern, isTrue, frame)),
            _ => 0,
        };
    }

    /// <summary><c>client is { ServerVersion: >= 167 }</c></summary>
    private int OfProperties(IPatternOperation pattern, CheckFrame? frame)
        => pattern is IRecursivePatternOperation recursive
            ? recursive.PropertySubpatterns
                .Where(property => property.Member.ReferencedSymbol() is { } member && IsServerVersion(member))
                .Select(property => OfPattern(property.Pattern, true, frame))
                .DefaultIfEmpty(0)
                .Max()
            : 0;

    /// <summary>Arms are tried in order: each but the first knows that those before it did not match.</summary>
    private int OfSwitch(ISwitchExpressionOperation choice, bool isTrue, CheckFrame? frame, int steps)
    {
        var (least, passed) = (Everything, 0);
        foreach (var arm in choice.Arms)
        {
            var matched = Both(passed, OfPattern(arm.Pattern, true, frame));
            least = Math.Min(least, Both(matched, LeastIf(arm.Value, isTrue, frame, steps)));
            passed = arm.Guard is null ? Both(passed, OfPattern(arm.Pattern, false, frame)) : passed;
        }

        return least;
    }

    private int OfLocal(ILocalReferenceOperation local, bool isTrue, CheckFrame? frame, int steps)
    {
        // The flow graph copies what it shows; definitions are asked of the source.
        var use = search.OperationAt(local.Syntax) as ILocalReferenceOperation ?? local;
        var definitions = use.Parent is null ? _locals.Of(local.Local) : _locals.Reaching(use);
        return definitions.IsEmpty
            ? 0
            : Within(local.Local, () => definitions.Min(definition => definition.Value is { Path: null, IsElement: false, Source: var source }
                ? LeastIf(source, isTrue, frame, steps)
                : 0));
    }

    /// <summary>A property that returns a check, or a member that a check is kept in.</summary>
    private int OfMember(IMemberReferenceOperation reference, bool isTrue, int steps)
    {
        var member = reference.Member;
        if (member is IPropertySymbol { GetMethod: { } getter } && !getter.IsOverridable() && bodies.Of(getter) is { } body)
        {
            return Returned(getter, body, isTrue, new CheckFrame(ImmutableDictionary<int, CheckedValue>.Empty), steps);
        }

        if (!member.IsInSourceOf(search.Compilation) || member.IsOverridable())
        {
            return isTrue && HasNameOfCheck(member.Name) ? Everything : 0;
        }

        return Within(member, () =>
        {
            var values = _writes.Of(member).Select(static write => write.Value?.Source)
                .Append(_writes.InitializerOf(member))
                .OfType<IOperation>()
                .ToList();
            return values.Count == 0 ? 0 : values.Min(value => LeastIf(value, isTrue, frame: null, steps));
        });
    }

    private int OfCall(IInvocationOperation call, bool isTrue, CheckFrame? frame, int steps)
    {
        var method = call.TargetMethod;
        return method.IsOverridable() || bodies.Of(method) is not { } body
            ? isTrue && HasNameOfCheck(method.Name) ? Everything : 0
            : Returned(method, body, isTrue, FrameOf(call, frame), steps);
    }

    private int Returned(IMethodSymbol method, IOperation body, bool isTrue, CheckFrame frame, int steps)
    {
        var values = BodyFacts.ReturnedBy(body);
        if (steps <= 0 || values.IsEmpty)
        {
            return 0;
        }

        return Within(method, () =>
        {
            var before = leastAtReturns(body, values, frame, steps - 1);
            return values.Min(value => Both(
                before.TryGetValue(value.Syntax, out var least) ? least : 0,
                LeastIf(value, isTrue, frame, steps - 1)));
        });
    }

    private CheckFrame FrameOf(IInvocationOperation call, CheckFrame? frame)
        => new(call.Arguments
            .Where(static argument => argument.Parameter is not null)
            .GroupBy(static argument => argument.Parameter!.Ordinal)
            .ToImmutableDictionary(static group => group.Key, group => ValueOf(group.First().Value, frame)));

    /// <summary>What is met again while it is asked about adds nothing.</summary>
    private int Within(ISymbol symbol, Func<int> find)
    {
        if (!_open.Add(symbol))
        {
            return Everything;
        }

        try
        {
            return find();
        }
        finally
        {
            _open.Remove(symbol);
        }
    }

    private CheckedValue ValueOf(IOperation operation, CheckFrame? frame)
    {
        operation = Whole(operation);
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
        {
            return CheckedValue.NumberOf(constant) is { } number ? CheckedValue.Of(number) : CheckedValue.Unknown;
        }

        return operation switch
        {
            IConditionalAccessOperation access => ValueOf(access.WhenNotNull, frame),
            ICoalesceOperation coalesce => ValueOf(coalesce.Value, frame),
            IParameterReferenceOperation parameter when frame is not null && frame[parameter.Parameter] is { } bound && bound != CheckedValue.Unknown => bound,
            ILocalReferenceOperation local when IsServerVersion(local.Local) || IsVersionLocal(local, frame) => CheckedValue.ServerVersion,
            IParameterReferenceOperation { Parameter: { } parameter } when IsServerVersion(parameter) => CheckedValue.ServerVersion,
            IMemberReferenceOperation { Member: { } member } when IsServerVersion(member) || IsVersionMember(member) => CheckedValue.ServerVersion,
            IInvocationOperation { TargetMethod: { } method } when IsServerVersion(method) => CheckedValue.ServerVersion,
            _ => CheckedValue.Unknown,
        };
    }

    private bool IsVersionLocal(ILocalReferenceOperation local, CheckFrame? frame)
        => _locals.Of(local.Local) is { IsEmpty: false } definitions
            && Within(local.Local, () => definitions.All(definition => definition.Value is { Path: null, IsElement: false, Source: var source }
                && ValueOf(source, frame).IsServerVersion) ? 1 : 0) == 1;

    /// <summary>A property that hands the version out under another name.</summary>
    private bool IsVersionMember(ISymbol member)
        => member is IPropertySymbol { GetMethod: { } getter, Type.SpecialType: SpecialType.System_Int32 }
            && bodies.Of(getter) is { } body
            && BodyFacts.ReturnedBy(body) is { IsEmpty: false } values
            && Within(member, () => values.All(value => ValueOf(value, frame: null).IsServerVersion) ? 1 : 0) == 1;

    /// <summary>The client's own property, and whatever is called as it is.</summary>
    private bool IsServerVersion(ISymbol symbol)
        => !string.IsNullOrEmpty(symbol.Name)
            && symbol.Name.Replace("_", string.Empty).IndexOf(ApiNames.ServerVersion, StringComparison.OrdinalIgnoreCase) >= 0
            && (symbols.IsClient(symbol.ContainingType) || TypeOf(symbol)?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64);

    private static ITypeSymbol? TypeOf(ISymbol symbol)
        => symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            IMethodSymbol method => method.ReturnType,
            _ => null,
        };

    private static bool HasNameOfCheck(string name)
        => NamesOfChecks.Any(part => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);
}
