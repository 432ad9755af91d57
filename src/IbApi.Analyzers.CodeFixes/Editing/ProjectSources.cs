using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Editing;

/// <summary>The files of a project that a fix looks at, each opened once.</summary>
internal sealed class ProjectSources(Project project, CancellationToken cancellationToken)
{
    private readonly Dictionary<DocumentId, SourceFile> _files = [];
    private readonly Dictionary<DocumentId, string> _texts = [];

    public Project Project => project;

    public CancellationToken CancellationToken => cancellationToken;

    public async Task<SourceFile?> FileAsync(Document document)
    {
        if (_files.TryGetValue(document.Id, out var known))
        {
            return known;
        }

        var file = await SourceFile.OpenAsync(document, cancellationToken).ConfigureAwait(false);
        if (file is not null)
        {
            _files.Add(document.Id, file);
        }

        return file;
    }

    public async Task<SourceFile?> FileOfAsync(SyntaxTree tree)
        => project.GetDocument(tree) is { } document ? await FileAsync(document).ConfigureAwait(false) : null;

    public async Task<SourceFile?> FileAsync(DocumentId id)
        => project.GetDocument(id) is { } document ? await FileAsync(document).ConfigureAwait(false) : null;

    /// <summary>The files in which a word stands.</summary>
    public async Task<IReadOnlyList<SourceFile>> FilesWithAsync(string word)
    {
        var files = new List<SourceFile>();
        foreach (var document in project.Documents)
        {
            if (!_texts.TryGetValue(document.Id, out var text))
            {
                text = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
                _texts.Add(document.Id, text);
            }

            if (text.IndexOf(word, StringComparison.Ordinal) >= 0 && await FileAsync(document).ConfigureAwait(false) is { } file)
            {
                files.Add(file);
            }
        }

        return files;
    }

    /// <summary>The project with all that was decided; null when two decisions are about the same place.</summary>
    public Solution? Changed()
    {
        var solution = project.Solution;
        foreach (var file in _files.Values.Where(static file => file.IsChanged))
        {
            if (file.Changed() is not { } text)
            {
                return null;
            }

            solution = solution.WithDocumentText(file.Document.Id, text);
        }

        return solution;
    }
}
