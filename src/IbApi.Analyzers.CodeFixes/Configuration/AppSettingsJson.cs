using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Configuration;

/// <summary>
/// The <c>appsettings.json</c> of a project, and the files beside it that override it. A key belongs to one value: where any of them
/// gives it another one, another key is taken.
/// </summary>
internal sealed class AppSettingsJson
{
    public const string FileName = "appsettings.json";

    /// <summary>The section into which settings go.</summary>
    public const string Section = "IbApi";

    private const string Prefix = "appsettings.";
    private const string Suffix = ".json";

    /// <summary>Places with settings of their own in one class.</summary>
    private const int MostAlike = 9;

    private readonly TextDocument _file;
    private readonly JsonSettings _settings;
    private readonly ImmutableArray<JsonSettings> _overrides;

    private AppSettingsJson(TextDocument file, JsonSettings settings, ImmutableArray<JsonSettings> overrides)
    {
        _file = file;
        _settings = settings;
        _overrides = overrides;
    }

    /// <summary>The file as a plan leaves it; null where the project has none, or one of the files cannot be read.</summary>
    public static async Task<AppSettingsJson?> FindAsync(Project project, SolutionPlan plan, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(project.FilePath);
        var file = project.AdditionalDocuments
            .Where(static document => NameOf(document).Equals(FileName, StringComparison.OrdinalIgnoreCase))
            .OrderBy(document => Path.GetDirectoryName(document.FilePath) == folder ? 0 : 1)
            .ThenBy(static document => document.FilePath?.Length)
            .ThenBy(static document => document.FilePath, StringComparer.Ordinal)
            .FirstOrDefault();
        if (file is null || JsonSettings.Read(await plan.TextOfAsync(file, cancellationToken).ConfigureAwait(false)) is not { } settings)
        {
            return null;
        }

        var overrides = ImmutableArray.CreateBuilder<JsonSettings>();
        foreach (var other in project.AdditionalDocuments.Where(other => other.Id != file.Id && IsOverride(NameOf(other))))
        {
            if (JsonSettings.Read(await other.GetTextAsync(cancellationToken).ConfigureAwait(false)) is not { } read)
            {
                return null;
            }

            overrides.Add(read);
        }

        return new AppSettingsJson(file, settings, overrides.ToImmutable());
    }

    /// <summary>
    /// Gives every setting of a site a key: one that has its value already, or a new one. Null where there is none to be had.
    /// </summary>
    public (SolutionPlan Plan, Dictionary<MovedSetting, string> Keys)? With(MoveSite site, SolutionPlan plan)
    {
        var settings = _settings;
        var keys = new Dictionary<MovedSetting, string>();
        foreach (var setting in site.Settings)
        {
            if (With(settings, setting, site.ClassName) is not var (grown, key))
            {
                return null;
            }

            settings = grown;
            keys.Add(setting, key);
        }

        return (ReferenceEquals(settings, _settings) ? plan : plan.With(_file, settings.Text), keys);
    }

    /// <summary>Adds one key of a section of the user's; null where it has another value.</summary>
    public SolutionPlan? With(string key, MovedSetting setting, SolutionPlan plan)
        => IsFree(_settings, key, setting, out var isThere) is false ? null
            : isThere ? plan
            : _settings.With(key, JsonOf(setting)) is { } grown ? plan.With(_file, grown.Text)
            : null;

    private (JsonSettings Settings, string Key)? With(JsonSettings settings, MovedSetting setting, string className)
    {
        for (var i = 0; i <= MostAlike; i++)
        {
            var key = Section + ":" + (i == 0 ? string.Empty : className + (i == 1 ? string.Empty : i.ToString(CultureInfo.InvariantCulture)) + ":")
                + setting.Name;
            if (IsFree(settings, key, setting, out var isThere))
            {
                return isThere ? (settings, key) : settings.With(key, JsonOf(setting)) is { } grown ? (grown, key) : null;
            }
        }

        return null;
    }

    private bool IsFree(JsonSettings settings, string key, MovedSetting setting, out bool isThere)
    {
        var own = settings.ValuesOf(key);
        isThere = own.Count > 0;
        return own.Concat(_overrides.SelectMany(other => other.ValuesOf(key)))
            .All(value => value is not null && string.Equals(value.Trim(), setting.Value, StringComparison.OrdinalIgnoreCase));
    }

    private static string JsonOf(MovedSetting setting)
        => setting.IsNumber ? setting.Value : Quoted(setting.Value);

    private static string Quoted(string value)
        => "\"" + string.Concat(value.Select(static c => c switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            < ' ' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
            _ => c.ToString(),
        })) + "\"";

    private static bool IsOverride(string name)
        => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase)
            && name.Length > FileName.Length;

    private static string NameOf(TextDocument document)
        => Path.GetFileName(document.FilePath ?? document.Name);
}
