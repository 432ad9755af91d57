using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Xml;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Model.Settings;

/// <summary>
/// The entries of XML settings files. A document type is refused and nothing outside the text is ever read; malformed files
/// have no entries: the program that reads them says so itself.
/// </summary>
internal sealed class XmlSettingsReader
{
    private readonly SettingsFile _file;
    private readonly string _text;
    private readonly List<int> _lineStarts = [0];
    private readonly List<string> _path = [];
    private readonly ImmutableArray<SettingsEntry>.Builder _entries = ImmutableArray.CreateBuilder<SettingsEntry>();

    /// <summary>The name of the setting whose value is read next, and of its class.</summary>
    private (string Section, string Name)? _setting;

    private XmlSettingsReader(SettingsFile file)
    {
        _file = file;
        _text = file.Text.ToString();

        // As the XML reader counts lines.
        for (var i = 0; i < _text.Length; i++)
        {
            if (_text[i] == '\n' || (_text[i] == '\r' && (i + 1 == _text.Length || _text[i + 1] != '\n')))
            {
                _lineStarts.Add(i + 1);
            }
        }
    }

    public static ImmutableArray<SettingsEntry> Read(SettingsFile file)
    {
        if (file.Text.Length > JsonReader.MaxLength)
        {
            return ImmutableArray<SettingsEntry>.Empty;
        }

        var reader = new XmlSettingsReader(file);
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using var xml = XmlReader.Create(new StringReader(reader._text), settings);
            while (xml.Read())
            {
                reader.Node(xml);
            }
        }
        catch (XmlException)
        {
            return ImmutableArray<SettingsEntry>.Empty;
        }

        return reader._entries.ToImmutable();
    }

    private void Node(XmlReader xml)
    {
        switch (xml.NodeType)
        {
            case XmlNodeType.Element:
                _path.Add(xml.LocalName);
                var isEmpty = xml.IsEmptyElement;
                Element(xml);
                if (isEmpty)
                {
                    _path.RemoveAt(_path.Count - 1);
                }

                break;
            case XmlNodeType.EndElement:
                if (_path.Count == 4 && _path[3] == "setting")
                {
                    _setting = null;
                }

                _path.RemoveAt(_path.Count - 1);
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA:
                Text(xml);
                break;
        }
    }

    private void Element(XmlReader xml)
    {
        if (IsIn("configuration", "appSettings", "add") && xml.GetAttribute("key") is { } key)
        {
            Attribute(xml, "value", SettingsSource.AppSettings, key);
        }
        else if (IsIn("RunSettings", "TestRunParameters", "Parameter") && xml.GetAttribute("name") is { } name)
        {
            Attribute(xml, "value", SettingsSource.TestParameters, name);
        }
        else if (_path.Count == 4 && _path[3] == "setting" && IsSettingsGroup() && xml.GetAttribute("name") is { } setting)
        {
            _setting = (_path[2], setting);
        }
    }

    private void Text(XmlReader xml)
    {
        // <applicationSettings><My.Settings><setting name="Port"><value>7496</value></setting>…
        if (_path.Count == 5 && _path[4] == "value" && IsSettingsGroup() && _setting is var (section, name))
        {
            Text(xml, SettingsSource.ApplicationSettings, name, section);
        }
        else if (_path.Count == 4 && IsIn("RunSettings", "RunConfiguration", "EnvironmentVariables", _path[3]))
        {
            Text(xml, SettingsSource.Environment, _path[3], section: null);
        }
    }

    private bool IsSettingsGroup()
        => _path[0] == "configuration" && _path[1] is "applicationSettings" or "userSettings";

    private bool IsIn(params string[] path)
    {
        if (_path.Count != path.Length)
        {
            return false;
        }

        for (var i = 0; i < path.Length; i++)
        {
            if (_path[i] != path[i])
            {
                return false;
            }
        }

        return true;
    }

    private void Attribute(XmlReader xml, string name, SettingsSource source, string key)
    {
        if (!xml.MoveToAttribute(name))
        {
            return;
        }

        // The reader knows where the name stands; the value stands in the quotes behind it.
        var value = xml.Value;
        var quote = PositionOf(xml);
        while (quote < _text.Length && _text[quote] is not ('"' or '\''))
        {
            quote++;
        }

        var end = quote + 1 < _text.Length ? _text.IndexOf(_text[quote], quote + 1) : -1;
        if (end > 0)
        {
            _entries.Add(new SettingsEntry(source, key, value, new FilePlace(_file, TextSpan.FromBounds(quote + 1, end))));
        }

        xml.MoveToElement();
    }

    private void Text(XmlReader xml, SettingsSource source, string key, string? section)
    {
        var value = xml.Value.Trim();
        var start = PositionOf(xml);
        var found = value.Length == 0 ? -1 : _text.IndexOf(value, Math.Min(start, _text.Length), StringComparison.Ordinal);
        var next = _text.IndexOf('<', Math.Min(start, _text.Length));

        // With entities in it the text does not stand in the file as it is read.
        if (found >= 0 && (next < 0 || found + value.Length <= next))
        {
            _entries.Add(new SettingsEntry(source, key, value, new FilePlace(_file, new TextSpan(found, value.Length))) { Section = section });
        }
    }

    private int PositionOf(XmlReader xml)
        => xml is IXmlLineInfo place && place.LineNumber >= 1 && place.LineNumber <= _lineStarts.Count
            ? Math.Min(_lineStarts[place.LineNumber - 1] + Math.Max(place.LinePosition - 1, 0), _text.Length)
            : _text.Length;
}
