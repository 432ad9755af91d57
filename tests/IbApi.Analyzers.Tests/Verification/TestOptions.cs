using System;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Tests.Verification;

/// <summary>Options given by a test: the same for every file, unless a file has its own.</summary>
internal sealed class TestOptions(
    ImmutableDictionary<string, string> global, ImmutableDictionary<string, ImmutableDictionary<string, string>>? byFile = null)
    : AnalyzerConfigOptionsProvider
{
    public static readonly TestOptions None = new(ImmutableDictionary<string, string>.Empty);

    /// <summary>The options of a project without additional files.</summary>
    public static implicit operator AnalyzerOptions(TestOptions options) => new([], options);

    /// <summary>The options of a project with additional files.</summary>
    public AnalyzerOptions With(params (string Path, string Text)[] files)
        => new([.. files.Select(static file => new TestFile(file.Path, file.Text))], this);

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

/// <summary>An additional file given as text.</summary>
internal sealed class TestFile(string path, SourceText text) : AdditionalText
{
    public TestFile(string path, string text)
        : this(path, SourceText.From(text, System.Text.Encoding.UTF8))
    {
    }

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => text;
}
