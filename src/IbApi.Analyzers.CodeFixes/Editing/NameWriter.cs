using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Editing;

/// <summary>
/// Names of types of other assemblies, as short as they can be at a place: with a using more where that is wanted and helps, else in
/// full.
/// </summary>
/// <param name="model">The file.</param>
/// <param name="position">The place.</param>
/// <param name="imports">Whether usings may be added.</param>
internal sealed class NameWriter(SemanticModel model, int position, bool imports)
{
    private const string Global = "global::";

    private readonly SortedSet<string> _imports = new(StringComparer.Ordinal);

    /// <summary>Whether a name needs a using that the file does not have.</summary>
    public bool NeedsImport => _imports.Count > 0;

    public string Of(Type type)
        => Of(type.Namespace!, type.Name);

    /// <summary>The name of a type of a namespace.</summary>
    public string Of(string space, string name)
    {
        // Task<T> is another name than Task.
        switch (model.LookupNamespacesAndTypes(position, name: name).Where(static found => found is not INamedTypeSymbol { Arity: > 0 }).ToList())
        {
            case [INamedTypeSymbol type] when type.ContainingNamespace.ToDisplayString() == space:
                return name;
            case [] when imports:
                _imports.Add(space);
                return name;
        }

        return model.LookupNamespacesAndTypes(position, name: space.Split('.')[0]) is [INamespaceSymbol { ContainingNamespace.IsGlobalNamespace: true }]
            ? space + "." + name
            : Global + space + "." + name;
    }

    /// <summary>The usings that the names need.</summary>
    public IEnumerable<TextChange> Imports(SourceText text, CodeShape shape)
    {
        var root = model.SyntaxTree.GetRoot();
        var changes = _imports.Select(space => UsingEdit.Add(root, text, shape, space)).OfType<TextChange>().ToList();
        for (var i = 0; i < changes.Count; i++)
        {
            // The empty line below the first usings of a file stands below the last of them.
            var blank = shape.NewLine + shape.NewLine;
            yield return i + 1 < changes.Count && changes[i].NewText is { } written && written.EndsWith(blank, StringComparison.Ordinal)
                ? new TextChange(changes[i].Span, written.Substring(0, written.Length - shape.NewLine.Length))
                : changes[i];
        }
    }
}
