using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IbApi.Analyzers.Model.Api;

namespace IbApi.Analyzers.Model.Settings;

/// <summary>
/// The entries of a settings file by the keys under which they are read, in any case. A file may have a hundred thousand,
/// so that no key has an object of its own: the entries of one key are a chain through a list. Plain data.
/// </summary>
internal sealed class EntryIndex
{
    private const int End = -1;

    private readonly Dictionary<(SettingsSource Source, string Key), int> _first;
    private readonly List<(SettingsEntry Entry, int Next)> _chains;

    public EntryIndex(ImmutableArray<SettingsEntry> entries)
    {
        _first = new(entries.Length, KeyComparer.Instance);
        _chains = new(entries.Length);

        // From the end, so that a chain is in the order of the file.
        for (var i = entries.Length - 1; i >= 0; i--)
        {
            if (entries[i].Source == SettingsSource.Environment)
            {
                foreach (var (source, key) in SettingsFile.KeysOf(entries[i]))
                {
                    Add((source, key), entries[i]);
                }
            }
            else
            {
                Add((entries[i].Source, entries[i].Key), entries[i]);
            }
        }
    }

    /// <summary>The entries that are read by some means under a key, in the order of the file.</summary>
    public IEnumerable<SettingsEntry> Find(SettingsSource source, string key)
    {
        for (var next = FirstOf((source, key)); next != End; next = _chains[next].Next)
        {
            yield return _chains[next].Entry;
        }
    }

    private int FirstOf((SettingsSource Source, string Key) key)
        => _first.TryGetValue(key, out var first) ? first : End;

    private void Add((SettingsSource Source, string Key) key, SettingsEntry entry)
    {
        _chains.Add((entry, FirstOf(key)));
        _first[key] = _chains.Count - 1;
    }

    private sealed class KeyComparer : IEqualityComparer<(SettingsSource Source, string Key)>
    {
        public static readonly KeyComparer Instance = new();

        public bool Equals((SettingsSource Source, string Key) x, (SettingsSource Source, string Key) y)
            => x.Source == y.Source && StringComparer.OrdinalIgnoreCase.Equals(x.Key, y.Key);

        public int GetHashCode((SettingsSource Source, string Key) obj)
            => (StringComparer.OrdinalIgnoreCase.GetHashCode(obj.Key) * 31) + (int)obj.Source;
    }
}
