using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace IbApi.Analyzers.PackageTests.Infrastructure;

/// <summary>One result of a SARIF 2.1 log, with its place as compilers print it: line and column from 1, end exclusive.</summary>
internal sealed record Finding(string Id, string Level, string FileName, int Line, int Column, int EndColumn, string Message)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{FileName}({Line},{Column}-{EndColumn}): {Level} {Id}");

    /// <summary>
    /// What this package said, and what the compiler said about this package: an analyzer that failed (AD0001), could not
    /// be loaded (CS8032) or is too new (CS9057). The order is that of the text.
    /// </summary>
    public static IReadOnlyList<Finding> ReadOwn(string sarifFile) =>
        [.. Read(sarifFile)
            .Where(f => f.Id.StartsWith("IBAPI", StringComparison.Ordinal) || f.Id is "AD0001" or "CS8032" or "CS8785" or "CS9057")
            .OrderBy(f => f.FileName, StringComparer.Ordinal).ThenBy(f => f.Line).ThenBy(f => f.Column)];

    private static IEnumerable<Finding> Read(string sarifFile)
    {
        using var log = JsonDocument.Parse(File.ReadAllText(sarifFile));
        foreach (var run in log.RootElement.GetProperty("runs").EnumerateArray())
        {
            foreach (var result in run.GetProperty("results").EnumerateArray())
            {
                if (!result.TryGetProperty("suppressions", out _))
                {
                    yield return FromResult(result);
                }
            }
        }
    }

    private static Finding FromResult(JsonElement result)
    {
        var id = result.GetProperty("ruleId").GetString()!;
        var level = result.TryGetProperty("level", out var l) ? l.GetString()! : "warning";
        var message = result.GetProperty("message").GetProperty("text").GetString()!;
        if (!result.TryGetProperty("locations", out var locations) || locations.GetArrayLength() == 0)
        {
            return new Finding(id, level, "(no location)", 0, 0, 0, message);
        }

        var place = locations[0].GetProperty("physicalLocation");
        var file = new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!, UriKind.RelativeOrAbsolute);
        var region = place.GetProperty("region");
        return new Finding(
            id,
            level,
            Path.GetFileName(file.OriginalString),
            region.GetProperty("startLine").GetInt32(),
            region.GetProperty("startColumn").GetInt32(),
            region.GetProperty("endColumn").GetInt32(),
            message);
    }
}
