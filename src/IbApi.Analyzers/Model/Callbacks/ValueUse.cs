using System.Collections.Generic;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// Whether anything may depend on a value that a method is given. Showing it to people does not, nor does keeping it
/// where nobody reads it; everything else may, and so does whatever cannot be seen.
/// </summary>
internal sealed class ValueUse(SourceSearch search)
{
    private readonly BodyFacts _bodies = BodyFacts.In(search);
    private readonly HashSet<ISymbol> _met = new(SymbolEqualityComparer.Default);

    /// <summary>Whether the body of a method of the project may look at what it gets for a parameter.</summary>
    public bool MayBeLookedAt(IMethodSymbol method, int ordinal)
    {
        var body = _bodies.Of(method);
        if (body is null)
        {
            return true;
        }

        // The body belongs to the implementing part of a partial method, and so does its parameter.
        var implementing = method.Definition();
        implementing = implementing.PartialImplementationPart ?? implementing;
        return IsAnyLookedAt(body, implementing.Parameters[ordinal]);
    }

    /// <summary>Whether any use of a local or parameter in a body may look at it. What is met again adds nothing.</summary>
    private bool IsAnyLookedAt(IOperation body, ISymbol variable)
        => _met.Add(variable)
            && body.DescendantsAndSelf().Any(operation => operation switch
            {
                ILocalReferenceOperation local => local.Local.IsSameAs(variable) && IsLookedAt(local),
                IParameterReferenceOperation parameter => parameter.Parameter.IsSameAs(variable) && IsLookedAt(parameter),
                _ => false,
            });

    /// <summary>Whether what an expression yields may be looked at by the code around it.</summary>
    private bool IsLookedAt(IOperation value)
    {
        search.CancellationToken.ThrowIfCancellationRequested();
        DeepCode.EnsureStack();
        switch (value.Parent)
        {
            case IExpressionStatementOperation or INameOfOperation:
                return false;
            case IConversionOperation { OperatorMethod: null }
                or IParenthesizedOperation
                or IInterpolationOperation
                or IInterpolatedStringOperation
                or IInterpolatedStringHandlerCreationOperation
                or IInterpolatedStringAppendOperation
                or IInterpolatedStringAdditionOperation
                or IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Concatenate, OperatorMethod: null }
                or ICoalesceOperation
                or IArrayInitializerOperation
                or IArrayCreationOperation:
                return IsLookedAt(value.Parent);
            case { Kind: OperationQueries.CollectionExpression }:
                return IsLookedAt(value.Parent);
            case IArgumentOperation { Parameter: { } parameter } argument:
                return IsArgumentLookedAt(argument, parameter);
            case IInvocationOperation invocation when invocation.Instance == value:
                return !ReportingApis.Formats(invocation.TargetMethod) || IsLookedAt(invocation);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } }:
                return IsAnyLookedAt(value.Root(), local);
            case IVariableInitializerOperation { Parent: IVariableDeclarationOperation { Declarators: var declarators } }:
                return declarators.Any(declarator => IsAnyLookedAt(value.Root(), declarator.Symbol));
            case ISimpleAssignmentOperation or ICompoundAssignmentOperation:
                var assignment = (IAssignmentOperation)value.Parent;

                // A parameter that gets another value is written, not read.
                return assignment.Target != value && (IsTargetRead(assignment.Target) || IsLookedAt(assignment));
            default:
                return true;
        }
    }

    private bool IsArgumentLookedAt(IArgumentOperation argument, IParameterSymbol parameter)
    {
        if (parameter.RefKind != RefKind.None || argument.Parent is not IInvocationOperation { TargetMethod: { } target } call)
        {
            return true;
        }

        if (call.Parent is IInterpolatedStringAppendOperation)
        {
            return IsLookedAt(call);
        }

        if (ReportingApis.Reports(target) || IsCallbackOfApi(target))
        {
            return false;
        }

        if (ReportingApis.Formats(target))
        {
            return IsLookedAt(call);
        }

        // What a call may reach beside its target is not followed.
        return target.IsOverridable()
            || target.MethodKind == MethodKind.DelegateInvoke
            || !target.IsInSourceOf(search.Compilation)
            || MayBeLookedAt(target, parameter.Ordinal)
            || (!target.ReturnsVoid && IsLookedAt(call));
    }

    /// <summary><c>base.managedAccounts(…)</c> over <c>DefaultEWrapper</c>, whose bodies are empty.</summary>
    private static bool IsCallbackOfApi(IMethodSymbol method)
        => method.Name is ApiNames.ManagedAccounts or ApiNames.ManagedAccountsProtoBuf
            && method.ContainingType.TypeKind == TypeKind.Class
            && method.IsWithin(ApiNames.Namespace);

    private bool IsTargetRead(IOperation target)
        => target switch
        {
            IDiscardOperation => false,
            ILocalReferenceOperation { Local: { } local } => IsAnyLookedAt(target.Root(), local),
            IFieldReferenceOperation { Field: { } field } => IsRead(field),
            IPropertyReferenceOperation { Property: { IsIndexer: false } property } => !IsAutomatic(property) || IsRead(property),
            _ => true,
        };

    private static bool IsAutomatic(IPropertySymbol property)
        => property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => field.AssociatedSymbol.IsSameAs(property));

    /// <summary>Whether any code of the project takes the value of a member; what others could do with it is not seen.</summary>
    private bool IsRead(ISymbol member)
    {
        if (!member.IsInSourceOf(search.Compilation))
        {
            return true;
        }

        var wanted = member.ContractDefinitions();

        // That nobody reads it is a claim about all trees with the name, also those that do not seem to know the type.
        var trees = member.DeclaredAccessibility == Accessibility.Private
            ? search.PlacesOf(member, wanted).Select(static place => place.Tree)
            : search.TreesWith(member.Name);
        return trees.Any(tree => search
            .Tokens(tree, member.Name, WordFollower.Any)
            .Any(token => search.OperationAround<IMemberReferenceOperation>(
                    token, candidate => wanted.Contains(candidate.Member.Definition(), SymbolEqualityComparer.Default), climb: 2)
                    is { } reference
                && reference.Parent is not INameOfOperation
                && !(reference.Parent is ISimpleAssignmentOperation or ICompoundAssignmentOperation
                    && ((IAssignmentOperation)reference.Parent).Target == reference)));
    }
}
