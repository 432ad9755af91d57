using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

#if IBAPI_CODE_FIXES
namespace IbApi.Analyzers.Editing;
#else
namespace IbApi.Analyzers.Model.Settings;
#endif

/// <summary>What a value in a JSON text is.</summary>
internal enum JsonKind
{
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}

/// <summary>A value in a JSON text and where it stands. Plain data.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">The whole value: a string with its quotes, an object with its braces.</param>
/// <param name="Text">A string without quotes and escapes, a number or word as it is written; empty for objects and arrays.</param>
internal sealed record JsonNode(JsonKind Kind, TextSpan Span, string Text)
{
    /// <summary>The members of an object in the order in which they stand; a name may be there twice.</summary>
    public ImmutableArray<JsonProperty> Properties { get; init; } = ImmutableArray<JsonProperty>.Empty;

    /// <summary>The elements of an array.</summary>
    public ImmutableArray<JsonNode> Elements { get; init; } = ImmutableArray<JsonNode>.Empty;

    /// <summary>The value of the first member with this very name; null when there is none.</summary>
    public JsonNode? this[string name]
        => Properties.FirstOrDefault(property => property.Name == name)?.Value;
}

/// <summary>A member of a JSON object.</summary>
/// <param name="Name">Its name without quotes and escapes.</param>
/// <param name="NameSpan">The name with its quotes.</param>
/// <param name="Value">Its value.</param>
internal sealed record JsonProperty(string Name, TextSpan NameSpan, JsonNode Value);

/// <summary>Where a text stops being JSON, and what is wrong there.</summary>
/// <param name="Span">The place; empty at the end of the text.</param>
/// <param name="Reason">What is wrong, in words that follow “cannot be read: ”.</param>
internal sealed record JsonError(TextSpan Span, string Reason);

/// <summary>A JSON text as it was read: its value, or where it stops being JSON.</summary>
internal sealed record JsonText(JsonNode? Root, JsonError? Error);
