using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <content>Delegates: what they are called with, and what calls of them return.</content>
internal sealed partial class OriginResolver
{
    /// <summary>What the calls of a delegate return, wherever its code stands.</summary>
    private ImmutableArray<Flow> OfDelegateCall(IOperation target, ImmutableArray<IArgumentOperation> arguments, SyntaxNode call, Frame? frame)
    {
        var all = ImmutableArray.CreateBuilder<Flow>();
        foreach (var flow in Resolve(target, frame))
        {
            all.AddRange(flow.Object switch
            {
                IAnonymousFunctionOperation lambda
                    => Entered(lambda, Frame.OfCall(lambda.Symbol, arguments, receiver: null, call, flow.ObjectFrame)),
                IMethodReferenceOperation { Method: var method } reference when _bodies.Of(method) is { } body
                    => Entered(body, Frame.OfCall(method.Definition(), arguments, reference.Instance, call, flow.ObjectFrame)),
                _ => Flow.Unknown,
            });
        }

        return all.ToImmutable();
    }

    /// <summary><c>new Lazy&lt;int&gt;(() =&gt; 7496).Value</c></summary>
    private ImmutableArray<Flow> OfLazy(IOperation lazy, IPropertyReferenceOperation use, Frame? frame)
        => _traversal.Within(() => ValueOfLazy(lazy, use, frame));

    private ImmutableArray<Flow> ValueOfLazy(IOperation lazy, IPropertyReferenceOperation use, Frame? frame)
    {
        var all = ImmutableArray.CreateBuilder<Flow>();
        foreach (var flow in Resolve(lazy, frame))
        {
            var made = (flow.Object as IObjectCreationOperation)?.Arguments.For(0)?.Value;
            all.AddRange(
                made is null ? Flow.Unknown
                : made.Type?.TypeKind == TypeKind.Delegate
                    ? OfDelegateCall(made, ImmutableArray<IArgumentOperation>.Empty, use.Syntax, flow.ObjectFrame)
                : Resolve(made, flow.ObjectFrame));
        }

        return all.ToImmutable();
    }

    /// <summary>The values that a lambda's parameter gets.</summary>
    private ImmutableArray<Flow> OfLambdaParameter(IParameterReferenceOperation use)
    {
        var lambda = use.EnclosingFunction();
        while (lambda is not null
            && !(lambda is IAnonymousFunctionOperation { Symbol: var symbol } && symbol.IsSameAs(use.Parameter.ContainingSymbol)))
        {
            lambda = lambda.EnclosingFunction();
        }

        return lambda is null ? Flow.Unknown : OfDelegateParameter(lambda, use.Parameter.Ordinal);
    }

    /// <summary>
    /// The values that a lambda or a method gets as a delegate: from calls of what holds it, or from the collection that a
    /// method runs it over.
    /// </summary>
    private ImmutableArray<Flow> OfDelegateParameter(IOperation function, int ordinal)
    {
        var holder = function.Parent;
        while (holder is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation or IVariableInitializerOperation)
        {
            holder = holder.Parent;
        }

        return holder switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } when ValueApis.ElementsHandedToLambdaBy(call) is { } collection
                => ordinal == 0 ? Elements(collection, frame: null) : Flow.Unknown,
            IArgumentOperation { Parameter: { } held } => OfHolder(held.OriginalDefinition, ordinal),
            IVariableDeclaratorOperation { Symbol: { } local } => OfHolder(local, ordinal),
            IVariableDeclarationOperation { Declarators: [{ Symbol: { } local }, ..] } => OfHolder(local, ordinal),
            ISimpleAssignmentOperation { Target: { } target } when target.ReferencedSymbol() is { } assigned
                => OfHolder(assigned.Definition(), ordinal),
            IEventAssignmentOperation { Adds: false } => Flow.None,
            IEventAssignmentOperation { EventReference: { } raised } when raised.ReferencedSymbol() is { } @event
                => OfHolder(@event.Definition(), ordinal),
            IFieldInitializerOperation { InitializedFields: [var field, ..] } => OfHolder(field, ordinal),
            IPropertyInitializerOperation { InitializedProperties: [var property, ..] } => OfHolder(property, ordinal),
            _ => Flow.Unknown,
        };
    }

    /// <summary>The values with which a variable, member or event that holds a delegate is called, here or where it is handed to.</summary>
    private ImmutableArray<Flow> OfHolder(ISymbol holder, int ordinal)
        => !holder.IsInSourceOf(_search.Compilation)
            ? Flow.Unknown
            : _traversal.Within(() =>
            {
                var all = ImmutableArray.CreateBuilder<Flow>();
                var trees = holder is IFieldSymbol or IPropertySymbol or IEventSymbol
                    ? _search.PlacesOf(holder, ImmutableArray.Create(holder)).Select(static place => place.Tree)
                    : SourceSearch.DeclaringTrees(holder);
                foreach (var tree in trees)
                {
                    // run(7496), run.Invoke(7496) and run?.Invoke(7496); Start(run) and this.run = run
                    foreach (var found in _search.Tokens(
                        tree, holder.Name, WordFollower.Parenthesis | WordFollower.Other | WordFollower.EndOfValue))
                    {
                        all.AddRange(OfHolderAt(found, holder, ordinal));
                    }
                }

                return all.Count == 0 ? Flow.Unknown : all.ToImmutable();
            });

    private ImmutableArray<Flow> OfHolderAt(SyntaxToken token, ISymbol holder, int ordinal)
    {
        var use = _search.OperationAround<IOperation>(
            token,
            candidate => DelegateCall(candidate, holder) is not null || candidate.ReferencedSymbol().IsSameAs(holder),
            climb: 3);
        if (use is null || !_traversal.TryStep())
        {
            return Flow.None;
        }

        var call = DelegateCall(use, holder) ?? (use.Parent is { } parent ? DelegateCall(parent, holder) : null);
        if (call is not null)
        {
            return call.Arguments.For(ordinal) is { } argument
                ? Handed(OfArgument(argument, frame: null), holder, call.Syntax)
                : Flow.None;
        }

        // Handed on to another variable; assignments to the holder itself have their own value.
        return use.Parent is IArgumentOperation or IVariableInitializerOperation
            || (use.Parent is ISimpleAssignmentOperation assignment && assignment.Value == use)
                ? OfDelegateParameter(use, ordinal)
                : Flow.None;
    }

    /// <summary>The call of a delegate that a variable holds, also behind a question mark; null for anything else.</summary>
    private static IInvocationOperation? DelegateCall(IOperation operation, ISymbol holder)
        => operation switch
        {
            IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call
                when call.Instance.ReferencedSymbol().IsSameAs(holder) => call,
            IConditionalAccessOperation { WhenNotNull: IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call } access
                when access.Operation.ReferencedSymbol().IsSameAs(holder) => call,
            _ => null,
        };
}
