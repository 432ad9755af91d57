using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Benchmarks;

/// <summary>A project in which nothing is configured.</summary>
internal sealed class NoOptions : AnalyzerConfigOptionsProvider
{
    public static readonly NoOptions Instance = new();

    public static readonly AnalyzerOptions Analyzer = new([], Instance);

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Nothing();

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Nothing : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = null;
            return false;
        }
    }
}
