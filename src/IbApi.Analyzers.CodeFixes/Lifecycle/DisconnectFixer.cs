using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Editing;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>
/// IBAPI3008: disconnects the client before its variable gets another value, or where its block ends, if something waits there for what it
/// has asked.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class DisconnectFixer : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.DroppedClient);

    public override FixAllProvider GetFixAllProvider()
        => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
        => LifecycleFixer.RegisterAsync(
            context,
            static _ => "Disconnect the client",
            nameof(DisconnectFixer),
            static (place, diagnostic) => Change(place, FixData.IsAwaited(diagnostic.Properties)));

    private static TextChange? Change(FixPlace place, bool isAwaited)
    {
        var edit = new StatementEdit(place.Text, place.Shape);
        return place.Node switch
        {
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement } assignment
                when CallReceiver.IsPlain(assignment.Left)
                => IsPerhapsUnassigned(place.Model, assignment) ? null
                    : edit.LineBefore(statement, [Call(assignment.Left, IsInLoop(statement) ? "?." : ".")]),
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax declaration } } declarator
                => isAwaited ? AtEndOfBlock(edit, declaration, declarator.Identifier.Text) : null,
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax client } }
                => isAwaited && DeclarationOf(place.Model, client) is { } declaration ? AtEndOfBlock(edit, declaration, client.Identifier.Text) : null,
            _ => null,
        };
    }

    private static string Call(ExpressionSyntax client, string access)
        => client.WithoutTrivia() + access + ApiNames.Disconnect + "();";

    /// <summary>A local that is declared without a value may not have one yet.</summary>
    private static bool IsPerhapsUnassigned(SemanticModel model, AssignmentExpressionSyntax assignment)
        => model.GetSymbolInfo(assignment.Left).Symbol is ILocalSymbol local
            && !local.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is VariableDeclaratorSyntax { Initializer: not null });

    private static LocalDeclarationStatementSyntax? DeclarationOf(SemanticModel model, IdentifierNameSyntax client)
        => model.GetSymbolInfo(client).Symbol is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
            ? reference.GetSyntax().FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()
            : null;

    /// <summary>At the end of the block that declares the client, if every way through it comes there.</summary>
    private static TextChange? AtEndOfBlock(StatementEdit edit, LocalDeclarationStatementSyntax declaration, string client)
        => declaration.Parent is BlockSyntax block
            && block.Statements.Last() is var last && last != declaration
            && !block.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .Any(static node => node is ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax)
                ? edit.After(last, [client + "." + ApiNames.Disconnect + "();"])
                : null;

    private static bool IsInLoop(SyntaxNode node)
        => node.Ancestors().TakeWhile(static ancestor => ancestor is not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .Any(static ancestor => ancestor is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax);
}
