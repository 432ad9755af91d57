using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Api;

/// <summary>Which calls hold up their thread, and what ends them.</summary>
public sealed class BlockingApisTests
{
    [Theory]
    [InlineData("Thread.Sleep(5)", "Thread.Sleep Sleep Time")]
    [InlineData("Thread.Sleep(0)", "Thread.Sleep Sleep Zero")]
    [InlineData("Thread.Sleep(TimeSpan.Zero)", "Thread.Sleep Sleep Zero")]
    [InlineData("Thread.Sleep(TimeSpan.FromSeconds(0))", "Thread.Sleep Sleep Zero")]
    [InlineData("Thread.Sleep(default(TimeSpan))", "Thread.Sleep Sleep Zero")]
    [InlineData("Thread.Sleep(new TimeSpan(0, 0, 0))", "Thread.Sleep Sleep Zero")]
    [InlineData("Thread.Sleep(new TimeSpan(0, 0, 1))", "Thread.Sleep Sleep Time")]
    [InlineData("Thread.Sleep(Timeout.Infinite)", "Thread.Sleep Sleep None")]
    [InlineData("Thread.Sleep(number)", "Thread.Sleep Sleep Time")]
    [InlineData("task.Wait()", "Task.Wait Task None on task")]
    [InlineData("task.Wait(0)", "Task.Wait Task Zero on task")]
    [InlineData("task.Wait(TimeSpan.FromMinutes(1))", "Task.Wait Task Time on task")]
    [InlineData("task.Wait(token)", "Task.Wait Task Cancellation on task")]
    [InlineData("task.Wait(CancellationToken.None)", "Task.Wait Task None on task")]
    [InlineData("task.Wait(default(CancellationToken))", "Task.Wait Task None on task")]
    [InlineData("task.Wait(-1, token)", "Task.Wait Task Cancellation on task")]
    [InlineData("Task.WaitAll(task)", "Task.WaitAll Task None")]
    [InlineData("Task.WaitAny(new[] { task }, 100)", "Task.WaitAny Task Time")]
    [InlineData("task.Result", "Task.Result Task None on task")]
    [InlineData("value.Result", "ValueTask.Result Task None on value")]
    [InlineData("task.GetAwaiter().GetResult()", "GetAwaiter().GetResult Task None on task")]
    [InlineData("task.ConfigureAwait(false).GetAwaiter().GetResult()", "GetAwaiter().GetResult Task None on task")]
    [InlineData("value.AsTask().GetAwaiter().GetResult()", "GetAwaiter().GetResult Task None on value")]
    [InlineData("handle.WaitOne()", "ManualResetEvent.WaitOne Event None on handle")]
    [InlineData("handle.WaitOne(0)", "ManualResetEvent.WaitOne Event Zero on handle")]
    [InlineData("handle.WaitOne(500, false)", "ManualResetEvent.WaitOne Event Time on handle")]
    [InlineData("token.WaitHandle.WaitOne(500)", "WaitHandle.WaitOne Event Time on token.WaitHandle")]
    [InlineData("mutex.WaitOne()", "Mutex.WaitOne Lock None on mutex")]
    [InlineData("WaitHandle.WaitAll(new WaitHandle[] { handle })", "WaitHandle.WaitAll Event None")]
    [InlineData("slim.Wait()", "ManualResetEventSlim.Wait Event None on slim")]
    [InlineData("slim.Wait(Timeout.InfiniteTimeSpan)", "ManualResetEventSlim.Wait Event None on slim")]
    [InlineData("semaphore.Wait(1000)", "SemaphoreSlim.Wait Semaphore Time on semaphore")]
    [InlineData("Monitor.Wait(text, 100)", "Monitor.Wait Lock Time")]
    [InlineData("thread.Join()", "Thread.Join Thread None on thread")]
    [InlineData("thread.Join(0)", "Thread.Join Thread Zero on thread")]
    [InlineData("Console.ReadLine()", "Console.ReadLine Console None")]
    [InlineData("Console.ReadKey(true)", "Console.ReadKey Console None")]
    [InlineData("SpinWait.SpinUntil(() => true, 10)", "SpinWait.SpinUntil Condition Time")]
    public void Blocks(string expression, string expected) => Assert.Equal(expected, Describe(expression));

    [Theory]
    [InlineData("Task.Delay(1)")]
    [InlineData("string.Join(text, text)")]
    [InlineData("semaphore.WaitAsync()")]
    [InlineData("task.ContinueWith(done => 1)")]
    [InlineData("own.Wait()")]
    [InlineData("own.Result")]
    [InlineData("text.Length")]
    public void Does_not_block(string expression) => Assert.Null(Describe(expression));

    [Theory]
    [InlineData("semaphore.WaitAsync()", WaitBound.None)]
    [InlineData("semaphore.WaitAsync(10)", WaitBound.Time)]
    [InlineData("semaphore.WaitAsync(token)", WaitBound.Cancellation)]
    [InlineData("task.WaitAsync(TimeSpan.FromSeconds(1), token)", WaitBound.Time)]
    public void What_ends_an_asynchronous_wait(string expression, object bound)
        => Assert.Equal(bound, BlockingApis.BoundOf(Assert.IsAssignableFrom<Microsoft.CodeAnalysis.Operations.IInvocationOperation>(OperationOf(expression))));

    [Fact]
    public void Visual_Basic()
    {
        var compilation = TestProgram.CompileVisualBasic(
            """
            Public Class Bot
                Public Sub Run(handle As System.Threading.ManualResetEvent)
                    handle.WaitOne(0)
                End Sub
            End Class
            """);
        var tree = compilation.SyntaxTrees.First();
        var call = compilation.GetSemanticModel(tree).GetOperation(tree.GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.VisualBasic.Syntax.InvocationExpressionSyntax>().Single())!;

        Assert.Equal(WaitBound.Zero, BlockingApis.Of(call)!.Bound);
    }

    private static string? Describe(string expression)
        => BlockingApis.Of(OperationOf(expression)) is { } call
            ? $"{call.Name} {call.Kind} {call.Bound}" + (call.Subject is { } subject ? " on " + subject.Syntax : string.Empty)
            : null;

    private static IOperation OperationOf(string expression)
    {
        var compilation = TestProgram.Compile(
        [
            (TestProgram.FirstFile, $$"""
                public class Own { public int Result; public void Wait() { } }
                public class Bot
                {
                    public void Run(
                        Task<int> task, ValueTask<int> value, ManualResetEvent handle, ManualResetEventSlim slim, SemaphoreSlim semaphore, Mutex mutex,
                        Thread thread, CancellationToken token, string text, int number, Own own)
                    {
                        {{(expression.EndsWith(')') ? expression : "_ = " + expression)}};
                    }
                }
                """),
        ]);
        var tree = compilation.SyntaxTrees.First();
        var statement = tree.GetRoot().DescendantNodes().OfType<ExpressionStatementSyntax>().Single().Expression;
        return compilation.GetSemanticModel(tree).GetOperation(statement is AssignmentExpressionSyntax { Right: var read } ? read : statement)!.Core();
    }
}
