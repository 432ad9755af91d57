using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Editing;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Endpoint;

/// <summary>
/// IBAPI1008: where the accounts arrive, disconnect and fail unless every one is a paper account. Offered when the check
/// can be written into every callback that may get them, so that no session stays unchecked behind a fixed warning.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class CheckPaperAccountFixer : CodeFixProvider
{
    private const string Title = "Disconnect unless every account in '" + ApiNames.ManagedAccounts + "' is a paper account";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.OrdersWithoutPaperCheck);

    public override FixAllProvider GetFixAllProvider()
        => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var project = context.Document.Project;
            if (await FixedSolutionAsync(project, diagnostic, context.CancellationToken).ConfigureAwait(false) is { } solution)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(solution), equivalenceKey: nameof(CheckPaperAccountFixer)),
                    diagnostic);
            }
        }
    }

    /// <summary>Null when there is nothing to write to, or one of the places has a form that the check does not fit into.</summary>
    private static async Task<Solution?> FixedSolutionAsync(Project project, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var clients = FixData.PaperChecks(diagnostic.Properties);
        if (clients.IsEmpty || clients.Length > diagnostic.AdditionalLocations.Count)
        {
            return null;
        }

        var changes = new Dictionary<Document, List<TextChange>>();
        for (var i = 0; i < clients.Length; i++)
        {
            var location = diagnostic.AdditionalLocations[i];
            if (DocumentOf(project, location) is not { } document
                || await ChangeAsync(document, location.SourceSpan, clients[i], cancellationToken).ConfigureAwait(false) is not { } change)
            {
                return null;
            }

            if (!changes.TryGetValue(document, out var inDocument))
            {
                changes.Add(document, inDocument = []);
            }

            inDocument.Add(change);
        }

        var solution = project.Solution;
        foreach (var changed in changes)
        {
            var text = await changed.Key.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.WithDocumentText(
                changed.Key.Id, text.WithChanges(changed.Value.OrderBy(static change => change.Span.Start)));
        }

        return solution;
    }

    private static async Task<TextChange?> ChangeAsync(
        Document document, TextSpan span, string client, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || !root.FullSpan.Contains(span)
            || root.FindNode(span).FirstAncestorOrSelf<MemberDeclarationSyntax>(node => node.Span == span) is not { } declaration)
        {
            return null;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var options = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree);
        return new PaperCheckWriter(text, model, new CodeShape(root, text, options)).Change(declaration, client);
    }

    /// <summary>The tree of a location that comes from another process may be a copy: then its path tells.</summary>
    private static Document? DocumentOf(Project project, Location location)
        => (location.SourceTree is { } tree ? project.GetDocument(tree) : null)
            ?? project.Documents.FirstOrDefault(document => document.FilePath == location.GetLineSpan().Path);
}
