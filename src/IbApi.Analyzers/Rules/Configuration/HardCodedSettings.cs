using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Rules.Configuration;

/// <summary>
/// IBAPI5001: a host or port that is written in the code of a production project. It speaks last, of the values on which no other
/// rule has spoken, and once for all that are written together.
/// </summary>
internal static class HardCodedSettings
{
    /// <summary>Values of one setting that a message names.</summary>
    private const int MostNamed = 3;

    public static DiagnosticDescriptor Descriptor => Descriptors.HardCodedSettings;

    /// <summary>Reports the sites of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="unspoken">The values in it on which no other rule speaks, by setting and place.</param>
    public static void Speak(TreeContext file, IReadOnlyList<SettingUse> unspoken)
    {
        var written = unspoken.Where(static use => IsWritten(use.Origin) && !IsPlaceholder(use)).ToImmutableArray();
        if (!written.Any(static use => Counts(use)) || file.Model.TestProjectOf(file.Tree, file.CancellationToken).IsTest)
        {
            return;
        }

        foreach (var site in written.GroupBy(file.SiteOf).OrderBy(static site => site.Key))
        {
            if (site.Any(static use => Counts(use)))
            {
                Report(file, site.Key, site.OrderBy(static use => use.Setting).ToImmutableArray(), written);
            }
        }
    }

    private static void Report(TreeContext file, CodePlace site, ImmutableArray<SettingUse> uses, ImmutableArray<SettingUse> written)
    {
        var settings = uses.GroupBy(static use => use.Setting).Select(Describe).ToArray();
        var isOne = uses.Select(static use => use.Origin.Place).Distinct().Count() == 1;
        file.Report(
            Descriptor,
            site,
            uses.Select(static use => use.Call.Place),
            FixDataOf(file, uses, written),
            Capitalized(Join(settings, "and")),
            isOne ? "is" : "are",
            isOne ? "it" : "them",
            WayText.Of(uses[0]));
    }

    /// <summary>A default of another assembly is nobody's writing here; everything else has its value in this file.</summary>
    private static bool IsWritten(Origin origin)
        => origin is { Kind: OriginKind.Written, Value: not null };

    /// <summary>
    /// What a variable starts with before it gets its value, what is used when a value from elsewhere is missing, what a
    /// deployment tool will replace, and the default that another assembly has for its own parameter.
    /// </summary>
    private static bool IsPlaceholder(SettingUse use)
        => (use.Origin is { Form: OriginForm.Vocabulary, Place: { } place } && place == SettingSite.HolderOf(use))
            || IsStartOfVariable(use)
            || use.Origin.StandsInForUnknown
            || use.Setting switch
            {
                Setting.Host => use.Origin.Text is not { } host
                    || HostText.Classify(host, out _) == HostKind.Placeholder
                    || (host.Length == 0 && use.Call.Host.Length > 1),
                Setting.Port => use.Origin.Number is null or < SocketPorts.Min or > SocketPorts.Max,
                _ => use.Origin.Number is null or < 0,
            };

    /// <summary>Whether something that the model does not know is written over the value of a field or property: a user may enter it.</summary>
    private static bool IsStartOfVariable(SettingUse use)
        => use.Origin.IsInitializer && use.Call[use.Setting].Any(static other => other.Kind == OriginKind.Unknown);

    /// <summary>
    /// A client ID never counts alone. Neither does this machine as the host of a connection whose port and client ID are not known to be
    /// written: where TWS runs beside the program there is nothing to configure.
    /// </summary>
    private static bool Counts(SettingUse use)
        => use.Setting switch
        {
            Setting.Port => true,
            Setting.Host => HostText.Classify(use.Origin.Text!, out _) != HostKind.ThisMachine
                || use.Call.Port.Any(static port => IsWritten(port) && port.Number is >= SocketPorts.Min and <= SocketPorts.Max)
                || (use.Call.ClientId.Any(IsWritten) && use.Call.Port.Any(static port => port.Kind is OriginKind.Configured or OriginKind.Fallback)),
            _ => false,
        };

    /// <summary>Only where each setting has one value and one place: which of several to move is the author's decision.</summary>
    /// <remarks>
    /// What is written elsewhere in the file for the same connections goes with them where it is one value, too: a client ID is never
    /// reported alone, nor this machine as the host, and would stay behind.
    /// </remarks>
    private static ImmutableDictionary<string, string?>? FixDataOf(
        TreeContext file, ImmutableArray<SettingUse> uses, ImmutableArray<SettingUse> written)
    {
        var settings = new List<(string, int, int, string, bool)>();
        foreach (var setting in uses.GroupBy(static use => use.Setting))
        {
            if (OnlyOf(file, setting) is { } only)
            {
                settings.Add(only);
            }
            else if (setting.Key != Setting.ClientId)
            {
                return null;
            }
        }

        var own = new HashSet<Setting>(uses.Select(static use => use.Setting));
        var calls = new HashSet<CodePlace>(uses.Select(static use => use.Call.Place));
        return FixData.ForMovedSettings(
            settings,
            written.Where(use => !own.Contains(use.Setting) && calls.Contains(use.Call.Place))
                .GroupBy(static use => use.Setting)
                .OrderBy(static setting => setting.Key)
                .Select(setting => OnlyOf(file, setting))
                .OfType<(string, int, int, string, bool)>());
    }

    /// <summary>A setting as the fix needs it; null where it has several values, or several places.</summary>
    private static (string Setting, int Start, int Length, string Value, bool IsLive)? OnlyOf(TreeContext file, IGrouping<Setting, SettingUse> setting)
        => setting.Select(static use => (use.Origin.Place, use.Origin.Value)).Distinct().ToArray() is [({ Span: var span }, { } value)]
            ? (setting.Key.ToString(), span.Start, span.Length, TextOf(value), file.Ports.KindOf(value) == AccountKind.Live && setting.Key == Setting.Port)
            : null;

    private static string Describe(IGrouping<Setting, SettingUse> setting)
    {
        var values = setting.Select(static use => TextOf(use.Origin.Value!)).Distinct(StringComparer.Ordinal).ToArray();
        var named = values.Take(MostNamed).Select(static value => value.Length == 0 ? "\"\"" : value).ToArray();
        var name = setting.Key switch
        {
            Setting.Host => "host",
            Setting.Port => "port",
            _ => "client ID",
        };
        return name + " " + (named.Length < values.Length ? string.Join(", ", named) + ", …" : Join(named, "or"));
    }

    private static string TextOf(object value)
        => value as string ?? ((long)value).ToString(CultureInfo.InvariantCulture);

    private static string Join(string[] parts, string last)
        => parts.Length == 1
            ? parts[0]
            : string.Join(", ", parts.Take(parts.Length - 1)) + " " + last + " " + parts[parts.Length - 1];

    private static string Capitalized(string text)
        => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
