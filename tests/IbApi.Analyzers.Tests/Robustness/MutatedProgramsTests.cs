using System;
using System.Collections.Concurrent;
using System.Linq;
using IbApi.Analyzers.Tests.Verification;
using Xunit;
using Xunit.Abstractions;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>Every program of the samples, the tests and the pages, whole and taken apart, with all rules and all fixes.</summary>
public sealed class MutatedProgramsTests(ITestOutputHelper output)
{
    /// <summary>Cases of one round.</summary>
    private const int Cases = 250;

    [Fact]
    public void All_rules_and_all_fixes_on_mutated_programs()
    {
        // The examples of the pages first: each has a finding, whatever else is drawn.
        var programs = Corpus.Shuffled(Corpus.Programs, new Random(Rounds.Seed))
            .OrderByDescending(static program => program.Name.StartsWith("docs/", StringComparison.Ordinal))
            .ToArray();
        var rules = new ConcurrentDictionary<string, int>();
        var fixes = new ConcurrentDictionary<string, int>();
        Trial.RunAll(Cases * Rounds.Count, i =>
        {
            var random = new Random(HashCode(Rounds.Seed, i));
            var program = programs[i % programs.Length];
            var text = program.Text;
            for (var changes = random.Next(4); changes > 0; changes--)
            {
                text = Mutation.Of(text, programs[random.Next(programs.Length)].Text, random);
            }

            Trial.Run($"{program.Name} (seed {Rounds.Seed}, case {i})", () => text, stop =>
            {
                var project = TrialProject.All[i % TrialProject.All.Length].With(text, program.Settings);
                var result = Trial.Of(project, random, mostFixes: 2, stop);
                foreach (var diagnostic in result.Found)
                {
                    rules.AddOrUpdate(diagnostic.Id, 1, static (_, n) => n + 1);
                }

                foreach (var name in result.Fixed)
                {
                    fixes.AddOrUpdate(name, 1, static (_, n) => n + 1);
                }
            });
        });
        output.WriteLine($"{programs.Length} programs; "
            + string.Join(", ", rules.OrderBy(static rule => rule.Key, StringComparer.Ordinal).Select(static rule => rule.Key + " " + rule.Value)) + "; "
            + string.Join(", ", fixes.OrderBy(static fix => fix.Key, StringComparer.Ordinal).Select(static fix => fix.Key + " " + fix.Value)));

        // What reports nothing tests nothing.
        var all = AllRules.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static descriptor => descriptor.Id).Distinct().Count();
        Assert.InRange(rules.Count, all / 2, all);
        Assert.InRange(fixes.Count, Trial.Fixers.Length / 2, Trial.Fixers.Length);
    }

    /// <summary>A seed of each case that no other run has by chance.</summary>
    private static int HashCode(int seed, int i)
        => unchecked((seed * 1_000_003) + i);
}
