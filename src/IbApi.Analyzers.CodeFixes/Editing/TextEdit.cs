using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Editing;

/// <summary>The smallest edit: one stretch of text, everything around it stays as it is.</summary>
internal static class TextEdit
{
    /// <summary>The token that fills a span exactly; null when the text has moved on or is something else.</summary>
    public static async Task<SyntaxToken?> TokenAtAsync(Document document, TextSpan span, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root || !root.FullSpan.Contains(span))
        {
            return null;
        }

        var token = root.FindToken(span.Start);
        return token.Span == span ? token : null;
    }

    public static CodeAction Replace(string title, string equivalenceKey, Document document, TextSpan span, string replacement)
        => CodeAction.Create(
            title,
            async cancellationToken =>
            {
                var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
                return document.WithText(text.WithChanges(new TextChange(span, replacement)));
            },
            equivalenceKey);
}
