using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using IbApi.Analyzers.Editing;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>
/// IBAPI3007: waits after an attempt that failed, twice as long each time up to a minute; as the function waits: asynchronously where it
/// is <c>async</c>, and until it is cancelled where the loop asks a token.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class BackOffFixer : CodeFixProvider
{
    private const string FirstDelay = "1000";
    private const string LongestDelay = "60000";

    private static readonly string[] VariableNames = ["delay", "retryDelay", "reconnectDelay"];

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.SpinningConnect);

    public override FixAllProvider GetFixAllProvider()
        => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
        => LifecycleFixer.RegisterAsync(
            context,
            static _ => "Wait between attempts, longer each time",
            nameof(BackOffFixer),
            static (place, _) => Changes(place));

    private static IReadOnlyCollection<TextChange>? Changes(FixPlace place)
    {
        if (place.Node is not InvocationExpressionSyntax call
            || LoopAround(call) is not { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } loop
            || VariableFor(call, loop, place.Model) is not { } variable)
        {
            return null;
        }

        var edit = new StatementEdit(place.Text, place.Shape);
        var pause = Pause(place, call, loop, variable);
        var declared = edit.LineBefore(loop, [(place.Shape.UsesVar ? "var" : "int") + " " + variable + " = " + FirstDelay + ";"]);
        var waits = ConditionOf(loop) is { } condition && condition.Span.Contains(call.Span)
            ? loop is WhileStatementSyntax && !Jumps(BodyOf(loop), SyntaxKind.ContinueStatement) ? edit.AtEndOfLoop(loop, BodyOf(loop), pause) : null
            : InBody(place, edit, call, loop, variable, pause);
        return declared is { } first && waits is { } second ? [first, second] : null;
    }

    private static TextChange? InBody(
        FixPlace place, StatementEdit edit, InvocationExpressionSyntax call, StatementSyntax loop, string variable, string[] pause)
    {
        var expression = call.Parent is ConditionalAccessExpressionSyntax access && access.WhenNotNull == call ? access : (ExpressionSyntax)call;
        switch (expression.Parent)
        {
            case ExpressionStatementSyntax statement:
                var lines = Unless(place, call, loop, variable, pause);
                return statement == BodyOf(loop) ? edit.AtEndOfLoop(loop, statement, lines) : edit.After(statement, lines);

            // if (TryConnect()) { break; }
            case IfStatementSyntax { Else: null } choice when choice.Condition == expression && LeavesAlways(choice.Statement):
                return edit.After(choice, pause);
            default:
                return null;
        }
    }

    /// <summary>The pause under the condition that the attempt has failed, where that can be asked for.</summary>
    private static string[] Unless(FixPlace place, InvocationExpressionSyntax call, StatementSyntax loop, string variable, string[] pause)
    {
        if (QuestionOf(place.Model, call) is not { } question)
        {
            return pause;
        }

        var ownLines = place.Shape.HasBracesOnOwnLines;
        var asked = "if (" + question + ")";
        IEnumerable<string> lines = ownLines ? [asked, "{"] : [asked + " {"];
        lines = lines.Concat(pause.Select(static line => "\t" + line));

        // A loop that goes on after success begins with the shortest delay when the connection is lost again.
        var goesOn = ConditionOf(loop)?.ToString().Contains(LifecycleNames.IsConnected) != true
            && !Jumps(BodyOf(loop), SyntaxKind.BreakStatement) && !Jumps(BodyOf(loop), SyntaxKind.ReturnStatement);
        var reset = "\t" + variable + " = " + FirstDelay + ";";
        return !goesOn ? [.. lines, "}"]
            : ownLines ? [.. lines, "}", "else", "{", reset, "}"]
            : [.. lines, "} else {", reset, "}"];
    }

    private static string? QuestionOf(SemanticModel model, InvocationExpressionSyntax call)
    {
        if (model.GetSymbolInfo(call).Symbol is not IMethodSymbol { Name: ApiNames.Connect })
        {
            return null;
        }

        var receiver = call.Expression is MemberBindingExpressionSyntax && call.Parent is ConditionalAccessExpressionSyntax access ? access.Expression
            : (call.Expression as MemberAccessExpressionSyntax)?.Expression;
        var type = receiver is null ? model.GetEnclosingSymbol(call.SpanStart)?.ContainingType : model.GetTypeInfo(receiver).Type;
        if (type is null || !model.LookupSymbols(call.SpanStart, type, LifecycleNames.IsConnected).OfType<IMethodSymbol>().Any(static method => method.Parameters.IsEmpty))
        {
            return null;
        }

        return call.Expression is MemberBindingExpressionSyntax
            ? receiver is not null && CallReceiver.IsPlain(receiver) ? receiver.WithoutTrivia() + "?." + LifecycleNames.IsConnected + "() != true" : null
            : CallReceiver.Of(call.Expression) is { } before ? "!" + before + LifecycleNames.IsConnected + "()" : null;
    }

    private static string[] Pause(FixPlace place, InvocationExpressionSyntax call, StatementSyntax loop, string variable)
    {
        var names = new NameWriter(place.Model, call.SpanStart, imports: false);
        var token = TokenOf(place.Model, loop);
        var wait = IsAsync(call)
            ? "await " + names.Of(typeof(Task)) + "." + nameof(Task.Delay) + "(" + variable + (token is null ? string.Empty : ", " + token) + ");"
            : token is null
                ? names.Of(typeof(Thread)) + "." + nameof(Thread.Sleep) + "(" + variable + ");"
                : token + "." + nameof(CancellationToken.WaitHandle) + "." + nameof(WaitHandle.WaitOne) + "(" + variable + ");";
        return [wait, variable + " = " + names.Of(typeof(Math)) + "." + nameof(Math.Min) + "(" + variable + " * 2, " + LongestDelay + ");"];
    }

    /// <summary>The token that the loop's condition asks; null where there is none.</summary>
    private static string? TokenOf(SemanticModel model, StatementSyntax loop)
        => ConditionOf(loop)?.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>()
            .Where(static access => access.Name.Identifier.ValueText == nameof(CancellationToken.IsCancellationRequested) && CallReceiver.IsPlain(access.Expression))
            .Select(access => model.GetTypeInfo(access.Expression).Type?.Name switch
            {
                nameof(CancellationToken) => access.Expression.WithoutTrivia().ToString(),
                nameof(CancellationTokenSource) => access.Expression.WithoutTrivia() + "." + nameof(CancellationTokenSource.Token),
                _ => null,
            })
            .FirstOrDefault();

    private static StatementSyntax? LoopAround(SyntaxNode call)
    {
        for (var node = call.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax:
                    return (StatementSyntax)node;
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax:
                    return null;
                default:
                    break;
            }
        }

        return null;
    }

    private static ExpressionSyntax? ConditionOf(StatementSyntax loop)
        => loop switch
        {
            WhileStatementSyntax { Condition: var condition } => condition,
            DoStatementSyntax { Condition: var condition } => condition,
            ForStatementSyntax { Condition: var condition } => condition,
            _ => null,
        };

    private static StatementSyntax BodyOf(StatementSyntax loop)
        => loop switch
        {
            WhileStatementSyntax { Statement: var body } => body,
            DoStatementSyntax { Statement: var body } => body,
            ForStatementSyntax { Statement: var body } => body,
            _ => loop,
        };

    private static bool IsAsync(SyntaxNode call)
        => call.Ancestors().Select(static ancestor => ancestor switch
        {
            AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers.Any(SyntaxKind.AsyncKeyword),
            LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.AsyncKeyword),
            MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
            _ => (bool?)null,
        }).FirstOrDefault(static isAsync => isAsync is not null) == true;

    private static bool Jumps(StatementSyntax body, SyntaxKind jump)
        => body.DescendantNodesAndSelf(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => node.IsKind(jump));

    private static bool LeavesAlways(StatementSyntax branch)
        => branch is BlockSyntax { Statements: [.., var last] } ? LeavesAlways(last) : branch is BreakStatementSyntax or ReturnStatementSyntax;

    /// <summary>A name that means nothing in the function yet; null when there is none.</summary>
    private static string? VariableFor(SyntaxNode call, StatementSyntax loop, SemanticModel model)
    {
        var around = call.Ancestors().FirstOrDefault(static ancestor => ancestor is MemberDeclarationSyntax) ?? loop;
        return VariableNames.FirstOrDefault(name => model.LookupSymbols(loop.SpanStart, name: name).IsEmpty
            && !around.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name));
    }
}
