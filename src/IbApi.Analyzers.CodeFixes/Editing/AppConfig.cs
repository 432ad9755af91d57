using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Editing;

/// <summary>
/// The <c>appSettings</c> of an <c>app.config</c>, to which keys are added. What stands in the file stays as it is. No DTD is read and
/// nothing outside the file.
/// </summary>
internal sealed class AppConfig
{
    private const string Root = "configuration";
    private const string Settings = "appSettings";
    private const string Entry = "add";
    private const string DefaultIndent = "  ";

    /// <summary>Characters of a file that is read; nobody writes settings of this length by hand.</summary>
    private const int MaxLength = 4_000_000;

    private readonly List<(string Key, string? Value)> _entries = [];

    /// <summary>Where the end tags begin; -1 where there is none.</summary>
    private int _endOfRoot = -1;
    private int _endOfSettings = -1;

    /// <summary>Where an element without content begins, which must get an end tag first.</summary>
    private int _emptySettings = -1;
    private bool _isElsewhere;

    private AppConfig(SourceText text) => Text = text;

    public SourceText Text { get; }

    /// <summary>Null where the text is not the XML of a configuration, or its settings stand in another file.</summary>
    public static AppConfig? Read(SourceText text)
    {
        if (text.Length > MaxLength)
        {
            return null;
        }

        var config = new AppConfig(text);
        try
        {
            var options = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using var reader = XmlReader.Create(new StringReader(text.ToString()), options);
            return config.Read(reader) && !config._isElsewhere && config._endOfRoot >= 0 ? config : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>The values of a key; null stands for an entry without one.</summary>
    public IReadOnlyList<string?> ValuesOf(string key)
        => _entries.Where(entry => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase)).Select(static entry => entry.Value).ToList();

    /// <summary>The file with one more key.</summary>
    public AppConfig? With(string key, string value)
    {
        var entry = "<" + Entry + " key=\"" + Escaped(key) + "\" value=\"" + Escaped(value) + "\" />";
        if (_emptySettings >= 0)
        {
            var outer = IndentAt(_emptySettings);
            var end = Text.ToString(TextSpan.FromBounds(_emptySettings, Text.Length)).IndexOf("/>", StringComparison.Ordinal);
            var blank = _emptySettings + end;
            while (blank > _emptySettings && char.IsWhiteSpace(Text[blank - 1]))
            {
                blank--;
            }

            return Read(Text.WithChanges(new TextChange(
                TextSpan.FromBounds(blank, _emptySettings + end + 2),
                ">" + NewLine + outer + Indent + entry + NewLine + outer + "</" + Settings + ">")));
        }

        if (_endOfSettings >= 0)
        {
            return Read(Text.WithChanges(Insert(_endOfSettings, indent => indent + Indent + entry + NewLine)));
        }

        return Read(Text.WithChanges(Insert(_endOfRoot, indent => indent + Indent + "<" + Settings + ">" + NewLine
            + indent + Indent + Indent + entry + NewLine + indent + Indent + "</" + Settings + ">" + NewLine)));
    }

    private bool Read(XmlReader reader)
    {
        var path = new List<string>();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var (name, isEmpty) = (reader.Name, reader.IsEmptyElement);
                    path.Add(name);
                    if (!Element(path, reader))
                    {
                        return false;
                    }

                    if (isEmpty)
                    {
                        path.RemoveAt(path.Count - 1);
                    }

                    break;
                case XmlNodeType.EndElement:
                    if (IsRoot(path))
                    {
                        _endOfRoot = PositionOf(reader, "</");
                    }
                    else if (IsSettings(path))
                    {
                        _endOfSettings = PositionOf(reader, "</");
                        _isElsewhere |= _endOfSettings < 0;
                    }

                    path.RemoveAt(path.Count - 1);
                    break;
            }
        }

        return true;
    }

    private bool Element(List<string> path, XmlReader reader)
    {
        if (path.Count == 1)
        {
            return path[0] == Root && !reader.IsEmptyElement;
        }

        if (IsSettings(path))
        {
            _isElsewhere |= reader.GetAttribute("configSource") is not null || reader.GetAttribute("file") is not null
                || _endOfSettings >= 0 || _emptySettings >= 0;
            _emptySettings = reader.IsEmptyElement ? PositionOf(reader, "<") : -1;
        }
        else if (path.Count == 3 && path[0] == Root && path[1] == Settings && path[2] == Entry && reader.GetAttribute("key") is { } key)
        {
            _entries.Add((key, reader.GetAttribute("value")));
        }

        return true;
    }

    private static bool IsRoot(List<string> path)
        => path is [Root];

    private static bool IsSettings(List<string> path)
        => path is [Root, Settings];

    /// <summary>Where the tag begins in whose name the reader is; -1 where lines are counted otherwise there.</summary>
    private int PositionOf(XmlReader reader, string start)
    {
        var info = (IXmlLineInfo)reader;
        if (info.LineNumber > Text.Lines.Count)
        {
            return -1;
        }

        var position = Text.Lines[info.LineNumber - 1].Start + info.LinePosition - 1 - start.Length;
        var expected = start + reader.Name;
        return position >= 0 && position + expected.Length <= Text.Length
            && Text.ToString(new TextSpan(position, expected.Length)) == expected
                ? position
                : -1;
    }

    /// <summary>Lines before a tag that begins a line, or before the tag itself.</summary>
    private TextChange Insert(int tag, Func<string, string> lines)
    {
        var line = Text.Lines.GetLineFromPosition(tag);
        var indent = IndentAt(tag);
        return string.IsNullOrWhiteSpace(Text.ToString(TextSpan.FromBounds(line.Start, tag)))
            ? new TextChange(new TextSpan(line.Start, 0), lines(indent))
            : new TextChange(new TextSpan(tag, 0), NewLine + lines(indent) + indent);
    }

    private string NewLine
        => Text.Lines[0] is var first && first.EndIncludingLineBreak > first.End
            ? Text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak))
            : "\n";

    /// <summary>One step of indentation: that of the first line that has one.</summary>
    private string Indent
        => Text.Lines
            .Where(static line => line.End > line.Start)
            .Select(line => IndentAt(line.Start))
            .FirstOrDefault(static indent => indent.Length > 0) ?? DefaultIndent;

    private string IndentAt(int position)
    {
        var line = Text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    private static string Escaped(string text)
        => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace("\"", "&quot;");
}
