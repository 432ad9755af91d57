using System;

namespace IbApi.Analyzers.Model.Names;

/// <summary>One word of a name: a stretch of the name's own text, so that splitting allocates nothing.</summary>
internal readonly struct NameWord(string text, int start, int length)
{
    /// <summary>Where the word begins in the name.</summary>
    public int Start { get; } = start;

    /// <summary>Its number of characters; zero only for <c>default</c>.</summary>
    public int Length { get; } = length;

    /// <summary>Where the word ends in the name, exclusive.</summary>
    public int End => Start + Length;

    /// <summary>True when this is the word, in any case.</summary>
    public bool Is(string word) =>
        Length == word.Length && string.Compare(text, Start, word, 0, Length, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>True when this is one of the words, in any case.</summary>
    public bool IsAnyOf(string[] words)
    {
        foreach (var word in words)
        {
            if (Is(word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the word, from an offset on, begins with the given text, in any case.</summary>
    public bool ContinuesWith(string part, int offset) =>
        Length - offset >= part.Length
        && string.Compare(text, Start + offset, part, 0, part.Length, StringComparison.OrdinalIgnoreCase) == 0;

    /// <summary>The word as it is written. Allocates.</summary>
    public override string ToString() => Length == 0 ? string.Empty : text.Substring(Start, Length);
}
