using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.DocumentationGenerator;

/// <summary>
/// Which lines of a file a picture shows: all of a short one but its usings; of a long one what stands around the findings.
/// </summary>
internal static class PictureRows
{
    /// <summary>A row that stands for lines which are left out.</summary>
    public const int Gap = -1;

    private const int ShortFile = 18;
    private const int Before = 5;
    private const int After = 3;

    /// <summary>Numbers of lines from 0, in order, and <see cref="Gap"/> where some are left out between them.</summary>
    /// <param name="text">The file.</param>
    /// <param name="found">The lines with findings, around which others are shown.</param>
    /// <param name="wanted">Further lines to show.</param>
    public static ImmutableArray<int> Of(SourceText text, IReadOnlyCollection<int> found, IReadOnlyCollection<int> wanted)
    {
        var lines = text.Lines.Select(static line => line.ToString()).ToList();
        var body = Enumerable.Range(0, lines.Count)
            .Where(i => !lines[i].StartsWith("using ", StringComparison.Ordinal))
            .SkipWhile(i => lines[i].Trim().Length == 0)
            .Reverse().SkipWhile(i => lines[i].Trim().Length == 0).Reverse()
            .ToList();
        if (body.Count > ShortFile)
        {
            body = [.. body.Where(i => wanted.Contains(i) || found.Any(line => i >= line - Before && i <= line + After))];
        }

        var rows = ImmutableArray.CreateBuilder<int>();
        for (var i = 0; i < body.Count; i++)
        {
            var isAfterGap = i > 0 && body[i] != body[i - 1] + 1;
            if (isAfterGap && rows.Count > 0 && rows[^1] != Gap && HasCode(body[i - 1] + 1, body[i]))
            {
                while (lines[rows[^1]].Trim().Length == 0)
                {
                    rows.RemoveAt(rows.Count - 1);
                }

                rows.Add(Gap);
            }

            var isAfterCode = rows.Count > 0 && rows[^1] != Gap && lines[rows[^1]].Trim().Length > 0;
            if (isAfterCode || lines[body[i]].Trim().Length > 0)
            {
                rows.Add(body[i]);
            }
        }

        return rows.ToImmutable();

        bool HasCode(int from, int to)
            => lines.Skip(from).Take(to - from).Any(static line => line.Trim().Length > 0 && !line.StartsWith("using ", StringComparison.Ordinal));
    }
}
