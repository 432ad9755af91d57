using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IbApi.Analyzers.Versions;

/// <summary>
/// IBAPI4008: gives a method the shape that the referenced API calls, and keeps its body; where the class has the called method
/// already, the body takes the place of an empty one, and a method beside one that does something is removed.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class CallbackSignatureFixer : CodeFixProvider
{
    public const string EquivalenceKey = "CallbackSignature";
    public const string RemoveEquivalenceKey = "RemoveStaleCallback";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.StaleCallbackShape);

    public override FixAllProvider GetFixAllProvider()
        => new AllInDocument();

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await CallbackEdit.FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } edit)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(edit.Title, cancellationToken => edit.ApplyAsync(context.Document, cancellationToken), edit.EquivalenceKey),
                    diagnostic);
            }
        }
    }

    private sealed class AllInDocument : DocumentBasedFixAllProvider
    {
        protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
        {
            var edits = new List<CallbackEdit>();
            foreach (var diagnostic in diagnostics)
            {
                if (await CallbackEdit.FindAsync(document, diagnostic, fixAllContext.CancellationToken).ConfigureAwait(false) is { } edit
                    && edit.EquivalenceKey == fixAllContext.CodeActionEquivalenceKey)
                {
                    edits.Add(edit);
                }
            }

            if (fixAllContext.CodeActionEquivalenceKey == RemoveEquivalenceKey)
            {
                return await WithoutAsync(document, edits.Select(static edit => edit.Position), fixAllContext.CancellationToken).ConfigureAwait(false);
            }

            var all = new TextEditSet();
            edits.ForEach(edit => all.TryAdd(edit.Changes));
            return await all.ApplyAsync(document, fixAllContext.CancellationToken).ConfigureAwait(false);
        }

        /// <summary>
        /// From below, so that those above stay where they are: members that go one after the other share the blank line between them.
        /// </summary>
        private static async Task<Document> WithoutAsync(Document document, IEnumerable<int> positions, CancellationToken cancellationToken)
        {
            foreach (var position in positions.OrderByDescending(static position => position))
            {
                if (await SourceFile.OpenAsync(document, cancellationToken).ConfigureAwait(false) is { } file
                    && file.Root.FindToken(position).Parent is MethodDeclarationSyntax method
                    && MemberRemoval.Of(method, file.Text, file.Shape) is { } removal)
                {
                    document = document.WithText(file.Text.WithChanges(removal));
                }
            }

            return document;
        }
    }
}
