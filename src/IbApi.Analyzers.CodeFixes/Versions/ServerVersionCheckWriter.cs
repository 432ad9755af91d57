using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using IbApi.Analyzers.Editing;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Versions;

/// <summary>
/// Puts a statement, the expression of a short member or lambda, or a line of an object initializer under a check of the
/// server's version.
/// </summary>
internal sealed class ServerVersionCheckWriter(SemanticModel model, SyntaxNode root, CodeShape shape)
{
    /// <summary>The edits in order of their places; null where no check fits.</summary>
    public ImmutableArray<TextChange>? Write(
        Diagnostic diagnostic, string constant, int serverVersion, CancellationToken cancellationToken)
    {
        var span = diagnostic.Location.SourceSpan;
        if (!root.FullSpan.Contains(span) || root.FindNode(span, getInnermostNodeForTie: true) is not { } reported)
        {
            return null;
        }

        // The request itself, or for a part of it the one that carries it.
        var call = reported.FirstAncestorOrSelf<InvocationExpressionSyntax>(node => node.Span == span)
            ?? (reported.FirstAncestorOrSelf<ArgumentSyntax>(node => node.Span == span)?.Parent?.Parent as InvocationExpressionSyntax);
        var isCall = call is not null;
        call ??= CarrierOf(diagnostic);
        if (call is null || ReceiverOf(call) is not { } receiver)
        {
            return null;
        }

        var condition = receiver + ApiNames.ServerVersion + " >= " + ConstantText(call, constant, serverVersion, span.Start);
        if (isCall)
        {
            return Around(OutermostOf(call), condition);
        }

        var assignment = reported.FirstAncestorOrSelf<AssignmentExpressionSyntax>(node => node.Span == span);
        return assignment is null || !IsInScope(call, span.Start, cancellationToken) ? null
            : assignment.Parent is InitializerExpressionSyntax initializer ? AfterInitializer(assignment, initializer, condition)
            : Around(assignment, condition);
    }

    /// <summary><c>client?.reqX(1)</c> as a whole.</summary>
    private static ExpressionSyntax OutermostOf(ExpressionSyntax expression)
    {
        while (expression.Parent is ConditionalAccessExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            expression = (ExpressionSyntax)expression.Parent;
        }

        return expression;
    }

    private InvocationExpressionSyntax? CarrierOf(Diagnostic diagnostic)
        => diagnostic.AdditionalLocations is [{ SourceTree: { } tree, SourceSpan: var at }, ..] && tree.FilePath == root.SyntaxTree.FilePath
            && root.FullSpan.Contains(at)
            ? root.FindNode(at, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>(node => node.Span == at)
            : null;

    /// <summary>
    /// What stands before the name of the request, with its dot; empty within a client. Null for what must not be evaluated
    /// twice, or has no version.
    /// </summary>
    private string? ReceiverOf(InvocationExpressionSyntax call)
    {
        var receiver = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Expression,
            MemberBindingExpressionSyntax when call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>() is { } access => access.Expression,
            _ => null,
        };
        if (receiver is null)
        {
            return call.Expression is IdentifierNameSyntax ? string.Empty : null;
        }

        return IsPlain(receiver) && HasVersion(model.GetTypeInfo(receiver).Type)
            ? receiver + (call.Expression is MemberBindingExpressionSyntax ? "?." : ".")
            : null;
    }

    private static bool IsPlain(ExpressionSyntax expression)
        => expression switch
        {
            IdentifierNameSyntax or ThisExpressionSyntax or BaseExpressionSyntax => true,
            MemberAccessExpressionSyntax access => IsPlain(access.Expression),
            _ => false,
        };

    private static bool HasVersion(ITypeSymbol? type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.GetMembers(ApiNames.ServerVersion).OfType<IPropertySymbol>().Any())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether what the request is called on is known where its part is set.</summary>
    private bool IsInScope(InvocationExpressionSyntax call, int position, CancellationToken cancellationToken)
    {
        var first = call.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().FirstOrDefault();
        return first is not null && model.GetSymbolInfo(first, cancellationToken).Symbol is { } symbol
            && (symbol is not (ILocalSymbol or IParameterSymbol) || model.LookupSymbols(position, name: symbol.Name).Contains(symbol, SymbolEqualityComparer.Default))
            && (symbol is not ILocalSymbol || symbol.DeclaringSyntaxReferences.All(reference => reference.Span.End < position));
    }

    /// <summary>The constant of the API to which the request belongs, or the number where this release has none.</summary>
    private string ConstantText(InvocationExpressionSyntax call, string constant, int serverVersion, int position)
    {
        var type = model.GetSymbolInfo(call).Symbol?.ContainingNamespace.GetTypeMembers(ApiNames.MinServerVer)
            .FirstOrDefault(candidate => candidate.GetMembers(constant).OfType<IFieldSymbol>()
                .Any(field => field is { HasConstantValue: true, ConstantValue: int value } && value == serverVersion));
        return type is null
            ? serverVersion.ToString(CultureInfo.InvariantCulture)
            : type.ToMinimalDisplayString(model, position) + "." + constant;
    }

    private ImmutableArray<TextChange>? Around(ExpressionSyntax expression, string condition)
        => expression.Parent switch
        {
            ExpressionStatementSyntax statement => AroundStatement(statement, condition),
            ArrowExpressionClauseSyntax { Parent: (MethodDeclarationSyntax or LocalFunctionStatementSyntax) and var declaration } arrow
                when IsVoid(declaration) => InsteadOfArrow(arrow, expression, condition),
            LambdaExpressionSyntax lambda when lambda.ExpressionBody == expression && !IsInExpressionTree(lambda)
                => Single(expression.Span, "{ if (" + condition + ") { " + expression + "; } }"),
            _ => null,
        };

    private bool IsVoid(SyntaxNode declaration)
        => model.GetDeclaredSymbol(declaration) is IMethodSymbol { ReturnsVoid: true } or IMethodSymbol { IsAsync: true };

    private bool IsInExpressionTree(LambdaExpressionSyntax lambda)
        => model.GetTypeInfo(lambda).ConvertedType is not INamedTypeSymbol { TypeKind: TypeKind.Delegate };

    private ImmutableArray<TextChange>? AroundStatement(ExpressionStatementSyntax statement, string condition)
    {
        // In a label's or a switch's list, in a block, at the top of a file; where braces are missing they are written.
        var isEmbedded = statement.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax);
        if (statement.Parent is LabeledStatementSyntax || !shape.IsFirstOnLine(statement.SpanStart))
        {
            return Single(statement.Span, isEmbedded
                ? "{ if (" + condition + ") { " + statement + " } }"
                : "if (" + condition + ") { " + statement + " }");
        }

        var indent = shape.IndentAt(statement.SpanStart);
        if (!isEmbedded)
        {
            return Single(statement.Span, If(condition, statement.ToString(), indent));
        }

        // The braces stand where the statement's parent does, so that an else stays its own.
        var outer = shape.IndentAt(statement.Parent!.SpanStart);
        return Single(
            TextSpan.FromBounds(statement.SpanStart - indent.Length, statement.Span.End),
            outer + "{" + shape.NewLine + outer + shape.Indent
                + If(condition, statement.ToString(), outer + shape.Indent) + shape.NewLine + outer + "}");
    }

    /// <summary>Braces as the file has them.</summary>
    private string If(string condition, string statement, string indent)
        => "if (" + condition + ")" + (shape.HasBracesOnOwnLines ? shape.NewLine + indent + "{" : " {") + shape.NewLine
            + indent + shape.Indent + Indented(statement) + shape.NewLine
            + indent + "}";

    /// <summary>The lines of a statement one step further in.</summary>
    private string Indented(string statement)
        => statement.Contains("\"\"\"") || statement.Contains("@\"") ? statement : statement.Replace(shape.NewLine, shape.NewLine + shape.Indent);

    private ImmutableArray<TextChange> InsteadOfArrow(ArrowExpressionClauseSyntax arrow, ExpressionSyntax expression, string condition)
    {
        var declaration = arrow.Parent!;
        var indent = shape.IndentAt(declaration.SpanStart);
        var semicolon = declaration.ChildTokens().Last();
        var before = arrow.GetFirstToken().GetPreviousToken().Span.End;
        var body = shape.HasBracesOnOwnLines ? shape.NewLine + indent + "{" : " {";
        return Single(
            TextSpan.FromBounds(before, semicolon.Span.End),
            body + shape.NewLine + indent + shape.Indent
                + If(condition, expression + ";", indent + shape.Indent) + shape.NewLine + indent + "}");
    }

    /// <summary>Takes a line out of the initializer of a local and sets it under the check behind the declaration.</summary>
    private ImmutableArray<TextChange>? AfterInitializer(AssignmentExpressionSyntax assignment, InitializerExpressionSyntax initializer, string condition)
    {
        if (initializer.Parent is not BaseObjectCreationExpressionSyntax creation
            || assignment.Left is not IdentifierNameSyntax member
            || creation.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier: var local, Parent.Parent: LocalDeclarationStatementSyntax statement } }
            || statement.Declaration.Variables.Count != 1
            || statement.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)
            || !shape.IsFirstOnLine(statement.SpanStart))
        {
            return null;
        }

        var changes = new List<TextChange>();
        var others = initializer.Expressions.Where(expression => expression != assignment).ToList();
        if (others.Count == 0)
        {
            var start = initializer.GetFirstToken().GetPreviousToken().Span.End;
            var hasArguments = creation.ArgumentList is not null;
            changes.Add(new TextChange(TextSpan.FromBounds(start, initializer.Span.End), hasArguments ? string.Empty : "()"));
        }
        else
        {
            changes.Add(new TextChange(SpanWithComma(assignment, initializer), string.Empty));
        }

        var indent = shape.IndentAt(statement.SpanStart);
        changes.Add(new TextChange(
            new TextSpan(statement.Span.End, 0),
            shape.NewLine + indent + If(condition, local.Text + "." + member + " = " + assignment.Right + ";", indent)));
        return changes.ToImmutableArray();
    }

    /// <summary>A line of an initializer with the comma that goes with it, and its own line where it has one.</summary>
    private static TextSpan SpanWithComma(AssignmentExpressionSyntax assignment, InitializerExpressionSyntax initializer)
    {
        var index = initializer.Expressions.IndexOf(assignment);
        if (index < initializer.Expressions.SeparatorCount && index < initializer.Expressions.Count - 1)
        {
            return TextSpan.FromBounds(assignment.SpanStart, initializer.Expressions[index + 1].SpanStart);
        }

        // The last one: from the end of the one before it; a comma behind the last stays.
        var separator = initializer.Expressions.GetSeparator(index - 1);
        return initializer.Expressions.SeparatorCount == initializer.Expressions.Count
            ? TextSpan.FromBounds(separator.Span.End, initializer.Expressions.GetSeparator(index).Span.End)
            : TextSpan.FromBounds(separator.SpanStart, assignment.Span.End);
    }

    private static ImmutableArray<TextChange> Single(TextSpan span, string replacement)
        => ImmutableArray.Create(new TextChange(span, replacement));
}
