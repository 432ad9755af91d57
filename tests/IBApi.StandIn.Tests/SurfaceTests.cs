using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace IBApi.StandIn.Tests;

/// <summary>The public surface of each generation against the facts.</summary>
public class SurfaceTests
{
    private const BindingFlags Public =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
    };

    public static TheoryData<string> Generations => Generation.All;

    [Theory]
    [MemberData(nameof(Generations))]
    public void Every_request_has_the_signatures_of_its_release(string generation)
    {
        var client = TypeOf(generation, "EClientSocket");
        var wrong = new List<string>();
        foreach (var (method, expected) in FactsOf(generation).Requests)
        {
            var actual = client.GetMethods(Public).Where(m => m.Name == method).Select(Render).Order();
            if (!actual.SequenceEqual(expected.Order()))
            {
                wrong.Add($"{method}: {string.Join(" | ", actual)} instead of {string.Join(" | ", expected)}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public void No_request_of_another_release_is_there(string generation)
    {
        var known = FactsOf(generation).Requests.Keys;
        var elsewhere = Facts.All.Generations.Values.SelectMany(facts => facts.Requests.Keys).Except(known);
        var actual = TypeOf(generation, "EClientSocket").GetMethods(Public).Select(m => m.Name);
        Assert.Empty(elsewhere.Intersect(actual));
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public void EWrapper_has_as_many_members_as_in_its_release(string generation) =>
        Assert.Equal(FactsOf(generation).Callbacks, TypeOf(generation, "EWrapper").GetMethods().Length);

    [Theory]
    [MemberData(nameof(Generations))]
    public void Callbacks_of_connection_and_errors_have_the_signatures_of_their_release(string generation)
    {
        var actual = TypeOf(generation, "EWrapper").GetMethods().Select(Render).ToHashSet();
        Assert.Equal([], FactsOf(generation).CallbackSignatures.Except(actual));
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public void There_is_no_other_overload_of_error(string generation)
    {
        var actual = TypeOf(generation, "EWrapper").GetMethods().Select(Render);
        Assert.Equal(Errors(FactsOf(generation).CallbackSignatures), Errors(actual));

        static IEnumerable<string> Errors(IEnumerable<string> signatures) =>
            signatures.Where(signature => signature.StartsWith("void error(", StringComparison.Ordinal)).Order();
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public void The_client_is_constructed_as_in_its_release(string generation)
    {
        var constructor = Assert.Single(TypeOf(generation, "EClientSocket").GetConstructors());
        Assert.Equal(
            FactsOf(generation).Constructors,
            [$"EClientSocket({string.Join(", ", constructor.GetParameters().Select(Render))})"]);
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public void The_assembly_carries_the_release(string generation)
    {
        var name = Generation.Load(generation).GetName();
        Assert.Equal("CSharpAPI", name.Name);
        Assert.Equal(FactsOf(generation).AssemblyVersion, name.Version!.ToString());
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public void The_protocol_level_is_that_of_the_release(string generation)
    {
        var level = TypeOf(generation, "Constants").GetField("MaxVersion")?.GetRawConstantValue();
        Assert.Equal(FactsOf(generation).MaxServerVersion, level);
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public void Data_members_are_there_from_their_release_on(string generation)
    {
        var release = Parse(FactsOf(generation).Release);
        var wrong = new List<string>();
        foreach (var (member, since) in Facts.All.MembersFirstSeen)
        {
            var parts = member.Split('.');
            var exists = Generation.Load(generation).GetType("IBApi." + parts[0])?.GetProperty(parts[1]) != null;
            var isExpected = Parse(since) <= release
                && !(Facts.All.MembersGoneBy.TryGetValue(member, out var gone) && Parse(gone) <= release);
            if (exists != isExpected)
            {
                wrong.Add($"{member} (since {since}) {(exists ? "is there" : "is missing")}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_member_with_a_gate_exists_in_the_newest_generation()
    {
        var newest = Generation.Names.Last();
        var missing = Facts.All.MemberGates.Keys.Where(member =>
        {
            var parts = member.Split('.');
            var type = Generation.Load(newest).GetType("IBApi." + parts[0]);
            return type?.GetProperty(parts[1]) == null;
        });
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public void Server_version_constants_have_their_values(string generation)
    {
        var constants = Generation.Load(generation).GetType("IBApi.MinServerVer")?.GetFields() ?? [];
        var wrong = constants
            .Where(field => Facts.All.ServerVersions.TryGetValue(field.Name, out var value)
                && !value.Equals(field.GetRawConstantValue()))
            .Select(field => field.Name);
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public void DefaultEWrapper_implements_everything_since_it_exists(string generation)
    {
        var adapter = Generation.Load(generation).GetType("IBApi.DefaultEWrapper");
        Assert.Equal(generation != "V971", adapter != null);
        Assert.True(adapter == null || TypeOf(generation, "EWrapper").IsAssignableFrom(adapter));
    }

    [Theory]
    [InlineData("V976", "")]
    [InlineData("V1019", "historicalSchedule userInfo")]
    [InlineData("V1030", "historicalSchedule userInfo")]
    [InlineData("V1050", "")]
    public void DefaultEWrapper_is_virtual_but_where_the_real_one_is_not(string generation, string expected)
    {
        var sealedMembers = TypeOf(generation, "DefaultEWrapper")
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => method.IsFinal)
            .Select(method => method.Name)
            .Order();
        Assert.Equal(expected, string.Join(" ", sealedMembers));
    }

    [Theory]
    [MemberData(nameof(Generations))]
    public void Readers_are_public_since_9_72(string generation)
    {
        foreach (var name in new[] { "EReader", "EReaderSignal", "EReaderMonitorSignal", "EClient" })
        {
            Assert.Equal(generation != "V971", Generation.Load(generation).GetType("IBApi." + name)?.IsPublic == true);
        }
    }

    private static GenerationFacts FactsOf(string generation) => Facts.All.Generations[generation];

    private static Type TypeOf(string generation, string name) =>
        Generation.Load(generation).GetType("IBApi." + name, throwOnError: true)!;

    private static Version Parse(string release)
    {
        var numbers = Regex.Matches(release, @"\d+")
            .Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture))
            .ToList();
        return new Version(numbers[0], numbers[1], numbers.ElementAtOrDefault(2), numbers.ElementAtOrDefault(3));
    }

    private static string Render(MethodInfo method) =>
        $"{Render(method.ReturnType)} {method.Name}({string.Join(", ", method.GetParameters().Select(Render))})";

    private static string Render(ParameterInfo parameter)
    {
        var text = $"{Render(parameter.ParameterType)} {parameter.Name}";
        return parameter.HasDefaultValue ? text + " = " + parameter.DefaultValue?.ToString()?.ToLowerInvariant() : text;
    }

    private static string Render(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return Render(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericType)
        {
            var name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
            return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Render))}>";
        }

        return type.Namespace == "IBApi.protobuf" ? "protobuf." + type.Name : type.Name;
    }
}
