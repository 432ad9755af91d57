using System.Collections.Generic;
using System.Linq;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>
/// The member of a type, in whatever file, that holds the signal of the client which another member holds. Read from the syntax: no
/// name in it can mean anything but a member.
/// </summary>
internal static class HeldSignal
{
    /// <param name="holder">The type.</param>
    /// <param name="client">Its field or property with the client.</param>
    /// <returns>The field or property; null where the client is made twice, or of something else.</returns>
    public static ISymbol? Of(INamedTypeSymbol holder, ISymbol client)
    {
        var declarations = holder.DeclaringSyntaxReferences.Select(static reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>().ToList();
        var name = StoreOf(client);
        var values = declarations.SelectMany(static declaration => declaration.DescendantNodes())
            .Select(node => ValueFor(node, name))
            .OfType<ExpressionSyntax>()
            .Where(static value => value is not IdentifierNameSyntax { Identifier.ValueText: "value" })
            .Take(2)
            .ToList();
        return values is [BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [_, { NameColon: null, Expression: var signal }, ..] } creation]
            && MemberName(signal) is { } made
            && ClientSignal.IsClient(TypeOf(Member(holder, name)))
            && Member(holder, made) is { IsStatic: false } found
            && IsSignal(TypeOf(found))
            && !IsDeclaredAround(creation, made) && !IsDeclaredAround(creation, name)
            && declarations.SelectMany(static declaration => declaration.DescendantNodes())
                .Count(node => ValueFor(node, made) is { } value && value is not IdentifierNameSyntax { Identifier.ValueText: "value" }) <= 1
                ? found
                : null;
    }

    /// <summary>What a property reads where it does nothing but that; otherwise the member itself.</summary>
    private static string StoreOf(ISymbol client)
        => client.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax property && Read(property) is { } read && MemberName(read) is { } store
            ? store
            : client.Name;

    private static ExpressionSyntax? Read(PropertyDeclarationSyntax property)
        => property.ExpressionBody?.Expression
            ?? property.AccessorList?.Accessors.FirstOrDefault(static accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration)) switch
            {
                { ExpressionBody.Expression: var value } => value,
                { Body.Statements: [ReturnStatementSyntax { Expression: { } value }] } => value,
                _ => null,
            };

    /// <summary>What a node gives to the variable of a name, if it does.</summary>
    private static ExpressionSyntax? ValueFor(SyntaxNode node, string name)
        => node switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } declared when declared.Identifier.ValueText == name => value,
            PropertyDeclarationSyntax { Initializer.Value: var value } property when property.Identifier.ValueText == name => value,
            AssignmentExpressionSyntax assignment when MemberName(assignment.Left) == name => assignment.Right,
            _ => null,
        };

    private static string? MemberName(ExpressionSyntax expression)
        => expression switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText,
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax name } => name.Identifier.ValueText,
            _ => null,
        };

    /// <summary>Whether the member around a place has a parameter or local of a name.</summary>
    private static bool IsDeclaredAround(SyntaxNode place, string name)
        => place.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
            && member is not FieldDeclarationSyntax
            && member.DescendantNodes().Any(node => node switch
            {
                ParameterSyntax parameter => parameter.Identifier.ValueText == name,
                VariableDeclaratorSyntax local => local.Identifier.ValueText == name,
                SingleVariableDesignationSyntax local => local.Identifier.ValueText == name,
                _ => false,
            });

    private static ISymbol? Member(INamedTypeSymbol type, string name)
        => type.GetMembers(name).FirstOrDefault(static member => member is IFieldSymbol or IPropertySymbol);

    private static ITypeSymbol? TypeOf(ISymbol? member)
        => member switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };

    private static bool IsSignal(ITypeSymbol? type)
        => type is not null && Bases(type).Concat(type.AllInterfaces).Any(static candidate
            => candidate is { Name: LifecycleNames.ReaderSignal, ContainingNamespace.Name: ApiNames.Namespace });

    private static IEnumerable<ITypeSymbol> Bases(ITypeSymbol type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            yield return t;
        }
    }
}
