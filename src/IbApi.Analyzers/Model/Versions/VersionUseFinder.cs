using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Versions;

/// <summary>
/// Finds what does not fit the referenced API: comparisons of the server's version that it decides by itself, members that
/// it never sends, the handshake of old.
/// </summary>
internal sealed class VersionUseFinder
{
    private readonly SourceSearch _search;
    private readonly IbApiSymbols _symbols;
    private readonly ApiSource _apiSource;
    private readonly ClientCalls _calls;
    private readonly LocalDefinitions _locals;
    private readonly ApiCopy _api;

    public VersionUseFinder(SourceSearch search, IbApiSymbols symbols, ApiCopy api)
    {
        _search = search;
        _symbols = symbols;
        _api = api;
        _apiSource = new ApiSource(search);
        _calls = ClientCalls.In(search, symbols);
        _locals = LocalDefinitions.In(search);
    }

    public VersionFindings Find()
    {
        var oldHandshake = _calls.Of(ApiNames.DisableUseV100Plus)
            .Select(static call => new LegacyUse(CodePlace.Of(call.Syntax), LegacyKind.OldHandshake));

        // With the old handshake any server answers.
        var legacy = InOrder(oldHandshake.Concat(WithoutSignal()), static use => use.Place);
        var least = legacy.Any(static use => use.Kind == LegacyKind.OldHandshake)
            ? ApiReleases.LeastServerVersion
            : ApiReleases.LeastServerVersionOfV100;
        return new VersionFindings(
            InOrder(Decided(least), static check => check.Place), InOrder(Unsent(), static member => member.Place), legacy)
        {
            LeastServerVersion = least,
        };
    }

    private static ImmutableArray<T> InOrder<T>(IEnumerable<T> found, Func<T, CodePlace> placeOf)
        => found.GroupBy(placeOf).Select(static group => group.First()).OrderBy(placeOf).ToImmutableArray();

    /// <summary>The user's own trees with a word.</summary>
    private IEnumerable<SyntaxTree> TreesWith(string word)
        => _search.TreesWith(word)
            .Where(tree => !_apiSource.Contains(tree) && !GeneratedCode.Contains(tree, _search.CancellationToken));

    private IEnumerable<UnsentMember> Unsent()
    {
        if (_api.MaxServerVersion is not { } max || _api.IsNewerThanTables)
        {
            yield break;
        }

        foreach (var (type, name, from, sentFrom) in UnsentMembers.All.Where(member => max >= member.From && max < member.SentFrom))
        {
            foreach (var tree in TreesWith(name))
            {
                foreach (var token in _search.Tokens(tree, name, WordFollower.Equals))
                {
                    if (_search.OperationAround<IMemberReferenceOperation>(token, candidate => candidate.Member.Name == name, climb: 2)
                            is { Member: { ContainingType: { } owner } member } reference
                        && owner.Name == type && owner.ContainingNamespace.IsNamed(ApiNames.Namespace)
                        && AssignedValue.To(reference) is { Definition: { } definition, Value.Source: { } value }
                        && SetValue.IsSet(value, member, reference.Type ?? value.Type!))
                    {
                        yield return new UnsentMember(CodePlace.Of(definition.Syntax), type + "." + name, sentFrom);
                    }
                }
            }
        }
    }

    /// <summary>Before 9.72.04 the client reads by itself; a later one is not made without a signal.</summary>
    private IEnumerable<LegacyUse> WithoutSignal()
        => _api.HasReaderSignal
            ? []
            : from tree in TreesWith(ApiNames.ClientSocket)
              from token in _search.Tokens(tree, ApiNames.ClientSocket, WordFollower.Parenthesis)
              let creation = _search.OperationAround<IObjectCreationOperation>(token, made => _symbols.IsClient(made.Type), ResolutionLimits.Climb)
              where creation is not null
              select new LegacyUse(CodePlace.Of(creation.Syntax), LegacyKind.NoReaderSignal);

    private IEnumerable<DecidedCheck> Decided(int least)
    {
        if (_api.MaxServerVersion is not { } max || _api.IsNewerThanTables)
        {
            yield break;
        }

        foreach (var use in ServerVersions())
        {
            if (ComparisonWith(use) is { } comparison
                && NumbersOf(comparison) is { Count: > 0 } numbers
                && numbers.TrueForAll(static number => number >= ApiReleases.LeastServerVersion)
                && Decide(comparison, least, max) is { } result)
            {
                yield return new DecidedCheck(CodePlace.Of(comparison.Syntax), result);
            }
        }
    }

    /// <summary>The uses of the client's property, and of locals that hold nothing else.</summary>
    private IEnumerable<IOperation> ServerVersions()
    {
        foreach (var tree in TreesWith(ApiNames.ServerVersion))
        {
            foreach (var token in _search.Tokens(tree, ApiNames.ServerVersion, WordFollower.Any))
            {
                var read = _search.OperationAround<IPropertyReferenceOperation>(
                    token, candidate => candidate.Property.Name == ApiNames.ServerVersion && _symbols.IsClient(candidate.Property.ContainingType), climb: 2);
                if (read is null)
                {
                    continue;
                }

                yield return read;
                if (Around(read) is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } }
                    && _locals.Of(local).Length == 1)
                {
                    foreach (var use in read.Root().DescendantsAndSelf().OfType<ILocalReferenceOperation>().Where(use => use.Local.IsSameAs(local)))
                    {
                        yield return use;
                    }
                }
            }
        }
    }

    private static IOperation? Around(IOperation value)
    {
        while (value.Parent is IConversionOperation or IParenthesizedOperation or IConditionalAccessOperation)
        {
            value = value.Parent;
        }

        return value.Parent;
    }

    private static IOperation? ComparisonWith(IOperation use)
        => Around(use) switch
        {
            IBinaryOperation { OperatorKind: >= BinaryOperatorKind.Equals and <= BinaryOperatorKind.GreaterThan } binary => binary,
            IIsPatternOperation match => match,
            _ => null,
        };

    /// <summary>The numbers of a comparison; null where one is not known.</summary>
    private static List<long>? NumbersOf(IOperation comparison)
    {
        var numbers = new List<long>();
        var values = comparison is IBinaryOperation binary
            ? [IsNumber(binary.LeftOperand, out _) ? binary.LeftOperand : binary.RightOperand]
            : comparison.DescendantsAndSelf()
                .Select(static pattern => pattern switch
                {
                    IRelationalPatternOperation relation => relation.Value,
                    IConstantPatternOperation constant => constant.Value,
                    _ => null,
                })
                .OfType<IOperation>();
        foreach (var value in values)
        {
            if (!IsNumber(value, out var number))
            {
                return null;
            }

            numbers.Add(number);
        }

        return numbers;
    }

    /// <summary>The result that a comparison has with every server version that can be negotiated; null where it depends.</summary>
    private static bool? Decide(IOperation comparison, int least, int most)
    {
        bool? decided = null;
        for (var version = least; version <= most; version++)
        {
            var result = comparison switch
            {
                IBinaryOperation binary => IsNumber(binary.LeftOperand, out var left)
                    ? Compares(left, binary.OperatorKind, version)
                    : IsNumber(binary.RightOperand, out var right) ? Compares(version, binary.OperatorKind, right) : null,
                IIsPatternOperation match => Matches(match.Pattern, version),
                _ => null,
            };
            if (result is null || (decided is { } before && before != result))
            {
                return null;
            }

            decided = result;
        }

        return decided;
    }

    private static bool? Matches(IPatternOperation pattern, int version)
    {
        DeepCode.EnsureStack();
        return pattern switch
        {
            INegatedPatternOperation negated => !Matches(negated.Pattern, version),
            IRelationalPatternOperation relation => IsNumber(relation.Value, out var number) ? Compares(version, relation.OperatorKind, number) : null,
            IConstantPatternOperation constant => IsNumber(constant.Value, out var number) ? version == number : null,
            IBinaryPatternOperation binary => (Matches(binary.LeftPattern, version), Matches(binary.RightPattern, version)) is ({ } left, { } right)
                ? binary.OperatorKind == BinaryOperatorKind.And ? left && right : left || right
                : null,
            _ => null,
        };
    }

    private static bool? Compares(long left, BinaryOperatorKind kind, long right)
        => kind switch
        {
            BinaryOperatorKind.Equals => left == right,
            BinaryOperatorKind.NotEquals => left != right,
            BinaryOperatorKind.LessThan => left < right,
            BinaryOperatorKind.LessThanOrEqual => left <= right,
            BinaryOperatorKind.GreaterThan => left > right,
            BinaryOperatorKind.GreaterThanOrEqual => left >= right,
            _ => null,
        };

    private static bool IsNumber(IOperation value, out long number)
    {
        var known = value.Core().ConstantValue is { HasValue: true, Value: var constant } ? CheckedValue.NumberOf(constant) : null;
        number = known ?? 0;
        return known is not null;
    }
}
