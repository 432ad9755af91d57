using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace IbApi.Analyzers.Diagnostics;

/// <summary>What a rule tells its fix, as properties of the diagnostic. Reading rejects what it does not know.</summary>
internal static class FixData
{
    private const string ReplacementPortKey = "ReplacementPort";
    private const string ReplacementHostKey = "ReplacementHost";
    private const string KeyKey = "Key";
    private const string PaperChecksKey = "PaperChecks";
    private const string CallbackKey = "Callback";
    private const string ParametersKey = "Parameters";
    private const string LostKey = "Lost";
    private const char Separator = ';';

    /// <summary>For a fix that writes another port in the place of the reported one.</summary>
    public static ImmutableDictionary<string, string?> ForReplacementPort(int port)
        => ImmutableDictionary<string, string?>.Empty.Add(ReplacementPortKey, port.ToString(CultureInfo.InvariantCulture));

    /// <summary>For fixes of a fallback: the port to fall back to (null for none) and the key that is read (null when unknown).</summary>
    public static ImmutableDictionary<string, string?> ForFallback(int? port, string? key)
    {
        var data = port is { } replacement ? ForReplacementPort(replacement) : ImmutableDictionary<string, string?>.Empty;
        return key is null ? data : data.Add(KeyKey, key);
    }

    /// <summary>For a fix that writes another host in the place of the reported one.</summary>
    public static ImmutableDictionary<string, string?> ForReplacementHost(string host)
        => ImmutableDictionary<string, string?>.Empty.Add(ReplacementHostKey, host);

    /// <summary>The host that a fix writes; null when the rule offers none.</summary>
    public static string? ReplacementHost(ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(ReplacementHostKey, out var host) && !string.IsNullOrEmpty(host) ? host : null;

    /// <summary>The key of the setting that is read; null when it is not known.</summary>
    public static string? Key(ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(KeyKey, out var key) && !string.IsNullOrEmpty(key) ? key : null;

    /// <summary>The port that a fix writes; null when the rule offers none.</summary>
    public static int? ReplacementPort(ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(ReplacementPortKey, out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                ? port
                : null;

    /// <summary>
    /// For a fix that checks the accounts at the first additional locations, one for each client, through which that place
    /// reaches the API.
    /// </summary>
    public static ImmutableDictionary<string, string?> ForPaperChecks(IEnumerable<string> clients)
        => ImmutableDictionary<string, string?>.Empty.Add(PaperChecksKey, string.Join(Separator.ToString(), clients));

    /// <summary>The clients of the checks that a fix writes, in order of the additional locations; empty when the rule offers none.</summary>
    public static ImmutableArray<string> PaperChecks(ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(PaperChecksKey, out var text) && text is not null
            ? ImmutableArray.CreateRange(text.Split(Separator))
            : ImmutableArray<string>.Empty;

    /// <summary>
    /// For a fix that gives a method the shape of a callback: the callback's name; for each of its parameters the ordinal of
    /// the one that it continues, or -1; and for each old parameter what takes its place where it continues in none.
    /// </summary>
    public static ImmutableDictionary<string, string?> ForCallback(string name, ImmutableArray<int> parameters, ImmutableArray<string?> lost)
        => ImmutableDictionary<string, string?>.Empty
            .Add(CallbackKey, name)
            .Add(ParametersKey, string.Join(
                Separator.ToString(), parameters.Select(static parameter => parameter.ToString(CultureInfo.InvariantCulture))))
            .Add(LostKey, string.Join(Separator.ToString(), lost));

    /// <summary>The callback whose shape a method gets; null when the rule offers none.</summary>
    public static (string Name, ImmutableArray<int> Parameters, ImmutableArray<string> Lost)? Callback(
        ImmutableDictionary<string, string?> properties)
    {
        if (!properties.TryGetValue(CallbackKey, out var name) || string.IsNullOrEmpty(name)
            || !properties.TryGetValue(ParametersKey, out var text) || text is null
            || !properties.TryGetValue(LostKey, out var lost) || lost is null)
        {
            return null;
        }

        var parameters = ImmutableArray.CreateBuilder<int>();
        foreach (var part in text.Split([Separator], System.StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parameter))
            {
                return null;
            }

            parameters.Add(parameter);
        }

        return (name!, parameters.ToImmutable(), ImmutableArray.CreateRange(lost.Split(Separator)));
    }
}
