using System.Collections.Immutable;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace IbApi.Analyzers.Endpoint;

/// <summary>
/// IBAPI1007: leaves of a URL, or of a host with its port, the host alone. A port in it is not moved to the argument
/// beside it, which has one of its own.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class StripHostFixer : CodeFixProvider
{
    public const string EquivalenceKey = "StripHost";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.NotAHost);

    public override FixAllProvider GetFixAllProvider()
        => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var span = diagnostic.Location.SourceSpan;
            if (FixData.ReplacementHost(diagnostic.Properties) is { } host
                && await TextEdit.TokenAtAsync(context.Document, span, context.CancellationToken).ConfigureAwait(false) is { } literal
                && LiteralEdit.WithText(literal, host) is { } replacement)
            {
                context.RegisterCodeFix(
                    TextEdit.Replace($"Use the host '{host}'", EquivalenceKey, context.Document, span, replacement), diagnostic);
            }
        }
    }
}
