using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Editing;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>
/// IBAPI3015: gives a wait for the session a limit, in its own form: a time-out for an event or a task, and a look at the time in
/// a loop. At the limit it throws.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class BoundedWaitFixer : CodeFixProvider
{
    private const string Title = "Give up after 20 seconds";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.EndlessWait);

    public override FixAllProvider GetFixAllProvider()
        => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (FixData.AwaitedCallback(diagnostic.Properties) is { } callback
                && await SourceFile.OpenAsync(context.Document, context.CancellationToken).ConfigureAwait(false) is { } file
                && file.Root.FullSpan.Contains(diagnostic.Location.SourceSpan)
                && new BoundedWaitWriter(file, callback, context.CancellationToken).Write(diagnostic.Location.SourceSpan)
                && file.Changed() is { } text)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithText(text)), nameof(BoundedWaitFixer)), diagnostic);
            }
        }
    }
}

/// <summary>Writes the limit of one wait.</summary>
internal sealed class BoundedWaitWriter(SourceFile file, string callback, CancellationToken cancellationToken)
{
    private static readonly string[] Names = ["waited", "waiting", "sinceConnect"];

    /// <summary>The waits that say whether they have come true when they are given a time.</summary>
    private static readonly ImmutableArray<string> Waits = ImmutableArray.Create("Wait", "WaitOne");

    private StatementEdit Edit => new(file.Text, file.Shape);

    /// <summary>Decides what becomes of a wait; false where its form is not understood.</summary>
    public bool Write(TextSpan span)
    {
        var node = file.Root.FindNode(span, getInnermostNodeForTie: true);
        var expression = node as ExpressionSyntax ?? (node as ArgumentSyntax)?.Expression;
        while (expression is not null && expression.Span != span)
        {
            expression = expression.Parent as ExpressionSyntax;
        }

        if (expression is null)
        {
            return false;
        }

        if (expression is AwaitExpressionSyntax awaited)
        {
            return WriteAwait(awaited);
        }

        return LoopOf(expression) is { } loop ? WriteLoop(loop, expression) : WriteBlocking(expression);
    }

    private static StatementSyntax? LoopOf(ExpressionSyntax condition)
        => condition.Parent switch
        {
            WhileStatementSyntax loop when loop.Condition == condition => loop,
            DoStatementSyntax loop when loop.Condition == condition => loop,
            ForStatementSyntax loop when loop.Condition == condition => loop,
            IfStatementSyntax choice when choice.Condition == condition => choice.Ancestors().OfType<StatementSyntax>()
                .FirstOrDefault(static outer => outer is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax),
            _ => null,
        };

    private bool WriteLoop(StatementSyntax loop, ExpressionSyntax condition)
    {
        var body = loop switch
        {
            WhileStatementSyntax one => one.Statement,
            DoStatementSyntax one => one.Statement,
            ForStatementSyntax one => one.Statement,
            _ => null,
        };
        if (body is null || body.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(IsBlocking))
        {
            return false;
        }

        if (loop is WhileStatementSyntax && condition.Parent == loop && IsIdle(body) && CanBeInLambda(condition))
        {
            var lines = BoundedWait.ThrowIf(
                file,
                loop.SpanStart,
                "!" + file.NameOf("System.Threading.SpinWait", loop.SpanStart) + ".SpinUntil(() => " + Negated(condition) + ", " + BoundedWait.Time(file, loop.SpanStart) + ")",
                callback);
            return loop.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax && Apply(Edit.InPlaceOf(loop, lines));
        }

        if (Names.FirstOrDefault(name => !IsTaken(loop, name)) is not { } variable)
        {
            return false;
        }

        var stopwatch = file.NameOf("System.Diagnostics.Stopwatch", loop.SpanStart);
        var check = BoundedWait.ThrowIf(file, loop.SpanStart, variable + ".Elapsed > " + BoundedWait.Time(file, loop.SpanStart), callback);
        return Apply(Edit.Before(loop, [(file.Shape.UsesVar ? "var" : stopwatch) + " " + variable + " = " + stopwatch + ".StartNew();"], isApart: false))
            && body is BlockSyntax block
            && Apply(Edit.InBlock(block, file.Shape.IndentAt(loop.SpanStart), block.Statements.Count == 0 ? check : [.. check, string.Empty]));
    }

    private bool WriteBlocking(ExpressionSyntax wait)
    {
        if (wait is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } called } call)
        {
            if (name == "SpinUntil" && call.ArgumentList.Arguments.Count > 0)
            {
                return WriteStatement(wait, called + "(" + call.ArgumentList.Arguments[0] + ", " + BoundedWait.Time(file, wait.SpanStart) + ")");
            }

            if (Waits.Contains(name))
            {
                return WriteStatement(wait, called + "(" + BoundedWait.Time(file, wait.SpanStart) + ")");
            }
        }

        // ready.Task.Result, ready.Task.GetAwaiter().GetResult()
        return TaskOf(wait) is { } task && IsPlain(task)
            && wait.FirstAncestorOrSelf<StatementSyntax>() is { } statement
            && !wait.Ancestors().TakeWhile(node => node != statement).Any(static node => node is AnonymousFunctionExpressionSyntax)
            && Apply(Edit.Before(statement, BoundedWait.ThrowIf(file, statement.SpanStart, "!" + task + ".Wait(" + BoundedWait.Time(file, statement.SpanStart) + ")", callback)));
    }

    private bool WriteStatement(ExpressionSyntax wait, string bounded)
        => wait.Parent is ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement
            && Apply(Edit.InPlaceOf(statement, BoundedWait.ThrowIf(file, statement.SpanStart, "!" + bounded, callback)));

    private bool WriteAwait(AwaitExpressionSyntax awaited)
    {
        var task = awaited.Expression;
        if (task is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: var configured } })
        {
            task = configured;
        }

        var time = BoundedWait.Time(file, awaited.SpanStart);
        if (task is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WaitAsync" } called }
            && file.Model.GetTypeInfo(called.Expression, cancellationToken).Type is { Name: "SemaphoreSlim" })
        {
            return WriteStatement(awaited, file.Text.ToString(TextSpan.FromBounds(awaited.SpanStart, called.Span.End)) + "(" + time + ")" + file.Text.ToString(TextSpan.FromBounds(task.Span.End, awaited.Span.End)));
        }

        if (file.Model.GetTypeInfo(task, cancellationToken).Type is not INamedTypeSymbol { Name: "Task" } type)
        {
            return false;
        }

        if (HasTimeOut(type))
        {
            file.Insert(task.Span.End, ".WaitAsync(" + time + ")");
            return true;
        }

        var all = file.NameOf("System.Threading.Tasks.Task", awaited.SpanStart);
        return IsPlain(task)
            && awaited.FirstAncestorOrSelf<StatementSyntax>() is { } statement
            && Apply(Edit.Before(
                statement,
                BoundedWait.ThrowIf(file, statement.SpanStart, "await " + all + ".WhenAny(" + task + ", " + all + ".Delay(" + time + ")) != " + task, callback)));
    }

    /// <summary>Since .NET 6 a task can be waited for with a time-out.</summary>
    private static bool HasTimeOut(INamedTypeSymbol task)
    {
        for (var type = task; type is not null; type = type.BaseType)
        {
            if (type.GetMembers("WaitAsync").OfType<IMethodSymbol>().Any(static method => method.Parameters is [{ Type.Name: nameof(TimeSpan) }]))
            {
                return true;
            }
        }

        return false;
    }

    private static ExpressionSyntax? TaskOf(ExpressionSyntax wait)
    {
        switch (wait)
        {
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result", Expression: var task }:
                return task;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetResult", Expression: InvocationExpressionSyntax awaiter } }:
                var inner = (awaiter.Expression as MemberAccessExpressionSyntax)?.Expression;
                return inner is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: var configured } }
                    ? configured
                    : inner;
            default:
                return null;
        }
    }

    /// <summary>Whether an expression can be written twice.</summary>
    private static bool IsPlain(ExpressionSyntax expression)
        => expression switch
        {
            IdentifierNameSyntax or ThisExpressionSyntax or BaseExpressionSyntax => true,
            MemberAccessExpressionSyntax access => IsPlain(access.Expression),
            _ => false,
        };

    /// <summary>Waits that are not over when the loop's time is.</summary>
    private static bool IsBlocking(InvocationExpressionSyntax call)
        => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText is LifecycleNames.WaitForSignal or "Wait";

    /// <summary>Whether a loop's body is empty, or only lets time pass.</summary>
    private bool IsIdle(StatementSyntax body)
        => body switch
        {
            EmptyStatementSyntax => true,
            BlockSyntax block => !block.ContainsDirectives
                && !block.DescendantTrivia().Any(static trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
                && block.Statements.All(IsIdle),
            ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call }
                => RuntimeCalls.Idles(file.Model.GetSymbolInfo(call).Symbol),
            _ => false,
        };

    /// <summary>A lambda takes no parameters by reference, and in a struct not even fields.</summary>
    private bool CanBeInLambda(ExpressionSyntax condition)
        => condition.DescendantNodesAndSelf().All(node => node switch
            {
                AwaitExpressionSyntax => false,
                IdentifierNameSyntax => file.Model.GetSymbolInfo(node, cancellationToken).Symbol switch
                {
                    IParameterSymbol parameter => parameter.RefKind == RefKind.None,
                    ILocalSymbol local => !local.IsRef,
                    _ => true,
                },
                _ => true,
            })
            && condition.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not StructDeclarationSyntax;

    /// <summary>The opposite of a condition, as people write it.</summary>
    private static string Negated(ExpressionSyntax condition)
    {
        switch (condition)
        {
            case ParenthesizedExpressionSyntax { Expression: var inner }:
                return Negated(inner);
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand }:
                return (operand is ParenthesizedExpressionSyntax { Expression: var within } ? within : operand).ToString();
            case BinaryExpressionSyntax binary when Opposite(binary.Kind()) is { } opposite:
                return binary.Left + " " + opposite + " " + binary.Right;
            default:
                return "!" + (condition is BinaryExpressionSyntax or IsPatternExpressionSyntax or ConditionalExpressionSyntax ? "(" + condition + ")" : condition.ToString());
        }
    }

    private static string? Opposite(SyntaxKind kind)
        => kind switch
        {
            SyntaxKind.EqualsExpression => "!=",
            SyntaxKind.NotEqualsExpression => "==",
            SyntaxKind.LessThanExpression => ">=",
            SyntaxKind.LessThanOrEqualExpression => ">",
            SyntaxKind.GreaterThanExpression => "<=",
            SyntaxKind.GreaterThanOrEqualExpression => "<",
            _ => null,
        };

    private static bool IsTaken(SyntaxNode loop, string name)
        => ((SyntaxNode?)loop.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? loop.SyntaxTree.GetRoot())
            .DescendantTokens()
            .Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name);

    private bool Apply(TextChange? change)
    {
        if (change is { } written)
        {
            file.Replace(written.Span, written.NewText ?? string.Empty);
        }

        return change is not null;
    }
}
