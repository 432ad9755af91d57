using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Versions;

/// <summary>
/// What a fix does about one callback that is never called. Only what compiles as before: a body that cannot live with the new
/// types is its author's to change.
/// </summary>
/// <param name="Title">What the user reads.</param>
/// <param name="EquivalenceKey">Which of the fixes it is.</param>
/// <param name="Position">Where the name of the method stands.</param>
/// <param name="Changes">The changes of the file, in order of their places.</param>
internal sealed record CallbackEdit(string Title, string EquivalenceKey, int Position, ImmutableArray<TextChange> Changes)
{
    /// <summary>Null where nothing right can be written.</summary>
    public static async Task<CallbackEdit?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await SourceFile.OpenAsync(document, cancellationToken).ConfigureAwait(false) is not { } file
            || MethodAt(file.Root, diagnostic.Location) is not { } method)
        {
            return null;
        }

        if (diagnostic.AdditionalLocations is not [{ SourceTree: { } tree } place, ..])
        {
            return await ReplacedAsync(file, diagnostic, method, called: null, cancellationToken).ConfigureAwait(false);
        }

        if (MethodAt(await tree.GetRootAsync(cancellationToken).ConfigureAwait(false), place) is not { } called)
        {
            return null;
        }

        return !IsEmpty(called) ? await RemovedAsync(file, method, cancellationToken).ConfigureAwait(false)
            : tree == file.Root.SyntaxTree ? await ReplacedAsync(file, diagnostic, method, called, cancellationToken).ConfigureAwait(false)
            : null;
    }

    public async Task<Document> ApplyAsync(Document document, CancellationToken cancellationToken)
        => document.WithText((await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).WithChanges(Changes));

    /// <summary>The method becomes the callback, in the place of an empty one where there is one.</summary>
    private static async Task<CallbackEdit?> ReplacedAsync(
        SourceFile file, Diagnostic diagnostic, MethodDeclarationSyntax method, MethodDeclarationSyntax? called, CancellationToken cancellationToken)
    {
        if (FixData.Callback(diagnostic.Properties) is not { } callback)
        {
            return null;
        }

        var removal = called is null ? (TextChange?)null : MemberRemoval.Of(called, file.Text, file.Shape);
        if (called is not null && removal is null)
        {
            return null;
        }

        var writer = new CallbackSignatureWriter(file.Text, file.Model, file.Shape, method, called);
        foreach (var keepsTypes in (bool[])[false, true])
        {
            if (writer.Write(callback.Name, callback.Parameters, callback.Lost, keepsTypes, cancellationToken) is { } head)
            {
                var edit = new CallbackEdit(
                    called is null
                        ? $"{(head.IsLeftOut ? "Implement" : "Override")} '{callback.Name}' as the referenced API calls it"
                        : $"Move the body to the '{callback.Name}' that the referenced API calls",
                    CallbackSignatureFixer.EquivalenceKey,
                    method.Identifier.SpanStart,
                    head.Changes.Concat(removal is { } change ? [change] : []).OrderBy(static one => one.Span.Start).ToImmutableArray());
                if (await edit.IsCleanAsync(file, cancellationToken).ConfigureAwait(false))
                {
                    return edit;
                }
            }
        }

        return null;
    }

    /// <summary>What nothing calls goes; what overrides it elsewhere would be left without it.</summary>
    private static async Task<CallbackEdit?> RemovedAsync(SourceFile file, MethodDeclarationSyntax method, CancellationToken cancellationToken)
        => !method.Modifiers.Any(static modifier => modifier.Kind() is SyntaxKind.VirtualKeyword or SyntaxKind.AbstractKeyword)
            && MemberRemoval.Of(method, file.Text, file.Shape) is { } removal
            && new CallbackEdit(
                $"Remove this '{method.Identifier.ValueText}', which nothing calls",
                CallbackSignatureFixer.RemoveEquivalenceKey,
                method.Identifier.SpanStart,
                ImmutableArray.Create(removal)) is var edit
            && await edit.IsCleanAsync(file, cancellationToken).ConfigureAwait(false)
                ? edit
                : null;

    private static MethodDeclarationSyntax? MethodAt(SyntaxNode root, Location location)
        => root.SyntaxTree == location.SourceTree && root.FullSpan.Contains(location.SourceSpan)
            ? root.FindToken(location.SourceSpan.Start).Parent as MethodDeclarationSyntax
            : null;

    /// <summary>Whether a method does nothing yet, and does not say that this is meant.</summary>
    private static bool IsEmpty(MethodDeclarationSyntax method)
        => method switch
        {
            { Body: { } body } => !body.DescendantTrivia().Any(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                && (body.Statements is [] || (body.Statements is [ThrowStatementSyntax { Expression: { } thrown }] && StatementInsertion.IsNotImplemented(thrown))),
            { ExpressionBody.Expression: ThrowExpressionSyntax { Expression: var thrown } } => StatementInsertion.IsNotImplemented(thrown),
            _ => false,
        };

    /// <summary>Whether the compiler says nothing about the file that it did not say as often before.</summary>
    private async Task<bool> IsCleanAsync(SourceFile file, CancellationToken cancellationToken)
    {
        var changed = await ApplyAsync(file.Document, cancellationToken).ConfigureAwait(false);
        return await changed.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
            && !Complaints(model, cancellationToken).Except(Complaints(file.Model, cancellationToken)).Any();
    }

    /// <summary>The first, the second, … of each kind: the text has the signature in it, and changes with it.</summary>
    private static IEnumerable<(string Id, int Number)> Complaints(SemanticModel model, CancellationToken cancellationToken)
        => model.GetDiagnostics(cancellationToken: cancellationToken)
            .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .GroupBy(static diagnostic => diagnostic.Id)
            .SelectMany(static same => same.Select((_, i) => (same.Key, i)));
}
