using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Model;

/// <summary>A stretch of source: plain data, so that findings outlive the compilation in which they were made.</summary>
internal readonly record struct CodePlace(SyntaxTree Tree, TextSpan Span) : IComparable<CodePlace>
{
    /// <summary>The file's name without its folders, as a message shows it; empty for a tree without a path.</summary>
    public string FileName => System.IO.Path.GetFileName(Tree.FilePath);

    public static CodePlace Of(SyntaxNode node)
        => new(node.SyntaxTree, node.Span);

    public Location ToLocation()
        => Location.Create(Tree, Span);

    /// <summary>By path, then by position: the order in which people read findings, whatever the order of the files.</summary>
    public int CompareTo(CodePlace other)
    {
        var byPath = ReferenceEquals(Tree, other.Tree) ? 0 : string.CompareOrdinal(Tree.FilePath, other.Tree.FilePath);
        return byPath != 0 ? byPath
            : Span.Start != other.Span.Start ? Span.Start.CompareTo(other.Span.Start)
            : Span.Length.CompareTo(other.Span.Length);
    }
}
