using System;
using System.Collections.Concurrent;
using System.Linq;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>
/// Programs of every sample, page and file of tests, taken apart, with all rules: many in one project, since most of a case's time goes
/// into its project. A project that fails is tried again file by file. With more rounds all programs are taken.
/// </summary>
public sealed class EverySourceTests(ITestOutputHelper output)
{
    /// <summary>Files of one project.</summary>
    private const int Together = 60;

    /// <summary>Projects of one round: enough for two programs of each file that has any.</summary>
    private const int Projects = 6;

    /// <summary>Fixes that are tried of each project.</summary>
    private const int FixesOfAProject = 2;

    [Fact]
    public void All_rules_on_programs_of_every_source_taken_apart()
    {
        // The first of every source, then the second of every source.
        var programs = Corpus.Shuffled(Corpus.Programs, new Random(Rounds.Seed))
            .GroupBy(static program => SourceOf(program.Name))
            .SelectMany(static source => source.Select(static (program, i) => (Program: program, Order: i)))
            .OrderBy(static one => one.Order)
            .Select(static one => one.Program)
            .ToArray();
        var sources = programs.Select(static program => SourceOf(program.Name)).Distinct().Count();
        Assert.InRange(sources, 1, Together * Projects / 2);
        var projects = programs.Chunk(Together).ToArray();
        var rules = new ConcurrentDictionary<string, int>();
        Trial.RunAll(Projects * Rounds.Count, i =>
        {
            var random = new Random(unchecked((Rounds.Seed * 31) + i));
            var files = projects[i % projects.Length]
                .Select((program, n) => ($"/0/N{n}.cs", $"namespace N{n}\n{{\n{Mutation.Of(program.Text, programs[random.Next(programs.Length)].Text, random)}\n}}\n"))
                .ToArray();
            var project = TrialProject.All[i % TrialProject.All.Length];
            try
            {
                Trial.Run($"project {i}", static () => string.Empty, stop =>
                {
                    foreach (var diagnostic in Trial.Of(project.With(files, projects[i % projects.Length][0].Settings), random, FixesOfAProject, stop).Found)
                    {
                        rules.AddOrUpdate(diagnostic.Id, 1, static (_, n) => n + 1);
                    }
                });
            }
            catch (XunitException)
            {
                foreach (var (path, text) in files)
                {
                    Trial.Run($"{path} of project {i} (seed {Rounds.Seed})", () => text, stop => Trial.Of(project.With(text), random, FixTrial.Every, stop));
                }

                throw;
            }
        });
        output.WriteLine($"{programs.Length} programs of {sources} sources; " + string.Join(", ", rules.OrderBy(static rule => rule.Key, StringComparer.Ordinal).Select(static rule => rule.Key + " " + rule.Value)));
    }

    /// <summary>Programs of one file are numbered.</summary>
    private static string SourceOf(string name)
        => name.LastIndexOf('/') is var at and > 0 && char.IsDigit(name[at + 1]) ? name[..at] : name;
}
