using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using CsCheck;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis.Text;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace IbApi.Analyzers.Tests.CodeFixes.Editing;

/// <summary>Keys that fixes add to JSON settings files: what stood there stays, and .NET's own reader finds what was added.</summary>
public sealed class JsonSettingsTests
{
    /// <summary>A file before and after <c>IbApi:Port</c> was added to it.</summary>
    public static TheoryData<string, string> Layouts => new()
    {
        { "{}", "{\n  \"IbApi\": {\n    \"Port\": 7497\n  }\n}" },
        { "{\n}\n", "{\n  \"IbApi\": {\n    \"Port\": 7497\n  }\n}\n" },
        { "{\r\n}\r\n", "{\r\n  \"IbApi\": {\r\n    \"Port\": 7497\r\n  }\r\n}\r\n" },
        { "{ // nothing\n}", "{ // nothing\n  \"IbApi\": {\n    \"Port\": 7497\n  }\n}" },
        { "{\n\t\"A\": 1\n}", "{\n\t\"A\": 1,\n\t\"IbApi\": {\n\t\t\"Port\": 7497\n\t}\n}" },
        { "{\n    \"A\": 1,\n}", "{\n    \"A\": 1,\n    \"IbApi\": {\n        \"Port\": 7497\n    },\n}" },
        { "{\n  \"A\": 1 // one\n}", "{\n  \"A\": 1, // one\n  \"IbApi\": {\n    \"Port\": 7497\n  }\n}" },
        { "{\n  \"A\": 1, // one\n  // more\n}", "{\n  \"A\": 1, // one\n  \"IbApi\": {\n    \"Port\": 7497\n  },\n  // more\n}" },
        { "{\n  \"A\": 1 /* one */ /* two */\n}", "{\n  \"A\": 1, /* one */ /* two */\n  \"IbApi\": {\n    \"Port\": 7497\n  }\n}" },
        { "{\n  \"A\": 1 /* one */, // two\n}", "{\n  \"A\": 1 /* one */, // two\n  \"IbApi\": {\n    \"Port\": 7497\n  },\n}" },
        { "{ \"A\": 1 }", "{ \"A\": 1, \"IbApi\": { \"Port\": 7497 } }" },
        { "{ \"A\": 1, }", "{ \"A\": 1, \"IbApi\": { \"Port\": 7497 } }" },
        { "{\n  \"IbApi\": {\n    \"Host\": \"x\"\n  },\n  \"B\": 2\n}", "{\n  \"IbApi\": {\n    \"Host\": \"x\",\n    \"Port\": 7497\n  },\n  \"B\": 2\n}" },
        { "{\n  \"ibapi\": {\n  }\n}", "{\n  \"ibapi\": {\n    \"Port\": 7497\n  }\n}" },
        { "{\n  \"IbApi:Host\": \"x\",\n  \"B\": 2\n}", "{\n  \"IbApi:Host\": \"x\",\n  \"IbApi:Port\": 7497,\n  \"B\": 2\n}" },
        { "{\n  \"A\": { \"IbApi\": { } }\n}", "{\n  \"A\": { \"IbApi\": { } },\n  \"IbApi\": {\n    \"Port\": 7497\n  }\n}" },
        { "// head\n{\n  \"A\": \"}//\"\n}\n// foot\n", "// head\n{\n  \"A\": \"}//\",\n  \"IbApi\": {\n    \"Port\": 7497\n  }\n}\n// foot\n" },
        { "{\n  \"A\": [\n    1\n  ]\n}", "{\n  \"A\": [\n    1\n  ],\n  \"IbApi\": {\n    \"Port\": 7497\n  }\n}" },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Adds_a_key_and_leaves_the_rest(string before, string after)
    {
        var settings = JsonSettings.Read(SourceText.From(before))!.With("IbApi:Port", "7497")!;

        Assert.Equal(after, settings.Text.ToString());
        Assert.Equal("7497", Load(after)["IbApi:Port"]);
    }

    [Theory]
    [InlineData("{ \"IbApi\": 1 }")]
    [InlineData("{ \"IbApi\": [] }")]
    [InlineData("{ \"IbApi\": null }")]
    public void Not_through_what_is_no_section(string text)
        => Assert.Null(JsonSettings.Read(SourceText.From(text))!.With("IbApi:Port", "7497"));

    [Theory]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("{ \"A\": }")]
    [InlineData("{ \"A\": 1")]
    [InlineData("{ \"A\": 1 } }")]
    [InlineData("\"A\"")]
    public void Not_into_what_is_no_object(string text)
        => Assert.Null(JsonSettings.Read(SourceText.From(text)));

    [Fact]
    public void Nor_into_what_is_too_deep_or_too_long()
    {
        Assert.Null(JsonSettings.Read(SourceText.From(string.Concat(Enumerable.Repeat("{\"A\":", 10_000)) + "1" + new string('}', 10_000))));
        Assert.Null(JsonSettings.Read(SourceText.From("{ \"A\": \"" + new string('x', 17_000_000) + "\" }")));
    }

    [Theory]
    [InlineData("{ \"IbApi\": { \"Port\": 1 } }", "1")]
    [InlineData("{ \"IBAPI\": { \"port\": \"1\" } }", "1")]
    [InlineData("{ \"IbApi:Port\": 1 }", "1")]
    [InlineData("{ \"IbApi\": { \"Port\": 1 }, \"IbApi:Port\": 2 }", "1,2")]
    [InlineData("{ \"IbApi\": { \"Port\": [ ] } }", "?")]
    [InlineData("{ \"IbApi\": { \"Porto\": 1 }, \"Port\": 2 }", "")]
    public void Knows_the_values_of_a_key(string text, string expected)
        => Assert.Equal(expected, string.Join(",", JsonSettings.Read(SourceText.From(text))!.ValuesOf("IbApi:Port").Select(static value => value ?? "?")));

    public static TheoryData<string> Encodings => ["utf-8", "utf-8 with mark", "utf-16", "utf-16BE", "latin1"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Encoding_stays(string name)
    {
        var encoding = name.StartsWith("utf-8", StringComparison.Ordinal)
            ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: name != "utf-8")
            : Encoding.GetEncoding(name);
        var bytes = encoding.GetPreamble().Concat(encoding.GetBytes("{\n  \"A\": \"\u00e4\"\n}\n")).ToArray();
        var text = SourceText.From(new MemoryStream(bytes), name == "latin1" ? encoding : null);

        var after = JsonSettings.Read(text)!.With("IbApi:Port", "7497")!.Text;

        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, after.Encoding!))
        {
            after.Write(writer);
        }

        Assert.Equal(
            encoding.GetPreamble().Concat(encoding.GetBytes("{\n  \"A\": \"\u00e4\",\n  \"IbApi\": {\n    \"Port\": 7497\n  }\n}\n")),
            stream.ToArray());
    }

    /// <summary>Whatever the file: all keys keep their values, the new one has its own, and what was added is all that is new.</summary>
    [Fact]
    public void Generated_files()
    {
        var blank = OneOf("", " ", "\n", "\n  ", " // c\n", " /* c */ ", "\n\t", "\r\n    ");
        var name = OneOf("A", "IbApi", "Host", "ibapi", "IbApi:Host", "B:C", "Port2");
        var scalar = OneOf("1", "\"x\"", "\"}\"", "\"//\"", "true", "\"\\\"\"", "[1, 2]");
        var member = Gen.Select(blank, name, blank, scalar, blank, static (a, n, b, v, c) => $"{a}\"{n}\":{b}{v}{c}");
        var inner = Gen.Select(member.List[0, 3], blank, Gen.Bool, static (members, end, comma)
            => "{" + string.Join(",", members) + (comma && members.Count > 0 ? "," : "") + end + "}");
        var nested = Gen.Select(blank, name, inner, blank, static (a, n, v, b) => $"{a}\"{n}\": {v}{b}");
        var file = Gen.Select(Gen.OneOf(member, nested).List[0, 4], blank, Gen.Bool, blank, static (members, end, comma, tail)
            => "{" + string.Join(",", members) + (comma && members.Count > 0 ? "," : "") + end + "}" + tail);

        file.Sample(
            text =>
            {
                if (JsonSettings.Read(SourceText.From(text)) is not { } settings
                    || settings.ValuesOf("IbApi:Port").Count > 0
                    || settings.With("IbApi:Port", "7497") is not { } changed)
                {
                    return;
                }

                var after = changed.Text.ToString();
                Assert.Equal(["7497"], changed.ValuesOf("IbApi:Port"));
                Assert.Equal(KeysOf(text).Append("IbApi:Port=7497").Order(StringComparer.OrdinalIgnoreCase), KeysOf(after).Order(StringComparer.OrdinalIgnoreCase));
                AssertIsSubsequence(text, after);
            },
            iter: 2_000);
    }

    private static Gen<string> OneOf(params string[] texts)
        => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    /// <summary>White space between empty braces gives way to the lines that are added there; everything else stays.</summary>
    private static void AssertIsSubsequence(string part, string whole)
    {
        var wanted = part.Where(static c => !char.IsWhiteSpace(c)).ToArray();
        var at = 0;
        foreach (var c in whole)
        {
            at += at < wanted.Length && wanted[at] == c ? 1 : 0;
        }

        Assert.True(at == wanted.Length, $"Something is lost of:\n{part}\nin:\n{whole}");
    }

    private static List<string> KeysOf(string text)
    {
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        return Keys(document.RootElement, "").Select(static key => key.Replace("ibapi", "IbApi", StringComparison.Ordinal)).ToList();

        static IEnumerable<string> Keys(JsonElement element, string path)
            => element.ValueKind == JsonValueKind.Object
                ? element.EnumerateObject().SelectMany(member => Keys(member.Value, path.Length == 0 ? member.Name : path + ":" + member.Name))
                : [path + "=" + element.GetRawText()];
    }

    private static IConfigurationRoot Load(string text)
        => new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(text))).Build();
}
