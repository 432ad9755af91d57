using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using IbApi.Analyzers.Model.Api;

namespace IbApi.Analyzers.Diagnostics;

/// <summary>What a rule tells its fix, as properties of the diagnostic. Reading rejects what it does not know.</summary>
internal static class FixData
{
    private const string ReplacementPortKey = "ReplacementPort";
    private const string ReplacementHostKey = "ReplacementHost";
    private const string KeyKey = "Key";
    private const string PaperChecksKey = "PaperChecks";
    private const string LossKey = "Loss";
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

    /// <summary>For a fix that reconnects: how this build announces a loss.</summary>
    public static ImmutableDictionary<string, string?> ForReconnect(LossAnnouncement loss)
        => ImmutableDictionary<string, string?>.Empty.Add(LossKey, loss.ToString());

    /// <summary>How the build announces a loss; null when the rule offers no fix.</summary>
    public static LossAnnouncement? Reconnect(ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(LossKey, out var text) && System.Enum.TryParse<LossAnnouncement>(text, out var loss) ? loss : null;
}
