using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <summary>From where configuration fills an object.</summary>
/// <param name="Section">The key of the section, as far as it is known; empty for the root.</param>
/// <param name="IsComplete">Whether nothing is missing before the section.</param>
/// <param name="Source">By which means.</param>
/// <param name="Place">Where the code names the section; null when it does not.</param>
internal sealed record Binding(string Section, bool IsComplete, SettingsSource Source, CodePlace? Place)
{
    public static readonly Binding Unknown = new(string.Empty, false, SettingsSource.None, null);

    /// <summary>The key of a member in the section.</summary>
    public string KeyOf(ISymbol member)
    {
        var name = ConfigurationApis.KeyNameOf(member) ?? member.Name;
        return Section.Length == 0 ? name : Section + ":" + name;
    }

    /// <summary>Several places bind one type: what they agree on.</summary>
    public static Binding? Of(IReadOnlyCollection<Binding> all)
    {
        var known = all.Where(static binding => binding.IsComplete).ToArray();
        var sections = known.Select(static binding => binding.Section.ToUpperInvariant()).Distinct().Take(2).Count();
        return sections switch
        {
            0 => all.FirstOrDefault(),
            1 => known[0],
            _ => Unknown with { Source = known[0].Source },
        };
    }
}

/// <summary>An object that configuration fills, and from where.</summary>
internal sealed record BoundInstance(IOperation Instance, Binding Binding);

/// <summary>Which types configuration fills: <c>Get&lt;T&gt;()</c>, <c>Bind(x)</c>, <c>Configure&lt;T&gt;(…)</c>, <c>IOptions&lt;T&gt;</c>, a serializer.</summary>
internal sealed class BoundTypes(SourceSearch search)
{
    /// <summary>Settings types nest: <c>AppSettings.Ib.Port</c>.</summary>
    private const int NestingLimit = 4;

    /// <summary>Calls that are chained to the one that names the type: <c>AddOptions&lt;T&gt;().Validate(…).Bind(…)</c>.</summary>
    private const int ChainLimit = 8;

    /// <summary>Sections in each other, and variables and parameters on the way to them.</summary>
    private const int PathLimit = 8;

    /// <summary>Calls of a helper that takes a section; with more, or with different ones, it is not known.</summary>
    private const int CallerLimit = 8;

    private readonly Dictionary<INamedTypeSymbol, Binding> _bindings = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> _unbound = new(SymbolEqualityComparer.Default);
    private ImmutableArray<BoundInstance>? _instances;

    /// <summary>From where a type is filled; null when it is not.</summary>
    public Binding? BindingOf(INamedTypeSymbol type)
        => BindingOf(type.OriginalDefinition, NestingLimit);

    /// <summary>The objects of a type that configuration fills: <c>configuration.GetSection("Ib").Bind(settings)</c>.</summary>
    public IEnumerable<BoundInstance> InstancesOf(INamedTypeSymbol type)
        => (_instances ??= FindInstances())
            .Where(bound => SymbolEqualityComparer.Default.Equals(bound.Instance.Core().Type?.OriginalDefinition, type.OriginalDefinition));

    private ImmutableArray<BoundInstance> FindInstances()
    {
        var instances = ImmutableArray.CreateBuilder<BoundInstance>();
        foreach (var tree in search.TreesWith(ConfigurationApis.BindMethod))
        {
            foreach (var found in search.Tokens(tree, ConfigurationApis.BindMethod, WordFollower.Parenthesis))
            {
                if (search.OperationAround<IInvocationOperation>(found, ConfigurationApis.Binds, ResolutionLimits.Climb) is { } call)
                {
                    var binding = BindingBy(call);
                    instances.AddRange(call.Arguments.Select(argument => new BoundInstance(argument.Value, binding)));
                }
            }
        }

        return instances.ToImmutable();
    }

    private Binding? BindingOf(INamedTypeSymbol type, int depth)
    {
        if (depth == 0 || _unbound.Contains(type) || type.TypeKind == TypeKind.Interface || type.IsTupleType)
        {
            return null;
        }

        if (_bindings.TryGetValue(type, out var known))
        {
            return known;
        }

        if (Find(type, depth) is { } binding)
        {
            _bindings[type] = binding;
            return binding;
        }

        _unbound.Add(type);
        return null;
    }

    private Binding? Find(INamedTypeSymbol type, int depth)
    {
        var bindings = new List<Binding>();
        foreach (var tree in search.TreesWith(type.Name))
        {
            foreach (var found in search.Tokens(tree, type.Name, WordFollower.Other | WordFollower.EndOfItem))
            {
                if (IsTypeArgument(found, out var generic) && BindingBy(generic, type) is { } binding)
                {
                    bindings.Add(binding);
                }
            }
        }

        bindings.AddRange(InstancesOf(type).Select(static bound => bound.Binding));
        return Binding.Of(bindings) ?? OfPartOfBoundType(type, depth);
    }

    /// <summary><c>Name&lt;Type&gt;</c>, or in Visual Basic <c>Name(Of Type)</c>.</summary>
    private static bool IsTypeArgument(SyntaxToken token, out SyntaxToken generic)
    {
        var start = token;
        while (start.GetPreviousToken() is { Text: "." or "::" } dot)
        {
            start = dot.GetPreviousToken();
        }

        var before = start.GetPreviousToken();
        if (before.Text is "Of")
        {
            before = before.GetPreviousToken();
        }

        generic = before.GetPreviousToken();
        return before.Text is "<" or "(" && token.GetNextToken().Text is ">" or ")" or "?";
    }

    private Binding? BindingBy(SyntaxToken generic, INamedTypeSymbol type)
    {
        // IOptions<T> says that the type is bound; which section fills it stands elsewhere.
        if (ConfigurationApis.OptionsTypes.Contains(generic.Text))
        {
            return Binding.Unknown with { Source = SettingsSource.Configuration };
        }

        var call = search.OperationAround<IInvocationOperation>(
            generic,
            candidate => ConfigurationApis.Binds(candidate)
                && candidate.TargetMethod.TypeArguments.Contains(type, SymbolEqualityComparer.Default),
            ResolutionLimits.Climb);
        return call is null ? null : BindingBy(call);
    }

    /// <summary>A property of a bound type is bound with it.</summary>
    private Binding? OfPartOfBoundType(INamedTypeSymbol type, int depth)
    {
        foreach (var tree in search.TreesWith(type.Name))
        {
            foreach (var found in search.Tokens(tree, type.Name, WordFollower.Other))
            {
                if (search.Models.DeclaredAt(found.Parent?.Parent ?? found.Parent!, search.CancellationToken)
                        is IPropertySymbol { ContainingType: { } owner, SetMethod: not null } property
                    && SymbolEqualityComparer.Default.Equals(property.Type.OriginalDefinition, type)
                    && !SymbolEqualityComparer.Default.Equals(owner.OriginalDefinition, type)
                    && BindingOf(owner.OriginalDefinition, depth - 1) is { } outer)
                {
                    return outer with { Section = outer.KeyOf(property) };
                }
            }
        }

        return null;
    }

    /// <summary>What a binding call says, or one that is chained to it.</summary>
    private Binding BindingBy(IInvocationOperation call)
    {
        if (!ConfigurationApis.BindsConfiguration(call))
        {
            return Binding.Unknown;
        }

        var next = call;
        for (var i = 0; next is not null && i < ChainLimit; i++, next = ChainedTo(next))
        {
            if (SectionNamedBy(next) is var (section, place))
            {
                return new Binding(section ?? string.Empty, section is not null, SettingsSource.Configuration, place);
            }
        }

        return Binding.Unknown with { Source = SettingsSource.Configuration };
    }

    /// <summary>The call whose receiver is the result of this one.</summary>
    private static IInvocationOperation? ChainedTo(IInvocationOperation call)
    {
        IOperation child = call;
        while (child.Parent is IConversionOperation or IParenthesizedOperation)
        {
            child = child.Parent;
        }

        return child.Parent switch
        {
            IInvocationOperation next when next.Instance == child => next,
            IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } next } => next,
            _ => null,
        };
    }

    /// <summary>The section that takes part in a call; null when none does.</summary>
    private (string? Section, CodePlace? Place)? SectionNamedBy(IInvocationOperation call)
    {
        var path = call.Arguments.FirstOrDefault(static argument => argument.Parameter is { Name: "configSectionPath" })?.Value;
        if (path is not null)
        {
            return path.ConstantValue is { HasValue: true, Value: string text } ? (text, CodePlace.Of(path.Syntax)) : (null, null);
        }

        var configuration = call.Instance is { } instance && ConfigurationApis.IsConfiguration(instance.Type)
            ? instance
            : call.Arguments.FirstOrDefault(static argument => ConfigurationApis.IsConfiguration(argument.Value.Core().Type))?.Value;
        if (configuration is null)
        {
            return null;
        }

        var (section, place) = PathOf(configuration, PathLimit);
        if (call.Arguments.FirstOrDefault(static argument => argument.Parameter is { Name: "key" })?.Value is { } key)
        {
            return section is not null && key.ConstantValue is { HasValue: true, Value: string name }
                ? (Joined(section, name), CodePlace.Of(key.Syntax))
                : (null, null);
        }

        return (section, place);
    }

    /// <summary>The key of the section that an expression stands for: empty for the root, null when it is not known.</summary>
    private (string? Section, CodePlace? Place) PathOf(IOperation configuration, int depth)
    {
        configuration = configuration.Core();
        if (depth == 0)
        {
            return (null, null);
        }

        switch (configuration)
        {
            case IInvocationOperation call when ConfigurationApis.ReadBy(call) is { Source: SettingsSource.Configuration, Key: { } key, Section: { } outer }:
                var (before, _) = PathOf(outer, depth - 1);
                return before is not null && key.ConstantValue is { HasValue: true, Value: string name }
                    ? (Joined(before, name), CodePlace.Of(key.Syntax))
                    : (null, null);
            case ILocalReferenceOperation { Local: { } local } when DeclaredValue(local) is { } value:
                return PathOf(value, depth - 1);
            case IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary } method } parameter }:
                return PathHandedTo(method, parameter, depth - 1);
            default:
                return ConfigurationApis.IsSection(configuration.Type) ? (null, null) : (string.Empty, null);
        }
    }

    private IOperation? DeclaredValue(ILocalSymbol local)
        => local.DeclaringSyntaxReferences is [var declaration]
            && search.OperationAt(declaration.GetSyntax(search.CancellationToken)) is IVariableDeclaratorOperation declarator
            && (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer) is { } initializer
                ? initializer.Value
                : null;

    /// <summary>The section that all callers hand to a helper; without visible callers, the root.</summary>
    private (string? Section, CodePlace? Place) PathHandedTo(IMethodSymbol method, IParameterSymbol parameter, int depth)
    {
        (string? Section, CodePlace? Place)? all = null;
        var count = 0;
        foreach (var tree in search.TreesWith(method.Name))
        {
            foreach (var found in search.Tokens(tree, method.Name, WordFollower.Parenthesis))
            {
                var call = search.OperationAround<IInvocationOperation>(
                    found, candidate => candidate.TargetMethod.IsSameAs(method), ResolutionLimits.Climb);
                if (call?.Arguments.For(parameter.Ordinal) is not { } argument)
                {
                    continue;
                }

                var path = PathOf(argument.Value, depth);
                if (++count > CallerLimit || path.Section is null || (all is { } other && other.Section != path.Section))
                {
                    return (null, null);
                }

                all ??= path;
            }
        }

        return all ?? (ConfigurationApis.IsSection(parameter.Type) ? (null, null) : (string.Empty, null));
    }

    private static string Joined(string section, string key)
        => section.Length == 0 ? key : section + ":" + key;
}
