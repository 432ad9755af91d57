using System;
using System.Runtime.CompilerServices;
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

    /// <summary>An editor keeps an additional text until it is edited, so each text is read once; the table is weak.</summary>
    private static readonly ConditionalWeakTable<AdditionalText, SettingsFile> Slots = new();

    private SettingsFile(string path, SettingsFileKind kind, SourceText text)
    {
        Path = path;
        Kind = kind;
        Text = text;
        Register = kind == SettingsFileKind.Register ? RegisterReader.Read(this) : null;
    }

    public string Path { get; }

    /// <summary>The file's name without its folders, as a message shows it.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    public SettingsFileKind Kind { get; }

    public SourceText Text { get; }

    /// <summary>The session register, if the file is one.</summary>
    public SessionRegister? Register { get; }

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

    private static SettingsFileKind KindOf(string path)
    {
        var name = System.IO.Path.GetFileName(path);
        return name.Equals(RegisterName, StringComparison.OrdinalIgnoreCase) ? SettingsFileKind.Register : SettingsFileKind.None;
    }
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
