using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Model.Settings;

/// <summary>
/// A settings file among the additional files of a project, read once for each text. Plain data; malformed text is an
/// ordinary result.
/// </summary>
internal sealed class SettingsFile
{
    private const string RegisterName = "ibapi.json";
    private const string JsonExtension = ".json";

    /// <summary>With these before its name an environment variable configures .NET's host, which drops them.</summary>
    private static readonly ImmutableArray<string> HostPrefixes = ImmutableArray.Create("DOTNET_", "ASPNETCORE_");

    /// <summary>An editor keeps an additional text until it is edited, so each text is read once; the table is weak.</summary>
    private static readonly ConditionalWeakTable<AdditionalText, SettingsFile> Slots = new();

    private readonly Lazy<ImmutableArray<SettingsEntry>> _entries;
    private readonly Lazy<SessionRegister?> _register;
    private readonly Lazy<EntryIndex> _byKey;
    private readonly Lazy<ILookup<(SettingsSource Source, string? Class, string Section), SettingsEntry>> _bySection;

    private SettingsFile(string path, SettingsFileKind kind, SourceText text)
    {
        Path = path;
        Kind = kind;
        Text = text;
        _entries = new Lazy<ImmutableArray<SettingsEntry>>(ReadEntries);
        _byKey = new(() => new EntryIndex(Entries));
        _bySection = new(() => Entries.ToLookup(static entry => (entry.Source, entry.Section, Folded(SectionOf(entry.Key)))));
        _register = new Lazy<SessionRegister?>(() => kind == SettingsFileKind.Register ? RegisterReader.Read(this) : null);
    }

    public string Path { get; }

    /// <summary>The file's name without its folders, as a message shows it.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    public SettingsFileKind Kind { get; }

    public SourceText Text { get; }

    /// <summary>
    /// The environment for which a JSON file is meant: <c>Production</c> of <c>appsettings.Production.json</c>; null for all
    /// others.
    /// </summary>
    public string? Environment
        => Kind == SettingsFileKind.Json && Name.Split('.') is { Length: > 2 } parts
            ? string.Join(".", parts.Skip(1).Take(parts.Length - 2))
            : null;

    /// <summary>The session register, if the file is one.</summary>
    public SessionRegister? Register => _register.Value;

    /// <summary>Its values in the order in which they stand; none in a register, nor in a malformed file.</summary>
    public ImmutableArray<SettingsEntry> Entries => _entries.Value;

    /// <summary>The settings file that an additional file is; null when it is none, or cannot be read at all.</summary>
    public static SettingsFile? Of(AdditionalText file)
    {
        var kind = KindOf(file.Path);
        if (kind == SettingsFileKind.None)
        {
            return null;
        }

        if (Slots.TryGetValue(file, out var known))
        {
            return known;
        }

        // Whoever was first wins; both have the same content.
        return file.GetText() is { } text ? Slots.GetValue(file, _ => new SettingsFile(file.Path, kind, text)) : null;
    }

    /// <summary>The value beside another one, in the same section of the same file, whose name is one of those given.</summary>
    public SettingsEntry? Beside(SettingsEntry entry, Func<string, bool> isWanted)
    {
        var section = SectionOf(entry.Key);
        return _bySection.Value[(entry.Source, entry.Section, Folded(section))]
            .FirstOrDefault(other => isWanted(other.Key.Substring(section.Length).TrimStart(':')));
    }

    /// <summary>The entries that are read by some means under a key, in any case.</summary>
    public IEnumerable<SettingsEntry> EntriesOf(SettingsSource source, string key)
        => _byKey.Value.Find(source, key);

    /// <summary>The keys under which an entry is read, and by which means.</summary>
    public static IEnumerable<(SettingsSource Source, string Key)> KeysOf(SettingsEntry entry)
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

    private static string SectionOf(string key)
        => key.Substring(0, Math.Max(key.LastIndexOf(':'), 0));

    private static SettingsFileKind KindOf(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        return Is(name, RegisterName) ? SettingsFileKind.Register
            : Is(name, "launchSettings.json") ? SettingsFileKind.LaunchSettings
            : name.EndsWith("xunit.runner.json", StringComparison.OrdinalIgnoreCase) ? SettingsFileKind.XunitRunner
            : Is(name, "app.config") || Is(name, "web.config") ? SettingsFileKind.AppConfig
            : name.EndsWith(".runsettings", StringComparison.OrdinalIgnoreCase) ? SettingsFileKind.RunSettings
            : (Starts(name, "appsettings") || Starts(name, "testsettings")) && name.EndsWith(JsonExtension, StringComparison.OrdinalIgnoreCase)
                ? SettingsFileKind.Json
            : SettingsFileKind.None;
    }

    private static bool Is(string name, string other)
        => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool Starts(string name, string with)
        => name.StartsWith(with, StringComparison.OrdinalIgnoreCase);

    private ImmutableArray<SettingsEntry> ReadEntries()
        => Kind switch
        {
            SettingsFileKind.Json => JsonSettingsReader.Values(this, SettingsSource.Configuration),
            SettingsFileKind.XunitRunner => JsonSettingsReader.Values(this, SettingsSource.None),
            SettingsFileKind.LaunchSettings => JsonSettingsReader.LaunchSettings(this),
            SettingsFileKind.RunSettings or SettingsFileKind.AppConfig => XmlSettingsReader.Read(this),
            _ => ImmutableArray<SettingsEntry>.Empty,
        };
}

/// <summary>A stretch of a settings file: plain data, as <see cref="CodePlace"/> is for code.</summary>
internal readonly record struct FilePlace(SettingsFile File, TextSpan Span) : IComparable<FilePlace>
{
    /// <summary>The text at the place, as it is written.</summary>
    public string Text => File.Text.ToString(Span);

    public Location ToLocation()
        => Location.Create(File.Path, Span, File.Text.Lines.GetLinePositionSpan(Span));

    /// <summary>By path, then by position.</summary>
    public int CompareTo(FilePlace other)
    {
        var byPath = string.CompareOrdinal(File.Path, other.File.Path);
        return byPath != 0 ? byPath
            : Span.Start != other.Span.Start ? Span.Start.CompareTo(other.Span.Start)
            : Span.Length.CompareTo(other.Span.Length);
    }
}
