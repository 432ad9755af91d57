using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace IbApi.Analyzers.Tests.Infrastructure;

/// <summary>One computation for each source snapshot, and none kept that was not finished.</summary>
public sealed class SnapshotSlotTests
{
    private int _made;

    [Fact]
    public void A_clone_of_the_compilation_is_the_same_snapshot()
    {
        var compilation = Compilation("class C { }", "class D { }");
        var first = Get(compilation);

        Assert.Same(first, Get(compilation.Clone()));
        Assert.Same(first, Get(compilation.WithAssemblyName("Other")));
        Assert.Equal(1, _made);
    }

    [Fact]
    public void Edits_references_options_and_settings_make_another()
    {
        var compilation = Compilation("class C { }", "class D { }");
        var values = new List<object>
        {
            Get(compilation),
            Get(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[1], CSharpSyntaxTree.ParseText("class E { }"))),
            Get(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class F { }"))),
            Get(compilation.AddReferences(MetadataReference.CreateFromFile(typeof(object).Assembly.Location))),
            Get(compilation.WithOptions(compilation.Options.WithAllowUnsafe(true))),
            Get(compilation, "settings"),
        };

        Assert.Equal(values.Count, values.Distinct().Count());
        Assert.Equal(values.Count, _made);
    }

    [Fact]
    public void An_older_snapshot_is_kept_beside_the_current_one()
    {
        var old = Compilation("class C { }", "class D { }");
        var edited = old.ReplaceSyntaxTree(old.SyntaxTrees[1], CSharpSyntaxTree.ParseText("class E { }"));
        var first = Get(old);
        Get(edited);

        Assert.Same(first, Get(old));
        Assert.Equal(2, _made);
    }

    [Fact]
    public void A_cancelled_computation_is_not_kept()
        => AssertNotKept(new OperationCanceledException());

    [Fact]
    public void An_exception_is_not_kept()
        => AssertNotKept(new InvalidOperationException());

    [Fact]
    public async Task Concurrent_callers_compute_once()
    {
        var compilation = Compilation("class C { }");
        using var start = new Barrier(8);
        var values = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return Get(compilation.Clone());
            },
            TaskCreationOptions.LongRunning)));

        Assert.Single(values.Distinct());
        Assert.Equal(1, _made);
    }

    [Fact]
    public async Task Who_is_cancelled_does_not_wait_for_another_to_end()
    {
        var compilation = Compilation("class C { }");
        using var begun = new ManualResetEventSlim();
        using var mayEnd = new ManualResetEventSlim();
        using var cancelled = new CancellationTokenSource();
        var other = Task.Factory.StartNew(
            () => SnapshotSlot<object>.GetOrCreate(
                new SnapshotSlot<object>.Key(compilation, string.Empty),
                () =>
                {
                    begun.Set();
                    mayEnd.Wait();
                    return Interlocked.Increment(ref _made);
                },
                CancellationToken.None),
            TaskCreationOptions.LongRunning);
        begun.Wait();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => SnapshotSlot<object>.GetOrCreate(
            new SnapshotSlot<object>.Key(compilation.Clone(), string.Empty), static () => new object(), cancelled.Token));
        Assert.False(other.IsCompleted);

        mayEnd.Set();
        Assert.Same(await other, Get(compilation));
        Assert.Equal(1, _made);
    }

    [Fact]
    public void A_compilation_without_files_is_computed_every_time()
    {
        var compilation = CSharpCompilation.Create("x");

        Assert.NotSame(Get(compilation), Get(compilation));
    }

    private static CSharpCompilation Compilation(params string[] sources)
        => CSharpCompilation.Create(
            "x",
            sources.Select(static source => CSharpSyntaxTree.ParseText(source)),
            options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private object Get(Compilation compilation, string settings = "")
        => SnapshotSlot<object>.GetOrCreate(new SnapshotSlot<object>.Key(compilation, settings), () =>
        {
            Interlocked.Increment(ref _made);
            return new object();
        }, CancellationToken.None);

    private void AssertNotKept(Exception exception)
    {
        var compilation = Compilation("class C { }");
        Assert.Throws(exception.GetType(), () => SnapshotSlot<object>.GetOrCreate(
            new SnapshotSlot<object>.Key(compilation, string.Empty), () => throw exception, CancellationToken.None));

        Assert.Same(Get(compilation), Get(compilation));
        Assert.Equal(1, _made);
    }
}
