using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Settings;

/// <summary>The settings files of a project: those among its additional files, and nothing from the disk.</summary>
internal sealed class SettingsFiles
{
    private SettingsFiles(ImmutableArray<SettingsFile> all)
    {
        All = all;

        // One for a repository; of two, the deeper one is nearer to the project.
        Register = all
            .Where(static file => file.Kind == SettingsFileKind.Register)
            .OrderByDescending(static file => file.Path.Length)
            .FirstOrDefault()?.Register;
    }

    /// <summary>All of them by path, each once.</summary>
    public ImmutableArray<SettingsFile> All { get; }

    /// <summary>The session register; null when there is none.</summary>
    public SessionRegister? Register { get; }

    public static SettingsFiles Of(ImmutableArray<AdditionalText> additionalFiles)
        => new(additionalFiles
            .Select(SettingsFile.Of)
            .OfType<SettingsFile>()
            .OrderBy(static file => file.Path, StringComparer.Ordinal)
            .GroupBy(static file => file.Path, StringComparer.Ordinal)
            .Select(static same => same.First())
            .ToImmutableArray());
}
