using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>
/// Finds the loop that goes over a path again and again, with a new client and the same settings each time, while the
/// earlier clients stay connected. In doubt there is none.
/// </summary>
internal sealed class RepeatedConnects(Disconnects disconnects, PathOrder order)
{
    private static readonly string[] RetryWords = ["attempt", "attempts", "retry", "retries", "try", "tries", "trial"];

    /// <summary>The loop, or the call that runs a lambda for each element; null when there is none.</summary>
    public IOperation? LoopOf(ConnectPath path, PathClient client)
    {
        if (PathOrder.IsAgain(path, path.Levels))
        {
            return null;
        }

        for (var level = 0; level < path.Levels; level++)
        {
            var operation = path.OperationAt(level);
            if (level > 0 && path.Sites[level - 1] is { Kind: PathSiteKind.ForEach or PathSiteKind.Parallel } site)
            {
                return IsRepeated(site.Operation, path, level - 1, client, isAtOnce: site.Kind == PathSiteKind.Parallel) ? site.Operation : null;
            }

            var part = operation;
            foreach (var around in AroundInBody(operation))
            {
                var inner = part;
                part = around;

                // What stands under a condition runs for some elements only, perhaps for one.
                if ((around is IConditionalOperation { Condition: var condition } && inner != condition) || around is ISwitchExpressionOperation or ICoalesceOperation or IWhileLoopOperation
                    or ICatchClauseOperation or ISwitchOperation)
                {
                    return null;
                }

                if (around is ILoopOperation loop)
                {
                    return IsCounted(loop) && IsRepeated(loop, path, level, client, isAtOnce: IsStarted(path, level)) ? loop : null;
                }
            }
        }

        return null;
    }

    private static IEnumerable<IOperation> AroundInBody(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; parent = parent.Parent)
        {
            yield return parent;
        }
    }

    private static bool IsStarted(ConnectPath path, int level)
        => path.Sites.Take(level).Any(static site => site.Kind is PathSiteKind.Background or PathSiteKind.Parallel);

    /// <summary>A loop over elements or numbers that does not look whether it has connected.</summary>
    private static bool IsCounted(ILoopOperation loop)
        => loop switch
        {
            IForEachLoopOperation or IForToLoopOperation => !loop.Locals.Any(IsRetry),
            IForLoopOperation { Condition: IBinaryOperation { OperatorKind: not (BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr) } condition }
                => !loop.Locals.Any(IsRetry) && !condition.Descendants().Any(static part => part is IInvocationOperation),
            _ => false,
        };

    private static bool IsRetry(ILocalSymbol local)
    {
        foreach (var word in NameWords.Split(local.Name))
        {
            if (word.IsAnyOf(RetryWords))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsRepeated(IOperation loop, ConnectPath path, int level, PathClient client, bool isAtOnce)
    {
        var operation = path.OperationAt(level);
        return IsNewEachTime(client, loop, level)
            && !IsLeftAfter(loop, operation)
            && !Varies(loop, operation, client)
            && (isAtOnce || (!disconnects.MayBeIn(BodyOf(loop)) && !EndsInside(path, level)));
    }

    private bool EndsInside(ConnectPath path, int level)
        => order.EndsItself(path, level);

    private static IOperation BodyOf(IOperation loop)
        => loop is ILoopOperation { Body: { } body } ? body : loop;

    /// <summary>The variable that holds the client, or what holds it, is the loop's own or that of a call inside it.</summary>
    private static bool IsNewEachTime(PathClient client, IOperation loop, int level)
    {
        foreach (var holder in client.Holders)
        {
            if (holder.Declared is { } declared)
            {
                return !holder.Made.IsEmpty && (holder.Level < level
                    || (holder.Level == level && loop.Syntax.Span.Contains(declared.Span) && declared.SyntaxTree == loop.Syntax.SyntaxTree)
                    || (holder.Level == level && loop is IInvocationOperation));
            }
        }

        return false;
    }

    /// <summary>A way out of the loop after the connect call: it ends on success.</summary>
    private static bool IsLeftAfter(IOperation loop, IOperation operation)
        => loop is ILoopOperation && BodyOf(loop).DescendantsInSameFunction().Any(candidate => candidate.Syntax.SpanStart > operation.Syntax.SpanStart
            && (candidate is IReturnOperation or IThrowOperation
                || (candidate is IBranchOperation { BranchKind: BranchKind.Break or BranchKind.GoTo } branch && IsOf(branch, loop))));

    private static bool IsOf(IBranchOperation branch, IOperation loop)
        => branch.BranchKind == BranchKind.GoTo
            || AroundInBody(branch).FirstOrDefault(static around => around is ILoopOperation or ISwitchOperation) == loop;

    /// <summary>Whether a number, or an object with settings, that goes into the connection differs from round to round.</summary>
    private static bool Varies(IOperation loop, IOperation operation, PathClient client)
    {
        var round = VariablesOf(loop);
        return Inputs(loop, operation, client).Any(input => IsSetting(input) && input.Value.DescendantsAndSelf().Any(part
            => part.ReferencedSymbol() is { } symbol && (round.Contains(symbol, SymbolEqualityComparer.Default) || IsDeclaredIn(symbol, loop, operation))));
    }

    private static ImmutableArray<ISymbol> VariablesOf(IOperation loop)
        => loop is ILoopOperation { Locals: var locals } ? locals.CastArray<ISymbol>()
            : loop.DescendantsAndSelf().OfType<IAnonymousFunctionOperation>().SelectMany(static lambda => lambda.Symbol.Parameters).ToImmutableArray<ISymbol>();

    /// <summary>What a round computes for itself. The client itself is no setting.</summary>
    private static bool IsDeclaredIn(ISymbol symbol, IOperation loop, IOperation operation)
        => symbol is ILocalSymbol && !symbol.IsSameAs((operation as IInvocationOperation)?.Instance.ReferencedSymbol())
            && symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == loop.Syntax.SyntaxTree && loop.Syntax.Span.Contains(reference.Span));

    /// <summary>The arguments and assignments of the call in the loop, and of the creations in it that hold the client.</summary>
    private static IEnumerable<(IOperation Value, string Name)> Inputs(IOperation loop, IOperation operation, PathClient client)
    {
        var made = client.Holders.SelectMany(static holder => holder.Made).ToImmutableHashSet();
        foreach (var part in loop.DescendantsAndSelf())
        {
            if (part != operation && !(part is IObjectCreationOperation && made.Contains(part.Syntax)))
            {
                continue;
            }

            foreach (var inner in part.Descendants())
            {
                switch (inner)
                {
                    case IArgumentOperation { Parameter: { } parameter } argument:
                        yield return (argument.Value, parameter.Name);
                        break;
                    case ISimpleAssignmentOperation assignment:
                        yield return (assignment.Value, assignment.Target.ReferencedSymbol()?.Name ?? string.Empty);
                        break;
                    default:
                        break;
                }
            }
        }
    }

    private static bool IsSetting((IOperation Value, string Name) input)
        => input.Value.Core().Type switch
        {
            null => false,
            { TypeKind: TypeKind.Enum or TypeKind.Delegate } => false,
            { SpecialType: SpecialType.System_Boolean or SpecialType.System_Double or SpecialType.System_Decimal } => false,
            { SpecialType: SpecialType.System_String } => NameWords.IsHostParameter(input.Name) || NameWords.IsPortParameter(input.Name),
            INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } type
                => type.GetMembers().Any(static member => NameWords.NamesPort(member.Name) || NameWords.IsClientIdParameter(member.Name)),
            _ => true,
        };
}
