using System;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Api;

/// <summary>Methods and properties of .NET that hand a value on: its text, its number, itself.</summary>
internal static class ValueApis
{
    /// <summary>The operation whose value a call returns in another type or unchanged; null for any other call.</summary>
    public static IOperation? PassedOnBy(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var type = method.ContainingType;
        if (type is null)
        {
            return null;
        }

        switch (method.Name)
        {
            case "Parse" when method.IsStatic && IsNumber(type):
            case "FromResult" when type.Name is "Task" or "ValueTask":
            case "Intern" when type.SpecialType == SpecialType.System_String:
                return invocation.Arguments.For(0)?.Value;
            case "ToString" or "Trim" or "GetAwaiter" or "GetResult" or "ConfigureAwait" or "AsSpan":
                return invocation.Instance is { } instance && (type.IsWithin("System") || type.TypeKind == TypeKind.Enum)
                    ? instance
                    : null;
            case "GetValueOrDefault" when type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
                && invocation.Arguments.IsEmpty:
                return invocation.Instance;
            case "ChangeType":
            default:
                return type is { Name: "Convert" } && type.ContainingNamespace.IsNamed("System")
                    && (method.Name.StartsWith("To", StringComparison.Ordinal) || method.Name == "ChangeType")
                        ? invocation.Arguments.For(0)?.Value
                        : null;
        }
    }

    /// <summary>
    /// For <c>int.TryParse(text, …, out var number)</c>: the text whose value the out argument gets. Null for other calls.
    /// </summary>
    public static IOperation? ParsedBy(IInvocationOperation invocation)
        => invocation.TargetMethod is { Name: "TryParse", IsStatic: true } method && IsNumber(method.ContainingType)
            ? invocation.Arguments.For(0)?.Value
            : null;

    /// <summary>The operation whose value a property hands on: that of a nullable, a lazy or a finished task.</summary>
    public static IOperation? PassedOnBy(IPropertyReferenceOperation property)
        => property.Property.Name switch
        {
            "Value" when property.Property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T => property.Instance,
            "Value" when property.Property.ContainingType is { Name: "Lazy" or "IOptions" } => property.Instance,
            "CurrentValue" when property.Property.ContainingType.Name == "IOptionsMonitor" => property.Instance,
            "Result" when property.Property.ContainingType is { Name: "Task" or "ValueTask" } => property.Instance,
            _ => null,
        };

    /// <summary>The collection whose elements a method hands to the first parameter of a lambda; null for other methods.</summary>
    public static IOperation? ElementsHandedToLambdaBy(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        return method.ContainingType?.Name switch
        {
            "Enumerable" or "ParallelEnumerable" or "Queryable" => invocation.Instance ?? invocation.Arguments.For(0)?.Value,
            "List" or "ImmutableArray" or "ImmutableList" when method.Name is "ForEach" or "ConvertAll" => invocation.Instance,
            "Array" when method.Name is "ForEach" or "ConvertAll" => invocation.Arguments.For(0)?.Value,
            "Parallel" when method.Name is "ForEach" or "ForEachAsync" => invocation.Arguments.For(0)?.Value,
            _ => null,
        };
    }

    /// <summary>The collection that a method returns with the same elements, in whatever order or number.</summary>
    public static IOperation? ElementsKeptBy(IInvocationOperation invocation)
        => invocation.TargetMethod.ContainingType?.Name is "Enumerable" or "ImmutableArray" or "ImmutableList" or "List"
            && invocation.TargetMethod.Name is "ToArray" or "ToList" or "AsEnumerable" or "Distinct" or "OrderBy" or "Reverse"
                or "ToImmutableArray" or "ToImmutableList" or "AsReadOnly"
            ? invocation.Instance ?? invocation.Arguments.For(0)?.Value
            : null;

    /// <summary>The text or list of which a call of .NET returns a part: a piece of the text, an element of the list.</summary>
    public static IOperation? TakenFromBy(IInvocationOperation invocation)
        => invocation.TargetMethod.ContainingType switch
        {
            { SpecialType: SpecialType.System_String } when invocation.TargetMethod.Name is "Split" or "Substring" or "Replace" or "Remove"
                or "TrimStart" or "TrimEnd" or "ToLower" or "ToUpper" or "ToLowerInvariant" or "ToUpperInvariant" => invocation.Instance,
            { Name: "Enumerable" } when invocation.TargetMethod.Name is "First" or "FirstOrDefault" or "Last" or "LastOrDefault" or "Single"
                or "SingleOrDefault" or "ElementAt" or "ElementAtOrDefault" or "Skip" or "SkipWhile" or "Take" or "TakeWhile" or "Where"
                => invocation.Instance ?? invocation.Arguments.For(0)?.Value,
            _ => null,
        };

    private static bool IsNumber(ITypeSymbol? type)
        => type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;
}
