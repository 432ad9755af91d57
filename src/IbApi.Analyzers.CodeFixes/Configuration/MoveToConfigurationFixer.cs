using System.Collections.Immutable;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IbApi.Analyzers.Configuration;

/// <summary>IBAPI5001 and IBAPI2003: reads the settings from the configuration that the project has.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MoveToConfigurationFixer : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        DiagnosticIds.ChangingClientId,
        DiagnosticIds.HardCodedSettings);

    public override FixAllProvider GetFixAllProvider()
        => new ConfigurationFixAll(WellKnownFixAllProviders.BatchFixer);

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            await ConfigurationFixes.RegisterAsync(context, diagnostic).ConfigureAwait(false);
        }
    }
}
