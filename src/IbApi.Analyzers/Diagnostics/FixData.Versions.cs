using System.Collections.Immutable;
using System.Globalization;
using System.Linq;

namespace IbApi.Analyzers.Diagnostics;

/// <content>What IBAPI4xxx tell their fixes.</content>
internal static partial class FixData
{
    private const string ConstantKey = "Constant";
    private const string ServerVersionKey = "ServerVersion";
    private const string CallbackKey = "Callback";
    private const string ParametersKey = "Parameters";
    private const string LostKey = "Lost";

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

    /// <summary>For a fix that checks the version of the server: the API's constant with the least one, and its value.</summary>
    public static ImmutableDictionary<string, string?> ForVersionCheck(string constant, int serverVersion)
        => ImmutableDictionary<string, string?>.Empty
            .Add(ConstantKey, constant)
            .Add(ServerVersionKey, serverVersion.ToString(CultureInfo.InvariantCulture));

    /// <summary>The version that a fix checks for; null when the rule offers none.</summary>
    public static (string Constant, int ServerVersion)? VersionCheck(ImmutableDictionary<string, string?> properties)
        => properties.TryGetValue(ConstantKey, out var constant) && !string.IsNullOrEmpty(constant)
            && properties.TryGetValue(ServerVersionKey, out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var serverVersion)
                ? (constant!, serverVersion)
                : null;
}
