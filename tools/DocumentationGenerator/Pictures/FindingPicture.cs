using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.DocumentationGenerator;

/// <summary>A file with findings of one rule in it, drawn as an editor shows it: squiggles, messages, what the light bulb offers.</summary>
internal sealed class FindingPicture
{
    private const double CharWidth = 8.43;
    private const double SmallCharWidth = 7.83;
    private const int LineHeight = 21;
    private const int TextLeft = 64;
    private const int Right = 24;
    private const int BarHeight = 36;
    private const int LeastWidth = 680;
    private const int ShortMember = 16;
    private const int MostMessages = 3;
    private const int MostFixes = 2;

    private readonly SourceText _text;
    private readonly ImmutableArray<int> _rows;
    private readonly int _indent;
    private readonly ImmutableArray<Diagnostic> _findings;
    private readonly ImmutableArray<TextSpan> _related;
    private readonly ImmutableArray<string> _fixes;
    private readonly ImmutableArray<string> _messages;
    private readonly string _title;
    private readonly ILookup<int, ColoredSpan> _colors;

    private readonly StringBuilder _svg = new();

    private FindingPicture(
        string title,
        SourceText text,
        IEnumerable<ColoredSpan> colors,
        ImmutableArray<Diagnostic> findings,
        ImmutableArray<string> fixes,
        IReadOnlyCollection<int> frame)
    {
        _title = title;
        _text = text;
        _findings = findings;
        _fixes = fixes;
        _messages = [.. findings.Select(static finding => $"{finding.Id}: {MessageOf(finding)}").Distinct().Take(MostMessages)];
        _colors = colors.ToLookup(color => text.Lines.GetLineFromPosition(color.Span.Start).LineNumber);
        _related =
        [
            .. findings
                .SelectMany(static finding => finding.AdditionalLocations.Select(place => (Place: place, Of: finding.Location)))
                .Where(static pair => pair.Place.GetLineSpan().Path == pair.Of.GetLineSpan().Path)
                .Select(static pair => pair.Place.SourceSpan)
                .Where(span => findings.All(finding => finding.Location.SourceSpan != span))
                .Distinct(),
        ];
        _rows = PictureRows.Of(
            text,
            [.. findings.Select(static finding => finding.Location.SourceSpan).SelectMany(LinesOf).Except(frame)],
            [.. _related.Select(span => text.Lines.GetLineFromPosition(span.Start).LineNumber), .. frame]);
        _indent = _rows.Where(row => row != PictureRows.Gap && text.Lines[row].ToString().Trim().Length > 0)
            .Min(row => text.Lines[row].ToString().TakeWhile(static character => character == ' ').Count());
    }

    /// <summary>What the picture shows, in words.</summary>
    public string Description => $"{_title} in an editor, with {_messages[0]}";

    /// <summary>
    /// The findings of one file of a program, which are all of one rule, and what is offered at the first of them. A file without a name
    /// of its own is called after the type in it.
    /// </summary>
    public static FindingPicture Of(
        Compilation compilation,
        ImmutableArray<Diagnostic> findings,
        ImmutableArray<string> fixes,
        IEnumerable<(string Name, string Text)> files,
        string? title = null)
    {
        if (findings[0].Location.SourceTree is { } tree)
        {
            var shown = findings.Where(finding => finding.Location.SourceTree == tree).ToImmutableArray();
            return new FindingPicture(
                title ?? NameOf(tree), tree.GetText(), CodeColors.Of(compilation.GetSemanticModel(tree)), shown, fixes, FrameOf(tree, shown));
        }

        var path = findings[0].Location.GetLineSpan().Path;
        var (name, text) = files.Single(file => path.EndsWith('/' + file.Name, StringComparison.Ordinal));
        return new FindingPicture(
            name,
            SourceText.From(text),
            CodeColors.OfJson(text),
            [.. findings.Where(finding => finding.Location.GetLineSpan().Path == path)],
            fixes,
            []);
    }

    /// <summary>The picture as SVG. It carries both its light and its dark colors, and a background of its own.</summary>
    public string Draw()
    {
        var columns = _rows.Where(static row => row != PictureRows.Gap).Max(row => _text.Lines[row].ToString().TrimEnd().Length) - _indent;
        var width = (int)Math.Ceiling(Math.Max(LeastWidth, TextLeft + (columns * CharWidth) + Right));
        var messageColumns = (int)((width - TextLeft - Right - 58) / SmallCharWidth);
        var messages = _messages.Select(message => Wrap(message, messageColumns)).ToList();
        var fixes = _fixes.Take(MostFixes).SelectMany(title => Wrap(title, messageColumns)).ToList();
        var boxTop = BarHeight + 14 + (_rows.Length * LineHeight) + 12;
        var boxHeight = 16 + (messages.Sum(static lines => lines.Count) * 19) + ((messages.Count - 1) * 6) + (fixes.Count == 0 ? 0 : 8 + (fixes.Count * 19));
        var height = boxTop + boxHeight + 20;

        _svg.Clear();
        Line($"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-labelledby="title">""");
        Line($"""  <title id="title">{Escape(Description)}</title>""");
        Raw(Style);
        Line($"""  <rect class="page" x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="8" />""");
        Line($"""  <path class="bar" d="M1 {BarHeight} V9 a8 8 0 0 1 8 -8 H{width - 9} a8 8 0 0 1 8 8 V{BarHeight} z" />""");
        Raw("""  <circle cx="20" cy="18" r="6" fill="#ff5f57" /><circle cx="40" cy="18" r="6" fill="#febc2e" /><circle cx="60" cy="18" r="6" fill="#28c840" />""");
        Line($"""  <text class="small p" x="88" y="23">{Escape(_title)}</text>""");
        for (var i = 0; i < _rows.Length; i++)
        {
            DrawRow(_rows[i], BarHeight + 14 + ((i + 1) * LineHeight) - 6);
        }

        Line($"""  <rect class="box" x="{TextLeft}" y="{boxTop}" width="{width - TextLeft - Right}" height="{boxHeight}" rx="4" />""");
        var y = boxTop + 23;
        foreach (var lines in messages)
        {
            DrawIcon(y);
            foreach (var line in lines)
            {
                DrawText("small p", TextLeft + 42, y, line, SmallCharWidth);
                y += 19;
            }

            y += 6;
        }

        y += 2;
        for (var i = 0; i < fixes.Count; i++)
        {
            if (i == 0)
            {
                Line($"""  <circle cx="{TextLeft + 24}" cy="{y - 6}" r="5" class="bulb" /><rect x="{TextLeft + 21.5:0.#}" y="{y - 1}" width="5" height="4" class="bulb" />""");
            }

            DrawText("small l", TextLeft + 42, y, fixes[i], SmallCharWidth);
            y += 19;
        }

        Raw("</svg>");
        return _svg.ToString();
    }

    private bool IsWarning => _findings[0].Severity >= DiagnosticSeverity.Warning;

    private void DrawRow(int row, int y)
    {
        if (row == PictureRows.Gap)
        {
            Line($"""  <text class="g" x="46" y="{y}" text-anchor="end">⋮</text>""");
            return;
        }

        var line = _text.Lines[row];
        Line($"""  <text class="g" x="46" y="{y}" text-anchor="end">{row + 1}</text>""");
        var position = line.Start;
        foreach (var color in _colors[row].Where(color => color.Span.End <= line.End).OrderBy(static color => color.Span.Start))
        {
            DrawCode(position, color.Span.Start, CodeColors.Plain, line, y);
            DrawCode(color.Span.Start, color.Span.End, color.Class, line, y);
            position = Math.Max(position, color.Span.End);
        }

        DrawCode(position, line.End, CodeColors.Plain, line, y);
        foreach (var span in _related)
        {
            if (span.Start >= line.Start && PartOn(span, line) is { } part)
            {
                Line($"""  <path class="related" d="M{X(part.Start, line)} {y + 6} H{X(part.End, line)}" />""");
            }
        }

        foreach (var finding in _findings)
        {
            if (PartOn(finding.Location.SourceSpan, line) is { } part)
            {
                Line($"""  <path class="{(IsWarning ? "warning" : "info")}" d="{Squiggle(part, line, y + 5)}" />""");
            }
        }
    }

    /// <summary>Words one by one: blanks need not be drawn, and where a font is wider or narrower the next word is in its place still.</summary>
    private void DrawCode(int start, int end, string name, TextLine line, int y)
    {
        while (start < end)
        {
            var length = 0;
            while (start + length < end && _text[start + length] != ' ')
            {
                length++;
            }

            if (length > 0)
            {
                DrawText(name, TextLeft + ((start - line.Start - _indent) * CharWidth), y, _text.ToString(new TextSpan(start, length)), CharWidth);
            }

            start += Math.Max(length, 1);
        }
    }

    private void DrawText(string name, double x, int y, string text, double charWidth)
        => Line($"""  <text class="{name}" x="{x:0.#}" y="{y}" textLength="{text.Length * charWidth:0.#}">{Escape(text)}</text>""");

    private void DrawIcon(int y)
        => Raw(IsWarning
            ? $"""  <path class="icon" d="M{TextLeft + 16} {y + 1} l8 -14 l8 14 z" /><text class="mark" x="{TextLeft + 24}" y="{y}" text-anchor="middle">!</text>"""
            : $"""  <circle class="hint" cx="{TextLeft + 24}" cy="{y - 5}" r="7" /><text class="mark" x="{TextLeft + 24}" y="{y - 1}" text-anchor="middle">i</text>""");

    private string Squiggle(TextSpan part, TextLine line, int y)
    {
        var left = TextLeft + ((part.Start - line.Start - _indent) * CharWidth);
        var waves = (int)Math.Round(part.Length * CharWidth / 4.215);
        return string.Create(CultureInfo.InvariantCulture, $"M{left:0.#} {y}") + string.Concat(Enumerable.Range(0, waves).Select(static i => i % 2 == 0 ? "l4.2-3" : "l4.2 3"));
    }

    private string X(int position, TextLine line)
        => (TextLeft + ((position - line.Start - _indent) * CharWidth)).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>What of a span is on a line, from the first character that is no blank; at least one character.</summary>
    private TextSpan? PartOn(TextSpan span, TextLine line)
    {
        if (!LinesOf(span).Contains(line.LineNumber))
        {
            return null;
        }

        var start = Math.Max(span.Start, line.Start);
        while (start < line.End && _text[start] == ' ')
        {
            start++;
        }

        var end = Math.Min(Math.Max(span.End, start + 1), Math.Max(line.End, start + 1));
        return end > start ? TextSpan.FromBounds(start, end) : null;
    }

    private IEnumerable<int> LinesOf(TextSpan span)
    {
        var first = _text.Lines.GetLineFromPosition(span.Start).LineNumber;
        return Enumerable.Range(first, _text.Lines.GetLineFromPosition(span.End).LineNumber - first + 1);
    }

    private void Line(FormattableString text)
        => Raw(text.ToString(CultureInfo.InvariantCulture));

    private void Raw(string text)
        => _svg.Append(text).Append('\n');

    private static string MessageOf(Diagnostic finding)
        => finding.GetMessage(CultureInfo.InvariantCulture);

    /// <summary>The first type of the file gives it its name.</summary>
    private static string NameOf(SyntaxTree tree)
        => (tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault()?.Identifier.Text ?? "Program") + ".cs";

    /// <summary>
    /// The lines that a finding needs to be understood: its member as a whole where that is short, the names of the types around it, and
    /// the comment that names the API.
    /// </summary>
    private static IReadOnlyCollection<int> FrameOf(SyntaxTree tree, ImmutableArray<Diagnostic> findings)
    {
        var around = findings
            .SelectMany(finding => tree.GetRoot().FindToken(finding.Location.SourceSpan.Start).Parent?.AncestorsAndSelf() ?? [])
            .OfType<MemberDeclarationSyntax>()
            .Distinct()
            .ToList();
        var heads = around.OfType<BaseTypeDeclarationSyntax>()
            .Select(static type => type.Identifier.GetLocation().GetLineSpan().StartLinePosition.Line);
        var members = around.Where(static member => member is not (BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax))
            .Select(static member => member.GetLocation().GetLineSpan())
            .Select(static lines => (First: lines.StartLinePosition.Line, Count: lines.EndLinePosition.Line - lines.StartLinePosition.Line + 1))
            .SelectMany(static lines => lines.Count <= ShortMember ? Enumerable.Range(lines.First, lines.Count) : [lines.First]);
        return
        [
            .. heads.Concat(members)
                .Concat(tree.GetText().Lines[0].ToString().StartsWith("//", StringComparison.Ordinal) ? [0] : [])
                .Distinct(),
        ];
    }

    private static List<string> Wrap(string text, int columns)
    {
        var lines = new List<string> { string.Empty };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + 1 + word.Length > columns)
            {
                lines.Add(word);
            }
            else
            {
                lines[^1] += lines[^1].Length == 0 ? word : " " + word;
            }
        }

        return lines;
    }

    private static string Escape(string text)
        => text
            .Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);

    private const string Style = """
          <style>
            text { font-family: Consolas, "DejaVu Sans Mono", Menlo, monospace; font-size: 14px; white-space: pre }
            .small { font-size: 13px } .mark { font-size: 11px; font-weight: bold; fill: #ffffff }
            .page { fill: #ffffff; stroke: #d0d7de } .bar { fill: #f0f2f5 } .box { fill: #f6f8fa; stroke: #d0d7de }
            .p { fill: #1f2328 } .g { fill: #8c959f } .k { fill: #0000ff } .t { fill: #237893 } .f { fill: #795e26 }
            .s { fill: #a31515 } .n { fill: #098658 } .c { fill: #008000 } .l { fill: #0550ae }
            .warning { fill: none; stroke: #bf8700; stroke-width: 1.5 } .info { fill: none; stroke: #0969da; stroke-width: 1.5 }
            .related { fill: none; stroke: #8c959f; stroke-width: 1.5; stroke-dasharray: 2 3 }
            .icon { fill: #bf8700 } .hint { fill: #0969da } .bulb { fill: #e0a800 }
            @media (prefers-color-scheme: dark) {
              .page { fill: #1e1e1e; stroke: #454545 } .bar { fill: #2d2d30 } .box { fill: #252526; stroke: #454545 }
              .p { fill: #d4d4d4 } .g { fill: #6e7681 } .k { fill: #569cd6 } .t { fill: #4ec9b0 } .f { fill: #dcdcaa }
              .s { fill: #ce9178 } .n { fill: #b5cea8 } .c { fill: #6a9955 } .l { fill: #4daafc } .mark { fill: #1e1e1e }
              .warning { stroke: #f2c55c } .info { stroke: #4daafc } .related { stroke: #8b949e }
              .icon { fill: #f2c55c } .hint { fill: #4daafc } .bulb { fill: #ffcc00 }
            }
          </style>
        """;
}
