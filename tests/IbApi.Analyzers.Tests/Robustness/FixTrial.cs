using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;
using Xunit.Sdk;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>Applies fixes: none throws, each changes something, and what could be read before can be read after.</summary>
internal static class FixTrial
{
    /// <summary>As many fixes as are offered, each by Fix All as well.</summary>
    public const int Every = int.MaxValue;

    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 1_000 };

    /// <summary>Applies some of the fixes that are offered, one by one and some of them by Fix All.</summary>
    public static IReadOnlyCollection<string> Of(Project project, ImmutableArray<Diagnostic> found, Random random, int most, CancellationToken cancellationToken)
    {
        var applied = new HashSet<string>();
        if (most == 0)
        {
            return applied;
        }

        var pairs = found
            .SelectMany(static diagnostic => Trial.Fixers
                .Where(fixer => fixer.FixableDiagnosticIds.Contains(diagnostic.Id))
                .Select(fixer => (Fixer: fixer, Diagnostic: diagnostic)))
            .GroupBy(static pair => pair.Fixer)
            .SelectMany(group => Corpus.Shuffled(group, random).Take(most));
        foreach (var (fixer, diagnostic) in Corpus.Shuffled(pairs, random).Take(most))
        {
            if (DocumentOf(project, diagnostic) is not { } document)
            {
                continue;
            }

            foreach (var action in Corpus.Shuffled(Offered(fixer, document, diagnostic, cancellationToken), random).Take(most))
            {
                Apply(project.Solution, action, fixer.GetType().Name, cancellationToken);
                applied.Add(fixer.GetType().Name);
                if ((most == Every || random.Next(4) == 0) && document is Document code && FixAll(fixer, code, action, found, cancellationToken) is { } all)
                {
                    Apply(project.Solution, all, fixer.GetType().Name + " (Fix All)", cancellationToken);
                }
            }
        }

        return applied;
    }

    public static TextDocument? DocumentOf(Project project, Diagnostic diagnostic)
        => diagnostic.Location.SourceTree is { } tree
            ? project.GetDocument(tree)
            : project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == diagnostic.Location.GetLineSpan().Path);

    public static List<CodeAction> Offered(
        CodeFixProvider fixer, TextDocument document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var actions = new List<CodeAction>();
        fixer.RegisterCodeFixesAsync(new CodeFixContext(
            document, diagnostic.Location.SourceSpan, [diagnostic], (action, _) => actions.Add(action), cancellationToken))
            .GetAwaiter().GetResult();
        return actions;
    }

    private static CodeAction? FixAll(
        CodeFixProvider fixer, Document document, CodeAction like, ImmutableArray<Diagnostic> found, CancellationToken cancellationToken)
        => fixer.GetFixAllProvider()?.GetFixAsync(new FixAllContext(
            document, fixer, FixAllScope.Project, like.EquivalenceKey!, fixer.FixableDiagnosticIds, new Known(found), cancellationToken))
            .GetAwaiter().GetResult();

    private static void Apply(Solution before, CodeAction action, string name, CancellationToken cancellationToken)
    {
        var operations = action.GetOperationsAsync(cancellationToken).GetAwaiter().GetResult();
        if (operations.OfType<ApplyChangesOperation>().FirstOrDefault()?.ChangedSolution is not { } after)
        {
            throw new XunitException($"{name}: \"{action.Title}\" is offered and is no change.");
        }

        var isChanged = false;
        foreach (var project in after.GetChanges(before).GetProjectChanges())
        {
            foreach (var id in project.GetChangedDocuments().Concat(project.GetAddedDocuments()))
            {
                isChanged = true;
                AssertReadable(name, action, before.GetDocument(id), after.GetDocument(id)!);
            }

            foreach (var id in project.GetChangedAdditionalDocuments().Concat(project.GetAddedAdditionalDocuments()))
            {
                isChanged = true;
                AssertReadable(name, action, before.GetAdditionalDocument(id), after.GetAdditionalDocument(id)!);
            }
        }

        if (!isChanged)
        {
            throw new XunitException($"{name}: \"{action.Title}\" is offered and changes nothing.");
        }
    }

    private static void AssertReadable(string name, CodeAction action, Document? before, Document after)
    {
        if (before is not null && ErrorsOf(before) > 0)
        {
            return;
        }

        if (ErrorsOf(after) > 0)
        {
            throw new XunitException($"{name}: \"{action.Title}\" makes this:\n{TextOf(after)}");
        }

        static int ErrorsOf(Document document)
            => document.GetSyntaxTreeAsync().GetAwaiter().GetResult()!.GetDiagnostics().Count(static found => found.Severity == DiagnosticSeverity.Error);
    }

    private static void AssertReadable(string name, CodeAction action, TextDocument? before, TextDocument after)
    {
        if ((before is null || IsReadable(TextOf(before))) && !IsReadable(TextOf(after)))
        {
            throw new XunitException($"{name}: \"{action.Title}\" makes this:\n{TextOf(after)}");
        }
    }

    private static SourceText TextOf(TextDocument document)
        => document.GetTextAsync().GetAwaiter().GetResult();

    private static bool IsReadable(SourceText text)
    {
        try
        {
            if (text.ToString().TrimStart('\uFEFF') is var content && content.TrimStart().StartsWith('<'))
            {
                XDocument.Parse(content);
            }
            else
            {
                JsonDocument.Parse(content, Lenient).Dispose();
            }

            return true;
        }
        catch (Exception exception) when (exception is XmlException or JsonException)
        {
            return false;
        }
    }

    /// <summary>What was found already.</summary>
    private sealed class Known(ImmutableArray<Diagnostic> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => Task.FromResult<IEnumerable<Diagnostic>>(found);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
            => Task.FromResult(found.Where(diagnostic => diagnostic.Location.SourceTree is { } tree && document.Project.GetDocument(tree) == document));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => Task.FromResult(found.Where(static diagnostic => diagnostic.Location.SourceTree is null));
    }
}
