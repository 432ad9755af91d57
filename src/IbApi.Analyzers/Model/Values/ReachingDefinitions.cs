using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using IbApi.Analyzers.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <summary>Which of several definitions of a variable can be the one that a use sees.</summary>
internal static class ReachingDefinitions
{
    /// <summary>One bit for each definition and one for the entry of the body.</summary>
    private const int MostDefinitions = 62;

    /// <summary>What reaches a use.</summary>
    /// <param name="Definitions">Indexes into the definitions that were asked about.</param>
    /// <param name="EntryReaches">Whether a path from the body's start to the use meets no definition.</param>
    public sealed record Result(ImmutableArray<int> Definitions, bool EntryReaches);

    /// <summary>Null when the flow cannot be told: then all definitions may reach the use.</summary>
    public static Result? Of(
        IOperation use, IReadOnlyList<IOperation> definitions, CancellationToken cancellationToken)
    {
        if (definitions.Count > MostDefinitions)
        {
            return null;
        }

        var function = use.EnclosingFunction();
        foreach (var definition in definitions)
        {
            // What one function assigns and another reads happens in an order that no graph of one body shows.
            if (definition.EnclosingFunction() != function)
            {
                return null;
            }
        }

        var bits = new Dictionary<SyntaxNode, ulong>();
        for (var i = 0; i < definitions.Count; i++)
        {
            var syntax = SyntaxInGraph(definitions[i]);
            if (bits.ContainsKey(syntax))
            {
                return null;
            }

            bits.Add(syntax, 1UL << i);
        }

        return FlowGraphs.Of(use.Root(), function, cancellationToken) is { } graph
            ? new Walk(graph, bits, use, cancellationToken).Find()
            : null;
    }

    /// <summary>In Visual Basic the value belongs to the declaration, and so does the assignment that the graph makes of it.</summary>
    private static SyntaxNode SyntaxInGraph(IOperation definition)
        => definition is IVariableDeclaratorOperation { Initializer: null, Parent: IVariableDeclarationOperation declaration }
            ? declaration.Syntax
            : definition.Syntax;

    /// <summary>A state is the set of definitions that may be the last one, a bit each.</summary>
    private sealed class Walk(
        ControlFlowGraph graph, Dictionary<SyntaxNode, ulong> bits, IOperation use, CancellationToken cancellationToken)
        : ForwardFlow<ulong>(graph, cancellationToken)
    {
        private const ulong Entry = 1UL << 63;

        private ulong _seen;
        private ulong _atUse;
        private bool _useFound;

        protected override ulong AtEntry => Entry;

        protected override ulong Unreached => 0;

        public Result? Find()
        {
            var all = bits.Values.Aggregate(0UL, static (set, bit) => set | bit);
            return Run() && _useFound && _seen == all
                ? new Result(
                    Enumerable.Range(0, bits.Count).Where(i => (_atUse & (1UL << i)) != 0).ToImmutableArray(),
                    (_atUse & Entry) != 0)
                : null;
        }

        protected override ulong Join(ulong one, ulong other)
            => one | other;

        protected override bool Matters(IOperation operation)
            => IsUse(operation) || BitOf(operation) != 0;

        protected override ulong After(IOperation operation, ulong before)
            => BitOf(operation) is var bit and not 0 ? bit : before;

        protected override void Visit(IOperation operation, ulong before)
        {
            _seen |= BitOf(operation);
            if (IsUse(operation))
            {
                _useFound = true;
                _atUse |= before;
            }
        }

        private bool IsUse(IOperation operation)
            => operation.Syntax == use.Syntax && operation.Kind == use.Kind;

        private ulong BitOf(IOperation operation)
            => Defines(operation) && bits.TryGetValue(operation.Syntax, out var bit) ? bit : 0;

        private static bool Defines(IOperation operation)
            => operation is IAssignmentOperation or IDeconstructionAssignmentOperation or IArgumentOperation or IIncrementOrDecrementOperation
                or IAddressOfOperation
                or IDeclarationPatternOperation or IRecursivePatternOperation or IVariableDeclaratorOperation;
    }
}
