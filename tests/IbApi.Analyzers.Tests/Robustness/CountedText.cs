using System;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>A text that says when a stretch of it is read, for words, for a parser, or for the text of a place.</summary>
internal sealed class CountedText(SourceText text, Action read) : SourceText
{
    public override Encoding? Encoding => text.Encoding;

    public override int Length => text.Length;

    public override char this[int position] => text[position];

    public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
    {
        read();
        text.CopyTo(sourceIndex, destination, destinationIndex, count);
    }
}
