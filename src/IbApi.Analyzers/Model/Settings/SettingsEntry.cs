using System;
using System.Globalization;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Model.Settings;

/// <summary>A value in a settings file, and the key under which programs read it. Plain data.</summary>
/// <param name="Source">How programs read it.</param>
/// <param name="Key">Its key: sections joined by colons, the name of a variable or parameter.</param>
/// <param name="Value">Its value, a number as it is written.</param>
/// <param name="Place">The value in the file, without quotes.</param>
internal sealed record SettingsEntry(SettingsSource Source, string Key, string Value, FilePlace Place)
{
    private static readonly char[] EndsOfAuthority = ['/', '?', '#'];

    /// <summary>The settings class to which a value of <see cref="SettingsSource.ApplicationSettings"/> belongs; null for others.</summary>
    public string? Section { get; init; }

    /// <summary>Everything that its names say: the key, and the class before it.</summary>
    public string Path => Section is null ? Key : Section + ":" + Key;

    /// <summary>The value as a number; null when it reads as none.</summary>
    public long? Number => Origin.NumberOf(Value);

    /// <summary>Whether the file has the value just so, without escapes, so that it can be edited.</summary>
    public bool IsPlain => Place.Text == Value;

    /// <summary>The port that the value is, or that a URL names; null when there is none.</summary>
    public long? Port => PortIn(Value) is var (start, length)
        ? long.Parse(Value.Substring(start, length), NumberStyles.None, CultureInfo.InvariantCulture)
        : null;

    /// <summary>Whether the value is a URL with a port.</summary>
    public bool IsUrl => Port is not null && Value.IndexOf("://", StringComparison.Ordinal) > 0;

    /// <summary>Where the digits of the port stand; null when there are none, or they are escaped.</summary>
    public FilePlace? PortPlace => IsPlain && PortIn(Value) is var (start, length)
        ? Place with { Span = new TextSpan(Place.Span.Start + start, length) }
        : null;

    private static (int Start, int Length)? PortIn(string value)
    {
        var start = 0;
        var end = value.Length;
        var scheme = value.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0)
        {
            var authority = value.IndexOfAny(EndsOfAuthority, scheme + 3);
            end = authority < 0 ? end : authority;
            start = value.LastIndexOf(':', end - 1) + 1;
            if (start <= scheme + 4)
            {
                return null;
            }
        }
        else
        {
            while (start < end && char.IsWhiteSpace(value[start]))
            {
                start++;
            }

            while (end > start && char.IsWhiteSpace(value[end - 1]))
            {
                end--;
            }
        }

        if (end <= start || end - start > 9)
        {
            return null;
        }

        for (var i = start; i < end; i++)
        {
            if (value[i] is not (>= '0' and <= '9'))
            {
                return null;
            }
        }

        return (start, end - start);
    }
}
