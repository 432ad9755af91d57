using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Editing;
using IbApi.Analyzers.Model;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>
/// IBAPI3003: adds what is missing of the reader and its loop, or puts it where it belongs. Offered where client, signal and
/// reader are in reach at the place, and the code has lines of its own.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MessageLoopFixer : CodeFixProvider
{
    private const string LoopTitle = "Process messages in a loop on a thread of its own";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.IdleMessageLoop);

    public override FixAllProvider GetFixAllProvider()
        => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
        => LifecycleFixer.RegisterAsync(
            context,
            static diagnostic => ReasonOf(diagnostic) switch
            {
                nameof(IdleReason.NoReader) => "Add reader and message loop",
                nameof(IdleReason.BeforeConnect) => "Make the reader after the connect call",
                nameof(IdleReason.OtherSignal) => "Use the client's signal",
                nameof(IdleReason.NotStarted) => "Start the reader",
                _ => LoopTitle,
            },
            nameof(MessageLoopFixer),
            (place, diagnostic) => ReasonOf(diagnostic) switch
            {
                nameof(IdleReason.NoReader) => AddReader(place, context),
                nameof(IdleReason.BeforeConnect) => MoveReader(place, diagnostic),
                nameof(IdleReason.OtherSignal) => UseSignalOfClient(place),
                nameof(IdleReason.NotStarted) => StartReader(place, diagnostic),
                nameof(IdleReason.NotProcessed) => AddLoop(place, context),
                nameof(IdleReason.ProcessedOnce) => LoopOver(place, context),
                _ => null,
            });

    private static string ReasonOf(Diagnostic diagnostic)
        => FixData.IdleLoop(diagnostic.Properties);

    private static List<TextChange>? AddReader(FixPlace place, CodeFixContext context)
    {
        if (place.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: { } client } } connect
            || place.Model.GetSymbolInfo(client).Symbol is not { } variable
            || !ClientSignal.IsInReach(place, client, connect)
            || (client is MemberAccessExpressionSyntax held && ClientSignal.OfHeld(place, held, connect) is { } beside
                ? beside
                : ClientSignal.Of(place, variable, connect)) is not { } signal
            || MessageLoopText.ReaderAndLoop(place, connect, client.WithoutTrivia().ToString(), signal.Expression, context.CancellationToken) is not { } lines
            || new StatementEdit(place.Text, place.Shape).After(connect, lines) is not { } added)
        {
            return null;
        }

        return new List<TextChange>(signal.Changes) { added };
    }

    /// <summary>Moves the reader, and all between it and the connect call that needs it, behind the call.</summary>
    private static IReadOnlyCollection<TextChange>? MoveReader(FixPlace place, Diagnostic diagnostic)
    {
        if (diagnostic.AdditionalLocations is not [{ } location, ..] || !place.Root.FullSpan.Contains(location.SourceSpan)
            || place.Node.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax block } creation
            || place.Root.FindNode(location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<StatementSyntax>() is not { } connect
            || connect.Parent != block || block.ContainsDirectives
            || LinesOf(place, connect) is not { } after)
        {
            return null;
        }

        var moved = new List<StatementSyntax>();
        var names = new HashSet<string>();
        foreach (var statement in block.Statements.SkipWhile(statement => statement != creation))
        {
            var needs = statement == creation || Names(statement).Any(names.Contains);
            if (statement == connect)
            {
                // The call itself may need what is to be moved.
                return needs ? null : Moved();
            }

            if (needs)
            {
                moved.Add(statement);
                names.UnionWith(Written(statement));
            }
        }

        return null;

        IReadOnlyCollection<TextChange>? Moved()
        {
            var lines = moved.ConvertAll(statement => LinesOf(place, statement));
            if (lines.Contains(null))
            {
                return null;
            }

            var text = string.Concat(lines.Select(line => place.Text.ToString(line!.Value)));
            return [.. lines.Select(static line => new TextChange(line!.Value, string.Empty)), new TextChange(new TextSpan(after.End, 0), text)];
        }

        static IEnumerable<string> Names(SyntaxNode statement)
            => statement.DescendantNodes().OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText);

        static IEnumerable<string> Written(StatementSyntax statement)
            => statement switch
            {
                LocalDeclarationStatementSyntax local => local.Declaration.Variables.Select(static variable => variable.Identifier.ValueText),
                ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: var left } } => Names(left).Concat(left is IdentifierNameSyntax name ? [name.Identifier.ValueText] : []),
                LocalFunctionStatementSyntax function => [function.Identifier.ValueText],
                _ => [],
            };
    }

    /// <summary>The lines that belong to a statement alone, with their line end and the comments directly above.</summary>
    private static TextSpan? LinesOf(FixPlace place, StatementSyntax statement)
    {
        var text = place.Text;
        var first = text.Lines.GetLineFromPosition(statement.SpanStart);
        var last = text.Lines.GetLineFromPosition(statement.Span.End);
        var rest = text.ToString(TextSpan.FromBounds(statement.Span.End, last.End)).Trim();
        if (!place.Shape.IsFirstOnLine(statement.SpanStart) || last.EndIncludingLineBreak == last.End
            || (rest.Length > 0 && !rest.StartsWith("//", StringComparison.Ordinal)))
        {
            return null;
        }

        while (first.LineNumber > 0 && text.Lines[first.LineNumber - 1] is var above && above.Start >= statement.FullSpan.Start
            && text.ToString(above.Span).TrimStart().StartsWith("//", StringComparison.Ordinal))
        {
            first = above;
        }

        return TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak);
    }

    private static List<TextChange>? UseSignalOfClient(FixPlace place)
        => CreationAt(place) is { } creation && ArgumentsOf(creation) is var (client, signal)
            && place.Model.GetSymbolInfo(client).Symbol is { } variable
            && ClientSignal.Of(place, variable, creation) is { } own
                ? new List<TextChange>(own.Changes) { new TextChange(signal.Span, own.Expression) }
                : null;

    private static IReadOnlyCollection<TextChange>? StartReader(FixPlace place, Diagnostic diagnostic)
    {
        if (CreationAt(place) is not { } creation || VariableOf(creation) is not { } reader
            || creation.FirstAncestorOrSelf<StatementSyntax>() is not { } statement
            || creation.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null
            || (diagnostic.AdditionalLocations is [{ } connect, ..] && IsBefore(connect))
            || new StatementEdit(place.Text, place.Shape).After(statement, [reader + "." + LifecycleNames.Start + "();"]) is not { } added)
        {
            return null;
        }

        return [added];

        // Started before the connect call it would end at once.
        bool IsBefore(Location connect)
            => connect.SourceTree == place.Root.SyntaxTree && connect.SourceSpan.Start > statement.SpanStart
                && statement.Parent?.Span.Contains(connect.SourceSpan) == true;
    }

    /// <summary>Adds the loop behind the statement that starts the reader, or else behind the one that makes it.</summary>
    private static IReadOnlyCollection<TextChange>? AddLoop(FixPlace place, CodeFixContext context)
    {
        if (CreationAt(place) is not { } creation || VariableOf(creation) is not { } reader || ArgumentsOf(creation) is not var (client, signal)
            || creation.FirstAncestorOrSelf<StatementSyntax>() is not { } statement
            || creation.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null)
        {
            return null;
        }

        var start = statement.Parent?.ChildNodes().OfType<ExpressionStatementSyntax>().FirstOrDefault(other => other.SpanStart > statement.SpanStart
            && other.Expression.ToString() == reader + "." + LifecycleNames.Start + "()");
        var at = start ?? statement;
        return IsWritable(place, client, at) && IsWritable(place, signal, at)
            && MessageLoopText.Loop(place, at, client.WithoutTrivia().ToString(), signal.WithoutTrivia().ToString(), reader, context.CancellationToken) is { } loop
            && new StatementEdit(place.Text, place.Shape).After(at, loop) is { } added
                ? [added]
                : null;
    }

    /// <summary>Puts the loop in the place of the one call, and of the wait directly before it.</summary>
    private static IReadOnlyCollection<TextChange>? LoopOver(FixPlace place, CodeFixContext context)
    {
        if (place.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: { } reader }, Parent: ExpressionStatementSyntax { Parent: BlockSyntax block } pump }
            || place.Model.GetSymbolInfo(reader).Symbol is not { } variable
            || place.Root.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
                .Where(creation => SymbolEqualityComparer.Default.Equals(ClientSignal.TargetOf(place.Model, creation), variable)).ToList() is not [var creation]
            || ArgumentsOf(creation) is not var (client, signal)
            || !IsWritable(place, client, pump) || !IsWritable(place, signal, pump)
            || MessageLoopText.Loop(
                place, pump, client.WithoutTrivia().ToString(), signal.WithoutTrivia().ToString(), reader.WithoutTrivia().ToString(), context.CancellationToken) is not { } loop)
        {
            return null;
        }

        var index = block.Statements.IndexOf(pump);
        var first = index > 0 && block.Statements[index - 1] is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: ApiNames.WaitForSignal } } } wait
            ? wait
            : pump;
        return new StatementEdit(place.Text, place.Shape).InPlaceOf(first, pump, loop) is { } changed ? [changed] : null;
    }

    private static bool IsWritable(FixPlace place, ExpressionSyntax expression, SyntaxNode at)
        => expression is ThisExpressionSyntax || ClientSignal.IsInReach(place, expression, at);

    private static BaseObjectCreationExpressionSyntax? CreationAt(FixPlace place)
        => place.Node.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>();

    /// <summary>The client and the signal of a reader.</summary>
    private static (ExpressionSyntax Client, ExpressionSyntax Signal)? ArgumentsOf(BaseObjectCreationExpressionSyntax creation)
        => creation.ArgumentList?.Arguments is [{ NameColon: null, Expression: var client }, { NameColon: null, Expression: var signal }] ? (client, signal) : null;

    /// <summary>The variable that a statement of its own gives the reader to.</summary>
    private static string? VariableOf(BaseObjectCreationExpressionSyntax creation)
        => creation.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } variable } => variable.Identifier.Text,
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax, Left: IdentifierNameSyntax or MemberAccessExpressionSyntax } assignment => assignment.Left.WithoutTrivia().ToString(),
            _ => null,
        };
}
