using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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
/// IBAPI3004: makes and starts a new reader after the connect call, in the variable over which the loop goes, and lets the
/// loop go on when a session ends. One loop for all sessions: two would take each other's signals.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ReusedReaderFixer : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.ReusedReader);

    public override FixAllProvider GetFixAllProvider()
        => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
        => LifecycleFixer.RegisterAsync(
            context, static _ => "Make a new reader after each connect call", nameof(ReusedReaderFixer), static (place, diagnostic) => Changes(place, diagnostic));

    private static IReadOnlyCollection<TextChange>? Changes(FixPlace place, Diagnostic diagnostic)
    {
        if (place.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: { } connected } } connect
            || diagnostic.AdditionalLocations is not [{ } location] || location.SourceTree != place.Root.SyntaxTree
            || place.Root.FindNode(location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>() is not { } creation
            || creation.ArgumentList?.Arguments is not [{ NameColon: null, Expression: var client }, { NameColon: null, Expression: var signal }]
            || ClientSignal.TargetOf(place.Model, creation) is not { } reader
            || ReaderAt(place, creation, reader, connect) is not { } name
            || !ClientSignal.IsInReach(place, client, connect) || !ClientSignal.IsInReach(place, signal, connect)
            || LoopChanges(place, reader) is not { } changes
            || new StatementEdit(place.Text, place.Shape).After(
                connect, [name + " = " + creation.WithoutTrivia() + ";", name + "." + LifecycleNames.Start + "();"]) is not { } added)
        {
            return null;
        }

        // Where this is also the call that connects for the first time, it makes the first reader, too.
        return IsOnlyCall(place, connected)
            ? OldReader(place, creation, name) is { } removed ? [.. changes, added, .. removed] : null
            : [.. changes, added];
    }

    private static bool IsOnlyCall(FixPlace place, ExpressionSyntax client)
    {
        var variable = place.Model.GetSymbolInfo(client).Symbol;
        return place.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Count(access => access.Name.Identifier.ValueText == ApiNames.Connect
            && SymbolEqualityComparer.Default.Equals(place.Model.GetSymbolInfo(access.Expression).Symbol, variable)) == 1;
    }

    /// <summary>How the variable with the reader is written at the connect call; null where it is out of reach.</summary>
    private static string? ReaderAt(FixPlace place, BaseObjectCreationExpressionSyntax creation, ISymbol reader, SyntaxNode connect)
    {
        var isVisible = place.Model.LookupSymbols(connect.SpanStart, name: reader.Name).Contains(reader, SymbolEqualityComparer.Default);
        return (reader, creation.Parent) switch
        {
            (ILocalSymbol local, _) when isVisible && local.DeclaringSyntaxReferences.All(declared => declared.Span.End < connect.SpanStart) => reader.Name,
            (IFieldSymbol { IsReadOnly: false }, AssignmentExpressionSyntax { Left: var left })
                when (isVisible || left is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax })
                    && creation.FirstAncestorOrSelf<TypeDeclarationSyntax>() == connect.FirstAncestorOrSelf<TypeDeclarationSyntax>()
                    && (reader.IsStatic || place.Model.GetEnclosingSymbol(connect.SpanStart) is { IsStatic: false }) => left.WithoutTrivia().ToString(),
            _ => null,
        };
    }

    /// <summary>Takes the old reader out; null where more than its creation and start would be lost.</summary>
    private static IReadOnlyCollection<TextChange>? OldReader(FixPlace place, BaseObjectCreationExpressionSyntax creation, string name)
    {
        if (creation.Parent is not AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax block } made }
            || (creation.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null
                && place.Model.GetNullableContext(creation.SpanStart).WarningsEnabled())
            || block.Statements.FirstOrDefault(statement => statement.SpanStart > made.SpanStart
                && statement.ToString() == name + "." + LifecycleNames.Start + "();") is not { } start
            || LineOf(place, made) is not { } first || LineOf(place, start) is not { } second)
        {
            return null;
        }

        return [new TextChange(first, string.Empty), new TextChange(second, string.Empty)];
    }

    /// <summary>The lines that belong to a statement alone; null where something else shares them.</summary>
    private static TextSpan? LineOf(FixPlace place, StatementSyntax statement)
    {
        var line = place.Text.Lines.GetLineFromPosition(statement.SpanStart);
        var last = place.Text.Lines.GetLineFromPosition(statement.Span.End);
        return !statement.ContainsDirectives && place.Shape.IsFirstOnLine(statement.SpanStart) && place.Shape.IsBlank(statement.Span.End, last.End)
            ? TextSpan.FromBounds(line.Start, last.EndIncludingLineBreak)
            : null;
    }

    /// <summary>What lets the loop over a reader go on when a session ends; null where the program waits for its end.</summary>
    private static List<TextChange>? LoopChanges(FixPlace place, ISymbol reader)
    {
        var changes = new List<TextChange>();
        foreach (var access in place.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(access => access.Name.Identifier.ValueText == LifecycleNames.ProcessMessages))
        {
            if (!SymbolEqualityComparer.Default.Equals(place.Model.GetSymbolInfo(access.Expression).Symbol, reader))
            {
                return null;
            }

            var loop = access.Ancestors().TakeWhile(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax))
                .OfType<WhileStatementSyntax>()
                .FirstOrDefault();
            if (loop is null || !AsksForConnection(loop.Condition))
            {
                continue;
            }

            if (!RunsInBackground(place, loop) || Endless(loop.Condition) is not { } endless)
            {
                return null;
            }

            changes.Add(new TextChange(loop.Condition.Span, endless));
        }

        return changes;
    }

    private static bool AsksForConnection(ExpressionSyntax condition)
        => condition.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(static name => name.Identifier.ValueText == LifecycleNames.IsConnected);

    /// <summary>A condition without the part that asks for the connection.</summary>
    private static string? Endless(ExpressionSyntax condition)
        => condition switch
        {
            InvocationExpressionSyntax => "true",
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression, Left: InvocationExpressionSyntax left, Right: var right }
                when AsksForConnection(left) && !AsksForConnection(right) => right.WithoutTrivia().ToString(),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression, Left: var left, Right: InvocationExpressionSyntax right }
                when AsksForConnection(right) && !AsksForConnection(left) => left.WithoutTrivia().ToString(),
            _ => null,
        };

    /// <summary>Whether a loop is all that a background thread or a task does.</summary>
    private static bool RunsInBackground(FixPlace place, WhileStatementSyntax loop)
    {
        if (loop.Parent is not BlockSyntax { Statements: [.., var last] } block || last != loop)
        {
            return false;
        }

        switch (block.Parent)
        {
            case AnonymousFunctionExpressionSyntax lambda:
                return StartsInBackground(place, lambda);
            case MethodDeclarationSyntax or LocalFunctionStatementSyntax:
                var function = place.Model.GetDeclaredSymbol(block.Parent);
                var uses = place.Root.DescendantNodes().OfType<IdentifierNameSyntax>()
                    .Where(name => name.Identifier.ValueText == function?.Name
                        && SymbolEqualityComparer.Default.Equals(place.Model.GetSymbolInfo(name).Symbol, function))
                    .ToList();
                return uses.Count == 1 && StartsInBackground(place, Started(uses[0]));
            default:
                return false;
        }
    }

    /// <summary>A method that is handed on, or the lambda that does nothing but call it.</summary>
    private static ExpressionSyntax Started(ExpressionSyntax method)
        => method.Parent is InvocationExpressionSyntax { Parent: LambdaExpressionSyntax lambda } ? lambda : method;

    private static bool StartsInBackground(FixPlace place, ExpressionSyntax function)
    {
        var argument = function.Parent as ArgumentSyntax;
        if (argument?.Parent?.Parent is BaseObjectCreationExpressionSyntax { Parent: ArgumentSyntax outer } start
            && place.Model.GetTypeInfo(start).Type?.TypeKind == TypeKind.Delegate)
        {
            argument = outer;
        }

        return argument?.Parent?.Parent switch
        {
            BaseObjectCreationExpressionSyntax creation => RuntimeCalls.IsOfThread(place.Model.GetSymbolInfo(creation).Symbol) && IsBackground(place, creation),
            InvocationExpressionSyntax call => RuntimeCalls.StartsTask(place.Model.GetSymbolInfo(call).Symbol),
            _ => false,
        };
    }

    private static bool IsBackground(FixPlace place, BaseObjectCreationExpressionSyntax thread)
    {
        if (thread.Initializer?.Expressions.Any(IsSet) == true)
        {
            return true;
        }

        return ClientSignal.TargetOf(place.Model, thread) is { } variable
            && place.Root.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment => IsSet(assignment)
                && assignment.Left is MemberAccessExpressionSyntax access
                && SymbolEqualityComparer.Default.Equals(place.Model.GetSymbolInfo(access.Expression).Symbol, variable));

        static bool IsSet(ExpressionSyntax expression)
            => expression is AssignmentExpressionSyntax { Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression }, Left: var left }
                && (left as SimpleNameSyntax ?? (left as MemberAccessExpressionSyntax)?.Name)?.Identifier.ValueText == "IsBackground";
    }
}
