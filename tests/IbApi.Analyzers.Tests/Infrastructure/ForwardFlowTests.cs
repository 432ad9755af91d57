using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Xunit;

namespace IbApi.Analyzers.Tests.Infrastructure;

/// <summary>What is certain at a call of <c>Use</c>: which other methods have been called on every way, which conditions hold.</summary>
public sealed class ForwardFlowTests
{
    [Theory]
    [InlineData("A(); B(); Use();", "A B")]
    [InlineData("Use(); A();", "")]
    [InlineData("if (c) A(); Use();", "")]
    [InlineData("if (c) A(); else A(); Use();", "A")]
    [InlineData("if (c) { A(); Use(); }", "A c")]
    [InlineData("if (!c) { Use(); }", "!c")]
    [InlineData("if (!c) return; Use();", "c")]
    [InlineData("if (!c) throw null; A(); Use();", "A c")]
    [InlineData("if (c && d) Use();", "c d")]
    [InlineData("if (c || d) return; Use();", "!c !d")]
    [InlineData("if (c || d) Use();", "")]
    [InlineData("_ = c ? Use() : 0;", "c")]
    [InlineData("while (c) { A(); } Use();", "!c")]
    [InlineData("do { A(); } while (c); Use();", "!c A")]
    [InlineData("for (;;) { A(); if (c) break; } Use();", "A c")]
    [InlineData("switch (n) { case 1: A(); break; default: A(); break; } Use();", "A")]
    [InlineData("try { A(); } finally { B(); } Use();", "A B")]
    [InlineData("try { A(); return; } finally { Use(); }", "")]
    [InlineData("B(); try { A(); } catch { Use(); }", "B")]
    [InlineData("B(); try { A(); } catch { } Use();", "B")]
    [InlineData("try { A(); if (c) return; } finally { B(); } Use();", "!c A B")]
    [InlineData("System.Action later = () => A(); Use();", "")]
    [InlineData("n = A() + Use();", "A")]
    public void What_is_certain_at_a_use(string body, string certain)
        => Assert.Equal(certain, string.Join(" ", CertainAtUse(body)!));

    [Fact]
    public void What_is_certain_at_the_end_of_a_body()
    {
        var flow = FlowOf("if (c) { A(); return; } A(); B();");

        Assert.True(flow.Run());
        Assert.Equal(["A"], flow.AtExit!.Where(static fact => char.IsUpper(fact[0])));
    }

    [Fact]
    public void Nothing_arrives_where_a_body_never_ends()
    {
        var flow = FlowOf("while (true) { A(); }");

        Assert.True(flow.Run());
        Assert.Null(flow.AtExit);
    }

    [Fact]
    public void A_sum_of_many_parts_needs_no_deep_stack()
    {
        var sum = string.Join(" + ", Enumerable.Repeat("n", 3000));

        Assert.Equal(["A"], CertainAtUse($"A(); n = {sum}; Use();")!);
    }

    [Fact]
    public void A_flow_that_does_not_settle_is_given_up()
        => Assert.False(new Endless(GraphOf("while (c) { A(); }").Graph).Run());

    [Fact]
    public void Cancellation_ends_it()
    {
        using var source = new CancellationTokenSource();
        var (graph, _) = GraphOf("Use();");
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => new Certain(graph, source.Token).Run());
    }

    [Fact]
    public void A_lambda_has_a_graph_of_its_own()
    {
        var (_, model) = GraphOf("A(); System.Action later = () => { B(); Use(); };");
        var use = model.SyntaxTree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Single(IsUse);
        var flow = new Certain(FlowGraphs.Around(model.GetOperation(use)!, default)!, default);

        Assert.True(flow.Run());
        Assert.Equal(["B"], flow.AtUse!);
    }

    private static Facts? CertainAtUse(string body)
    {
        var flow = FlowOf(body);
        Assert.True(flow.Run());
        return flow.AtUse;
    }

    private static Certain FlowOf(string body)
        => new(GraphOf(body).Graph, default);

    private static bool IsUse(InvocationExpressionSyntax call)
        => call.Expression.ToString() == "Use";

    private static (ControlFlowGraph Graph, SemanticModel Model) GraphOf(string body)
    {
        var tree = CSharpSyntaxTree.ParseText($$"""
            class C
            {
                int A() => 0;
                int B() => 0;
                int Use() => 0;
                void M(bool c, bool d, int n) { {{body}} }
            }
            """);
        var compilation = CSharpCompilation.Create("Test", [tree], References.Runtime);
        var model = compilation.GetSemanticModel(tree);
        var method = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Last();
        return (FlowGraphs.Of(model.GetOperation(method)!, null, default)!, model);
    }

    /// <summary>A state is what is certain; null where nothing gets to.</summary>
    private sealed class Certain(ControlFlowGraph graph, CancellationToken cancellationToken)
        : ForwardFlow<Facts?>(graph, cancellationToken)
    {
        public Facts? AtUse { get; private set; }

        protected override Facts? AtEntry => new([]);

        protected override Facts? Unreached => null;

        protected override Facts? Join(Facts? one, Facts? other)
            => one is null ? other : other is null ? one : new Facts(one.Intersect(other));

        protected override bool Matters(IOperation operation)
            => operation is IInvocationOperation;

        protected override Facts? After(IOperation operation, Facts? before)
            => operation is IInvocationOperation { TargetMethod.Name: not "Use" and var name } ? before?.With(name) : before;

        protected override Facts? Assume(IOperation condition, bool isTrue, Facts? state)
        {
            while (condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: var operand })
            {
                (condition, isTrue) = (operand, !isTrue);
            }

            return condition is IParameterReferenceOperation { Parameter.Name: var name }
                ? state?.With(isTrue ? name : "!" + name)
                : state;
        }

        protected override void Visit(IOperation operation, Facts? before)
        {
            if (operation is IInvocationOperation { TargetMethod.Name: "Use" })
            {
                AtUse = before;
            }
        }
    }

    private sealed class Facts(IEnumerable<string> facts) : IEquatable<Facts>, IEnumerable<string>
    {
        private readonly ImmutableSortedSet<string> _facts = facts.ToImmutableSortedSet(StringComparer.Ordinal);

        public Facts With(string fact) => new(_facts.Add(fact));

        public bool Equals(Facts? other) => other is not null && _facts.SetEquals(other._facts);

        public override bool Equals(object? obj) => Equals(obj as Facts);

        public override int GetHashCode() => _facts.Count;

        public IEnumerator<string> GetEnumerator() => _facts.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Endless(ControlFlowGraph graph) : ForwardFlow<int>(graph, default)
    {
        protected override int AtEntry => 1;

        protected override int Unreached => 0;

        protected override int Join(int one, int other) => Math.Max(one, other);

        protected override bool Matters(IOperation operation) => operation is IInvocationOperation;

        protected override int After(IOperation operation, int before) => before + 1;
    }
}
