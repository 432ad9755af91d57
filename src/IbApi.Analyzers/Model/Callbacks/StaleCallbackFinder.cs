using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Model.Connections;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Callbacks;

/// <summary>
/// Finds methods that were callbacks in another release of the API: in a type that receives callbacks, in the shape of
/// that release, neither overriding nor implementing anything, and called by nobody. They compile and never run.
/// </summary>
internal sealed class StaleCallbackFinder(SourceSearch search, IbApiSymbols symbols, ApiFingerprint api)
{
    private readonly ApiSource _apiSource = new(search);
    private readonly CallerIndex _callers = CallerIndex.In(search);

    public CallbackFindings Find()
        => new(symbols.Wrappers.AddRange(symbols.DefaultWrappers)
            .SelectMany(root => search.FamilyOf(root).Derived)
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)
            .Where(type => type.TypeKind is TypeKind.Class or TypeKind.Struct && type.IsInSourceOf(search.Compilation))
            .SelectMany(StaleIn)
            .OrderBy(static stale => stale.Place)
            .ToImmutableArray());

    private IEnumerable<StaleCallback> StaleIn(INamedTypeSymbol type)
    {
        // Of several in the place of one callback the newest can become it; then the others stand beside it.
        var taken = new Dictionary<string, IbVersion>();
        var found = new List<(StaleCallback Stale, IbVersion From)>();
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
        {
            search.CancellationToken.ThrowIfCancellationRequested();
            if (method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsOverride: false, IsGenericMethod: false, ReturnsVoid: true }
                && CallbackShapes.Of(method.Name) is { IsEmpty: false } shapes
                && TypesOf(method) is var types
                && shapes.FirstOrDefault(shape => shape.HasTypes(types)) is { } declared
                && method.Locations.FirstOrDefault(static location => location.IsInSource) is { SourceTree: { } tree } location
                && !_apiSource.Contains(tree)
                && !GeneratedCode.Contains(tree, search.CancellationToken)
                && WrapperOf(type) is { } wrapper
                && !IsShapeOf(wrapper, method.Name, types)
                && !IsUsed(method))
            {
                var stale = Stale(type, method, declared, wrapper, new CodePlace(tree, location.SourceSpan));
                found.Add((stale, declared.From));
                if (stale.NewName is { } name && (!taken.TryGetValue(name, out var newest) || newest < declared.From))
                {
                    taken[name] = declared.From;
                }
            }
        }

        return found.Select(one => one.Stale.NewName is { } name && taken[name] != one.From ? one.Stale with { NewName = null } : one.Stale);
    }

    private StaleCallback Stale(
        INamedTypeSymbol type, IMethodSymbol method, CallbackShape declared, INamedTypeSymbol wrapper, CodePlace place)
    {
        var instead = CurrentOf(wrapper, method.Name)
            ?? (CallbackShapes.OtherNameOf(method.Name) is { } other ? CurrentOf(wrapper, other) : null);
        var called = instead is { } current ? CalledOf(type, current.Method) : null;
        var canReplace = called is not null
            || (instead is { } open && (CanOverride(type, open.Method) || (IsLeftOut(type, open.Method) && !IsOverridden(type, method))));
        return new StaleCallback(
            place,
            declared.Display,
            declared.Releases,
            api.CopyWith(wrapper)?.Display,
            instead?.Shape.Display,
            called,
            canReplace ? instead!.Value.Method.Name : null,
            canReplace ? Continued(declared, instead!.Value.Shape) : ImmutableArray<int>.Empty,
            declared.Names.Select(name => CallbackShapes.RecoveryOf(declared.Name, name)).ToImmutableArray());
    }

    /// <summary>The method of a type itself that the API calls for a callback.</summary>
    private static CodePlace? CalledOf(INamedTypeSymbol type, IMethodSymbol callback)
        => (type.FindImplementationForInterfaceMember(callback) is IMethodSymbol implementation && implementation.ContainingType.IsSameAs(type)
                ? implementation
                : type.GetMembers(callback.Name).OfType<IMethodSymbol>()
                    .FirstOrDefault(member => member.IsOverride && TypesOf(member).SequenceEqual(TypesOf(callback))))
            ?.Locations.FirstOrDefault(static location => location.IsInSource) is { SourceTree: { } tree, SourceSpan: var span }
                ? new CodePlace(tree, span)
                : null;

    /// <summary>The interface whose callbacks a type receives: the referenced one where source and assembly both have one.</summary>
    private INamedTypeSymbol? WrapperOf(INamedTypeSymbol type)
        => symbols.Wrappers.FirstOrDefault(wrapper => type.AllInterfaces.Contains(wrapper, SymbolEqualityComparer.Default));

    private static bool IsShapeOf(INamedTypeSymbol wrapper, string name, ImmutableArray<string> types)
        => wrapper.GetMembers(name).OfType<IMethodSymbol>().Any(member => types.SequenceEqual(TypesOf(member)));

    /// <summary>What a callback of this name looks like in the referenced API.</summary>
    private static (IMethodSymbol Method, CallbackShape Shape)? CurrentOf(INamedTypeSymbol wrapper, string name)
    {
        foreach (var member in wrapper.GetMembers(name).OfType<IMethodSymbol>())
        {
            var types = TypesOf(member);
            if (CallbackShapes.Of(name).FirstOrDefault(shape => shape.HasTypes(types)) is { } shape)
            {
                return (member, shape);
            }
        }

        return null;
    }

    /// <summary>Whether a type can override what implements a callback for it, and does not do so already.</summary>
    private static bool CanOverride(INamedTypeSymbol type, IMethodSymbol callback)
        => type.FindImplementationForInterfaceMember(callback) is IMethodSymbol implementation
            && !implementation.ContainingType.IsSameAs(type)
            && (implementation.IsVirtual || implementation.IsAbstract || implementation is { IsOverride: true, IsSealed: false })
            && !type.GetMembers(callback.Name).OfType<IMethodSymbol>().Any(member => TypesOf(member).SequenceEqual(TypesOf(callback)));

    /// <summary>
    /// Whether a type names the interface and fulfils a callback nowhere: after an upgrade it does not compile, and says so at the
    /// type's head, not at the method that was the callback.
    /// </summary>
    private static bool IsLeftOut(INamedTypeSymbol type, IMethodSymbol callback)
        => type.FindImplementationForInterfaceMember(callback) is null
            && type.Interfaces.Any(named => named.IsSameAs(callback.ContainingType)
                || named.AllInterfaces.Contains(callback.ContainingType, SymbolEqualityComparer.Default));

    /// <summary>Whether a type further down overrides a method, and would be left without it.</summary>
    private bool IsOverridden(INamedTypeSymbol type, IMethodSymbol method)
        => (method.IsVirtual || method.IsAbstract)
            && search.FamilyOf(type).Derived.SelectMany(derived => derived.GetMembers(method.Name)).OfType<IMethodSymbol>()
                .Any(static member => member.IsOverride);

    /// <summary>
    /// Which old parameter each new one continues: that of the same name; where as many are left over on both sides, of types
    /// that convert, they are the same under other names.
    /// </summary>
    private static ImmutableArray<int> Continued(CallbackShape old, CallbackShape current)
    {
        var map = current.Names.Select(name => old.Names.IndexOf(name)).ToList();
        var left = Enumerable.Range(0, old.Names.Length).Where(i => !map.Contains(i)).ToList();
        var open = Enumerable.Range(0, map.Count).Where(i => map[i] < 0).ToList();
        if (left.Count == open.Count)
        {
            for (var i = 0; i < open.Count; i++)
            {
                var (before, after) = (old.Types[left[i]], current.Types[open[i]]);
                map[open[i]] = before == after || (IsNumber(before) && IsNumber(after)) || CallbackShapes.OtherNameOf(old.Name) is not null
                    ? left[i]
                    : -1;
            }
        }

        return map.ToImmutableArray();
    }

    private static bool IsNumber(string type)
        => type is "int" or "long" or "double" or "decimal";

    /// <summary>Whether it means something to somebody else: an interface of the user's, a caller, an event.</summary>
    private bool IsUsed(IMethodSymbol method)
        => method.WithInheritedContracts().Any(contract => !contract.IsSameAs(method))
            || !_callers.Of(method).IsEmpty
            || !_callers.ReferencesTo(method).IsEmpty;

    private static ImmutableArray<string> TypesOf(IMethodSymbol method)
        => method.Parameters
            .Select(static parameter => parameter.RefKind == RefKind.None ? NameOf(parameter.Type) : string.Empty)
            .ToImmutableArray();

    /// <summary>A type as the tables write it.</summary>
    private static string NameOf(ITypeSymbol type)
        => type switch
        {
            IArrayTypeSymbol array => NameOf(array.ElementType) + "[]",
            INamedTypeSymbol { TypeArguments: { IsEmpty: false } arguments } generic
                => $"{generic.Name}<{string.Join(", ", arguments.Select(NameOf))}>",
            _ => type.SpecialType switch
            {
                SpecialType.System_Boolean => "bool",
                SpecialType.System_Char => "char",
                SpecialType.System_Int32 => "int",
                SpecialType.System_Int64 => "long",
                SpecialType.System_Double => "double",
                SpecialType.System_Decimal => "decimal",
                SpecialType.System_String => "string",
                _ => type.Name,
            },
        };
}
