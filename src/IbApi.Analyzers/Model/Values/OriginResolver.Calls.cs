using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace IbApi.Analyzers.Model.Values;

/// <content>Values that calls return, and values that lambdas are called with.</content>
internal sealed partial class OriginResolver
{
    private ImmutableArray<Flow> OfInvocation(IInvocationOperation call, Frame? frame)
    {
        if (ConfigurationApis.ReadBy(call) is { } read)
        {
            return Configured(read, call, frame);
        }

        if (ValueApis.PassedOnBy(call) is { } same)
        {
            return Resolve(same, frame);
        }

        if (OfChangingCall(call, frame) is { } changing)
        {
            return changing;
        }

        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke && call.Instance is { } target)
        {
            return OfDelegateCallWithin(target, call, frame);
        }

        // number.GetValueOrDefault(7496)
        if (method.Name == "GetValueOrDefault" && call is { Instance: { } nullable, Arguments: [var fallback] }
            && method.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return OfCoalesce(nullable, fallback.Value, frame);
        }

        if (!method.OriginalDefinition.IsInSourceOf(_search.Compilation))
        {
            return ConfigurationApis.Binds(call)
                ? ImmutableArray.Create(new Flow(new Origin { Kind = OriginKind.Configured }, call, frame))
                : ValueApis.TakenFromBy(call) is { } whole ? OfPart(whole, call, frame)
                : ImmutableArray.Create(new Flow(Origin.Unknown, call, frame));
        }

        var implementations = method.IsOverridable() && !call.Instance.IsBase()
            ? ImplementationsOf(method.Definition())
            : ImmutableArray.Create(method.Definition());
        if (!_traversal.TryDescend())
        {
            return Flow.Unknown;
        }

        try
        {
            var all = ImmutableArray.CreateBuilder<Flow>();
            foreach (var implementation in implementations)
            {
                if (Frame.IsOpen(frame, implementation, call.Syntax))
                {
                    // A retry adds nothing; with arguments, the next round may have others.
                    all.AddRange(call.Arguments.IsEmpty ? Flow.None : Flow.Unknown);
                }
                else if (_bodies.Of(implementation) is { } body)
                {
                    var inner = Frame.OfCall(implementation, call.Arguments, call.Instance, call.Syntax, frame);
                    all.AddRange(Handed(Entered(body, inner), implementation, call.Syntax));
                }
                else
                {
                    all.AddRange(Flow.Unknown);
                }
            }

            return all.Count == 0 && implementations.IsEmpty ? Flow.Unknown : all.ToImmutable();
        }
        finally
        {
            _traversal.Ascend();
        }
    }

    private ImmutableArray<Flow> OfDelegateCallWithin(IOperation target, IInvocationOperation call, Frame? frame)
        => _traversal.Within(() => OfDelegateCall(target, call.Arguments, call.Syntax, frame));

    /// <summary>A part of a configured text or list is configured like the whole; a part of a written one cannot be said.</summary>
    private ImmutableArray<Flow> OfPart(IOperation whole, IOperation part, Frame? frame)
        => Resolve(whole, frame)
            .Select(flow => flow.Origin.Kind is OriginKind.Configured or OriginKind.Changing ? flow : new Flow(Origin.Unknown, part, frame))
            .ToImmutableArray();

    /// <summary>The values that a body returns; what it chooses between are alternatives.</summary>
    private ImmutableArray<Flow> Entered(IOperation body, Frame? frame)
    {
        if (BodyFacts.YieldedBy(body) is { IsEmpty: false })
        {
            return ImmutableArray.Create(new Flow(Origin.Unknown, body, frame));
        }

        var branches = new List<ImmutableArray<Flow>>();
        foreach (var value in BodyFacts.ReturnedBy(body))
        {
            branches.Add(Resolve(value, frame));
        }

        if (branches.Count == 0)
        {
            return Flow.Unknown;
        }

        if (branches.Count > 1 && (branches.Any(HasCommandLine) || BodyFacts.HasPresenceTest(body)))
        {
            branches = WithFallbacks(branches);
        }

        return Flow.Choice(branches);
    }

    /// <summary>What configuration gives, and what the call says to use when it gives nothing.</summary>
    private ImmutableArray<Flow> Configured(ConfigurationRead read, IOperation use, Frame? frame)
    {
        var (key, isPart) = KeyOf(read, use, frame);
        var configured = ImmutableArray.Create(new Flow(
            new Origin
            {
                Kind = OriginKind.Configured,
                Key = key,
                Source = read.Source,
                SettingsClass = read.Source == SettingsSource.ApplicationSettings && use is IPropertyReferenceOperation { Property: { IsIndexer: false } setting }
                    ? setting.ContainingType.ToDisplayString()
                    : null,
                IsKeyPart = isPart,
                Place = CodePlace.Of(use.Syntax),
            },
            use,
            frame));
        if (read.Fallback is { } fallback)
        {
            return Flow.Choice([configured, AsFallbackOf(configured, Resolve(fallback, frame))]);
        }

        // Settings.Default.Port: the default stands in generated code, so its place is the use.
        if (use is IPropertyReferenceOperation { Property: { } property }
            && Origin.Normalize(ConfigurationApis.DefaultSettingValue(property)) is { } value)
        {
            return Flow.Choice([configured, AsFallbackOf(configured, Named(Written(value, use, OriginForm.Vocabulary), property))]);
        }

        return configured;
    }

    /// <summary>
    /// The full key of a configured value, sections joined by colons, and whether what is before it is not known. The key is
    /// null when it is not written itself.
    /// </summary>
    private (string? Key, bool IsPart) KeyOf(ConfigurationRead read, IOperation use, Frame? frame)
    {
        if (read.Key is null)
        {
            return use is IPropertyReferenceOperation { Property: { IsIndexer: false } property } && read.Section is null ? (property.Name, false)
                : read.Section is { } only && SectionKey(only, frame) is ({ Length: > 0 } whole, var isPartOfWhole) ? (whole, isPartOfWhole)
                : (null, false);
        }

        if (Resolve(read.Key, frame) is not [{ Origin: { Kind: OriginKind.Written, Value: string key } }])
        {
            return (null, false);
        }

        if (read.Section is not { } section)
        {
            return (key, false);
        }

        var (prefix, isPart) = SectionKey(section, frame);
        return (prefix.Length == 0 ? key : prefix + ":" + key, isPart);
    }

    /// <summary>The key of a section, empty for the root, and whether what is before it is not known.</summary>
    private (string Key, bool IsPart) SectionKey(IOperation section, Frame? frame)
    {
        var keys = Resolve(section, frame)
            .Where(static flow => flow.Origin.Kind == OriginKind.Configured)
            .Select(static flow => (flow.Origin.Key, flow.Origin.IsKeyPart))
            .Distinct()
            .ToArray();
        return keys switch
        {
            [] => (string.Empty, ConfigurationApis.IsSection(section.Core().Type)),
            [({ } key, var isPart)] => (key, isPart),
            [(null, _)] => (string.Empty, true),
            _ => (keys[0].Key ?? string.Empty, true),
        };
    }

    /// <summary>The members that a call of an overridable member can reach: its own code and that of derived types.</summary>
    private ImmutableArray<TSymbol> ImplementationsOf<TSymbol>(TSymbol member)
        where TSymbol : class, ISymbol
    {
        var all = ImmutableArray.CreateBuilder<TSymbol>();
        if (!member.IsAbstract)
        {
            all.Add(member);
        }

        foreach (var derived in _search.FamilyOf(member.ContainingType).Derived)
        {
            if (member.ContainingType.TypeKind == TypeKind.Interface)
            {
                var implementation = derived.AllInterfaces
                    .Where(implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, member.ContainingType.OriginalDefinition))
                    .SelectMany(implemented => implemented.GetMembers(member.Name))
                    .Where(candidate => candidate.IsSameAs(member))
                    .Select(candidate => derived.FindImplementationForInterfaceMember(candidate) as TSymbol)
                    .FirstOrDefault();
                if (implementation is not null && !all.Contains(implementation, SymbolEqualityComparer.Default))
                {
                    all.Add(implementation);
                }
            }
            else
            {
                all.AddRange(derived.GetMembers(member.Name).OfType<TSymbol>().Where(candidate => candidate.Overridden().IsSameAs(member)));
            }
        }

        return all.ToImmutable();
    }
}
