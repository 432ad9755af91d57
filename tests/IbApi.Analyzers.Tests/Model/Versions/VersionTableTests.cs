using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using IbApi.Analyzers.Model.Api;
using IbApi.Analyzers.Tests.Consistency;
using IbApi.Analyzers.Tests.Verification;
using Microsoft.CodeAnalysis;
using Xunit;

namespace IbApi.Analyzers.Tests.Model.Versions;

/// <summary>The tables of versions against the signatures of the stand-ins.</summary>
public sealed class VersionTableTests
{
    private static readonly Dictionary<string, INamespaceSymbol> Apis = ApiGeneration.All.ToDictionary(
        static api => api.Name,
        static api => TestProgram.Compile([], api).GetTypeByMetadataName("IBApi.EClientSocket")!.ContainingNamespace);

    private static readonly JsonElement Facts = JsonDocument
        .Parse(File.ReadAllText(Repository.PathOf("tests/IBApi.StandIn/facts/signatures.json"))).RootElement;

    [Fact]
    public void Requests_exist_with_the_gates_of_the_stand_ins_facts()
        => Assert.All(RequestGates.Requests, static gate => Assert.NotEmpty(Requests(gate.Name)));

    [Fact]
    public void Parameters_exist()
        => Assert.All(RequestGates.Parameters, static gate => Assert.Contains(
            Requests(gate.Owner!), method => method.Parameters.Any(parameter => parameter.Name == gate.Name)));

    [Fact]
    public void Members_exist_and_have_the_gates_of_the_facts()
        => Assert.All(RequestGates.Members, static gate =>
        {
            Assert.NotEmpty(Properties(gate.Owner!, gate.Name));
            var known = Facts.GetProperty("memberGates");
            Assert.True(
                !known.TryGetProperty($"{gate.Owner}.{gate.Name}", out var number) || number.GetInt32() == gate.ServerVersion || gate.MostApi < int.MaxValue,
                $"{gate.Owner}.{gate.Name} has another gate in the facts.");
        });

    [Fact]
    public void Members_that_are_not_sent_exist()
        => Assert.All(UnsentMembers.All, static member => Assert.NotEmpty(Properties(member.Type, member.Name)));

    [Fact]
    public void Constants_exist_with_their_numbers()
        => Assert.All(RequestGates.Requests.AddRange(RequestGates.Members).AddRange(RequestGates.Parameters), static gate => Assert.Contains(
            Apis.Values.SelectMany(static api => api.GetTypeMembers("MinServerVer"))
                .SelectMany(type => type.GetMembers(gate.Constant))
                .OfType<IFieldSymbol>(),
            field => field.ConstantValue is int value && value == gate.ServerVersion));

    [Fact]
    public void Carriers_exist()
        => Assert.All(RequestGates.Carriers, static carrier => Assert.All(carrier.Requests, request => Assert.Contains(
            Requests(request), method => method.Parameters.Any(parameter => parameter.Type.Name == carrier.Type))));

    /// <summary>Each shape of a callback that a generation has is in the table under a release that includes it.</summary>
    [Fact]
    public void Shapes_of_callbacks_are_those_of_the_generations()
        => Assert.All(ApiGeneration.All, static api =>
        {
            var wrapper = Apis[api.Name].GetTypeMembers("EWrapper").Single();
            var release = VersionOf(api);
            Assert.All(CallbackShapes.Names, name =>
            {
                var declared = wrapper.GetMembers(name).OfType<IMethodSymbol>()
                    .Select(static method => string.Join(",", method.Parameters.Select(static parameter => parameter.Type.ToDisplayString(ShortNames))))
                    .ToList();
                var expected = CallbackShapes.Of(name)
                    .Where(shape => shape.From <= release && (shape.Until is not { } until || release < until))
                    .Select(static shape => string.Join(",", shape.Types))
                    .ToList();
                Assert.All(expected, shape => Assert.Contains(shape, declared));
                Assert.Equal(expected.Count > 0, declared.Count > 0);
            });
        });

    /// <summary>What is not in the table has one shape in all generations that have it, beside those of messages.</summary>
    [Fact]
    public void Callbacks_that_changed_are_in_the_table()
    {
        var shapes = ApiGeneration.All
            .SelectMany(static api => Apis[api.Name].GetTypeMembers("EWrapper").Single().GetMembers().OfType<IMethodSymbol>()
                .Select(method => (api.Name, Callback: method.Name, Shape: string.Join(",", method.Parameters.Select(static p => p.Type.ToDisplayString(ShortNames))))))
            .Where(static callback => !callback.Callback.EndsWith("ProtoBuf", StringComparison.Ordinal))
            .GroupBy(static callback => (callback.Callback, callback.Shape))
            .Where(static group => group.Count() < ApiGeneration.All.Length)
            .Select(static group => group.Key.Callback)
            .Distinct();

        Assert.Empty(shapes.Except(CallbackShapes.Names));
    }

    [Fact]
    public void Releases_stand_in_order_and_server_versions_grow()
    {
        Assert.Equal(ApiReleases.All.OrderBy(static release => release.Version).ThenBy(static release => release.MaxServerVersion), ApiReleases.All);
        Assert.Equal(ApiReleases.NewestServerVersion, ApiReleases.All.Max(static release => release.MaxServerVersion));
        Assert.All(ApiReleases.All.Zip(ApiReleases.All.Skip(1)), static pair =>
            Assert.True((pair.First.MaxServerVersion ?? 0) <= (pair.Second.MaxServerVersion ?? 0)));
    }

    /// <summary>Where the numbers of a TWS are known, and where facts contradict each other: never less than it speaks.</summary>
    [Theory]
    [InlineData("952", 103)]
    [InlineData("956", 105)]
    [InlineData("963", 134)]
    [InlineData("968", 136)]
    [InlineData("974", 160)]
    [InlineData("981", 160)]
    [InlineData("985", 161)]
    [InlineData("10.10", 165)]
    [InlineData("10.16", 174)]
    [InlineData("10.19", 176)]
    [InlineData("10.20", 179)]
    [InlineData("10.30", 192)]
    [InlineData("10.30.1t", 192)]
    [InlineData("1045", 224)]
    [InlineData("10.50", int.MaxValue)]
    [InlineData("11.00", int.MaxValue)]
    public void A_TWS_speaks_at_most(string tws, int serverVersion)
        => Assert.Equal(serverVersion, IbVersion.TryParse(tws, out var version) ? ServerVersions.NewestOf(version) : -1);

    [Fact]
    public void An_older_TWS_never_speaks_more()
    {
        var builds = Enumerable.Range(900, 200).Select(static build => new IbVersion(build / 100, build % 100, 0)).ToList();

        Assert.All(builds.Zip(builds.Skip(1)), static pair => Assert.True(ServerVersions.NewestOf(pair.First) <= ServerVersions.NewestOf(pair.Second)));
    }

    [Theory]
    [InlineData(127, "963")]
    [InlineData(167, "10.16")]
    [InlineData(178, "10.25")]
    [InlineData(226, "10.50")]
    [InlineData(227, null)]
    public void A_server_version_is_spoken_from(int serverVersion, string? tws)
        => Assert.Equal(tws, ServerVersions.FirstTwsOf(serverVersion)?.ToTwsText());

    [Theory]
    [InlineData("10.30", "10.30.1", false)]
    [InlineData("10.29.2", "10.30.1", true)]
    [InlineData("985", "10.30.1", true)]
    [InlineData("10.30.1", "10.30.1", false)]
    [InlineData("10.19.1", "10.19.2", true)]
    [InlineData("10.19", "10.19.2", false)]
    [InlineData("951", "952", true)]
    [InlineData("952", "952", false)]
    public void Older_is_what_is_certainly_older(string version, string other, bool isOlder)
    {
        Assert.True(IbVersion.TryParse(version, out var one) & IbVersion.TryParse(other, out var two));
        Assert.Equal(isOlder, one.IsOlderThan(two));
    }

    private static SymbolDisplayFormat ShortNames { get; } = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    private static IbVersion VersionOf(ApiGeneration api)
        => IbVersion.TryParse(Facts.GetProperty("generations").GetProperty(api.Name).GetProperty("release").GetString()!, out var version)
            ? version
            : throw new InvalidOperationException(api.Name);

    private static List<IMethodSymbol> Requests(string name)
        => [.. Apis.Values
            .SelectMany(static api => api.GetTypeMembers("EClient").AddRange(api.GetTypeMembers("EClientSocket")))
            .SelectMany(type => type.GetMembers(name))
            .OfType<IMethodSymbol>()];

    private static List<ISymbol> Properties(string type, string name)
        => [.. Apis.Values.SelectMany(api => api.GetTypeMembers(type)).SelectMany(found => found.GetMembers(name))];
}
