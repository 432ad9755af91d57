using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using IbApi.Analyzers.Editing;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Versions;

/// <summary>
/// Puts a statement, the expression of a short member or lambda, or lines of an object initializer under a check of the
/// server's version.
/// </summary>
internal sealed class ServerVersionCheckWriter(SemanticModel model, SyntaxNode root, SourceText text, CodeShape shape)
{
    /// <summary>The names in a member, with those that it gets.</summary>
    private readonly Dictionary<SyntaxNode, HashSet<string>> _names = [];

    /// <summary>
    /// What becomes of each statement that diagnostics are about, as edits in order of their places: what is set in one initializer
    /// leaves it together. Nothing where no check fits.
    /// </summary>
    public IEnumerable<ImmutableArray<TextChange>> Write(IEnumerable<(Diagnostic Diagnostic, string Constant, int ServerVersion)> gates, CancellationToken cancellationToken)
    {
        var initializers = new Dictionary<InitializerExpressionSyntax, List<(AssignmentExpressionSyntax Assignment, string Condition)>>();
        foreach (var (diagnostic, constant, serverVersion) in gates)
        {
            var span = diagnostic.Location.SourceSpan;
            if (!root.FullSpan.Contains(span) || root.FindNode(span, getInnermostNodeForTie: true) is not { } reported)
            {
                continue;
            }

            // The request itself, or for a part of it the one that carries it.
            var call = reported.FirstAncestorOrSelf<InvocationExpressionSyntax>(node => node.Span == span)
                ?? (reported.FirstAncestorOrSelf<ArgumentSyntax>(node => node.Span == span)?.Parent?.Parent as InvocationExpressionSyntax);
            var isCall = call is not null;
            call ??= CarrierOf(diagnostic);
            if (call is null || ReceiverOf(call) is not { } receiver)
            {
                continue;
            }

            var condition = receiver + ApiNames.ServerVersion + " >= " + ConstantText(call, constant, serverVersion, span.Start);
            var assignment = isCall ? null : reported.FirstAncestorOrSelf<AssignmentExpressionSyntax>(node => node.Span == span);
            if (assignment?.Parent is InitializerExpressionSyntax initializer && IsInScope(call, span.Start, cancellationToken))
            {
                if (!initializers.TryGetValue(initializer, out var lines))
                {
                    initializers.Add(initializer, lines = []);
                }

                lines.Add((assignment, condition));
            }
            else if ((isCall ? Around(OutermostOf(call), condition)
                : assignment is not null && IsInScope(call, span.Start, cancellationToken) ? Around(assignment, condition)
                : null) is { } changes)
            {
                yield return changes;
            }
        }

        foreach (var initializer in initializers.OrderBy(static initializer => initializer.Key.SpanStart))
        {
            // As if one after the other had been put behind the object.
            var lines = initializer.Value.OrderByDescending(static line => line.Assignment.SpanStart).ToList();
            if (initializer.Key.Parent is BaseObjectCreationExpressionSyntax creation
                && lines.TrueForAll(static line => line.Assignment.Left is IdentifierNameSyntax)
                && (AfterDeclaration(creation, lines) ?? BeforeCall(creation, lines)) is { } changes)
            {
                yield return changes;
            }
        }
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

    /// <summary>Takes lines out of the initializer of a local and sets them under checks behind the declaration.</summary>
    private ImmutableArray<TextChange>? AfterDeclaration(
        BaseObjectCreationExpressionSyntax creation, List<(AssignmentExpressionSyntax Assignment, string Condition)> lines)
    {
        if (creation.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier: var local, Parent.Parent: LocalDeclarationStatementSyntax statement } }
            || statement.Declaration.Variables.Count != 1
            || statement.Parent is not (BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)
            || !shape.IsFirstOnLine(statement.SpanStart))
        {
            return null;
        }

        var indent = shape.IndentAt(statement.SpanStart);
        return Without(creation, lines)
            .Add(new TextChange(new TextSpan(statement.Span.End, 0), string.Concat(Checks(local.Text, lines, indent).Select(check => shape.NewLine + indent + check))));
    }

    /// <summary>Makes an object that a call is given before the call, and sets lines of its initializer under checks between them.</summary>
    private ImmutableArray<TextChange>? BeforeCall(
        BaseObjectCreationExpressionSyntax creation, List<(AssignmentExpressionSyntax Assignment, string Condition)> lines)
    {
        if (creation.Parent is not ArgumentSyntax { RefKindKeyword.RawKind: 0, Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument
            || OutermostOf(call).Parent is not ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement
            || !shape.IsFirstOnLine(statement.SpanStart)
            || !CanBeMadeBefore(creation, list.Arguments.TakeWhile(other => other != argument).ToList())
            || (model.GetOperation(argument) as IArgumentOperation)?.Parameter is not { } parameter
            || model.GetTypeInfo(creation).Type is not { } type)
        {
            return null;
        }

        var indent = shape.IndentAt(statement.SpanStart);
        var name = FreeName(parameter.Name, statement);
        var made = new StringBuilder(text.ToString(creation.Span));
        foreach (var change in Without(creation, lines).Reverse())
        {
            made.Remove(change.Span.Start - creation.SpanStart, change.Span.Length).Insert(change.Span.Start - creation.SpanStart, change.NewText);
        }

        // What stood on lines of its own in the call moves out to the statement.
        var typeName = shape.UsesVar && creation is ObjectCreationExpressionSyntax ? "var" : type.ToMinimalDisplayString(model, statement.SpanStart);
        var inner = shape.IndentAt(creation.SpanStart);
        var declaration = typeName + " " + name + " = " + made.ToString().Replace(shape.NewLine + inner, shape.NewLine + indent) + ";";
        var before = Checks(name, lines, indent).Prepend(declaration).Select(line => line + shape.NewLine + indent);
        return ImmutableArray.Create(
            new TextChange(new TextSpan(statement.SpanStart, 0), string.Concat(before)),
            new TextChange(creation.Span, name));
    }

    /// <summary>Whether nobody sees that an object is made before the arguments in front of it.</summary>
    private bool CanBeMadeBefore(BaseObjectCreationExpressionSyntax creation, List<ArgumentSyntax> arguments)
    {
        if (arguments.TrueForAll(static argument => IsSteady(argument.Expression)))
        {
            return true;
        }

        var changed = new HashSet<string>(arguments.SelectMany(static argument => argument.DescendantNodes()).OfType<IdentifierNameSyntax>().Select(static name => name.Identifier.ValueText));
        return creation.Initializer!.Expressions.All(expression => expression is AssignmentExpressionSyntax { Right: var value }
                && value.DescendantNodesAndSelf().All(node => IsSteadyPart(node, changed)))
            && creation.ArgumentList is null or { Arguments.Count: 0 };
    }

    /// <summary>A constant, or a local that the arguments do not touch.</summary>
    private bool IsSteadyPart(SyntaxNode node, HashSet<string> changed)
        => node switch
        {
            LiteralExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression } => true,
            IdentifierNameSyntax name => !changed.Contains(name.Identifier.ValueText)
                && model.GetSymbolInfo(name).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol { HasConstantValue: true } or ITypeSymbol,
            MemberAccessExpressionSyntax => model.GetConstantValue(node).HasValue,
            _ => false,
        };

    private static bool IsSteady(ExpressionSyntax expression)
        => expression is LiteralExpressionSyntax || IsPlain(expression)
            || (expression is BaseObjectCreationExpressionSyntax creation
                && (creation.ArgumentList is null || creation.ArgumentList.Arguments.All(static argument => IsSteady(argument.Expression)))
                && (creation.Initializer is null || creation.Initializer.Expressions.All(static part => part is AssignmentExpressionSyntax { Right: var value } && IsSteady(value))));

    private IEnumerable<string> Checks(string local, List<(AssignmentExpressionSyntax Assignment, string Condition)> lines, string indent)
        => lines.Select(line => If(line.Condition, local + "." + line.Assignment.Left + " = " + line.Assignment.Right + ";", indent));

    /// <summary>A name that means nothing yet where a statement stands, nor in what surrounds it.</summary>
    private string FreeName(string name, StatementSyntax statement)
    {
        var member = (SyntaxNode?)statement.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>()
            ?? statement.FirstAncestorOrSelf<BasePropertyDeclarationSyntax>()
            ?? root;
        if (!_names.TryGetValue(member, out var taken))
        {
            taken = new HashSet<string>(member.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText));
            _names.Add(member, taken);
        }

        var free = name;
        for (var i = 2; !taken.Add(free) || !model.LookupSymbols(statement.SpanStart, name: free).IsEmpty; i++)
        {
            free = name + i.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }

    /// <summary>The creation without lines of its initializer; without the whole of it where none is left.</summary>
    private static ImmutableArray<TextChange> Without(
        BaseObjectCreationExpressionSyntax creation, List<(AssignmentExpressionSyntax Assignment, string Condition)> lines)
    {
        var initializer = creation.Initializer!;
        var all = initializer.Expressions;
        if (lines.Count == all.Count)
        {
            var start = initializer.GetFirstToken().GetPreviousToken().Span.End;
            return Single(TextSpan.FromBounds(start, initializer.Span.End), creation.ArgumentList is null ? "()" : string.Empty);
        }

        var changes = ImmutableArray.CreateBuilder<TextChange>();
        for (var first = 0; first < all.Count; first++)
        {
            var next = first;
            while (next < all.Count && lines.Exists(line => line.Assignment == all[next]))
            {
                next++;
            }

            if (next == first)
            {
                continue;
            }

            // Up to the next line that stays; at the end from the last one that stays, whose comma goes if none ends the list.
            changes.Add(new TextChange(
                next < all.Count ? TextSpan.FromBounds(all[first].SpanStart, all[next].SpanStart)
                    : all.SeparatorCount == all.Count ? TextSpan.FromBounds(all.GetSeparator(first - 1).Span.End, all.GetSeparator(next - 1).Span.End)
                    : TextSpan.FromBounds(all.GetSeparator(first - 1).SpanStart, all[next - 1].Span.End),
                string.Empty));
            first = next;
        }

        return changes.ToImmutable();
    }

    private static ImmutableArray<TextChange> Single(TextSpan span, string replacement)
        => ImmutableArray.Create(new TextChange(span, replacement));
}
