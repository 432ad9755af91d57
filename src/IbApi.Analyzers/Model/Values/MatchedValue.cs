using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <summary>Which value a pattern looks at.</summary>
internal static class MatchedValue
{
    /// <summary>
    /// The value of <c>value is int number</c>, <c>settings is { Port: var port }</c>, <c>end is (_, var port)</c>,
    /// <c>case int number</c>; null when it cannot be said, as for elements of a list.
    /// </summary>
    public static AssignedValue? Of(IPatternOperation pattern)
    {
        DeepCode.EnsureStack();
        switch (pattern.Parent)
        {
            case IIsPatternOperation match:
                return new AssignedValue(match.Value);
            case IPatternCaseClauseOperation { Parent: ISwitchCaseOperation { Parent: ISwitchOperation choice } }:
                return new AssignedValue(choice.Value);
            case ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation choice }:
                return new AssignedValue(choice.Value);
            case IPropertySubpatternOperation { Member: IMemberReferenceOperation member }:
                return new AssignedValue(member);
            case IRecursivePatternOperation around:
                var index = around.DeconstructionSubpatterns.IndexOf(pattern);
                return index >= 0 && Of(around) is { Path: null, IsElement: false } whole ? whole with { Path = index } : null;
            case IBinaryPatternOperation or INegatedPatternOperation:
                return Of((IPatternOperation)pattern.Parent);
            default:
                return null;
        }
    }

    /// <summary>The object whose member a pattern looks at; null when the member is no part of a pattern.</summary>
    public static AssignedValue? BehindMember(IMemberReferenceOperation member)
        => member.Instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.PatternInput }
            && member.Parent is IPropertySubpatternOperation { Parent: IRecursivePatternOperation around }
                ? Of(around)
                : null;
}
