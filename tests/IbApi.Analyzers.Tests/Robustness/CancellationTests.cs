using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.DocumentationGenerator;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Tests.Consistency;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>
/// Every rule and every fix, on the example of its page, stopped in the middle of its work: it ends with a cancellation and with no other
/// exception, and whoever asks next hears what he would have heard.
/// </summary>
public sealed class CancellationTests
{
    /// <summary>Places of each example at which the rules are stopped, besides the first ones and the last; with more rounds, more.</summary>
    private const int PlacesOfRules = 5;

    /// <summary>Places of each fix, besides the first ones and the last.</summary>
    private const int PlacesOfAFix = 1;

    public static TheoryData<string> Pages => [.. RulePages.All.Where(static page => page.Value.Examples.Any(static example => example.IsBad)).Select(static page => page.Key)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Rules_stopped_at_any_of_the_work_that_they_count(string id)
    {
        foreach (var example in RulePages.All[id].Examples.Where(static example => example.IsBad))
        {
            var project = ExampleProgram.Of(example).Project;
            var compilation = (await project.GetCompilationAsync())!;
            var options = project.AnalyzerOptions;
            var all = 0;
            var expected = Describe(Diagnose(compilation, options, () => all++, CancellationToken.None));
            Assert.Contains(expected, text => text.Contains(id, StringComparison.Ordinal));

            var stopped = 0;
            foreach (var at in Places(all, PlacesOfRules))
            {
                // The same texts as other trees: nothing is known of them yet.
                var fresh = compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Select(static tree =>
                    tree.WithRootAndOptions(tree.GetRoot(), tree.Options)));
                using var source = new CancellationTokenSource();
                var count = 0;
                try
                {
                    Assert.Equal(expected, Describe(Diagnose(fresh, options, () => StopAt(ref count, at, source), source.Token)));
                }
                catch (OperationCanceledException)
                {
                    Assert.True(source.IsCancellationRequested);
                    stopped++;
                }

                Assert.Equal(expected, Describe(Diagnose(fresh, options, null, CancellationToken.None)));
            }

            Assert.True(stopped > 0, $"Nothing in the example of {id} looks at its token.");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Fixes_stopped_at_any_text_that_they_read(string id)
    {
        foreach (var example in RulePages.All[id].Examples.Where(static example => example.IsBad))
        {
            var project = ExampleProgram.Of(example).Project;
            var found = Diagnose((await project.GetCompilationAsync())!, project.AnalyzerOptions, null, CancellationToken.None);
            foreach (var (fixer, diagnostic) in found.DistinctBy(static diagnostic => diagnostic.Id)
                .SelectMany(static diagnostic => Trial.Fixers.Where(fixer => fixer.FixableDiagnosticIds.Contains(diagnostic.Id)).Select(fixer => (fixer, diagnostic))))
            {
                var all = 0;
                var expected = Fix(fixer, Fresh(project, () => all++), diagnostic, () => all++, CancellationToken.None);
                foreach (var at in Places(all, PlacesOfAFix).Prepend(0))
                {
                    using var source = new CancellationTokenSource();
                    var count = 0;
                    var fresh = Fresh(project, () => StopAt(ref count, at, source));
                    if (at == 0)
                    {
                        source.Cancel();
                    }

                    try
                    {
                        Assert.Equal(expected, Fix(fixer, fresh, diagnostic, () => StopAt(ref count, at, source), source.Token));
                    }
                    catch (OperationCanceledException)
                    {
                        Assert.True(source.IsCancellationRequested);
                    }

                    Assert.Equal(expected, Fix(fixer, fresh, diagnostic, static () => { }, CancellationToken.None));
                }
            }
        }
    }

    /// <summary>The first ones, where most of what is new begins, and some of all, others in each round.</summary>
    private static IEnumerable<int> Places(int all, int most)
        => Enumerable.Range(1, 2)
            .Concat(Enumerable.Range(0, most * Rounds.Count).Select(i => 1 + (int)((long)all * i / (most * Rounds.Count))))
            .Append(all)
            .Where(at => at > 0 && at <= all)
            .Distinct();

    private static void StopAt(ref int count, int at, CancellationTokenSource source)
    {
        if (Interlocked.Increment(ref count) == at)
        {
            source.Cancel();
        }
    }

    private static ImmutableArray<Diagnostic> Diagnose(Compilation compilation, AnalyzerOptions options, Action? counted, CancellationToken cancellationToken)
    {
        var model = IbApiModel.Of(compilation, options);
        Assert.NotNull(model);
        model.Counters.Counted = counted;
        var found = Trial.Diagnose(compilation, options, cancellationToken);
        model.Counters.Counted = null;
        return found;
    }

    private static string[] Describe(ImmutableArray<Diagnostic> found)
        => [.. found.Select(static diagnostic => diagnostic + " " + string.Join(' ', diagnostic.AdditionalLocations.Select(static place => place.GetLineSpan())))];

    /// <summary>The project with its code as a text that says when it is read, and that nobody has parsed yet.</summary>
    private static Project Fresh(Project project, Action read)
    {
        var solution = project.Solution;
        foreach (var document in project.Documents)
        {
            solution = solution.WithDocumentText(document.Id, new CountedText(document.GetTextAsync().GetAwaiter().GetResult(), read));
        }

        return solution.GetProject(project.Id)!;
    }

    /// <summary>What every fix of a finding makes of the project, as text.</summary>
    private static string[] Fix(CodeFixProvider fixer, Project project, Diagnostic diagnostic, Action offered, CancellationToken cancellationToken)
    {
        var place = diagnostic.Location.GetLineSpan().Path;
        if (project.Documents.Cast<TextDocument>().Concat(project.AdditionalDocuments).FirstOrDefault(document => document.FilePath == place) is not { } document)
        {
            return [];
        }

        var actions = new List<CodeAction>();
        fixer.RegisterCodeFixesAsync(new CodeFixContext(
            document,
            diagnostic.Location.SourceSpan,
            [diagnostic],
            (action, _) =>
            {
                offered();
                actions.Add(action);
            },
            cancellationToken)).GetAwaiter().GetResult();
        return [.. actions.SelectMany(action => Texts(action.GetOperationsAsync(cancellationToken).GetAwaiter().GetResult()).Prepend(action.Title))];

        IEnumerable<string> Texts(ImmutableArray<CodeActionOperation> operations)
            => operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)! is var changed
                ? changed.Documents.Cast<TextDocument>().Concat(changed.AdditionalDocuments).Select(static document => document.GetTextAsync().GetAwaiter().GetResult().ToString())
                : [];
    }
}
