using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using CsCheck;
using IbApi.Analyzers.Model.Settings;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Settings;

/// <summary>
/// The reader against .NET's own with the settings that configuration gives it: both must take the same texts and read the
/// same from them, and each span must hold what was read.
/// </summary>
public sealed class JsonReaderTests
{
    private static readonly JsonDocumentOptions AsConfiguration = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private static readonly Gen<string> Blank = OneOf(
        string.Empty, string.Empty, string.Empty, " ", "\n", "\r\n", "\t", "  ", "/* c */", "// c\n", "/**/", "// \"{\r", "/* * / */");

    private static readonly Gen<string> Text = Gen.OneOf(
        OneOf("", "Port", "Ib", "IbApi:Port", "port", "7496", "host name", "a\\\"b", "\\u0041\\n", "\\\\", "\\/", "ü", "\\ud83d\\ude00", "//", "/*", "\u2028"),
        Gen.Char["abcPORT:_. 0149"].Array[0, 8].Select(static text => new string(text)));

    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.Int.Select(static number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        OneOf("0", "-0", "7496", "1.50", "-2e5", "3E+04", "1e-1", "true", "false", "null", "\"\"", "\"7496\""),
        Text.Select(static text => "\"" + text + "\""));

    [Fact]
    public void Reads_what_dotnet_reads_from_generated_texts()
        => Value(4).Sample(AssertAgrees, iter: 2_000);

    [Fact]
    public void Refuses_what_dotnet_refuses_of_texts_with_a_mistake()
        => Gen.Select(Value(3), Gen.Int[0, 1_000], OneOf("", "{", "}", "[", "]", ",", ":", "\"", "\\", "/", "*", "0", "-", ".", "e", "t", "\n", "\u0001", "\u2028", " ", "'", "\uFEFF"), Gen.Int[0, 3])
            .Sample(
                static (text, at, inserted, removed) =>
                {
                    at = text.Length == 0 ? 0 : at % text.Length;
                    AssertAgrees(text[..at] + inserted + text[Math.Min(text.Length, at + removed)..]);
                },
                iter: 4_000);

    [Fact]
    public void Refuses_what_dotnet_refuses_of_random_texts()
        => Gen.Char["{}[]:,\"\\/*-+.eEtrufalsn0123 \n\r\t'x"].Array[0, 24]
            .Sample(static text => AssertAgrees(new string(text)), iter: 4_000);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("// only a comment")]
    [InlineData("{")]
    [InlineData("{\"a\"")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":1")]
    [InlineData("{\"a\":1,")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\":1,,}")]
    [InlineData("{,}")]
    [InlineData("[,]")]
    [InlineData("[1,]")]
    [InlineData("[1 2]")]
    [InlineData("{}{}")]
    [InlineData("{} // end")]
    [InlineData("{\"a\" /* c */ :1}")]
    [InlineData("{} /")]
    [InlineData("/* open")]
    [InlineData("'a'")]
    [InlineData("{a:1}")]
    [InlineData("{1:1}")]
    [InlineData("{null:1}")]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("+1")]
    [InlineData("-")]
    [InlineData("1e")]
    [InlineData("1x")]
    [InlineData("1\"")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("True")]
    [InlineData("tru")]
    [InlineData("nulll")]
    [InlineData("\"a\nb\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"\\u12G4\"")]
    [InlineData("\"\\u0041\"")]
    [InlineData("\"\\u004\"")]
    [InlineData("{\"Port\":1,\"port\":2,\"Port\":3}")]
    public void Agrees_with_dotnet_at_the_edges(string text) => AssertAgrees(text);

    [Fact]
    public void Nests_as_deep_as_dotnet_and_no_deeper()
    {
        foreach (var depth in (int[])[1, 63, 64, 65, 66, 10_000])
        {
            AssertAgrees(new string('[', depth) + new string(']', depth));
            AssertAgrees(string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth));
            AssertAgrees(new string('[', depth));
        }
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text()
    {
        var (root, error) = JsonReader.Read("\uFEFF{\"a\":1}");

        Assert.Null(error);
        Assert.Equal(new TextSpan(6, 1), root!["a"]!.Span);
    }

    [Fact]
    public void A_text_of_fifty_megabytes_is_no_settings_file()
    {
        var text = SourceText.From(new string(' ', 50_000_000) + "{}");

        Assert.NotNull(JsonReader.Read(text).Error);
    }

    [Fact]
    public void A_binary_file_is_malformed()
    {
        var bytes = Enumerable.Range(0, 4_096).Select(static i => (byte)(i * 7)).ToArray();

        Assert.NotNull(JsonReader.Read(Encoding.Latin1.GetString(bytes)).Error);
    }

    [Theory]
    [InlineData("{\"a\" 1}", 5, "a colon is expected here")]
    [InlineData("{\"a\":1 \"b\":2}", 7, "a comma or `}` is expected here")]
    [InlineData("[1", 2, "a comma or `]` is expected here")]
    [InlineData("{\"a\":", 5, "a value is expected here")]
    [InlineData("{\"a\":1}x", 7, "only one value may stand in the file")]
    public void Says_where_the_mistake_is(string text, int position, string reason)
    {
        var error = JsonReader.Read(text).Error;

        Assert.Equal((position, reason), (error!.Span.Start, error.Reason));
    }

    private static Gen<string> OneOf(params string[] texts)
        => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static Gen<string> Value(int depth)
        => depth == 0 ? Scalar : Gen.Frequency((1, Scalar), (2, Object(depth)), (1, Array(depth)));

    private static Gen<string> Object(int depth)
        => Gen.Select(Gen.Select(Blank, Text, OneOf("", "", " ", "\r\n\t"), Value(depth - 1), Blank).Array[0, 4], Blank, Gen.Bool)
            .Select(static (members, blank, hasComma) => "{"
                + string.Join(",", members.Select(static member
                    => member.Item1 + "\"" + member.Item2 + "\"" + member.Item3 + ":" + member.Item1 + member.Item4 + member.Item5))
                + (hasComma && members.Length > 0 ? "," : "") + blank + "}");

    private static Gen<string> Array(int depth)
        => Gen.Select(Gen.Select(Blank, Value(depth - 1)).Array[0, 4], Blank, Gen.Bool)
            .Select(static (elements, blank, hasComma) => "["
                + string.Join(",", elements.Select(static element => element.Item1 + element.Item2))
                + (hasComma && elements.Length > 0 ? "," : "") + blank + "]");

    private static void AssertAgrees(string text)
    {
        var (root, error) = JsonReader.Read(text);
        string? expected;
        try
        {
            using var document = JsonDocument.Parse(text.TrimStart('\uFEFF') is var trimmed && text.StartsWith('\uFEFF') ? text[1..] : trimmed, AsConfiguration);
            expected = Describe(document.RootElement);
        }
        catch (JsonException)
        {
            expected = null;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: .NET takes the text, and refuses to hand out the string.
            return;
        }

        Assert.True((root is null) == (error is not null), text);
        Assert.True(expected == (root is null ? null : Describe(root, text)), $"{text}\n.NET: {expected}\nours: {(root is null ? error!.Reason : Describe(root, text))}");
        if (error is not null)
        {
            Assert.InRange(error.Span.End, error.Span.Start, text.Length);
        }
    }

    private static string Describe(JsonElement element)
        => element.ValueKind switch
        {
            JsonValueKind.Object => "{" + string.Join(",", element.EnumerateObject().Select(static member => member.Name + ":" + Describe(member.Value))) + "}",
            JsonValueKind.Array => "[" + string.Join(",", element.EnumerateArray().Select(Describe)) + "]",
            JsonValueKind.String => "\"" + element.GetString() + "\"",
            _ => element.GetRawText(),
        };

    /// <summary>What was read, after a look at whether each span holds just that.</summary>
    private static string Describe(JsonNode node, string text)
    {
        var written = text.Substring(node.Span.Start, node.Span.Length);
        switch (node.Kind)
        {
            case JsonKind.Object:
                Assert.Equal(('{', '}'), (written[0], written[^1]));
                foreach (var member in node.Properties)
                {
                    Assert.Equal(member.Name, JsonSerializer.Deserialize<string>(text.Substring(member.NameSpan.Start, member.NameSpan.Length)));
                }

                return "{" + string.Join(",", node.Properties.Select(member => member.Name + ":" + Describe(member.Value, text))) + "}";
            case JsonKind.Array:
                Assert.Equal(('[', ']'), (written[0], written[^1]));
                return "[" + string.Join(",", node.Elements.Select(element => Describe(element, text))) + "]";
            case JsonKind.String:
                Assert.Equal(node.Text, JsonSerializer.Deserialize<string>(written));
                return "\"" + node.Text + "\"";
            default:
                Assert.Equal(node.Text, written);
                return node.Text;
        }
    }
}
