using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Infrastructure;

/// <summary>Questions to operations that Roslyn answers only in several steps.</summary>
internal static class OperationQueries
{
    /// <summary>
    /// Collection expressions have operations since Roslyn 4.10; the shipped assemblies are built against 4.8, where the
    /// kind has no name yet.
    /// </summary>
    public const OperationKind CollectionExpression = (OperationKind)127;

    /// <summary>The operation under conversions and parentheses that change nothing about where a value comes from.</summary>
    public static IOperation Core(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>The local, parameter, field or property that an operation refers to; null for anything else.</summary>
    public static ISymbol? ReferencedSymbol(this IOperation? operation)
        => operation?.Core() switch
        {
            ILocalReferenceOperation local => local.Local,
            IParameterReferenceOperation parameter => parameter.Parameter,
            IMemberReferenceOperation member => member.Member,
            _ => null,
        };

    /// <summary>Whether an operation is the object whose code this is, rather than the one that an initializer or a pattern is about.</summary>
    public static bool IsThis(this IOperation? operation)
        => operation?.Core() is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };

    /// <summary>Whether an operation is <c>base</c> (<c>MyBase</c>, <c>MyClass</c>): its member's code is known, whatever overrides it.</summary>
    public static bool IsBase(this IOperation? operation)
        => operation is IInstanceReferenceOperation { IsImplicit: false, Syntax: { } syntax }
            && syntax.GetFirstToken().Text is { } text && text.ToUpperInvariant() is "BASE" or "MYBASE" or "MYCLASS";

    /// <summary>The root of the body in which an operation stands.</summary>
    public static IOperation Root(this IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>The innermost lambda or local function around an operation, or null.</summary>
    public static IOperation? EnclosingFunction(this IOperation operation)
    {
        for (var o = operation.Parent; o is not null; o = o.Parent)
        {
            if (o is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return o;
            }
        }

        return null;
    }

    /// <summary>
    /// The descendants that run with the operation itself, in order: not what stands in lambdas and local functions. Walks without
    /// recursion.
    /// </summary>
    public static IEnumerable<IOperation> DescendantsInSameFunction(this IOperation operation)
    {
        var open = new Stack<IOperation>();
        PushChildren(operation);
        while (open.Count > 0)
        {
            var next = open.Pop();
            if (next is not IAnonymousFunctionOperation and not ILocalFunctionOperation)
            {
                yield return next;
                PushChildren(next);
            }
        }

        void PushChildren(IOperation parent)
        {
            foreach (var child in parent.ChildOperations.Reverse())
            {
                open.Push(child);
            }
        }
    }

    /// <summary>The argument for a parameter; null when the call, written by half, has none.</summary>
    public static IArgumentOperation? For(this ImmutableArray<IArgumentOperation> arguments, int ordinal)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter?.Ordinal == ordinal)
            {
                return argument;
            }
        }

        return null;
    }

    /// <summary>Whether an operation stands in a lambda that becomes an expression tree: it is looked at, not run.</summary>
    public static bool IsInExpressionTree(this IOperation operation)
    {
        for (var o = operation.EnclosingFunction(); o is not null; o = o.EnclosingFunction())
        {
            for (var parent = o.Parent; parent is IConversionOperation or IDelegateCreationOperation; parent = parent.Parent)
            {
                if (parent.Type is { Name: "Expression", ContainingNamespace: { } space }
                    && space.IsNamed("System.Linq.Expressions"))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
