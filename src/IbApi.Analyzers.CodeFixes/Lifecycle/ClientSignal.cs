using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Editing;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace IbApi.Analyzers.Lifecycle;

/// <summary>How the signal of a client is written where its reader is made.</summary>
/// <param name="Expression">The signal.</param>
/// <param name="Changes">What gives the signal a name where it has none yet.</param>
internal sealed record ClientSignal(string Expression, ImmutableArray<TextChange> Changes)
{
    /// <summary>The signal of the client that a variable holds; null where it is not in reach.</summary>
    /// <param name="place">The file.</param>
    /// <param name="client">The variable.</param>
    /// <param name="use">Where the signal is to be written.</param>
    public static ClientSignal? Of(FixPlace place, ISymbol client, SyntaxNode use)
    {
        if (CreationOf(place, client) is not { } creation)
        {
            return HolderOf(place, client, use) is { } held ? OfHeld(place, held, use) : null;
        }

        if ((place.Model.GetOperation(creation) as IObjectCreationOperation)?.Arguments
                .FirstOrDefault(static argument => argument.Parameter?.Type.Name == LifecycleNames.ReaderSignal)?.Syntax is not ArgumentSyntax { Expression: var signal })
        {
            return null;
        }

        return signal is ObjectCreationExpressionSyntax made
            ? Named(place, client, creation, made, use)
            : IsInReach(place, signal, use) ? new ClientSignal(signal.WithoutTrivia().ToString(), ImmutableArray<TextChange>.Empty) : null;
    }

    /// <summary>
    /// The signal beside a client that another object holds, as in IB's samples: <c>wrapper.ClientSocket</c> was made of
    /// <c>wrapper.Signal</c>.
    /// </summary>
    /// <param name="place">The file.</param>
    /// <param name="held">The client as a member of that object.</param>
    /// <param name="use">Where the signal is to be written.</param>
    public static ClientSignal? OfHeld(FixPlace place, MemberAccessExpressionSyntax held, SyntaxNode use)
        => IsInReach(place, held.Expression, use)
            && place.Model.GetSymbolInfo(held).Symbol is { IsStatic: false, Kind: SymbolKind.Field or SymbolKind.Property, ContainingType: var holder } member
            && HeldSignal.Of(holder, member) is { } signal
            && signal.DeclaredAccessibility != Accessibility.Protected && place.Model.IsAccessible(use.SpanStart, signal)
            && !IsNullable(signal)
                ? new ClientSignal(held.Expression.WithoutTrivia() + "." + signal.Name, ImmutableArray<TextChange>.Empty)
                : null;

    /// <summary>The member of another object from which a variable has its client: the one thing that is ever assigned to it.</summary>
    private static MemberAccessExpressionSyntax? HolderOf(FixPlace place, ISymbol client, SyntaxNode use)
        => client is ILocalSymbol or IFieldSymbol { DeclaredAccessibility: Accessibility.Private }
            && client.DeclaringSyntaxReferences.Length == 1 && client.DeclaringSyntaxReferences[0].SyntaxTree == place.Root.SyntaxTree
            && place.Root.DescendantNodes().Select(node => ValueFor(place.Model, node, client)).OfType<ExpressionSyntax>().Take(2).ToList() is [MemberAccessExpressionSyntax held]
            && place.Model.GetTypeInfo(held).Nullability.FlowState != NullableFlowState.MaybeNull
                ? held
                : null;

    /// <summary>What a node gives to a variable, if it does.</summary>
    private static ExpressionSyntax? ValueFor(SemanticModel model, SyntaxNode node, ISymbol variable)
        => node switch
        {
            VariableDeclaratorSyntax { Initializer.Value: var value } declared when declared.Identifier.ValueText == variable.Name
                => SymbolEqualityComparer.Default.Equals(model.GetDeclaredSymbol(declared), variable) ? value : null,
            AssignmentExpressionSyntax { Left: var left, Right: var right } when (left as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText == variable.Name
                || (left as IdentifierNameSyntax)?.Identifier.ValueText == variable.Name
                => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(left).Symbol, variable) ? right : null,
            ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: var given } when SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(given).Symbol, variable)
                => given,
            _ => null,
        };

    /// <summary>Whether an expression means the same at a later place: a member of the type, or a variable of the same function.</summary>
    public static bool IsInReach(FixPlace place, ExpressionSyntax expression, SyntaxNode use)
    {
        var first = expression;
        while (first is MemberAccessExpressionSyntax access)
        {
            first = access.Expression;
        }

        if (place.Model.GetTypeInfo(expression).Nullability.FlowState == NullableFlowState.MaybeNull || IsNullable(place.Model.GetSymbolInfo(expression).Symbol))
        {
            return false;
        }

        if (first is ThisExpressionSyntax)
        {
            return TypeAround(expression) == TypeAround(use) && !IsStatic(place, use);
        }

        return first is IdentifierNameSyntax name
            && place.Model.GetSymbolInfo(name).Symbol is { } symbol
            && place.Model.LookupSymbols(use.SpanStart, name: name.Identifier.ValueText).Contains(symbol, SymbolEqualityComparer.Default)
            && symbol switch
            {
                ILocalSymbol local => local.RefKind == RefKind.None && local.DeclaringSyntaxReferences.All(declared => declared.Span.End < use.SpanStart),
                IParameterSymbol parameter => parameter.RefKind == RefKind.None,
                IFieldSymbol or IPropertySymbol => symbol.IsStatic || !IsStatic(place, use),
                _ => symbol is ITypeSymbol,
            };
    }

    private static bool IsStatic(FixPlace place, SyntaxNode use)
        => place.Model.GetEnclosingSymbol(use.SpanStart) is { IsStatic: true };

    private static bool IsNullable(ISymbol? symbol)
        => symbol switch
        {
            IFieldSymbol field => field.NullableAnnotation == NullableAnnotation.Annotated,
            IPropertySymbol property => property.NullableAnnotation == NullableAnnotation.Annotated,
            ILocalSymbol local => local.NullableAnnotation == NullableAnnotation.Annotated && local.DeclaringSyntaxReferences.Any(static declared
                => declared.GetSyntax() is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: NullableTypeSyntax } }),
            IParameterSymbol parameter => parameter.NullableAnnotation == NullableAnnotation.Annotated,
            _ => false,
        };

    private static TypeDeclarationSyntax? TypeAround(SyntaxNode node)
        => node.FirstAncestorOrSelf<TypeDeclarationSyntax>();

    /// <summary>The one creation that goes into a variable; null when there are several, or one in another file.</summary>
    private static BaseObjectCreationExpressionSyntax? CreationOf(FixPlace place, ISymbol client)
    {
        var creations = place.Root.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
            .Where(creation => TargetOf(place.Model, creation) is { } target && SymbolEqualityComparer.Default.Equals(target, client))
            .Take(2)
            .ToList();
        return creations.Count == 1 && IsClient(place.Model.GetTypeInfo(creations[0]).Type) ? creations[0] : null;
    }

    public static bool IsClient(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type is { Name: ApiNames.ClientSocket or ApiNames.ClientBase, ContainingNamespace: { Name: ApiNames.Namespace, ContainingNamespace.IsGlobalNamespace: true } })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The variable into which a creation goes.</summary>
    public static ISymbol? TargetOf(SemanticModel model, BaseObjectCreationExpressionSyntax creation)
        => creation.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } clause => model.GetDeclaredSymbol(clause.Parent!),
            AssignmentExpressionSyntax assignment when assignment.Right == creation => model.GetSymbolInfo(assignment.Left).Symbol,
            _ => null,
        };

    /// <summary>Gives a signal that is made in the middle of a creation a name: a local where that is enough, else a field.</summary>
    private static ClientSignal? Named(
        FixPlace place, ISymbol client, BaseObjectCreationExpressionSyntax creation, ObjectCreationExpressionSyntax signal, SyntaxNode use)
    {
        var edit = new StatementEdit(place.Text, place.Shape);
        var statement = creation.FirstAncestorOrSelf<StatementSyntax>();
        if (client is ILocalSymbol && statement is { Parent: BlockSyntax or GlobalStatementSyntax } && statement.SpanStart < use.SpanStart
            && (statement.Parent is GlobalStatementSyntax ? use.Ancestors().Any(static node => node is GlobalStatementSyntax) : statement.Parent.Span.Contains(use.Span)))
        {
            var type = place.Shape.UsesVar ? "var" : signal.Type.WithoutTrivia().ToString();
            return MessageLoopText.SignalName(creation, place.Model) is { } name
                && edit.LineBefore(statement, [type + " " + name + " = " + signal.WithoutTrivia() + ";"]) is { } line
                    ? new ClientSignal(name, ImmutableArray.Create(line, new TextChange(signal.Span, name)))
                    : null;
        }

        // An initializer cannot refer to another field of the object.
        if (client is not IFieldSymbol field || statement is null
            || field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax declaration }
            || declaration.SyntaxTree != place.Root.SyntaxTree
            || TypeAround(declaration) != TypeAround(creation) || TypeAround(declaration) != TypeAround(use)
            || MessageLoopText.SignalField(field.Name, creation, place.Model) is not { } member)
        {
            return null;
        }

        var signalType = new NameWriter(place.Model, declaration.SpanStart, imports: false).Of(ApiNames.Namespace, LifecycleNames.ReaderSignal);
        var declared = "private " + (field.IsStatic ? "static " : string.Empty) + "readonly " + signalType + " " + member + " = " + signal.WithoutTrivia() + ";";
        return edit.LineBefore(declaration, [declared]) is { } added
            ? new ClientSignal(member, ImmutableArray.Create(added, new TextChange(signal.Span, member)))
            : null;
    }
}
