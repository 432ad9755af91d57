using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;
using IbApi.Analyzers.DocumentationGenerator;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace IbApi.Analyzers.Tests.Consistency;

/// <summary>The pictures of the rules: whether they are current is asked in <see cref="DocumentationTests"/>, here how they are drawn.</summary>
public sealed class PictureTests
{
    private const string Rule = "IBAPI1001";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Pictures =>
        [.. Directory.GetFiles(Repository.PathOf("docs/images"), "*.svg", SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Everything_is_inside_and_fits_a_page(string path)
        => AssertIsSound(File.ReadAllText(Repository.PathOf(path)));

    [Fact]
    public void Every_rule_has_a_picture_and_every_picture_a_rule()
        => Assert.Equal(
            RuleCatalogue.Descriptors.Select(static rule => rule.Id),
            Directory.GetFiles(Repository.PathOf("docs/images/rules")).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Code_is_escaped_and_a_long_file_is_cut()
    {
        var code = $$"""
            using System.Collections.Generic;
            using IBApi;
            using Xunit;

            public class Tests<T> where T : IEnumerable<string>
            {
                public string Text { get; } = "<&>";

            {{string.Concat(Enumerable.Range(0, 30).Select(static i => $"    public void M{i}() {{ }}\n\n"))}}
                [Fact]
                public void Connects()
                {
                    var isSmall = 1 < 2 && 2 > 1;
                    new EClientSocket(new DefaultEWrapper(), new EReaderMonitorSignal()).eConnect("<&\"", isSmall ? 7496 : 7496, 1);
                }
            }
            """;
        var program = ExampleProgram.Of(new PageExample(ExampleKind.Bad, code, null, []));
        var findings = await program.FindingsAsync(Rule);
        var picture = FindingPicture.Of(await program.CompileAsync(), findings, ["Fix <it> & \"go\""], []).Draw();

        AssertIsSound(picture);
        var texts = XDocument.Parse(picture).Descendants(Svg + "text").Select(static text => text.Value).ToList();
        Assert.Contains("<", texts);
        Assert.Contains("\"<&\\\"\"", texts);
        Assert.Contains("Fix <it> & \"go\"", texts);
        Assert.Contains("Tests.cs", texts);
        Assert.Contains("⋮", texts);
        Assert.Contains("Connects", texts);
        Assert.DoesNotContain("M0", texts);
    }

    [Theory]
    [InlineData("using A;\n\nclass B\n{\n}\n", "2,3,4")]
    [InlineData("\n\nclass B\n{\n\n\n    int c;\n}\n\n", "2,3,4,6,7")]
    public void A_short_file_is_shown_but_for_its_usings_and_blank_lines_too_many(string text, string rows)
        => Assert.Equal(rows, string.Join(',', PictureRows.Of(SourceText.From(text), [], [])));

    [Fact]
    public void Of_a_long_file_what_stands_around_the_finding_is_shown()
    {
        var text = SourceText.From(string.Join('\n', Enumerable.Range(0, 50).Select(static i => $"line {i}")));

        Assert.Equal("0,-1,25,26,27,28,29,30,31,32,33,-1,40", string.Join(',', PictureRows.Of(text, [30], [0, 40])));
    }

    private static void AssertIsSound(string picture)
    {
        var svg = XDocument.Parse(picture).Root!;
        var (width, height) = (Number(svg, "width"), Number(svg, "height"));
        Assert.InRange(width, 400, 1120);
        Assert.Equal($"0 0 {width} {height}", svg.Attribute("viewBox")!.Value);
        Assert.NotEmpty(svg.Element(Svg + "title")!.Value);
        Assert.Contains("prefers-color-scheme: dark", svg.Element(Svg + "style")!.Value, StringComparison.Ordinal);
        foreach (var text in svg.Elements(Svg + "text"))
        {
            Assert.InRange(Number(text, "x"), 0, width);
            Assert.InRange(Number(text, "x") + Number(text, "textLength"), 0, width);
            Assert.InRange(Number(text, "y"), 0, height);
        }

        Assert.Contains(svg.Elements(Svg + "path"), static path => path.Attribute("class")?.Value is "warning" or "info");
    }

    private static double Number(XElement element, string name)
        => element.Attribute(name) is { } attribute ? double.Parse(attribute.Value, CultureInfo.InvariantCulture) : 0;
}
