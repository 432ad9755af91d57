using System.Collections.Immutable;
using System.Globalization;

namespace IbApi.Analyzers.Diagnostics;

/// <summary>What a rule tells its fix, as properties of the diagnostic. Reading rejects what it does not know.</summary>
internal static class FixData
{
    private const string ReplacementPortKey = "ReplacementPort";

    /// <summary>For a fix that writes another port in the place of the reported one.</summary>
    public static ImmutableDictionary<string, string?> ForReplacementPort(int port)
        => ImmutableDictionary<string, string?>.Empty.Add(ReplacementPortKey, port.ToString(CultureInfo.InvariantCulture));

    /// <summary>The port that a fix writes; null when the rule offers none.</summary>
    public static int? ReplacementPort(ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(ReplacementPortKey, out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
                ? port
                : null;
}
