using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model.Settings;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.Configuration;

/// <summary>IBAPI5003: the code reads a key that no settings file has, while a file has one that is nearly the same.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class KeyNotInSettingsFile : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.KeyNotInSettingsFile);

    private protected override void AnalyzeTree(TreeContext file)
    {
        var files = file.Model.SettingsFiles;
        if (!files.HaveEntries)
        {
            return;
        }

        foreach (var place in file.Connections.UsesIn(file.Tree).GroupBy(static use => use.Origin.Place!.Value))
        {
            foreach (var use in place)
            {
                if (NearKeys.Of(use.Origin, files) is var (near, entry))
                {
                    file.Report(
                        Descriptors.KeyNotInSettingsFile, place.Key, entry.Place.ToLocation(), use.Origin.Key, entry.Place.File.Name, near);
                    break;
                }
            }
        }
    }
}
