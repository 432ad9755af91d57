using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;

namespace IbApi.Analyzers.Diagnostics;

/// <summary>What a rule tells its fix, as properties of the diagnostic. Reading rejects what it does not know.</summary>
internal static class FixData
{
    private const string ReplacementPortKey = "ReplacementPort";
    private const string PaperChecksKey = "PaperChecks";
    private const char Separator = ';';

    /// <summary>For a fix that writes another port in the place of the reported one.</summary>
    public static ImmutableDictionary<string, string?> ForReplacementPort(int port)
        => ImmutableDictionary<string, string?>.Empty.Add(ReplacementPortKey, port.ToString(CultureInfo.InvariantCulture));

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
            ? text.Split(Separator).ToImmutableArray()
            : ImmutableArray<string>.Empty;
}
