using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IbApi.Analyzers.Infrastructure;
using IbApi.Analyzers.Model.Api;
using Microsoft.CodeAnalysis;

namespace IbApi.Analyzers.Model.Project;

/// <summary>
/// Which tests their framework can run at the same time: by what xunit, NUnit, MSTest and TUnit do by themselves and by
/// the attributes that change it.
/// </summary>
/// <param name="compilation">The compilation.</param>
/// <param name="isXunitSerial">Whether the settings file of xunit's runner lets one collection run after the other.</param>
internal sealed class TestSchedule(Compilation compilation, bool isXunitSerial)
{
    /// <summary>NUnit's ParallelScope: a set of bits.</summary>
    private const int ScopeSelf = 1, ScopeChildren = 256, ScopeFixtures = 512;

    /// <summary>MSTest's ExecutionScope.</summary>
    private const int ScopeMethodLevel = 1;

    private readonly ImmutableArray<AttributeData> _assembly = compilation.Assembly.GetAttributes();

    /// <summary>Whether a method is a test, not what prepares one or clears up after it.</summary>
    public static bool IsTest(IMethodSymbol method)
        => method.GetAttributes().Any(static attribute => TestFrameworks.MakesTest(attribute.AttributeClass));

    /// <summary>What a framework runs after the tests of a type, in the type and its bases.</summary>
    public IEnumerable<IMethodSymbol> TeardownsOf(INamedTypeSymbol type)
    {
        for (var t = type; t is not null && t.IsInSourceOf(compilation); t = t.BaseType)
        {
            foreach (var method in t.GetMembers().OfType<IMethodSymbol>())
            {
                if (method.Name is "Dispose" or "DisposeAsync" || method.MethodKind == MethodKind.Destructor
                    || method.GetAttributes().Any(static attribute => TestFrameworks.TeardownAttributes.Contains(attribute.AttributeClass?.Name ?? string.Empty)))
                {
                    yield return method;
                }
            }
        }
    }

    /// <summary>
    /// Whether two tests, or what prepares them, can run at the same time; the methods are null for what prepares all tests of
    /// a type.
    /// </summary>
    public bool CanRunTogether(IMethodSymbol? a, INamedTypeSymbol one, IMethodSymbol? b, INamedTypeSymbol other)
        => FrameworkOf(a, one) switch
        {
            "Xunit" => InXunit(one, other),
            "NUnit" => InNUnit(a, one, b, other),
            "TUnit" => InTUnit(a, one, b, other),
            "Microsoft" => InMSTest(a, one, b, other),
            _ => false,
        };

    /// <summary>The first part of the namespace of the attribute that makes a test.</summary>
    private static string? FrameworkOf(IMethodSymbol? method, INamedTypeSymbol type)
        => (method?.GetAttributes() ?? ImmutableArray<AttributeData>.Empty)
            .Concat(type.GetMembers().SelectMany(static member => member.GetAttributes()))
            .Select(static attribute => TestFrameworks.RootOf(attribute.AttributeClass))
            .FirstOrDefault(static root => root is not null);

    private bool InXunit(INamedTypeSymbol one, INamedTypeSymbol other)
    {
        var behavior = Find(_assembly, "CollectionBehaviorAttribute");
        if (isXunitSerial || Named(behavior, "DisableTestParallelization") is true || Named(behavior, "MaxParallelThreads") is 1)
        {
            return false;
        }

        // CollectionBehavior.CollectionPerAssembly is 0, and without the attribute each class is a collection.
        var isOneCollection = behavior?.ConstructorArguments is [{ Kind: TypedConstantKind.Enum, Value: 0 }];
        var (first, second) = (CollectionOf(one, isOneCollection), CollectionOf(other, isOneCollection));
        return !first.Equals(second) && !RunsAlone(first) && !RunsAlone(second);
    }

    private static object CollectionOf(INamedTypeSymbol type, bool isOneCollection)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (Find(t.GetAttributes(), "CollectionAttribute") is { } collection)
            {
                return collection.AttributeClass is { TypeArguments: [var named] } ? named
                    : collection.ConstructorArguments is [{ Value: { } name }] ? name
                    : type;
            }
        }

        return isOneCollection ? string.Empty : type;
    }

    /// <summary><c>[CollectionDefinition("x", DisableParallelization = true)]</c></summary>
    private bool RunsAlone(object collection)
        => collection is INamedTypeSymbol type ? IsAlone(Find(type.GetAttributes(), "CollectionDefinitionAttribute"))
            : TypesIn(compilation.Assembly.GlobalNamespace).Any(candidate => Find(candidate.GetAttributes(), "CollectionDefinitionAttribute") is { } definition
                && definition.ConstructorArguments is [{ Value: { } name }, ..] && name.Equals(collection)
                && IsAlone(definition));

    private static bool IsAlone(AttributeData? definition)
        => Named(definition, "DisableParallelization") is true;

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceSymbol space)
        => space.GetMembers().SelectMany(static member => member switch
        {
            INamespaceSymbol inner => TypesIn(inner),
            INamedTypeSymbol type => [type],
            _ => [],
        });

    private bool InNUnit(IMethodSymbol? a, INamedTypeSymbol one, IMethodSymbol? b, INamedTypeSymbol other)
    {
        const string Parallelizable = "ParallelizableAttribute";
        if (new ISymbol?[] { a, one, b, other }.Any(static symbol => FindIn(symbol, "NonParallelizableAttribute") is not null)
            || Find(_assembly, "LevelOfParallelismAttribute")?.ConstructorArguments is [{ Value: 1 }])
        {
            return false;
        }

        var assembly = ScopeOf(Find(_assembly, Parallelizable));
        if (!one.IsSameAs(other))
        {
            return IsParallelFixture(one) && IsParallelFixture(other);
        }

        return a is not null && b is not null && IsParallelTest(a, one) && IsParallelTest(b, other);

        bool IsParallelFixture(INamedTypeSymbol type)
            => FindIn(type, Parallelizable) is { } own ? (ScopeOf(own) & (ScopeSelf | ScopeFixtures)) != 0
                : (assembly & (ScopeFixtures | ScopeChildren)) != 0;

        bool IsParallelTest(IMethodSymbol method, INamedTypeSymbol type)
            => FindIn(method, Parallelizable) is { } own ? (ScopeOf(own) & (ScopeSelf | ScopeChildren)) != 0
                : FindIn(type, Parallelizable) is { } around ? (ScopeOf(around) & ScopeChildren) != 0
                : (assembly & ScopeChildren) != 0;
    }

    /// <summary><c>[Parallelizable]</c> says Self.</summary>
    private static int ScopeOf(AttributeData? attribute)
        => attribute is null ? 0 : attribute.ConstructorArguments is [{ Value: int scope }] ? scope : ScopeSelf;

    private bool InMSTest(IMethodSymbol? a, INamedTypeSymbol one, IMethodSymbol? b, INamedTypeSymbol other)
    {
        const string DoNot = "DoNotParallelizeAttribute";
        if (Find(_assembly, "ParallelizeAttribute") is not { } parallelize || Find(_assembly, DoNot) is not null
            || Named(parallelize, "Workers") is 1
            || new ISymbol?[] { a, one, b, other }.Any(static symbol => FindIn(symbol, DoNot) is not null))
        {
            return false;
        }

        return !one.IsSameAs(other) || Named(parallelize, "Scope") is ScopeMethodLevel;
    }

    private bool InTUnit(IMethodSymbol? a, INamedTypeSymbol one, IMethodSymbol? b, INamedTypeSymbol other)
    {
        const string Group = "ParallelGroupAttribute";
        var (first, second) = (ConstraintsOf(a, one), ConstraintsOf(b, other));
        return !first.Any(static keys => keys.IsEmpty)
            && !second.Any(static keys => keys.IsEmpty)
            && !first.SelectMany(static keys => keys).Intersect(second.SelectMany(static keys => keys)).Any()
            && GroupOf(a, one) == GroupOf(b, other);

        static string? GroupOf(IMethodSymbol? method, INamedTypeSymbol type)
            => (FindIn(method, Group) ?? FindIn(type, Group))?.ConstructorArguments is [{ Value: string name }, ..] ? name : null;
    }

    /// <summary>The keys of each <c>[NotInParallel]</c> that concerns a test; one without keys forbids every other test.</summary>
    private List<ImmutableArray<string>> ConstraintsOf(IMethodSymbol? method, INamedTypeSymbol type)
        => new[] { FindIn(method, "NotInParallelAttribute"), FindIn(type, "NotInParallelAttribute"), Find(_assembly, "NotInParallelAttribute") }
            .Where(static attribute => attribute is not null)
            .Select(static attribute => attribute!.ConstructorArguments
                .SelectMany(static argument => argument.Kind == TypedConstantKind.Array ? argument.Values : ImmutableArray.Create(argument))
                .Select(static value => value.Value as string)
                .OfType<string>()
                .ToImmutableArray())
            .ToList();

    private static AttributeData? FindIn(ISymbol? symbol, string name)
    {
        for (var s = symbol; s is not null; s = (s as INamedTypeSymbol)?.BaseType)
        {
            if (Find(s.GetAttributes(), name) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static AttributeData? Find(ImmutableArray<AttributeData> attributes, string name)
        => attributes.FirstOrDefault(attribute => attribute.AttributeClass is { } type
            && type.Name == name && TestFrameworks.RootOf(type) is not null);

    private static object? Named(AttributeData? attribute, string name)
        => attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;
}
