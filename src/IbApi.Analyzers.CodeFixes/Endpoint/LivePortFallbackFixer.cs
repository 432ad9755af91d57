using System.Collections.Immutable;
using System.Threading.Tasks;
using IbApi.Analyzers.Diagnostics;
using IbApi.Analyzers.Editing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IbApi.Analyzers.Endpoint;

/// <summary>IBAPI1003: falls back to the paper port, or throws when the setting is missing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class LivePortFallbackFixer : CodeFixProvider
{
    public const string PaperEquivalenceKey = "FallBackToPaperPort";
    public const string ThrowEquivalenceKey = "ThrowWhenPortIsMissing";

    private const string SystemName = "System";
    private const string ExceptionName = "InvalidOperationException";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(DiagnosticIds.LivePortFallback);

    public override FixAllProvider GetFixAllProvider()
        => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        foreach (var diagnostic in context.Diagnostics)
        {
            var span = diagnostic.Location.SourceSpan;
            if (await TextEdit.TokenAtAsync(document, span, context.CancellationToken).ConfigureAwait(false) is not { } literal)
            {
                continue;
            }

            if (FixData.ReplacementPort(diagnostic.Properties) is { } port && LiteralEdit.WithPort(literal, port) is { } replacement)
            {
                context.RegisterCodeFix(
                    TextEdit.Replace($"Fall back to the paper port {port}", PaperEquivalenceKey, document, span, replacement),
                    diagnostic);
            }

            if (literal.Parent is LiteralExpressionSyntax { Parent: BinaryExpressionSyntax coalesce }
                && await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is { } model
                && CanThrow(coalesce, span.Start, model))
            {
                var message = (FixData.Key(diagnostic.Properties) ?? "The port") + " is not set.";
                var thrown = $"throw new {NameOfException(model, span.Start)}({SymbolDisplay.FormatLiteral(message, quote: true)})";
                context.RegisterCodeFix(
                    TextEdit.Replace("Throw when the port is not set", ThrowEquivalenceKey, document, span, thrown), diagnostic);
            }
        }
    }

    /// <summary>
    /// Only <c>a ?? 7496</c>, where the expression keeps its type without the number, and where the language has throw
    /// expressions.
    /// </summary>
    private static bool CanThrow(BinaryExpressionSyntax coalesce, int literalStart, SemanticModel model)
        => coalesce.IsKind(SyntaxKind.CoalesceExpression)
            && coalesce.Right.SpanStart == literalStart
            && coalesce.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp7 }
            && model.GetTypeInfo(coalesce).Type is { } type
            && SymbolEqualityComparer.Default.Equals(type, WithoutNull(model.GetTypeInfo(coalesce.Left).Type))
            && !IsInExpressionTree(coalesce, model);

    private static ITypeSymbol? WithoutNull(ITypeSymbol? type)
        => type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type;

    private static bool IsInExpressionTree(SyntaxNode node, SemanticModel model)
    {
        for (var around = node.Parent; around is not null; around = around.Parent)
        {
            if (around is LambdaExpressionSyntax lambda && model.GetTypeInfo(lambda).ConvertedType is { Name: "Expression" })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The short name where it means the framework's exception.</summary>
    private static string NameOfException(SemanticModel model, int position)
        => model.LookupNamespacesAndTypes(position, name: ExceptionName) is [{ ContainingNamespace: { Name: SystemName, ContainingNamespace.IsGlobalNamespace: true } }]
            ? ExceptionName
            : "global::" + SystemName + "." + ExceptionName;
}
