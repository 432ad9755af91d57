using System.Collections.Immutable;
using System.Threading.Tasks;
using IbApi.Analyzers.Configuration;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IbApi.Analyzers.Endpoint;

/// <summary>IBAPI1001: writes the paper port of the same program over the live one, or reads it from configuration.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class UsePaperPortFixer : CodeFixProvider
{
    public const string EquivalenceKey = "UsePaperPort";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.LivePortInTestProject);

    public override FixAllProvider GetFixAllProvider()
        => new ConfigurationFixAll(WellKnownFixAllProviders.BatchFixer);

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var span = diagnostic.Location.SourceSpan;
            if (FixData.ReplacementPort(diagnostic.Properties) is { } port
                && await TextEdit.TokenAtAsync(context.Document, span, context.CancellationToken).ConfigureAwait(false) is { } literal
                && LiteralEdit.WithPort(literal, port) is { } replacement)
            {
                context.RegisterCodeFix(
                    TextEdit.Replace($"Use the paper port {port}", EquivalenceKey, context.Document, span, replacement), diagnostic);
            }

            await ConfigurationFixes.RegisterAsync(context, diagnostic).ConfigureAwait(false);
        }
    }
}
