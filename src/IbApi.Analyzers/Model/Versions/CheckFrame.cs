using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Versions;

/// <summary>What a number in a comparison is: the version of the server, a known number, or something else.</summary>
internal readonly record struct CheckedValue(bool IsServerVersion, long? Number)
{
    public static readonly CheckedValue Unknown = new(false, null);

    public static readonly CheckedValue ServerVersion = new(true, null);

    public static CheckedValue Of(long number)
        => new(false, number);
}

/// <summary>The values that a helper's parameters have in the call through which it was entered.</summary>
internal sealed class CheckFrame(ImmutableDictionary<int, CheckedValue> arguments)
{
    public CheckedValue this[IParameterSymbol parameter]
        => arguments.TryGetValue(parameter.Ordinal, out var value) ? value : CheckedValue.Unknown;
}
