using System;
using System.Collections.Generic;
using System.Linq;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Names;
using IbApi.Analyzers.Model.Values;

namespace IbApi.Analyzers.Model.Settings;

/// <summary>
/// For a key that no settings file has: the one that was probably meant, because it differs in its separators, in a letter, or in
/// its section. Keys that differ in a number, or of which one says live and the other paper, are different on purpose.
/// </summary>
internal static class NearKeys
{
    /// <summary>Keys of one project that are compared; a file with more is no file that people write.</summary>
    private const int MostKeys = 2_000;

    /// <summary>Shorter words differ by a letter without being each other's misspelling: US and UK, A and B.</summary>
    private const int ShortestMisspelt = 4;

    /// <summary>The entry whose key is near; null when a file has the key itself, or none is near.</summary>
    public static (string Key, SettingsEntry Entry)? Of(Origin origin, SettingsFiles files)
    {
        // A property of a settings class has its name from the file.
        if (origin is not { Kind: OriginKind.Configured, Source: not (SettingsSource.None or SettingsSource.ApplicationSettings), Key: { Length: > 0 } key, IsKeyPart: false }
            || files.Has(origin.Source, key))
        {
            return null;
        }

        var keys = files.EntriesBy(origin.Source).Take(MostKeys).Where(other => !AreDifferentOnPurpose(key, other.Key)).ToList();
        foreach (var isNear in (Func<string, string, bool>[])[DifferInSeparators, DifferInSpelling, DifferInDepth, DifferInSection])
        {
            foreach (var other in keys)
            {
                if (isNear(key, other.Key))
                {
                    return other;
                }
            }
        }

        return null;
    }

    private static bool AreDifferentOnPurpose(string key, string other)
        => NameWords.Of(key, NamePosition.Value) != NameWords.Of(other, NamePosition.Value)
            || !key.Where(char.IsDigit).SequenceEqual(other.Where(char.IsDigit));

    private static bool DifferInSeparators(string key, string other)
        => Same(Letters(key), Letters(other));

    /// <summary>One word of the two is misspelt.</summary>
    private static bool DifferInSpelling(string key, string other)
    {
        var (words, others) = (WordsOf(key), WordsOf(other));
        if (words.Count != others.Count || key.Count(static c => c == ':') != other.Count(static c => c == ':'))
        {
            return false;
        }

        var misspelt = words.Zip(others, static (word, otherWord) => (word, otherWord)).Where(static pair => !Same(pair.word, pair.otherWord)).ToArray();
        return misspelt is [var (one, two)]
            && Math.Min(one.Length, two.Length) >= ShortestMisspelt
            && DifferByOne(one.ToUpperInvariant(), two.ToUpperInvariant());
    }

    /// <summary>One has a section more around the same key.</summary>
    private static bool DifferInDepth(string key, string other)
    {
        var (shorter, longer) = key.Length < other.Length ? (key, other) : (other, key);
        return longer.EndsWith(":" + shorter, StringComparison.OrdinalIgnoreCase)
            && (shorter.IndexOf(':') >= 0 || NameWords.NamesInteractiveBrokers(longer));
    }

    /// <summary>Both are settings of a connection, under another name of the section.</summary>
    private static bool DifferInSection(string key, string other)
    {
        var (parts, others) = (key.Split(':'), other.Split(':'));
        return parts.Length == 2 && others.Length == 2 && Same(parts[1], others[1])
            && NameWords.NamesOnlyInteractiveBrokers(parts[0]) && NameWords.NamesOnlyInteractiveBrokers(others[0]);
    }

    private static string Letters(string key)
        => new(key.Where(char.IsLetterOrDigit).ToArray());

    private static bool Same(string one, string other)
        => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static List<string> WordsOf(string key)
    {
        var words = new List<string>();
        foreach (var word in NameWords.Split(key))
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>Whether one letter is put in, left out, replaced, or exchanged with its neighbour.</summary>
    private static bool DifferByOne(string one, string other)
    {
        if (one.Length > other.Length)
        {
            (one, other) = (other, one);
        }

        var start = 0;
        while (start < one.Length && one[start] == other[start])
        {
            start++;
        }

        var end = 0;
        while (end < one.Length - start && one[one.Length - 1 - end] == other[other.Length - 1 - end])
        {
            end++;
        }

        var (left, otherLeft) = (one.Length - start - end, other.Length - start - end);
        return otherLeft <= 1 || (left == 2 && otherLeft == 2 && one[start] == other[start + 1] && one[start + 1] == other[start]);
    }
}
