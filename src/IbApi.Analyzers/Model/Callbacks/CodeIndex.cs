using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// What the parts of functions say to whoever follows control: worked out once for each function, however many questions come
/// by it. Shared by all who search one compilation.
/// </summary>
internal sealed class CodeIndex(SourceSearch search)
{
    private readonly Dictionary<IOperation, FunctionParts> _functions = [];
    private readonly Dictionary<IOperation, ExpressionParts> _expressions = [];
    private readonly Dictionary<IOperation, LocalParts> _locals = [];
    private readonly Dictionary<SyntaxNode, IMethodSymbol?> _methods = [];
    private readonly Lazy<IMethodSymbol?> _entryPoint = new(() => search.Compilation.GetEntryPoint(search.CancellationToken));
    private readonly Dictionary<IMethodSymbol, ImmutableArray<IMethodSymbol>> _standIns = new(SymbolEqualityComparer.Default);

    /// <summary>The index of the compilation that is searched.</summary>
    public static CodeIndex In(SourceSearch search)
        => search.Part(static search => new CodeIndex(search));

    /// <summary>The method with which the program starts; null where there is none, or more than one.</summary>
    public IMethodSymbol? EntryPoint => _entryPoint.Value;

    /// <summary>The method or accessor whose body an operation is; null for an initializer.</summary>
    public IMethodSymbol? MethodOf(IOperation function)
    {
        switch (function)
        {
            case ILocalFunctionOperation local:
                return local.Symbol;
            case IAnonymousFunctionOperation lambda:
                return lambda.Symbol;
            default:
                if (!_methods.TryGetValue(function.Syntax, out var method))
                {
                    method = Declared(function.Syntax);
                    _methods.Add(function.Syntax, method);
                }

                return method;
        }
    }

    /// <summary>The operations of a function, without nested ones, that may lead somewhere or change something.</summary>
    public FunctionParts PartsOf(IOperation function)
    {
        if (!_functions.TryGetValue(function, out var parts))
        {
            search.CancellationToken.ThrowIfCancellationRequested();
            parts = FunctionParts.Of(function);
            _functions.Add(function, parts);
        }

        return parts;
    }

    /// <summary>What stands in an expression, nested functions included.</summary>
    public ExpressionParts PartsIn(IOperation expression)
    {
        if (!_expressions.TryGetValue(expression, out var parts))
        {
            parts = ExpressionParts.Of(expression);
            _expressions.Add(expression, parts);
        }

        return parts;
    }

    /// <summary>The uses of the locals of a body.</summary>
    /// <param name="root">The root of the operations of the body.</param>
    public LocalParts LocalsOf(IOperation root)
    {
        if (!_locals.TryGetValue(root, out var parts))
        {
            parts = LocalParts.Of(root);
            _locals.Add(root, parts);
        }

        return parts;
    }

    /// <summary>The overrides and implementations of a method in the project, which may run in its place.</summary>
    public ImmutableArray<IMethodSymbol> StandInsOf(IMethodSymbol method)
    {
        if (!_standIns.TryGetValue(method, out var found))
        {
            found = search.FamilyOf(method.ContainingType).Derived
                .SelectMany(type => MembersFor(type, method))
                .Select(static candidate => candidate.Definition())
                .Distinct<IMethodSymbol>(SymbolEqualityComparer.Default)
                .ToImmutableArray();
            _standIns.Add(method, found);
        }

        return found;
    }

    private IMethodSymbol? Declared(SyntaxNode syntax)
    {
        for (var (node, i) = ((SyntaxNode?)syntax, 0); node is not null && i < 3; node = node.Parent, i++)
        {
            switch (search.Models.DeclaredAt(node, search.CancellationToken))
            {
                case IMethodSymbol method:
                    return method;
                case IPropertySymbol { GetMethod: { } getter }:
                    return getter;
                default:
                    break;
            }
        }

        // Statements of the top level belong to the entry point.
        return EntryPoint is { } entry
            && entry.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == syntax.SyntaxTree && syntax.Parent is null)
                ? entry
                : null;
    }

    private static IEnumerable<IMethodSymbol> MembersFor(INamedTypeSymbol type, IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            if (type.TypeKind != TypeKind.Interface)
            {
                var contract = type.AllInterfaces
                    .FirstOrDefault(implemented => implemented.OriginalDefinition.IsSameAs(method.ContainingType))?
                    .GetMembers(method.Name).FirstOrDefault(member => member.IsSameAs(method));
                if (contract is not null && type.FindImplementationForInterfaceMember(contract) is IMethodSymbol implementation)
                {
                    yield return implementation;
                    yield break;
                }
            }

            yield break;
        }

        foreach (var candidate in type.GetMembers(method.Name).OfType<IMethodSymbol>())
        {
            for (var o = candidate.OverriddenMethod; o is not null; o = o.OverriddenMethod)
            {
                if (o.IsSameAs(method))
                {
                    yield return candidate;
                    break;
                }
            }
        }
    }
}

/// <summary>The parts of a function that say something to whoever follows control.</summary>
/// <param name="Telling">They, nested functions among them but nothing of what stands in those.</param>
/// <param name="Count">The number of all parts.</param>
internal sealed record FunctionParts(ImmutableArray<IOperation> Telling, int Count)
{
    public static FunctionParts Of(IOperation function)
    {
        var telling = ImmutableArray.CreateBuilder<IOperation>();
        var count = 0;
        var open = new Stack<IOperation>();
        open.Push(function);
        while (open.Count > 0)
        {
            foreach (var operation in open.Pop().ChildOperations)
            {
                // Nothing is written there: the compiler puts it in the place of what is missing.
                if (operation is ILocalFunctionOperation || operation.Syntax.Span.IsEmpty)
                {
                    continue;
                }

                count++;
                if (Tells(operation))
                {
                    telling.Add(operation);
                }

                if (operation is not IAnonymousFunctionOperation)
                {
                    open.Push(operation);
                }
            }
        }

        return new FunctionParts(telling.ToImmutable(), count);
    }

    /// <summary>Whether control may go on from an operation, or something be changed by it.</summary>
    private static bool Tells(IOperation operation)
        => operation switch
        {
            IAnonymousFunctionOperation or IInvocationOperation or IObjectCreationOperation or IMethodReferenceOperation
                or IEventReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or IThrowOperation
                or IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IInvalidOperation or IFunctionPointerInvocationOperation => true,
            ILocalReferenceOperation local => local.Type?.TypeKind == TypeKind.Delegate || AssignedValue.To(local).Definition is not null,
            IParameterReferenceOperation parameter => parameter.Parameter.Type.TypeKind == TypeKind.Delegate,
            IArrayElementReferenceOperation element => AssignedValue.To(element).Definition is not null,
            _ => false,
        };
}

/// <summary>What stands in an expression.</summary>
/// <param name="Functions">The lambdas and method groups.</param>
/// <param name="Returns">Whether it, or a lambda in it, returns a value.</param>
internal sealed record ExpressionParts(ImmutableArray<IOperation> Functions, bool Returns)
{
    public static ExpressionParts Of(IOperation expression)
    {
        var functions = ImmutableArray.CreateBuilder<IOperation>();
        var returns = false;
        foreach (var part in expression.DescendantsAndSelf())
        {
            returns |= part is IReturnOperation;
            if (part is IAnonymousFunctionOperation or IMethodReferenceOperation { Parent: not INameOfOperation })
            {
                functions.Add(part);
            }
        }

        return new ExpressionParts(functions.ToImmutable(), returns);
    }
}

/// <summary>The uses of the locals of one body, and the values that they are given.</summary>
internal sealed class LocalParts
{
    private readonly ILookup<ISymbol, ILocalReferenceOperation> _uses;
    private readonly ILookup<ISymbol, IOperation> _values;

    private LocalParts(ILookup<ISymbol, ILocalReferenceOperation> uses, ILookup<ISymbol, IOperation> values)
    {
        _uses = uses;
        _values = values;
    }

    /// <summary>The references to a local, in order.</summary>
    public IEnumerable<ILocalReferenceOperation> UsesOf(ILocalSymbol local)
        => _uses[local];

    /// <summary>What a local is given where it is declared and by assignments, in order.</summary>
    public IEnumerable<IOperation> ValuesOf(ILocalSymbol local)
        => _values[local];

    public static LocalParts Of(IOperation root)
    {
        var uses = new List<ILocalReferenceOperation>();
        var values = new List<(ISymbol Local, IOperation Value)>();
        foreach (var operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case ILocalReferenceOperation use:
                    uses.Add(use);
                    break;
                case IVariableDeclaratorOperation declarator
                    when (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value is { } initial:
                    values.Add((declarator.Symbol, initial));
                    break;
                case IAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Value: { } value }:
                    values.Add((local, value));
                    break;
                default:
                    break;
            }
        }

        return new LocalParts(
            uses.ToLookup<ILocalReferenceOperation, ISymbol>(static use => use.Local, SymbolEqualityComparer.Default),
            values.ToLookup(static one => one.Local, static one => one.Value, SymbolEqualityComparer.Default));
    }
}
