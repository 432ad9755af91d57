using System;
using System.Collections.Generic;
using System.Linq;
using IbApi.Analyzers.Tests.Verification;
using Xunit;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>The programs of the tests in Visual Basic, whole and taken apart, with all rules.</summary>
public sealed class VisualBasicProgramsTests
{
    private const int Cases = 80;

    [Fact]
    public void All_rules_on_mutated_programs()
    {
        var programs = Corpus.Shuffled(Corpus.VisualBasic, new Random(Rounds.Seed));
        Assert.InRange(programs.Length, 10, 10_000);
        Trial.RunAll(Cases * Rounds.Count, i =>
        {
            var random = new Random((Rounds.Seed * 17) + i);
            var text = programs[i % programs.Length];
            for (var changes = random.Next(4); changes > 0; changes--)
            {
                text = Mutated(text, random);
            }

            var compilation = TestProgram.CompileVisualBasic(text);
            Trial.Run($"Visual Basic (seed {Rounds.Seed}, case {i})", () => text, stop =>
                Trial.Diagnose(compilation, TestOptions.Of(i % 2 == 0 ? ConfigText.TestProject : ConfigText.ProductionProject).With(), stop));
        });
    }

    /// <summary>Lines are what a language without semicolons is made of, and words.</summary>
    private static string Mutated(string text, Random random)
    {
        var separator = random.Next(2) == 0 ? '\n' : ' ';
        var parts = new List<string>(text.Split(separator));
        var (one, other) = (random.Next(parts.Count), random.Next(parts.Count));
        switch (random.Next(5))
        {
            case 0:
                parts.RemoveAt(one);
                break;
            case 1:
                parts.Insert(one, parts[other]);
                break;
            case 2:
                (parts[one], parts[other]) = (parts[other], parts[one]);
                break;
            case 3:
                parts[one] = parts[other];
                break;
            default:
                parts.RemoveRange(one, parts.Count - one);
                break;
        }

        return string.Join(separator, parts);
    }
}
