using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <summary>An object that configuration fills, and the key of the section; the key is null when the code does not say.</summary>
internal sealed record BoundInstance(IOperation Instance, string? Section);

/// <summary>Which types configuration fills: <c>Get&lt;T&gt;()</c>, <c>Bind(x)</c>, <c>Configure&lt;T&gt;(…)</c>, <c>IOptions&lt;T&gt;</c>, a serializer.</summary>
internal sealed class BoundTypes(SourceSearch search)
{
    /// <summary>Settings types nest: <c>AppSettings.Ib.Port</c>.</summary>
    private const int NestingLimit = 4;

    private readonly Dictionary<INamedTypeSymbol, string?> _sections = new(SymbolEqualityComparer.Default);
    private readonly HashSet<INamedTypeSymbol> _unbound = new(SymbolEqualityComparer.Default);
    private ImmutableArray<BoundInstance>? _instances;

    /// <summary>
    /// Whether a type is bound, and the key of the section it is bound to; the key is null when the code does not say.
    /// </summary>
    public bool IsBound(INamedTypeSymbol type, out string? section)
        => IsBound(type.OriginalDefinition, NestingLimit, out section);

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
                    var section = SectionIn(call);
                    instances.AddRange(call.Arguments.Select(argument => new BoundInstance(argument.Value, section)));
                }
            }
        }

        return instances.ToImmutable();
    }

    private bool IsBound(INamedTypeSymbol type, int depth, out string? section)
    {
        section = null;
        if (depth == 0 || _unbound.Contains(type) || type.TypeKind == TypeKind.Interface || type.IsTupleType)
        {
            return false;
        }

        if (_sections.TryGetValue(type, out section))
        {
            return true;
        }

        if (Find(type, depth, out section))
        {
            _sections[type] = section;
            return true;
        }

        _unbound.Add(type);
        return false;
    }

    private bool Find(INamedTypeSymbol type, int depth, out string? section)
    {
        section = null;
        var isBound = false;
        foreach (var tree in search.TreesWith(type.Name))
        {
            foreach (var found in search.Tokens(tree, type.Name, WordFollower.Other | WordFollower.EndOfItem))
            {
                if (IsTypeArgument(found, out var generic) && Binds(generic, type, out section))
                {
                    // IOptions<T> says that the type is bound; which section fills it stands elsewhere.
                    isBound = true;
                    if (section is not null)
                    {
                        return true;
                    }
                }
            }
        }

        return isBound || IsBoundInstance(type, out section) || IsPartOfBoundType(type, depth, out section);
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

    private bool Binds(SyntaxToken generic, INamedTypeSymbol type, out string? section)
    {
        section = null;
        if (ConfigurationApis.OptionsTypes.Contains(generic.Text))
        {
            return true;
        }

        var call = search.OperationAround<IInvocationOperation>(
            generic,
            candidate => ConfigurationApis.Binds(candidate)
                && candidate.TargetMethod.TypeArguments.Contains(type, SymbolEqualityComparer.Default),
            ResolutionLimits.Climb);
        if (call is null)
        {
            return false;
        }

        section = SectionIn(call);
        return true;
    }

    private bool IsBoundInstance(INamedTypeSymbol type, out string? section)
    {
        var bound = InstancesOf(type).FirstOrDefault();
        section = bound?.Section;
        return bound is not null;
    }

    /// <summary>A property of a bound type is bound with it.</summary>
    private bool IsPartOfBoundType(INamedTypeSymbol type, int depth, out string? section)
    {
        section = null;
        foreach (var tree in search.TreesWith(type.Name))
        {
            foreach (var found in search.Tokens(tree, type.Name, WordFollower.Other))
            {
                if (search.Models.DeclaredAt(found.Parent?.Parent ?? found.Parent!, search.CancellationToken)
                        is IPropertySymbol { ContainingType: { } owner, SetMethod: not null } property
                    && SymbolEqualityComparer.Default.Equals(property.Type.OriginalDefinition, type)
                    && !SymbolEqualityComparer.Default.Equals(owner.OriginalDefinition, type)
                    && IsBound(owner.OriginalDefinition, depth - 1, out var outer))
                {
                    section = outer is null ? property.Name : outer + ":" + property.Name;
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The constant key of the section that takes part in a binding call, or in one that is chained to it.</summary>
    private static string? SectionIn(IInvocationOperation call)
    {
        for (var c = call; c is not null; c = (c.Parent as IArgumentOperation)?.Parent as IInvocationOperation)
        {
            if (!ConfigurationApis.Binds(c))
            {
                break;
            }

            if (SectionOf(c) is { } section)
            {
                return section;
            }
        }

        return null;
    }

    private static string? SectionOf(IInvocationOperation call)
    {
        foreach (var operation in call.Descendants().OfType<IInvocationOperation>())
        {
            if (ConfigurationApis.ReadBy(operation) is { Key.ConstantValue: { HasValue: true, Value: string key } })
            {
                return key;
            }
        }

        return call.Arguments
            .FirstOrDefault(static argument => argument.Parameter is { Name: "key" or "configSectionPath" })?
            .Value.ConstantValue is { HasValue: true, Value: string path } ? path : null;
    }
}
