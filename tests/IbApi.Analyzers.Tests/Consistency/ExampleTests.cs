using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.DocumentationGenerator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace IbApi.Analyzers.Tests.Consistency;

/// <summary>
/// Every example on the page of a rule: it compiles; the rule speaks about the bad one and not about the others; the fix makes what the page
/// says; the lines to copy do what they are copied for. CONTRIBUTING.md says how examples are written.
/// </summary>
public sealed class ExampleTests
{
    /// <summary>Rules whose fix is not shown word for word, each with the reason.</summary>
    private static readonly Dictionary<string, string> FixIsNotShown = new()
    {
        [DiagnosticIds.LostConnection] = "it writes a type of some two hundred lines, which the page describes",
    };

    private static readonly ConcurrentDictionary<PageExample, ExampleProgram> Programs = new();

    public static TheoryData<string> Pages => [.. RulePages.All.Keys];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Page_has_a_bad_example_and_a_better_one(string id)
    {
        var examples = RulePages.All[id].Examples;

        Assert.True(examples.Any(static example => example.IsBad), $"docs/rules/{id}.md has no block ```csharp bad.");
        Assert.True(examples.Any(static example => !example.IsBad), $"docs/rules/{id}.md has neither a block ```csharp good nor ```csharp fixed.");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Options_of_examples_say_where_they_stand(string id)
        => Assert.All(RulePages.All[id].Examples, example => Assert.True(
            example.Config is null || example.Config.StartsWith('[') || example.Config.StartsWith("is_global", StringComparison.Ordinal),
            $"docs/rules/{id}.md: the block ```ini begins with a section such as [*.cs], or with is_global = true."));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Examples_compile(string id)
    {
        foreach (var example in RulePages.All[id].Examples)
        {
            Assert.Empty((await ProgramOf(example).CompileAsync()).GetDiagnostics()
                .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Bad_examples_have_the_diagnostic_of_the_page_and_others_have_none(string id)
    {
        foreach (var example in RulePages.All[id].Examples)
        {
            var found = (await ProgramOf(example).AnalyzeAsync(RuleCatalogue.Analyzers))
                .Where(found => IsAbout(found, id))
                .ToList();

            var isWanted = example.IsBad && Rule(id) is not null;
            Assert.True(
                found.Select(static diagnostic => diagnostic.Id).Distinct().SequenceEqual(isWanted ? [id] : []),
                $"docs/rules/{id}.md: the example '{example.Kind}' should have {(isWanted ? id + " and nothing else" : "no finding")}, but has:\n"
                    + string.Join('\n', found) + "\n\n" + example.Code);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Fixes_make_what_the_page_shows(string id)
    {
        var page = RulePages.All[id];
        var shown = page.Examples.Where(static example => example.Kind == ExampleKind.Fixed).ToList();
        if (!RuleCatalogue.HasFix(id))
        {
            Assert.Empty(shown);
            return;
        }

        var results = new List<(string Title, string Code, ImmutableArray<(string Name, string Text)> Files)>();
        foreach (var bad in page.Examples.Where(static example => example.IsBad))
        {
            foreach (var (title, result) in await ProgramOf(bad).FixedAsync(id))
            {
                results.Add((title, await result.CodeAsync(), await result.FilesAsync()));
            }
        }

        Assert.True(results.Count > 0, $"No fix of {id} is offered for the bad example of docs/rules/{id}.md: take one for which it is.");
        if (FixIsNotShown.ContainsKey(id))
        {
            Assert.Empty(shown);
            return;
        }

        var offered = string.Concat(results.Select(static result => $"\n{result.Title}:\n```csharp fixed\n{result.Code}```\n"
            + string.Concat(result.Files.Select(static file => $"```json fixed {file.Name}\n{file.Text}```\n"))));
        Assert.True(
            shown.Count > 0,
            $"{id} has a fix: show in docs/rules/{id}.md what it makes of the bad example, in a block ```csharp fixed "
                + $"(or ```json fixed appsettings.json), in place of the block 'good' or below 'Fix'. There is:\n{offered}");
        Assert.All(shown, example => Assert.True(
            results.Any(result => result.Code == example.Code && example.Files.All(result.Files.Contains)),
            $"docs/rules/{id}.md: no fix makes this of the bad example:\n{example.Code}\nThey make:\n{offered}"));
    }

    [Fact]
    public void Fixes_that_are_not_shown_exist()
        => Assert.All(FixIsNotShown, static entry => Assert.True(RuleCatalogue.HasFix(entry.Key), $"{entry.Key}: {entry.Value}"));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Lines_to_copy_do_what_they_are_copied_for(string id)
    {
        if (Rule(id) is null || RulePages.All[id] is not { Examples: [{ IsBad: true } bad, ..] } page)
        {
            return;
        }

        var program = ProgramOf(bad);
        var finding = (await program.FindingsAsync(id))[0];
        Assert.NotEqual(DiagnosticSeverity.Error, finding.Severity);

        // Severity: .editorconfig reaches findings in code, .globalconfig reaches all.
        var severities = page.Markdown.Blocks("ini").Where(static block => block.Contains("dotnet_diagnostic.", StringComparison.Ordinal)).ToList();
        Assert.Equal(finding.Location.IsInSource ? 2 : 1, severities.Count);
        foreach (var block in severities)
        {
            var own = block.StartsWith("is_global", StringComparison.Ordinal)
                ? program.WithConfig("severity.globalconfig", block)
                : program.WithConfig(".editorconfig", Joined(bad.Config, block));
            Assert.All(await own.FindingsAsync(id), static raised => Assert.Equal(DiagnosticSeverity.Error, raised.Severity));
            Assert.NotEmpty(await own.FindingsAsync(id));
        }

        // A project file.
        Assert.Contains($"<WarningsAsErrors>$(WarningsAsErrors);{id}</WarningsAsErrors>\n<NoWarn>$(NoWarn);{id}</NoWarn>", page.Text, StringComparison.Ordinal);
        Assert.Empty(await program.WithSeverity(id, ReportDiagnostic.Suppress).FindingsAsync(id));
        Assert.Equal(DiagnosticSeverity.Error, (await program.WithSeverity(id, ReportDiagnostic.Error).FindingsAsync(id))[0].Severity);

        // One place.
        var suppressions = page.Markdown.Blocks("csharp")
            .Where(static block => block.Contains("SuppressMessage", StringComparison.Ordinal) || block.StartsWith("#pragma", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(finding.Location.IsInSource ? 2 : 1, suppressions.Count);
        foreach (var block in suppressions)
        {
            Assert.Empty(await program.WithCode(block.StartsWith("#pragma", StringComparison.Ordinal)
                ? WithPragmas(bad.Code, block, await program.FindingsAsync(id))
                : WithAttribute(bad.Code, block, finding)).FindingsAsync(id));
        }
    }

    /// <summary>One program for all tests of an example: what is found in it once is found for all.</summary>
    private static ExampleProgram ProgramOf(PageExample example)
        => Programs.GetOrAdd(example, ExampleProgram.Of);

    private static DiagnosticDescriptor? Rule(string id)
        => RuleCatalogue.Descriptors.FirstOrDefault(rule => rule.Id == id);

    /// <summary>The examples of other pages write their settings down, and leave the life of the connection out, to stay short.</summary>
    private static bool IsAbout(Diagnostic found, string id)
        => found.Id == id
            || (found.Id != DiagnosticIds.HardCodedSettings
                && (found.Descriptor.Category != Category.Lifecycle || Rule(id)?.Category == Category.Lifecycle));

    private static string Joined(string? config, string block)
        => config is not null && config.StartsWith('[') ? config + "\n" + block : block;

    /// <summary>The two lines of the block around the lines of each finding.</summary>
    private static string WithPragmas(string code, string block, ImmutableArray<Diagnostic> findings)
    {
        var pragmas = block.TrimEnd().Split('\n');
        Assert.Equal(2, pragmas.Length);
        var lines = code.Split('\n').ToList();
        foreach (var line in findings.Select(static finding => finding.Location.GetLineSpan().StartLinePosition.Line).Distinct().OrderDescending())
        {
            lines.Insert(line + 1, pragmas[1]);
            lines.Insert(line, pragmas[0]);
        }

        return string.Join('\n', lines);
    }

    /// <summary>The attribute on the type of the finding, or on the assembly where it says so.</summary>
    private static string WithAttribute(string code, string block, Diagnostic finding)
    {
        var root = CSharpSyntaxTree.ParseText(code).GetCompilationUnitRoot();
        var position = block.StartsWith("[assembly:", StringComparison.Ordinal)
            ? root.Usings.Count > 0 ? root.Usings.FullSpan.End : 0
            : root.FindToken(finding.Location.SourceSpan.Start).Parent!.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().Last().SpanStart;
        return code.Insert(position, block);
    }
}
