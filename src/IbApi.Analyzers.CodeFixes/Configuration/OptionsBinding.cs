using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IbApi.Analyzers.Configuration;

/// <summary>Which section of the configuration fills a settings type.</summary>
internal static class OptionsBinding
{
    private static bool IsBinding(string method)
        => method is "Configure" or "AddOptions" or "AddOptionsWithValidateOnStart";

    private static bool NamesSection(string? method)
        => method is "GetSection" or "GetRequiredSection" or "BindConfiguration";

    /// <summary>
    /// The key of the section: that of <c>Configure&lt;T&gt;(x.GetSection("Key"))</c> or <c>AddOptions&lt;T&gt;().BindConfiguration("Key")</c>
    /// in the project. Null where the code does not say, or says several.
    /// </summary>
    public static async Task<string?> SectionOfAsync(Project project, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        string? section = null;
        foreach (var document in project.Documents)
        {
            var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (text.ToString().IndexOf(type.Name, StringComparison.Ordinal) < 0
                || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            {
                continue;
            }

            foreach (var generic in root.DescendantNodes().OfType<GenericNameSyntax>())
            {
                if (!IsBinding(generic.Identifier.ValueText) || generic.TypeArgumentList.Arguments is not [var argument]
                    || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
                    || !SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(argument, cancellationToken).Symbol, type))
                {
                    continue;
                }

                var found = SectionBehind(generic);
                if (found is null || (section is not null && section != found))
                {
                    return null;
                }

                section = found;
            }
        }

        return section;
    }

    private static string? SectionBehind(GenericNameSyntax generic)
    {
        SyntaxNode? around = generic.FirstAncestorOrSelf<StatementSyntax>();
        around ??= generic.FirstAncestorOrSelf<ArrowExpressionClauseSyntax>();
        return around?.DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => call.Span.End > generic.Span.End && NamesSection(NameOf(call)))
            .OrderBy(static call => call.ArgumentList.SpanStart)
            .Where(call => call.ArgumentList.SpanStart > generic.SpanStart)
            .Select(static call => call.ArgumentList.Arguments.FirstOrDefault()?.Expression)
            .OfType<LiteralExpressionSyntax>()
            .FirstOrDefault(static literal => literal.IsKind(SyntaxKind.StringLiteralExpression))?
            .Token.ValueText;
    }

    private static string? NameOf(InvocationExpressionSyntax call)
        => call.Expression is MemberAccessExpressionSyntax access ? access.Name.Identifier.ValueText : null;
}
