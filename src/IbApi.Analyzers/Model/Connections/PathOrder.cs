using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Names;
using IbApi.Analyzers.Model.Project;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>
/// Whether the connections of two paths can be open at the same time. Reads the shape of the code around the calls where the
/// paths part: branches that exclude each other, ends and failures of the first before the second begins. In doubt
/// they cannot.
/// </summary>
internal sealed class PathOrder(
    Disconnects disconnects, TestSchedule schedule, HostedServices services)
{
    private static readonly string[] AgainWords =
        ["reconnect", "reconnects", "reconnecting", "reconnected", "retry", "retries", "recover", "restart", "reopen", "resume", "failover", "fallback"];

    private readonly Dictionary<(ConnectPath Path, int Levels), bool> _ending = [];

    private static readonly string[] ConnectionWords = ["connect", "connected", "connecting", "isconnected", "connection", "success", "succeeded", "ok"];

    public bool CanBeOpenTogether(ConnectPath one, ConnectPath other)
    {
        if (one.Root.Body.Equals(other.Root.Body, SymbolEqualityComparer.Default))
        {
            return InOneBody(one, other);
        }

        if (IsAgain(one, one.Levels) || IsAgain(other, other.Levels))
        {
            return false;
        }

        return (one.Root.Kind, other.Root.Kind) switch
        {
            (PathRootKind.Host, PathRootKind.Host) => services.RunTogether(one.Root.Type!, other.Root.Type!),
            (PathRootKind.Public, PathRootKind.Public) => !EndsItself(one, one.Levels) && !EndsItself(other, other.Levels),
            (PathRootKind.Test, PathRootKind.Test) => CanBeOpenInTests(one, other),
            _ => false,
        };
    }

    /// <summary>Whether a path connects what was connected before, by the name of a method on it.</summary>
    public static bool IsAgain(ConnectPath path, int levels)
        => path.Root.Kind == PathRootKind.Callback
            || path.Bodies.Take(levels).Any(static body => HasWord(body.Name, AgainWords));

    /// <summary>
    /// Whether a connection ends before the calls below a level return: something after the call, on any way, may end it.
    /// </summary>
    public bool EndsItself(ConnectPath path, int levels)
    {
        if (!_ending.TryGetValue((path, levels), out var ends))
        {
            ends = FindEnd(path, levels);
            _ending.Add((path, levels), ends);
        }

        return ends;
    }

    private bool FindEnd(ConnectPath path, int levels)
    {
        for (var level = 0; level < levels; level++)
        {
            if (EndsAt(path.OperationAt(level), null) && path.Sites.Skip(level).Take(levels - 1 - level).All(IsWaitedFor))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasWord(string name, string[] words)
    {
        foreach (var word in NameWords.Split(name))
        {
            if (word.IsAnyOf(words))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWaitedFor(PathSite site)
        => site.Kind is PathSiteKind.Call or PathSiteKind.ForEach;

    /// <summary>Whether what runs after an operation in its body, up to an outer operation, may end a connection.</summary>
    private bool EndsAt(IOperation operation, IOperation? outer)
        => After(operation, outer).Any(disconnects.MayBeIn) || UsingsAround(operation, outer).Any(Disconnects.MayBeAtEndOf);

    private bool CanBeOpenInTests(ConnectPath one, ConnectPath other)
    {
        if (schedule.CanRunTogether(one.Root.Body as IMethodSymbol, one.Root.Type!, other.Root.Body as IMethodSymbol, other.Root.Type!))
        {
            return true;
        }

        // One after the other: then it matters whether each puts away what it has opened.
        return one.Root.Body is IMethodSymbol { MethodKind: MethodKind.Ordinary } first && TestSchedule.IsTest(first)
            && other.Root.Body is IMethodSymbol { MethodKind: MethodKind.Ordinary } second && TestSchedule.IsTest(second)
            && (!EndsInTest(one) || !EndsInTest(other));
    }

    private bool EndsInTest(ConnectPath path)
        => EndsItself(path, path.Levels)
            || path.Sites.Any(site => site.Called is IMethodSymbol called && disconnects.MayBeIn(called))
            || schedule.TeardownsOf(path.Root.Type!).Any(disconnects.MayBeIn);

    private bool InOneBody(ConnectPath one, ConnectPath other)
    {
        var (i, j) = (one.Levels - 1, other.Levels - 1);
        while (i > 0 && j > 0 && one.OperationAt(i).Syntax == other.OperationAt(j).Syntax)
        {
            var (site, second) = (one.Sites[i - 1], other.Sites[j - 1]);
            if (!site.Called.Equals(second.Called, SymbolEqualityComparer.Default) && !IsAgain(one, i) && !IsAgain(other, j))
            {
                // One call that runs the code of several lambdas, or of several types: the latter only where it is repeated.
                return site.Kind == PathSiteKind.Background || AreMembersOfOneObject(site.Called, second.Called)
                    || (one.Bodies[i - 1] is IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } && IsInForEach(site.Operation));
            }

            i--;
            j--;
        }

        var (first, last) = (one.OperationAt(i), other.OperationAt(j));
        if (first.Syntax == last.Syntax || IsAgain(one, i) || IsAgain(other, j))
        {
            return false;
        }

        var (firstBody, secondBody) = (one.Bodies[i], other.Bodies[j]);
        if (!firstBody.Equals(secondBody, SymbolEqualityComparer.Default))
        {
            return AreMembersOfOneObject(firstBody, secondBody);
        }

        return first.Syntax.SpanStart <= last.Syntax.SpanStart || first.Syntax.SyntaxTree != last.Syntax.SyntaxTree
            ? IsOpenAt(first, one, i, last)
            : IsOpenAt(last, other, j, first);
    }

    /// <summary>Initializers run with the constructor.</summary>
    private static bool AreMembersOfOneObject(ISymbol one, ISymbol other)
        => (one is INamedTypeSymbol type && other is IMethodSymbol { MethodKind: MethodKind.Constructor } && other.ContainingType.IsSameAs(type))
            || (other is INamedTypeSymbol otherType && one is IMethodSymbol { MethodKind: MethodKind.Constructor } && one.ContainingType.IsSameAs(otherType));

    private static bool IsInForEach(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null and not IAnonymousFunctionOperation and not ILocalFunctionOperation; parent = parent.Parent)
        {
            if (parent is IForEachLoopOperation)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether what a call has connected is still connected when a later one in the same body runs.</summary>
    private bool IsOpenAt(IOperation first, ConnectPath path, int level, IOperation second)
    {
        var around = Ancestors(first);
        var common = Ancestors(second).FirstOrDefault(around.Contains);
        if (common is null)
        {
            return true;
        }

        var firstPart = PartOf(common, first);
        var secondPart = PartOf(common, second);
        if (!RunBoth(common, firstPart, secondPart, first))
        {
            return false;
        }

        var between = Between(first, second, common).ToList();
        if (IsLeftAfter(first, common) || between.Exists(statement => LeavesOnSuccess(statement, first, second))
            || IsOnlyAfterFailure(first, second, common))
        {
            return false;
        }

        if (UsingsAround(first, common).Any(Disconnects.MayBeAtEndOf) || between.Exists(disconnects.MayBeIn))
        {
            return false;
        }

        var isWaitedFor = level > 0 && between.Exists(Waiting.IsIn);
        for (var inner = 0; inner < level; inner++)
        {
            if (path.Sites.Skip(inner).Take(level - inner).All(site => isWaitedFor || IsWaitedFor(site))
                && EndsAt(path.OperationAt(inner), null))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether an operation that holds both lets both run.</summary>
    private static bool RunBoth(IOperation common, IOperation firstPart, IOperation secondPart, IOperation first)
        => common switch
        {
            IConditionalOperation choice => firstPart == choice.Condition && secondPart == OnSuccess(choice, first),
            ISwitchOperation or ISwitchExpressionOperation or ICoalesceOperation or ICoalesceAssignmentOperation => false,
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } => false,
            ITryOperation attempt => secondPart == attempt.Finally || (firstPart is not ICatchClauseOperation && secondPart is not ICatchClauseOperation),
            _ => true,
        };

    /// <summary>The branch that is taken when a call in the condition has succeeded; null when that cannot be said.</summary>
    private static IOperation? OnSuccess(IConditionalOperation choice, IOperation call)
        => IsCall(choice.Condition, call) ? choice.WhenTrue
            : choice.Condition.Core() is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, Operand: { } denied } && IsCall(denied, call) ? choice.WhenFalse
            : null;

    private static bool IsCall(IOperation condition, IOperation call)
        => condition.Core() is IAwaitOperation awaited ? IsCall(awaited.Operation, call) : condition.Core() == call;

    /// <summary><c>if (…) { first; return; } second;</c></summary>
    private static bool IsLeftAfter(IOperation first, IOperation common)
    {
        var child = first;
        for (var parent = first.Parent; parent is not null && parent != common; (child, parent) = (parent, parent.Parent))
        {
            if (StatementsOf(parent) is { } statements && statements.Skip(IndexIn(statements, child)).Any(statement => Leaves(statement, common)))
            {
                return true;
            }
        }

        return child is IReturnOperation or IThrowOperation;
    }

    private static bool Leaves(IOperation statement, IOperation common)
        => statement switch
        {
            IReturnOperation or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } => true,
            IBranchOperation branch => TargetOf(branch) is { } target && Ancestors(common).Prepend(common).Contains(target),
            IBlockOperation block => block.Operations.Any(inner => Leaves(inner, common)),
            _ => false,
        };

    /// <summary>The loop or switch that a <c>break</c> or <c>continue</c> ends or goes on with.</summary>
    private static IOperation? TargetOf(IBranchOperation branch)
        => branch.BranchKind switch
        {
            BranchKind.Break => Ancestors(branch).FirstOrDefault(static around => around is ILoopOperation or ISwitchOperation),
            BranchKind.Continue => Ancestors(branch).FirstOrDefault(static around => around is ILoopOperation),
            _ => Ancestors(branch).LastOrDefault(),
        };

    /// <summary><c>if (client.IsConnected()) return;</c> between the two: the second is for when the first has failed.</summary>
    private static bool LeavesOnSuccess(IOperation statement, IOperation first, IOperation second)
        => statement.DescendantsInSameFunction().Prepend(statement).OfType<IConditionalOperation>().Any(choice =>
            AsksFor(choice.Condition, first, second)
            && ((!IsDenial(choice.Condition) && LeavesBody(choice.WhenTrue)) || (IsDenial(choice.Condition) && LeavesBody(choice.WhenFalse))));

    private static bool LeavesBody(IOperation? branch)
        => branch is not null && branch.DescendantsInSameFunction().Prepend(branch)
            .Any(static operation => operation is IReturnOperation or IThrowOperation or IBranchOperation);

    /// <summary>The second stands under a condition that is about the first, and not about its success.</summary>
    private static bool IsOnlyAfterFailure(IOperation first, IOperation second, IOperation common)
    {
        var child = second;
        for (var parent = second.Parent; parent is not null && parent != common; (child, parent) = (parent, parent.Parent))
        {
            var isConditional = parent switch
            {
                IConditionalOperation choice when child != choice.Condition
                    => AsksFor(choice.Condition, first, second) && child != (IsDenial(choice.Condition) ? choice.WhenFalse : choice.WhenTrue),
                IWhileLoopOperation { Condition: { } condition } => AsksFor(condition, first, second),
                ICatchClauseOperation => parent.Parent is { } attempt && !Ancestors(first).Contains(attempt),
                _ => false,
            };
            if (isConditional)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDenial(IOperation condition)
        => condition.Core() is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not }
            or IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals }
            or IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals, RightOperand.ConstantValue: { HasValue: true, Value: false } }
            or IIsPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: false } } };

    /// <summary>Whether a condition asks how the first call went: by its result, or by a name that says so.</summary>
    private static bool AsksFor(IOperation condition, IOperation first, IOperation second)
        => condition.DescendantsAndSelf().Any(operation => operation switch
        {
            ILocalReferenceOperation local => IsResultOf(local.Local, first) || (HasWord(local.Local.Name, ConnectionWords) && !IsResultOf(local.Local, second)),
            IInvocationOperation call => HasWord(call.TargetMethod.Name, ConnectionWords) && !IsAboutOther(call.Instance, first, second),
            IMemberReferenceOperation member => HasWord(member.Member.Name, ConnectionWords) && !IsAboutOther(member.Instance, first, second),
            IParameterReferenceOperation parameter => HasWord(parameter.Parameter.Name, ConnectionWords),
            _ => false,
        });

    private static bool IsResultOf(ILocalSymbol local, IOperation call)
    {
        for (var parent = call.Parent; parent is not null and not IBlockOperation; parent = parent.Parent)
        {
            if ((parent is IVariableDeclaratorOperation { Symbol: { } declared } && SymbolEqualityComparer.Default.Equals(declared, local))
                || (parent is ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: { } target } } && SymbolEqualityComparer.Default.Equals(target, local)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a question is put to the receiver of the second call, and that is not the first's.</summary>
    private static bool IsAboutOther(IOperation? asked, IOperation first, IOperation second)
        => asked.ReferencedSymbol() is { } symbol
            && symbol.IsSameAs(ReceiverOf(second))
            && !symbol.IsSameAs(ReceiverOf(first));

    private static ISymbol? ReceiverOf(IOperation call)
        => (call as IInvocationOperation)?.Instance.ReferencedSymbol();

    /// <summary>The operations around one in the same body, the nearest first.</summary>
    private static List<IOperation> Ancestors(IOperation operation)
    {
        var all = new List<IOperation>();
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            all.Add(parent);
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                break;
            }
        }

        return all;
    }

    private static IOperation PartOf(IOperation around, IOperation operation)
    {
        var part = operation;
        while (part.Parent is { } parent && parent != around)
        {
            part = parent;
        }

        return part;
    }

    private static ImmutableArray<IOperation>? StatementsOf(IOperation operation)
        => operation switch
        {
            IBlockOperation block => block.Operations,
            ISwitchCaseOperation section => section.Body,
            _ => null,
        };

    /// <summary>Statements stand in order, so that one of thousands is soon found.</summary>
    private static int IndexIn(ImmutableArray<IOperation> statements, IOperation statement)
    {
        var (low, high) = (0, statements.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = statements[middle].Syntax.Span.End < statement.Syntax.SpanStart ? (middle + 1, high) : (low, middle);
        }

        return low < statements.Length && statements[low] == statement ? low : statements.IndexOf(statement);
    }

    /// <summary>The statements that run after an operation in its body, up to an outer operation; finally blocks count.</summary>
    private static IEnumerable<IOperation> After(IOperation operation, IOperation? outer)
    {
        var child = operation;
        foreach (var parent in Ancestors(operation))
        {
            if (parent == outer)
            {
                yield break;
            }

            if (StatementsOf(parent) is { } statements)
            {
                for (var i = IndexIn(statements, child) + 1; i < statements.Length; i++)
                {
                    yield return statements[i];
                }
            }
            else if (parent is ITryOperation { Finally: { } final } && child != final)
            {
                yield return final;
            }

            child = parent;
        }
    }

    /// <summary>The usings that end after an operation, up to an outer operation.</summary>
    private static IEnumerable<IOperation> UsingsAround(IOperation operation, IOperation? outer)
    {
        var child = operation;
        foreach (var parent in Ancestors(operation))
        {
            if (parent == outer)
            {
                yield break;
            }

            if (parent is IUsingOperation)
            {
                yield return parent;
            }
            else if (StatementsOf(parent) is { } statements)
            {
                foreach (var statement in statements.TakeWhile(candidate => candidate != child).Append(child))
                {
                    if (statement is IUsingDeclarationOperation)
                    {
                        yield return statement;
                    }
                }
            }

            child = parent;
        }
    }

    /// <summary>The statements that run after the first and before the second.</summary>
    private static IEnumerable<IOperation> Between(IOperation first, IOperation second, IOperation common)
    {
        foreach (var statement in After(first, common))
        {
            yield return statement;
        }

        var (firstPart, secondPart) = (PartOf(common, first), PartOf(common, second));
        if (StatementsOf(common) is { } statements)
        {
            for (var i = IndexIn(statements, firstPart) + 1; i < statements.Length && statements[i] != secondPart; i++)
            {
                yield return statements[i];
            }

            if (firstPart is IConditionalOperation or IVariableDeclarationGroupOperation or IExpressionStatementOperation)
            {
                foreach (var choice in firstPart.DescendantsInSameFunction().Prepend(firstPart).OfType<IConditionalOperation>())
                {
                    if (choice.Condition.DescendantsAndSelf().Contains(first))
                    {
                        yield return choice;
                    }
                }
            }
        }
        else if (common is ITryOperation { Finally: { } final } && secondPart != final)
        {
            yield return final;
        }

        var child = second;
        foreach (var parent in Ancestors(second).TakeWhile(candidate => candidate != common))
        {
            if (StatementsOf(parent) is { } before)
            {
                foreach (var statement in before.TakeWhile(candidate => candidate != child))
                {
                    yield return statement;
                }
            }

            child = parent;
        }
    }
}
