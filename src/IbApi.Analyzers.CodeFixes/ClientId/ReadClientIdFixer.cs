using System.Collections.Immutable;
using System.Threading.Tasks;
using IbApi.Analyzers.Configuration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IbApi.Analyzers.ClientId;

/// <summary>IBAPI2003: reads the client ID from configuration, where it is the same in every run.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ReadClientIdFixer : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.ChangingClientId);

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
