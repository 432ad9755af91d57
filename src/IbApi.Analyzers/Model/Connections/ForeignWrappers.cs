using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Names;
using IbApi.Analyzers.Model.Values;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Connections;

/// <summary>
/// The methods, constructors and settings types of referenced assemblies that lead to a connect call there. An assembly
/// counts when it carries the API or references, directly or not, one that does: its name says nothing.
/// </summary>
internal sealed class ForeignWrappers
{
    private readonly Dictionary<string, List<ISymbol>> _byName = new(StringComparer.Ordinal);

    private ForeignWrappers()
    {
    }

    /// <summary>The names under which a foreign wrapper can be called, in order; types by their own name.</summary>
    public IEnumerable<string> Names => _byName.Keys.OrderBy(static name => name, StringComparer.Ordinal);

    /// <param name="symbols">The API's types, as far as they are visible.</param>
    /// <param name="copiedAssemblies">Names of assemblies with the API among what the references bring along.</param>
    /// <param name="search">Where names that nobody mentions are dropped before their members are looked at.</param>
    public static ForeignWrappers Find(
        IbApiSymbols symbols, ImmutableArray<string> copiedAssemblies, SourceSearch search)
    {
        var wrappers = new ForeignWrappers();
        foreach (var assembly in AssembliesWithApi(search, symbols, copiedAssemblies))
        {
            wrappers.AddTypes(assembly.GlobalNamespace, symbols, search);
        }

        return wrappers;
    }

    public IReadOnlyList<ISymbol> Named(string name)
        => _byName.TryGetValue(name, out var wrappers) ? wrappers : [];

    /// <summary>The ordinal of a method's setting among its parameters; -1 when it has none.</summary>
    public static int OrdinalOf(IMethodSymbol method, Setting setting)
    {
        foreach (var parameter in method.Parameters)
        {
            if (IsNamed(parameter.Name, parameter.Type, setting))
            {
                return parameter.Ordinal;
            }
        }

        return -1;
    }

    /// <summary>The property of a settings type that holds a setting; null when it has none that can be set.</summary>
    public static IPropertySymbol? PropertyOf(INamedTypeSymbol type, Setting setting)
        => type.GetMembers().OfType<IPropertySymbol>().FirstOrDefault(property =>
            property.SetMethod is not null && !property.IsIndexer && IsNamed(property.Name, property.Type, setting));

    /// <summary>
    /// Whether a property is one of the settings of a type of another assembly that has a port and a client ID. Such a
    /// type may lie in a project that knows nothing of the API.
    /// </summary>
    public static bool IsSetting(IPropertySymbol property)
        => property is { IsIndexer: false, IsStatic: false, ContainingType: { } type }
            && (IsNamed(property, Setting.Port) || IsNamed(property, Setting.ClientId) || IsNamed(property, Setting.Host))
            && type.GetMembers().OfType<IPropertySymbol>().Any(static other => IsNamed(other, Setting.Port))
            && type.GetMembers().OfType<IPropertySymbol>().Any(static other => IsNamed(other, Setting.ClientId));

    private static bool IsNamed(IPropertySymbol property, Setting setting)
        => IsNamed(property.Name, property.Type, setting);

    private static bool IsNamed(string name, ITypeSymbol type, Setting setting)
        => setting switch
        {
            Setting.Port => (IsInteger(type) || type.SpecialType == SpecialType.System_String) && NameWords.IsPortParameter(name),
            Setting.ClientId => IsInteger(type) && NameWords.IsClientIdParameter(name),
            _ => type.SpecialType == SpecialType.System_String && NameWords.IsHostParameter(name),
        };

    private static bool IsInteger(ITypeSymbol type)
        => (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type)
            .SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    /// <summary>
    /// The referenced assemblies that carry the API or lead to one that does. The API's own assembly says nothing by
    /// itself, but the API may be compiled into a program that has wrappers beside it.
    /// </summary>
    public static ImmutableArray<IAssemblySymbol> AssembliesWithApi(
        SourceSearch search, IbApiSymbols symbols, ImmutableArray<string> copiedAssemblies)
        => search.Part(search => new KnownAssemblies(FindAssemblies(search.Compilation, symbols, copiedAssemblies))).All;

    private static ImmutableArray<IAssemblySymbol> FindAssemblies(
        Compilation compilation, IbApiSymbols symbols, ImmutableArray<string> copiedAssemblies)
    {
        var referenced = compilation.SourceModule.ReferencedAssemblySymbols;
        var carriers = new HashSet<string>(copiedAssemblies, StringComparer.OrdinalIgnoreCase);
        carriers.UnionWith(symbols.Sockets.Select(static socket => socket.ContainingAssembly.Name));
        if (carriers.Count == 0)
        {
            return ImmutableArray<IAssemblySymbol>.Empty;
        }

        // References form no circles, but their order says nothing: go round until nothing is added.
        var reaching = new HashSet<string>(carriers, StringComparer.OrdinalIgnoreCase);
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var assembly in referenced)
            {
                changed |= !reaching.Contains(assembly.Name) && References(assembly, reaching) && reaching.Add(assembly.Name);
            }
        }

        return referenced.RemoveAll(assembly => !reaching.Contains(assembly.Name));
    }

    private static bool References(IAssemblySymbol assembly, HashSet<string> names)
    {
        foreach (var module in assembly.Modules)
        {
            foreach (var reference in module.ReferencedAssemblies)
            {
                if (names.Contains(reference.Name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private sealed record KnownAssemblies(ImmutableArray<IAssemblySymbol> All);

    private void AddTypes(INamespaceSymbol space, IbApiSymbols symbols, SourceSearch search)
    {
        foreach (var member in space.GetMembers())
        {
            search.CancellationToken.ThrowIfCancellationRequested();
            switch (member)
            {
                case INamespaceSymbol nested when !nested.IsNamedAnyOf(Api.ApiNames.SourceNamespaces):
                    AddTypes(nested, symbols, search);
                    break;
                case INamedTypeSymbol type when !type.IsWithin(Api.ApiNames.SourceNamespaces):
                    AddType(type, symbols, search);
                    break;
                default:
                    break;
            }
        }
    }

    private void AddType(INamedTypeSymbol type, IbApiSymbols symbols, SourceSearch search)
    {
        foreach (var nested in type.GetTypeMembers())
        {
            AddType(nested, symbols, search);
        }

        if (type.TypeKind is TypeKind.Enum or TypeKind.Delegate || symbols.IsClient(type))
        {
            return;
        }

        foreach (var member in type.GetMembers())
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor } method
                && OrdinalOf(method, Setting.Port) >= 0 && OrdinalOf(method, Setting.ClientId) >= 0)
            {
                Add(method.MethodKind == MethodKind.Constructor ? type.Name : method.Name, method);
            }
        }

        if (PropertyOf(type, Setting.Port) is { } port && PropertyOf(type, Setting.ClientId) is not null)
        {
            Add(port.Name, port);
        }
    }

    private void Add(string name, ISymbol wrapper)
    {
        if (!_byName.TryGetValue(name, out var wrappers))
        {
            _byName.Add(name, wrappers = []);
        }

        wrappers.Add(wrapper);
    }
}
