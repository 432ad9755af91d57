using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Editing;

/// <summary>One file of a project with what a fix needs to write into it, and what it has decided to write so far.</summary>
internal sealed class SourceFile
{
    private readonly List<TextChange> _changes = [];
    private readonly List<TextSpan> _removedLines = [];

    private SourceFile(Document document, SyntaxNode root, SourceText text, SemanticModel model, CodeShape shape)
    {
        Document = document;
        Root = root;
        Text = text;
        Model = model;
        Shape = shape;
    }

    public Document Document { get; }

    public SyntaxNode Root { get; }

    public SourceText Text { get; }

    public SemanticModel Model { get; }

    public CodeShape Shape { get; }

    public bool IsChanged => _changes.Count > 0 || _removedLines.Count > 0;

    public static async Task<SourceFile?> OpenAsync(Document document, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var options = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree);
        return new SourceFile(document, root, text, model, new CodeShape(root, text, options));
    }

    /// <summary>Whether a node goes with its lines.</summary>
    public bool IsRemoved(SyntaxNode node)
        => _removedLines.Any(span => span.Contains(node.Span));

    public void Replace(TextSpan span, string replacement)
        => _changes.Add(new TextChange(span, replacement));

    public void Insert(int position, string inserted)
        => Replace(new TextSpan(position, 0), inserted);

    /// <summary>
    /// Takes a statement or member out, with its line and the comments directly above it. False where something else shares
    /// its lines.
    /// </summary>
    public bool Remove(SyntaxNode node)
    {
        var first = Text.Lines.GetLineFromPosition(node.SpanStart);
        var last = Text.Lines.GetLineFromPosition(node.Span.End);
        if (node.ContainsDirectives || node.GetLeadingTrivia().Any(static trivia => trivia.IsDirective)
            || !Shape.IsFirstOnLine(node.SpanStart) || !IsEndOfCode(node.Span.End, last.End))
        {
            return false;
        }

        while (first.LineNumber > 0 && Text.Lines[first.LineNumber - 1] is var above && above.Start >= node.FullSpan.Start
            && Text.ToString(above.Span).TrimStart().StartsWith("//", StringComparison.Ordinal))
        {
            first = above;
        }

        var span = TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);
        if (!_removedLines.Contains(span))
        {
            _removedLines.Add(span);
        }

        return true;
    }

    /// <summary>The text with all that was decided; null when two decisions are about the same place.</summary>
    public SourceText? Changed()
    {
        var changes = _changes
            .Concat(MergedRemovals().Select(static span => new TextChange(span, string.Empty)))
            .OrderBy(static change => change.Span.Start)
            .ThenBy(static change => change.Span.End)
            .ToList();
        for (var i = 1; i < changes.Count; i++)
        {
            if (changes[i].Span.Start < changes[i - 1].Span.End)
            {
                return null;
            }
        }

        // Several insertions at one place are written in the order in which they were decided.
        return Text.WithChanges(changes
            .GroupBy(static change => change.Span)
            .Select(static group => new TextChange(group.Key, string.Concat(group.Select(static change => change.NewText)))));
    }

    /// <summary>Whether a name means something else than the members of the type at a position: a parameter or a local.</summary>
    public bool IsHidden(string name, int position)
        => Model.LookupSymbols(position, name: name).Any(static symbol => symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol);

    /// <summary>The shortest way to write a type at a position without another using.</summary>
    /// <param name="fullName">Its namespace and name.</param>
    /// <param name="position">Where it is written.</param>
    public string NameOf(string fullName, int position)
    {
        var simple = fullName.Substring(fullName.LastIndexOf('.') + 1);
        var found = Model.LookupNamespacesAndTypes(position, name: simple)
            .Where(static symbol => symbol is not INamedTypeSymbol { IsGenericType: true })
            .ToList();
        if (found.Count == 1 && found[0].ToDisplayString() == fullName)
        {
            return simple;
        }

        var root = fullName.Substring(0, fullName.IndexOf('.'));
        return Model.LookupNamespacesAndTypes(position, name: root) is [INamespaceSymbol { ContainingNamespace.IsGlobalNamespace: true }]
            ? fullName
            : "global::" + fullName;
    }

    private bool IsEndOfCode(int position, int lineEnd)
        => Text.ToString(TextSpan.FromBounds(position, lineEnd)).TrimStart() is var rest
            && (rest.Length == 0 || rest.StartsWith("//", StringComparison.Ordinal));

    /// <summary>Neighbours become one, and of the blank lines around a removal one is enough.</summary>
    private IEnumerable<TextSpan> MergedRemovals()
    {
        var merged = new List<TextSpan>();
        foreach (var span in _removedLines.OrderBy(static span => span.Start))
        {
            if (merged.Count > 0 && merged[merged.Count - 1] is var last
                && (span.Start <= last.End || Shape.IsBlank(last.End, span.Start)))
            {
                merged[merged.Count - 1] = TextSpan.FromBounds(last.Start, Math.Max(last.End, span.End));
            }
            else
            {
                merged.Add(span);
            }
        }

        foreach (var span in merged)
        {
            var line = Text.Lines.GetLineFromPosition(span.Start).LineNumber;
            var above = line > 0 ? Text.ToString(Text.Lines[line - 1].Span).Trim() : string.Empty;
            var next = span.End < Text.Length ? Text.ToString(Text.Lines.GetLineFromPosition(span.End).Span).Trim() : string.Empty;
            if (above.Length == 0 && line > 0 && (next.Length == 0 || next[0] == '}'))
            {
                yield return TextSpan.FromBounds(Text.Lines[line - 1].Start, span.End);
            }
            else if (next.Length == 0 && above.EndsWith("{", StringComparison.Ordinal) && span.End < Text.Length)
            {
                yield return TextSpan.FromBounds(span.Start, Text.Lines.GetLineFromPosition(span.End).EndIncludingLineBreak);
            }
            else
            {
                yield return span;
            }
        }
    }
}
