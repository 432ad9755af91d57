using System.Collections.Immutable;
using System.Globalization;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Model.Settings;

/// <summary>
/// The entries of JSON settings files. Malformed files have none: the program that reads them says so itself.
/// </summary>
internal static class JsonSettingsReader
{
    private const string Profiles = "profiles";
    private const string EnvironmentVariables = "environmentVariables";

    /// <summary>Every value of a file, by its full key.</summary>
    public static ImmutableArray<SettingsEntry> Values(SettingsFile file, SettingsSource source)
    {
        var entries = ImmutableArray.CreateBuilder<SettingsEntry>();
        if (JsonReader.Read(file.Text).Root is { Kind: JsonKind.Object } root)
        {
            Add(file, source, root, string.Empty, entries);
        }

        return entries.ToImmutable();
    }

    /// <summary>The environment variables of all profiles.</summary>
    public static ImmutableArray<SettingsEntry> LaunchSettings(SettingsFile file)
    {
        var entries = ImmutableArray.CreateBuilder<SettingsEntry>();
        if (JsonReader.Read(file.Text).Root is { } root && root[Profiles] is { } profiles)
        {
            foreach (var profile in profiles.Properties)
            {
                foreach (var variable in profile.Value[EnvironmentVariables]?.Properties ?? ImmutableArray<JsonProperty>.Empty)
                {
                    if (IsScalar(variable.Value))
                    {
                        entries.Add(Entry(file, SettingsSource.Environment, variable.Name, variable.Value));
                    }
                }
            }
        }

        return entries.ToImmutable();
    }

    // The reader has bounded the depth.
    private static void Add(SettingsFile file, SettingsSource source, JsonNode node, string key, ImmutableArray<SettingsEntry>.Builder entries)
    {
        foreach (var property in node.Properties)
        {
            Add(file, source, property.Value, Join(key, property.Name), entries);
        }

        for (var i = 0; i < node.Elements.Length; i++)
        {
            Add(file, source, node.Elements[i], Join(key, i.ToString(CultureInfo.InvariantCulture)), entries);
        }

        if (IsScalar(node))
        {
            entries.Add(Entry(file, source, key, node));
        }
    }

    private static bool IsScalar(JsonNode node)
        => node.Kind is JsonKind.String or JsonKind.Number or JsonKind.Boolean;

    private static SettingsEntry Entry(SettingsFile file, SettingsSource source, string key, JsonNode value)
        => new(source, key, value.Text, new FilePlace(
            file, value.Kind == JsonKind.String ? TextSpan.FromBounds(value.Span.Start + 1, value.Span.End - 1) : value.Span));

    private static string Join(string key, string name)
        => key.Length == 0 ? name : key + ":" + name;
}
