using System;
using System.Collections.Generic;
using System.Linq;
using IbApi.Analyzers.Editing;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Endpoint;

/// <summary>
/// Writes the check of the accounts into one callback, or the callback into one class, as a change of the file's text:
/// only what is inserted, and the braces that it needs, are new.
/// </summary>
internal sealed class PaperCheckWriter(SourceText text, SemanticModel model, CodeShape shape)
{
    private static readonly string[] VariableNames = ["account", "accountId", "sessionAccount"];

    /// <summary>The change; null where the declaration has a form that the check cannot be written into.</summary>
    /// <param name="declaration">The declaration of the callback, or of the class that lacks it.</param>
    /// <param name="client">The member that holds the client, as the diagnostic tells it.</param>
    public TextChange? Change(SyntaxNode declaration, string client)
        => declaration switch
        {
            MethodDeclarationSyntax { Body: { } body } method => InBlock(method, body, client),
            MethodDeclarationSyntax { ExpressionBody: { } body } method => InExpressionBody(method, body, client),
            TypeDeclarationSyntax type => InType(type, client),
            _ => null,
        };

    private TextChange? InBlock(MethodDeclarationSyntax method, BlockSyntax body, string client)
    {
        var (open, close) = (body.OpenBraceToken, body.CloseBraceToken);
        if (open.IsMissing || close.IsMissing)
        {
            return null;
        }

        var outer = shape.IndentAt(method.SpanStart);
        var content = TextSpan.FromBounds(open.Span.End, close.SpanStart);
        if (shape.LineOf(open) == shape.LineOf(close))
        {
            var statements = text.ToString(content).Trim();
            return InBraces(method, open, close.Span.End, statements, client);
        }

        var inner = body.Statements.FirstOrDefault() is { } first && shape.IsFirstOnLine(first.SpanStart)
            ? shape.IndentAt(first.SpanStart)
            : outer + shape.Indent;
        var check = Check(method, inner, client);
        if (check is null)
        {
            return null;
        }

        if (shape.IsBlank(content.Start, content.End))
        {
            return new TextChange(content, shape.NewLine + check + shape.NewLine + shape.IndentAt(close.SpanStart));
        }

        if (body.Statements.FirstOrDefault() is { } beside && shape.LineOf(beside.GetFirstToken()) == shape.LineOf(open))
        {
            return shape.IsBlank(open.Span.End, beside.SpanStart)
                ? new TextChange(
                    TextSpan.FromBounds(open.Span.End, beside.SpanStart),
                    shape.NewLine + check + shape.NewLine + shape.NewLine + inner)
                : null;
        }

        // A comment may stand beside the brace: it stays there.
        var lineEnd = text.Lines.GetLineFromPosition(open.SpanStart).End;
        var separator = shape.IsBlank(lineEnd, close.SpanStart) ? string.Empty : shape.NewLine;
        return new TextChange(new TextSpan(lineEnd, 0), shape.NewLine + check + separator);
    }

    private TextChange? InExpressionBody(MethodDeclarationSyntax method, ArrowExpressionClauseSyntax body, string client)
    {
        // A comment or a directive around the expression has no place of its own in a block.
        var semicolon = method.SemicolonToken;
        return !semicolon.IsMissing && !body.ContainsDirectives
            && shape.IsBlank(body.ArrowToken.Span.End, body.Expression.SpanStart)
            && shape.IsBlank(body.Expression.Span.End, semicolon.SpanStart)
                ? InBraces(method, body.ArrowToken, semicolon.Span.End, text.ToString(body.Expression.Span) + ";", client)
                : null;
    }

    /// <summary>Replaces a body on one line by a block that has the check before what it had.</summary>
    private TextChange? InBraces(MethodDeclarationSyntax method, SyntaxToken start, int end, string statements, string client)
    {
        var outer = shape.IndentAt(method.SpanStart);
        var inner = outer + shape.Indent;
        var before = start.GetPreviousToken().Span.End;
        if (!shape.IsBlank(before, start.SpanStart) || Check(method, inner, client) is not { } check)
        {
            return null;
        }

        return new TextChange(
            TextSpan.FromBounds(before, end),
            OpenBrace(outer) + shape.NewLine + check + shape.NewLine
                + (statements.Length == 0 ? string.Empty : shape.NewLine + inner + statements + shape.NewLine)
                + outer + "}");
    }

    private TextChange? InType(TypeDeclarationSyntax type, string client)
    {
        var close = type.CloseBraceToken;
        if (type.OpenBraceToken.IsMissing || close.IsMissing || close.IsKind(SyntaxKind.None) || InheritedCallback(type) is not { } callback)
        {
            return null;
        }

        var outer = shape.IndentAt(type.SpanStart);
        var indent = type.Members.FirstOrDefault() is { } first && shape.IsFirstOnLine(first.SpanStart)
            ? shape.IndentAt(first.SpanStart)
            : outer + shape.Indent;
        var parameter = callback.Parameters[0];
        var name = Escaped(parameter.Name);
        var check = Check(
            type.OpenBraceToken.Span.End, indent + shape.Indent, name, IsNullable(parameter), Receiver(client, isHidden: false), VariableNames[0]);
        var method = indent + "public override void " + callback.Name + "(string" + (IsNullable(parameter) ? "? " : " ") + name + ")"
            + OpenBrace(indent) + shape.NewLine + check + shape.NewLine + indent + "}";
        if (shape.IsFirstOnLine(close.SpanStart))
        {
            var separator = type.Members.Count == 0 ? string.Empty : shape.NewLine;
            return new TextChange(
                new TextSpan(text.Lines.GetLineFromPosition(close.SpanStart).Start, 0), separator + method + shape.NewLine);
        }

        var before = close.GetPreviousToken().Span.End;
        return shape.IsBlank(before, close.SpanStart)
            ? new TextChange(
                TextSpan.FromBounds(before, close.SpanStart),
                shape.NewLine + (type.Members.Count == 0 ? string.Empty : shape.NewLine) + method + shape.NewLine + outer)
            : null;
    }

    /// <summary>What the class inherits, with the signature of the API that the project references.</summary>
    private IMethodSymbol? InheritedCallback(TypeDeclarationSyntax type)
    {
        for (var t = model.GetDeclaredSymbol(type)?.BaseType; t is not null; t = t.BaseType)
        {
            if (t.GetMembers(ApiNames.ManagedAccounts).OfType<IMethodSymbol>().FirstOrDefault() is { } callback)
            {
                return (callback.IsVirtual || callback is { IsOverride: true, IsSealed: false })
                    && callback is { DeclaredAccessibility: Accessibility.Public, Parameters: [{ Type.SpecialType: SpecialType.System_String }] }
                        ? callback
                        : null;
            }
        }

        return null;
    }

    private string? Check(MethodDeclarationSyntax method, string indent, string client)
    {
        if (method.ParameterList.Parameters is not [{ } parameter] || parameter.Identifier.IsMissing)
        {
            return null;
        }

        var names = new HashSet<string>(
            method.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText),
            StringComparer.Ordinal);
        var variable = VariableNames.FirstOrDefault(name => !names.Contains(name));
        var position = method.Body?.OpenBraceToken.Span.End ?? method.ExpressionBody!.Expression.SpanStart;
        return variable is null
            ? null
            : Check(
                position,
                indent,
                parameter.Identifier.Text,
                parameter.Type is NullableTypeSyntax,
                Receiver(client, isHidden: DeclaredIn(method).Contains(client.TrimEnd('?'))),
                variable);
    }

    private string Check(int position, string indent, string accounts, bool isNullable, string receiver, string variable)
    {
        var (first, second) = (indent + shape.Indent, indent + shape.Indent + shape.Indent);
        var all = isNullable ? "(" + accounts + " ?? string.Empty)" : accounts;
        var prefix = SymbolDisplay.FormatLiteral(ApiNames.PaperAccountPrefix, quote: true);
        string[] lines =
        [
            indent + "foreach (" + (shape.UsesVar ? "var " : "string ") + variable + " in "
                + all + ".Split(" + SymbolDisplay.FormatLiteral(ApiNames.AccountSeparator, quote: true) + "))" + OpenBrace(indent),
            first + "if (" + variable + ".Length > 0 && !" + variable + ".StartsWith(" + prefix + ", "
                + SystemType(nameof(StringComparison), position) + ".Ordinal))" + OpenBrace(first),
            second + receiver + ApiNames.Disconnect + "();",
            second + "throw new " + SystemType(nameof(InvalidOperationException), position)
                + "($\"Account {" + variable + "} is not a paper account: disconnected before a test can place orders in it.\");",
            first + "}",
            indent + "}",
        ];
        return string.Join(shape.NewLine, lines);
    }

    private string OpenBrace(string indent)
        => shape.HasBracesOnOwnLines ? shape.NewLine + indent + "{" : " {";

    /// <summary><c>_client.</c>, <c>_client?.</c>, or nothing where the object is the client.</summary>
    private static string Receiver(string client, bool isHidden)
    {
        var name = client.TrimEnd('?');
        return name.Length == 0 ? string.Empty
            : (isHidden ? "this." : string.Empty) + Escaped(name) + (client.Length > name.Length ? "?." : ".");
    }

    private static HashSet<string> DeclaredIn(MethodDeclarationSyntax method)
        => new(
            method.DescendantNodes().Select(static node => node switch
            {
                ParameterSyntax parameter => parameter.Identifier.ValueText,
                VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
                SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
                ForEachStatementSyntax loop => loop.Identifier.ValueText,
                _ => string.Empty,
            }),
            StringComparer.Ordinal);

    private string SystemType(string name, int position)
        => SystemNames.Of(model, name, position);

    private static bool IsNullable(IParameterSymbol parameter)
        => parameter.Type.NullableAnnotation == NullableAnnotation.Annotated;

    private static string Escaped(string name)
        => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
