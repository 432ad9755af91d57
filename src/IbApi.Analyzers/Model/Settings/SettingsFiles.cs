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
    /// <summary>With these before its name an environment variable configures .NET's host, which drops them.</summary>
    private static readonly ImmutableArray<string> HostPrefixes = ImmutableArray.Create("DOTNET_", "ASPNETCORE_");

    private readonly Lazy<Dictionary<(SettingsSource Source, string Key), ImmutableArray<SettingsEntry>>> _byKey;

    private SettingsFiles(ImmutableArray<SettingsFile> all)
    {
        All = all;
        _byKey = new(() => all
            .SelectMany(static file => file.Entries)
            .SelectMany(static entry => KeysOf(entry).Select(key => (Key: (key.Source, Folded(key.Key)), Entry: entry)))
            .GroupBy(static pair => pair.Key)
            .ToDictionary(static group => group.Key, static group => group.Select(static pair => pair.Entry).ToImmutableArray()));

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
            && _byKey.Value.TryGetValue((origin.Source, Folded(key)), out var entries)
                ? OfClass(entries, origin.SettingsClass)
                : ImmutableArray<SettingsEntry>.Empty;

    /// <summary>Whether any file has a key, in any case.</summary>
    public bool Has(SettingsSource source, string key)
        => _byKey.Value.ContainsKey((source, Folded(key)));

    /// <summary>What <c>xunit.runner.json</c> says for a key; null when there is none, or it says nothing.</summary>
    public SettingsEntry? OfXunitRunner(string key)
        => All.Where(static file => file.Kind == SettingsFileKind.XunitRunner)
            .SelectMany(static file => file.Entries)
            .FirstOrDefault(entry => entry.Key == key);

    /// <summary>The keys under which entries are read by some means, and the entries.</summary>
    public IEnumerable<(string Key, SettingsEntry Entry)> EntriesBy(SettingsSource source)
        => All.SelectMany(static file => file.Entries)
            .SelectMany(static entry => KeysOf(entry).Select(key => (key.Source, key.Key, Entry: entry)))
            .Where(pair => pair.Source == source)
            .Select(static pair => (pair.Key, pair.Entry));

    /// <summary>Code says the name of a setting, not always of which class; of several nobody knows then which is meant.</summary>
    private static ImmutableArray<SettingsEntry> OfClass(ImmutableArray<SettingsEntry> entries, string? settingsClass)
        => settingsClass is not null ? entries.RemoveAll(entry => entry.Section != settingsClass)
            : entries.Select(static entry => entry.Section).Distinct(StringComparer.Ordinal).Skip(1).Any() ? ImmutableArray<SettingsEntry>.Empty
            : entries;

    private static IEnumerable<(SettingsSource Source, string Key)> KeysOf(SettingsEntry entry)
    {
        yield return (entry.Source, entry.Key);
        if (entry.Source != SettingsSource.Environment)
        {
            yield break;
        }

        var key = entry.Key.Replace("__", ":");
        yield return (SettingsSource.Configuration, key);
        foreach (var prefix in HostPrefixes.Where(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            yield return (SettingsSource.Configuration, key.Substring(prefix.Length));
        }
    }

    private static string Folded(string key)
        => key.ToUpperInvariant();
}
