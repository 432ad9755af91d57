using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

#if IBAPI_CODE_FIXES
namespace IbApi.Analyzers.Editing;
#else
namespace IbApi.Analyzers.Model.Settings;
#endif

/// <summary>
/// Reads JSON as .NET's configuration does: with comments and trailing commas, and no deeper than <see cref="MaxDepth"/>.
/// Keeps the position of everything. Malformed text is an ordinary result; nothing is thrown, whatever the text.
/// </summary>
internal sealed class JsonReader
{
    /// <summary>Objects and arrays in each other; what .NET's reader allows, so that the same files are readable.</summary>
    public const int MaxDepth = 64;

    /// <summary>Characters of a text that is read: room for a register with a hundred thousand entries.</summary>
    public const int MaxLength = 16_000_000;

    private readonly string _text;

    /// <summary>Members of objects and elements of arrays that are not closed yet; what is closed takes its own from the end.</summary>
    private readonly List<JsonProperty> _members = [];
    private readonly List<JsonNode> _elements = [];
    private int _position;
    private JsonError? _error;

    private JsonReader(string text) => _text = text;

    private bool IsAtEnd => _position >= _text.Length;

    private char Current => _text[_position];

    public static JsonText Read(SourceText text)
        => text.Length > MaxLength
            ? new JsonText(null, new JsonError(new TextSpan(0, 0), "the file is too long"))
            : Read(text.ToString());

    public static JsonText Read(string text)
    {
        var reader = new JsonReader(text);
        if (text.Length > 0 && text[0] == '\uFEFF')
        {
            reader._position = 1;
        }

        var root = reader.Value(0);
        if (root is not null && reader.SkipBlanks() && !reader.IsAtEnd)
        {
            reader.Fail("only one value may stand in the file");
        }

        return reader._error is { } error ? new JsonText(null, error) : new JsonText(root, null);
    }

    /// <summary>Remembers the first mistake. Returns null for whoever could not read a value.</summary>
    private JsonNode? Fail(string reason)
    {
        _error ??= new JsonError(new TextSpan(_position, IsAtEnd ? 0 : 1), reason);
        return null;
    }

    /// <summary>Goes to the next character that is neither blank nor comment; false when a comment is malformed.</summary>
    private bool SkipBlanks()
    {
        SkipWhiteSpace();
        while (!IsAtEnd && Current == '/')
        {
            if (!SkipComment())
            {
                return false;
            }

            SkipWhiteSpace();
        }

        return true;
    }

    private void SkipWhiteSpace()
    {
        while (!IsAtEnd && Current is ' ' or '\t' or '\r' or '\n')
        {
            _position++;
        }
    }

    private bool SkipComment()
    {
        var next = _position + 1 < _text.Length ? _text[_position + 1] : '\0';
        if (next == '*')
        {
            var end = _text.IndexOf("*/", _position + 2, System.StringComparison.Ordinal);
            if (end < 0)
            {
                Fail("the comment has no end");
                return false;
            }

            _position = end + 2;
            return true;
        }

        if (next != '/')
        {
            Fail("a value is expected here");
            return false;
        }

        for (_position += 2; !IsAtEnd && Current is not ('\r' or '\n'); _position++)
        {
            // .NET's reader does not take these for the end of a line, nor for anything else.
            if (Current is '\u2028' or '\u2029')
            {
                Fail("the comment holds a line separator");
                return false;
            }
        }

        return true;
    }

    private JsonNode? Value(int depth)
    {
        if (!SkipBlanks())
        {
            return null;
        }

        if (IsAtEnd)
        {
            return Fail("a value is expected here");
        }

        switch (Current)
        {
            case '{' or '[' when depth == MaxDepth:
                return Fail("objects and arrays are nested too deep");
            case '{':
                return Object(depth + 1);
            case '[':
                return Array(depth + 1);
            case '"':
                var start = _position;
                return String() is { } text ? new JsonNode(JsonKind.String, TextSpan.FromBounds(start, _position), text) : null;
            case 't':
                return Word("true", JsonKind.Boolean);
            case 'f':
                return Word("false", JsonKind.Boolean);
            case 'n':
                return Word("null", JsonKind.Null);
            case '-' or (>= '0' and <= '9'):
                return Number();
            default:
                return Fail("a value is expected here");
        }
    }

    private JsonNode? Object(int depth)
    {
        var start = _position++;
        var first = _members.Count;
        while (SkipBlanks())
        {
            if (!IsAtEnd && Current == '}')
            {
                _position++;
                return new JsonNode(JsonKind.Object, TextSpan.FromBounds(start, _position), string.Empty)
                {
                    Properties = Closed(_members, first),
                };
            }

            if (IsAtEnd || Current != '"')
            {
                return Fail(_members.Count == first ? "a name in double quotes, or `}`, is expected here" : "a name in double quotes is expected here");
            }

            var nameStart = _position;
            if (String() is not { } name)
            {
                return null;
            }

            // Between a name and its colon .NET takes no comment.
            var nameSpan = TextSpan.FromBounds(nameStart, _position);
            SkipWhiteSpace();
            if (IsAtEnd || Current != ':')
            {
                return Fail("a colon is expected here");
            }

            _position++;
            if (Value(depth) is not { } value)
            {
                return null;
            }

            _members.Add(new JsonProperty(name, nameSpan, value));
            if (!SkipComma('}'))
            {
                return Fail("a comma or `}` is expected here");
            }
        }

        return null;
    }

    private JsonNode? Array(int depth)
    {
        var start = _position++;
        var first = _elements.Count;
        while (SkipBlanks())
        {
            if (!IsAtEnd && Current == ']')
            {
                _position++;
                return new JsonNode(JsonKind.Array, TextSpan.FromBounds(start, _position), string.Empty)
                {
                    Elements = Closed(_elements, first),
                };
            }

            if (Value(depth) is not { } value)
            {
                return null;
            }

            _elements.Add(value);
            if (!SkipComma(']'))
            {
                return Fail("a comma or `]` is expected here");
            }
        }

        return null;
    }

    private static ImmutableArray<TItem> Closed<TItem>(List<TItem> open, int first)
    {
        var closed = ImmutableArray.CreateBuilder<TItem>(open.Count - first);
        for (var i = first; i < open.Count; i++)
        {
            closed.Add(open[i]);
        }

        open.RemoveRange(first, open.Count - first);
        return closed.MoveToImmutable();
    }

    /// <summary>After a value: goes behind the comma, or stays before the end. A comma before the end is allowed.</summary>
    private bool SkipComma(char end)
    {
        if (!SkipBlanks() || IsAtEnd)
        {
            return false;
        }

        if (Current == ',')
        {
            _position++;
            return true;
        }

        return Current == end;
    }

    private JsonNode? Word(string word, JsonKind kind)
    {
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0)
        {
            return Fail("a value is expected here");
        }

        _position += word.Length;
        return new JsonNode(kind, new TextSpan(_position - word.Length, word.Length), word);
    }

    private JsonNode? Number()
    {
        var start = _position;
        if (Current == '-')
        {
            _position++;
        }

        if (!IsAtEnd && Current == '0')
        {
            _position++;
        }
        else if (!SkipDigits())
        {
            return Fail("a digit is expected here");
        }

        if (!IsAtEnd && Current == '.')
        {
            _position++;
            if (!SkipDigits())
            {
                return Fail("a digit is expected here");
            }
        }

        if (!IsAtEnd && Current is 'e' or 'E')
        {
            _position++;
            if (!IsAtEnd && Current is '+' or '-')
            {
                _position++;
            }

            if (!SkipDigits())
            {
                return Fail("a digit is expected here");
            }
        }

        if (!IsAtEnd && Current is not (' ' or '\t' or '\r' or '\n' or ',' or ']' or '}' or '/'))
        {
            return Fail("the number does not end here");
        }

        return new JsonNode(JsonKind.Number, TextSpan.FromBounds(start, _position), _text.Substring(start, _position - start));
    }

    private bool SkipDigits()
    {
        var start = _position;
        while (!IsAtEnd && Current is >= '0' and <= '9')
        {
            _position++;
        }

        return _position > start;
    }

    /// <summary>The text of a string, at whose opening quote the reader stands; null when it is malformed.</summary>
    private string? String()
    {
        var start = ++_position;
        while (!IsAtEnd && Current is not ('"' or '\\') && Current >= ' ')
        {
            _position++;
        }

        if (!IsAtEnd && Current == '"')
        {
            return _text.Substring(start, _position++ - start);
        }

        var text = new StringBuilder(_text, start, _position - start, _position - start + 16);
        while (!IsAtEnd)
        {
            var c = Current;
            if (c == '"')
            {
                _position++;
                return text.ToString();
            }

            if (c < ' ')
            {
                Fail("a string ends on the line on which it begins");
                return null;
            }

            _position++;
            if (c != '\\')
            {
                text.Append(c);
            }
            else if (Escape() is { } escaped)
            {
                text.Append(escaped);
            }
            else
            {
                return null;
            }
        }

        Fail("the string has no end");
        return null;
    }

    private char? Escape()
    {
        var c = IsAtEnd ? '\0' : Current;
        var escaped = c switch
        {
            '"' or '\\' or '/' => c,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => Hex(),
            _ => (char?)null,
        };
        if (escaped is null)
        {
            Fail("the escape is unknown");
            return null;
        }

        _position += c == 'u' ? 5 : 1;
        return escaped;
    }

    /// <summary>The character of four hexadecimal digits behind the letter at which the reader stands.</summary>
    private char? Hex()
    {
        if (_position + 4 >= _text.Length)
        {
            return null;
        }

        var code = 0;
        for (var i = _position + 1; i <= _position + 4; i++)
        {
            var digit = _text[i] switch
            {
                >= '0' and <= '9' => _text[i] - '0',
                >= 'a' and <= 'f' => _text[i] - 'a' + 10,
                >= 'A' and <= 'F' => _text[i] - 'A' + 10,
                _ => -1,
            };
            if (digit < 0)
            {
                return null;
            }

            code = (code << 4) + digit;
        }

        return (char)code;
    }
}
