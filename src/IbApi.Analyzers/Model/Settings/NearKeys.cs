using System;
using System.Collections.Generic;
using System.Collections.Immutable;
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
    public const int MostKeys = 2_000;

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

        return files.Near(origin.Source, key);
    }

    /// <summary>The first of the keys that is near another one, in the order of the ways in which it can be.</summary>
    public static (string Key, SettingsEntry Entry)? Among(ImmutableArray<NearKey> keys, NearKey key)
    {
        var candidates = keys.RemoveAll(other => AreDifferentOnPurpose(key, other));
        foreach (var isNear in (Func<NearKey, NearKey, bool>[])[DifferInSeparators, DifferInSpelling, DifferInDepth, DifferInSection])
        {
            foreach (var other in candidates)
            {
                if (isNear(key, other))
                {
                    return (other.Key, other.Entry!);
                }
            }
        }

        return null;
    }

    private static bool AreDifferentOnPurpose(NearKey key, NearKey other)
        => key.Account != other.Account || key.Digits != other.Digits;

    private static bool DifferInSeparators(NearKey key, NearKey other)
        => Same(key.Letters, other.Letters);

    /// <summary>One word of the two is misspelt.</summary>
    private static bool DifferInSpelling(NearKey key, NearKey other)
    {
        var (words, others) = (key.Words, other.Words);
        if (words.Count != others.Count || key.Parts.Length != other.Parts.Length)
        {
            return false;
        }

        var misspelt = words.Zip(others, static (word, otherWord) => (word, otherWord)).Where(static pair => !Same(pair.word, pair.otherWord)).ToArray();
        return misspelt is [var (one, two)]
            && Math.Min(one.Length, two.Length) >= ShortestMisspelt
            && DifferByOne(one.ToUpperInvariant(), two.ToUpperInvariant());
    }

    /// <summary>One has a section more around the same key.</summary>
    private static bool DifferInDepth(NearKey key, NearKey other)
    {
        var (shorter, longer) = key.Key.Length < other.Key.Length ? (key.Key, other.Key) : (other.Key, key.Key);
        return longer.EndsWith(":" + shorter, StringComparison.OrdinalIgnoreCase)
            && (shorter.IndexOf(':') >= 0 || NameWords.NamesInteractiveBrokers(longer));
    }

    /// <summary>Both are settings of a connection, under another name of the section.</summary>
    private static bool DifferInSection(NearKey key, NearKey other)
    {
        var (parts, others) = (key.Parts, other.Parts);
        return parts.Length == 2 && others.Length == 2 && Same(parts[1], others[1])
            && NameWords.NamesOnlyInteractiveBrokers(parts[0]) && NameWords.NamesOnlyInteractiveBrokers(others[0]);
    }

    private static bool Same(string one, string other)
        => one.Equals(other, StringComparison.OrdinalIgnoreCase);

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

/// <summary>A key, taken apart once for all the keys that it is compared with.</summary>
internal sealed class NearKey
{
    public NearKey(string key, SettingsEntry? entry)
    {
        Key = key;
        Entry = entry;
        Account = NameWords.Of(key, NamePosition.Value);
        Digits = new string(key.Where(char.IsDigit).ToArray());
        Letters = new string(key.Where(char.IsLetterOrDigit).ToArray());
        Parts = key.Split(':');
        var words = new List<string>();
        foreach (var word in NameWords.Split(key))
        {
            words.Add(word.ToString());
        }

        Words = words;
    }

    public string Key { get; }

    /// <summary>Where it stands; null for a key of the code.</summary>
    public SettingsEntry? Entry { get; }

    /// <summary>What its words say of the account.</summary>
    public AccountKind Account { get; }

    public string Digits { get; }

    /// <summary>It without its separators.</summary>
    public string Letters { get; }

    public string[] Parts { get; }

    public IReadOnlyList<string> Words { get; }
}
