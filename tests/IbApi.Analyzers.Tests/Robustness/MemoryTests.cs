using System;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace IbApi.Analyzers.Tests.Robustness;

/// <summary>What an editor drops is gone: nothing static holds on to a compilation, a tree or a settings file.</summary>
public sealed class MemoryTests
{
    [Fact]
    public void A_dropped_compilation_leaves_nothing_behind()
    {
        var (compilation, tree, file) = Analyze(null);
        Collect();

        Assert.False(compilation.IsAlive, "The compilation is still held.");
        Assert.False(tree.IsAlive, "A tree is still held.");
        Assert.False(file.IsAlive, "A settings file is still held.");
    }

    /// <summary>Findings hang on the first tree, which an editor keeps from one keystroke to the next.</summary>
    [Fact]
    public void A_tree_that_lives_on_keeps_no_compilation()
    {
        var first = CSharpSyntaxTree.ParseText("// first", new CSharpParseOptions(LanguageVersion.Preview), "/0/A.cs");
        var (compilation, _, _) = Analyze(first);
        Collect();

        Assert.False(compilation.IsAlive, "The compilation is still held by what hangs on its first tree.");
        GC.KeepAlive(first);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Compilation, WeakReference Tree, WeakReference File) Analyze(SyntaxTree? first)
    {
        var trees = Corpus.Samples.Select(static sample => CSharpSyntaxTree.ParseText(
            "using System; using System.Collections.Generic; using System.Linq; using System.Threading; using System.Threading.Tasks; " + sample.Text,
            new CSharpParseOptions(LanguageVersion.Preview),
            "/0/" + sample.Name));
        var compilation = CSharpCompilation.Create(
            "Program",
            first is null ? trees : trees.Prepend(first),
            References.Runtime.AddRange(References.Configuration).Add(ApiGeneration.Newest.Reference));
        var options = TestOptions.None.With([.. Corpus.Settings.DistinctBy(static file => file.Path)]);

        var found = Task.Run(() => compilation.WithAnalyzers(AllRules.Analyzers, options).GetAnalyzerDiagnosticsAsync()).GetAwaiter().GetResult();

        Assert.NotEmpty(found);
        return (new WeakReference(compilation), new WeakReference(compilation.SyntaxTrees[^1]), new WeakReference(options.AdditionalFiles[0]));
    }

    private static void Collect()
    {
        for (var i = 0; i < 5; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }
}
