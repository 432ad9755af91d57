using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Editing;

/// <summary>Adds a using directive where those of the file stand, in their order.</summary>
internal static class UsingEdit
{
    private const string System = nameof(System);

    /// <summary>The change; null where the file has the directive.</summary>
    public static TextChange? Add(SyntaxNode root, SourceText text, CodeShape shape, string space)
    {
        if (root is not CompilationUnitSyntax unit)
        {
            return null;
        }

        var directive = "using " + space + ";" + shape.NewLine;
        var inner = unit.Members.FirstOrDefault() as BaseNamespaceDeclarationSyntax;
        var usings = unit.Usings.Count > 0 || inner is null ? unit.Usings : inner.Usings;
        var plain = usings.Where(static one => one.Alias is null && one.StaticKeyword.IsKind(SyntaxKind.None) && one.GlobalKeyword.IsKind(SyntaxKind.None)).ToList();
        if (plain.Any(one => one.Name?.ToString() == space))
        {
            return null;
        }

        if (plain.Count > 0)
        {
            // Behind the last that goes before it: the order of the file need not be ours.
            var before = plain.LastOrDefault(one => Compare(one.Name?.ToString() ?? string.Empty, space) < 0);
            var position = before is null
                ? text.Lines.GetLineFromPosition(plain[0].SpanStart).Start
                : text.Lines.GetLineFromPosition(before.Span.End).EndIncludingLineBreak;
            return new TextChange(new TextSpan(position, 0), shape.IndentAt((before ?? plain[0]).SpanStart) + directive);
        }

        // Behind the global ones, or at the top; a comment there may be the file's header or the first type's.
        var first = unit.Usings.LastOrDefault() is { } last
            ? text.Lines.GetLineFromPosition(last.Span.End).EndIncludingLineBreak
            : unit.GetLeadingTrivia().Any(static trivia => trivia.HasStructure) ? 0
            : text.Lines.GetLineFromPosition(unit.GetFirstToken(includeZeroWidth: true).SpanStart).Start;
        return new TextChange(new TextSpan(first, 0), directive + (unit.Usings.Count > 0 ? string.Empty : shape.NewLine));
    }

    private static int Compare(string one, string other)
        => (IsOfSystem(one), IsOfSystem(other)) switch
        {
            (true, false) => -1,
            (false, true) => 1,
            _ => string.CompareOrdinal(one, other),
        };

    private static bool IsOfSystem(string space)
        => space == System || space.StartsWith(System + ".", StringComparison.Ordinal);
}
