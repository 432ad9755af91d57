using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>What a fix that changes one stretch of one file knows of the place.</summary>
internal sealed record FixPlace(SyntaxNode Root, SyntaxNode Node, SemanticModel Model, SourceText Text, CodeShape Shape);

/// <summary>Offers a change of one stretch of a file, where there is one.</summary>
internal static class LifecycleFixer
{
    /// <summary>Registers the change that <paramref name="write"/> makes of the place of each diagnostic; none where it makes none.</summary>
    public static Task RegisterAsync(
        CodeFixContext context, Func<Diagnostic, string> title, string equivalenceKey, Func<FixPlace, Diagnostic, TextChange?> write)
        => RegisterAsync(
            context,
            title,
            equivalenceKey,
            IReadOnlyCollection<TextChange>? (place, diagnostic) => write(place, diagnostic) is { } change ? [change] : null);

    /// <summary>The same for fixes that change several stretches.</summary>
    public static async Task RegisterAsync(
        CodeFixContext context, Func<Diagnostic, string> title, string equivalenceKey, Func<FixPlace, Diagnostic, IReadOnlyCollection<TextChange>?> write)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await PlaceAsync(context.Document, diagnostic.Location.SourceSpan, context.CancellationToken).ConfigureAwait(false) is { } place
                && write(place, diagnostic) is { Count: > 0 } changes)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        title(diagnostic),
                        _ => Task.FromResult(context.Document.WithText(place.Text.WithChanges(changes.OrderBy(static change => change.Span.Start)))),
                        equivalenceKey),
                    diagnostic);
            }
        }
    }

    private static async Task<FixPlace?> PlaceAsync(Document document, TextSpan span, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || !root.FullSpan.Contains(span))
        {
            return null;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var options = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree);
        return new FixPlace(root, root.FindNode(span, getInnermostNodeForTie: true), model, text, new CodeShape(root, text, options));
    }
}
