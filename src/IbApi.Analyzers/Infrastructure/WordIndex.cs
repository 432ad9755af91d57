using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Infrastructure;

/// <summary>
/// Level 1 of the index: every word of one text with its position and what follows it, nine bytes a word. Made from characters; no token and no node is touched.
/// </summary>
internal sealed class WordIndex
{
    private readonly uint[] _hashes;
    private readonly int[] _positions;
    private readonly WordFollower[] _followers;

    private WordIndex(uint[] hashes, int[] positions, WordFollower[] followers)
    {
        _hashes = hashes;
        _positions = positions;
        _followers = followers;
    }

    public static WordIndex Of(WordReader reader, int textLength)
    {
        var capacity = Math.Max(16, textLength / 8);
        var keys = new List<ulong>(capacity);
        var followers = new List<WordFollower>(capacity);
        while (reader.Next())
        {
            keys.Add(((ulong)reader.Hash << 32) | (uint)reader.Start);
            followers.Add(reader.Follower);
        }

        var sortedKeys = keys.ToArray();
        var sortedFollowers = followers.ToArray();
        Array.Sort(sortedKeys, sortedFollowers);

        var hashes = new uint[sortedKeys.Length];
        var positions = new int[sortedKeys.Length];
        for (var i = 0; i < sortedKeys.Length; i++)
        {
            hashes[i] = (uint)(sortedKeys[i] >> 32);
            positions[i] = (int)(uint)sortedKeys[i];
        }

        return new WordIndex(hashes, positions, sortedFollowers);
    }

    /// <summary>Whether a word of this hash stands anywhere in the text.</summary>
    public bool Contains(uint hash)
        => Array.BinarySearch(_hashes, hash) >= 0;

    /// <summary>The positions of a word within a stretch of the text, ascending; null when there are none.</summary>
    public List<int>? Find(
        uint hash, string word, WordFollower followers, TextSpan within, SourceText text, StringComparison comparison)
    {
        List<int>? places = null;
        for (var i = FirstAt(hash, within.Start); i < _hashes.Length && _hashes[i] == hash && _positions[i] < within.End; i++)
        {
            if ((_followers[i] & followers) != 0 && Stands(word, text, _positions[i], comparison))
            {
                (places ??= []).Add(_positions[i]);
            }
        }

        return places;
    }

    /// <summary>The index of the first word with this hash, or a greater one, that starts at a position or after it.</summary>
    private int FirstAt(uint hash, int position)
    {
        var low = 0;
        var high = _hashes.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_hashes[middle] < hash || (_hashes[middle] == hash && _positions[middle] < position))
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
