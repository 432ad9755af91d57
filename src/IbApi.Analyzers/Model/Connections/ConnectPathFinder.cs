using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>
/// Walks from a connect call through its callers to where the program, a host, a test framework or somebody who is not
/// visible starts. Lives as long as one closure.
/// </summary>
internal sealed class ConnectPathFinder(SourceSearch search, OriginResolver resolver, bool isTestProject)
{
    private readonly IMethodSymbol? _entryPoint = search.Compilation.GetEntryPoint(search.CancellationToken);
    private readonly List<PathSite> _sites = [];
    private readonly List<ISymbol> _bodies = [];
    private readonly List<ConnectPath> _found = [];
    private ConnectSite? _site;
    private int _workLeft = ResolutionLimits.PathsWork;
    private int _workLeftOfCall;

    /// <summary>
    /// The ways to a connect call; none when there are more than can be told apart.
    /// </summary>
    public ImmutableArray<ConnectPath> Of(ConnectSite site)
    {
        _sites.Clear();
        _bodies.Clear();
        _found.Clear();
        _site = site;
        _workLeftOfCall = ResolutionLimits.PathsWorkOfCall;
        return Walk(site.Operation) ? _found.ToImmutableArray() : ImmutableArray<ConnectPath>.Empty;
    }

    /// <summary>False when it is too much; then nothing that was found counts.</summary>
    private bool Walk(IOperation at)
    {
        search.CancellationToken.ThrowIfCancellationRequested();
        if (--_workLeft < 0 || --_workLeftOfCall < 0 || _sites.Count >= ResolutionLimits.PathLength)
        {
            return false;
        }

        var body = BodyAround(at);
        if (body is null)
        {
            return true;
        }

        // Who comes back to where he was has been here.
        if (_bodies.Contains(body, SymbolEqualityComparer.Default))
        {
            return true;
        }

        _bodies.Add(body);
        var isDone = body switch
        {
            IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } => FromHolder(at.EnclosingFunction()!, body),
            INamedTypeSymbol type => FromCreations(type),
            _ => FromCallers((IMethodSymbol)body),
        };
        _bodies.RemoveAt(_bodies.Count - 1);
        return isDone;
    }

    /// <summary>
    /// The lambda, local function or method around an operation; for the initializer of a field or property its type.
    /// </summary>
    private ISymbol? BodyAround(IOperation at)
    {
        switch (at.EnclosingFunction())
        {
            case IAnonymousFunctionOperation lambda:
                return lambda.Symbol;
            case ILocalFunctionOperation function:
                return function.Symbol;
            default:
                return search.Models.Of(at.Syntax.SyntaxTree)?.GetEnclosingSymbol(at.Syntax.SpanStart, search.CancellationToken) switch
                {
                    IMethodSymbol { AssociatedSymbol: null } method => method.Definition(),
                    IFieldSymbol { IsStatic: false, ContainingType: { } type } => type.OriginalDefinition,
                    IPropertySymbol { IsStatic: false, ContainingType: { } type } when at.Root() is IPropertyInitializerOperation => type.OriginalDefinition,
                    INamedTypeSymbol type => type.OriginalDefinition,
                    _ => null,
                };
        }
    }

    private bool FromCallers(IMethodSymbol method)
    {
        if (StartedBy(method) is { } starter)
        {
            Add(starter, method);
            return true;
        }

        var before = _found.Count;
        var isSeenByOthers = false;
        var callers = resolver.Callers.Of(method);
        foreach (var caller in method.MethodKind == MethodKind.Constructor ? callers.AddRange(ImplicitCallers(method)) : callers)
        {
            isSeenByOthers |= !IsIn(caller.Operation, method.ContainingType);
            if (!Step(caller.Operation, method, KindOf(caller.Operation)))
            {
                return false;
            }
        }

        var isHandedOut = false;
        foreach (var reference in resolver.Callers.ReferencesTo(method))
        {
            isSeenByOthers |= !IsIn(reference, method.ContainingType);
            isHandedOut = true;
            if (!FromHolder(reference, method))
            {
                return false;
            }
        }

        if (_found.Count == before || (!isSeenByOthers && !isHandedOut && IsForOthers(method)))
        {
            Add(WithoutCaller(method), method);
        }

        return true;
    }

    /// <summary>Whoever makes an object runs the initializers of its type.</summary>
    private bool FromCreations(INamedTypeSymbol type)
    {
        var before = _found.Count;
        foreach (var constructor in type.InstanceConstructors)
        {
            foreach (var caller in resolver.Callers.Of(constructor).AddRange(ImplicitCallers(constructor)))
            {
                // : this(…) leads to a constructor that is looked at itself.
                if (caller.Operation is IInvocationOperation && IsIn(caller.Operation, type))
                {
                    continue;
                }

                if (!Step(caller.Operation, type, PathSiteKind.Call))
                {
                    return false;
                }
            }
        }

        if (_found.Count == before)
        {
            Add(type.InstanceConstructors.Select(WithoutCaller).DefaultIfEmpty(PathRootKind.Unknown).Max(), type);
        }

        return true;
    }

    /// <summary>Creations of types that derive from a constructor's type and call it without saying so.</summary>
    private IEnumerable<CallSite> ImplicitCallers(IMethodSymbol constructor)
    {
        if (!constructor.Parameters.IsEmpty || constructor.ContainingType.TypeKind != TypeKind.Class)
        {
            return [];
        }

        return search.FamilyOf(constructor.ContainingType).Derived
            .Where(derived => derived.BaseType.IsSameAs(constructor.ContainingType))
            .SelectMany(static derived => derived.InstanceConstructors)
            .Where(candidate => candidate.IsImplicitlyDeclared
                || resolver.Bodies.Of(candidate) is IConstructorBodyOperation { Initializer: null })
            .SelectMany(candidate => resolver.Callers.Of(candidate))
            .Where(static site => site.Operation is IObjectCreationOperation);
    }

    private bool Step(IOperation site, ISymbol called, PathSiteKind kind)
    {
        _sites.Add(new PathSite(site, called, kind));
        var isDone = Walk(site);
        _sites.RemoveAt(_sites.Count - 1);
        return isDone;
    }

    private static PathSiteKind KindOf(IOperation call)
        => Waiting.IsStarted(call) ? PathSiteKind.Background : PathSiteKind.Call;

    /// <summary>Goes on where a lambda, or a method that becomes a delegate, is run.</summary>
    private bool FromHolder(IOperation function, ISymbol called)
    {
        if (--_workLeftOfCall < 0)
        {
            return false;
        }

        var holder = function.Parent;
        while (holder is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation or IVariableInitializerOperation
            or IArrayInitializerOperation or IArrayCreationOperation)
        {
            holder = holder.Parent;
        }

        switch (holder)
        {
            case IArgumentOperation { Parent: IInvocationOperation call } when RunnerOf(call, called) is { } kind:
                return Step(call, called, kind);
            case IArgumentOperation { Parent: IObjectCreationOperation creation } when RunnerApis.Starts(creation):
                return Step(creation, called, PathSiteKind.Background);
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call:
                return Step(call, called, KindOf(call));
            case IVariableDeclaratorOperation { Symbol: { } local }:
                return FromVariable(local, function, called);
            case IVariableDeclarationOperation { Declarators: [{ Symbol: { } local }] }:
                return FromVariable(local, function, called);
            default:
                Add(PathRootKind.Handler, called);
                return true;
        }
    }

    private PathSiteKind? RunnerOf(IInvocationOperation call, ISymbol called)
        => RunnerApis.KindOf(call) switch
        {
            Runner.InPlace => PathSiteKind.Call,
            Runner.OneByOne => called is IMethodSymbol { ReturnType.Name: "Task" or "ValueTask" } ? PathSiteKind.Parallel : PathSiteKind.ForEach,
            Runner.AtOnce => PathSiteKind.Parallel,
            Runner.Started => Waiting.IsStarted(call) ? PathSiteKind.Background : PathSiteKind.Call,
            _ => call.TargetMethod.OriginalDefinition.IsInSourceOf(search.Compilation) ? KindOf(call) : null,
        };

    /// <summary>The uses of a variable that holds a delegate, in the code around it.</summary>
    private bool FromVariable(ILocalSymbol local, IOperation function, ISymbol called)
    {
        var isUsed = false;
        foreach (var use in function.Root().DescendantsAndSelf().OfType<ILocalReferenceOperation>())
        {
            if (!SymbolEqualityComparer.Default.Equals(use.Local, local))
            {
                continue;
            }

            isUsed = true;
            if (!FromHolder(use, called))
            {
                return false;
            }
        }

        if (!isUsed)
        {
            Add(PathRootKind.Unknown, called);
        }

        return true;
    }

    private void Add(PathRootKind kind, ISymbol body)
    {
        // What is subscribed to several events is still one handler.
        var path = new ConnectPath(
            _site!, _sites.ToImmutableArray(), _bodies.ToImmutableArray(), new PathRoot(kind, body, body as INamedTypeSymbol ?? body.ContainingType));
        if (kind != PathRootKind.Handler || !_found.Any(known => known.Root.Body.Equals(body, SymbolEqualityComparer.Default)
            && known.Sites.SequenceEqual(path.Sites)))
        {
            _found.Add(path);
        }
    }

    /// <summary>What is known to call a method, whoever else does; null for a method that only its callers call.</summary>
    private PathRootKind? StartedBy(IMethodSymbol method)
    {
        if (SymbolEqualityComparer.Default.Equals(method, _entryPoint))
        {
            return PathRootKind.EntryPoint;
        }

        if (TestFrameworks.IsTest(method))
        {
            return PathRootKind.Test;
        }

        foreach (var contract in method.WithInheritedContracts())
        {
            if (contract.ContainingType is not { } type || type.IsInSourceOf(search.Compilation))
            {
                continue;
            }

            if (type.IsWithin(ApiNames.Namespace))
            {
                return PathRootKind.Callback;
            }

            if (HostApis.Runs(type))
            {
                return PathRootKind.Host;
            }
        }

        return method.MethodKind is MethodKind.StaticConstructor or MethodKind.Destructor ? PathRootKind.Unknown : null;
    }

    private PathRootKind WithoutCaller(IMethodSymbol method)
        => method.MethodKind == MethodKind.Constructor && IsTestClass(method.ContainingType) ? PathRootKind.Test
            : IsForOthers(method) ? PathRootKind.Public
            : PathRootKind.Unknown;

    private static bool IsTestClass(INamedTypeSymbol type)
        => type.GetMembers().OfType<IMethodSymbol>().Any(TestFrameworks.IsTest);

    /// <summary>
    /// Whether the users of a library call a method, who are not visible: not what a framework finds by its attributes, its
    /// base class or its shape.
    /// </summary>
    private bool IsForOthers(IMethodSymbol method)
        => !isTestProject
            && _entryPoint is null
            && search.Compilation.Options.OutputKind is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule
            && method.MethodKind is MethodKind.Ordinary or MethodKind.Constructor
            && IsVisible(method)
            && !method.GetAttributes().Any(static attribute => !attribute.AttributeClass.IsWithin("System"))
            && !IsHandler(method)
            && IsOwn(method.ContainingType)
            && !method.WithInheritedContracts().Any(contract => contract.ContainingType?.IsInSourceOf(search.Compilation) == false);

    /// <summary><c>(object sender, EventArgs e)</c></summary>
    private static bool IsHandler(IMethodSymbol method)
        => method.Parameters is [{ Type.SpecialType: SpecialType.System_Object }, { Type.Name: var arguments }]
            && arguments.EndsWith("EventArgs", System.StringComparison.Ordinal);

    private static bool IsVisible(ISymbol symbol)
    {
        for (var s = symbol; s is not null and not INamespaceSymbol; s = s.ContainingSymbol)
        {
            if (s.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Forms, controllers, view models: what their members are called by is a framework.</summary>
    private bool IsOwn(INamedTypeSymbol type)
    {
        for (var t = type.BaseType; t is not null; t = t.BaseType)
        {
            if (!t.IsInSourceOf(search.Compilation))
            {
                return t.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType || t.IsWithin(ApiNames.Namespace);
            }
        }

        return true;
    }

    private static bool IsIn(IOperation operation, INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == operation.Syntax.SyntaxTree
            && reference.Span.Contains(operation.Syntax.Span));
}
