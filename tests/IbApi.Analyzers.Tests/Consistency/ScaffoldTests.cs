using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Loader;
using System.Threading.Tasks;
using IbApi.Analyzers.DocumentationGenerator;
using IbApi.Analyzers.NewRule;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Formatting;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace IbApi.Analyzers.Tests.Consistency;

/// <summary>What <c>tools/NewRule</c> writes: everything that a rule owes, in order, and it works before its author has changed a word.</summary>
public sealed class ScaffoldTests : IDisposable
{
    /// <summary>The files that name every rule.</summary>
    private static readonly string[] Lists =
    [
        "Directory.Build.props", "CHANGELOG.md", "src/IbApi.Analyzers/AnalyzerReleases.Unshipped.md",
        "tests/IbApi.Analyzers.Tests/Rules/VisualBasicCases.cs", "tests/IbApi.Analyzers.EditorTests/LightBulb.md",
        .. Directory.GetFiles(Repository.PathOf("src/IbApi.Analyzers/Diagnostics"), "*.cs")
            .Select(static path => "src/IbApi.Analyzers/Diagnostics/" + Path.GetFileName(path)),
    ];

    private readonly string _copy = Directory.CreateTempSubdirectory("ibapi-rule-").FullName;

    public ScaffoldTests()
    {
        foreach (var list in Lists)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(list))!);
            File.Copy(Repository.PathOf(list), PathOf(list));
        }
    }

    public void Dispose()
        => Directory.Delete(_copy, recursive: true);

    public static TheoryData<string, string> Requests => new()
    {
        { "IBAPI1999", "Endpoint" },
        { "IBAPI2000", "ClientId" },
        { "IBAPI3098", "Lifecycle" },
        { "IBAPI4000", "Versions" },
        { "IBAPI5999", "Configuration" },
        { "IBAPI6000", "Orders" },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_rule_of_every_category_stands_in_every_list_once_and_in_order(string id, string category)
    {
        Scaffold.Create(_copy, new RuleRequest(id, "LostOrder", "Order is lost", IsWarning: false, HasFix: true));

        Assert.All(
            (string[])
            [
                "CHANGELOG.md", "src/IbApi.Analyzers/AnalyzerReleases.Unshipped.md", "src/IbApi.Analyzers/Diagnostics/DiagnosticIds.cs",
                "tests/IbApi.Analyzers.Tests/Rules/VisualBasicCases.cs", "tests/IbApi.Analyzers.EditorTests/LightBulb.md",
            ],
            list =>
            {
                var start = Path.GetFileName(list) switch
                {
                    "LightBulb.md" => "| ",
                    "VisualBasicCases.cs" => " ",
                    "CHANGELOG.md" => "- `",
                    "DiagnosticIds.cs" => "    public const string ",
                    _ => "IBAPI",
                };
                var ids = Lines(list).Where(line => line.StartsWith(start, StringComparison.Ordinal)).Select(static line => IdIn(line)).OfType<string>().ToList();
                Assert.Single(ids, id);
                var at = ids.IndexOf(id);
                Assert.True(at == 0 || string.CompareOrdinal(ids[at - 1], id) < 0, $"{list}: {ids[Math.Max(at - 1, 0)]} before {id}");
                Assert.True(at == ids.Count - 1 || string.CompareOrdinal(ids[at + 1], id) > 0, $"{list}: {ids[Math.Min(at + 1, ids.Count - 1)]} after {id}");

                // Nothing but that line is new.
                var before = File.ReadAllLines(Repository.PathOf(list));
                Assert.Equal(before, Lines(list).Where(line => !line.Contains(id, StringComparison.Ordinal)));
            });
        Assert.True(File.Exists(PathOf($"src/IbApi.Analyzers/Rules/{category}/LostOrder.cs")));
        Assert.True(File.Exists(PathOf($"tests/IbApi.Analyzers.Tests/Rules/{category}/LostOrderTests.cs")));
        Assert.True(File.Exists(PathOf($"src/IbApi.Analyzers.CodeFixes/{category}/LostOrderFixer.cs")));
        Assert.True(File.Exists(PathOf($"tests/IbApi.Analyzers.Tests/CodeFixes/{category}/LostOrderFixerTests.cs")));
        Assert.Contains("DiagnosticIds.LostOrder,", File.ReadAllText(PathOf($"src/IbApi.Analyzers/Diagnostics/Descriptors.{category}.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rule_compiles_and_does_what_its_page_says()
    {
        const string Id = "IBAPI3098";
        if (!TestedCompiler.CompilesThePackage)
        {
            return;
        }

        Scaffold.Create(_copy, new RuleRequest(Id, "LostOrder", "Order is lost", IsWarning: false));

        var rule = Load("IbApi.Analyzers.Rules.Lifecycle.LostOrder");
        var descriptor = Assert.Single(rule.SupportedDiagnostics);
        Assert.Equal((Id, "Order is lost", DiagnosticSeverity.Info), (descriptor.Id, descriptor.Title.ToString(null), descriptor.DefaultSeverity));
        Assert.Equal($"{Repository.Url}/blob/main/docs/rules/{Id}.md", descriptor.HelpLinkUri);

        var page = new RulePage(PathOf($"docs/rules/{Id}.md"));
        Assert.Equal([$"# {Id}: Order is lost", .. DocumentationTests.Sections], page.Markdown.Headings);
        Assert.All((string[])["facts", "options", "severity", "suppress"], part => Assert.True(MarkedText.HasPart(page.Text, part), part));
        Assert.Equal([ExampleKind.Bad, ExampleKind.Good], page.Examples.Select(static example => example.Kind));
        foreach (var example in page.Examples)
        {
            var found = await ExampleProgram.Of(example).AnalyzeAsync([rule]);
            Assert.Equal(example.IsBad ? [Id] : [], found.Select(static finding => finding.Id));
        }
    }

    /// <summary>Most rules have none.</summary>
    [Fact]
    public void A_fix_is_asked_for()
    {
        Scaffold.Create(_copy, new RuleRequest("IBAPI3098", "LostOrder", "Order is lost", IsWarning: false));

        Assert.False(Directory.Exists(PathOf("src/IbApi.Analyzers.CodeFixes")));
        Assert.Equal(File.ReadAllText(Repository.PathOf("tests/IbApi.Analyzers.EditorTests/LightBulb.md")), File.ReadAllText(PathOf("tests/IbApi.Analyzers.EditorTests/LightBulb.md")));
        Assert.Null(new RulePage(PathOf("docs/rules/IBAPI3098.md")).Fix);
    }

    /// <summary>Rule, fix and their page say the same, and the tests of both are whole files.</summary>
    [Fact]
    public void A_fix_comes_with_its_tests_and_its_part_of_the_page()
    {
        var written = Scaffold.Create(_copy, new RuleRequest("IBAPI3098", "LostOrder", "Order is lost", IsWarning: false, HasFix: true));

        Assert.All(
            written.Where(static path => path.EndsWith(".cs", StringComparison.Ordinal)),
            path => Assert.Empty(CSharpSyntaxTree.ParseText(File.ReadAllText(PathOf(path)), new CSharpParseOptions(LanguageVersion.Preview)).GetDiagnostics()));
        Assert.Contains("FixData.ForReplacementPort(7497)", File.ReadAllText(PathOf("src/IbApi.Analyzers/Rules/Lifecycle/LostOrder.cs")), StringComparison.Ordinal);
        if (TestedCompiler.CompilesThePackage)
        {
            AssertSuccess(Compile(
                "IbApi.Analyzers.CodeFixes",
                [.. ((string[])["JsonNode", "JsonReader"]).Select(static shared => File.ReadAllText(Repository.PathOf($"src/IbApi.Analyzers/Model/Settings/{shared}.cs")))],
                [
                    CompileAnalyzers().ToMetadataReference(),
                    .. ((Type[])[typeof(Diagnostic), typeof(CSharpSyntaxTree), typeof(Workspace), typeof(CSharpFormattingOptions), typeof(System.Composition.SharedAttribute)])
                        .Select(static type => MetadataReference.CreateFromFile(type.Assembly.Location)),
                ]).GetDiagnostics());
        }

        var page = new RulePage(PathOf("docs/rules/IBAPI3098.md"));
        Assert.Equal("the paper port", page.Fix);
        Assert.Equal([ExampleKind.Bad, ExampleKind.Good, ExampleKind.Fixed], page.Examples.Select(static example => example.Kind));
        Assert.Equal("# IBAPI3098: Order is lost", page.Markdown.Headings.First());
        Assert.Contains("| IBAPI3098 | " + Templates.FixTitle + " |", Lines("tests/IbApi.Analyzers.EditorTests/LightBulb.md"));
    }

    [Fact]
    public void What_is_there_already_is_refused_and_nothing_is_written()
    {
        foreach (var taken in (RuleRequest[])
        [
            new(DiagnosticIds.LostConnection, "LostOrder", "Order is lost", IsWarning: false),
            new("IBAPI3098", nameof(DiagnosticIds.LostConnection), "Order is lost", IsWarning: false),
        ])
        {
            Assert.Throws<InvalidOperationException>(() => Scaffold.Create(_copy, taken));
        }

        Assert.All(Lists, list => Assert.Equal(File.ReadAllText(Repository.PathOf(list)), File.ReadAllText(PathOf(list))));
    }

    [Theory]
    [InlineData]
    [InlineData("IBAPI3098")]
    [InlineData("IBAPI9001", "LostOrder", "Order is lost")]
    [InlineData("IBAPI30981", "LostOrder", "Order is lost")]
    [InlineData("IBAPI3098", "lostOrder", "Order is lost")]
    [InlineData("IBAPI3098", "Lost Order", "Order is lost")]
    [InlineData("IBAPI3098", "LostOrder", "Order is lost.")]
    [InlineData("IBAPI3098", "LostOrder", "An order that nobody who is not in the know would ever miss is lost")]
    public void What_is_no_rule_is_refused_with_the_reason(params string[] arguments)
    {
        Assert.False(RuleRequest.TryParse(arguments, out _, out var problem));
        Assert.NotEmpty(problem);
    }

    [Fact]
    public void A_warning_is_asked_for()
    {
        Assert.True(RuleRequest.TryParse(["IBAPI2098", "LostOrder", "Order is lost"], out var quiet, out _));
        Assert.True(RuleRequest.TryParse(["IBAPI2098", "LostOrder", "Order is lost", "--warning"], out var loud, out _));

        Assert.Equal(("Info", "Warning", "ClientId"), (quiet.Severity, loud.Severity, loud.Category));
    }

    /// <summary>An analyzer of the sources of this repository with what the scaffold has written in place of what it has changed.</summary>
    private DiagnosticAnalyzer Load(string type)
    {
        using var assembly = new MemoryStream();
        AssertSuccess(CompileAnalyzers().Emit(assembly).Diagnostics);
        assembly.Position = 0;
        return (DiagnosticAnalyzer)Activator.CreateInstance(new AssemblyLoadContext("scaffold").LoadFromStream(assembly).GetType(type)!)!;
    }

    private CSharpCompilation CompileAnalyzers()
        => Compile(
            "IbApi.Analyzers",
            [
                $"[assembly: System.Reflection.AssemblyMetadata(\"RepositoryUrl\", \"{Repository.Url}\")]",
                "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"IbApi.Analyzers.CodeFixes\")]",
            ],
            MetadataReference.CreateFromFile(typeof(DiagnosticAnalyzer).Assembly.Location));

    /// <summary>The sources of a project of <c>src</c>, with those of the scaffold.</summary>
    private CSharpCompilation Compile(string project, string[] more, params MetadataReference[] references)
    {
        var source = Repository.PathOf("src/" + project);
        var paths = Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories)
            .Select(path => $"src/{project}/" + Path.GetRelativePath(source, path).Replace('\\', '/'))
            .Where(static path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal));
        var written = Directory.GetFiles(PathOf("src/" + project), "*.cs", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(_copy, path).Replace('\\', '/'), File.ReadAllText);
        var texts = paths.Where(path => !written.ContainsKey(path)).Select(static path => File.ReadAllText(Repository.PathOf(path))).Concat(written.Values).Concat(more);
        var options = new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: project.EndsWith("CodeFixes", StringComparison.Ordinal) ? ["IBAPI_CODE_FIXES"] : []);
        return CSharpCompilation.Create(
            project,
            texts.Select(text => CSharpSyntaxTree.ParseText(text, options)),
            References.Runtime.AddRange(references),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    private static void AssertSuccess(IEnumerable<Diagnostic> diagnostics)
        => Assert.DoesNotContain(diagnostics, static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static string? IdIn(string line)
        => line.IndexOf("IBAPI", StringComparison.Ordinal) is var at and >= 0 && at + 9 <= line.Length && line[at + 5] != '9' ? line.Substring(at, 9) : null;

    private string[] Lines(string list)
        => File.ReadAllLines(PathOf(list));

    private string PathOf(string relative)
        => Path.Combine(_copy, relative.Replace('/', Path.DirectorySeparatorChar));
}
