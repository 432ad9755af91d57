using System;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace IbApi.Analyzers.Tests.Verification;

/// <summary>Options given by a test: the same for every file, unless a file has its own.</summary>
internal sealed class TestOptions(
    ImmutableDictionary<string, string> global, ImmutableDictionary<string, ImmutableDictionary<string, string>>? byFile = null)
    : AnalyzerConfigOptionsProvider
{
    public static readonly TestOptions None = new(ImmutableDictionary<string, string>.Empty);

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(global);

    public static TestOptions Of(params (string Key, string Value)[] options)
    {
        var all = ImmutableDictionary<string, string>.Empty.WithComparers(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in options)
        {
            all = all.SetItem(key, value);
        }

        return new TestOptions(all);
    }

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree)
        => byFile is not null && byFile.TryGetValue(tree.FilePath, out var own) ? new Options(global.SetItems(own)) : GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile)
        => GlobalOptions;

    private sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
            => values.TryGetValue(key, out value);
    }
}
