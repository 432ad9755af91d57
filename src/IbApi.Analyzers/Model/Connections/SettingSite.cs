using System.Linq;
using System.Threading;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>
/// Where settings are written together: the argument list, the object initializer, the parameter list or the collection that
/// holds a value. A value that stands alone (a constant, an initializer, an assignment) is a site of its own.
/// </summary>
internal static class SettingSite
{
    /// <summary>The site of a written value.</summary>
    /// <param name="use">The value; it has a place, in the file of the model.</param>
    /// <param name="model">The semantic model of that file.</param>
    /// <param name="cancellationToken">Cancels the binding.</param>
    public static CodePlace Of(SettingUse use, SemanticModel model, CancellationToken cancellationToken)
    {
        var value = use.Origin.Place!.Value;
        var root = model.SyntaxTree.GetRoot(cancellationToken);
        var holder = HolderOf(use);
        if (holder.Tree == value.Tree && holder.Span.Contains(value.Span) && holder.Span != value.Span
            && InHolder(model, root, holder, value, cancellationToken) is { } site)
        {
            return CodePlace.Of(site);
        }

        return Around(model, root.FindNode(value.Span, getInnermostNodeForTie: true), cancellationToken) is { } collection
            ? CodePlace.Of(collection)
            : value;
    }

    /// <summary>
    /// What the value is handed to first: the call, creation or assignment at the far end of the way, or the connect call itself.
    /// </summary>
    public static CodePlace HolderOf(SettingUse use)
    {
        var step = use.Origin.Way;
        while (step?.Next is { } next)
        {
            step = next;
        }

        return step?.Place ?? use.Call.Place;
    }

    private static SyntaxNode? InHolder(
        SemanticModel model, SyntaxNode root, CodePlace holder, CodePlace value, CancellationToken cancellationToken)
    {
        for (var node = root.FindNode(holder.Span, getInnermostNodeForTie: true); node?.Span == holder.Span; node = node.Parent)
        {
            switch (model.GetOperation(node, cancellationToken))
            {
                case IInvocationOperation call:
                    return ListOf(call.Syntax, call.Arguments.FirstOrDefault(argument => Holds(argument, value)));
                case IObjectCreationOperation creation:
                    return ListOf(creation.Syntax, creation.Arguments.FirstOrDefault(argument => Holds(argument, value)))
                        ?? (creation.Initializer?.Syntax is { } initializer && initializer.Span.Contains(value.Span) ? initializer : null);
                case IAssignmentOperation { Parent: IObjectOrCollectionInitializerOperation { Syntax: var list } }:
                    return list;
            }
        }

        return null;
    }

    private static bool Holds(IArgumentOperation argument, CodePlace value)
        => argument.ArgumentKind == ArgumentKind.Explicit && argument.Syntax.Span.Contains(value.Span);

    /// <summary>The list in parentheses; the receiver of an extension method stands in none.</summary>
    private static SyntaxNode? ListOf(SyntaxNode call, IArgumentOperation? argument)
    {
        var list = argument?.Syntax;
        while (list is not null && list.Parent != call)
        {
            list = list.Parent;
        }

        return list is not null && list.GetFirstToken().Text == "(" && list.GetLastToken().Text == ")" ? list : null;
    }

    /// <summary>The parameter list, array, tuple or collection of which a value is a part.</summary>
    private static SyntaxNode? Around(SemanticModel model, SyntaxNode value, CancellationToken cancellationToken)
    {
        var node = value;
        for (var climbed = 0; node is not null && climbed < ResolutionLimits.Climb; climbed++, node = node.Parent)
        {
            switch (model.GetOperation(node, cancellationToken))
            {
                case IParameterInitializerOperation { Syntax.Parent.Parent: { } list }:
                    return list;
                case IArrayInitializerOperation or ITupleOperation or IObjectOrCollectionInitializerOperation
                    or { Kind: OperationQueries.CollectionExpression }:
                    return node;
                case null or IConversionOperation or IParenthesizedOperation or ILiteralOperation or IUnaryOperation
                    or IFieldReferenceOperation or IBinaryOperation:
                    break;
                default:
                    return null;
            }
        }

        return null;
    }
}
