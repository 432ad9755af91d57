using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Settings;

/// <summary>The settings files of a project: those among its additional files, and nothing from the disk.</summary>
internal sealed class SettingsFiles
{
    private readonly Dictionary<(SettingsSource Source, string Key), (string Key, SettingsEntry Entry)?> _near = [];
    private readonly Dictionary<SettingsSource, ImmutableArray<NearKey>> _keys = [];

    private SettingsFiles(ImmutableArray<SettingsFile> all)
    {
        All = all;
        // One for a repository; of two, the deeper one is nearer to the project.
        Register = all
            .Where(static file => file.Kind == SettingsFileKind.Register)
            .OrderByDescending(static file => file.Path.Length)
            .FirstOrDefault()?.Register;
    }

    /// <summary>All of them by path, each once.</summary>
    public ImmutableArray<SettingsFile> All { get; }

    /// <summary>The session register; null when there is none.</summary>
    public SessionRegister? Register { get; }

    /// <summary>Whether there is any value that code may read.</summary>
    public bool HaveEntries => All.Any(static file => !file.Entries.IsEmpty);

    public static SettingsFiles Of(ImmutableArray<AdditionalText> additionalFiles)
        => new(additionalFiles
            .Select(SettingsFile.Of)
            .OfType<SettingsFile>()
            .OrderBy(static file => file.Path, StringComparer.Ordinal)
            .GroupBy(static file => file.Path, StringComparer.Ordinal)
            .Select(static same => same.First())
            .ToImmutableArray());

    /// <summary>
    /// What the files say for a setting that the code reads, file by file: for a configured origin its value, for a fallback
    /// the value that it stands in for. None where the key is not known in full.
    /// </summary>
    public ImmutableArray<SettingsEntry> EntriesOf(Origin origin)
        => origin is { Source: not SettingsSource.None, Key: { } key, IsKeyPart: false }
            && All.SelectMany(file => file.EntriesOf(origin.Source, key)).ToImmutableArray() is { IsEmpty: false } entries
                ? OfClass(entries, origin.SettingsClass)
                : ImmutableArray<SettingsEntry>.Empty;

    /// <summary>Whether any file has a key, in any case.</summary>
    public bool Has(SettingsSource source, string key)
        => All.Any(file => file.EntriesOf(source, key).Any());

    /// <summary>What <c>xunit.runner.json</c> says for a key; null when there is none, or it says nothing.</summary>
    public SettingsEntry? OfXunitRunner(string key)
        => All.Where(static file => file.Kind == SettingsFileKind.XunitRunner)
            .SelectMany(static file => file.Entries)
            .FirstOrDefault(entry => entry.Key == key);

    /// <summary>The key near one that no file has, as <see cref="NearKeys"/> finds it; each looked for once.</summary>
    public (string Key, SettingsEntry Entry)? Near(SettingsSource source, string key)
    {
        lock (_near)
        {
            if (!_near.TryGetValue((source, key), out var near))
            {
                if (!_keys.TryGetValue(source, out var keys))
                {
                    keys = All.SelectMany(static file => file.Entries)
                        .SelectMany(static entry => SettingsFile.KeysOf(entry).Select(known => (known.Source, known.Key, Entry: entry)))
                        .Where(known => known.Source == source)
                        .Take(NearKeys.MostKeys)
                        .Select(static known => new NearKey(known.Key, known.Entry))
                        .ToImmutableArray();
                    _keys.Add(source, keys);
                }

                near = NearKeys.Among(keys, new NearKey(key, entry: null));
                _near.Add((source, key), near);
            }

            return near;
        }
    }

    /// <summary>Code says the name of a setting, not always of which class; of several nobody knows then which is meant.</summary>
    private static ImmutableArray<SettingsEntry> OfClass(ImmutableArray<SettingsEntry> entries, string? settingsClass)
        => settingsClass is not null ? entries.RemoveAll(entry => entry.Section != settingsClass)
            : entries.Select(static entry => entry.Section).Distinct(StringComparer.Ordinal).Skip(1).Any() ? ImmutableArray<SettingsEntry>.Empty
            : entries;
}
