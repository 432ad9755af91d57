using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Editing;

/// <summary>
/// Replaces a constant expression by one that is worked out when the program runs. A constant field becomes a property of its name,
/// which the code that uses it does not notice.
/// </summary>
internal static class ExpressionEdit
{
    /// <summary>The changes; empty where only a constant may stand.</summary>
    /// <param name="expression">What is replaced.</param>
    /// <param name="replacement">What stands there afterwards.</param>
    /// <param name="isStatic">Whether the replacement can be worked out without an object.</param>
    public static ImmutableArray<TextChange> Replace(ExpressionSyntax expression, string replacement, bool isStatic)
    {
        foreach (var around in expression.Ancestors())
        {
            switch (around)
            {
                case ParameterSyntax or AttributeSyntax or EnumMemberDeclarationSyntax or CaseSwitchLabelSyntax or PatternSyntax
                    or UsingDirectiveSyntax:
                    return ImmutableArray<TextChange>.Empty;
                case FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword):
                    return ToProperty(field, expression, replacement, isStatic);
                case LocalDeclarationStatementSyntax { IsConst: true } local:
                    return ToVariable(local, expression, replacement);
                case MemberDeclarationSyntax:
                    return ImmutableArray.Create(InPlace(expression, replacement));
            }
        }

        return ImmutableArray.Create(InPlace(expression, replacement));
    }

    private static TextChange InPlace(ExpressionSyntax expression, string replacement)
        => new(expression.Span, NeedsParentheses(expression, replacement) ? "(" + replacement + ")" : replacement);

    private static bool NeedsParentheses(ExpressionSyntax expression, string replacement)
        => SyntaxFactory.ParseExpression(replacement) is BinaryExpressionSyntax or CastExpressionSyntax
            && expression.Parent is not (ArgumentSyntax or EqualsValueClauseSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax
                or ParenthesizedExpressionSyntax or InitializerExpressionSyntax or AssignmentExpressionSyntax or ExpressionElementSyntax);

    /// <summary><c>private const int Port = 7497;</c> becomes <c>private static int Port =&gt; …;</c></summary>
    private static ImmutableArray<TextChange> ToProperty(
        FieldDeclarationSyntax field, ExpressionSyntax expression, string replacement, bool isStatic)
    {
        if (field.Declaration.Variables is not [{ Initializer: { } initializer } variable] || initializer.Value != expression
            || field.ContainsDirectives || field.Parent is InterfaceDeclarationSyntax)
        {
            return ImmutableArray<TextChange>.Empty;
        }

        var changes = new List<TextChange> { WithoutConst(field.Modifiers, isStatic ? "static" : string.Empty) };
        changes.Add(new TextChange(initializer.EqualsToken.Span, "=>"));
        changes.Add(new TextChange(expression.Span, replacement));
        return changes.ToImmutableArray();
    }

    private static ImmutableArray<TextChange> ToVariable(LocalDeclarationStatementSyntax local, ExpressionSyntax expression, string replacement)
        => local.Declaration.Variables is [_] && !local.ContainsDirectives
            ? ImmutableArray.Create(WithoutConst(local.Modifiers, string.Empty), InPlace(expression, replacement))
            : ImmutableArray<TextChange>.Empty;

    private static TextChange WithoutConst(SyntaxTokenList modifiers, string instead)
    {
        var token = modifiers[modifiers.IndexOf(SyntaxKind.ConstKeyword)];
        return instead.Length > 0
            ? new TextChange(token.Span, instead)
            : new TextChange(TextSpan.FromBounds(token.SpanStart, token.GetNextToken().SpanStart), string.Empty);
    }
}
