using System;
using System.Linq;
using Xunit;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>Files as they stand while somebody types them, with all rules and all fixes.</summary>
public sealed class PrefixTests
{
    private const int Cases = 90;

    [Fact]
    public void Every_so_many_characters_of_the_samples_and_of_large_programs()
    {
        var files = Corpus.Samples.Concat(Corpus.Programs.OrderByDescending(static program => program.Text.Length).Take(6)).ToArray();
        var stride = Math.Max(1, files.Sum(static file => file.Text.Length) / (Cases * Rounds.Count));
        var all = files.SelectMany(file => Enumerable.Range(0, (file.Text.Length / stride) + 1).Select(i => (file, Length: Math.Min(i * stride, file.Text.Length)))).ToArray();
        Trial.RunAll(all.Length, i =>
        {
            var (file, length) = all[i];
            var text = file.Text[..length];
            Trial.Run($"{file.Name}, its first {length} characters", () => text, stop =>
                Trial.Of(TrialProject.All[i % TrialProject.All.Length].With(text, file.Settings), new Random(i), mostFixes: 2, stop));
        });
    }
}
