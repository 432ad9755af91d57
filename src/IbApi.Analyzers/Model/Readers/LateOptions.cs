using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Readers;

/// <summary>
/// Finds options of the connection that are set on a client which is certainly connected already: the API refuses or
/// ignores them. Lives as long as one closure.
/// </summary>
internal sealed class LateOptions(SourceSearch search, IbApiSymbols symbols, ClientCalls calls)
{
    private readonly IbApiSymbols _symbols = symbols;

    /// <param name="connects">The calls of the API's connect method.</param>
    public IEnumerable<LateOption> Find(ImmutableArray<IInvocationOperation> connects)
    {
        var options = LifecycleNames.OptionMethods.SelectMany(name => calls.Of(name)).ToList<IOperation>();
        options.AddRange(LifecycleNames.OptionProperties.SelectMany(AssignmentsOf));
        var byFunction = connects.ToLookup(static connect => connect.FunctionAround());
        foreach (var option in options.OrderBy(static option => CodePlace.Of(option.Syntax)))
        {
            var before = byFunction[option.FunctionAround()]
                .Where(connect => connect.Syntax.SpanStart < option.Syntax.SpanStart
                    && IsSameClient(ClientOf(connect), ClientOf(option)))
                .ToList();
            if (before.Count > 0
                && FlowGraphs.Around(option, search.CancellationToken) is { } graph
                && new Connected(graph, this, option, before, search.CancellationToken).IsCertain())
            {
                yield return new LateOption(CodePlace.Of(option.Syntax), NameOf(option), CodePlace.Of(before[0].Syntax));
            }
        }
    }

    /// <summary>The plain assignments to a property of the client.</summary>
    private IEnumerable<IOperation> AssignmentsOf(string property)
        => search.TreesWith(property)
            .SelectMany(tree => search.Tokens(tree, property, WordFollower.Equals))
            .Select(token => search.OperationAround<ISimpleAssignmentOperation>(
                token,
                assignment => assignment.Target is IPropertyReferenceOperation { Property: { } target } && target.Name == property && _symbols.IsClient(target.ContainingType),
                ResolutionLimits.Climb))
            .OfType<ISimpleAssignmentOperation>();

    private static string NameOf(IOperation option)
        => option is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var property } }
            ? property
            : ((IInvocationOperation)option).TargetMethod.Name;

    private static IOperation? ClientOf(IOperation use)
        => use switch
        {
            IInvocationOperation call => call.Instance?.BehindQuestionMark(),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } => property.Instance?.BehindQuestionMark(),
            _ => null,
        };

    /// <summary>Whether two expressions of one body are the same variable or member, and not one of several objects.</summary>
    private static bool IsSameClient(IOperation? one, IOperation? other)
        => one switch
        {
            IInstanceReferenceOperation => other is IInstanceReferenceOperation,
            ILocalReferenceOperation or IParameterReferenceOperation => one.ReferencedSymbol().IsSameAs(other?.ReferencedSymbol()),
            IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } member =>
                other is IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } same && member.Member.IsSameAs(same.Member),
            _ => false,
        };

    /// <summary>
    /// Whether the client is connected on every way to the option. Any call into the project's own code, and any new value
    /// of the variable, may have ended that.
    /// </summary>
    private sealed class Connected(
        ControlFlowGraph graph, LateOptions owner, IOperation option, IReadOnlyCollection<IInvocationOperation> connects, CancellationToken cancellationToken)
        : ForwardFlow<bool?>(graph, cancellationToken)
    {
        private readonly HashSet<SyntaxNode> _connects = new(connects.Select(static connect => connect.Syntax));
        private bool? _atOption;

        protected override bool? AtEntry => false;

        protected override bool? Unreached => null;

        public bool IsCertain()
            => Run() && _atOption == true;

        protected override bool? Join(bool? one, bool? other)
            => one is null ? other : other is null ? one : one.Value && other.Value;

        protected override bool Matters(IOperation operation)
            => operation is IInvocationOperation or IAssignmentOperation or IAwaitOperation or IDynamicInvocationOperation;

        protected override bool? After(IOperation operation, bool? before)
            => before is null ? null
                : operation is IInvocationOperation && _connects.Contains(operation.Syntax) ? true
                : before.Value && !MayEnd(operation);

        protected override void Visit(IOperation operation, bool? before)
        {
            if (operation.Syntax == option.Syntax && operation.Kind == option.Kind)
            {
                _atOption = before;
            }
        }

        private bool MayEnd(IOperation operation)
            => operation switch
            {
                IInvocationOperation { TargetMethod: { } method } => owner._symbols.IsDeclaredByApi(method)
                    ? LifecycleNames.Closing.Contains(method.Name)
                    : !RuntimeApis.IsSystem(method) && !RuntimeApis.OnlyReports(method) && !method.IsWithin(ApiNames.Namespace),
                IAssignmentOperation assignment => assignment.Target is not IPropertyReferenceOperation && IsSameClient(ClientOf(option), assignment.Target),
                _ => true,
            };
    }
}
