using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>IBAPI3009: calls the class's own subscribing methods where the loss of all subscriptions has a branch of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ResubscribeFixer : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.DataLoss);

    public override FixAllProvider GetFixAllProvider()
        => WellKnownFixAllProviders.BatchFixer;

    public override Task RegisterCodeFixesAsync(CodeFixContext context)
        => LifecycleFixer.RegisterAsync(
            context,
            static diagnostic => "Subscribe again: call " + string.Join(", ", FixData.Resubscribe(diagnostic.Properties).Select(static method => "'" + method + "()'")),
            nameof(ResubscribeFixer),
            static (place, diagnostic) => Change(place, FixData.Resubscribe(diagnostic.Properties)));

    /// <summary>The statements that call methods of the class around a place.</summary>
    public static IReadOnlyList<string> Calls(IEnumerable<string> methods)
        => methods.Select(static method => (SyntaxFacts.GetKeywordKind(method) == SyntaxKind.None ? method : "@" + method) + "();").ToList();

    private static TextChange? Change(FixPlace place, ImmutableArray<string> methods)
    {
        if (methods.IsEmpty || IsStatic(place.Node))
        {
            return null;
        }

        var edit = new StatementEdit(place.Text, place.Shape);
        var lines = Calls(methods);
        var code = place.Node;
        while (code.Parent is MemberAccessExpressionSyntax or CastExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            code = code.Parent;
        }

        return code.Parent switch
        {
            CaseSwitchLabelSyntax { Parent: SwitchSectionSyntax { Labels.Count: 1 } section } => edit.InSection(section, lines),
            ConstantPatternSyntax { Parent: CasePatternSwitchLabelSyntax { WhenClause: null, Parent: SwitchSectionSyntax { Labels.Count: 1 } section } }
                => edit.InSection(section, lines),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression, Parent: IfStatementSyntax { Statement: var branch } }
                => edit.InBranch(branch, lines),
            ConstantPatternSyntax { Parent: IsPatternExpressionSyntax { Parent: IfStatementSyntax { Statement: var branch } } }
                => edit.InBranch(branch, lines),
            _ => null,
        };
    }

    private static bool IsStatic(SyntaxNode node)
        => node.Ancestors().Any(static ancestor => ancestor switch
        {
            MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.StaticKeyword),
            LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
            AnonymousFunctionExpressionSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
            _ => false,
        });
}
