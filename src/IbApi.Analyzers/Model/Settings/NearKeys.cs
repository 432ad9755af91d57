using System;
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

    /// <summary>Shorter words differ by one letter without being each other's misspelling: host, port, post.</summary>
    private const int ShortestMisspelt = 4;

    /// <summary>Words from this length on may differ by two letters.</summary>
    private const int ShortestWithTwo = 8;

    /// <summary>The entry whose key is near; null when a file has the key itself, or none is near.</summary>
    public static (string Key, SettingsEntry Entry)? Of(Origin origin, SettingsFiles files)
    {
        if (origin is not { Kind: OriginKind.Configured, Source: not SettingsSource.None, Key: { Length: > 0 } key, IsKeyPart: false }
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

    /// <summary>One part of the two is misspelt.</summary>
    private static bool DifferInSpelling(string key, string other)
    {
        var (parts, others) = (key.Split(':'), other.Split(':'));
        if (parts.Length != others.Length)
        {
            return false;
        }

        var misspelt = parts.Zip(others, static (part, otherPart) => (part, otherPart)).Where(static pair => !Same(pair.part, pair.otherPart)).ToArray();
        return misspelt is [var (one, two)]
            && Math.Min(one.Length, two.Length) >= ShortestMisspelt
            && IsWithin(one.ToUpperInvariant(), two.ToUpperInvariant(), Math.Min(one.Length, two.Length) >= ShortestWithTwo ? 2 : 1);
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
            && NameWords.NamesInteractiveBrokers(parts[0]) && NameWords.NamesInteractiveBrokers(others[0]);
    }

    private static string Letters(string key)
        => new(key.Where(char.IsLetterOrDigit).ToArray());

    private static bool Same(string one, string other)
        => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether one word becomes the other by so many letters put in, left out, replaced, or exchanged with their neighbour.</summary>
    private static bool IsWithin(string one, string other, int limit)
    {
        if (Math.Abs(one.Length - other.Length) > limit)
        {
            return false;
        }

        var before = new int[other.Length + 1];
        var previous = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(
                    Math.Min(row[j - 1], previous[j]) + 1,
                    previous[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, previous) = (previous, row);
        }

        return previous[other.Length] <= limit;
    }
}
