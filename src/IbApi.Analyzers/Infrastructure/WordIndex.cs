using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Infrastructure;

/// <summary>
/// Level 1 of the index: every word of one text with its position and what follows it, nine bytes a word. Made from characters; no token and no node is touched.
/// </summary>
internal sealed class WordIndex
{
    /// <summary>The hash of a word above its position, ascending.</summary>
    private readonly ulong[] _words;
    private readonly WordFollower[] _followers;

    private WordIndex(ulong[] words, WordFollower[] followers)
    {
        _words = words;
        _followers = followers;
    }

    /// <param name="reader">Reads the text.</param>
    /// <param name="count">The number of its words.</param>
    public static WordIndex Of(WordReader reader, int count)
    {
        var words = new ulong[count];
        var followers = new WordFollower[count];
        for (var i = 0; i < count && reader.Next(); i++)
        {
            words[i] = ((ulong)reader.Hash << 32) | (uint)reader.Start;
            followers[i] = reader.Follower;
        }

        Array.Sort(words, followers);
        return new WordIndex(words, followers);
    }

    /// <summary>Whether a word of this hash stands anywhere in the text.</summary>
    public bool Contains(uint hash)
        => FirstAt(hash, 0) is var first && first < _words.Length && HashAt(first) == hash;

    /// <summary>The positions of a word within a stretch of the text, ascending; null when there are none.</summary>
    public List<int>? Find(
        uint hash, string word, WordFollower followers, TextSpan within, SourceText text, StringComparison comparison)
    {
        List<int>? places = null;
        for (var i = FirstAt(hash, within.Start); i < _words.Length && HashAt(i) == hash && PositionAt(i) < within.End; i++)
        {
            if ((_followers[i] & followers) != 0 && Stands(word, text, PositionAt(i), comparison))
            {
                (places ??= new List<int>(1)).Add(PositionAt(i));
            }
        }

        return places;
    }

    private uint HashAt(int index)
        => (uint)(_words[index] >> 32);

    private int PositionAt(int index)
        => (int)(uint)_words[index];

    /// <summary>The index of the first word with this hash, or a greater one, that starts at a position or after it.</summary>
    private int FirstAt(uint hash, int position)
    {
        var wanted = ((ulong)hash << 32) | (uint)position;
        var low = 0;
        var high = _words.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_words[middle] < wanted)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Hashes are folded and may collide: the text decides.</summary>
    private static bool Stands(string word, SourceText text, int position, StringComparison comparison)
    {
        if (position + word.Length > text.Length)
        {
            return false;
        }

        for (var i = 0; i < word.Length; i++)
        {
            var same = comparison == StringComparison.Ordinal
                ? text[position + i] == word[i]
                : char.ToLowerInvariant(text[position + i]) == char.ToLowerInvariant(word[i]);
            if (!same)
            {
                return false;
            }
        }

        return true;
    }
}
