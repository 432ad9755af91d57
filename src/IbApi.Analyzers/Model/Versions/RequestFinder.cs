using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Versions;

/// <summary>
/// Finds requests that need more than the server that is spoken to, as a whole, by a parameter, or by a member of what
/// they carry, and that no check keeps from being sent.
/// </summary>
internal sealed class RequestFinder
{
    /// <summary>Methods through which an object is made for a request.</summary>
    private const int MostMakers = 3;

    private readonly SourceSearch _search;
    private readonly ClientCalls _calls;
    private readonly ServerVersionGuards _guards;
    private readonly BodyFacts _bodies;
    private readonly LocalDefinitions _locals;
    private readonly int _spoken;
    private readonly int _maxServerVersion;

    /// <param name="search">Where the requests are looked for.</param>
    /// <param name="symbols">The API's types.</param>
    /// <param name="spoken">The newest server version that the declared TWS may speak.</param>
    /// <param name="maxServerVersion">The newest that the referenced API negotiates: what it never sends is not missed.</param>
    public RequestFinder(SourceSearch search, IbApiSymbols symbols, int spoken, int maxServerVersion)
    {
        _search = search;
        _spoken = spoken;
        _maxServerVersion = maxServerVersion;
        _calls = ClientCalls.In(search, symbols);
        _guards = new ServerVersionGuards(search, symbols);
        _bodies = BodyFacts.In(search);
        _locals = LocalDefinitions.In(search);
    }

    public RequestFindings Find()
    {
        var found = new Dictionary<CodePlace, GatedUse>();
        foreach (var gate in RequestGates.Requests.Where(IsWanted))
        {
            foreach (var call in Calls(gate.Name))
            {
                Add(found, call, gate, [call]);
            }
        }

        foreach (var gates in RequestGates.Parameters.Where(IsWanted).GroupBy(static gate => gate.Owner!))
        {
            foreach (var call in Calls(gates.Key))
            {
                foreach (var gate in gates)
                {
                    if (call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == gate.Name) is { } argument
                        && argument.ArgumentKind != ArgumentKind.DefaultValue
                        && NeedsGate(argument, gate))
                    {
                        Add(found, argument, gate, [call]);
                    }
                }
            }
        }

        foreach (var (type, requests) in RequestGates.Carriers)
        {
            var gates = RequestGates.Members.Where(gate => gate.Owner == type && IsWanted(gate)).ToList();
            if (gates.Count > 0 && gates.Any(gate => _search.TreesWith(gate.Name).Any()))
            {
                AddMembers(found, type, requests, gates);
            }
        }

        return new RequestFindings(found.Values.OrderBy(static use => use.Place).ToImmutableArray());
    }

    private bool IsWanted(RequestGate gate)
        => gate.ServerVersion > _spoken && gate.ServerVersion <= _maxServerVersion && gate.IsOf(_maxServerVersion);

    private IEnumerable<IInvocationOperation> Calls(string request)
        => _calls.Of(request).Where(call => !GeneratedCode.Contains(call.Syntax.SyntaxTree, _search.CancellationToken));

    private static bool NeedsGate(IArgumentOperation argument, RequestGate gate)
        => RequestGates.OnlyValueOf(gate) is { } only
            ? argument.Value.ConstantValue is { HasValue: true, Value: string text } && text == only
            : SetValue.IsSet(argument.Value, argument.Parameter!, argument.Parameter!.Type);

    private void AddMembers(
        Dictionary<CodePlace, GatedUse> found, string type, ImmutableArray<string> requests, List<RequestGate> gates)
    {
        var carried = new Dictionary<IOperation, (RequestGate Gate, List<IInvocationOperation> Requests)>();
        foreach (var request in requests)
        {
            var checkedBy = gates.Where(gate => RequestGates.OnlyCarrierOf(gate) is not { } only || only == request).ToList();
            foreach (var call in Calls(request))
            {
                foreach (var argument in call.Arguments.Where(argument => IsOf(argument.Parameter?.Type, type)))
                {
                    foreach (var (write, gate) in WritesTo(argument.Value, checkedBy, MostMakers))
                    {
                        if (!carried.TryGetValue(write, out var known))
                        {
                            carried.Add(write, known = (gate, []));
                        }

                        known.Requests.Add(call);
                    }
                }
            }
        }

        foreach (var pair in carried)
        {
            Add(found, pair.Key, pair.Value.Gate, pair.Value.Requests);
        }
    }

    /// <summary>
    /// The assignments in the same body that set a wanted member of the object that a request gets, and those in the method
    /// of the project that makes it.
    /// </summary>
    private IEnumerable<(IOperation Write, RequestGate Gate)> WritesTo(IOperation carried, List<RequestGate> gates, int makers)
    {
        var value = carried.Core();
        var symbol = value.ReferencedSymbol();
        foreach (var made in makers == 0 ? [] : MadeFor(value, symbol as ILocalSymbol))
        {
            foreach (var write in WritesTo(made, gates, makers - 1))
            {
                yield return write;
            }
        }

        if (symbol is null && value is not IObjectCreationOperation && value.Kind != OperationKind.With)
        {
            yield break;
        }

        foreach (var assignment in carried.Root().DescendantsAndSelf().OfType<ISimpleAssignmentOperation>())
        {
            if (assignment.Target is IMemberReferenceOperation { Member: { } member } target
                && gates.FirstOrDefault(gate => gate.Name == member.Name && IsOf(member.ContainingType, gate.Owner!)) is { } gate
                && IsSameObject(target, assignment, value, symbol)
                && SetValue.IsSet(assignment.Value, member, assignment.Target.Type ?? assignment.Value.Type!))
            {
                yield return (assignment, gate);
            }
        }
    }

    /// <summary>What the methods of the project return that an object comes from.</summary>
    private IEnumerable<IOperation> MadeFor(IOperation value, ILocalSymbol? local)
    {
        var sources = local is null
            ? [value]
            : _locals.Of(local).Select(static definition => definition.Value is { Path: null, IsElement: false, Source: var source } ? source.Core() : null);
        return sources
            .OfType<IInvocationOperation>()
            .Where(static call => !call.TargetMethod.IsOverridable())
            .Select(call => _bodies.Of(call.TargetMethod))
            .OfType<IOperation>()
            .SelectMany(static body => BodyFacts.ReturnedBy(body));
    }

    private static bool IsSameObject(
        IMemberReferenceOperation target, IOperation assignment, IOperation value, ISymbol? symbol)
    {
        if (target.Instance is not IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver })
        {
            return symbol is not null && target.Instance.ReferencedSymbol().IsSameAs(symbol) && IsOnSameObject(target.Instance!, value);
        }

        // An initializer, also of a copy: the object is that of the creation around it.
        var made = assignment.Parent;
        while (made is IObjectOrCollectionInitializerOperation)
        {
            made = made.Parent;
        }

        return made is not null && (made.Syntax == value.Syntax || (symbol is not null && VariableOf(made).IsSameAs(symbol)));
    }

    /// <summary><c>a.Order</c> is not <c>b.Order</c>.</summary>
    private static bool IsOnSameObject(IOperation one, IOperation other)
        => (one.Core(), other.Core()) is not (IMemberReferenceOperation { Instance: { } first }, IMemberReferenceOperation { Instance: { } second })
            || (first.IsThis() && second.IsThis())
            || (first.ReferencedSymbol() is { } symbol && symbol.IsSameAs(second.ReferencedSymbol()));

    /// <summary>The local, parameter, field or property that gets a value directly.</summary>
    private static ISymbol? VariableOf(IOperation value)
    {
        while (value.Parent is IConversionOperation or IParenthesizedOperation)
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            IVariableInitializerOperation { Parent: IVariableDeclarationOperation { Declarators: [var only] } } => only.Symbol,
            ISimpleAssignmentOperation assignment when assignment.Value == value => assignment.Target.ReferencedSymbol(),
            _ => null,
        };
    }

    private static bool IsOf(ITypeSymbol? type, string name)
        => type is not null && type.Name == name && type.ContainingNamespace.IsNamed(ApiNames.Namespace);

    /// <summary>A part that is set under a check is sent under it; so is one whose every request is.</summary>
    private void Add(Dictionary<CodePlace, GatedUse> found, IOperation use, RequestGate gate, List<IInvocationOperation> requests)
    {
        var place = CodePlace.Of(use.Syntax);
        if (found.ContainsKey(place) || GeneratedCode.Contains(place.Tree, _search.CancellationToken))
        {
            return;
        }

        var open = requests.Where(request => _guards.LeastAt(request) < gate.ServerVersion).ToList();
        if (open.Count > 0 && (use is IInvocationOperation or IArgumentOperation || _guards.LeastAt(use) < gate.ServerVersion))
        {
            found.Add(place, new GatedUse(place, gate, CodePlace.Of(open[0].Syntax)));
        }
    }
}
