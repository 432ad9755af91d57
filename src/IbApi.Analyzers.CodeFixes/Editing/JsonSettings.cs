using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Editing;

/// <summary>
/// A JSON settings file to which keys are added. What stands in it stays as it is, character by character: comments, layout, line ends,
/// encoding.
/// </summary>
internal sealed class JsonSettings
{
    private const char Colon = ':';
    private const string DefaultIndent = "  ";

    private readonly JsonNode _root;

    private JsonSettings(SourceText text, JsonNode root)
    {
        Text = text;
        _root = root;
    }

    public SourceText Text { get; }

    /// <summary>Null where the text is not a JSON object: nothing is written into what cannot be read.</summary>
    public static JsonSettings? Read(SourceText text)
        => JsonReader.Read(text) is { Error: null, Root: { Kind: JsonKind.Object } root } ? new JsonSettings(text, root) : null;

    /// <summary>
    /// The texts of a key, whatever its case, nested or written <c>A:B</c>; null stands for an object or array. Empty when the key is
    /// not there.
    /// </summary>
    public IReadOnlyList<string?> ValuesOf(string key)
    {
        var found = new List<string?>();
        Collect(_root, string.Empty, key, found);
        return found;
    }

    /// <summary>The file with one more key; null where something that is no object stands in its way.</summary>
    /// <param name="key">The key, with colons between its parts.</param>
    /// <param name="value">The value as JSON.</param>
    public JsonSettings? With(string key, string value)
    {
        var (parent, rest) = (_root, key);
        while (rest.IndexOf(Colon) is > 0 and var end)
        {
            var name = rest.Substring(0, end);
            var section = parent.Properties.FirstOrDefault(property => IsSame(property.Name, name));
            if (section is null)
            {
                break;
            }

            if (section.Value.Kind != JsonKind.Object)
            {
                return null;
            }

            (parent, rest) = (section.Value, rest.Substring(end + 1));
        }

        // Keys that are written flat get company of their kind.
        var prefix = rest.IndexOf(Colon) is > 0 and var length ? rest.Substring(0, length + 1) : null;
        var flat = prefix is null ? null : parent.Properties.LastOrDefault(
            property => property.Name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
        var changes = flat is not null
            ? InsertAfter(parent, flat, _ => Quoted(rest) + ": " + value)
            : InsertInto(parent, indent => Nested(rest.Split(Colon), 0, value, indent));
        return Read(Text.WithChanges(changes));
    }

    private static void Collect(JsonNode node, string path, string key, List<string?> found)
    {
        foreach (var property in node.Properties)
        {
            var full = path.Length == 0 ? property.Name : path + Colon + property.Name;
            if (IsSame(full, key))
            {
                found.Add(property.Value.Kind is JsonKind.Object or JsonKind.Array ? null : property.Value.Text);
            }
            else if (key.Length > full.Length && key[full.Length] == Colon && key.StartsWith(full, StringComparison.OrdinalIgnoreCase))
            {
                Collect(property.Value, full, key, found);
            }
        }
    }

    private static bool IsSame(string one, string other)
        => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<TextChange> InsertInto(JsonNode parent, Func<string?, string> member)
    {
        if (parent.Properties.LastOrDefault() is { } last)
        {
            return InsertAfter(parent, last, member);
        }

        // After a comment, if there is one between the braces.
        var close = parent.Span.End - 1;
        var end = close;
        while (end > parent.Span.Start + 1 && char.IsWhiteSpace(Text[end - 1]))
        {
            end--;
        }

        var outer = IndentAt(parent.Span.Start);
        return [new TextChange(TextSpan.FromBounds(end, close), NewLine + outer + Indent + member(outer + Indent) + NewLine + outer)];
    }

    /// <summary>Behind another member, with a comma before or after it, as the file does.</summary>
    private IEnumerable<TextChange> InsertAfter(JsonNode parent, JsonProperty last, Func<string?, string> member)
    {
        var end = last.Value.Span.End;
        var comma = SkipBlanks(end, parent.Span.End);
        var hasComma = comma < parent.Span.End && Text[comma] == ',';
        var isNext = parent.Properties[parent.Properties.Length - 1] != last;
        if (LineOf(parent.Span.Start) == LineOf(parent.Span.End) || !IsFirstOnLine(last.NameSpan.Start))
        {
            var written = member(null);
            return hasComma
                ? [new TextChange(new TextSpan(comma + 1, 0), " " + written + (isNext ? "," : string.Empty))]
                : [new TextChange(new TextSpan(end, 0), ", " + written)];
        }

        var indent = IndentAt(last.NameSpan.Start);
        var behind = EndOfLine(hasComma ? comma + 1 : end, parent.Span.End - 1);
        var text = NewLine + indent + member(indent);
        return hasComma
            ? [new TextChange(new TextSpan(behind, 0), text + ",")]
            : behind == end
                ? [new TextChange(new TextSpan(end, 0), "," + text)]
                : [new TextChange(new TextSpan(end, 0), ","), new TextChange(new TextSpan(behind, 0), text)];
    }

    /// <summary>Behind blanks and comments.</summary>
    private int SkipBlanks(int position, int limit)
    {
        while (position < limit)
        {
            if (char.IsWhiteSpace(Text[position]))
            {
                position++;
            }
            else if (Text[position] == '/' && position + 1 < limit)
            {
                position = EndOfComment(position, limit);
            }
            else
            {
                break;
            }
        }

        return position;
    }

    private int EndOfComment(int position, int limit)
    {
        if (Text[position + 1] != '*')
        {
            return Math.Min(Text.Lines.GetLineFromPosition(position).End, limit);
        }

        for (position += 2; position + 1 < limit; position++)
        {
            if (Text[position] == '*' && Text[position + 1] == '/')
            {
                return position + 2;
            }
        }

        return limit;
    }

    /// <summary>Behind a comment that stands on the same line; the position itself where there is none.</summary>
    private int EndOfLine(int position, int limit)
    {
        var end = position;
        while (position < limit)
        {
            if (Text[position] == '/' && position + 1 < limit)
            {
                position = end = EndOfComment(position, limit);
            }
            else if (Text[position] is ' ' or '\t')
            {
                position++;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    /// <summary>A member, on one line where there is no indent.</summary>
    private string Nested(string[] names, int at, string value, string? indent)
        => Quoted(names[at]) + ": " + (at == names.Length - 1 ? value
            : indent is null ? "{ " + Nested(names, at + 1, value, null) + " }"
            : "{" + NewLine + indent + Indent + Nested(names, at + 1, value, indent + Indent) + NewLine + indent + "}");

    private static string Quoted(string name)
        => "\"" + name + "\"";

    private string NewLine
    {
        get
        {
            var first = Text.Lines[0];
            return first.EndIncludingLineBreak > first.End
                ? Text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak))
                : "\n";
        }
    }

    /// <summary>One step of indentation: that of the first member.</summary>
    private string Indent
        => _root.Properties.FirstOrDefault() is { } first && IsFirstOnLine(first.NameSpan.Start)
            && IndentAt(first.NameSpan.Start) is { Length: > 0 } indent && LineOf(_root.Span.Start) < LineOf(first.NameSpan.Start)
                ? indent
                : DefaultIndent;

    private int LineOf(int position)
        => Text.Lines.GetLineFromPosition(position).LineNumber;

    private bool IsFirstOnLine(int position)
        => string.IsNullOrWhiteSpace(Text.ToString(TextSpan.FromBounds(Text.Lines.GetLineFromPosition(position).Start, position)));

    private string IndentAt(int position)
    {
        var line = Text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }
}
