using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Names;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>
/// Finds the connect calls of a project and works out their settings. What is no connect call (mocks, the API's own
/// source, a method that only has the name) is excluded here and nowhere else.
/// </summary>
internal sealed class ConnectCallFinder
{
    private readonly SourceSearch _search;
    private readonly IbApiSymbols _symbols;
    private readonly ImmutableArray<ConnectMethod> _listed;
    private readonly OriginResolver _resolver;
    private readonly ApiSource _apiSource;
    private readonly ClientCalls _clientCalls;
    private readonly Dictionary<CodePlace, OriginName?> _enclosingNames = [];
    private readonly Dictionary<CodePlace, ConnectSite> _sites = [];

    public ConnectCallFinder(SourceSearch search, IbApiSymbols symbols, ImmutableArray<ConnectMethod> listed)
    {
        _search = search;
        _symbols = symbols;
        _listed = listed;
        _resolver = new OriginResolver(search);
        _apiSource = new ApiSource(search);
        _clientCalls = ClientCalls.In(search, symbols);
    }

    /// <summary>All connect calls, by path and position.</summary>
    /// <param name="copiedAssemblies">Names of assemblies with the API among what the references bring along.</param>
    public ImmutableArray<ConnectCall> Find(ImmutableArray<string> copiedAssemblies)
    {
        var calls = new Dictionary<CodePlace, ConnectCall>();

        void Add(ConnectCall? call)
        {
            if (call is not null && !calls.ContainsKey(call.Place))
            {
                calls.Add(call.Place, call);
            }
        }

        // Answers are remembered on the way, so the order of the work is that of the report, not that of the trees.
        foreach (var call in _clientCalls.Of(ApiNames.Connect))
        {
            Add(Call(ConnectCallKind.Api, call, ApiNames.Connect, call.Arguments, OrdinalInApi));
        }

        foreach (var reference in _clientCalls.ReferencesTo(ApiNames.Connect))
        {
            Add(Call(ConnectCallKind.Api, reference, ApiNames.Connect, setting => _resolver.OriginsOfDelegateParameter(reference, OrdinalInApi(setting))));
        }

        foreach (var (operation, method, arguments, listed) in ListedCalls().OrderBy(static call => CodePlace.Of(call.Operation.Syntax)))
        {
            Add(Call(ConnectCallKind.Listed, operation, method.DisplayName(), arguments, setting => listed.OrdinalOf(method, setting)));
        }

        foreach (var call in ForeignCalls(copiedAssemblies))
        {
            Add(call);
        }

        return calls.Values.OrderBy(static call => call.Place).ToImmutableArray();
    }

    /// <summary>Whether the project sends orders; asked only where a client ID changes from run to run.</summary>
    public bool SendsOrders(ImmutableArray<ConnectCall> calls)
        => calls.Any(static call => call.ClientId.Any(static id => id.Kind == OriginKind.Changing))
            && !_clientCalls.Of(ApiNames.PlaceOrder).IsEmpty;

    /// <summary>The client IDs with which several clients can be connected at once, among the calls that were found.</summary>
    /// <param name="usesTestFramework">Whether a test framework runs the project's code.</param>
    /// <param name="isXunitSerial">Whether xunit's runner is told to let one collection run after the other.</param>
    public (ImmutableArray<ClientIdConflict> Written, ImmutableArray<ConfiguredClientId> Configured) ClientIdConflicts(bool usesTestFramework, bool isXunitSerial)
        => new ClientIdConflicts(_search, _resolver, usesTestFramework, isXunitSerial)
            .Find(_sites.Values.OrderBy(static site => site.Call.Place));

    private static int OrdinalInApi(Setting setting)
        => setting switch
        {
            Setting.Host => ApiNames.HostOrdinal,
            Setting.Port => ApiNames.PortOrdinal,
            _ => ApiNames.ClientIdOrdinal,
        };

    private IEnumerable<(IOperation Operation, IMethodSymbol Method, ImmutableArray<IArgumentOperation> Arguments, ConnectMethod Listed)> ListedCalls()
    {
        foreach (var listed in _listed)
        {
            foreach (var (operation, method, arguments) in CallsNamed(listed.SearchedName, listed.IsConstructor, listed.Concerns))
            {
                yield return (operation, method, arguments, listed);
            }
        }
    }

    private IEnumerable<(IOperation Operation, IMethodSymbol Method, ImmutableArray<IArgumentOperation> Arguments)> CallsNamed(
        string name, bool isType, Func<IMethodSymbol, bool> isWanted)
    {
        foreach (var tree in _search.TreesWith(name))
        {
            if (_apiSource.Contains(tree))
            {
                continue;
            }

            var tokens = _search.Tokens(tree, name, WordFollower.Call | WordFollower.Brace);
            if (isType)
            {
                // new(…), : base(…); Me.New(…) in Visual Basic
                tokens = tokens
                    .Concat(_search.Tokens(tree, _search.IsCaseSensitive ? "new" : "New", WordFollower.Parenthesis))
                    .Concat(_search.Tokens(tree, _search.IsCaseSensitive ? "base" : "MyBase", WordFollower.Parenthesis));
            }

            foreach (var found in tokens)
            {
                var operation = _search.OperationAround<IOperation>(
                    found, candidate => TargetOf(candidate) is { } target && isWanted(target), ResolutionLimits.Climb);
                if (operation is not null && !_resolver.IsForMock(operation))
                {
                    yield return (operation, TargetOf(operation)!, ArgumentsOf(operation));
                }
            }
        }
    }

    private static IMethodSymbol? TargetOf(IOperation operation)
        => operation switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            _ => null,
        };

    private static ImmutableArray<IArgumentOperation> ArgumentsOf(IOperation operation)
        => operation is IObjectCreationOperation creation ? creation.Arguments : ((IInvocationOperation)operation).Arguments;

    private IEnumerable<ConnectCall> ForeignCalls(ImmutableArray<string> copiedAssemblies)
    {
        var wrappers = ForeignWrappers.Find(_symbols, copiedAssemblies, _search);
        foreach (var name in wrappers.Names)
        {
            var wanted = wrappers.Named(name).ToImmutableHashSet<ISymbol>(SymbolEqualityComparer.Default);
            var isType = wanted.Any(static wrapper => wrapper is IMethodSymbol { MethodKind: MethodKind.Constructor });
            foreach (var (operation, method, arguments) in CallsNamed(name, isType, method => wanted.Contains(method.Definition()))
                .OrderBy(static call => CodePlace.Of(call.Operation.Syntax)))
            {
                if (operation is IObjectCreationOperation { Type.IsRecord: true } made && SettingsUse.IsOnlyInspected(made))
                {
                    continue;
                }

                yield return Call(
                    ConnectCallKind.Foreign, operation, method.DisplayName(), arguments,
                    setting => ForeignWrappers.OrdinalOf(method.Definition(), setting));
            }

            foreach (var call in ForeignSettings(name, wanted))
            {
                yield return call;
            }
        }
    }

    /// <summary>Objects of settings types: what is written to their port, and to the settings beside it.</summary>
    private IEnumerable<ConnectCall> ForeignSettings(string name, ImmutableHashSet<ISymbol> wanted)
    {
        foreach (var tree in _search.TreesWith(name))
        {
            foreach (var found in _search.Tokens(tree, name, WordFollower.Equals))
            {
                var reference = _search.OperationAround<IPropertyReferenceOperation>(
                    found, candidate => wanted.Contains(candidate.Property.OriginalDefinition), climb: 2);
                if (reference is null || AssignedValue.To(reference) is not { Definition: { } definition, Value: { } port })
                {
                    continue;
                }

                var initializer = definition.Parent as IObjectOrCollectionInitializerOperation;
                if (initializer?.Parent is IObjectCreationOperation made && SettingsUse.IsOnlyInspected(made))
                {
                    continue;
                }

                var place = initializer?.Parent ?? definition;
                var type = reference.Property.ContainingType;
                yield return new ConnectCall(
                    ConnectCallKind.Foreign,
                    CodePlace.Of(place.Syntax),
                    reference.Property.DisplayName(),
                    OriginsIn(initializer, type, Setting.Host),
                    Kept(Finished(_resolver.OriginsOf(port.Source), Setting.Port)),
                    OriginsIn(initializer, type, Setting.ClientId));
            }
        }
    }

    private ImmutableArray<Origin> OriginsIn(IObjectOrCollectionInitializerOperation? initializer, INamedTypeSymbol type, Setting setting)
    {
        var property = ForeignWrappers.PropertyOf(type.OriginalDefinition, setting);
        var assignment = initializer?.Initializers
            .OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(candidate => property is not null && candidate.Target.ReferencedSymbol().IsSameAs(property));
        return assignment is null ? ImmutableArray<Origin>.Empty : Kept(Finished(_resolver.OriginsOf(assignment.Value), setting));
    }

    private ConnectCall Call(
        ConnectCallKind kind, IOperation call, string target, ImmutableArray<IArgumentOperation> arguments, Func<Setting, int> ordinalOf)
        => Call(kind, call, target, setting => arguments.For(ordinalOf(setting)) is { } argument
            ? _resolver.OriginsOf(argument)
            : ImmutableArray<Origin>.Empty);

    private ConnectCall Call(ConnectCallKind kind, IOperation call, string target, Func<Setting, ImmutableArray<Origin>> originsOf)
    {
        var (host, port, clientId) = (
            Finished(originsOf(Setting.Host), Setting.Host),
            Finished(originsOf(Setting.Port), Setting.Port),
            Finished(originsOf(Setting.ClientId), Setting.ClientId));
        var found = new ConnectCall(kind, CodePlace.Of(call.Syntax), target, Kept(host), Kept(port), Kept(clientId));
        if (!_sites.ContainsKey(found.Place))
        {
            _sites.Add(found.Place, new ConnectSite(found, call, host, port, clientId));
        }

        return found;
    }

    /// <summary>From which objects a value was read is forgotten: it is one value.</summary>
    private static ImmutableArray<Origin> Kept(ImmutableArray<Origin> origins)
        => origins is [{ Objects: null }] ? origins
            : origins.Select(static origin => origin with { Objects = null }).Distinct().ToImmutableArray();

    /// <summary>
    /// Moves origins in generated code to where they are used, and adds to ports what the type and method around them are
    /// called.
    /// </summary>
    private ImmutableArray<Origin> Finished(ImmutableArray<Origin> origins, Setting setting)
    {
        ImmutableArray<Origin>.Builder? changed = null;
        for (var i = 0; i < origins.Length; i++)
        {
            var origin = OutsideGeneratedCode(origins[i]);
            if (setting == Setting.Port && origin is { IsInCode: true, Place: { } place } && EnclosingNameOf(place) is { } name)
            {
                origin = origin with { Names = OriginName.Append(origin.Names, name) };
            }

            if (!ReferenceEquals(origin, origins[i]))
            {
                (changed ??= origins.ToBuilder())[i] = origin;
            }
        }

        return changed?.ToImmutable() ?? origins;
    }

    private Origin OutsideGeneratedCode(Origin origin)
    {
        if (origin.Place is not { } place || !IsGenerated(place.Tree))
        {
            return origin;
        }

        CodePlace? nearest = null;
        for (var step = origin.Way; step is not null; step = step.Next)
        {
            if (!IsGenerated(step.Place.Tree))
            {
                nearest = step.Place;
            }
        }

        return nearest is null ? Origin.Unknown : origin with { Place = nearest, Form = OriginForm.Vocabulary };
    }

    private bool IsGenerated(SyntaxTree tree)
        => GeneratedCode.Contains(tree, _search.CancellationToken);

    /// <summary>The first name of the types and methods around a place that says something about the account.</summary>
    private OriginName? EnclosingNameOf(CodePlace place)
    {
        if (!_enclosingNames.TryGetValue(place, out var name))
        {
            var symbol = _search.Models.Of(place.Tree)?.GetEnclosingSymbol(place.Span.Start, _search.CancellationToken);
            for (; symbol is IMethodSymbol or INamedTypeSymbol or IFieldSymbol or IPropertySymbol; symbol = symbol.ContainingSymbol)
            {
                if (symbol is IMethodSymbol or INamedTypeSymbol
                    && NameWords.Of(symbol.Name, NamePosition.EnclosingTypeOrMethod) != AccountKind.Unknown)
                {
                    name = new OriginName(symbol.Name, OriginNameKind.Enclosing);
                    break;
                }
            }

            _enclosingNames.Add(place, name);
        }

        return name;
    }
}
