using System.Collections.Immutable;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Rules.ClientId;

/// <summary>IBAPI2007: what the session register says cannot all be true.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class ContradictoryRegister : IbApiRule
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptors.ContradictoryRegister);

    private protected override bool IsAboutCode => false;

    private protected override bool IsAboutSettingsFiles => true;

    private protected override void AnalyzeSettingsFile(SettingsFileContext file)
    {
        if (file.File.Register is not { } register)
        {
            return;
        }

        foreach (var found in RegisterFindings.ContradictionsOf(register))
        {
            file.Report(
                Descriptors.ContradictoryRegister, found.Place, found.Other is { } other ? [other.ToLocation()] : [], null, found.Text);
        }
    }
}
