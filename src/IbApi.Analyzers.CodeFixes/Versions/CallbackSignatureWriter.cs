using System.Collections.Generic;
using System.Collections.Immutable;
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
/// Writes the head of a callback over that of a method: <c>public override</c>, the words of the empty method whose place it takes,
/// or the method's own where nothing fulfils the interface yet; the callback's name and parameters, under the names that the body knows. What the body uses and the callback no longer
/// brings is declared at its start.
/// </summary>
internal sealed class CallbackSignatureWriter(
    SourceText text, SemanticModel model, CodeShape shape, MethodDeclarationSyntax method, MethodDeclarationSyntax? replaced)
{
    /// <param name="name">The callback.</param>
    /// <param name="continued">For each of its parameters the one that it continues, or -1.</param>
    /// <param name="lost">For each old parameter the expression that takes its place, or an empty text.</param>
    /// <param name="keepsTypes">Whether numbers are converted to the types that the body expects.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>
    /// The edits in order of their places, and whether they fulfil what nothing fulfils yet; null when there is no such callback or no
    /// place for a declaration.
    /// </returns>
    public (ImmutableArray<TextChange> Changes, bool IsLeftOut)? Write(
        string name, ImmutableArray<int> continued, ImmutableArray<string> lost, bool keepsTypes, CancellationToken cancellationToken)
    {
        if (model.GetDeclaredSymbol(method, cancellationToken) is not { } symbol
            || CallbackOf(symbol.ContainingType, name, continued.Length) is not { } callback
            || symbol.Parameters.Length != method.ParameterList.Parameters.Count
            || lost.Length < symbol.Parameters.Length && lost is not [""])
        {
            return null;
        }

        var taken = new HashSet<string>(method.DescendantTokens()
            .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(static token => token.ValueText));
        var used = new HashSet<string>(BodyTokens()
            .Where(static token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(static token => token.ValueText));
        var parameters = new List<string>();
        var locals = new List<string>();
        for (var i = 0; i < continued.Length; i++)
        {
            var parameter = callback.Parameters[i];
            var type = parameter.Type.ToMinimalDisplayString(model, method.SpanStart);
            if (continued[i] < 0 || continued[i] >= symbol.Parameters.Length)
            {
                parameters.Add(type + " " + Free(parameter.Name, taken));
                continue;
            }

            var old = symbol.Parameters[continued[i]];
            var written = method.ParameterList.Parameters[continued[i]];
            if (SymbolEqualityComparer.Default.Equals(old.Type, parameter.Type) || written.Type is not { } oldType)
            {
                parameters.Add(written.ToString());
            }
            else if (keepsTypes && used.Contains(old.Name) && IsNumber(old.Type) && IsNumber(parameter.Type))
            {
                var converted = Free(old.Name + "Value", taken);
                parameters.Add(type + " " + converted);
                locals.Add(Local(old, $"({oldType}){converted}"));
            }
            else
            {
                parameters.Add(text.ToString(TextSpan.FromBounds(written.SpanStart, oldType.SpanStart))
                    + type + text.ToString(TextSpan.FromBounds(oldType.Span.End, written.Span.End)));
            }
        }

        foreach (var old in symbol.Parameters.Where(old => !continued.Contains(old.Ordinal) && used.Contains(old.Name)))
        {
            if (lost[old.Ordinal].Length == 0)
            {
                return null;
            }

            locals.Add(Local(old, lost[old.Ordinal]));
        }

        var isLeftOut = replaced is null && symbol.ContainingType.FindImplementationForInterfaceMember(callback) is null;
        return locals.Count > 0 && method.Body is null ? null : (Changes(callback.Name, parameters, locals, isLeftOut), isLeftOut);
    }

    private ImmutableArray<TextChange> Changes(string name, List<string> parameters, List<string> locals, bool isLeftOut)
    {
        var changes = ImmutableArray.CreateBuilder<TextChange>();
        var head = TextSpan.FromBounds(
            method.Modifiers.Count > 0 ? method.Modifiers[0].SpanStart : method.ReturnType.SpanStart, method.ReturnType.SpanStart);
        var kept = method.Modifiers
            .Where(modifier => modifier.Kind() is SyntaxKind.AsyncKeyword or SyntaxKind.UnsafeKeyword
                || (replaced is null && modifier.IsKind(SyntaxKind.SealedKeyword))
                || (isLeftOut && modifier.Kind() is SyntaxKind.VirtualKeyword or SyntaxKind.AbstractKeyword))
            .Select(static modifier => modifier.Text + " ");
        var words = isLeftOut ? "public "
            : replaced is null ? "public override "
            : string.Concat(replaced.Modifiers.Where(static modifier => !modifier.IsKind(SyntaxKind.AsyncKeyword)).Select(static modifier => modifier.Text + " "));
        changes.Add(new TextChange(head, words + string.Concat(kept)));
        var fullName = replaced?.ExplicitInterfaceSpecifier + name;
        if (method.Identifier.ValueText != fullName)
        {
            changes.Add(new TextChange(method.Identifier.Span, fullName));
        }

        changes.Add(new TextChange(method.ParameterList.Span, ListOf(parameters)));
        if (locals.Count > 0)
        {
            var open = method.Body!.OpenBraceToken;
            var indent = shape.IndentAt(method.SpanStart) + shape.Indent;
            changes.Add(new TextChange(
                new TextSpan(open.Span.End, 0), string.Concat(locals.Select(local => shape.NewLine + indent + local))));
        }

        return changes.ToImmutable();
    }

    /// <summary>The list in the layout of the old one.</summary>
    private string ListOf(List<string> parameters)
    {
        var old = method.ParameterList;
        if (old.Parameters.Count == 0)
        {
            return "(" + string.Join(", ", parameters) + ")";
        }

        var (first, last) = (old.Parameters[0], old.Parameters[old.Parameters.Count - 1]);
        var between = old.Parameters.Count > 1
            ? text.ToString(TextSpan.FromBounds(first.Span.End, old.Parameters[1].SpanStart))
            : ", ";
        return text.ToString(TextSpan.FromBounds(old.SpanStart, first.SpanStart))
            + string.Join(string.IsNullOrWhiteSpace(between.Replace(",", string.Empty)) ? between : ", ", parameters)
            + text.ToString(TextSpan.FromBounds(last.Span.End, old.Span.End));
    }

    private string Local(IParameterSymbol old, string value)
        => (shape.UsesVar ? "var" : old.Type.ToMinimalDisplayString(model, method.SpanStart)) + " " + old.Name + " = " + value + ";";

    private IEnumerable<SyntaxToken> BodyTokens()
        => (method.Body as SyntaxNode ?? method.ExpressionBody)?.DescendantTokens() ?? [];

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var i = 2; !taken.Add(free); i++)
        {
            free = name + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return free;
    }

    private static bool IsNumber(ITypeSymbol type)
        => type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double or SpecialType.System_Decimal;

    /// <summary>The callback that a type can override under a name, if there is one only with so many parameters.</summary>
    private static IMethodSymbol? CallbackOf(INamedTypeSymbol type, string name, int parameters)
        => type.AllInterfaces
            .Where(static candidate => candidate.Name == ApiNames.Wrapper && candidate.ContainingNamespace.ToDisplayString() == ApiNames.Namespace)
            .SelectMany(wrapper => wrapper.GetMembers(name))
            .OfType<IMethodSymbol>()
            .Where(callback => callback.Parameters.Length == parameters)
            .ToList() is [var only] ? only : null;
}
