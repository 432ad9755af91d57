using System;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Infrastructure;

/// <summary>
/// Reads the words (identifiers, keywords, words in comments and strings) of a text, one after the other, without
/// allocating for them. Both levels of the index read a text through it, so they agree on what a word is.
/// </summary>
internal sealed class WordReader
{
    private const uint HashSeed = 2166136261;
    private const uint HashFactor = 16777619;

    private readonly SourceText _text;
    private readonly int _length;
    private int _position;

    /// <remarks>
    /// Characters are read where they are: a pooled buffer would be as fast, but asks every host for one more assembly.
    /// </remarks>
    private WordReader(SourceText text)
    {
        _text = text;
        _length = text.Length;
    }

    /// <summary>The hash of the current word, case folded.</summary>
    public uint Hash { get; private set; }

    /// <summary>Where the current word starts, in characters from the start of the text.</summary>
    public int Start { get; private set; }

    /// <summary>The next character after the current word that is no white space; '\0' at the end.</summary>
    /// <remarks>A comment in between hides what follows; nobody writes one there, and a missed word is only a miss.</remarks>
    public WordFollower Follower
        => IsEscaped ? WordFollower.EndOfItem | FollowerOf(_position + 1) : FollowerOf(_position);

    /// <summary><c>[event] = 1</c> in Visual Basic; in C# an index or an attribute, for which the bracket alone counts.</summary>
    private bool IsEscaped => Start > 0 && _text[Start - 1] == '[' && _position < _length && _text[_position] == ']';

    /// <summary>Runs <paramref name="read"/> over the words of a text, with a number that is its own affair.</summary>
    public static TResult Read<TResult>(SourceText text, int number, Func<WordReader, int, TResult> read)
        => read(new WordReader(text), number);

    public static uint HashOf(string word)
    {
        var hash = HashSeed;
        foreach (var character in word)
        {
            hash = (hash ^ Fold(character)) * HashFactor;
        }

        return hash;
    }

    public bool Next()
    {
        var text = _text;
        var i = _position;
        while (i < _length && !IsWordCharacter(text[i]))
        {
            i++;
        }

        if (i >= _length)
        {
            _position = i;
            return false;
        }

        Start = i;
        var hash = HashSeed;
        while (i < _length && IsWordCharacter(text[i]))
        {
            hash = (hash ^ Fold(text[i])) * HashFactor;
            i++;
        }

        Hash = hash;
        _position = i;
        return true;
    }

    private static bool IsWordCharacter(char character)
        => character < 128
            ? (uint)((character | 0x20) - 'a') <= 'z' - 'a' || (uint)(character - '0') <= 9 || character == '_'
            : char.IsLetterOrDigit(character);

    private static uint Fold(char character)
        => character < 128
            ? (uint)(character - 'A') <= 'Z' - 'A' ? (uint)(character | 0x20) : character
            : char.ToLowerInvariant(character);

    private WordFollower FollowerOf(int i)
    {
        while (i < _length && char.IsWhiteSpace(_text[i]))
        {
            i++;
        }

        if (i >= _length)
        {
            return WordFollower.Other;
        }

        switch (_text[i])
        {
            case '(':
                return WordFollower.Parenthesis;
            case '<':
                return WordFollower.AngleBracket;
            case '{':
                return WordFollower.Brace;
            case ':':
            case ';':
            case '}':
                return WordFollower.Stop;
            case ',':
            case ')':
            case ']':
                return WordFollower.EndOfItem;
            case '[':
                return WordFollower.Bracket;
            case '=':
                var next = i + 1 < _length ? _text[i + 1] : '\0';
                return next is '=' or '>' ? WordFollower.Other : WordFollower.Equals;
            case '?' when i + 2 < _length && _text[i + 1] == '?' && _text[i + 2] == '=':
            case '+' when i + 1 < _length && _text[i + 1] is '=' or '+':
            case '-' when i + 1 < _length && _text[i + 1] is '=' or '-':
                return WordFollower.OtherWrite;
            default:
                return WordFollower.Other;
        }
    }
}

/// <summary>What stands after a word, as far as a search wants to know.</summary>
[Flags]
internal enum WordFollower : byte
{
    None = 0,

    /// <summary><c>(</c>: a call, a creation, a declaration of a method.</summary>
    Parenthesis = 1,

    /// <summary><c>&lt;</c>: type arguments, or a comparison.</summary>
    AngleBracket = 2,

    /// <summary><c>=</c>, neither <c>==</c> nor <c>=&gt;</c>.</summary>
    Equals = 4,

    /// <summary><c>??=</c>, <c>+=</c>, <c>-=</c>, <c>++</c>, <c>--</c>.</summary>
    OtherWrite = 8,

    /// <summary><c>{</c>: an object initializer, a declaration.</summary>
    Brace = 16,

    /// <summary><c>,</c>, <c>)</c> or <c>]</c>: an element of a list, also of a deconstruction; an attribute.</summary>
    EndOfItem = 32,

    /// <summary><c>;</c>, <c>}</c> or <c>:</c>: the end of a statement; a named argument, a case, a type with a base.</summary>
    Stop = 64,

    /// <summary>Anything else, <c>[</c> included.</summary>
    Other = 128,

    Bracket = Other,
    Write = Equals | OtherWrite | EndOfItem,
    Call = Parenthesis | AngleBracket,

    /// <summary>Where a value ends that is handed on as it is: <c>Run(Connect)</c>, <c>go = Connect;</c>.</summary>
    EndOfValue = EndOfItem | Stop,
    Any = 255,
}
