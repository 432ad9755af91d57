using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.ClientId;

/// <summary>IBAPI2008: the register gives this project a client ID with which it does not connect any more.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class UnusedRegisterEntry : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.UnusedRegisterEntry);

    private protected override bool IsAboutCode => false;

    private protected override bool IsAboutSettingsFiles => true;

    private protected override void AnalyzeSettingsFile(SettingsFileContext file)
    {
        // Of two registers the nearer one counts.
        if (file.File.Register is not { } register || file.Model.Register?.File.Path != file.File.Path)
        {
            return;
        }

        var (project, calls) = (file.Model.ProjectName, file.Model.Connections(file.CancellationToken).Calls);
        foreach (var entry in RegisterFindings.UnusedOf(register, project, calls, file.Model.SettingsFiles))
        {
            file.Report(
                Descriptors.UnusedRegisterEntry,
                entry.Id!.Place,
                [],
                FixData.ForRegisterEntry(entry.Place.File.Path, entry.Place.Span.Start, entry.Place.Span.Length),
                entry.Id.Value,
                project);
        }
    }
}
