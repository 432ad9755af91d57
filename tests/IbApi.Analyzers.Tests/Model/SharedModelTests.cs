using System;
using System.Linq;
using System.Runtime.CompilerServices;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace IbApi.Analyzers.Tests.Model;

/// <summary>All rules ask one model, which lives no longer than its compilation.</summary>
public sealed class SharedModelTests
{
    private const string Program = "class Bot { void M(EClientSocket c) => c.eConnect(\"\", 7496, 1); }";

    [Fact]
    public void Rules_that_look_at_one_compilation_share_a_model()
    {
        var compilation = Compile();

        Assert.Same(IbApiModel.Of(compilation, TestOptions.None), IbApiModel.Of(compilation, TestOptions.None));
    }

    [Fact]
    public void Clones_and_other_options_have_models_of_their_own_and_findings_together()
    {
        var compilation = Compile();
        var models = new[]
        {
            IbApiModel.Of(compilation, TestOptions.None)!,
            IbApiModel.Of(compilation.Clone(), TestOptions.None)!,
            IbApiModel.Of(compilation, TestOptions.None.With())!,
        };

        Assert.Equal(models.Length, models.Distinct().Count());
        Assert.Single(models.Select(static model => model.Connections(default)).Distinct());
    }

    [Fact]
    public void A_model_goes_with_its_compilation_while_the_trees_stay()
    {
        var compilation = Compile();
        var dropped = Ask(compilation);
        for (var i = 0; i < 5 && dropped.Any(static reference => reference.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.DoesNotContain(dropped, static reference => reference.IsAlive);
        GC.KeepAlive(compilation.SyntaxTrees.First());
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] Ask(Compilation compilation)
    {
        var clone = compilation.Clone();
        var model = IbApiModel.Of(clone, TestOptions.None)!;
        _ = model.Connections(default);
        _ = model.Lifecycle(default);
        _ = model.Readers(default);
        return [new(clone), new(model)];
    }

    private static CSharpCompilation Compile()
        => (CSharpCompilation)TestProgram.Compile([(TestProgram.FirstFile, Program)]);
}
