using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace IbApi.Analyzers.Tests.Verification;

/// <summary>
/// An editor asks file by file, and shows (and fixes) only what an analyzer reports in the file that it was asked about.
/// </summary>
internal static class Locality
{
    /// <summary>Asks file by file and as a build does: both must say the same, each file only about itself.</summary>
    public static async Task AssertAsync(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var editor = compilation.WithAnalyzers(analyzers, options);
        var shown = ImmutableArray.CreateBuilder<string>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var found = await editor.GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, cancellationToken);
            Assert.All(found, diagnostic => Assert.Equal(tree, diagnostic.Location.SourceTree));
            shown.AddRange(found.Select(Describe));
        }

        foreach (var file in options.AdditionalFiles)
        {
            var found = (await editor.GetAnalysisResultAsync(file, cancellationToken)).GetAllDiagnostics();
            Assert.All(found, diagnostic => Assert.Equal(file.Path, diagnostic.Location.GetLineSpan().Path));
            shown.AddRange(found.Select(Describe));
        }

        var built = await compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(cancellationToken);
        Assert.Equal(built.Select(Describe).Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    private static string Describe(Diagnostic diagnostic)
        => diagnostic.ToString();
}
